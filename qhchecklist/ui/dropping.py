"""A file dropped anywhere onto the window is opened, also over a field that would take its name for text."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QWindow
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from qhchecklist.ui import theme
from qhchecklist.ui.elided import shortened
from qhchecklist.ui.openable import is_openable

_LONGEST = 60


class FileDrops(QObject):
    """Watches the drags over one window. `dropped` carries a file to open, `refused` a sentence.

    Drags of text and rows are none of its business. A file comes when the drop is over: the program it was dragged
    from waits for that, and must not wait for a question about unsaved changes.
    """

    dropped = Signal(object)
    refused = Signal(str)
    _taken = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.sign: QLabel | None = None
        self._taken.connect(self.dropped, Qt.ConnectionType.QueuedConnection)
        window.installEventFilter(self)
        self._follow(window.windowHandle())

    def _follow(self, handle: QWindow | None) -> None:
        """Before any of the widgets in it, the window of the system gets what is dragged."""
        if handle is not None:
            handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take drags of files, leave everything else."""
        kind = event.type()
        if kind == QEvent.Type.WinIdChange and watched is self._window:
            self._follow(self._window.windowHandle())
        elif watched is self._window:
            return False
        elif kind in (QEvent.Type.DragEnter, QEvent.Type.DragMove) and isinstance(
            event, QDragEnterEvent | QDragMoveEvent
        ):
            return self._on_drag(event)
        elif kind == QEvent.Type.DragLeave:
            self._hide()
        elif kind == QEvent.Type.Drop and isinstance(event, QDropEvent):
            return self._on_drop(event)
        return False

    def _on_drag(self, event: QDragEnterEvent | QDragMoveEvent) -> bool:
        """Show what a drop would do, or why it would do nothing."""
        if not event.mimeData().hasUrls():
            return False
        path, obstacle = self._file(event.mimeData())
        if path is None:
            event.ignore()
        else:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
        self._show(obstacle if path is None else self.tr("松开即打开“{0}”").format(shortened(path.name, _LONGEST)))
        return True

    def _on_drop(self, event: QDropEvent) -> bool:
        self._hide()
        if not event.mimeData().hasUrls():
            return False
        path, obstacle = self._file(event.mimeData())
        if path is None:
            event.ignore()
            self.refused.emit(obstacle)
        else:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self._taken.emit(path)
        return True

    def _file(self, data: QMimeData) -> tuple[Path | None, str]:
        """The one file that can be opened, or a sentence."""
        if QApplication.activeModalWidget() is not None:
            return None, self.tr("请先回答打开着的对话框，再把文件拖进来。")
        files = [url.toLocalFile() for url in data.urls()]
        if len(files) != 1:
            return None, self.tr("一次只能打开一个文件；请只拖一个进来。")
        path = Path(files[0])
        if not files[0] or not is_openable(path):
            sentence = self.tr("不能打开“{0}”；请拖入企业档案（YAML、JSON）、填写表（XLSX）或本程序导出的 PDF。")
            return None, sentence.format(shortened(path.name or data.urls()[0].toString(), _LONGEST))
        return path, ""

    # --- the sign ------------------------------------------------------------------------------------

    def _show(self, words: str) -> None:
        if self.sign is None:
            self.sign = QLabel(self._window)
            self.sign.setTextFormat(Qt.TextFormat.PlainText)
            self.sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self.sign.setWordWrap(True)
            self.sign.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            theme.set_role(self.sign, "drop-sign")
        self.sign.ensurePolished()  # before it is measured: padding and size of type come from the stylesheet
        self.sign.setText(words)
        width = min(theme.px(520), self._window.width() - theme.px(32))
        height = self.sign.heightForWidth(width)
        middle = self._window.rect().center()
        self.sign.setGeometry(middle.x() - width // 2, middle.y() - height // 2, width, height)
        self.sign.raise_()
        self.sign.show()

    def _hide(self) -> None:
        if self.sign is not None:
            self.sign.hide()
