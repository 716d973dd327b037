"""How the PDF of `assess` is made: its options, and writing it."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qhchecklist.checklist import Checklist
from qhchecklist.policy.text import Lang
from qhchecklist.policy.whole_file import write_whole
from qhchecklist.report.options import USUAL_PARTS, PdfOptions

if TYPE_CHECKING:
    from qhchecklist.report.pdf import Paper


class PartName(StrEnum):
    """What may follow the first page."""

    findings = "findings"
    documents = "documents"
    departments = "departments"
    notice = "notice"


PdfOption = Annotated[Path | None, typer.Option("--pdf", metavar="OUT.pdf", help="另写一份 PDF 清单")]
LargeOption = Annotated[bool, typer.Option("--large", help="PDF 用大字版")]
FillableOption = Annotated[bool, typer.Option("--fillable", help="PDF 里的方框可在屏幕上勾选")]
PartsOption = Annotated[
    list[PartName] | None,
    typer.Option(
        "--part",
        help="PDF 首页之后印哪些部分，可写几次：findings 逐项说明，documents 材料清单，departments 各单位用页，"
        "notice 一次性告知单；默认前两样",
    ),
]


def pdf_options(lang: Lang, large: bool, fillable: bool, parts: list[PartName] | None) -> PdfOptions:
    """What was asked for, in the order in which it is printed; printed today."""
    chosen = USUAL_PARTS if not parts else tuple(part.value for part in PartName if part in parts)
    return PdfOptions(lang, large, fillable, chosen, date.today())


def write_pdf(checklist: Checklist, pdf: Path, options: PdfOptions) -> Paper:
    """Make and write it, as a whole or not at all; tells of characters that no font has. What was written."""
    from qhchecklist.report.pdf import print_checklist  # reportlab only when asked for

    paper = print_checklist(checklist, options)
    with suppress(OSError):  # writing below says what is wrong with the folder
        pdf.parent.mkdir(parents=True, exist_ok=True)
    write_whole(pdf, paper.data)
    if paper.spelt_out is not None:
        typer.echo(paper.spelt_out[options.lang], err=True)
    return paper
