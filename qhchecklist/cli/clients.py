"""`clients …`: the help desk in the terminal; here `add` and `visit`, the others in modules of their own."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qhchecklist import paths
from qhchecklist.checklist import Checklist, make_checklist
from qhchecklist.cli.client_attachments import attach, detach, fetch
from qhchecklist.cli.client_backup import backup, restore_backup
from qhchecklist.cli.client_calls import calendar, calls
from qhchecklist.cli.client_decisions import decide, judged, questions
from qhchecklist.cli.client_files import delete, export_record, export_to, import_from
from qhchecklist.cli.client_list import list_clients
from qhchecklist.cli.client_print import print_papers
from qhchecklist.cli.client_server import add_user, password, prepare
from qhchecklist.cli.client_show import counts_text, show
from qhchecklist.cli.client_store import ByOption, ClientArgument, StoreOption, chosen, opened
from qhchecklist.cli.inputs import (
    AsOfOption,
    LangOption,
    Language,
    PolicyOption,
    load,
    read_day,
    refuse,
    rulebook,
    tell_doubts,
    tell_doubts_of,
)
from qhchecklist.cli.paper import PdfOption, pdf_options, write_pdf
from qhchecklist.policy.problem import UnreadableFileError
from qhchecklist.policy.profile import read_profile
from qhchecklist.policy.stamp import pack_stamp
from qhchecklist.policy.text import Lang, Text
from qhchecklist.report.options import RecordHead
from qhchecklist.report.typeset.legible import one_line
from qhchecklist.store.records import Client, Contact, NewVisit, PolicyStamp, Printed

if TYPE_CHECKING:
    from qhchecklist.store.store import Store

clients = typer.Typer(
    name="clients",
    help="窗口服务：客户、来访、备份。\n\nThe help desk: clients, visits, backups.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@clients.command()
def add(
    firm: Annotated[str, typer.Argument(metavar="FIRM", help="企业档案（YAML、JSON、填写表 xlsx）或示例名称")],
    person: Annotated[str, typer.Option("--person", help="联系人")] = "",
    phone: Annotated[str, typer.Option("--phone", help="电话")] = "",
    address: Annotated[str, typer.Option("--address", help="地址")] = "",
    note: Annotated[str, typer.Option("--note", help="备注")] = "",
    store: StoreOption = "",
    by: ByOption = "",
    lang: LangOption = Language.zh,
) -> None:
    """把一家企业存入客户库。

    退出码：0 已存入；2 输入或客户库无法使用。
    """
    book = rulebook(paths.DEFAULT_POLICY, lang.value)
    dossier = load(firm, book, read_day("", lang.value), lang.value)
    tell_doubts_of(dossier, book, date.today(), lang.value)
    dossier = replace(dossier, profile=read_profile(dossier.profile, book.catalogue, book.codes).document)
    with opened(store, by, lang.value, make=True) as found:
        client = found.add(dossier, Contact(person, phone, address, note))
    named = one_line(client.name) or Text("未命名企业", "a firm without a name")[lang.value]
    typer.echo(Text(f"已存入 {named}，编号 {client.id}。", f"Added {named}, id {client.id}.")[lang.value])


@clients.command()
def visit(
    client: ClientArgument,
    policy: PolicyOption = paths.DEFAULT_POLICY,
    as_of: AsOfOption = "",
    note: Annotated[str, typer.Option("--note", help="这次来访的备注")] = "",
    pdf: PdfOption = None,
    store: StoreOption = "",
    by: ByOption = "",
    lang: LangOption = Language.zh,
) -> None:
    """记一次来访：按存着的回答判断，记下告知了什么；--pdf 同时写出交给企业的清单。

    退出码：0 已记录；2 没有这家客户，或输入、客户库无法使用。
    """
    book = rulebook(policy, lang.value)
    day = read_day(as_of, lang.value)
    with opened(store, by, lang.value) as found:
        one = chosen(found, client, lang.value)
        checklist = make_checklist(judged(found, one, book, day), one.dossier.work, one.dossier.business_day)
        tell_doubts(checklist.assessment.problems, book, lang.value)
        printed = (_written(checklist, pdf, found, by, lang.value),) if pdf is not None else ()
        recorded = found.record_visit(one.id, _visit_of(checklist, one, found.by, note, printed))
    told = counts_text(list(recorded.groups.values()), checklist.assessment.validity)
    named = one_line(one.name)
    zh = f"已记录 {named} 第 {recorded.number} 次来访：{told.zh}。"
    typer.echo(Text(zh, f"Recorded visit {recorded.number} of {named}: {told.en}.")[lang.value])
    if checklist.expired_since(date.today()):
        typer.echo(checklist.banner_on(date.today())[lang.value])


def _written(checklist: Checklist, pdf: Path, store: Store, by: str, lang: Lang) -> Printed:
    """The paper shows where the record stood before the visit, whose entry then holds the paper's hash.

    It names an adviser only by the name that was given: that of an account is nobody's.
    """
    head = store.head()
    record = RecordHead(head.number, head.sha256, by, date.today())
    try:
        paper = write_pdf(checklist, pdf, replace(pdf_options(lang, False, False, None), record=record))
    except UnreadableFileError as error:
        refuse(error.message, lang)
    return Printed(hashlib.sha256(paper.data).hexdigest(), paper.pages, datetime.now(UTC))


def _visit_of(
    checklist: Checklist, client: Client, consultant: str, note: str, printed: tuple[Printed, ...]
) -> NewVisit:
    assessment = checklist.assessment
    told = assessment.rulebook.policy
    groups = {item.id: item.group for item in checklist.items}
    stamp = PolicyStamp(told.head.id, told.head.version, told.sha256)
    sha256 = assessment.reading.sha256
    pack = pack_stamp(assessment.rulebook)
    return NewVisit(consultant, assessment.as_of, stamp, client.dossier, sha256, groups, note, printed, pack)


clients.command("list")(list_clients)
clients.command()(show)
clients.command("print")(print_papers)
clients.command()(calls)
clients.command()(calendar)
clients.command()(questions)
clients.command()(decide)
clients.command()(attach)
clients.command()(fetch)
clients.command()(detach)
clients.command("export")(export_to)
clients.command("import")(import_from)
clients.command()(delete)
clients.command("log")(export_record)
clients.command()(backup)
clients.command("restore")(restore_backup)
clients.command()(prepare)
clients.command()(password)
clients.command("user")(add_user)
