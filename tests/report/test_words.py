"""What the paper says: nothing that contradicts itself, nothing asked that nobody can answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest

from qhchecklist.assess.assessment import Assessment
from qhchecklist.checklist import Checklist, make_checklist
from qhchecklist.policy.text import Lang
from qhchecklist.report.options import Part, PdfOptions
from qhchecklist.report.pdf import render
from qhchecklist.work import Work
from tests.paper_text import page_texts

EXPIRED = date(2026, 11, 23)
IN_FORCE = date(2024, 6, 1)

Judge = Callable[..., Assessment]
Sample = Callable[[str], dict[str, Any]]
Print = Callable[..., str]


_READ: dict[tuple[int, PdfOptions], tuple[Checklist, list[str]]] = {}
"""Papers that were read already: many tests look at one. The checklists are kept, too, so that each id stays theirs."""


def pages(checklist: Checklist, *parts: Part, lang: Lang = "zh", printed_on: date | None = None) -> list[str]:
    """The text of each page without blanks."""
    options = PdfOptions(lang=lang, parts=parts, printed_on=printed_on)
    if (id(checklist), options) not in _READ:
        _READ[id(checklist), options] = checklist, page_texts(render(checklist, options))
    return _READ[id(checklist), options][1]


@pytest.fixture(scope="module")
def made(judge: Judge, sample: Sample) -> Iterator[Callable[..., Checklist]]:
    """A sample's checklist, the same for all tests that ask for the same."""
    kept: dict[tuple[str, date], Checklist] = {}

    def making(name: str, day: date = EXPIRED, work: dict[str, Work] | None = None) -> Checklist:
        if work is None and (name, day) in kept:
            return kept[name, day]
        fresh = make_checklist(judge(sample(name) if name else {}, day), work)
        return kept.setdefault((name, day), fresh) if work is None else fresh

    yield making
    _READ.clear()


def copy_of(checklist: Checklist) -> str:
    """The first copy of the one-time notice."""
    whole = "".join(pages(checklist, "notice"))
    return whole.split("第一联")[1].split("第二联")[0]


def test_what_is_open_is_no_nothing_on_the_one_time_notice(made: Callable[..., Checklist]) -> None:
    checklist = made("first-visit")
    part = copy_of(checklist).split("二、")[0]
    assert "没有。" not in part.replace("不能据此断定没有。", "")
    assert "目前没有可确定的事项" in part
    assert re.search(r"待补充信息，答完第二部分即可判断（\d+项）", part)
    named = (
        f"{item.id}{''.join(item.finding.support.title.zh.split())}" for item in checklist.group("needs_information")
    )
    assert all(one in part for one in named)


def test_the_wide_supports_that_are_not_listed_are_counted(made: Callable[..., Checklist]) -> None:
    checklist = made("quinoa-garlic")
    assert f"另有{len(checklist.group('wide'))}项普遍适用，不列" in copy_of(checklist)


@pytest.mark.parametrize(("name", "support"), [("battery-maker", "S06d"), ("wool-importer", "S03b")])
def test_what_only_the_authority_settles_is_asked_at_the_desk_and_not_of_the_firm(
    made: Callable[..., Checklist], name: str, support: str
) -> None:
    checklist = made(name)
    first, *rest = pages(checklist, "findings")
    told = "".join(rest)
    part = told[told.index(support + next(i for i in checklist.items if i.id == support).finding.support.title.zh) :]
    part = part[: part.index("原文[")]
    assert "请在窗口询问主管部门" in part
    assert "问" not in re.sub("询问|访问", "", part)
    assert "项须由主管部门认定，请在窗口询问" in first


def test_the_counts_of_the_first_page_are_those_of_the_questions(made: Callable[..., Checklist]) -> None:
    for name in ("battery-maker", "wool-importer", "ecommerce-platform", "first-visit", ""):
        checklist = made(name)
        first, *rest = pages(checklist, "findings")
        asked = "|".join(one.question.zh.split("（")[0] for one in checklist.assessment.rulebook.catalogue.fields)
        numbers = {int(number) for number in re.findall(rf"问(\d+)(?={asked})", "".join(rest))}
        count = re.search(r"答完(\d+)个问题，最多(\d+)项有结论", first)
        assert numbers == set(range(1, int(count[1]) + 1 if count else 1)), name
        others = sum(map(int, re.findall(r"另(\d+)项(?:须由主管|只关系)", first)))
        assert (int(count[2]) if count else 0) + others == len(checklist.group("needs_information")), name


