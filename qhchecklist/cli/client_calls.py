"""`clients calls|calendar`: who must hear of other rules or of an expiry, and the dates on which something is due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qhchecklist import paths
from qhchecklist.carry_over.affected import LastTold, affected, call_list, last_told
from qhchecklist.cli.client_store import StoreOption, chosen, opened
from qhchecklist.cli.inputs import AsOfOption, LangOption, Language, PolicyOption, read_day, refuse, rulebook
from qhchecklist.policy.problem import UnreadableFileError
from qhchecklist.policy.stamp import pack_stamp
from qhchecklist.policy.text import Lang, Text
from qhchecklist.policy.whole_file import write_whole
from qhchecklist.report.table_csv import render_rows
from qhchecklist.report.typeset.legible import one_line
from qhchecklist.store.records import Client, Query

if TYPE_CHECKING:
    from qhchecklist.store.store import Store

_PAGE = 500


def calls(
    out: Annotated[Path, typer.Argument(metavar="OUT.csv", help="写成的新表格，可用 Excel、WPS 打开")],
    policy: PolicyOption = paths.DEFAULT_POLICY,
    as_of: AsOfOption = "",
    store: StoreOption = "",
    lang: LangOption = Language.zh,
) -> None:
    """列出应当回电话的客户：上次来访之后规则包换了，或者文件已届满；每家写明关系到哪些事项。

    退出码：0 已写出（一家也没有也算）；2 客户库或文件无法使用。
    """
    _refuse_existing(out, lang.value)
    book, day = rulebook(policy, lang.value), read_day(as_of, lang.value)
    with opened(store, "", lang.value) as found:
        told = list(_last_told(found, book.policy.head.id))
        hashes = {one.policy.sha256 for one in told}
        stamps = {sha256: stamp for sha256 in sorted(hashes) if (stamp := found.pack(sha256)) is not None}
    due = affected(told, stamps, pack_stamp(book), day)
    listed = call_list(due, lang.value)
    _write(out, render_rows(listed.titles, listed.rows), lang.value)
    zh = f"{len(told)} 家来过的客户里有 {len(due)} 家应当回电话，已写入 {out}。"
    en = f"{len(due)} of {len(told)} clients who have been here should be called; written to {out}."
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

    _refuse_existing(out, lang.value)
    titles = {one.id: one.title for one in rulebook(policy, lang.value).policy.supports}
    with opened(store, "", lang.value) as found:
        meant = [chosen(found, client, lang.value)] if client else list(_all(found))
    dates = [due for one in meant for due in due_dates(one.id, _name(one), one.dossier.work, titles, lang.value)]
    _write(out, render_calendar(dates, datetime.now(UTC), lang.value, remind), lang.value)
    zh, en = f"{len(dates)} 个期限，已写入 {out}。", f"{len(dates)} dates, written to {out}."
    typer.echo(Text(zh, en)[lang.value])


def _last_told(store: Store, policy: str) -> Iterator[LastTold]:
    """Every client who was told something by any version of a policy, with the last visit."""
    for client in _all(store):
        visits = [one for one in store.visits(client.id) if one.policy.id == policy]
        if visits:
            yield last_told(client, visits[-1])


def _all(store: Store) -> Iterator[Client]:
    """Every client on the list, one after the other."""
    offset = 0
    while rows := store.page(Query(), offset, _PAGE).rows:
        yield from (store.get(row.id) for row in rows)
        offset += len(rows)


def _name(client: Client) -> str:
    name = client.dossier.profile.get("enterprise_name")
    return name if isinstance(name, str) else ""


def _refuse_existing(out: Path, lang: Lang) -> None:
    if out.exists():
        shown = one_line(str(out))
        zh = f"{shown} 已经存在，没有覆盖；请换一个文件名。"
        refuse(Text(zh, f"{shown} exists and is not overwritten; choose another name."), lang)


def _write(out: Path, data: bytes, lang: Lang) -> None:
    try:
        write_whole(out, data)
    except UnreadableFileError as error:
        refuse(error.message, lang)
