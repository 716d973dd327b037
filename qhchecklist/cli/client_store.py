"""What the commands on clients share: the store that they open, and which client is meant."""

from __future__ import annotations

import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qhchecklist import paths
from qhchecklist.cli.inputs import refuse
from qhchecklist.policy.problem import UnreadableFileError
from qhchecklist.policy.text import Lang, Text
from qhchecklist.report.typeset.legible import one_line
from qhchecklist.store.place import SqlitePlace
from qhchecklist.store.problem import StoreError
from qhchecklist.store.records import Client, Query

if TYPE_CHECKING:
    from qhchecklist.store.store import Store

StoreOption = Annotated[
    Path | None, typer.Option("--store", metavar="FILE", help="客户库文件；默认用本机用户数据文件夹里的那一个")
]
ByOption = Annotated[str, typer.Option("--by", metavar="NAME", help="经手人，记入历史；默认是本机的登录名")]
ClientArgument = Annotated[
    str, typer.Argument(metavar="CLIENT", help="客户编号，或能唯一找到的名称、拼音、信用代码末几位")
]

_SHOWN = 5


def place_of(store: Path | None) -> Path:
    """Where the store is: as given, or that of the user."""
    return store if store is not None else paths.client_store()


def who(by: str) -> str:
    """Who is at work, for histories and the record."""
    if by:
        return by
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a user without a name
        return "-"


@contextmanager
def opened(store: Path | None, by: str, lang: Lang, *, make: bool = False) -> Iterator[Store]:
    """The store, closed again; whatever it refuses ends the program with one sentence.

    Only with `make` is a store made where there is none.
    """
    from qhchecklist.store.opening import open_store  # SQLAlchemy only when a store is opened

    path = place_of(store)
    if not make and not path.exists():
        zh = f"{one_line(str(path))} 还没有客户库；请先用 clients add 存入一家企业，或检查 --store。"
        refuse(Text(zh, f"There is no store at {one_line(str(path))}; add a client first, or check --store."), lang)
    try:
        found = open_store(SqlitePlace(path), who(by))
        try:
            yield found
        finally:
            found.close()
    except (StoreError, UnreadableFileError) as error:
        refuse(_one_line(error.message), lang)


def _one_line(text: Text) -> Text:
    return Text(one_line(text.zh), one_line(text.en))


def chosen(store: Store, words: str, lang: Lang) -> Client:
    """The client that is meant, by id or else by search; ends the program where it is none or several."""
    page = store.page(Query(words=words), 0, _SHOWN)
    if page.total > 1:
        named = "\n".join(f"  {row.id}  {one_line(row.name)}" for row in page.rows)
        zh = f"“{one_line(words)}”找到 {page.total} 家，请改用编号：\n{named}"
        refuse(Text(zh, f"'{one_line(words)}' finds {page.total} clients; give the id:\n{named}"), lang)
    return store.get(page.rows[0].id if page.rows else words)