def test_an_open_support_names_every_question_that_can_still_bear_on_it(made: Callable[..., Checklist]) -> None:
    """Also those of other ways to it: who sends freight trains has other answers than who owns the goods."""
    told = "".join(pages(made("", date(2022, 11, 20)), "findings"))
    trains, school = (
        told.split(title)[1].split("原文[")[0] for title in ("S09c国际货运班列联运", "S04a校企人才培养合作")
    )
    assert "国际物流服务通往哪些国家（地区）？（可填多项）（业务角色含物流、货代的才答）" in trains
    for label in ("注册地", "主体类型", "业务角色", "货物明细"):
        assert re.search(rf"{label}（见问\d+）", trains), label
    for label in ("注册地", "主体类型", "出口情况", "进口情况"):
        assert re.search(rf"{label}（见问\d+）", school), label


def test_a_question_of_the_past_has_no_number_and_one_of_the_present_no_then(made: Callable[..., Checklist]) -> None:
    today, before = ("".join(pages(made("", day), "findings", "notice")) for day in (EXPIRED, date(2022, 11, 20)))
    assert "只关系到2022年12月31日及以前的业务，不再询问，需要时再说明" in today
    assert "货运车辆是否持有" not in today
    assert "货运车辆是否持有" in before
    assert "当时是否" not in before


def test_a_wide_support_says_its_strength_whether_open_or_not(made: Callable[..., Checklist]) -> None:
    for name in ("quinoa-garlic", ""):
        told = "".join(pages(made(name), "findings"))
        assert re.search("S13a出口信保投保自选.{0,30}可直接主张·普遍适用·金融", told), name


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2022, 1, 1), "尚未发布，自2022年12月10日起施行，施行前不能据以办理"),
        (date(2022, 11, 20), "本文件自2022年12月10日起施行，施行前不能据以办理"),
        (EXPIRED, "有效期已于2025年12月9日届满：请向主管部门确认现行规定"),
    ],
)
def test_what_to_confirm_depends_on_the_day(made: Callable[..., Checklist], day: date, said: str) -> None:
    assert said in pages(made("first-visit", day))[0].split("下一步")[1]


def test_it_is_said_when_somebody_last_looked_for_a_later_document_and_never_that_there_is_none(
    made: Callable[..., Checklist],
) -> None:
    said = "截至2026年11月22日，未查到延期或替代文件；查不到不等于没有，请向主管部门核实。"
    expired, inside = made("quinoa-garlic"), made("quinoa-garlic", IN_FORCE)
    assert said in pages(expired)[0].split("先核实")[1].split("先办")[0]
    assert said not in pages(inside)[0]
    assert said in pages(inside, printed_on=EXPIRED)[0]
    for checklist in (expired, inside):
        assert said in "".join(pages(checklist)).split("关于这份清单")[1]


def test_a_pack_past_its_review_says_so_where_the_day_of_printing_is_known(made: Callable[..., Checklist]) -> None:
    late = "本规则包已超过复核日期（2027年6月30日）。"
    for day, found in ((None, False), (date(2027, 6, 30), False), (date(2027, 7, 1), True)):
        assert (late in pages(made("quinoa-garlic"), printed_on=day)[0]) is found


def test_markets_and_origins_stand_apart(made: Callable[..., Checklist]) -> None:
    first = pages(made("wool-importer"))[0]
    assert re.search("出口市场.{0,12}美国", first)
    assert re.search("进口来源(澳大利亚|新西兰)", first)
    assert "目标市场" not in first


def test_a_measure_says_how_many_of_its_supports_are_told(made: Callable[..., Checklist]) -> None:
    told = "".join(pages(made("quinoa-garlic"), "findings"))
    assert re.search(r"（五）深挖出口潜力列出\d项，共7项", told)


def test_department_pages_leave_out_what_is_not_pursued_and_say_what_was_done(made: Callable[..., Checklist]) -> None:
    work = {
        "S05a": Work("not_pursued", reason="不做"),
        "S03h": Work("submitted", person="马丽", due=date(2026, 12, 1)),
    }
    checklist = made("quinoa-garlic", work=work)
    departments = "".join(pages(checklist, "departments")[2:])
    assert "S05a" not in departments
    assert re.search("S03h出口退税六日办结.{0,40}已提交.{0,12}经办马丽；期限2026年12月1日", departments)
    notice = copy_of(checklist)
    assert notice.count("S05a") == 1
    assert "企业决定不办理（1项）S05a" in notice
    assert re.search("S03h出口退税六日办结（已提交.{0,12}经办马丽；期限2026年12月1日）", notice)


