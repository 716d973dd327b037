"""`clients export|import|delete|backup|restore`: clients and whole stores as files."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qhchecklist import paths
from qhchecklist.cli.client_store import (
    ByOption,
    ClientArgument,
    StoreOption,
    chosen,
    opened,
    place_of,
    who,
    write_private,
)
from qhchecklist.cli.inputs import LangOption, Language, refuse, rulebook
from qhchecklist.policy.problem import UnreadableFileError
from qhchecklist.policy.text import Lang, Text
from qhchecklist.policy.whole_file import write_whole
from qhchecklist.report.typeset.legible import one_line
from qhchecklist.store.chain import Head, head_words
from qhchecklist.store.masking import STAYS, masked, usable_answers
from qhchecklist.store.package import MOST_FILE, Package, encode_package
from qhchecklist.store.package_reading import decode_package
from qhchecklist.store.place import SqlitePlace
from qhchecklist.store.problem import StoreError

if TYPE_CHECKING:
    from qhchecklist.store.deletion import Deleted

YesOption = Annotated[bool, typer.Option("--yes", help="不再询问")]


def _refuse_existing(out: Path, lang: Lang) -> None:
    if out.exists():
        zh = f"{one_line(str(out))} 已经存在，没有覆盖；请换一个文件名。"
        refuse(Text(zh, f"{one_line(str(out))} exists and is not overwritten; choose another name."), lang)


def export_client(
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
    from qhchecklist.store.transfer import read_package, record_export

    _refuse_existing(out, lang.value)
    words = _new_passphrase(lang.value) if passphrase else ""
    with opened(store, by, lang.value) as found:
        key = chosen(found, client, lang.value).id
        with found.writing() as connection:
            data = encode_package(_package(read_package(connection, key), hidden, lang.value))
            data = _sealed(data, words) if words else data
            record_export(connection, key, data, hidden, bool(words), found.stamp())
            write_private(out, data)  # not recorded unless it was written
    typer.echo(Text(f"已导出到 {one_line(str(out))}。", f"Exported to {one_line(str(out))}.")[lang.value])
    if hidden:
        typer.echo(STAYS[lang.value])


def _sealed(data: bytes, words: str) -> bytes:
    from qhchecklist.store.seal import seal  # ciphers only when asked for

    return seal(data, words)


def _package(package: Package, hidden: bool, lang: Lang) -> Package:
    if not hidden:
        return package
    book = rulebook(paths.DEFAULT_POLICY, lang)
    return masked(package, usable_answers(book.catalogue, book.codes))


def _new_passphrase(lang: Lang) -> str:
    asked = Text("口令（至少 8 个字符，忘记后无法打开）", "Passphrase (8 characters or more; do not lose it)")
    again = Text("再输一遍", "Once more")
    return str(typer.prompt(asked[lang], hide_input=True, confirmation_prompt=again[lang], err=True))


def import_client(
    file: Annotated[Path, typer.Argument(metavar="FILE.json", help="clients export 写成的文件")],
    store: StoreOption = "",
    by: ByOption = "",
    lang: LangOption = Language.zh,
) -> None:
    """把导出的一家客户放进客户库；加了密的会问口令。

    退出码：0 已导入；2 文件或客户库无法使用，或这家客户已在库里。
    """
    from qhchecklist.store.transfer import insert_package

    try:
        data = _read(file)
        package = decode_package(_unsealed(data, file, lang.value), one_line(file.name))
    except UnreadableFileError as error:
        refuse(error.message, lang.value)
    with opened(store, by, lang.value, make=True) as found, found.writing() as connection:
        client = insert_package(connection, package, data, found.stamp())
    count = len(package.visits)
    zh = f"已导入，编号 {client.id}，来访 {count} 次。"
    typer.echo(Text(zh, f"Imported, id {client.id}, {count} visits.")[lang.value])


def _read(file: Path) -> bytes:
    """The bytes of a file that may be a client's; one more than a client may have is enough to refuse it."""
    shown = one_line(str(file))
    try:
        with file.open("rb") as data:
            return data.read(MOST_FILE + 1)
    except OSError as error:
        why = error.strerror or error
        zh = f"打不开 {shown}：{why}；请检查路径和权限。"
        raise UnreadableFileError(Text(zh, f"Cannot open {shown}: {why}; check the path.")) from error


def _unsealed(data: bytes, file: Path, lang: Lang) -> bytes:
    from qhchecklist.store.seal import is_sealed, unseal

    if not is_sealed(data):
        return data
    asked = Text("口令", "Passphrase")
    return unseal(data, str(typer.prompt(asked[lang], hide_input=True, err=True)), one_line(file.name))


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
    from qhchecklist.store.deletion import delete_client, purge

    _refuse_existing(proof, lang.value)
    with opened(store, by, lang.value) as found:
        one = chosen(found, client, lang.value)
        named = one_line(str(one.dossier.profile.get("enterprise_name") or one.id))
        zh = f"将删除 {named} 的全部资料、历次来访和附件，不能撤销。确定吗"
        _confirm(Text(zh, f"All data, visits and files of {named} will be deleted for good. Go on"), yes, lang.value)
        with found.writing() as connection:
            gone = delete_client(connection, one.id, found.stamp().at, found.by)
            write_whole(proof, gone.proof)  # nothing is deleted without its proof
    place = place_of(store, lang.value)
    clean = purge(place.path) if isinstance(place, SqlitePlace) else True
    _tell_deleted(gone, proof, clean, lang.value)


