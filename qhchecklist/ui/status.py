"""The line below: what is saved, what can be taken back, which rule pack speaks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel, QPushButton, QStatusBar, QToolButton, QWidget

from qhchecklist.ui import theme
from qhchecklist.ui.elided import ElidedLabel, plain
from qhchecklist.ui.job_line import JobLine
from qhchecklist.ui.legible import legible
from qhchecklist.ui.notices import announce
from qhchecklist.ui.session import Session

_MESSAGE_MS = 15_000


class _CountButton(QToolButton):
    """A button that counts: where other figures need no other size, nothing around it is laid out anew."""

    def say(self, words: str, tip: str) -> None:
        """Show these words."""
        if (words, tip) != (self.text(), self.toolTip()):
            self.setText(words)
            self.setToolTip(tip)
            self.setFixedSize(self.sizeHint())

    def changeEvent(self, event: QEvent) -> None:
        """Another look has other sizes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.setFixedSize(self.sizeHint())


class StatusLine(QStatusBar):
    """Follows the session; `say` shows a passing message, with links when it is about a file.

    `problem_asked` carries the field of the problem to go to, the next one with every click; `failed` a
    sentence when the system has nothing to open a file with.
    """

    problem_asked = Signal(str)
    failed = Signal(str)

    def __init__(self, session: Session, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._today = today
        self._file: Path | None = None
        self._step = 0
        self._visited: tuple[int, str] = (-1, "")
        self.setSizeGripEnabled(False)
        self.saved = self._label()
        self.undo = self._label()
        self.message = ElidedLabel(self)
        self.open, self.folder = QPushButton(self), QPushButton(self)
        for link in (self.open, self.folder):
            theme.set_role(link, "link")
            link.hide()
        self.jobs = JobLine(self)
        self.problems = _CountButton(self)
        theme.set_role(self.problems, "problem")
        self.problems.setCursor(Qt.CursorShape.PointingHandCursor)
        self.pack = self._label()
        for widget in (self.saved, self.undo, self.message, self.open, self.folder, self.jobs):
            self.addWidget(widget)
        self.addPermanentWidget(self.problems)
        self.addPermanentWidget(self.pack)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.be_quiet)
        self.open.clicked.connect(self._on_open)
        self.folder.clicked.connect(self._on_folder)
        self.problems.clicked.connect(self._on_problems)
        session.file_changed.connect(self._on_file)
        session.assessed.connect(self._show_problems)  # the rest follows the history, which comes after
        session.language_changed.connect(self.refresh)
        session.undo_group.indexChanged.connect(self._on_step)
        self.refresh()

    def _label(self) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label

    def say(self, text: str, file: Path | None = None) -> None:
        """Show a message for a while; with a file, links that open it and its folder."""
        self._file = file
        self.message.setText(text)
        self.message.setToolTip(plain(text))
        for link in (self.open, self.folder):
            link.setVisible(file is not None)
        announce(self, text)
        self._timer.start(_MESSAGE_MS)

    def be_quiet(self) -> None:
        """Take the message away."""
        self._file = None
        self.message.clear()
        self.message.setToolTip("")
        for link in (self.open, self.folder):
            link.hide()

    def _on_step(self, index: int) -> None:
        """What was said of a step is no longer so when it is taken back."""
        if index < self._step and self._session.undo_group.canRedo() and self._file is None:
            self.be_quiet()
        self._step = index
        self.refresh()

    def refresh(self) -> None:
        """Follow the session."""
        self.saved.setText(self._saved_words())
        self.open.setText(self.tr("打开"))
        self.folder.setText(self.tr("打开所在文件夹"))
        step = self._session.undo_group.undoText()
        self.undo.setText(self.tr("可撤销：{0}").format(step) if step else "")
        self._show_problems()
        head = self._session.rulebook.policy.head
        late = self._today() > head.review.review_by
        words = self.tr("规则包 {0} · {1} · 复核至 {2}")
        text = words.format(head.id, head.version, head.review.review_by.isoformat())
        if late:
            overdue = self.tr("本规则包已超过复核日期")
            text = f"{text} · {overdue}"
        self.pack.setText(text)
        theme.set_role(self.pack, "status", "warn" if late else "quiet")

    def _doubtful(self) -> list[str]:
        """The fields of the errors and warnings, one for each, in the order of the form."""
        return [one.field for one in self._session.assessment.problems if one.severity != "notice"]

    def _show_problems(self) -> None:
        count = len(self._doubtful())
        self.problems.setVisible(count > 0)
        self.problems.say(self.tr("填写需核对 {0}").format(count), self.tr("到下一处需核对的填写"))

    def _on_problems(self) -> None:
        """Go to the problem after the one visited last; to the one in its place when that is settled."""
        fields = list(dict.fromkeys(self._doubtful()))
        if fields:
            place, field = self._visited
            place = fields.index(field) + 1 if field in fields else max(place, 0)
            place %= len(fields)
            self._visited = place, fields[place]
            self.problem_asked.emit(fields[place])

    def _on_file(self) -> None:
        if not self._session.undo_stack.count():  # another profile begins with its first problem
            self._visited = -1, ""
        self.refresh()

    def _saved_words(self) -> str:
        path = self._session.path
        if self._session.is_modified():
            return self.tr("有未保存的修改")
        if self._session.is_client:
            return self.tr("已存入客户列表") if self._session.client is not None else self.tr("尚未存入客户列表")
        if path is None:
            return self.tr("未存为文件")
        return self.tr("已保存：{0}").format(legible(path.name))

    def _on_open(self) -> None:
        if self._file is not None and not _open(self._file):
            sentence = self.tr("系统没有能打开 {0} 的程序。文件已经写好，在 {1}。")
            self.failed.emit(sentence.format(self._file.name, self._file.parent))

    def _on_folder(self) -> None:
        if self._file is not None and not _open(self._file.parent):
            self.failed.emit(self.tr("系统没有能打开文件夹的程序。文件在 {0}。").format(self._file.parent))


def _open(path: Path) -> bool:
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
