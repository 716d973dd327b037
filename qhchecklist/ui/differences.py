"""The list of what differs between a printed checklist and the firm as it stands now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from qhchecklist.policy.text import Lang
from qhchecklist.ui import theme
from qhchecklist.ui.dialogs import Dialogs
from qhchecklist.ui.record_check import RecordCheck

if TYPE_CHECKING:
    from qhchecklist.report.round_trip.differences import Restored


class DifferencesWindow(QDialog):
    """May stay open beside the work; what it says can be selected and copied."""

    def __init__(self, restored: Restored, dialogs: Dialogs, lang: Lang, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("与打印时的不同"))
        self.summary = QLabel(self)
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.summary.setText(restored.summary[lang])
        self.summary.setWordWrap(True)
        self.list = QPlainTextEdit(self)
        self.list.setReadOnly(True)
        self.list.setTabChangesFocus(True)
        self.list.setPlainText("\n".join(f"{n}. {one.text[lang]}" for n, one in enumerate(restored.differences, 1)))
        self.list.setAccessibleName(self.tr("与打印时的不同"))
        self.list.setVisible(bool(restored.differences))
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.tr("关闭"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.px(24), theme.px(18), theme.px(24), theme.px(16))
        layout.setSpacing(theme.px(12))
        layout.addWidget(self.summary)
        layout.addWidget(self.list, 1)
        if restored.told is not None and restored.case.record is not None:
            self.check = RecordCheck(restored.told, restored.case.record, dialogs, lang, self)
            layout.addWidget(self.check)
        layout.addWidget(buttons)
        room = window.screen().availableGeometry()
        self.resize(min(theme.px(640), room.width() - theme.px(40)), min(theme.px(420), room.height() - theme.px(60)))
