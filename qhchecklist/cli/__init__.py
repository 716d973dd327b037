"""Headless commands: assess, reopen, import-work, explain, check, policies and more. Never imports the window."""

from __future__ import annotations

import json
import os
import sys
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from qhchecklist import paths
from qhchecklist.assess.ask import questions
from qhchecklist.assess.assessment import Assessment, Assessor
from qhchecklist.assess.explain import Explainer
from qhchecklist.checklist import Checklist, make_checklist
from qhchecklist.cli.checking import check_pack
from qhchecklist.cli.clients import clients
from qhchecklist.cli.inputs import (
    AsOfOption,
    BusinessDayOption,
    LangOption,
    Language,
    PolicyOption,
    load,
    read_day,
    refuse,
    rulebook,
    tell_doubts,
    terminal,
)
from qhchecklist.cli.log import verify_log
from qhchecklist.cli.paper import FillableOption, LargeOption, PartsOption, PdfOption, pdf_options, write_pdf
from qhchecklist.cli.reopening import reopen
from qhchecklist.cli.work import import_work
from qhchecklist.dossier import Dossier, dossier_schema, stray_work
from qhchecklist.policy.pack import (
    load_catalogue,
    load_codes,
)
from qhchecklist.policy.problem import UnreadableFileError, nearest
from qhchecklist.policy.profile import load_document, read_profile
from qhchecklist.policy.rulebook import Rulebook
from qhchecklist.policy.text import Lang, Text
from qhchecklist.policy.whole_file import write_whole
from qhchecklist.report.json_report import assessment_json
from qhchecklist.report.table import make_table
from qhchecklist.report.table_csv import render_csv
from qhchecklist.report.text import TextReport
from qhchecklist.work import NO_WORK


class Format(StrEnum):
    """How `assess` writes."""

    text = "text"
    json = "json"
    xlsx = "xlsx"
    csv = "csv"


class SchemaKind(StrEnum):
    """Which JSON Schema to print."""

    profile = "profile"
    assessment = "assessment"


app = typer.Typer(
    name="qhchecklist",
    help="青海外贸政策适用清单：企业画像对照政策条文，逐项说明适用、不适用、待补充信息。\n\n"
    "Which supports of a Qinghai trade notice apply to a firm, and why.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def main() -> None:
    """Entry point of the `qhchecklist` script."""
    try:
        app(prog_name="qhchecklist")
    except BrokenPipeError:  # the reader of a pipe left; nothing is wrong
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _assess(dossier: Dossier, book: Rulebook, day: date) -> tuple[Assessor, Assessment]:
    assessor = Assessor(book)
    reading = read_profile(dossier.profile, book.catalogue, book.codes)
    return assessor, assessor.assess(reading, day)


@app.command()
def assess(
    profile: Annotated[str, typer.Argument(metavar="PROFILE", help="企业画像（YAML、JSON、填写表 xlsx）或示例名称")],
    policy: PolicyOption = paths.DEFAULT_POLICY,
    as_of: AsOfOption = "",
    business_day: BusinessDayOption = "",
    output: Annotated[Format, typer.Option("--format", help="输出格式；xlsx 需配 --out 或重定向")] = Format.text,
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help="写入文件而不是屏幕")] = None,
    pdf: PdfOption = None,
    large: LargeOption = False,
    fillable: FillableOption = False,
    part: PartsOption = None,
    lang: LangOption = Language.zh,
) -> None:
    """判断一家企业：逐项给出结论、理由和还缺的信息。

    退出码：0 已判断（填写有疑问也算）；2 输入无法使用。
    """
    book = rulebook(policy, lang.value)
    day = read_day(as_of, lang.value)
    dossier = load(profile, book, day, lang.value)
    for problem in stray_work(dossier.work, {one.id for one in book.policy.supports}):
        typer.echo(problem.message[lang.value], err=True)
    assessor, assessment = _assess(dossier, book, day)
    business = read_day(business_day, lang.value) if business_day else dossier.business_day
    checklist = make_checklist(assessment, dossier.work, business)
    if output is Format.csv or out is not None:  # else the sentences stand in what is shown
        tell_doubts(assessment.problems, book, lang.value)
    try:
        _write(checklist, assessor, output, out, lang.value)
        if pdf is not None:
            write_pdf(checklist, pdf, pdf_options(lang.value, large, fillable, part))
    except UnreadableFileError as error:
        refuse(error.message, lang.value)


def _write(checklist: Checklist, assessor: Assessor, output: Format, out: Path | None, lang: Lang) -> None:
    asked = questions(assessor, checklist.assessment)
    explainer = Explainer(assessor.rulebook)
    match output:
        case Format.xlsx | Format.csv:
            _write_bytes(_table(checklist, explainer, output, lang), out, lang)
        case Format.json:
            _write_bytes(assessment_json(checklist, asked, explainer, lang).encode(), out, lang)
        case Format.text if out is None:
            TextReport(terminal(), assessor.rulebook, lang, date.today()).checklist(checklist, asked)
        case Format.text:
            with open(os.devnull, "w") as nowhere:
                console = Console(record=True, file=nowhere, width=100_000, color_system=None)
                TextReport(console, assessor.rulebook, lang, date.today()).checklist(checklist, asked)
            write_whole(out, console.export_text(styles=False).encode())