def test_a_notice_that_expired_before_printing_is_said_on_every_page(made: Callable[..., Checklist]) -> None:
    said, inside = "打印时本文件有效期已届满，结论只就判断日期而言", made("quinoa-garlic", IN_FORCE)
    printed = pages(inside, "findings", printed_on=EXPIRED)
    assert all(said in page for page in printed)
    assert all("判断日期2024年6月1日·打印日期2026年11月23日" in page for page in printed)
    assert not any(said in page for page in pages(inside, "findings", printed_on=IN_FORCE))
    assert not any(said in page for page in pages(made("quinoa-garlic"), "findings", printed_on=EXPIRED))
    assert not any("打印日期" in page for page in pages(inside))


def test_paper_that_is_read_after_the_expiry_makes_no_present_claim(made: Callable[..., Checklist]) -> None:
    inside = made("quinoa-garlic", IN_FORCE)
    late, early = ("".join(pages(inside, "findings", printed_on=day)) for day in (EXPIRED, IN_FORCE))
    assert "不构成现行政策依据；办理前请确认现行规定" in late
    assert "原文力度：可直接主张" in late
    assert "原文力度" not in early
    assert "按原文件：属适用对象" in late
    assert "按原文件" not in early


def test_what_remains_after_the_expiry_is_said_of_wide_and_of_open_supports_too(made: Callable[..., Checklist]) -> None:
    told = "".join(pages(made("quinoa-garlic"), "findings"))
    book = made("quinoa-garlic").assessment.rulebook
    notes = [one.after_expiry.note for one in book.policy.supports if one.wide and one.after_expiry is not None]
    assert notes
    for note in notes:
        assert note is None or "".join(note.zh.split()) in told


def test_only_what_is_to_be_brought_has_a_box_and_open_supports_say_so(made: Callable[..., Checklist]) -> None:
    part = copy_of(made("quinoa-garlic")).split("三、")[1]
    brought, obtained = part.split("办成后取得，不用带去：")
    assert "成本与工序说明" in brought
    assert "S01a（待定）" in brought
    assert "中国有机证书（已有）（S02f有机认证支持）" in obtained
    assert "限进口方" not in part
    assert "主协议S15a" not in part
    assert "允许进出口证明书" not in part


def test_what_is_behind_the_firm_is_no_step_to_take(made: Callable[..., Checklist]) -> None:
    first, *rest = pages(made("quinoa-garlic"), "findings", "departments")
    assert "S03h出口退税六日办结：通过电子税务局或单一窗口申报退税" in first
    told = "".join(rest)
    assert told.count("办理出口退（免）税备案") == 1
    assert "已具备：办理出口退（免）税备案〔一般程序，待主管部门核实〕" in told
    assert "未认证企业可向西宁海关" not in "".join(pages(made("battery-maker"), "findings", "departments"))


def test_advice_is_explained_only_where_a_row_gives_it(made: Callable[..., Checklist]) -> None:
    for name in ("quinoa-garlic", "first-visit", "battery-maker"):
        told = "".join(pages(made(name), "findings"))
        assert ("“怎样会变”只写" in told) is ("怎样会变：" in told), name


def test_a_question_without_boxes_says_that_several_may_be_written(made: Callable[..., Checklist]) -> None:
    told = "".join(pages(made(""), "findings"))
    assert "报关用过哪些监管方式？（可填多项）" in told
    assert "做哪些业务？（可多选）" in told


def test_the_notice_of_this_tool_cannot_be_taken_for_an_official_form(made: Callable[..., Checklist]) -> None:
    assert "一次性告知单·本工具整理，不是政府公文第一联" in "".join(pages(made("first-visit"), "notice"))


def test_what_is_open_is_said_once_in_a_line(made: Callable[..., Checklist]) -> None:
    told = "".join(pages(made(""), "findings"))
    assert not re.search("尚未确定：[^：]*；尚未确定：", told)


