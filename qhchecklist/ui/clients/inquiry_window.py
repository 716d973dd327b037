"""The questions that only an authority settles, office by office, as they will be printed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from qhchecklist.assess.authority import Inquiry, inquiries
from qhchecklist.assess.explain import Explainer
from qhchecklist.checklist import Checklist
from qhchecklist.policy.text import Lang
from qhchecklist.report.inquiry_text import inquiry_text
from qhchecklist.ui import theme
from qhchecklist.ui.elided import plain


class InquiryWindow(QDialog):
    """May stay open beside the work and follows it.

    `printing` wants the sheet shown as a PDF, `copying` as a text file, `replying` to record an answer.
    """

    printing = Signal()
    copying = Signal()
    replying = Signal()

    def __init__(self, lang: Lang, replies: bool, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("topic", "clients")  # of the guide
        self._lang: Lang = lang
        self._checklist: Checklist | None = None
        self._inquiries: tuple[Inquiry, ...] = ()
        self.setWindowTitle(self.tr("请主管部门认定的问题"))
        self.hint = QLabel(self)
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.hint.setWordWrap(True)
        theme.set_role(self.hint, "muted")
        self.offices = QListWidget(self)
        self.offices.setAccessibleName(self.tr("单位"))
        self.offices.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.offices.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.sheet = QPlainTextEdit(self)
        self.sheet.setReadOnly(True)
        self.sheet.setTabChangesFocus(True)
        self.sheet.setAccessibleName(self.tr("问题单"))
        self.masked = QCheckBox(self.tr("不写企业名称和信用代码"), self)
        self.large = QCheckBox(self.tr("大字版"), self)
        self.reply = QPushButton(self.tr("记下答复…"), self)
        self.text = QPushButton(self.tr("存为文本…"), self)
        self.pdf = QPushButton(self.tr("导出 PDF…"), self)
        theme.set_role(self.pdf, "primary")
        self.reply.setVisible(replies)
        self._lay_out()
        self.offices.currentRowChanged.connect(self._on_office)
        self.masked.toggled.connect(self._on_masked)
        self.pdf.clicked.connect(self.printing)
        self.text.clicked.connect(self.copying)
        self.reply.clicked.connect(self.replying)

    def _lay_out(self) -> None:
        middle, below, whole = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        middle.setSpacing(theme.px(10))
        middle.addWidget(self.offices, 2)
        middle.addWidget(self.sheet, 4)
        for widget in (self.masked, self.large):
            below.addWidget(widget)
        below.addStretch(1)
        for button in (self.reply, self.text, self.pdf):
            button.setAutoDefault(False)
            below.addWidget(button)
        whole.setContentsMargins(theme.px(20), theme.px(16), theme.px(20), theme.px(16))
        whole.setSpacing(theme.px(10))
        whole.addWidget(self.hint)
        whole.addLayout(middle, 1)
        whole.addLayout(below)
        room = self.screen().availableGeometry()
        self.resize(min(theme.px(860), room.width() - theme.px(40)), min(theme.px(560), room.height() - theme.px(60)))

    # --- following -----------------------------------------------------------------------------------

    def show_questions(self, checklist: Checklist, explainer: Explainer, support: str = "") -> None:
        """The questions of a checklist; with a support, the first office that is asked about it is chosen."""
        chosen = self._name(self.inquiry) if self.inquiry is not None else ""
        self._checklist, self._inquiries = checklist, inquiries(checklist.assessment, explainer)
        self.offices.blockSignals(True)
        self.offices.clear()
        for one in self._inquiries:
            item = QListWidgetItem(self.tr("{1} 问 · {0}").format(self._name(one), len(one.points)), self.offices)
            item.setToolTip(plain(item.text()))
        rows = [row for row, one in enumerate(self._inquiries) if self._name(one) == chosen or _asks(one, support)]
        wanted = next((row for row in rows if not support or _asks(self._inquiries[row], support)), 0)
        self.offices.setCurrentRow(wanted if self._inquiries else -1)
        self.offices.blockSignals(False)
        self._show()

    @property
    def inquiry(self) -> Inquiry | None:
        """The questions to the office that is chosen."""
        row = self.offices.currentRow()
        return self._inquiries[row] if 0 <= row < len(self._inquiries) else None

    @property
    def office(self) -> str:
        """Its name, for a file."""
        return self.inquiry.offices[0].name.zh if self.inquiry is not None and self.inquiry.offices else ""

    def _name(self, inquiry: Inquiry) -> str:
        if not inquiry.offices:
            return self.tr("原文没有写明的单位")
        return ("、" if self._lang == "zh" else ", ").join(one.name[self._lang] for one in inquiry.offices)

    def _on_office(self) -> None:
        self._show()

    def _on_masked(self) -> None:
        self._show()

    def _show(self) -> None:
        inquiry, checklist = self.inquiry, self._checklist
        for button in (self.pdf, self.text):
            button.setEnabled(inquiry is not None)
        if inquiry is None or checklist is None:
            self.hint.setText(self.tr("没有须由主管部门认定的问题。"))
            self.sheet.setPlainText("")
            return
        self.hint.setText(self.tr("文件按措施列责任单位，同一个问题可能列在几个单位名下；选一个单位，导出问题单。"))
        words = inquiry_text(checklist, inquiry, self._lang, masked=self.masked.isChecked())
        if words != self.sheet.toPlainText():
            self.sheet.setPlainText(words)


def _asks(inquiry: Inquiry, support: str) -> bool:
    return any(one.id == support for point in inquiry.points for one in point.supports)
