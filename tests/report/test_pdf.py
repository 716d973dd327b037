"""The printed checklist: what every copy must say, whatever was typed into the form."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import Destination

from qhchecklist.assess.assessment import Assessment, Assessor
from qhchecklist.assess.explain import Explainer
from qhchecklist.assess.words import outcome_text
from qhchecklist.checklist import Checklist, GroupKey, group_text, make_checklist, measure_label
from qhchecklist.policy.rulebook import Rulebook
from qhchecklist.policy.text import Lang
from qhchecklist.report.pdf import PdfOptions, print_checklist, render
from qhchecklist.work import Work
from tests.paper_text import page_texts
from tests.pdf_names import HARMFUL, names

EXPIRED = date(2026, 11, 23)
IN_FORCE = date(2024, 6, 1)
SAMPLES = ("quinoa-garlic", "battery-maker", "first-visit", "wool-importer", "ecommerce-platform")
LONG_NAME = (
    "青海省海西蒙古族藏族自治州德令哈市柴达木绿色有机农畜产品精深加工与国际贸易股份有限公司"
    "第二分公司（筹备处）𬭎䶮㛃科技创新联合体有限责任公司"
)
MARKUP = '<b>甲</b><img src="/etc/passwd"/><a href="javascript:x">乙</a>&amp;%s{0}'

Judge = Callable[..., Assessment]
Sample = Callable[[str], dict[str, Any]]


class Printed:
    """A rendered checklist, read back."""

    def __init__(self, checklist: Checklist, lang: Lang = "zh") -> None:
        self.checklist = checklist
        self.data = render(checklist, PdfOptions(lang))
        self.reader = PdfReader(BytesIO(self.data))

    @cached_property
    def pages(self) -> list[str]:
        """The text of each page without blanks."""
        return page_texts(self.data)

    @cached_property
    def text(self) -> str:
        """The text of all pages."""
        return "".join(self.pages)


def bare(text: str) -> str:
    """Text without blanks: lines end where they end."""
    return "".join(text.split())


@pytest.fixture(scope="module")
def printed(judge: Judge, sample: Sample) -> Callable[..., Printed]:
    """A sample, or a document, printed once for all tests that look at it."""
    made: dict[tuple[str, Lang, date], Printed] = {}

    def printing(profile: str | Mapping[str, Any], lang: Lang = "zh", as_of: date = EXPIRED) -> Printed:
        if not isinstance(profile, str):
            return Printed(make_checklist(judge(profile, as_of)), lang)
        key = (profile, lang, as_of)
        if key not in made:
            document = {} if profile == "empty" else sample(profile)
            made[key] = Printed(make_checklist(judge(document, as_of)), lang)
        return made[key]

    return printing


def inner_outline(reader: PdfReader) -> list[str]:
    """The titles of all items, from the document's outline."""
    return [
        one.title or ""
        for part in reader.outline
        if isinstance(part, list)
        for one in part
        if not isinstance(one, list)
    ]


EDITIONS: list[tuple[str, Lang]] = [*((name, "zh") for name in (*SAMPLES, "empty")), ("quinoa-garlic", "en")]


@pytest.mark.parametrize(("name", "lang"), EDITIONS)
def test_every_support_of_the_notice_is_an_item_exactly_once(
    printed: Callable[..., Printed], name: str, lang: Lang
) -> None:
    sheet = printed(name, lang)
    listed = [title.split("　")[0] for title in inner_outline(sheet.reader)]
    assert listed == [*told_in_full(sheet.checklist), *in_tables(sheet.checklist)]
    assert sorted(listed) == sorted(s.id for s in sheet.checklist.assessment.rulebook.policy.supports)


def in_tables(checklist: Checklist) -> list[str]:
    """The items that do not apply: first those of open lists."""
    return [item.id for key in ("open_list", "does_not_apply") for item in checklist.group(key)]


def told_in_full(checklist: Checklist) -> list[str]:
    """All others, as in the notice."""
    listed = set(in_tables(checklist))
    return [one.id for one in checklist.assessment.rulebook.policy.supports if one.id not in listed]


@pytest.mark.parametrize(("name", "lang"), EDITIONS)
def test_the_outline_has_the_measures_of_the_notice_then_the_tables(
    printed: Callable[..., Printed], name: str, lang: Lang
) -> None:
    sheet = printed(name, lang)
    policy, validity = sheet.checklist.assessment.rulebook.policy, sheet.checklist.assessment.validity
    full = set(told_in_full(sheet.checklist))
    measures = [one for one in policy.measures if full & {support.id for support in one.supports}]
    tables: list[GroupKey] = ["open_list", "does_not_apply"]
    expected = [measure_label(one)[lang] for one in measures]
    expected += [group_text(key, validity)[lang] for key in tables if sheet.checklist.group(key)]
    titles = [str(one.title).rsplit(" · ", 1)[0] for one in sheet.reader.outline if isinstance(one, Destination)]
    found = [title for title in titles if title.lower() in {said.lower() for said in expected}]
    assert [title.lower() for title in found] == [said.lower() for said in expected]


