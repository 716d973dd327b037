"""What a printed checklist says of the consultation record, and whether a record in a file has that entry."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from qhchecklist.policy.problem import UnreadableFileError
from qhchecklist.policy.system_error import described
from qhchecklist.policy.text import Lang, Text
from qhchecklist.ui import theme
from qhchecklist.ui.background import Background, Steps
from qhchecklist.ui.dialogs import Dialogs

if TYPE_CHECKING:
    from qhchecklist.report.options import RecordHead
    from qhchecklist.store.chain import Verdict


class RecordCheck(QWidget):
    """The sentence of the paper, a button that asks for the record's file, and what came of it."""

    def __init__(self, told: Text, record: RecordHead, dialogs: Dialogs, lang: Lang, parent: QWidget) -> None:
        super().__init__(parent)
        self._record = record
        self._dialogs = dialogs
        self._lang: Lang = lang
        self._background = Background(self)
        self.told, self.answer = self._label(told[lang]), self._label("")
        theme.set_role(self.answer, "muted")
        self.button = QPushButton(self.tr("与咨询记录核对…"), self)
        self.button.setVisible(record.number > 0)
        self.button.clicked.connect(self._on_wanted)
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(7))
        layout.addWidget(self.told)
        layout.addLayout(row)
        layout.addWidget(self.answer)
        self.answer.hide()

    def _label(self, words: str) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setWordWrap(True)
        label.setText(words)
        return label

    def _on_wanted(self) -> None:
        path = self._dialogs.record_file(self)
        if path is not None:
            self._say(self.tr("正在核对 {0}…").format(path.name))
            self._background.start_long(partial(_checked, path, self._record), self._on_checked, self._on_failed)

    def _on_checked(self, found: object) -> None:
        from qhchecklist.store.chain import contained_text

        self._say(contained_text(cast("Verdict", found), self._record.number)[self._lang])

    def _on_failed(self, error: object) -> None:
        if isinstance(error, UnreadableFileError):
            self._say(error.message[self._lang])
        else:
            self._say(self.tr("记录没有读成（{0}）；请检查文件后再试。").format(described(error, self._lang)))

    def _say(self, sentence: str) -> None:
        self.answer.setText(sentence)
        self.answer.show()


def _checked(path: Path, record: RecordHead, _steps: Steps) -> Verdict:
    from qhchecklist.store.chain import Head
    from qhchecklist.store.log_file import check_log

    with path.open("rb") as file:
        return check_log(file, path.name, Head(record.number, record.sha256)).verdict
