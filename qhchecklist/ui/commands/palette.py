"""The command palette: one line to find everything the window can do or go to. The keyboard is enough."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from qhchecklist.policy.text import Lang
from qhchecklist.ui import theme
from qhchecklist.ui.commands.catalogue import Command, CommandSearch
from qhchecklist.ui.commands.model import COMMAND, CommandDelegate, CommandModel, spoken
from qhchecklist.ui.notices import announce

_WIDTH, _HEIGHT = 660, 460
_STEPS: dict[int, int] = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -8,
    Qt.Key.Key_PageDown: 8,
}


class Palette(QFrame):
    """Lies over the window without blocking it; a click elsewhere or Esc takes it away.

    `picked` carries the `Command`; `left` comes when nothing was picked. It is made anew each time it opens.
    """

    picked = Signal(object)
    left = Signal()

    def __init__(self, commands: Iterable[Command], recent: Iterable[str], lang: Lang, window: QWidget) -> None:
        super().__init__(window)
        theme.set_role(self, "palette")
        self._lang = lang
        self._window = window
        self.search = CommandSearch(commands, recent)
        self._over = False
        self.line = QLineEdit(self)
        self.model = CommandModel(lang, self)
        self.view = QListView(self)
        self.nothing = QLabel(self)
        self.keys = QLabel(self)
        self._lay_out()
        self.line.textChanged.connect(self._on_typed)
        self.line.installEventFilter(self)
        self.view.clicked.connect(self._on_clicked)
        self._say_words()
        self._on_typed("")

    def _lay_out(self) -> None:
        self.view.setModel(self.model)
        self.view.setItemDelegate(CommandDelegate(self._lang, self))
        self.view.setUniformItemSizes(True)
        self.view.setMouseTracking(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its keys are served from the search line
        theme.set_role(self.keys, "small")
        theme.set_role(self.nothing, "muted")
        self.keys.setContentsMargins(theme.px(14), theme.px(6), theme.px(14), theme.px(8))
        self.nothing.setContentsMargins(theme.px(14), theme.px(10), theme.px(14), theme.px(10))
        line = QFrame(self)
        theme.set_role(line, "rule")
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 1, 1, 1)
        box.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(*[theme.px(10)] * 4)
        top.addWidget(self.line)
        box.addLayout(top)
        for widget in (line, self.nothing):
            box.addWidget(widget)
        box.addWidget(self.view, 1)
        box.addWidget(self.keys)

    def _say_words(self) -> None:
        self.line.setPlaceholderText(self.tr("命令、问题、支持事项：文字、拼音、首字母或编号"))
        self.line.setAccessibleName(self.tr("命令面板"))
        self.view.setAccessibleName(self.tr("找到的命令"))
        self.keys.setText(self.tr("↑↓ 选择　Enter 执行　Esc 返回"))
        self.nothing.setText(self.tr("没有找到。换个说法，或按 Esc 返回。"))

    # --- opening and closing -------------------------------------------------------------------------

    def open(self) -> None:
        """Show it below the menus and take the keyboard."""
        self.place()
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)  # or a line loses its selection
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)
            app.installEventFilter(self)
        self._window.installEventFilter(self)

    def place(self) -> None:
        """In the middle of the window, below its menus, as far as there is room."""
        window, gap = self._window, theme.px(24)
        width = min(theme.px(_WIDTH), window.width() - 2 * gap)
        top = theme.px(34)
        height = min(theme.px(_HEIGHT), window.height() - top - gap)
        self.setGeometry(QRect((window.width() - width) // 2, top, width, height))

    def close_unpicked(self) -> None:
        """Go away; whoever opened it gives the keyboard back."""
        self._end()
        self.left.emit()

    def _end(self) -> None:
        self._over = True
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.removeEventFilter(self)
            app.focusChanged.disconnect(self._on_focus)
        self.hide()
        self.deleteLater()

    def showEvent(self, event: QShowEvent) -> None:
        """The first line is offered."""
        super().showEvent(event)
        self._select(0)

    # --- finding -------------------------------------------------------------------------------------

    def _on_typed(self, text: str) -> None:
        self.model.show(self.search.find(text))
        found = self.model.rowCount()
        self.nothing.setVisible(found == 0)
        self.view.setVisible(found > 0)
        self._select(0)

    def _select(self, row: int) -> None:
        """Make a line current and let it be read out."""
        row = max(0, min(row, self.model.rowCount() - 1))
        index = self.model.index(row, 0)
        self.view.setCurrentIndex(index)
        command = index.data(COMMAND)
        if self.isVisible():
            announce(self.line, spoken(command, self._lang) if command is not None else self.nothing.text())

    def current(self) -> Command | None:
        """The command that Enter runs."""
        command = self.view.currentIndex().data(COMMAND)
        return command if isinstance(command, Command) else None

    def _pick(self, command: Command | None) -> None:
        """Run it; one that cannot be run now stays offered."""
        if command is not None and command.enabled and not self._over:
            self._end()
            self.picked.emit(command)

    def _on_clicked(self, index: QModelIndex) -> None:
        self._pick(index.data(COMMAND))

    # --- keys, clicks, focus -------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the line; a press outside; a window of another size."""
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_key(event)
        if event.type() == QEvent.Type.Resize and watched is self._window:
            self.place()
        elif isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonPress and not self._over:
            inside = self.rect().contains(self.mapFromGlobal(QPoint(event.globalPosition().toPoint())))
            if isinstance(watched, QWidget) and not inside:
                self.close_unpicked()
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self.close_unpicked()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._pick(self.current())
        elif event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            pass  # nothing else here takes the keyboard
        elif event.key() in _STEPS:
            self._select(self.view.currentIndex().row() + _STEPS[event.key()])
        else:
            return False
        return True

    def _on_focus(self, old: QWidget | None, now: QWidget | None) -> None:
        """The keyboard went elsewhere by itself: then it is not fetched back."""
        if now is not None and now is not self.line and not self._over:
            self._end()