@pytest.mark.parametrize(("name", "lang"), EDITIONS)
def test_the_sentence_on_expiry_stands_on_every_page(printed: Callable[..., Printed], name: str, lang: Lang) -> None:
    sheet = printed(name, lang)
    banner = bare(sheet.checklist.assessment.rulebook.policy.head.banner.expired[lang])
    assert all(banner in page for page in sheet.pages)


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2022, 1, 1), "not_published"),
        (date(2022, 11, 20), "published_not_in_force"),
        (IN_FORCE, "in_force"),
        (EXPIRED, "expired"),
    ],
)
def test_each_state_of_validity_has_its_own_words(printed: Callable[..., Printed], day: date, state: str) -> None:
    sheet = printed("first-visit", as_of=day)
    banner = sheet.checklist.assessment.rulebook.policy.head.banner
    for name in ("not_published", "published_not_in_force", "in_force", "expired"):
        said = [bare(getattr(banner, name).zh) in page for page in sheet.pages]
        assert all(said) if name == state else not any(said)
    assert bare(outcome_text("needs_information", sheet.checklist.assessment.validity).zh) in sheet.text
    assert ("按原文件" in sheet.text) == (state == "expired")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_footer_of_every_page_says_page_pack_profile_and_day(printed: Callable[..., Printed], lang: Lang) -> None:
    sheet = printed("quinoa-garlic", lang)
    assessment = sheet.checklist.assessment
    policy = assessment.rulebook.policy
    count = len(sheet.pages)
    assert count <= (14 if lang == "zh" else 22)
    for number, page in enumerate(sheet.pages, start=1):
        assert (f"第{number}页，共{count}页" if lang == "zh" else f"Page{number}of{count}") in page
        assert f"{policy.head.id}{policy.head.version}sha256{policy.sha256[:12]}" in page
        assert f"sha256{assessment.reading.sha256[:12]}" in page
        assert ("判断日期2026年11月23日" if lang == "zh" else "Asof23November2026") in page
        assert bare("工具判读，以主管部门答复为准" if lang == "zh" else "the authority's answer prevails") in page


def test_every_font_is_embedded(printed: Callable[..., Printed]) -> None:
    reader = printed("quinoa-garlic").reader
    numbers = range(1, reader.trailer["/Size"])
    described = [one for one in map(reader.get_object, numbers) if isinstance(one, dict)]
    fonts = [one for one in described if one.get("/Type") == "/FontDescriptor"]
    assert sorted(str(one["/FontName"]).split("+")[1] for one in fonts) == [
        "NotoSansSC-Bold",
        "NotoSansSC-Regular",
        "NotoSerifSC-Bold",
        "NotoSerifSC-Regular",
        "QhNoticeKai-Regular",
    ]  # one of each, the whole document
    assert all("/FontFile2" in one for one in fonts)
    assert not [one for one in described if one.get("/Subtype") == "/Type1"]


def test_what_applies_is_told_in_full(printed: Callable[..., Printed]) -> None:
    sheet = printed("quinoa-garlic")
    for key in ("right", "guided", "encouragement"):
        for item in sheet.checklist.group(key):
            support = item.finding.support
            told = [step for step, state in zip(support.steps, item.steps, strict=True) if state != "not_concerned"]
            assert all(bare(step.text.zh) in sheet.text for step in told)
            assert all(bare(f"[{quote.provision}]“{quote.quote}”") in sheet.text for quote in support.quotes)
            assert bare(support.discretion.zh) in sheet.text
            assert support.reading is None or bare(f"（本工具意见）{support.reading.zh}") in sheet.text
            assert all(bare(name) in sheet.text for name in item.measure.department_names)
    assert "一般程序，待主管部门核实" in sheet.text
    assert "已具备：续证、扩项" in sheet.text


def test_the_marks_at_the_head_of_the_overview_have_words(printed: Callable[..., Printed]) -> None:
    assert "属待补可问不属了解" in printed("quinoa-garlic", "zh").pages[0]


def test_everything_that_is_lost_is_said(printed: Callable[..., Printed]) -> None:
    for name, lang in EDITIONS:
        sheet = printed(name, lang)
        gaps = sheet.checklist.assessment.rulebook.policy.head.gaps
        assert all(sheet.text.count(bare(gap.text[lang])) == 1 for gap in gaps)


