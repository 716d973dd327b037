"""`clients prepare|user|password`: a server made ready for several desks, and the password that lets one in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from qhchecklist.cli.client_store import read_server, refused_by_store
from qhchecklist.cli.inputs import LangOption, Language
from qhchecklist.policy.text import Lang, Text
from qhchecklist.report.typeset.legible import one_line
from qhchecklist.store.place import ServerPlace

ServerArgument = Annotated[
    str,
    typer.Argument(metavar="SERVER", help="管理员的连接，写成 postgresql://管理员@主机:端口/postgres；口令另外询问"),
]
DatabaseArgument = Annotated[str, typer.Argument(metavar="DATABASE", help="客户库的数据库名，小写字母、数字和下划线")]
CertificateOption = Annotated[
    Path | None, typer.Option("--certificate", metavar="FILE", help="签发服务器证书的机构；默认用系统信任的")
]


class RoleName(StrEnum):
    """What a user may do."""

    desk = "desk"
    supervisor = "supervisor"
    reader = "reader"


def prepare(
    server: ServerArgument,
    database: DatabaseArgument,
    certificate: CertificateOption = None,
    lang: LangOption = Language.zh,
) -> None:
    """在 PostgreSQL 服务器上建立客户库，或升级已有的；说明见 docs/store.md。

    退出码：0 已准备好；2 连不上或不允许。
    """
    from qhchecklist.store.roles import prepare_database  # the libraries of the extra `postgres`

    with _administrating(server, certificate, lang.value) as place:
        prepare_database(place, database)
    typer.echo(Text(f"客户库 {database} 已准备好；请再添加用户。", f"{database} is ready; add users now.")[lang.value])


def add_user(
    server: ServerArgument,
    database: DatabaseArgument,
    user: Annotated[str, typer.Argument(metavar="USER", help="用户名，小写字母、数字和下划线")],
    role: Annotated[RoleName, typer.Argument(metavar="ROLE", help="desk 窗口、supervisor 主管、reader 只读")],
    certificate: CertificateOption = None,
    lang: LangOption = Language.zh,
) -> None:
    """给客户库添加用户，或改换角色和口令。

    退出码：0 已添加；2 连不上或不允许。
    """
    from qhchecklist.store.roles import ROLES
    from qhchecklist.store.roles import add_user as let_in

    with _administrating(server, certificate, lang.value) as place:
        asked = Text(f"{one_line(user)} 的新口令", f"New password of {one_line(user)}")[lang.value]
        let_in(place, database, user, role.value, typer.prompt(asked, hide_input=True, confirmation_prompt=True))
    zh = f"用户 {user} 可以{ROLES[role.value].zh}的身份使用客户库 {database}。"
    typer.echo(Text(zh, f"{user} may work with {database} as {ROLES[role.value].en}.")[lang.value])


def password(
    server: Annotated[
        str,
        typer.Argument(metavar="SERVER", help="客户库的连接，写成 postgresql://用户@主机:端口/数据库；口令另外询问"),
    ],
    forget: Annotated[bool, typer.Option("--forget", help="把口令从系统钥匙串里删去")] = False,
    certificate: CertificateOption = None,
    lang: LangOption = Language.zh,
) -> None:
    """把服务器上客户库的口令存进系统钥匙串（连得上才存），或从中删去。

    退出码：0 已存入或删去；2 连不上、口令不对或没有钥匙串。
    """
    from qhchecklist.store.server import forget_password

    place = _place(server, certificate, lang.value)
    with refused_by_store(lang.value):
        if forget:
            forget_password(place)
            done = Text("口令已从系统钥匙串删去。", "The password is no longer in the keyring.")
        else:
            _enter_password(place, lang.value)
            done = Text("口令可用，已存入系统钥匙串。", "The password works and is in the keyring.")
    typer.echo(done[lang.value])


@contextmanager
def _administrating(server: str, certificate: Path | None, lang: Lang) -> Iterator[ServerPlace]:
    """The administrator's place, the password asked for once; a refusal ends the program with one sentence."""
    from qhchecklist.store.server import knows_password

    place = _place(server, certificate, lang)
    with refused_by_store(lang):
        if not knows_password(place):
            _enter_password(place, lang)
        yield place


def _place(server: str, certificate: Path | None, lang: Lang) -> ServerPlace:
    place = read_server(server, lang)
    return place if certificate is None else replace(place, certificate=certificate, tls="verify-full")


def _enter_password(place: ServerPlace, lang: Lang) -> None:
    """Ask for it; it is kept only if the server lets the user in with it."""
    from qhchecklist.store.server import reach, trying_password

    asked = Text(f"{one_line(place.user)} 的口令，存入系统钥匙串", f"Password of {one_line(place.user)}")[lang]
    with trying_password(place, typer.prompt(asked, hide_input=True)):
        reach(place)
