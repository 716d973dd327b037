"""A popup to choose codes from a long list: type a name, pinyin, initials or a code; Enter ticks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from qhchecklist.policy.text import Lang, Text
from qhchecklist.ui import theme
from qhchecklist.ui.form.chip_set import ChipSet
from qhchecklist.ui.form.editor import dress
from qhchecklist.ui.form.picker_model import CODE, PickerModel
from qhchecklist.ui.form.search import Entry


class Picker(QFrame):
    """Ticks in a searchable list. `picked` carries all chosen codes after each tick; `closed` at the end.

    `groups` are shortcuts: a click ticks all members, a click on a group that is wholly ticked unticks it.
    """

    picked = Signal(list)
    closed = Signal()

    def __init__(
        self, entries: Iterable[Entry], groups: Mapping[str, tuple[Text, frozenset[str]]], lang: Lang, parent: QWidget
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        dress(self, "picker")
        self._groups = groups
        self._chosen: list[str] = []
        self.search = QLineEdit(self)
        self.search.setClearButtonEnabled(True)
        self.model = PickerModel(entries, lang, self)
        self.view = QListView(self)
        self.view.setModel(self.model)
        self.view.setUniformItemSizes(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its keys are served from the search line
        self.shortcuts = ChipSet(parent=self)
        self.shortcuts.setVisible(bool(groups))
        self.keys = QLabel(self)
        dress(self.keys, "small")
        for key in groups:
            self.shortcuts.add(key, "many")
        box = QVBoxLayout(self)
        box.setContentsMargins(*[theme.px(8)] * 4)
        box.setSpacing(theme.px(6))
        for widget in (self.search, self.shortcuts, self.view, self.keys):
            box.addWidget(widget)
        self.search.textEdited.connect(self._on_typed)
        self.search.installEventFilter(self)
        self.view.clicked.connect(self._on_clicked)
        self.shortcuts.chosen.connect(self._on_group)
        self.relabel(lang)

    def relabel(self, lang: Lang) -> None:
        """Words in a language."""
        self.search.setPlaceholderText(self.tr("名称、拼音、首字母或代码"))
        self.search.setAccessibleName(self.tr("搜索"))
        self.view.setAccessibleName(self.tr("可选的代码"))
        self.keys.setText(self.tr("↑↓ 选择　Enter 勾选　Esc 完成"))
        for key, (text, _) in self._groups.items():
            chip = self.shortcuts.chip(key)
            if chip is not None:
                chip.name(text[lang])
        self.model.speak(lang)

    def open_at(self, place: QRect, chosen: Sequence[str]) -> None:
        """Open below a rectangle of the screen (above when there is no room), with these ticked."""
        self._chosen = list(chosen)
        self._show_chosen()
        self.search.clear()
        self.model.find("")
        self.resize(max(place.width(), theme.px(360)), theme.px(430))
        free = self.screen().availableGeometry()
        x = max(free.left(), min(place.left(), free.right() - self.width()))
        below = place.bottom() + 2
        y = below if below + self.height() <= free.bottom() else max(free.top(), place.top() - self.height() - 2)
        self.move(QPoint(x, y))
        self.show()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)
        self.view.setCurrentIndex(self.model.index(0, 0))

    def set_groups(self, groups: Mapping[str, tuple[Text, frozenset[str]]]) -> None:
        """The members of the same groups on another day."""
        self._groups = groups

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes, wherever the focus is."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Closed by Esc or by a click elsewhere."""
        super().hideEvent(event)
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the search line the arrows walk the list and Enter ticks."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                row = self.view.currentIndex().row() + step
                self.view.setCurrentIndex(self.model.index(max(0, min(row, self.model.rowCount() - 1)), 0))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._on_clicked(self.view.currentIndex())
                self.search.selectAll()
                return True
        return super().eventFilter(watched, event)

    def _on_typed(self, text: str) -> None:
        self.model.find(text)
        self.view.setCurrentIndex(self.model.index(0, 0))

    def _on_clicked(self, index: QModelIndex) -> None:
        code = index.data(CODE)
        if code is None:
            return
        self._take([one for one in self._chosen if one != code] if code in self._chosen else [*self._chosen, code])

    def _on_group(self, key: str) -> None:
        members = self._groups[key][1]
        if members <= set(self._chosen):
            self._take([one for one in self._chosen if one not in members])
        else:
            self._take([*self._chosen, *sorted(members - set(self._chosen))])

    def _take(self, chosen: list[str]) -> None:
        self._chosen = chosen
        self._show_chosen()
        self.picked.emit(list(chosen))

    def _show_chosen(self) -> None:
        chosen = set(self._chosen)
        self.model.choose(chosen)
        whole = [key for key, (_, members) in self._groups.items() if members <= chosen]
        self.shortcuts.show_state(whole, pending=False)
