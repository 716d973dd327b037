"""`clients print`: a PDF for each of several clients, written into a folder and recorded."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qhchecklist import paths
from qhchecklist.assess.assessment import Assessor
from qhchecklist.cli.client_store import ByOption, StoreOption, chosen, opened
from qhchecklist.cli.inputs import AsOfOption, LangOption, Language, PolicyOption, read_day, refuse, rulebook
from qhchecklist.cli.paper import FillableOption, LargeOption, PartsOption, pdf_options
from qhchecklist.client_papers import NAMELESS, Paper, file_for, hand_out_paper, make_paper, read_for_paper
from qhchecklist.policy.problem import UnreadableFileError
from qhchecklist.policy.system_error import refusal
from qhchecklist.policy.text import Lang, Text
from qhchecklist.report.typeset.legible import one_line
from qhchecklist.store.problem import StoreError
from qhchecklist.store.records import Query

if TYPE_CHECKING:
    from qhchecklist.store.store import Store

NOT_ALL = 1
"""Exit code when some clients have no paper."""

_PAGE = 500


def print_papers(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="写到哪个文件夹；没有就新建")],
    clients: Annotated[
        list[str] | None, typer.Argument(metavar="[CLIENT]...", help="客户编号，或能唯一找到的名称、拼音、代码末几位")
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="所有客户")] = False,
    division: Annotated[str, typer.Option("--division", metavar="CODE", help="这个区划的客户，写代码的开头")] = "",
    policy: PolicyOption = paths.DEFAULT_POLICY,
    as_of: AsOfOption = "",
    large: LargeOption = False,
    fillable: FillableOption = False,
    part: PartsOption = None,
    store: StoreOption = "",
    by: ByOption = "",
    lang: LangOption = Language.zh,
) -> None:
    """为几家客户各写一份 PDF 清单；已有同名文件时另起名字，每一份都记入咨询记录。

    退出码：0 都已写成；1 有的没有写成（逐家说明原因，其余照写）；2 没有要打印的客户，或客户库、文件夹无法使用。
    """
    if bool(clients) + every + bool(division) != 1:
        zh = "请写明打印哪些客户：逐个写出，或 --all，或 --division 代码，三者取一。"
        refuse(Text(zh, "Say for whom: name clients, or --all, or --division CODE, one of the three."), lang.value)
    book, day = rulebook(policy, lang.value), read_day(as_of, lang.value)
    _make_folder(folder, lang.value)
    paper = Paper(book, pdf_options(lang.value, large, fillable, part), day, date.today(), by)
    with opened(store, by, lang.value) as found:
        meant = [chosen(found, one, lang.value).id for one in clients or ()] or _all(found, division)
        if not meant:
            refuse(Text("没有这样的客户。", "There are no such clients."), lang.value)
        written = _write(found, list(dict.fromkeys(meant)), folder, paper, lang.value)
    shown, left = one_line(str(folder)), len(dict.fromkeys(meant)) - written
    if left:
        zh = f"已写 {written} 份到 {shown}；{left} 家有问题。"
        typer.echo(Text(zh, f"{written} written to {shown}; {left} with problems.")[lang.value])
        raise typer.Exit(NOT_ALL)
    zh = f"已写 {written} 份到 {shown}，都已记入咨询记录。"
    typer.echo(Text(zh, f"{written} written to {shown}, all of them recorded.")[lang.value])


def _make_folder(folder: Path, lang: Lang) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        shown, why = one_line(str(folder)), refusal(error).both
        refuse(Text(f"{shown} 不能用：{why.zh}。", f"{shown} cannot be used: {why.en}."), lang)


def _all(store: Store, division: str) -> list[str]:
    """The ids of all clients of a division, or of all there are, in the order of the list."""
    query, ids = Query(division=division), list[str]()
    while page := store.page(query, len(ids), _PAGE).rows:
        ids += [row.id for row in page]
    return ids


def _write(store: Store, ids: list[str], folder: Path, paper: Paper, lang: Lang) -> int:
    """One after another; what cannot be done is told, and the others go on. How many were written."""
    assessor, taken, written = Assessor(paper.book), set[str](), 0
    for key in ids:
        name = key
        try:
            asked = read_for_paper(key, store)
            name = asked.client.name or NAMELESS[lang]
            made = make_paper(asked, paper, assessor)
            hand_out_paper(key, made, file_for(asked, paper, folder, taken), store)
        except (StoreError, UnreadableFileError) as error:
            stop = Text("：", ": ")[lang]
            typer.echo(one_line(f"{name}{stop}{error.message[lang]}"), err=True)
            continue
        written += 1
        if made.spelt_out is not None:
            typer.echo(one_line(f"{name}: {made.spelt_out[lang]}"), err=True)
    return written
