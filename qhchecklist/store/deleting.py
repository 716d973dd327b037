"""A client deleted with proof: first shown what goes and what stays, then done just as it was shown."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from sqlalchemy import Connection, Table, func, select

from qhchecklist.policy.problem import UnreadableFileError
from qhchecklist.policy.record import record
from qhchecklist.policy.text import Text
from qhchecklist.policy.whole_file import refuse_existing, write_whole
from qhchecklist.store import schema
from qhchecklist.store.chain import head_words
from qhchecklist.store.clients import family, read_client
from qhchecklist.store.deletion import Deleted, delete_client, purge
from qhchecklist.store.log import entries_of
from qhchecklist.store.log_tables import BLOBS, HELD
from qhchecklist.store.problem import StoreError
from qhchecklist.store.store import Store

_TYPED_OF_CODE = 6
"""So many last characters of a credit code will do for the name."""

_NAMELESS = "删除", "DELETE"
"""What is typed for a client that has neither name nor code."""


@record
class Doomed:
    """What deleting a client takes along and what it leaves, as counted at one moment.

    `clients`: its id, then those of its duplicates; `versions`: theirs. `entries`: of the consultation record, whose
    content goes and whose digests stay; `bytes`: of the attachments.
    """

    clients: tuple[str, ...]
    versions: tuple[int, ...]
    name: str
    credit_code: str
    visits: int
    changes: int
    attachments: int
    bytes: int
    entries: int

    @property
    def id(self) -> str:
        """The client that was asked for."""
        return self.clients[0]

    @property
    def goes(self) -> Text:
        """What will be gone, in one sentence."""
        more = len(self.clients) - 1
        twins = (
            Text(f"，并入它的 {more} 份重复", f", {_many(more, 'duplicate')} joined to it") if more else Text("", "")
        )
        size = -(-self.bytes // 1024)
        files = Text(f"{self.attachments} 个附件（{size} KB）", f"{_many(self.attachments, 'file')} ({size} KB)")
        parts = (
            (self.visits, Text(f"{self.visits} 次来访", _many(self.visits, "visit"))),
            (self.changes, Text(f"{self.changes} 条修改历史", f"{_many(self.changes, 'change')} of history")),
            (self.attachments, files),
        )
        there = [said for count, said in parts if count]
        zh = "".join(f"，{said.zh}" for said in there)
        en = "".join(f", {said.en}" for said in there)
        return Text(
            f"删去：全部回答、办理情况和联系方式{twins.zh}{zh}。",
            f"Deleted: all answers, work and contact{twins.en}{en}.",
        )

    @property
    def stays(self) -> Text:
        """What remains, in one sentence."""
        record = Text(
            f"咨询记录里 {self.entries} 条的编号、时间、经办人和校验值（内容抹去，看不出是哪家企业），另加一条删除记录",
            f"number, time, consultant and digest of entries of the consultation record ({self.entries}; their content "
            "is erased, the firm cannot be told from them) and one entry about the deletion",
        )
        if not self.entries:
            record = Text("咨询记录里一条删除记录", "one entry about the deletion in the consultation record")
        return Text(
            f"留下：{record.zh}；以前的备份、导出的文件、没存完的草稿和打印的纸不在客户库里，请按规定处理。",
            f"Kept: {record.en}; earlier backups, exported files, unsaved drafts and paper are not in the store: "
            "deal with them too.",
        )

    @property
    def to_type(self) -> Text:
        """What must be typed before it is deleted, in one sentence."""
        if self.name.strip():
            more = Text("，或信用代码的末 6 位", ", or the last 6 of its credit code") if self._tail else Text("", "")
            return Text(f"确定要删除时，请输入企业名称{more.zh}", f"To delete it, type the firm's name{more.en}")
        if self._tail:
            return Text("确定要删除时，请输入信用代码的末 6 位", "To delete it, type the last 6 of its credit code")
        return Text("这家企业没有名称；确定要删除时，请输入“删除”", "The firm has no name; to delete it, type DELETE")

    @property
    def _tail(self) -> str:
        return _plain(self.credit_code)[-_TYPED_OF_CODE:]

    def is_meant(self, typed: str) -> bool:
        """Whether what was typed names this client; blanks, widths and small letters make no difference."""
        given = _plain(typed)
        if self.name.strip() or self._tail:
            return bool(given) and given in (_plain(self.name), self._tail)
        return given in map(_plain, _NAMELESS)


def _many(count: int, name: str) -> str:
    return f"{count} {name}" if count == 1 else f"{count} {name}s"


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()


class OtherwiseNowError(StoreError):
    """Since it was shown what goes, another desk changed something; `doomed` is what would go now."""

    def __init__(self, doomed: Doomed) -> None:
        zh = "刚才有人改过这位客户，还没有删除；下面是现在的内容，请看过再决定。"
        super().__init__(Text(zh, "Somebody has just changed this client and nothing was deleted; look again."))
        self.doomed = doomed


@record
class Removal:
    """A deletion that was done. `clean`: whether the free places of the store's file were wiped, too."""

    doomed: Doomed
    deleted: Deleted
    proof: Path
    clean: bool

    @property
    def words(self) -> tuple[Text, ...]:
        """What was done and what is to be seen to, one sentence each."""
        gone, where, recorded = self.deleted, self.proof, head_words(self.deleted.head)
        zh = f"已删除：{gone.rows} 行，咨询记录 {gone.erased} 条的内容。证明写入 {where}；{recorded.zh}。"
        en = f"Deleted {gone.rows} rows and the content of {gone.erased} entries. Proof: {where}; {recorded.en}."
        said = [Text(zh, en)]
        if not self.clean:
            zh = "客户库正被别的窗口使用，文件里的空位还没有抹净；请都关掉后再备份一次并恢复。"
            en = "The store is in use elsewhere, free places in its file are not wiped; close all, back up and restore."
            said.append(Text(zh, en))
        zh = "以前的备份和导出的文件里仍有这家客户的资料，请按规定处理。"
        said.append(Text(zh, "Older backups and exports still hold this client; deal with them too."))
        return tuple(said)


