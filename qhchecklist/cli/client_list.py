"""`clients list`: who is in the store, a line each."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text as Line

from qhchecklist.cli.client_store import StoreOption, opened
from qhchecklist.cli.inputs import LangOption, Language, terminal
from qhchecklist.policy.text import Lang, Text
from qhchecklist.report.typeset.legible import one_line
from qhchecklist.store.records import ClientRow, Query


class ListedBy(StrEnum):
    """The order of the list."""

    name = "name"
    last_visit = "last_visit"
    next_due = "next_due"


def list_clients(
    words: Annotated[str, typer.Argument(metavar="[WORDS]", help="名称、拼音、首字母或信用代码末几位")] = "",
    division: Annotated[str, typer.Option("--division", metavar="CODE", help="区划代码的开头，如 6302")] = "",
    by: Annotated[ListedBy, typer.Option("--sort", help="排序：名称、最近来访、最近期限")] = ListedBy.name,
    limit: Annotated[int, typer.Option("--limit", min=1, max=10_000, help="最多列出几家")] = 50,
    store: StoreOption = "",
    lang: LangOption = Language.zh,
) -> None:
    """列出客户：编号、名称、来访次数、最近来访和当时的项数、最近期限、依据的文件版本。

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
    Text("按原文属适用·待补·可咨询", "Covered by the text · open · to ask"),
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
        told = f"{row.told.applying} · {row.told.open} · {row.told.to_ask}" if row.told else "—"
        cells = row.id, row.name or "—", row.credit_code or "—", row.division or "—", str(row.visits), seen, told
        table.add_row(*(Line(one_line(cell)) for cell in (*cells, _day(row.next_due), policy)))
    return table


def _day(day: date | None) -> str:
    return day.isoformat() if day else "—"
