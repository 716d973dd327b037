"""`clients attach|fetch|detach`: files kept with a client, such as a licence that was seen."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qhchecklist.cli.client_store import ByOption, ClientArgument, StoreOption, chosen, opened, refuse_taken
from qhchecklist.cli.inputs import LangOption, Language, refuse
from qhchecklist.policy.text import Lang, Text
from qhchecklist.report.typeset.legible import one_line

AttachmentArgument = Annotated[
    str, typer.Argument(metavar="SHA256", help="附件的校验码或其开头（至少 6 位），见 clients show")
]

_LEAST = 6


def attach(
    client: ClientArgument,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="要存的文件，最大 20 MiB")],
    store: StoreOption = "",
    by: ByOption = "",
    lang: LangOption = Language.zh,
) -> None:
    """把一个文件与客户存在一起；相同的内容只存一份。

    退出码：0 已存；2 没有这家客户，或文件、客户库无法使用。
    """
    from qhchecklist.store.held_files import add_file

    with opened(store, by, lang.value) as found:
        kept = add_file(found, chosen(found, client, lang.value).id, file).attachment
    zh = f"已存 {one_line(kept.name)}，校验码 {kept.sha256[:12]}。"
    typer.echo(Text(zh, f"Kept {one_line(kept.name)}, hash {kept.sha256[:12]}.")[lang.value])


def fetch(
    client: ClientArgument,
    sha256: AttachmentArgument,
    out: Annotated[Path, typer.Argument(metavar="OUT", help="写成的新文件")],
    store: StoreOption = "",
    lang: LangOption = Language.zh,
) -> None:
    """把一个附件取出成文件；与校验码不符的不给。

    退出码：0 已取出；2 没有这家客户或这个附件，或文件、客户库无法使用。
    """
    from qhchecklist.store.held_files import one_held, write_out

    shown = one_line(str(out))
    refuse_taken(out, lang.value)
    _check_hash(sha256, lang.value)
    with opened(store, "", lang.value) as found:
        key = chosen(found, client, lang.value).id
        with found.reading() as connection:
            held = one_held(connection, key, sha256)
        write_out(found, held, out)
    typer.echo(Text(f"已取出到 {shown}。", f"Written to {shown}.")[lang.value])


def detach(
    client: ClientArgument,
    sha256: AttachmentArgument,
    store: StoreOption = "",
    by: ByOption = "",
    lang: LangOption = Language.zh,
) -> None:
    """不再把一个附件与客户存在一起；没有别的客户也存着它时，内容一并删去。

    退出码：0 已删去；2 没有这家客户或这个附件，或客户库无法使用。
    """
    from qhchecklist.store.held_files import let_go, one_held

    _check_hash(sha256, lang.value)
    with opened(store, by, lang.value) as found:
        key = chosen(found, client, lang.value).id
        with found.reading() as connection:
            held = one_held(connection, key, sha256)
        let_go(found, held)
    name = one_line(held.attachment.name)
    typer.echo(Text(f"已删去附件 {name}。", f"Removed {name}.")[lang.value])


def _check_hash(sha256: str, lang: Lang) -> None:
    if len(sha256) < _LEAST:
        zh = f"校验码至少写 {_LEAST} 位；用 clients show 可看到。"
        refuse(Text(zh, f"Give at least {_LEAST} digits of the hash; see clients show."), lang)