def _tell_deleted(gone: Deleted, proof: Path, clean: bool, lang: Lang) -> None:
    where, recorded = one_line(str(proof)), head_words(gone.head)
    zh = f"已删除：{gone.rows} 行，咨询记录 {gone.erased} 条的内容。证明写入 {where}；{recorded.zh}。"
    en = f"Deleted {gone.rows} rows and the content of {gone.erased} entries. Proof: {where}; {recorded.en}."
    typer.echo(Text(zh, en)[lang])
    if not clean:
        zh = "客户库正被别的窗口使用，文件里的空位还没有抹净；请都关掉后再备份一次并恢复。"
        en = "The store is in use elsewhere, free places in its file are not wiped; close all, back up and restore."
        typer.echo(Text(zh, en)[lang], err=True)
    zh = "以前的备份和导出的文件里仍有这家客户的资料，请按规定处理。"
    typer.echo(Text(zh, "Older backups and exports still hold this client; deal with them too.")[lang])


def _confirm(question: Text, yes: bool, lang: Lang) -> None:
    if not yes and not typer.confirm(question[lang], err=True):
        typer.echo(Text("没有改动。", "Nothing was changed.")[lang], err=True)
        raise typer.Exit(1)


def export_record(
    out: Annotated[Path, typer.Argument(metavar="OUT.jsonl", help="写成的新文件")],
    store: StoreOption = "",
    lang: LangOption = Language.zh,
) -> None:
    """把整份咨询记录导出成一个文件，可用 verify-log 核对；里面没有企业名称，只有编号。

    退出码：0 已写成；2 客户库或文件无法使用。
    """
    from qhchecklist.store.log import export_log

    _refuse_existing(out, lang.value)
    with opened(store, "", lang.value) as found, found.reading() as connection:
        write_whole(out, b"".join(export_log(connection)))
    typer.echo(Text(f"已导出到 {one_line(str(out))}。", f"Exported to {one_line(str(out))}.")[lang.value])


def backup(
    out: Annotated[Path, typer.Argument(metavar="OUT.qhbackup", help="写成的备份文件；已有的会在新的核对无误后换掉")],
    portable: Annotated[
        bool, typer.Option("--portable", help="写成可以恢复到任何一种空客户库的形式；服务器上的总是这样")
    ] = False,
    store: StoreOption = "",
    lang: LangOption = Language.zh,
) -> None:
    """把整个客户库备份成一个文件，写成后立即核对；别的窗口可以照常使用。

    退出码：0 已备份并核对；2 客户库或文件无法使用。
    """
    place = place_of(store, lang.value)
    if portable or not isinstance(place, SqlitePlace):
        head = _exported(out, store, lang.value)
    else:
        head = _backed_up(place.path, out, lang.value)
    size, shown = -(-out.stat().st_size // 1024), one_line(str(out))
    zh = f"已备份到 {shown}，{size} KB，已核对。{head_words(head).zh}。"
    typer.echo(Text(zh, f"Backed up to {shown}, {size} KB, verified. {head_words(head).en}.")[lang.value])


def _exported(out: Path, store: str, lang: Lang) -> Head:
    from qhchecklist.store.archive import export_store

    with opened(store, "", lang) as found:
        return export_store(found, out, datetime.now(UTC)).head


def _backed_up(store: Path, out: Path, lang: Lang) -> Head:
    from qhchecklist.store.backup import back_up

    try:
        return back_up(store, out, datetime.now(UTC)).head
    except StoreError as error:
        refuse(error.message, lang)


def restore_backup(
    file: Annotated[Path, typer.Argument(metavar="FILE.qhbackup", help="clients backup 写成的文件")],
    yes: YesOption = False,
    store: StoreOption = "",
    by: ByOption = "",
    lang: LangOption = Language.zh,
) -> None:
    """用备份换下客户库：先核对备份，现有的库留在旁边，恢复一事记入咨询记录。

    --portable 写成的只恢复到空的客户库。

    退出码：0 已恢复；1 没有确认，什么也没有改；2 备份核对不过，或客户库正在使用、无法使用。
    """
    from qhchecklist.store.archive import is_archive

    place = place_of(store, lang.value)
    if is_archive(file):
        _import_archive(file, store, by, lang.value)
    elif isinstance(place, SqlitePlace):
        _restore_file(file, place.path, yes, by, lang.value)
    else:
        zh = (
            f"{one_line(file.name)} 是单机客户库的备份；请先恢复成文件，再用 backup --portable 写成能放到服务器的形式。"
        )
        en = f"{one_line(file.name)} is of a store in a file; restore it to a file, then back up with --portable."
        refuse(Text(zh, en), lang.value)


def _import_archive(file: Path, store: str, by: str, lang: Lang) -> None:
    from qhchecklist.store.archive import import_store

    with opened(store, by, lang, make=True) as found:
        said = import_store(file, found)
    zh = f"已恢复 {len(said.clients)} 家客户和咨询记录。"
    typer.echo(Text(zh, f"Restored {len(said.clients)} clients and the consultation record.")[lang])


def _restore_file(file: Path, target: Path, yes: bool, by: str, lang: Lang) -> None:
    from qhchecklist.store.backup import restore

    if target.exists():
        zh = f"将用 {one_line(file.name)} 换下 {one_line(str(target))}，现有的留在旁边。确定吗"
        en = f"{one_line(file.name)} will take the place of {one_line(str(target))}, which is kept beside it. Go on"
        _confirm(Text(zh, en), yes, lang)
    try:
        done = restore(file, target, datetime.now(UTC), who(by))
    except StoreError as error:
        refuse(error.message, lang)
    at = f"{done.manifest.at.astimezone():%Y-%m-%d %H:%M}"
    typer.echo(Text(f"已恢复 {at} 的备份。", f"Restored the backup of {at}.")[lang])
    if done.kept is not None:
        kept = one_line(str(done.kept))
        typer.echo(Text(f"原来的客户库留在 {kept}。", f"The former store is kept at {kept}.")[lang])
