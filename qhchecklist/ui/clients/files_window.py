"""Attachments and history of the client at work: above the files kept with it, below all that was saved of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from qhchecklist.policy.text import Lang
from qhchecklist.ui import theme
from qhchecklist.ui.clients.files_panel import FilesPanel
from qhchecklist.ui.clients.history_panel import HistoryPanel
from qhchecklist.ui.notices import announce


class FilesWindow(QDialog):
    """Beside the work, blocks nothing; Esc closes. `dropped` carries a file that was dragged onto it."""

    dropped = Signal(object)

    def __init__(self, name: str, lang: Lang, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("topic", "clients")  # of the guide
        self.setWindowTitle(self.tr("附件与历史"))
        self.setAcceptDrops(True)
        self.read_only = QLabel(self)
        self.read_only.setTextFormat(Qt.TextFormat.PlainText)
        self.read_only.setWordWrap(True)
        theme.set_role(self.read_only, "problem")
        self.read_only.hide()
        self.files, self.history = FilesPanel(name or self.tr("未命名企业"), lang, self), HistoryPanel(lang, self)
        self.close_button = QPushButton(self.tr("关闭"), self)
        self.close_button.setAutoDefault(False)
        self._lay_out()
        self.history.search.setFocus()  # the next thing typed narrows the history
        self.files.asked.connect(self.history.setHidden)  # what is asked has the room
        self.files.asked.connect(self.history.count.setHidden)
        self.close_button.clicked.connect(self.close)

    def _lay_out(self) -> None:
        below, whole = QHBoxLayout(), QVBoxLayout(self)
        below.addWidget(self.history.count, 1)
        below.addStretch()
        below.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignBottom)
        whole.setContentsMargins(theme.px(20), theme.px(14), theme.px(20), theme.px(14))
        whole.setSpacing(theme.px(8))
        whole.addWidget(self.read_only)
        whole.addWidget(self.files, 2)
        whole.addWidget(self.files.said)
        whole.addWidget(self.files.problem)
        whole.addWidget(self.history, 3)
        whole.addLayout(below)
        room = self.screen().availableGeometry()
        self.resize(min(theme.px(800), room.width() - theme.px(40)), min(theme.px(660), room.height() - theme.px(20)))

    # --- saying --------------------------------------------------------------------------------------

    def show_read_only(self, sentence: str) -> None:
        """Why nothing can be kept or removed; nothing where it can."""
        self.read_only.setText(sentence)
        self.read_only.setVisible(bool(sentence))

    def say(self, sentence: str) -> None:
        """What was done, in the place of what went wrong before."""
        self.files.tell(sentence)
        announce(self, sentence)

    def refuse(self, sentence: str) -> None:
        """What went wrong; nothing was changed."""
        self.files.tell("", sentence)
        announce(self, sentence)

    # --- dragging ------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files; why one cannot be taken is said when it is dropped."""
        if event.mimeData().hasUrls():
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Keep the one file that was dropped."""
        path = _file(event.mimeData())
        if path is None:
            self.refuse(self.tr("一次只能存一个文件；请只拖一个进来。"))
        else:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.dropped.emit(path)


def _file(data: QMimeData) -> Path | None:
    files = [url.toLocalFile() for url in data.urls()]
    return Path(files[0]) if len(files) == 1 and files[0] else None
