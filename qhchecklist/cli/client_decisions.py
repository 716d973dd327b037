"""`clients questions|decide`: what only an authority settles, the sheets that ask it, and its answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from qhchecklist import paths
from qhchecklist.assess.assessment import Assessment, Assessor
from qhchecklist.assess.authority import AuthorityQuestion, Inquiry, authority_questions, inquiries
from qhchecklist.assess.explain import Explainer
from qhchecklist.checklist import make_checklist
from qhchecklist.cli.client_store import ByOption, ClientArgument, StoreOption, chosen, opened
from qhchecklist.cli.inputs import AsOfOption, LangOption, Language, PolicyOption, read_day, refuse, rulebook
from qhchecklist.policy.doubts import Json
from qhchecklist.policy.problem import UnreadableFileError, nearest
from qhchecklist.policy.profile import flatten, json_document, nest, read_profile
from qhchecklist.policy.rulebook import Rulebook
from qhchecklist.policy.ruling import OUTCOMES, Outcome
from qhchecklist.policy.system_error import refusal
from qhchecklist.policy.text import Lang, Text
from qhchecklist.policy.whole_file import write_private
from qhchecklist.report.typeset.legible import one_line
from qhchecklist.store.decisions import Decision, told_by
from qhchecklist.store.records import Client

if TYPE_CHECKING:
    from qhchecklist.store.store import Store


class _About(NamedTuple):
    """What a decision is about, see `Decision`."""

    question: str = ""
    point: str = ""
    goods: str = ""


class OutcomeName(StrEnum):
    """What an authority answered."""

    yes = "yes"
    no = "no"
    documents = "documents"
    other = "other"


def questions(
    client: ClientArgument,
    policy: PolicyOption = paths.DEFAULT_POLICY,
    as_of: AsOfOption = "",
    pdf: Annotated[
        Path | None, typer.Option("--pdf", metavar="FOLDER", help="给每个单位写一份问题单（PDF），放进这个文件夹")
    ] = None,
    txt: Annotated[Path | None, typer.Option("--txt", metavar="FOLDER", help="同上，写成纯文本")] = None,
    office: Annotated[str, typer.Option("--office", metavar="NAME", help="只写给名称里含这几个字的单位")] = "",
    masked: Annotated[bool, typer.Option("--masked", help="问题单上不写企业名称和信用代码")] = False,
    large: Annotated[bool, typer.Option("--large", help="PDF 用大字版")] = False,
    store: StoreOption = "",
    lang: LangOption = Language.zh,
) -> None:
    """列出一家客户须由主管部门认定的问题；--pdf、--txt 写出交给各单位的问题单。

    退出码：0 已列出（没有也算）；2 没有这家客户，或客户库、文件夹无法使用。
    """
    book = rulebook(policy, lang.value)
    with opened(store, "", lang.value) as found:
        one = chosen(found, client, lang.value)
        assessment = judged(found, one, book, read_day(as_of, lang.value))
    explainer = Explainer(book)
    asked = authority_questions(assessment, explainer)
    for number, question in enumerate(asked, 1):
        typer.echo(one_line(_line(number, question)[lang.value]))
    typer.echo(Text(f"共 {len(asked)} 个问题。", f"{len(asked)} questions.")[lang.value])
    wanted = [each for each in inquiries(assessment, explainer) if _is_wanted(each, office)]
    if (pdf or txt) and not wanted:
        zh = "没有要写的问题单：没有须由主管部门认定的问题，或没有这样的单位。"
        refuse(Text(zh, "There is no sheet to write: no question, or no such office."), lang.value)
    for each in wanted:
        _write_sheets(assessment, each, one.id, pdf, txt, masked, large, lang.value)


def judged(store: Store, client: Client, book: Rulebook, day: date) -> Assessment:
    """A client as it is judged: with what authorities decided about it."""
    from qhchecklist.store.transfer import read_decisions

    with store.reading() as connection:
        rulings = told_by(read_decisions(connection, client.id))
    return Assessor(book).assess(read_profile(client.dossier.profile, book.catalogue, book.codes), day, rulings)


def _line(number: int, question: AuthorityQuestion) -> Text:
    support, cited = question.support, "、".join(question.provisions)
    zh = "、".join(office.zh for office in question.offices) or "原文没有写明单位"
    en = ", ".join(office.en for office in question.offices) or "the notice names no office"
    stated = Text(*("；".join(one[lang] for one in question.stated) for lang in ("zh", "en")))
    return Text(
        f"{number}. {support.id} {support.title.zh}：{question.question.zh}〔{cited}〕（{zh}）{stated.zh}",
        f"{number}. {support.id} {support.title.en}: {question.question.en} [{cited}] ({en}) {stated.en}",
    )


# --- sheets ------------------------------------------------------------------------------------------


def _is_wanted(inquiry: Inquiry, office: str) -> bool:
    names = [name for one in inquiry.offices for name in (one.name.zh, one.name.en)]
    return not office or any(office in name for name in names)


def _write_sheets(
    assessment: Assessment,
    inquiry: Inquiry,
    client: str,
    pdf: Path | None,
    txt: Path | None,
    masked: bool,
    large: bool,
    lang: Lang,
) -> None:
    """Each as a whole or not at all, readable only for its owner; tells what was written."""
    from qhchecklist.report.inquiry import InquiryOptions, print_inquiry  # reportlab only when asked for
    from qhchecklist.report.inquiry_text import inquiry_text

    checklist = make_checklist(assessment)
    office = inquiry.offices[0].name.zh if inquiry.offices else "单位待定"
    name = f"问题单-{client[:8]}-{office}"
    files: list[tuple[Path, bytes]] = []
    if pdf is not None:
        paper = print_inquiry(checklist, inquiry, InquiryOptions(lang, large, masked, date.today()))
        files.append((pdf / f"{name}.pdf", paper.data))
        if paper.spelt_out is not None:
            typer.echo(paper.spelt_out[lang], err=True)
    if txt is not None:
        files.append((txt / f"{name}.txt", inquiry_text(checklist, inquiry, lang, masked=masked).encode()))
    for path, data in files:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_private(path, data)
        except UnreadableFileError as error:
            refuse(Text(one_line(error.message.zh), one_line(error.message.en)), lang)
        except OSError as error:
            shown, why = one_line(str(path.parent)), refusal(error).both
            refuse(Text(f"{shown} 不能用：{why.zh}。", f"{shown} cannot be used: {why.en}."), lang)
        shown = one_line(str(path))
        typer.echo(Text(f"已写出 {shown}。", f"Wrote {shown}.")[lang])


# --- answers -----------------------------------------------------------------------------------------


def decide(
    client: ClientArgument,
    support: Annotated[str, typer.Argument(metavar="SUPPORT", help="支持事项编号，如 S01a")],
    answer: Annotated[str, typer.Argument(metavar="ANSWER", help="答复的原话或要点；是、否、需补充材料即按此认定")],
    office: Annotated[str, typer.Option("--office", metavar="NAME", help="作出认定的单位")],
    outcome: Annotated[
        OutcomeName | None,
        typer.Option("--outcome", help="认定：yes 是，no 否，documents 需补充材料，other 另有说明；默认看答复"),
    ] = None,
    question: Annotated[
        int, typer.Option("--question", metavar="N", min=0, help="答的是 clients questions 里的第几个问题")
    ] = 0,
    day: Annotated[str, typer.Option("--day", metavar="DATE", help="答复日期；默认今天")] = "",
    reference: Annotated[str, typer.Option("--reference", metavar="TEXT", help="文号，有则填")] = "",
    value: Annotated[
        str, typer.Option("--value", metavar="JSON", help='由此确定的回答，如 {"recognitions": ["key_importer"]}')
    ] = "",
    as_of: AsOfOption = "",
    store: StoreOption = "",
    by: ByOption = "",
    lang: LangOption = Language.zh,
) -> None:
    """记下主管部门的认定；判断时以它为准，由它确定的回答标明来源，不算企业自述。

    退出码：0 已记录；2 没有这家客户或这个事项，或输入、客户库无法使用。
    """
    from qhchecklist.store.transfer import record_decision_and_answers

    book = rulebook(paths.DEFAULT_POLICY, lang.value)
    _check_support(support, book, lang.value)
    answers, known = _answers(value, book, lang.value), _outcome(outcome, answer)
    answered_on = read_day(day, lang.value)
    _check_reply(office, answered_on, lang.value)
    with opened(store, by, lang.value) as found:
        one = chosen(found, client, lang.value)
        assessment = judged(found, one, book, read_day(as_of, lang.value))
        about = _about(assessment, Explainer(book), support, question, known, lang.value)
        told = _decision(office.strip(), answer, answered_on, reference, support, answers)
        told = replace(told, outcome=known, question=about.question, point=about.point, goods=about.goods)
        flat = flatten(one.dossier.profile, book.catalogue)
        dossier = replace(one.dossier, profile=nest(flat | answers))
        record_decision_and_answers(found, one, dossier, told, answers.keys())
    typer.echo(Text(f"已记录：{one_line(told.words.zh)}。", f"Recorded: {one_line(told.words.en)}.")[lang.value])
    if known in ("yes", "no") and not told.point:
        zh = "这个事项现在没有须认定的问题，这条认定只作记录，不改变结论。"
        typer.echo(Text(zh, "No question about this support is open; the decision changes no finding.")[lang.value])


def _check_reply(office: str, day: date, lang: Lang) -> None:
    """A decision cannot be taken back: it names who gave it, and it has been given."""
    if not office.strip():
        zh, en = (
            "没有写明作出认定的单位，没有记；请用 --office 写明。",
            "Nothing was recorded: name the office with --office.",
        )
        refuse(Text(zh, en), lang)
    if day > date.today():
        zh = f"答复日期 {day} 晚于今天，没有记；请核对 --day。"
        refuse(Text(zh, f"Nothing was recorded: the day {day} is after today; check --day."), lang)


def _check_support(support: str, book: Rulebook, lang: Lang) -> None:
    known = [one.id for one in book.policy.supports]
    if support not in known:
        hint = nearest(support, known)
        refuse(Text(f"没有支持事项“{one_line(support)}”。{hint.zh}", f"No support. {hint.en}"), lang)


def _outcome(given: OutcomeName | None, answer: str) -> Outcome:
    """As given, or what the answer says by itself."""
    if given is not None:
        return given.value
    said: dict[str, Outcome] = {text[lang]: key for key, text in OUTCOMES.items() for lang in ("zh", "en")}
    return said.get(answer.strip(), "other")


def _about(
    assessment: Assessment, explainer: Explainer, support: str, number: int, outcome: Outcome, lang: Lang
) -> _About:
    """What the decision is about: an open question of the support, or the one that was answered last."""
    asked = authority_questions(assessment, explainer)
    open_ones = [one for one in asked if one.support.id == support]
    if number:
        if number > len(asked) or asked[number - 1].support.id != support:
            zh = f"第 {number} 个问题不是 {support} 的；请看 clients questions 里的编号。"
            refuse(Text(zh, f"Question {number} is not about {support}; see clients questions."), lang)
        open_ones = [asked[number - 1]]
    if len({(one.point, one.goods) for one in open_ones}) > 1:
        if outcome not in ("yes", "no"):
            return _About()
        listed = "、".join(str(place) for place, one in enumerate(asked, 1) if one in open_ones)
        zh = f"{support} 有几个问题（第 {listed} 个），请用 --question 指明答的是哪一个。"
        refuse(Text(zh, f"{support} has several questions ({listed}); say which with --question."), lang)
    if open_ones:
        one = open_ones[0]
        return _About(one.question.zh, one.point, one.goods)
    earlier = [one for one in assessment.rulings if one.support == support and one.point]
    return _About("", earlier[-1].point, earlier[-1].goods) if earlier else _About()


def _decision(office: str, answer: str, day: date, reference: str, support: str, answers: dict[str, Json]) -> Decision:
    field, value = next(iter(answers.items())) if len(answers) == 1 else ("", answers or None)
    return Decision(office, "", answer, day, reference, support, field, value)


def _answers(given: str, book: Rulebook, lang: Lang) -> dict[str, Json]:
    """The answers that follow, by field, in canonical spelling; ends the program where one cannot be used."""
    if not given:
        return {}
    try:
        reading = read_profile(json_document(given, "--value"), book.catalogue, book.codes)
    except UnreadableFileError as error:
        refuse(Text(one_line(error.message.zh), one_line(error.message.en)), lang)
    for problem in reading.problems:
        if problem.severity == "error":
            refuse(Text(f"--value：{one_line(problem.message.zh)}", f"--value: {one_line(problem.message.en)}"), lang)
    return flatten(reading.document, book.catalogue)
