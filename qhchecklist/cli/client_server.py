"""`clients prepare|user`: a server made ready for several desks, by its administrator."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from qhchecklist.cli.client_store import read_server
from qhchecklist.cli.inputs import LangOption, Language, refuse
from qhchecklist.policy.text import Lang, Text
from qhchecklist.report.typeset.legible import one_line
from qhchecklist.store.place import ServerPlace
from qhchecklist.store.problem import StoreError

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


@contextmanager
def _administrating(server: str, certificate: Path | None, lang: Lang) -> Iterator[ServerPlace]:
    """The administrator's place, the password asked for once; a refusal ends the program with one sentence."""
    from qhchecklist.store.server import knows_password, remember_password

    place = replace(read_server(server, lang), certificate=certificate)
    try:
        if not knows_password(place):
            asked = Text(f"{one_line(place.user)} 的口令，存入系统钥匙串", f"Password of {one_line(place.user)}")[lang]
            remember_password(place, typer.prompt(asked, hide_input=True))
        yield place
    except StoreError as error:
        refuse(Text(one_line(error.message.zh), one_line(error.message.en)), lang)