def test_tables_name_the_official_sentence_and_what_would_change(
    printed: Callable[..., Printed], explainer: Explainer
) -> None:
    sheet = printed(
        {"registered_division": "630121", "entity_type": "enterprise", "exports": "none", "imports": "none"}
    )
    items = (*sheet.checklist.group("does_not_apply"), *sheet.checklist.group("open_list"))
    goals = [reason for item in items for reason in item.finding.would_change if reason.holds]
    assert goals
    assert "怎样会变：" in sheet.text
    assert all(bare(explainer.leaf(reason.leaf).zh) in sheet.text for reason in goals)
    for item in items:
        assert all(f"[{quote.provision}]" in sheet.text for quote in item.finding.support.quotes)


def test_present_names_of_departments_stand_apart_from_the_official_ones(
    judge: Judge, sample: Sample, rulebook: Rulebook
) -> None:
    policy = rulebook.policy
    renamed = {one.name.zh: one for one in policy.head.departments if one.present}
    measures = tuple(replace(m, department_names=tuple(renamed)) if m.number == 3 else m for m in policy.measures)
    changed = Assessor(replace(rulebook, policy=replace(policy, measures=measures)))
    text = Printed(make_checklist(changed.assess(judge(sample("quinoa-garlic")).reading, EXPIRED))).text
    assert bare("、".join(renamed)) in text
    for one in renamed.values():
        assert one.present is not None
        assert bare(f"{one.name.zh}→{one.present.zh}（{one.since}起）") in text
    assert "今名（一般知识，待核实）" in text


def test_an_empty_profile_prints_every_question_once_with_boxes(printed: Callable[..., Printed]) -> None:
    sheet = printed("empty")
    catalogue = sheet.checklist.assessment.rulebook.catalogue
    missing = {field for item in sheet.checklist.items for field in item.finding.missing}
    assert "（未填企业名称）" in sheet.text
    assert missing
    for field in missing:
        past = catalogue.field(field).is_past(EXPIRED)
        assert sheet.text.count(bare(catalogue.field(field).question.zh.removesuffix("（可多选）"))) == (
            0 if past else 1
        )
    assert "是否不清楚" in sheet.text  # the words beside the boxes


def test_doubtful_answers_are_listed_with_field_and_severity(printed: Callable[..., Printed]) -> None:
    sheet = printed({"uscc": "123", "aeo_level": "最高", "trade_lines": [{"direction": "出去", "hs": "85"}]})
    assert "填写需核对" in sheet.text
    for problem in sheet.checklist.assessment.problems:
        assert bare(problem.message.zh) in sheet.text
    assert "错误第1行“方向”" in sheet.text
    assert "trade_lines" not in sheet.text


def test_rare_characters_and_a_name_of_sixty_characters_are_printed(printed: Callable[..., Printed]) -> None:
    assert len(LONG_NAME) >= 60
    sheet = printed({"enterprise_name": LONG_NAME})
    assert LONG_NAME in sheet.pages[0]
    assert LONG_NAME in str(sheet.reader.metadata and sheet.reader.metadata.title)


def test_hostile_names_come_out_as_text(printed: Callable[..., Printed]) -> None:
    document: dict[str, Any] = {
        "enterprise_name": MARKUP + "\u202e丙\u0000\u200b",
        "registered_division": "630121",
        "exports": "current",
        "entity_type": "enterprise",
        "trade_lines": [{"direction": "export", "product": "=cmd|'/c'!A1 <para>", "hs": "100850", "markets": ["KOR"]}],
    }
    sheet = printed(document)
    assert bare(MARKUP) in sheet.pages[0]
    assert "丙〔U+0000〕" in sheet.text  # what turns writing round is no part of a name
    assert bare("=cmd|'/c'!A1 <para>") in sheet.text
    assert not HARMFUL & names(sheet.data)
    assert list(sheet.reader.attachments) == ["qhchecklist-case.json"]


def test_endless_answers_are_shortened_visibly_and_never_crash(printed: Callable[..., Printed], sample: Sample) -> None:
    rows = [{"direction": "export", "product": "藜麦" * 200 + str(n), "hs": "100850"} for n in range(200)]
    rows.append({"direction": "export", "product": "麦" * 10_240, "hs": "100850", "markets": ["KOR"]})
    document = {
        **sample("quinoa-garlic"),
        "trade_lines": rows,
        "enterprise_name": "甲" * 490,
        "键" * 10_000: "值" * 10_000,
    }
    sheet = printed(document)
    assert "〔略去" in sheet.text
    assert len(sheet.pages) < 40


