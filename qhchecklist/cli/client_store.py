"""What the commands on clients share: the store that they open, and which client is meant."""

from __future__ import annotations

import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from urllib.parse import parse_qsl, urlsplit

import typer

from qhchecklist import paths
from qhchecklist.cli.inputs import refuse
from qhchecklist.policy.problem import UnreadableFileError
from qhchecklist.policy.text import Lang, Text
from qhchecklist.policy.whole_file import refuse_existing
from qhchecklist.report.typeset.legible import one_line
from qhchecklist.store.place import Place, ServerPlace, SqlitePlace, server_place
from qhchecklist.store.problem import NoSuchClientError, StoreError
from qhchecklist.store.records import Client, Query

if TYPE_CHECKING:
    from qhchecklist.store.store import Store

StoreOption = Annotated[
    str,
    typer.Option(
        "--store",
        metavar="FILE|URL",
        help="客户库文件；默认用本机用户数据文件夹里的那一个。服务器写成 postgresql://用户@主机:端口/数据库，"
        "口令在系统钥匙串里（clients password），签发证书的机构可写 ?sslrootcert=文件",
    ),
]
ByOption = Annotated[str, typer.Option("--by", metavar="NAME", help="经手人，记入历史；默认是本机的登录名")]
ClientArgument = Annotated[
    str, typer.Argument(metavar="CLIENT", help="客户编号，或能唯一找到的名称、拼音、信用代码末几位")
]

_SHOWN = 5
_LONGEST = 40
_CERTIFICATE = "sslrootcert"
"""As in every address of a PostgreSQL server."""


def place_of(store: str, lang: Lang, *, existing: bool = False) -> Place:
    """Where the store is: as given, or that of the user. With `existing` a file must be there."""
    if "://" in store:
        return read_server(store, lang)
    place = SqlitePlace(Path(store) if store else paths.client_store())
    if existing and not place.path.exists():
        shown = one_line(str(place))
        zh = f"{shown} 还没有客户库；请先用 clients add 存入一家企业，或检查 --store。"
        refuse(Text(zh, f"There is no store at {shown}; add a client first, or check --store."), lang)
    return place


def read_server(url: str, lang: Lang) -> ServerPlace:
    """A server by its address; a password in it would stand in the shell's history and is refused."""
    try:
        parts = urlsplit(url)
        port, database = parts.port or 5432, parts.path.removeprefix("/")
        asked = dict(parse_qsl(parts.query, strict_parsing=True, errors="strict")) if parts.query else {}
    except ValueError:
        port, database, parts, asked = 0, "", urlsplit(""), {}
    if parts.password is not None:
        zh = "口令不要写在命令里，会留在历史记录中；请在窗口里或用 clients password 存进系统钥匙串。"
        refuse(
            Text(zh, "Leave the password out of the command; keep it in the system's keyring by clients password."),
            lang,
        )
    if (
        parts.scheme != "postgresql"
        or not (parts.hostname and parts.username and database)
        or asked.keys() - {_CERTIFICATE}
    ):
        zh = f"“{one_line(url)}”读不懂，服务器请写成 postgresql://用户@主机:端口/数据库。"
        refuse(Text(zh, f"'{one_line(url)}' is not postgresql://user@host:port/database."), lang)
    certificate = Path(asked[_CERTIFICATE]) if _CERTIFICATE in asked else None
    if certificate is not None and not certificate.is_file():
        zh = f"证书文件 {one_line(str(certificate))} 不存在；请检查 {_CERTIFICATE}，省去则用系统信任的证书。"
        refuse(Text(zh, f"There is no certificate file {one_line(str(certificate))}; check {_CERTIFICATE}."), lang)
    return server_place(parts.hostname, port, database, parts.username, certificate)


def who(by: str) -> str:
    """Who is at work, for histories and the record."""
    if by:
        return by
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a user without a name
        return "-"


@contextmanager
def opened(store: str, by: str, lang: Lang, *, make: bool = False) -> Iterator[Store]:
    """The store, closed again; whatever it refuses ends the program with one sentence.

    Only with `make` is a store made where there is none.
    """
    from qhchecklist.store.opening import open_store  # SQLAlchemy only when a store is opened

    place = place_of(store, lang, existing=not make)
    with refused_by_store(lang):
        found = open_store(place, who(by))
        try:
            yield found
        finally:
            found.close()


@contextmanager
def refused_by_store(lang: Lang) -> Iterator[None]:
    """Whatever a store refuses ends the program with one sentence."""
    try:
        yield
    except (StoreError, UnreadableFileError) as error:
        refuse(_one_line(error.message), lang)


def confirm(question: Text, yes: bool, lang: Lang) -> None:
    """Go on only if the user wants to; else the program ends, and nothing was changed."""
    if not yes and not typer.confirm(question[lang], err=True):
        typer.echo(Text("没有改动。", "Nothing was changed.")[lang], err=True)
        raise typer.Exit(1)


def _one_line(text: Text) -> Text:
    return Text(one_line(text.zh), one_line(text.en))


def refuse_taken(out: Path, lang: Lang) -> None:
    """End the program where a file of that name is there already."""
    try:
        refuse_existing(out)
    except UnreadableFileError as error:
        refuse(_one_line(error.message), lang)


def chosen(store: Store, words: str, lang: Lang) -> Client:
    """The client that is meant, by id or else by search; ends the program where it is none or several."""
    page = store.page(Query(words=words), 0, _SHOWN)
    if page.total > 1:
        named = "\n".join(f"  {row.id}  {one_line(row.name)}" for row in page.rows)
        zh = f"“{one_line(words)}”找到 {page.total} 家，请改用编号：\n{named}"
        refuse(Text(zh, f"'{one_line(words)}' finds {page.total} clients; give the id:\n{named}"), lang)
    if page.rows:
        return store.get(page.rows[0].id)
    try:
        return store.get(words)
    except NoSuchClientError:
        shown = one_line(words[:_LONGEST])
        zh = f"客户库里没有名称、拼音、信用代码末几位或编号是“{shown}”的客户；用 clients list 可看有哪些。"
        refuse(Text(zh, f"No client has the name, credit code or id '{shown}'; see clients list."), lang)
