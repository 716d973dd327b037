"""The shipped pack is whole, and a damaged one says where and what."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from qhchecklist import paths
from qhchecklist.cli import app
from qhchecklist.policy.condition import citations
from qhchecklist.policy.pack import load_policy, load_rulebook
from qhchecklist.policy.problem import PackError
from qhchecklist.policy.rulebook import Rulebook

runner = CliRunner()


def test_the_notice_has_72_sentences_15_measures_and_60_supports(rulebook: Rulebook) -> None:
    policy = rulebook.policy
    assert len(policy.provisions) == 72
    assert [m.number for m in policy.measures if m.number] == list(range(1, 16))
    assert len(policy.supports) == 60
    assert sum(support.condition is None for support in policy.supports) == 8


def test_sixteen_sentences_in_six_gaps_are_said_to_be_lost(rulebook: Rulebook) -> None:
    gaps = rulebook.policy.head.gaps
    assert len(gaps) == 6
    assert sum(gap.lost for gap in gaps) == 16
    assert all(gap.after in rulebook.policy.provisions for gap in gaps)


def test_every_sentence_stands_in_the_damaged_copy_word_for_word(rulebook: Rulebook) -> None:
    damaged = (Path(__file__).parent / "damaged_copy.txt").read_text(encoding="utf-8")
    for provision in rulebook.policy.provisions.values():
        assert provision.text in damaged, provision.id


def test_every_sentence_of_the_damaged_copy_is_kept(rulebook: Rulebook) -> None:
    """Sentence by sentence (split at 。), nothing of the copy is missing from the reconstruction."""
    damaged = (Path(__file__).parent / "damaged_copy.txt").read_text(encoding="utf-8")
    whole = "".join(provision.text for provision in rulebook.policy.provisions.values())
    for sentence in set(damaged.replace("\n", "").split("。")):
        assert sentence in whole, sentence[:40]


def test_every_leaf_condition_cites_a_sentence_word_for_word(rulebook: Rulebook) -> None:
    for support in rulebook.policy.supports:
        for cite in citations(support.condition) if support.condition else ():
            assert cite is not None
            assert cite.quote
            assert cite.quote in rulebook.policy.provisions[cite.provision].text


def test_every_quote_of_every_support_is_verbatim(rulebook: Rulebook) -> None:
    for support in rulebook.policy.supports:
        assert support.quotes
        for cite in support.quotes:
            assert cite.quote in rulebook.policy.provisions[cite.provision].text


def test_the_nine_wide_supports_are_marked(rulebook: Rulebook) -> None:
    wide = {support.id for support in rulebook.policy.supports if support.wide}
    assert wide == {"S02h", "S13a", "S03d", "S03e", "S04a", "S04b", "S08a", "S15b", "S15c"}


def test_measures_without_a_bracket_say_so(rulebook: Rulebook) -> None:
    lost = [measure.number for measure in rulebook.policy.measures if measure.departments is None]
    assert lost == [9, 11, 13, 15, None]


def test_strengths_are_five_rights_twenty_one_guided_twenty_six_encouragements(rulebook: Rulebook) -> None:
    count = [support.strength for support in rulebook.policy.supports].count
    assert (count("right"), count("guided"), count("encouragement"), count("informational")) == (5, 21, 26, 8)


def test_no_document_number_is_invented(rulebook: Rulebook) -> None:
    assert rulebook.policy.head.number is None


def test_every_text_of_the_pack_is_there_in_both_languages(rulebook: Rulebook) -> None:
    for support in rulebook.policy.supports:
        texts = [support.title, support.who, support.discretion, *(step.text for step in support.steps)]
        texts += [support.reading] if support.reading else []
        assert all(text.zh and text.en for text in texts), support.id
    assert all(provision.gloss for provision in rulebook.policy.provisions.values())


def test_check_finds_nothing_wrong_with_the_shipped_pack() -> None:
    result = runner.invoke(app, ["check"])
    assert result.exit_code == 0, result.output
    assert "72 句条文" in result.output


def test_every_document_stands_word_for_word_in_its_step(rulebook: Rulebook) -> None:
    named = [(step, text) for support in rulebook.policy.supports for step in support.steps for text in step.documents]
    assert named
    for step, text in named:
        assert text.zh.strip()
        assert text.zh in step.text.zh
        assert text.en.strip()
        assert text.en.lower() in step.text.en.lower()


def test_no_support_names_a_document_twice(rulebook: Rulebook) -> None:
    for support in rulebook.policy.supports:
        names = [text.zh for step in support.steps for text in step.documents]
        assert len(names) == len(set(names)), support.id


DAMAGES: list[tuple[str, str, str, str, str]] = [
    ("measures/05.yaml", "清单外", 'quote: "积极引导我省自产产品出口', 'quote: "积极引导我省产品出口', "不在条文 5.2"),
    ("measures/05.yaml", "货物", "black_garlic", "blackgarlic", "是否应为 black_garlic"),
    ("measures/06.yaml", "区域", "[AUS_NZL, SOUTH_AMERICA]", "[AUS_NZL, SOUTH_AMERIKA]", "SOUTH_AMERICA"),
    ("measures/01.yaml", "问题项", "field: difficulties", "field: dificulties", "difficulties"),
    ("measures/01.yaml", "键", "strength: guided", "strenght: guided", "是否应为 strength"),
    ("measures/01.yaml", "值", "strength: guided", "strength: strong", "guided"),
    ("measures/03.yaml", "条文", 'provision: "3.5"', 'provision: "3.9"', "没有条文“3.9”"),
    ("measures/03.yaml", "共用条件", "use: exporter,", "use: exporters,", "是否应为 exporter"),
    ("measures/03.yaml", "选项", "one_of: [advanced]", "one_of: [advance]", "advanced"),
    ("measures/02.yaml", "台账", 'provisions: ["2.0", "2.1"', 'provisions: ["2.0"', "2.1 不在任何措施的台账"),
    ("measures/13.yaml", "条件种类", "size: [medium", "sizes: [medium", "是否应为 size"),
    ("measures/15.yaml", "材料的中文", '{zh: "敞口与期限表"', '{zh: "授权书"', "材料“授权书”不在该步骤的中文里"),
    ("measures/15.yaml", "材料是空的", '{zh: "敞口与期限表"', '{zh: " "', "不在该步骤的中文里"),
    (
        "measures/15.yaml",
        "材料的英文",
        'en: "table of exposures and maturities"}',
        'en: "framework"}',
        "材料的英文“framework”不在",
    ),
    ("measures/15.yaml", "材料列了两次", '{zh: "敞口与期限表"', '{zh: "贸易背景单证"', "“贸易背景单证”列了两次"),
    ("measures/15.yaml", "材料的键", "        documents:", "        document:", "是否应为 documents"),
    ("measures/15.yaml", "材料的语言", '{zh: "敞口与期限表", en:', '{zh: "敞口与期限表", eng:', "未知的键“eng”"),
    (
        "measures/03.yaml",
        "材料的译法",
        '- {zh: "原产地证明", en: "proof of',
        '- {zh: "原产地证明", en: "the proof of',
        "请统一为",
    ),
    ("measures/06.yaml", "材料限谁", 'only: {zh: "进口医疗器械"', 'only: {zh: "医院"', "“医院”不在该步骤的中文里"),
    (
        "measures/13.yaml",
        "步骤的条件不引条文",
        "done_when: {field: export_credit_insurance, one_of: [government_policy, own_policy]}",
        "done_when: {field: export_credit_insurance, one_of: [none], cite: {provision: '13.1', quote: '投保'}}",
        "不引条文",
    ),
    (
        "measures/03.yaml",
        "材料的条件不引条文",
        "only_when: {field: imports, one_of: [current, planned]}",
        "only_when: {field: imports, one_of: [current], cite: {provision: '3.1', quote: '积极'}}",
        "不引条文",
    ),
    (
        "measures/02.yaml",
        "材料的条件",
        "held_when: {field: certifications, has_any: [organic_cn]}",
        "held_when: {field: certifications, has_any: [organic]}",
        "没有“已有认证和证书”的选项“organic”",
    ),
    ("measures/03.yaml", "步骤的条件", "done_when: {field: export_refund.filed", "done_when: {field: filed", "filed"),
    ("cases/05.yaml", "例", "outcome: does_not_apply", "outcome: applies", "outcome 应为"),
    ("policy.yaml", "横幅", 'zh: "业务发生在有效期内：', 'zha: "业务发生在有效期内：', "未知的键“zha”"),
    ("policy.yaml", "同一单位", 'same_as: "省税务局"', 'same_as: "省税务厅"', "departments 里没有“省税务厅”"),
    ("policy.yaml", "日期", 'in_force_to: "2025-12-09"', 'in_force_to: "2025-12-32"', "日期"),
]


@pytest.mark.parametrize(("file", "what", "old", "new", "told"), DAMAGES, ids=[one[1] for one in DAMAGES])
def test_a_damaged_pack_is_refused_with_file_and_line(
    pack_copy: Path, file: str, what: str, old: str, new: str, told: str
) -> None:
    path = pack_copy / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    line = text[: text.index(old)].count("\n") + 1
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    result = runner.invoke(app, ["check", str(pack_copy)])
    assert result.exit_code == 1
    assert told in result.output
    if what == "台账":
        assert "source.txt:" in result.output
    elif what == "例":
        assert f"{file}:" in result.output
    else:
        assert f"{file}:{line}:" in result.output


def test_all_faults_are_reported_at_once(pack_copy: Path) -> None:
    for file, _, old, new, _ in DAMAGES[:4]:
        path = pack_copy / file
        path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    output = runner.invoke(app, ["check", str(pack_copy)]).output
    for _, _, _, _, told in DAMAGES[:4]:
        assert told in output


def test_a_support_without_cases_is_a_fault(pack_copy: Path) -> None:
    (pack_copy / "cases" / "07.yaml").unlink()
    output = runner.invoke(app, ["check", str(pack_copy)]).output
    assert "S07a 缺少结果为 applies、does_not_apply、needs_information 的例" in output


def test_faulty_yaml_names_the_line(pack_copy: Path) -> None:
    path = pack_copy / "measures" / "04.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "\n  bad: [1\n", encoding="utf-8")
    output = runner.invoke(app, ["check", str(pack_copy)]).output
    assert "measures/04.yaml:" in output
    assert "YAML 格式有误" in output


def test_a_duplicate_key_is_a_fault(pack_copy: Path) -> None:
    path = pack_copy / "measures" / "04.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("number: 4", "number: 4\nnumber: 5", 1), encoding="utf-8")
    assert "重复出现" in runner.invoke(app, ["check", str(pack_copy)]).output


def test_an_unknown_policy_names_the_known_ones() -> None:
    with pytest.raises(PackError, match="qinghai-2022"):
        load_rulebook(paths.resources(), "qinghai-2023")


def test_the_hash_covers_what_decides_and_not_the_cases(pack_copy: Path, rulebook: Rulebook) -> None:
    assert _digest(pack_copy) == rulebook.policy.sha256
    (pack_copy / "cases" / "01.yaml").write_text('as_of: "2024-06-01"\ncases: []\n', encoding="utf-8")
    assert _digest(pack_copy) == rulebook.policy.sha256
    path = pack_copy / "measures" / "01.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "# x\n", encoding="utf-8")
    assert _digest(pack_copy) != rulebook.policy.sha256


def _digest(folder: Path) -> str:
    policy, _, _ = load_policy(folder)
    assert policy is not None
    return policy.sha256


def test_codes_that_look_like_numbers_stay_text(read: Callable[..., object], tmp_path: Path) -> None:
    from qhchecklist.policy.profile import load_document

    path = tmp_path / "firm.yaml"
    path.write_text("trade_lines:\n  - {hs: 030191, markets: [NO]}\n", encoding="utf-8")
    assert load_document(path) == {"trade_lines": [{"hs": "030191", "markets": ["NO"]}]}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('published: "2022-11-16"', 'published: "2023-11-16"', "日期先后不对"),
        ('zh: "本文件有效期已于2025年12月9日届满。', 'zh: "本文件有效期已于2025年12月8日届满。', "与 in_force_to 不同"),
        ('in_force_to: "2025-12-09"', 'in_force_to: "2026-12-09"', "应写明2026年12月9日"),
        ("  business_outside:\n", "  business_elsewhere:\n", "缺少键“business_outside”"),
    ],
)
def test_a_banner_that_does_not_fit_the_dates_is_a_fault(pack_copy: Path, old: str, new: str, told: str) -> None:
    path = pack_copy / "policy.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    result = runner.invoke(app, ["check", str(pack_copy)])
    assert result.exit_code == 1
    assert told in result.output


def test_an_empty_sentence_of_the_banner_is_a_fault(pack_copy: Path, rulebook: Rulebook) -> None:
    path = pack_copy / "policy.yaml"
    said = rulebook.policy.head.banner.business_in_force.zh
    path.write_text(path.read_text(encoding="utf-8").replace(said, " ", 1), encoding="utf-8")
    assert "横幅“business_in_force”是空的" in runner.invoke(app, ["check", str(pack_copy)]).output