def test_work_that_was_noted_is_printed(judge: Judge, sample: Sample) -> None:
    assessment = judge(sample("quinoa-garlic"), EXPIRED)
    item = make_checklist(assessment).group("right")[0]
    work = Work("submitted", frozenset({0}), "等<i>回复</i>", date(2026, 12, 1), "马丽")
    sheet = Printed(make_checklist(assessment, {item.id: work}))
    assert "已提交·4步已办1步；经办马丽；期限2026年12月1日；备注等<i>回复</i>" in sheet.text


def test_endless_notes_are_shortened_visibly_and_never_crash(judge: Judge, sample: Sample) -> None:
    """In every group, beside endless reasons: no row of a table may grow beyond a page."""
    rows = [{"direction": "export", "product": "藜麦" * 200 + str(n), "hs": "100850"} for n in range(50)]
    assessment = judge({**sample("quinoa-garlic"), "trade_lines": rows}, EXPIRED)
    endless = Work("not_pursued", frozenset(range(20)), "备" * 9000, date(2026, 12, 1), "人" * 9000, "因" * 9000)
    sheet = Printed(make_checklist(assessment, {item.id: endless for item in make_checklist(assessment).items}))
    assert "〔略去" in sheet.text
    assert len(sheet.pages) < 70


@pytest.mark.parametrize(
    ("document", "spelt_out", "place"),
    [
        ({"enterprise_name": "青海\U0010fffd公司"}, "〔U+10FFFD〕", "企业名称"),
        ({"enterprise_name": "مرحبا"}, "〔U+0645〕", "企业名称"),
        (
            {
                "registered_division": "630121",
                "entity_type": "enterprise",
                "exports": "current",
                "trade_lines": [{"direction": "export", "product": "🌾", "hs": "100850", "markets": ["KOR"]}],
            },
            "〔U+1F33E〕",
            "第1行“品名”",
        ),
    ],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_characters_that_the_fonts_lack_are_spelt_out_and_the_paper_says_so(
    judge: Judge, document: Mapping[str, Any], spelt_out: str, place: str, lang: Lang
) -> None:
    paper = print_checklist(make_checklist(judge(document, EXPIRED)), PdfOptions(lang))
    assert paper.spelt_out is not None
    assert f"{spelt_out}（见{place}）" in paper.spelt_out.zh
    assert spelt_out in paper.spelt_out.en
    pages = page_texts(paper.data)
    assert bare(paper.spelt_out[lang]) in pages[0]
    assert "".join(pages).count(spelt_out) > 1  # where it stands, and where it is said


def test_a_missing_character_in_a_note_is_told_too(judge: Judge, sample: Sample) -> None:
    assessment = judge(sample("quinoa-garlic"), EXPIRED)
    item = make_checklist(assessment).group("right")[0]
    paper = print_checklist(make_checklist(assessment, {item.id: Work(note="好👍")}))
    assert paper.spelt_out is not None
    assert f"〔U+1F44D〕（见{item.id} 备注）" in paper.spelt_out.zh


def test_of_endless_characters_without_glyphs_only_some_are_named(judge: Judge) -> None:
    name = "".join(chr(0x1F300 + number) for number in range(60))
    paper = print_checklist(make_checklist(judge({"enterprise_name": name}, EXPIRED)))
    assert paper.spelt_out is not None
    assert "另有54个" in paper.spelt_out.zh


def test_nothing_is_said_when_every_character_has_a_glyph(judge: Judge, sample: Sample) -> None:
    document = {**sample("quinoa-garlic"), "enterprise_name": "青海𬭎䶮㛃བོད་公司"}
    paper = print_checklist(make_checklist(judge(document, EXPIRED)))
    assert paper.spelt_out is None
    assert "编码" not in page_texts(paper.data)[0]


def test_the_same_checklist_gives_the_same_bytes(printed: Callable[..., Printed]) -> None:
    for name, lang in EDITIONS:
        sheet = printed(name, lang)
        assert render(sheet.checklist, PdfOptions(lang)) == sheet.data


def test_the_english_edition_is_english_with_official_sentences_in_chinese(printed: Callable[..., Printed]) -> None:
    sheet = printed("quinoa-garlic", "en")
    assert sheet.reader.root_object["/Lang"] == "en"
    assert bare("Policy checklist") in sheet.pages[0]
    for item in sheet.checklist.group("right"):
        quote = item.finding.support.quotes[0]
        assert bare(f"[{quote.provision}]“{quote.quote}”") in sheet.text
        gloss = sheet.checklist.assessment.rulebook.policy.provisions[quote.provision].gloss
        assert bare(f"Unofficial translation of the whole sentence: {gloss}") in sheet.text
    han = [one for one in sheet.text if unicodedata.name(one, "").startswith("CJK UNIFIED")]
    assert len(han) < len(sheet.text) / 10, "only names and official sentences are Chinese"
    assert not any(label in sheet.text for label in ("为什么", "怎么办", "责任单位", "待补充", "工具判读"))
