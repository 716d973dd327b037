"""A new passphrase, typed twice, with its strength said; it is kept nowhere and forgotten with the panel."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QLineEdit, QWidget

from qhchecklist.policy.text import Lang
from qhchecklist.store.passphrase import strength
from qhchecklist.ui import theme
from qhchecklist.ui.form.line import Line


class PassphraseLines(QWidget):
    """`changed` when it may have become usable, or no longer is."""

    changed = Signal()

    def __init__(self, lang: Lang, parent: QWidget) -> None:
        super().__init__(parent)
        self._lang = lang
        self.wanted = QCheckBox(self.tr("用口令加密"), self)
        self.first, self.second = Line(self), Line(self)
        self.said = QLabel(self)
        theme.set_role(self.said, "small")
        self.said.setWordWrap(True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(9))
        grid.addWidget(self.wanted, 0, 0)
        names = self.tr("口令"), self.tr("再输一遍口令")
        for column, (line, name) in enumerate(zip((self.first, self.second), names, strict=True), 1):
            line.setEchoMode(QLineEdit.EchoMode.Password)
            line.setPlaceholderText(name)
            line.setToolTip(name)
            line.setAccessibleName(name)
            line.textChanged.connect(self._on_typed)
            grid.addWidget(line, 0, column)
        grid.addWidget(self.said, 1, 1, 1, 2)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        self.wanted.toggled.connect(self._on_wanted)
        self._on_wanted()

    def is_ready(self) -> bool:
        """Whether nothing is to be sealed, or with something usable that was typed twice alike."""
        typed = self.first.text()
        return not self.wanted.isChecked() or (strength(typed).usable and typed == self.second.text())

    def take(self) -> str:
        """The passphrase, empty for none; the lines forget it."""
        typed = self.first.text() if self.wanted.isChecked() else ""
        for line in (self.first, self.second):
            line.clear()
        return typed

    def _on_wanted(self) -> None:
        for widget in (self.first, self.second, self.said):
            widget.setVisible(self.wanted.isChecked())
        if self.wanted.isChecked():
            self.first.setFocus()
        self._on_typed()

    def _on_typed(self) -> None:
        typed, again = self.first.text(), self.second.text()
        if not typed:
            self.said.setText(self.tr("口令不存下来，忘记后谁也打不开这个文件；请另行告诉收件人，不要写在一起。"))
        elif again and not typed.startswith(again):
            self.said.setText(self.tr("两遍口令不一样。"))
        else:
            self.said.setText(strength(typed).text[self._lang])
        theme.set_role(self.said, "problem" if again and not typed.startswith(again) else "small")
        self.changed.emit()
