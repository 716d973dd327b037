"""`clients calls|calendar`: who must hear of other rules or of an expiry, and the dates on which something is due."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from qhchecklist import paths
from qhchecklist.carry_over.affected import affected, call_list
from qhchecklist.cli.client_store import StoreOption, chosen, opened, refuse_taken
from qhchecklist.cli.inputs import AsOfOption, LangOption, Language, PolicyOption, read_day, refuse, rulebook
from qhchecklist.policy.problem import UnreadableFileError
from qhchecklist.policy.stamp import pack_stamp
from qhchecklist.policy.text import Lang, Text
from qhchecklist.policy.whole_file import write_private


def calls(
    out: Annotated[Path, typer.Argument(metavar="OUT.xlsx|OUT.csv", help="写成的新表格，可用 Excel、WPS 打开")],
    policy: PolicyOption = paths.DEFAULT_POLICY,
    as_of: AsOfOption = "",
    store: StoreOption = "",
    lang: LangOption = Language.zh,
) -> None:
    """列出应当回电话的客户：上次来访之后规则包换了，或者文件已届满；每家写明关系到哪些事项。

    退出码：0 已写出（一家也没有也算）；2 客户库或文件无法使用。
    """
    from qhchecklist.report.list_file import List, render_list  # openpyxl only when asked for
    from qhchecklist.store.tellings import read_tellings  # SQLAlchemy only when a store is opened

    refuse_taken(out, lang.value)
    book, day = rulebook(policy, lang.value), read_day(as_of, lang.value)
    with opened(store, "", lang.value) as found:
        told = read_tellings(found, book.policy.head.id)
    due = affected(told.last, told.packs, pack_stamp(book), day)
    listed, title = call_list(due, lang.value), Text("回电名单", "Clients to call")[lang.value]
    made = List(title, day, listed.titles, listed.widths, listed.rows)
    _write(out, render_list(made, out, lang.value), lang.value)
    zh = f"{len(told.last)} 家来过的客户里有 {len(due)} 家应当回电话，已写入 {out}。"
    en = f"{len(due)} of {len(told.last)} clients who have been here should be called; written to {out}."
    typer.echo(Text(zh, en)[lang.value])


def calendar(
    out: Annotated[Path, typer.Argument(metavar="OUT.ics", help="写成的新日历文件")],
    client: Annotated[str, typer.Option("--client", metavar="CLIENT", help="只写这一家；默认所有客户")] = "",
    remind: Annotated[int | None, typer.Option("--remind", min=0, max=60, help="提前几天提醒")] = None,
    policy: PolicyOption = paths.DEFAULT_POLICY,
    store: StoreOption = "",
    lang: LangOption = Language.zh,
) -> None:
    """把没有办完的事项的期限写成日历文件（.ics），可导入手机和邮箱的日历。

    退出码：0 已写出（没有期限也算）；2 没有这家客户，或客户库、文件无法使用。
    """
    from qhchecklist.report.calendar_file import due_dates, render_calendar  # a library for one command
    from qhchecklist.store.tellings import every_client

    refuse_taken(out, lang.value)
    titles = {one.id: one.title for one in rulebook(policy, lang.value).policy.supports}
    with opened(store, "", lang.value) as found:
        meant = [chosen(found, client, lang.value)] if client else every_client(found)
        dates = [due for one in meant for due in due_dates(one.id, one.name, one.dossier.work, titles, lang.value)]
    _write(out, render_calendar(dates, datetime.now(UTC), lang.value, remind), lang.value)
    zh, en = f"{len(dates)} 个期限，已写入 {out}。", f"{len(dates)} dates, written to {out}."
    typer.echo(Text(zh, en)[lang.value])


def _write(out: Path, data: bytes, lang: Lang) -> None:
    try:
        write_private(out, data)
    except UnreadableFileError as error:
        refuse(error.message, lang)
