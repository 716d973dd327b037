"""`clients export|import|delete|log`: one client as a file, or gone, and the record of all."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qhchecklist import paths
from qhchecklist.cli.client_store import ByOption, ClientArgument, StoreOption, chosen, confirm, opened, refuse_taken
from qhchecklist.cli.inputs import LangOption, Language, refuse, rulebook
from qhchecklist.policy.problem import UnreadableFileError
from qhchecklist.policy.text import Lang, Text
from qhchecklist.policy.whole_file import write_whole
from qhchecklist.report.typeset.legible import one_line
from qhchecklist.store.masking import STAYS, usable_answers
from qhchecklist.store.passphrase import strength

YesOption = Annotated[bool, typer.Option("--yes", help="不再询问")]


def export_to(
    client: ClientArgument,
    out: Annotated[Path, typer.Argument(metavar="OUT.json", help="写成的新文件")],
    hidden: Annotated[bool, typer.Option("--masked", help="隐去名称、代码、联系方式、备注和人名")] = False,
    passphrase: Annotated[bool, typer.Option("--passphrase", help="用口令加密；口令另行输入")] = False,
    store: StoreOption = "",
    by: ByOption = "",
    lang: LangOption = Language.zh,
) -> None:
    """把一家客户的全部资料（回答、历次来访、历史、附件、咨询记录）导出成一个文件。

    退出码：0 已写成；2 没有这家客户，或客户库、文件无法使用。
    """
    from qhchecklist.store.exchange import export_client  # SQLAlchemy and ciphers only when a store is opened

    refuse_taken(out, lang.value)
    words = _new_passphrase(lang.value) if passphrase else ""
    book = rulebook(paths.DEFAULT_POLICY, lang.value) if hidden else None
    usable = usable_answers(book.catalogue, book.codes) if book is not None else None
    with opened(store, by, lang.value) as found:
        export_client(found, chosen(found, client, lang.value).id, out, usable, words)
    typer.echo(Text(f"已导出到 {one_line(str(out))}。", f"Exported to {one_line(str(out))}.")[lang.value])
    if hidden:
        typer.echo(STAYS[lang.value])


def _new_passphrase(lang: Lang) -> str:
    asked = Text("口令（至少 8 个字符，忘记后无法打开）", "Passphrase (8 characters or more; do not lose it)")
    again = Text("再输一遍", "Once more")
    given = str(typer.prompt(asked[lang], hide_input=True, confirmation_prompt=again[lang], err=True))
    typer.echo(strength(given).text[lang], err=True)
    return given


def import_from(
    file: Annotated[Path, typer.Argument(metavar="FILE.json", help="clients export 写成的文件")],
    store: StoreOption = "",
    by: ByOption = "",
    lang: LangOption = Language.zh,
) -> None:
    """把导出的一家客户放进客户库；加了密的会问口令。

    退出码：0 已导入；2 文件或客户库无法使用，或这家客户已在库里。
    """
    from qhchecklist.store.exchange import import_client, read_client_file, read_file

    try:
        given = read_file(file)
        asked = Text("口令", "Passphrase")
        words = str(typer.prompt(asked[lang.value], hide_input=True, err=True)) if given.sealed else ""
        incoming = read_client_file(given, words)
    except UnreadableFileError as error:
        refuse(Text(one_line(error.message.zh), one_line(error.message.en)), lang.value)
    with opened(store, by, lang.value, make=True) as found:
        client = import_client(found, incoming)
    count = len(incoming.package.visits)
    zh = f"已导入，编号 {client.id}，来访 {count} 次。"
    typer.echo(Text(zh, f"Imported, id {client.id}, {count} visits.")[lang.value])


def delete(
    client: ClientArgument,
    proof: Annotated[Path, typer.Option("--proof", metavar="FILE.jsonl", help="删除证明写到哪里")],
    yes: YesOption = False,
    store: StoreOption = "",
    by: ByOption = "",
    lang: LangOption = Language.zh,
) -> None:
    """删除一家客户的全部资料，并写出删除证明（可用 verify-log 核对）；不能撤销。

    退出码：0 已删除；1 没有确认，什么也没有删；2 没有这家客户，或客户库、文件无法使用。
    """
    from qhchecklist.store.deleting import delete_with_proof, read_doomed

    refuse_taken(proof, lang.value)
    with opened(store, by, lang.value) as found:
        one = chosen(found, client, lang.value)
        with found.reading() as connection:
            seen = read_doomed(connection, one.id)
        for said in (seen.goes, seen.stays):
            typer.echo(said[lang.value], err=True)
        named = one_line(one.name or one.id)
        zh = f"将删除 {named} 的全部资料、历次来访和附件，不能撤销。确定吗"
        confirm(Text(zh, f"All data, visits and files of {named} will be deleted for good. Go on"), yes, lang.value)
        done = delete_with_proof(found, seen, proof)
    for said in done.words:
        typer.echo(one_line(said[lang.value]))


def export_record(
    out: Annotated[Path, typer.Argument(metavar="OUT.jsonl", help="写成的新文件")],
    store: StoreOption = "",
    lang: LangOption = Language.zh,
) -> None:
    """把整份咨询记录导出成一个文件，可用 verify-log 核对；里面没有企业名称，只有编号。

    退出码：0 已写成；2 客户库或文件无法使用。
    """
    from qhchecklist.store.log import export_log

    refuse_taken(out, lang.value)
    with opened(store, "", lang.value) as found, found.reading() as connection:
        write_whole(out, b"".join(export_log(connection)))
    typer.echo(Text(f"已导出到 {one_line(str(out))}。", f"Exported to {one_line(str(out))}.")[lang.value])
