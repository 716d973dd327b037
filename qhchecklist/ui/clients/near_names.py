"""Where no client has the name that was typed: those whose names are nearly the same, so that none is begun twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QLineEdit

from qhchecklist.store.records import ClientRow, Query
from qhchecklist.ui.clients.access import StoreAccess
from qhchecklist.ui.elided import shortened
from qhchecklist.ui.notices import Notice, NoticeArea
from qhchecklist.ui.session import Session

if TYPE_CHECKING:
    from qhchecklist.store.store import Store

_LEGAL_FORM = re.compile(r"(?:股份有限公司|有限责任公司|有限公司|总公司|分公司|公司|专业合作社|合作社|厂|店|商行)$")
_BRACKETS = re.compile(r"[（(][^（()）]*[)）]")

_LEAST = 3
"""Characters that a search must have: with fewer, half of all firms are near."""

_MOST_TRIED = 16

_PAUSE_MS = 250
"""Who types on is not kept waiting by it."""

_MOST_NAMED, _LONGEST = 3, 30


def near_searches(name: str) -> Iterator[str]:
    """What finds names nearly like this one: without its legal form and brackets, then with any one character other.

    Only for names written in characters: of what is typed in letters every beginning is found anyway.
    """
    if name.isascii():
        return
    core = _LEGAL_FORM.sub("", _BRACKETS.sub("", "".join(name.split())))
    if len(core) < _LEAST:
        return
    if core != name:
        yield core
    for place in range(min(len(core), _MOST_TRIED)):
        before, after = core[:place], core[place + 1 :]
        if len(before) + len(after) >= _LEAST and len(max(before, after, key=len)) >= 2:
            yield f"{before} {after}".strip()


class NearNames(QObject):
    """Says in the list which names are near and offers to show them; one search at a time, after a pause."""

    def __init__(
        self, session: Session, access: StoreAccess, notices: NoticeArea, search: QLineEdit, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._access = access
        self._notices = notices
        self._search = search
        self._name = ""
        self._found = ""
        self._searches: Iterator[str] = iter(())
        self._notice: Notice | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._on_pause)
        search.textChanged.connect(self.forget)

    def look(self, name: str) -> None:
        """Nothing was found for a name; nearly the same is looked for once."""
        if name != self._name:
            self.forget()
            self._name = name
            self._timer.start()

    def is_busy(self) -> bool:
        """Whether it is still to be looked for a name, or being looked for."""
        return bool(self._name) and (self._timer.isActive() or bool(self._found)) and self._notice is None

    def forget(self) -> None:
        """Something else is searched."""
        self._name = ""
        self._timer.stop()
        notice, self._notice = self._notice, None
        if notice is not None:
            notice.dismiss()

    def _on_pause(self) -> None:
        self._searches = near_searches(self._name)
        self._try_next()

    def _try_next(self) -> None:
        """One after another: what is typed meanwhile is searched in between."""
        self._found = next(self._searches, "")
        if self._found:
            self._access.ask(partial(_look, self._name, self._found), self._on_found, self._on_failed)

    def _on_found(self, found: object) -> None:
        name, rows = cast("tuple[str, tuple[ClientRow, ...]]", found)
        if name != self._name:
            return
        if not rows:
            self._try_next()
            return
        stop = "、" if self._session.lang == "zh" else ", "
        named = stop.join(shortened(row.name, _LONGEST) for row in rows[:_MOST_NAMED])
        self._notice = self._notices.tell(self.tr("名称相近的客户：{0}。").format(named))
        self._notice.gone.connect(self._on_gone)
        self._notice.offer(self.tr("看名称相近的"), self._on_wanted)

    def _on_gone(self) -> None:
        self._notice = None

    def _on_failed(self, _error: object) -> None:
        """The list itself says what is wrong with the store."""

    def _on_wanted(self) -> None:
        self._search.setText(self._found)
        self._search.setFocus()


def _look(name: str, words: str, store: Store) -> tuple[str, tuple[ClientRow, ...]]:
    return name, store.beginning(Query(words), _MOST_NAMED).rows
