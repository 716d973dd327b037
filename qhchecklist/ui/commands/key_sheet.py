"""All keys on one sheet, in a window of its own that may stay open beside the work."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenuBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from qhchecklist.ui import theme
from qhchecklist.ui.commands.key_map import KeyGroup, KeyLine, key_groups
from qhchecklist.ui.session import Session

_COLUMN = 340


class KeySheet(QDialog):
    """Reads the keys from the menus of the window it belongs to; a word typed on top narrows the sheet."""

    def __init__(self, session: Session, bar: QMenuBar, window: QWidget) -> None:
        super().__init__(window)
        self._bar = bar
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        self._columns = 0
        self.groups: tuple[KeyGroup, ...] = ()
        self.search = QLineEdit(self)
        self.scroller = QScrollArea(self)
        self.scroller.setWidgetResizable(True)
        self.scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.set_role(self.scroller, "zone")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, theme.px(12), 0, 0)
        top = QHBoxLayout()
        top.setContentsMargins(theme.px(22), 0, theme.px(22), theme.px(4))
        top.addWidget(self.search)
        box.addLayout(top)
        box.addWidget(self.scroller, 1)
        room = window.screen().availableGeometry()
        self.resize(min(theme.px(1060), room.width() - theme.px(40)), min(theme.px(700), room.height() - theme.px(60)))
        self.search.textChanged.connect(self._on_typed)
        session.language_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Read the keys again, in the present words and look."""
        self.groups = key_groups(self._bar)
        self.setWindowTitle(self.tr("键盘一览"))
        self.scroller.setAccessibleName(self.tr("键盘一览"))
        self.search.setPlaceholderText(self.tr("找一个键或一件事"))
        self.search.setAccessibleName(self.tr("找一个键或一件事"))
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many columns as there is room for."""
        super().resizeEvent(event)
        if self._columns != self._room():
            self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the search does not close the sheet."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def _room(self) -> int:
        return max(1, min(3, self.width() // theme.px(_COLUMN)))

    def _on_typed(self, text: str) -> None:
        self._arrange()

    # --- the sheet -----------------------------------------------------------------------------------

    def shown(self) -> tuple[KeyGroup, ...]:
        """What fits the search: whole groups by their title, else the lines that have the word."""
        word = self.search.text().strip().casefold()
        groups = []
        for group in self.groups:
            fits = word in group.title.casefold()
            lines = group.lines if fits else tuple(line for line in group.lines if _fits(line, word))
            if lines:
                groups.append(KeyGroup(group.title, lines))
        return tuple(groups)

    def _arrange(self) -> None:
        """Groups in columns of about the same height, read downwards."""
        self._columns = self._room()
        page = QWidget()
        theme.set_role(page, "pane")
        row = QHBoxLayout(page)
        row.setContentsMargins(theme.px(22), theme.px(6), theme.px(22), theme.px(20))
        row.setSpacing(theme.px(30))
        groups = self.shown()
        if not groups:
            nothing = QLabel(self.tr("没有这样的键。清空上面的字，看全部。"), page)
            theme.set_role(nothing, "muted")
            row.addWidget(nothing, 1, Qt.AlignmentFlag.AlignTop)
        for part in _columns(groups, self._columns):
            column = QVBoxLayout()
            column.setSpacing(theme.px(18))
            for group in part:
                column.addWidget(_group_widget(group, page))
            column.addStretch(1)
            row.addLayout(column, 1)
        old = self.scroller.takeWidget()
        if old is not None:
            old.deleteLater()
        self.scroller.setWidget(page)


def _fits(line: KeyLine, word: str) -> bool:
    return word in line.words.casefold() or word in (key.casefold() for key in line.keys)


def _columns(groups: tuple[KeyGroup, ...], count: int) -> list[list[KeyGroup]]:
    """Cut the groups, in their order, into so many parts of about equal length."""
    total = sum(len(group.lines) + 2 for group in groups)
    parts: list[list[KeyGroup]] = [[] for _ in range(count)]
    done = 0
    for group in groups:
        middle = done + (len(group.lines) + 2) / 2
        parts[min(count - 1, int(middle * count / max(total, 1)))].append(group)
        done += len(group.lines) + 2
    return parts


def _group_widget(group: KeyGroup, page: QWidget) -> QWidget:
    """A heading with a hairline; below it what to do on the left, its keys on the right."""
    whole = QWidget(page)
    grid = QGridLayout(whole)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setVerticalSpacing(theme.px(6))
    grid.setHorizontalSpacing(theme.px(10))
    grid.setColumnStretch(0, 1)
    grid.addWidget(_label(group.title, "section", whole), 0, 0, 1, 2)
    rule = QFrame(whole)
    theme.set_role(rule, "rule")
    grid.addWidget(rule, 1, 0, 1, 2)
    for place, line in enumerate(group.lines, 2):
        words = _label(line.words, "plain", whole)
        words.setWordWrap(True)
        grid.addWidget(words, place, 0)
        keys = QHBoxLayout()
        keys.setSpacing(theme.px(4))
        keys.addStretch(1)
        for key in line.keys:
            keys.addWidget(_label(key, "kbd" if key != "…" else "muted", whole))
        grid.addLayout(keys, place, 1, Qt.AlignmentFlag.AlignTop)
    return whole


def _label(text: str, role: str, parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    theme.set_role(label, role)
    return label