def read_doomed(connection: Connection, client: str) -> Doomed:
    """What deleting a client would take along now; raises NoSuchClientError."""
    one = read_client(connection, client)
    every = family(connection, one.id)
    versions = tuple(read_client(connection, key).version for key in every)
    held = select(func.count(), func.coalesce(func.sum(BLOBS.c.size), 0)).select_from(
        HELD.join(BLOBS, BLOBS.c.sha256 == HELD.c.sha256)
    )
    files, size = connection.execute(held.where(HELD.c.client.in_(every))).one()
    changes = sum(_count(connection, table, every) for table in (schema.answer_change, schema.work_change))
    written = [entry for entry in entries_of(connection, every) if entry.body is not None and entry.kind != "deletion"]
    visits = _count(connection, schema.visit, every)
    return Doomed(every, versions, one.name, one.credit_code, visits, changes, files, int(size), len(written))


def _count(connection: Connection, table: Table, clients: tuple[str, ...]) -> int:
    theirs = select(func.count()).select_from(table).where(table.c.client.in_(clients))
    return int(connection.execute(theirs).scalar_one())


def delete_with_proof(store: Store, seen: Doomed, proof: Path) -> Removal:
    """Delete what was shown, write the proof, and wipe what a file has left of it.

    Raises OtherwiseNowError where it is no longer what was shown, StoreError, and UnreadableFileError for the proof;
    nothing is deleted then, and no proof is left.
    """
    refuse_existing(proof)
    try:
        with store.writing() as connection:
            read_client(connection, seen.id, hold=True)
            now = read_doomed(connection, seen.id)
            if now != seen:
                raise OtherwiseNowError(now)
            gone = delete_client(connection, seen.id, store.stamp().at, store.by)
            write_whole(proof, gone.proof)  # nothing is deleted without its proof
    except (StoreError, UnreadableFileError):
        proof.unlink(missing_ok=True)
        raise
    file = store.file
    return Removal(seen, gone, proof, clean=purge(file) if file is not None else True)