def _table(checklist: Checklist, explainer: Explainer, output: Format, lang: Lang) -> bytes:
    """The checklist as a workbook or CSV; what had to be shortened is told."""
    table = make_table(checklist, explainer, lang)
    for remark in table.remarks:
        typer.echo(remark[lang], err=True)
    if output is Format.csv:
        return render_csv(table)
    from qhchecklist.report.table_xlsx import render_xlsx  # openpyxl only when asked for

    return render_xlsx(table, checklist, lang)


def _write_bytes(data: bytes, out: Path | None, lang: Lang) -> None:
    if out is not None:
        write_whole(out, data)
    elif data.startswith(b"PK") and sys.stdout.isatty():
        zh = "xlsx 不能显示在屏幕上；请加 --out 清单.xlsx。"
        refuse(Text(zh, "xlsx cannot be shown on a screen; add --out FILE.xlsx."), lang)
    else:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


app.command()(reopen)
app.command()(import_work)
app.add_typer(clients)
app.command()(verify_log)


@app.command()
def explain(
    support: Annotated[str, typer.Argument(metavar="SUPPORT", help="支持事项编号，如 S03h")],
    profile: Annotated[
        str | None, typer.Option("--profile", metavar="PROFILE", help="同时说明对这家企业的结论")
    ] = None,
    policy: PolicyOption = paths.DEFAULT_POLICY,
    as_of: AsOfOption = "",
    lang: LangOption = Language.zh,
) -> None:
    """说明一个支持事项：条件、原文、步骤、责任单位、两可之处。"""
    book = rulebook(policy, lang.value)
    known = {one.id.casefold(): one.id for one in book.policy.supports}
    if support.casefold() not in known:
        hint = nearest(support, known.values())
        refuse(Text(f"没有支持事项“{support}”。{hint.zh}", f"No support '{support}'. {hint.en}"), lang.value)
    day = read_day(as_of, lang.value)
    report, found = TextReport(terminal(), book, lang.value, date.today()), known[support.casefold()]
    if profile is None:
        report.support(found, None)
    else:
        dossier = load(profile, book, day, lang.value)
        assessment = _assess(dossier, book, day)[1]
        tell_doubts(assessment.problems, book, lang.value)
        report.support(found, assessment, dossier.work.get(found, NO_WORK))


@app.command()
def check(
    pack: Annotated[str, typer.Argument(metavar="[PACK]", help="规则包文件夹或编号")] = paths.DEFAULT_POLICY,
    lang: LangOption = Language.zh,
) -> None:
    """检查规则包：逐条报告文件、行、列和改法，并运行全部判断示例。

    退出码：0 没有问题；1 有问题；2 找不到规则包。
    """
    check_pack(pack, lang.value)


@app.command()
def policies(lang: LangOption = Language.zh) -> None:
    """列出规则包及其有效期。"""
    for folder in sorted((paths.resources() / "policies").iterdir()):
        if not folder.is_dir():
            continue
        book = rulebook(folder.name, lang.value)
        head, today = book.policy.head, date.today()
        words = {
            "not_published": Text("未发布", "not published"),
            "published_not_in_force": Text("已发布，未施行", "published, not in force"),
            "in_force": Text("有效", "in force"),
            "expired": Text("已届满", "expired"),
        }[head.dates.validity(today)]
        typer.echo(f"{head.id}  {head.version}  {head.title[lang.value]}")
        typer.echo(f"    {head.dates.in_force_from} – {head.dates.in_force_to}  {words[lang.value]}")
        if today > head.review.review_by:
            late = Text("本规则包已超过复核日期，请先核对是否有新文件。", "This pack is past its review date.")
            typer.echo(f"    {late[lang.value]}")


@app.command()
def samples() -> None:
    """列出示例企业画像；名称可直接用于 assess。"""
    for path in paths.samples():
        typer.echo(f"{path.stem}  {load_document(path).get('enterprise_name', '')}")


@app.command()
def schema(
    of: Annotated[SchemaKind, typer.Option("--of", help="profile 企业画像；assessment 判断结果")] = SchemaKind.profile,
) -> None:
    """打印企业画像（或判断结果）的 JSON Schema。"""
    if of is SchemaKind.assessment:
        typer.echo((paths.resources() / "schema" / "assessment-1.json").read_text(encoding="utf-8"), nl=False)
        return
    catalogue = load_catalogue(paths.resources() / "profile" / "fields.yaml")
    codes = load_codes(paths.resources() / "codes")
    typer.echo(json.dumps(dossier_schema(catalogue, codes), ensure_ascii=False, indent=2))
