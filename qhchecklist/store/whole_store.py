"""A whole store as one file, of whichever kind fits the place, and back; what was verified is said in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from qhchecklist.policy.record import record
from qhchecklist.policy.text import Text
from qhchecklist.store.archive import Archive, export_store, import_store, is_archive, read_archive
from qhchecklist.store.backup import Manifest, back_up, read_backup, restore
from qhchecklist.store.backup_files import BackupError, Tell, remove, unheard
from qhchecklist.store.chain import Head, head_words
from qhchecklist.store.opening import open_store
from qhchecklist.store.place import Place, SqlitePlace
from qhchecklist.store.problem import DamagedStoreError, StoreError
from qhchecklist.store.records import Query


@record
class Kept:
    """A whole store in a file that was verified. `at`: when it was made, by `program`.

    `portable`: goes into any empty store; else it is a file's, and replaces one. `visits`: None where not counted.
    """

    file: Path
    portable: bool
    program: str
    at: datetime
    clients: int
    visits: int | None
    head: Head

    @property
    def holds(self) -> Text:
        """When it was made and what is in it, in one sentence."""
        when = f"{self.at.astimezone():%Y-%m-%d %H:%M}"
        visits = Text("", "") if self.visits is None else Text(f"、{self.visits} 次来访", f", visits: {self.visits}")
        return Text(
            f"{when} 由 qhchecklist {self.program} 写成：{self.clients} 家客户{visits.zh}、"
            f"{self.head.number} 条咨询记录。",
            f"Made {when} by qhchecklist {self.program}. Clients: {self.clients}{visits.en}, "
            f"entries of the consultation record: {self.head.number}.",
        )

    @property
    def verified(self) -> Text:
        """What was looked at before this was said, in one sentence."""
        last = head_words(self.head)
        if self.portable:
            return Text(
                f"已核对：每家客户的文件与校验码相符、都能读回，咨询记录前后连得上，末条是{last.zh}。",
                f"Verified: the file of every client fits its hash and can be read back, the record is one chain and "
                f"ends with: {last.en}.",
            )
        return Text(
            f"已核对：内容与校验码相符，数据库完好，咨询记录前后连得上，末条是{last.zh}。",
            f"Verified: the content fits its hash, the database is sound, the record is one chain and ends with: "
            f"{last.en}.",
        )


@record
class Present:
    """The store that is in use. `clients`: None where it is damaged and cannot be read."""

    place: Place
    clients: int | None

    @property
    def is_empty(self) -> bool:
        """Whether nothing would be replaced."""
        return self.clients == 0


@record
class Returned:
    """A store that came back. `saved`: the backup of what was there; `beside`: where that lies as it was; `apart`: the
    new file that it is in, while the one in use stays.
    """

    kept: Kept
    saved: Path | None
    beside: Path | None
    apart: Path | None = None

    @property
    def words(self) -> tuple[Text, ...]:
        """What was done and where the former store is, one sentence each."""
        said = [Text(f"已恢复。{self.kept.holds.zh}", f"Restored. {self.kept.holds.en}")]
        if self.apart is not None:
            said.append(
                Text(
                    f"恢复成另一个文件 {self.apart}，现用的客户库没有动；要从中取回一家客户，用 qhchecklist clients "
                    "export 加 --store 指到这个文件导出，再导入现用的客户库。",
                    f"It is in a file of its own, {self.apart}; the store in use is untouched. To take one client from "
                    "it, export that with qhchecklist clients export --store and this file, then import it.",
                )
            )
        if self.saved is not None:
            said.append(
                Text(f"原来的客户库已先备份到 {self.saved}。", f"The former store was backed up: {self.saved}.")
            )
        if self.beside is not None:
            said.append(Text(f"原来的客户库留在 {self.beside}。", f"The former store is kept at {self.beside}."))
        return tuple(said)


def save_store(place: Place, out: Path, now: datetime, portable: bool = False, tell: Tell = unheard) -> Kept:
    """Back up a store that may be in use, and verify it; a server's is always portable. Raises StoreError.

    A file that was there is replaced only by a sound one.
    """
    if isinstance(place, SqlitePlace) and not portable:
        return _of_manifest(out, back_up(place.path, out, now, tell))
    store = open_store(place, "")
    try:
        return _of_archive(out, export_store(store, out, now, tell))
    finally:
        store.close()


def look_into(file: Path) -> Kept:
    """Verify a backup as restoring would, and change nothing; raises StoreError with one sentence."""
    return _of_archive(file, read_archive(file)) if is_archive(file) else _of_manifest(file, read_backup(file))


def look_around(place: Place) -> Present:
    """What is at a place before something is restored there; nothing is made there."""
    if isinstance(place, SqlitePlace) and not place.path.exists():
        return Present(place, 0)
    try:
        store = open_store(place, "")
        try:
            return Present(place, store.page(Query(), 0, 0).total)
        finally:
            store.close()
    except DamagedStoreError:
        return Present(place, None)


def bring_back(file: Path, place: Place, now: datetime, by: str, save_to: Path | None = None) -> Returned:
    """Restore a backup: one of a file in the place of what is there, which stays beside; a portable one where nothing
    is. With `save_to` what is there is first backed up. Raises StoreError, and then nothing was changed.
    """
    saved = save_store(place, save_to, now).file if save_to is not None else None
    if is_archive(file):
        store = open_store(place, by)
        try:
            return Returned(_of_archive(file, import_store(file, store)), saved, None)
        finally:
            store.close()
    if not isinstance(place, SqlitePlace):
        name = file.name
        zh = f"{name} 是单机客户库的备份；请先恢复成文件，再用 backup --portable 写成能放到服务器的形式。"
        en = f"{name} is of a store in a file; restore it to a file, then back up with --portable."
        raise BackupError(Text(zh, en))
    done = restore(file, place.path, now, by)
    return Returned(_of_manifest(file, done.manifest), saved, done.kept)


def bring_apart(file: Path, out: Path, now: datetime, by: str) -> Returned:
    """Restore a backup of either kind into a new file, beside whatever store is in use. Raises StoreError, and then
    there is no such file.
    """
    if out.exists():
        zh = f"{out} 已经有了，没有恢复，那个文件没有动；请换一个文件名。"
        raise BackupError(Text(zh, f"{out} exists and was not touched; nothing was restored, choose another name."))
    try:
        done = bring_back(file, SqlitePlace(out), now, by)
    except StoreError:
        if is_archive(file):
            remove(out)  # the empty store that it was to fill
        raise
    return replace(done, apart=out)


def _of_manifest(file: Path, said: Manifest) -> Kept:
    return Kept(file, False, said.program, said.at, said.clients, said.visits, said.head)


def _of_archive(file: Path, said: Archive) -> Kept:
    return Kept(file, True, said.program, said.at, len(said.clients) - len(said.joined), None, said.head)
