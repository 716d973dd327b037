"""What every command takes: options, the rule book, a day, a dossier; what cannot be used ends with one sentence."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console

from qhchecklist import paths
from qhchecklist.assess.assessment import Assessor
from qhchecklist.dossier import Dossier, load_dossier
from qhchecklist.policy.compiled import open_rulebook
from qhchecklist.policy.problem import PackError, ProfileProblem, UnreadableFileError
from qhchecklist.policy.profile import read_profile
from qhchecklist.policy.rulebook import Rulebook
from qhchecklist.policy.text import Lang, Text
from qhchecklist.report.typeset.legible import one_line

UNUSABLE = 2
"""Exit code for input that cannot be used; 0 means assessed, 1 that `check` found problems."""


class Language(StrEnum):
    """Language of the output."""

    zh = "zh"
    en = "en"


PolicyOption = Annotated[str, typer.Option("--policy", metavar="ID", help="规则包编号，见 qhchecklist policies")]
AsOfOption = Annotated[str, typer.Option("--as-of", metavar="DATE", help="判断日期，如 2025-06-01；默认今天")]
BusinessDayOption = Annotated[
    str, typer.Option("--business-day", metavar="DATE", help="业务发生日；默认取画像文件里的，没有就不写")
]
LangOption = Annotated[Language, typer.Option("--lang", help="输出语言")]


def refuse(message: Text, lang: Lang = "zh") -> NoReturn:
    """End with a sentence on standard error."""
    typer.echo(message[lang], err=True)
    raise typer.Exit(UNUSABLE)


def terminal() -> Console:
    """Colour and wrapping only on a terminal; a pipe gets plain lines as long as they are."""
    if sys.stdout.isatty():
        return Console(highlight=False)
    return Console(highlight=False, color_system=None, force_terminal=False, width=100_000)


def rulebook(policy: str, lang: Lang) -> Rulebook:
    """The rule book of a policy, compiled if it can be."""
    try:
        return open_rulebook(paths.resources(), policy, paths.compiled(), paths.user_cache)
    except PackError as error:
        refuse(Text(*("\n".join(problem.line(one) for problem in error.problems) for one in ("zh", "en"))), lang)


def read_day(text: str, lang: Lang) -> date:
    """A day as given; today without one."""
    try:
        return date.fromisoformat(text) if text else date.today()
    except ValueError:
        zh = f"“{text}”不是日期，请写成 2025-06-01 的样子。"
        refuse(Text(zh, f"'{text}' is not a date like 2025-06-01."), lang)


def tell_doubts(problems: Iterable[ProfileProblem], book: Rulebook, lang: Lang) -> None:
    """The sentences of the form on standard error, where what is written does not hold them itself."""
    for problem in problems:
        label, stop = book.catalogue.label_of(problem.field)[lang], Text("：", ": ")[lang]
        typer.echo(one_line(f"{label}{stop if label else ''}{problem.message[lang]}"), err=True)


def tell_doubts_of(dossier: Dossier, book: Rulebook, day: date, lang: Lang) -> None:
    """The same for answers that are only kept or handed on, seen on a day."""
    reading = read_profile(dossier.profile, book.catalogue, book.codes)
    tell_doubts(Assessor(book).assess(reading, day).problems, book, lang)


def _profile_path(name: str) -> Path:
    """A file, or the name of a sample."""
    path = Path(name)
    if path.exists() or path.suffix:
        return path
    return next((sample for sample in paths.samples() if sample.stem == name), path)


def load(profile: str, book: Rulebook, day: date, lang: Lang) -> Dossier:
    """A dossier from a file, a filled-in form or a sample; what is doubtful about it is told."""
    path = _profile_path(profile)
    try:
        dossier = _from_table(path, book, day, lang) if path.suffix.lower() == ".xlsx" else load_dossier(path)
    except UnreadableFileError as error:
        refuse(error.message, lang)
    for problem in dossier.problems:
        typer.echo(problem.message[lang], err=True)
    return dossier


def _from_table(path: Path, book: Rulebook, day: date, lang: Lang) -> Dossier:
    """The answers of a filled-in form; what is to be told about it goes to standard error."""
    from qhchecklist.intake.workbook import load_intake  # openpyxl only when asked for

    intake = load_intake(path, book, day)
    for remark in intake.remarks:
        typer.echo(remark[lang], err=True)
    return Dossier(intake.answers)
