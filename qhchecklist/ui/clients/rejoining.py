"""A restored draft finds its client again, in the store where it was, or it is said why not; nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from qhchecklist.store.place import Place, ServerPlace, SqlitePlace
from qhchecklist.store.records import Client
from qhchecklist.ui.clients.access import StoreAccess, why
from qhchecklist.ui.clients.belonging import Belonging
from qhchecklist.ui.clients.filing import Filing
from qhchecklist.ui.notices import Notice
from qhchecklist.ui.paper.voice import Voice
from qhchecklist.ui.session import Session

if TYPE_CHECKING:
    from qhchecklist.policy.text import Text
    from qhchecklist.store.store import Store


class Rejoining(QObject):
    """One for each window. `where` tells which store is used, `file` the one on this computer.

    `return_asked` with the place of a draft that is to be used again.
    """

    return_asked = Signal(object)

    def __init__(
        self,
        session: Session,
        access: StoreAccess,
        filing: Filing,
        voice: Voice,
        where: Callable[[], Place],
        file: Callable[[], SqlitePlace],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._access = access
        self._filing = filing
        self._voice = voice
        self._where = where
        self._file = file
        self._belonging: Belonging | None = None
        self._firm: object = None
        self._gone = False

    def begin(self, belonging: Belonging) -> None:
        """Look for the client of a draft that is about to be restored, before anything else is asked of the store."""
        self._belonging, self._firm = belonging, None
        self._look()

    def follow(self) -> None:
        """Another firm is at work: the first one after a beginning is the restored one."""
        if self._belonging is not None and self._firm is None:
            self._firm = self._session.firm

    def look_again(self) -> None:
        """The same draft, in the store that is used now."""
        if self._belonging is not None and self._is_there():
            self._look()

    def _look(self) -> None:
        belonging, here = self._belonging, self._where()
        if belonging is None:
            return
        # whoever opens a file that is not there makes a new one
        self._gone = isinstance(here, SqlitePlace) and not here.path.exists()
        key = belonging.client.id if belonging.client is not None else ""
        self._access.ask(partial(_look, key), self._on_looked, self._on_failed)

    def _is_there(self) -> bool:
        """Whether the restored firm is still the one at work."""
        return self._session.is_client and self._firm is self._session.firm

    # --- what was found ------------------------------------------------------------------------------

    def _on_looked(self, found: object) -> None:
        client, why_read_only = cast("tuple[Client | None, Text | None]", found)
        belonging, here = self._belonging, self._where()
        if belonging is None or not self._is_there():
            return
        if client is not None or (belonging.client is None and belonging.place in (None, here)):
            self._settle(here)
        if why_read_only is not None:
            safe = self.tr("草稿里填写的内容都在，可以另存为文件。")
            self._voice.tell(f"{why_read_only[self._session.lang]}{safe}")
        if client is not None and belonging.client is not None:
            self._compare(belonging.client, client, why_read_only is None)
        elif belonging.client is not None:
            self._offer(self._voice.tell(self._lost(belonging, here)), belonging, here)
        elif belonging.place not in (None, here):
            words = self.tr("这份草稿是要存入 {0} 的新客户，现在用的客户库是 {1}；按 Ctrl+S 会存到现在的客户库。")
            self._offer(self._voice.tell(words.format(belonging.place, here)), belonging, here)

    def _settle(self, here: Place) -> None:
        """The client is kept here: the draft of this run says so."""
        self._session.client_place = here
        self._session.file_changed.emit()

    def _compare(self, then: Client, now: Client, may_save: bool) -> None:
        if now.merged_into is not None:
            words = self.tr("草稿所属的客户已并入另一份档案。填写的内容都在：请先另存为文件，再打开合并后的客户。")
            self._voice.tell(words)
        elif now.version != then.version:
            words = self.tr("这个客户在草稿之后又由 {0} 存过（{1}）。两边的改动都在，保存时放在一起，不一样的逐项选。")
            day = now.changed_at.astimezone().strftime("%Y-%m-%d %H:%M")
            notice = self._voice.tell(words.format(now.changed_by or "—", day))
            if may_save:
                notice.offer(self.tr("现在合并"), self._merge)

    def _lost(self, belonging: Belonging, here: Place) -> str:
        if self._gone:
            words = self.tr("客户库 {0} 不见了，那里现在是新建的空库。内容都在：可存为新客户，或另存为文件。")
            return words.format(here)
        if belonging.place not in (None, here):
            words = self.tr("草稿的客户属于客户库 {0}，现在用的 {1} 里没有。内容都在：可换回那个库，或存为新客户。")
            return words.format(belonging.place, here)
        words = self.tr("草稿里的客户已不在客户库 {0} 里，可能已被删除。内容都在：可存为新客户，或另存为文件。")
        return words.format(here)

    def _on_failed(self, error: object) -> None:
        if self._is_there():
            otherwise = self.tr("客户库打不开（{0}）。")
            safe = self.tr("草稿里填写的内容都在，可以稍后再找这个客户，或另存为文件。")
            notice = self._voice.tell(why(error, self._session.lang, otherwise) + safe)
            notice.offer(self.tr("再找一次"), self.look_again)
            self._offer_return(notice)

    # --- what can be done ----------------------------------------------------------------------------

    def _offer(self, notice: Notice, belonging: Belonging, here: Place) -> None:
        if belonging.place != here:
            self._offer_return(notice)
        if belonging.client is not None:
            notice.offer(self.tr("存为新客户"), self._save_as_new)

    def _offer_return(self, notice: Notice) -> None:
        place = self._belonging.place if self._belonging is not None else None
        if place != self._where() and (isinstance(place, ServerPlace) or place == self._file()):
            notice.offer(self.tr("换到原来的客户库"), self._return)

    def _return(self) -> None:
        if self._belonging is not None and self._is_there():
            self.return_asked.emit(self._belonging.place)

    def _merge(self) -> None:
        if self._is_there():
            self._filing.save()

    def _save_as_new(self) -> None:
        if self._is_there():
            self._filing.save_as_new()


def _look(client: str, store: Store) -> tuple[Client | None, Text | None]:
    """The client, if it is there, and why nothing can be saved, if so."""
    from qhchecklist.store.problem import NoSuchClientError

    try:
        return (store.get(client) if client else None), store.why_read_only
    except NoSuchClientError:
        return None, store.why_read_only
