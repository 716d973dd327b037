"""`verify-log`: whether a consultation record is as it was written."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qhchecklist.cli.client_store import StoreOption, opened
from qhchecklist.cli.inputs import LangOption, Language, refuse
from qhchecklist.policy.problem import UnreadableFileError
from qhchecklist.policy.system_error import refusal
from qhchecklist.policy.text import Lang, Text
from qhchecklist.report.typeset.legible import one_line
from qhchecklist.store.chain import Head, Verdict, head_words, read_head_words
from qhchecklist.store.log_file import Checked, check_log

BROKEN = 1
"""Exit code when something in the record is not as it was written."""


def verify_log(
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE.jsonl]", help="导出的咨询记录，或删除证明；不给则核对客户库里的")
    ] = None,
    store: StoreOption = "",
    paper: Annotated[
        str, typer.Option("--paper", metavar="TEXT", help="同时核对纸面上印的“咨询记录第 … 号 …”是否在内")
    ] = "",
    lang: LangOption = Language.zh,
) -> None:
    """核对咨询记录：逐条重算校验码，指出第一处被改动、缺少或删去的地方。

    退出码：0 完好；1 有问题，已指出第一处；2 文件或客户库无法使用。
    """
    if file is not None and store:
        refuse(Text("请给出一个文件，或用 --store 给出客户库，不要两样都给。", "Give a file or --store."), lang.value)
    printed = _printed(paper, lang.value)
    if file is not None:
        _tell_file(checked_file(file, printed, lang.value), lang.value)
        return
    from qhchecklist.store.log import verify_entries  # SQLAlchemy only when a store is opened

    with opened(store, "", lang.value) as found, found.reading() as connection:
        verdict = verify_entries(connection, printed)
    tell_verdict(verdict, lang.value)


def _printed(paper: str, lang: Lang) -> Head | None:
    try:
        return read_head_words(paper) if paper else None
    except ValueError:
        zh = f"“{one_line(paper)}”不是纸面上的样子，请照抄“咨询记录第 37 号 3f2a 91bc 04de 77a1”。"
        en = f"'{one_line(paper)}' is not as printed: 'Consultation record no. 37 3f2a 91bc 04de 77a1'."
        refuse(Text(zh, en), lang)


def checked_file(file: Path, printed: Head | None, lang: Lang) -> Checked:
    """Read and check a file of the record; ends the program with one sentence where it is none."""
    name = one_line(file.name)
    try:
        with file.open("rb") as lines:
            return check_log(lines, name, printed)
    except UnreadableFileError as error:
        refuse(error.message, lang)
    except OSError as error:
        why = refusal(error).both
        zh = f"打不开 {one_line(str(file))}：{why.zh}。"
        refuse(Text(zh, f"Cannot open {one_line(str(file))}: {why.en}."), lang)


def _tell_file(checked: Checked, lang: Lang) -> None:
    tell_verdict(checked.verdict, lang)
    if checked.header.scope == "proof":
        first = checked.header.after.number + 1
        zh = f"这是删除证明：从第 {first} 号起，只显示被删除客户的各条（内容已删）和删除记录，其余各条隐去。"
        en = f"This is the proof of a deletion: from no. {first} on, the entries of other clients are concealed."
        typer.echo(Text(zh, en)[lang])


def tell_verdict(verdict: Verdict, lang: Lang) -> None:
    """Say what was found; ends the program with 1 at a fault."""
    if verdict.fault is not None:
        typer.echo(verdict.fault.message[lang], err=True)
        raise typer.Exit(BROKEN)
    count, erased, head = verdict.entries, verdict.erased, head_words(verdict.head)
    zh = f"完好：共 {count} 条，其中 {erased} 条的内容已随客户删除。{head.zh}。"
    en = f"Verified: {count} entries, of which {erased} had their content deleted with the client. {head.en}."
    typer.echo(Text(zh, en)[lang])