def test_an_authority_with_two_names_in_the_notice_has_one_sheet(made: Callable[..., Checklist]) -> None:
    told = "".join(pages(made("ecommerce-platform"), "departments"))
    assert told.count("带此页到：省税务局、国家税务总局青海省税务局") >= 1
    assert "带此页到：国家税务总局" not in told


def test_the_firms_own_city_or_prefecture_is_named_where_it_is_known(made: Callable[..., Checklist]) -> None:
    told = "".join(pages(made("ecommerce-platform"), "departments"))
    assert "带此页到：海西蒙古族藏族自治州人民政府（各市州政府；可先问所在市州商务主管部门）" in told
    told = "".join(pages(made("", date(2024, 6, 1)), "departments"))
    assert "带此页到：各市州政府（可先问所在市州商务主管部门）" in told


def test_on_a_department_page_only_what_can_be_ticked_off_has_a_question(made: Callable[..., Checklist]) -> None:
    told = "".join(pages(made("quinoa-garlic"), "departments"))
    assert "可问：藜麦是否在“等”之内？" in told
    assert "清单未列举，可咨询：" not in told


def test_informational_sentences_say_once_why_nothing_can_be_applied_for(made: Callable[..., Checklist]) -> None:
    told = "".join(pages(made("quinoa-garlic"), "findings"))
    assert "；政府工作" not in told
    assert told.count("对政府部门的工作要求，企业没有申领入口") == 2
    assert "；正文已缺" not in told
    assert "；全缺" not in told


def test_the_lost_text_is_always_minded_and_counts_the_closing_paragraph_apart(made: Callable[..., Checklist]) -> None:
    for name in ("quinoa-garlic", "ecommerce-platform", "first-visit", ""):
        assert "9项措施和结尾段的原文有缺" in pages(made(name))[0], name


def test_trademarks_are_renewed_in_their_own_words_and_stand_in_the_card(made: Callable[..., Checklist]) -> None:
    first, *rest = pages(made("wool-importer"), "findings")
    assert "已有境外商标：按期续展、增加国家（地区）" in "".join(rest)
    assert "境外商标美国" in first


def test_the_named_markets_are_named_and_what_was_said_of_exports_is_the_reason(made: Callable[..., Checklist]) -> None:
    told = "".join(pages(made(""), "findings"))
    assert "五个点名市场" not in told
    assert "巴基斯坦、阿联酋、尼泊尔、美国、中国香港" in told
    told = "".join(pages(made("first-visit"), "findings"))
    assert re.search("S05b传统特色品稳出口.{0,200}（所填：打算出口）", told)


def test_the_paper_says_that_the_text_has_no_number(made: Callable[..., Checklist]) -> None:
    assert "发文字号：现存文本中没有" in pages(made(""))[0]


def test_english_reasons_are_sentences(made: Callable[..., Checklist]) -> None:
    told = "".join(pages(made("quinoa-garlic"), "findings", lang="en"))
    for wrong in ("goodsdoesnot", "isanexport", "isactualtrade", "isoneof", "10,000CNY"):
        assert wrong not in told, wrong


def test_a_reading_by_which_a_firm_might_be_covered_is_told_where_it_is_not(made: Callable[..., Checklist]) -> None:
    told = "".join(pages(made("wool-importer"), "findings"))
    part = told.split("不属适用对象19项")[1].split("S01b生产物流困难协调")[1].split("S02f")[0]
    assert "第二种读法（本工具意见）订单不足、融资难是否属“生产经营”可两说；本工具不算在内" in part


def test_no_page_has_only_what_the_tool_is(made: Callable[..., Checklist]) -> None:
    """The documents are on its page too, where there are any."""
    for name in ("quinoa-garlic", "battery-maker", "first-visit", "wool-importer", "ecommerce-platform"):
        made_pages = pages(made(name), "findings", "documents")
        assert "材料清单" in made_pages[-1], name
        assert "关于这份清单" in made_pages[-1], name


def test_a_step_that_counts_as_done_stands_ticked_on_the_page_of_a_department(made: Callable[..., Checklist]) -> None:
    """Also one that is behind the firm by what it answered: the count beside it says two of four."""
    work = {"S03h": Work("submitted", frozenset({0, 1}))}
    part = "".join(pages(made("quinoa-garlic", work=work), "departments")).split("带此页到：省税务局")[1]
    assert "4步已办2步" in part
    assert "办理出口退（免）税备案" in part
