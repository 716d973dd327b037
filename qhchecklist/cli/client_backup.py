"""`clients backup|restore`: the whole store as one file, and back."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qhchecklist.cli.client_files import YesOption
from qhchecklist.cli.client_store import ByOption, StoreOption, confirm, place_of, refused_by_store, who
from qhchecklist.cli.inputs import LangOption, Language
from qhchecklist.policy.text import Lang, Text
from qhchecklist.report.typeset.legible import one_line
from qhchecklist.store.place import SqlitePlace

if TYPE_CHECKING:
    from qhchecklist.store.whole_store import Returned


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
    from qhchecklist.store.whole_store import save_store  # SQLAlchemy only when a store is opened

    with refused_by_store(lang.value):
        kept = save_store(place_of(store, lang.value, existing=True), out, datetime.now(UTC), portable)
    size, shown = -(-out.stat().st_size // 1024), one_line(str(out))
    zh = f"已备份到 {shown}，{size} KB。{kept.holds.zh}{kept.verified.zh}"
    typer.echo(Text(zh, f"Backed up to {shown}, {size} KB. {kept.holds.en} {kept.verified.en}")[lang.value])


def restore_backup(
    file: Annotated[Path, typer.Argument(metavar="FILE.qhbackup", help="clients backup 写成的文件")],
    to: Annotated[
        Path | None, typer.Option("--to", metavar="NEW.sqlite3", help="恢复成另一个新文件，现用的客户库不动")
    ] = None,
    yes: YesOption = False,
    store: StoreOption = "",
    by: ByOption = "",
    lang: LangOption = Language.zh,
) -> None:
    """用备份换下客户库：先核对备份，现有的库留在旁边，恢复一事记入咨询记录。

    --portable 写成的只恢复到空的客户库。--to 恢复成另一个文件，可从中导出一家客户。

    退出码：0 已恢复；1 没有确认，什么也没有改；2 备份核对不过，或客户库正在使用、无法使用。
    """
    from qhchecklist.store.archive import is_archive
    from qhchecklist.store.whole_store import bring_apart, bring_back

    if to is not None:
        with refused_by_store(lang.value):
            _tell(bring_apart(file, to, datetime.now(UTC), who(by)), lang.value)
        return
    place = place_of(store, lang.value)
    if isinstance(place, SqlitePlace) and place.path.exists() and not is_archive(file):
        named, target = one_line(file.name), one_line(str(place.path))
        zh = f"将用 {named} 换下 {target}，现有的留在旁边。确定吗"
        confirm(Text(zh, f"{named} will take the place of {target}, which is kept beside it. Go on"), yes, lang.value)
    with refused_by_store(lang.value):
        _tell(bring_back(file, place, datetime.now(UTC), who(by)), lang.value)


def _tell(done: Returned, lang: Lang) -> None:
    for said in done.words:
        typer.echo(one_line(said[lang]))
