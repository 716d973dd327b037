"""The window of the guide: topics on the left, the page on the right, a search above."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from qhchecklist.ui import theme
from qhchecklist.ui.guide.page import GuidePage
from qhchecklist.ui.guide.topics import Topic, found, read_topics
from qhchecklist.ui.session import Session

_NAME = int(Qt.ItemDataRole.UserRole)


class GuideWindow(QDialog):
    """Stays open beside the work. `folder` holds a folder for each language."""

    def __init__(self, session: Session, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        self._folder = folder
        self._topics: tuple[Topic, ...] = ()
        self.search = QLineEdit(self)
        self.search.setClearButtonEnabled(True)
        self.list = QListWidget(self)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.page = GuidePage(self)
        self.nothing = QLabel(self)
        self.nothing.setTextFormat(Qt.TextFormat.PlainText)
        self.nothing.setWordWrap(True)
        self.nothing.hide()
        theme.set_role(self.nothing, "muted")
        self.back, self.forward = self._button(), self._button()
        self._lay_out()
        self.search.textChanged.connect(self._on_typed)
        self.search.installEventFilter(self)
        self.list.currentItemChanged.connect(self._on_chosen)
        self.page.turned.connect(self._on_turned)
        self.page.backwardAvailable.connect(self.back.setEnabled)
        self.page.forwardAvailable.connect(self.forward.setEnabled)
        self.back.clicked.connect(self.page.backward)
        self.forward.clicked.connect(self.page.forward)
        session.language_changed.connect(self.refresh)
        self.refresh()

    def _button(self) -> QPushButton:
        button = QPushButton(self)
        button.setAutoDefault(False)
        theme.set_role(button, "quiet")
        button.setEnabled(False)
        return button

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setContentsMargins(theme.px(12), theme.px(12), theme.px(12), theme.px(12))
        left.setSpacing(theme.px(8))
        for widget in (self.search, self.nothing):
            left.addWidget(widget)
        left.addWidget(self.list, 1)
        ways = QHBoxLayout()
        ways.addWidget(self.back)
        ways.addWidget(self.forward)
        ways.addStretch(1)
        left.addLayout(ways)
        side = QWidget(self)
        theme.set_role(side, "guide-side")
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        side.setLayout(left)
        side.setFixedWidth(theme.px(230))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side)
        row.addWidget(self.page, 1)
        window = self.parentWidget()
        room = (window if window is not None else self).screen().availableGeometry()
        self.resize(min(theme.px(940), room.width() - theme.px(40)), min(theme.px(720), room.height() - theme.px(60)))

    def refresh(self) -> None:
        """All words in the session's language, at the same topic."""
        lang = self._session.lang
        self.setWindowTitle(self.tr("使用说明"))
        self.search.setPlaceholderText(self.tr("在说明中搜索"))
        self.search.setAccessibleName(self.tr("在说明中搜索"))
        self.list.setAccessibleName(self.tr("主题"))
        self.page.setAccessibleName(self.tr("使用说明"))
        self.nothing.setText(self.tr("没有找到。清空上面的字，看全部主题。"))
        self.back.setText(self.tr("‹ 后退"))
        self.forward.setText(self.tr("前进 ›"))
        self.back.setShortcut(QKeySequence("Alt+Left"))
        self.forward.setShortcut(QKeySequence("Alt+Right"))
        shown = self.page.topic() or "start"
        self._topics = read_topics(self._folder, lang)
        self.page.use(self._folder / lang)
        self._list_found()
        self.show_topic(shown)
        self.page.reload()

    def show_topic(self, name: str) -> None:
        """Turn to a topic."""
        if self.page.topic() != name:
            self.page.show_topic(name)
        self._on_turned()

    # --- searching -----------------------------------------------------------------------------------

    def _on_typed(self, typed: str) -> None:
        self._list_found()
        if self.list.count() and typed.strip():
            self.list.setCurrentRow(0)
        self._mark()

    def _list_found(self) -> None:
        hits = found(self._topics, self.search.text())
        self.list.blockSignals(True)
        self.list.clear()
        for topic in hits:
            item = QListWidgetItem(topic.title, self.list)
            item.setData(_NAME, topic.name)
        self.list.blockSignals(False)
        self.nothing.setVisible(not hits)
        self._on_turned()

    def _mark(self) -> None:
        self.page.mark(self.search.text().split())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the search the arrows walk the topics and Enter goes to the page."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                self.list.setCurrentRow(max(0, min(self.list.currentRow() + step, self.list.count() - 1)))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.page.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)

    # --- turning pages -------------------------------------------------------------------------------

    def _on_chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(_NAME) != self.page.topic():
            self.page.show_topic(item.data(_NAME))

    def _on_turned(self) -> None:
        """The list shows where the page is, also after a link or a step back."""
        name = self.page.topic()
        self.list.blockSignals(True)
        for row in range(self.list.count()):
            if self.list.item(row).data(_NAME) == name:
                self.list.setCurrentRow(row, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.list.blockSignals(False)
        self._mark()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pictures fit the page."""
        super().resizeEvent(event)
        self.page.reload()
