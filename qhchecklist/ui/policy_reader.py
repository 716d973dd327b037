"""The whole notice to read: every sentence with its id, and every gap of our copy said openly."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QDialog, QTextBrowser, QVBoxLayout, QWidget

from qhchecklist.policy.model import Gap, Policy, Provision
from qhchecklist.ui import theme
from qhchecklist.ui.session import Session


class PolicyReader(QDialog):
    """A window of its own beside the main one; text goes in as text and is never parsed."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        self.text = QTextBrowser(self)
        self.text.setFrameShape(QTextBrowser.Shape.NoFrame)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.text)
        self.resize(theme.px(760), theme.px(720))
        session.language_changed.connect(self.refresh)
        session.assessed.connect(self.refresh_banner)
        self._banner = ""
        self.refresh()

    def refresh_banner(self) -> None:
        """The sentence on validity follows the as-of date."""
        if self._banner != self._session.checklist.banner[self._session.lang]:
            self.refresh()

    def refresh(self) -> None:
        """Write the notice again."""
        lang = self._session.lang
        policy = self._session.rulebook.policy
        self._banner = self._session.checklist.banner[lang]
        self.setWindowTitle(self.tr("政策原文"))
        self.text.setAccessibleName(self.tr("政策原文"))
        self.text.clear()
        self.text.document().setDocumentMargin(theme.px(26))
        cursor = self.text.textCursor()
        _write(cursor, policy.head.title[lang], _format("ink", 1.35, bold=True), after=4)
        _write(cursor, policy.head.issuer[lang], _format("muted", 0.95), after=10)
        _write(cursor, self._banner, _format("warn", 0.95), after=14)
        self._write_provisions(cursor, policy)
        self.text.setTextCursor(QTextCursor(self.text.document()))

    def _write_provisions(self, cursor: QTextCursor, policy: Policy) -> None:
        gaps: dict[str, list[Gap]] = {}
        for gap in policy.head.gaps:
            gaps.setdefault(gap.after, []).append(gap)
        for provision in policy.provisions.values():
            self._write_provision(cursor, provision)
            for gap in gaps.get(provision.id, []):
                label = self.tr("〔现存文本有缺〕")
                _write(cursor, f"{label}{gap.text[self._session.lang]}", _format("warn", 0.95), after=8, indent=1)

    def _write_provision(self, cursor: QTextCursor, provision: Provision) -> None:
        is_heading = provision.id.endswith(".0") or provision.id.startswith("S")
        if is_heading:
            _write(cursor, "", _format("ink", 0.4), after=0)
        _start(cursor, 5, 0)
        cursor.insertText(f"[{provision.id}]  ", _format("muted", 0.85))
        cursor.insertText(provision.text, _format("ink", 1.05 if is_heading else 1.0, bold=is_heading))
        if self._session.lang == "en" and provision.gloss:
            words = self.tr("非官方英译：{0}").format(provision.gloss)
            _write(cursor, words, _format("muted", 0.92), after=8, indent=1)


def _start(cursor: QTextCursor, after: float, indent: int) -> None:
    block = QTextBlockFormat()
    block.setBottomMargin(theme.px(after) if after else 0)
    block.setIndent(indent)
    block.setLineHeight(135, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    if cursor.atStart():
        cursor.setBlockFormat(block)
    else:
        cursor.insertBlock(block)


def _write(cursor: QTextCursor, text: str, form: QTextCharFormat, after: float, indent: int = 0) -> None:
    _start(cursor, after, indent)
    cursor.insertText(text, form)


def _format(ink: str, size: float, bold: bool = False) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setFont(theme.font(size, bold))
    form.setForeground(theme.colour(ink))
    form.setFontWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    return form
