"""`clients list|add|show|visit`: the help desk's day in the terminal."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table
from rich.text import Text as Line

from qhchecklist import paths
from qhchecklist.assess.assessment import Assessor
from qhchecklist.assess.words import outcome_text
from qhchecklist.checklist import APPLYING, Checklist, make_checklist
from qhchecklist.cli.client_attachments import attach, detach, fetch
from qhchecklist.cli.client_calls import calendar, calls
from qhchecklist.cli.client_decisions import decide, questions
from qhchecklist.cli.client_files import backup, delete, export_client, export_record, import_client, restore_backup
from qhchecklist.cli.client_server import add_user, prepare
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
    terminal,
)
from qhchecklist.cli.paper import PdfOption, pdf_options, write_pdf
from qhchecklist.policy.model import Validity
from qhchecklist.policy.problem import UnreadableFileError
from qhchecklist.policy.profile import read_profile
from qhchecklist.policy.stamp import pack_stamp
from qhchecklist.policy.text import Lang, Text
from qhchecklist.report.options import RecordHead
from qhchecklist.report.typeset.legible import one_line
from qhchecklist.store.decisions import decided_answers
from qhchecklist.store.records import (
    SOURCES,
    Client,
    ClientRow,
    Contact,
    NewVisit,
    PolicyStamp,
    Printed,
    Query,
    Visit,
)

if TYPE_CHECKING:
    from qhchecklist.store.store import Store


class ListedBy(StrEnum):
    """The order of the list."""

    name = "name"
    last_visit = "last_visit"
    next_due = "next_due"


clients = typer.Typer(
    name="clients",
    help="窗口服务：客户、来访、备份。\n\nThe help desk: clients, visits, backups.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@clients.command("list")
def list_clients(
    words: Annotated[str, typer.Argument(metavar="[WORDS]", help="名称、拼音、首字母或信用代码末几位")] = "",
    division: Annotated[str, typer.Option("--division", metavar="CODE", help="区划代码的开头，如 6302")] = "",
    by: Annotated[ListedBy, typer.Option("--sort", help="排序：名称、最近来访、最近期限")] = ListedBy.name,
    limit: Annotated[int, typer.Option("--limit", min=1, max=10_000, help="最多列出几家")] = 50,
    store: StoreOption = "",
    lang: LangOption = Language.zh,
) -> None:
    """列出客户：编号、名称、来访次数、最近来访、最近期限、依据的文件版本。

    退出码：0 已列出（没有找到也算）；2 客户库无法使用。
    """
    with opened(store, "", lang.value) as found:
        page = found.page(Query(words, division, by=by.value), 0, limit)
    if page.rows:
        terminal().print(_table(page.rows, lang.value))
    shown, total = len(page.rows), page.total
    zh = f"共 {total} 家。" if shown == total else f"共 {total} 家，列出前 {shown} 家；可加 --limit 或检索词。"
    en = f"{total} clients." if shown == total else f"{total} clients, the first {shown} listed; see --limit."
    typer.echo(Text(zh, en)[lang.value])


_COLUMNS = (
    Text("编号", "Id"),
    Text("名称", "Name"),
    Text("信用代码", "Credit code"),
    Text("区划", "Division"),
    Text("来访", "Visits"),
    Text("最近来访", "Last visit"),
    Text("最近期限", "Next due"),
    Text("依据", "Policy"),
)


def _table(rows: tuple[ClientRow, ...], lang: Lang) -> Table:
    """The list as a table; text from users is never markup."""
    table = Table(box=None, pad_edge=False)
    for number, column in enumerate(_COLUMNS):
        table.add_column(Line(column[lang]), justify="right" if number == 4 else "left", no_wrap=number == 0)
    for row in rows:
        policy = f"{row.policy.id} {row.policy.version}" if row.policy else "—"
        seen = _day(row.last_visit.astimezone().date() if row.last_visit else None)
        cells = row.id, row.name or "—", row.credit_code or "—", row.division or "—", str(row.visits), seen
        table.add_row(*(Line(one_line(cell)) for cell in (*cells, _day(row.next_due), policy)))
    return table


def _day(day: date | None) -> str:
    return day.isoformat() if day else "—"


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
    dossier = replace(dossier, profile=read_profile(dossier.profile, book.catalogue, book.codes).document)
    with opened(store, by, lang.value, make=True) as found:
        client = found.add(dossier, Contact(person, phone, address, note))
    named = one_line(_name(client)) or Text("未命名企业", "a firm without a name")[lang.value]
    typer.echo(Text(f"已存入 {named}，编号 {client.id}。", f"Added {named}, id {client.id}.")[lang.value])


def _name(client: Client) -> str:
    return str(client.dossier.profile.get("enterprise_name") or "")


@clients.command()
def show(client: ClientArgument, store: StoreOption = "", lang: LangOption = Language.zh) -> None:
    """说明一家客户：联系方式、办理情况、历次来访和结论、主管部门的认定。

    退出码：0 已显示；2 没有这家客户，或客户库无法使用。
    """
    with opened(store, "", lang.value) as found:
        one = chosen(found, client, lang.value)
        lines = (*_about(one), *_visit_lines(found.visits(one.id)), *_kept(found, one))
    for line in lines:
        typer.echo(one_line(line[lang.value]))


def _about(client: Client) -> list[Text]:
    contact, name = client.contact, _name(client) or "—"
    changed = f"{client.changed_at.astimezone():%Y-%m-%d %H:%M}"
    lines = [
        Text(f"{name}（编号 {client.id}）", f"{name} (id {client.id})"),
        Text(
            f"第 {client.version} 版，{changed} 由 {client.changed_by} 保存",
            f"Version {client.version}, saved {changed} by {client.changed_by}",
        ),
    ]
    for zh, en, said in (
        ("联系人", "Contact", contact.person),
        ("电话", "Phone", contact.phone),
        ("地址", "Address", contact.address),
        ("备注", "Note", contact.note),
    ):
        if said:
            lines.append(Text(f"{zh}：{said}", f"{en}: {said}"))
    answers, work = len(client.dossier.profile), len(client.dossier.work)
    lines.append(Text(f"已答 {answers} 项，办理中 {work} 项", f"{answers} answers, work on {work} supports"))
    return lines


def _visit_lines(visits: tuple[Visit, ...]) -> list[Text]:
    if not visits:
        return [Text("还没有来访记录", "No visits yet")]
    lines = []
    for visit in visits:
        at, day = f"{visit.at.astimezone():%Y-%m-%d %H:%M}", visit.as_of.isoformat()
        told = _counts(list(visit.groups.values()), _validity_of(visit))
        papers = len(visit.printed)
        policy = f"{visit.policy.id} {visit.policy.version}"
        zh = f"第 {visit.number} 次来访 {at}，{visit.consultant}，按 {policy} 判断 {day}：{told.zh}；纸面 {papers} 份"
        en = f"Visit {visit.number} {at}, {visit.consultant}, by {policy} as of {day}: {told.en}; papers: {papers}"
        lines.append(Text(zh, en))
        if visit.note:
            lines.append(Text(f"  备注：{visit.note}", f"  Note: {visit.note}"))
    return lines


def _validity_of(visit: Visit) -> Validity | None:
    """Whether the notice was in force on the day of judging; None where its pack is not here."""
    if not (paths.resources() / "policies" / visit.policy.id).is_dir():
        return None
    return rulebook(visit.policy.id, "zh").policy.head.dates.validity(visit.as_of)


def _counts(groups: list[str], validity: Validity | None) -> Text:
    """How many supports applied and how many needed information, in the words that the validity demands."""
    applying, waiting = sum(one in APPLYING for one in groups), groups.count("needs_information")
    if validity is None:
        zh = f"当时列为适用 {applying} 项，待补充信息 {waiting} 项（文件当时是否有效，这里没有规则包可查）"
        en = f"listed as applying {applying}, information needed {waiting} (whether in force then is not known here)"
        return Text(zh, en)
    told, open_ones = outcome_text("applies", validity), outcome_text("needs_information", validity)
    return Text(
        f"{told.zh} {applying} 项，{open_ones.zh} {waiting} 项", f"{told.en} {applying}, {open_ones.en} {waiting}"
    )


def _kept(store: Store, client: Client) -> list[Text]:
    from qhchecklist.store.attachments import attachments  # SQLAlchemy only when a store is opened
    from qhchecklist.store.transfer import read_decisions

    with store.reading() as connection:
        lines = [decision.words for decision in read_decisions(connection, client.id)]
        for held in attachments(connection, client.id):
            size = -(-held.size // 1024)
            zh = f"附件 {held.sha256[:12]} {held.name}（{size} KB，{held.at.astimezone():%Y-%m-%d} {held.by}）"
            lines.append(Text(zh, f"File {held.sha256[:12]} {held.name} ({size} KB, {held.by})"))
    for one in decided_answers(store.answers(client.id)).values():
        decision, source = one.decision, SOURCES["authority_decided"]
        at = f"{decision.at.astimezone():%Y-%m-%d}"
        zh = f"{source.zh} {one.field}（{at} {decision.by} 记）"
        lines.append(Text(zh, f"{source.en}: {one.field} ({at}, {decision.by})"))
        if one.disputed:
            said = SOURCES[one.disputed.source]
            zh = f"  之后另有不同的回答（{said.zh}，{one.disputed.by}）：认定仍在，请核对"
            lines.append(Text(zh, f"  answered otherwise since ({said.en}); the decision stands, please check"))
    return lines


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
        reading = read_profile(one.dossier.profile, book.catalogue, book.codes)
        checklist = make_checklist(Assessor(book).assess(reading, day), one.dossier.work, one.dossier.business_day)
        printed = (_written(checklist, pdf, found, lang.value),) if pdf is not None else ()
        recorded = found.record_visit(one.id, _visit_of(checklist, one, found.by, note, printed))
    told = _counts(list(recorded.groups.values()), checklist.assessment.validity)
    named = one_line(_name(one))
    zh = f"已记录 {named} 第 {recorded.number} 次来访：{told.zh}。"
    typer.echo(Text(zh, f"Recorded visit {recorded.number} of {named}: {told.en}.")[lang.value])


def _written(checklist: Checklist, pdf: Path, store: Store, lang: Lang) -> Printed:
    """The paper shows where the record stood before the visit, whose entry then holds the paper's hash."""
    head = store.head()
    record = RecordHead(head.number, head.sha256, store.by, date.today())
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


clients.command()(calls)
clients.command()(calendar)
clients.command()(questions)
clients.command()(decide)
clients.command()(attach)
clients.command()(fetch)
clients.command()(detach)
clients.command("export")(export_client)
clients.command("import")(import_client)
clients.command()(delete)
clients.command("log")(export_record)
clients.command()(backup)
clients.command("restore")(restore_backup)
clients.command()(prepare)
clients.command("user")(add_user)
