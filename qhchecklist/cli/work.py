"""`import-work`: what was noted in a checklist's table, taken into a firm's file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qhchecklist import paths
from qhchecklist.cli.inputs import LangOption, Language, PolicyOption, load, read_day, refuse, rulebook, tell_doubts_of
from qhchecklist.dossier import Dossier, save_dossier
from qhchecklist.policy.problem import UnreadableFileError
from qhchecklist.policy.profile import read_profile
from qhchecklist.policy.rulebook import Rulebook
from qhchecklist.policy.text import Lang, Text

if TYPE_CHECKING:
    from qhchecklist.intake.work_review import WorkReview

DOUBTFUL = 1
"""Exit code when nothing was written because something in the table could not be taken."""

_ENDINGS = (".yaml", ".yml", ".json")


def import_work(
    firm: Annotated[str, typer.Argument(metavar="FIRM", help="企业档案（YAML、JSON）或示例名称")],
    table: Annotated[Path, typer.Argument(metavar="TABLE", help="填写过的清单表（xlsx、csv）")],
    policy: PolicyOption = paths.DEFAULT_POLICY,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE.yaml", help="采用后写成的档案；不给只列出改动")
    ] = None,
    sound_only: Annotated[bool, typer.Option("--sound-only", help="有不能采用的地方时，仍采用其余改动")] = False,
    lang: LangOption = Language.zh,
) -> None:
    """把清单表里填写的办理情况导回企业档案：先逐处列出改动（改前 → 改后）。

    退出码：0 已完成；1 有不能采用的地方，没有写文件；2 输入无法使用。
    """
    if out is not None:
        _check_target(out, Path(firm), lang.value)
    book = rulebook(policy, lang.value)
    dossier = load(firm, book, read_day("", lang.value), lang.value)
    tell_doubts_of(dossier, book, read_day("", lang.value), lang.value)
    found = _reviewed(dossier, book, table, lang.value)
    _tell(found, sound_only, lang.value)
    _write(dossier, found, out, lang.value)


def _check_target(out: Path, firm: Path, lang: Lang) -> None:
    """Before anything is read: no file is overwritten but the firm's own."""
    if out.suffix.lower() not in _ENDINGS:
        zh = f"{out.name} 的后缀应是 {'、'.join(_ENDINGS)} 之一；请改文件名。"
        refuse(Text(zh, f"{out.name} must end in one of {', '.join(_ENDINGS)}."), lang)
    if out.exists() and not (firm.exists() and out.samefile(firm)):
        zh = f"{out} 已经存在，没有覆盖；请换一个文件名。"
        refuse(Text(zh, f"{out} exists and is not overwritten; choose another name."), lang)


def _reviewed(dossier: Dossier, book: Rulebook, table: Path, lang: Lang) -> WorkReview:
    from qhchecklist.intake.work_review import review  # openpyxl only when asked for
    from qhchecklist.intake.work_table import load_work_table

    profile = read_profile(dossier.profile, book.catalogue, book.codes)
    try:
        return review(load_work_table(table), book.policy, profile.sha256, dossier.work)
    except UnreadableFileError as error:
        refuse(error.message, lang)


def _tell(found: WorkReview, sound_only: bool, lang: Lang) -> None:
    """Every change, then what else there is to say; ends the program where a fault keeps everything back."""
    for change in found.changes:
        typer.echo(change.text()[lang])
    for said in (*found.remarks, *found.problems):
        typer.echo(said[lang], err=True)
    if found.problems and not sound_only:
        faults, count = len(found.problems), len(found.changes)
        zh = f"有 {faults} 处不能采用，没有写文件；改正表格，或加 --sound-only 只采用其余 {count} 处。"
        en = f"{faults} faults, nothing written; correct the table, or add --sound-only to take the other {count}."
        typer.echo(Text(zh, en)[lang], err=True)
        raise typer.Exit(DOUBTFUL)


def _write(dossier: Dossier, found: WorkReview, out: Path | None, lang: Lang) -> None:
    count = len(found.changes)
    if out is None:
        zh = f"共 {count} 处改动，没有写文件；加 --out 新文件.yaml 采用。"
        typer.echo(Text(zh, f"{count} changes, nothing written; add --out FILE.yaml to take them.")[lang])
        return
    try:
        save_dossier(out, replace(dossier, work=found.work))
    except UnreadableFileError as error:
        refuse(error.message, lang)
    typer.echo(Text(f"已采用 {count} 处改动，写入 {out}。", f"{count} changes taken, written to {out}.")[lang])
