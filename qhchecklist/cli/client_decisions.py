"""`clients questions|decide`: what only an authority settles, and its answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Annotated

import typer

from qhchecklist import paths
from qhchecklist.assess.assessment import Assessor
from qhchecklist.assess.authority import AuthorityQuestion, authority_questions
from qhchecklist.assess.explain import Explainer
from qhchecklist.cli.client_store import ByOption, ClientArgument, StoreOption, chosen, opened
from qhchecklist.cli.inputs import AsOfOption, LangOption, Language, PolicyOption, read_day, refuse, rulebook
from qhchecklist.policy.doubts import Json
from qhchecklist.policy.problem import UnreadableFileError, nearest
from qhchecklist.policy.profile import flatten, json_document, nest, read_profile
from qhchecklist.policy.rulebook import Rulebook
from qhchecklist.policy.text import Lang, Text
from qhchecklist.report.typeset.legible import one_line
from qhchecklist.store.decisions import Decision


def questions(
    client: ClientArgument,
    policy: PolicyOption = paths.DEFAULT_POLICY,
    as_of: AsOfOption = "",
    store: StoreOption = "",
    lang: LangOption = Language.zh,
) -> None:
    """列出一家客户须由主管部门认定的问题：事项、要认定什么、依据哪一句、原文所列的单位。

    退出码：0 已列出（没有也算）；2 没有这家客户，或客户库无法使用。
    """
    book = rulebook(policy, lang.value)
    with opened(store, "", lang.value) as found:
        profile = chosen(found, client, lang.value).dossier.profile
    reading = read_profile(profile, book.catalogue, book.codes)
    asked = authority_questions(Assessor(book).assess(reading, read_day(as_of, lang.value)), Explainer(book))
    for question in asked:
        typer.echo(one_line(_line(question)[lang.value]))
    typer.echo(Text(f"共 {len(asked)} 个问题。", f"{len(asked)} questions.")[lang.value])


def _line(question: AuthorityQuestion) -> Text:
    support, cited = question.support, "、".join(question.provisions)
    zh = "、".join(office.zh for office in question.offices) or "原文没有写明单位"
    en = ", ".join(office.en for office in question.offices) or "the notice names no office"
    return Text(
        f"{support.id} {support.title.zh}：是否{question.asked.zh}〔{cited}〕（{zh}）",
        f"{support.id} {support.title.en}: {question.asked.en}? [{cited}] ({en})",
    )


def decide(
    client: ClientArgument,
    support: Annotated[str, typer.Argument(metavar="SUPPORT", help="支持事项编号，如 S01a")],
    answer: Annotated[str, typer.Argument(metavar="ANSWER", help="答复的原话或要点")],
    office: Annotated[str, typer.Option("--office", metavar="NAME", help="作出认定的单位")],
    day: Annotated[str, typer.Option("--day", metavar="DATE", help="答复日期；默认今天")] = "",
    reference: Annotated[str, typer.Option("--reference", metavar="TEXT", help="文号，有则填")] = "",
    value: Annotated[
        str, typer.Option("--value", metavar="JSON", help='由此确定的回答，如 {"recognitions": ["key_importer"]}')
    ] = "",
    store: StoreOption = "",
    by: ByOption = "",
    lang: LangOption = Language.zh,
) -> None:
    """记下主管部门的认定；由它确定的回答标明来源，不算企业自述。

    退出码：0 已记录；2 没有这家客户或这个事项，或输入、客户库无法使用。
    """
    from qhchecklist.store.transfer import record_decision_and_answers

    book = rulebook(paths.DEFAULT_POLICY, lang.value)
    known = [one.id for one in book.policy.supports]
    if support not in known:
        hint = nearest(support, known)
        refuse(Text(f"没有支持事项“{one_line(support)}”。{hint.zh}", f"No support. {hint.en}"), lang.value)
    answers = _answers(value, book, lang.value)
    told = _decision(office, answer, read_day(day, lang.value), reference, support, answers)
    with opened(store, by, lang.value) as found:
        one = chosen(found, client, lang.value)
        flat = flatten(one.dossier.profile, book.catalogue)
        dossier = replace(one.dossier, profile=nest(flat | answers))
        record_decision_and_answers(found, one, dossier, told, answers.keys())
    typer.echo(Text(f"已记录：{one_line(told.words.zh)}。", f"Recorded: {one_line(told.words.en)}.")[lang.value])


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
