"""The enterprise sizes that the answers allow, and what they follow from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from qhchecklist.assess.reasons import size_questions
from qhchecklist.policy.field import FieldCatalogue
from qhchecklist.policy.size import INDICATORS, SIZES, possible_sizes
from qhchecklist.policy.text import Text
from qhchecklist.ui import theme
from qhchecklist.ui.form.editor import dress
from qhchecklist.ui.session import Session

_FIELDS = ("statistical_industry", *INDICATORS.values(), "size_declared")
"""All that sizes follow from."""


def size_section(catalogue: FieldCatalogue) -> str | None:
    """The section that asks for the indicators of size."""
    return next((field.section for field in catalogue.fields if field.key in INDICATORS.values()), None)


def size_names(session: Session) -> Sequence[Text]:
    """The possible sizes, largest first; empty while nothing is excluded."""
    codes = session.rulebook.codes
    possible = possible_sizes(session.reading.facts.values, codes)
    if len(possible) == len(SIZES):
        return ()
    return [Text(codes.sizes[size].zh, codes.sizes[size].en) for size in codes.sizes if size in possible]


class SizeLine(QFrame):
    """小型（工业；从业人员 46 人……）, or what is still needed to tell."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._told: tuple[object, ...] = ()
        dress(self, "card")
        self.result = QLabel(self)
        self.reason = QLabel(self)
        for label, role in ((self.result, "strong"), (self.reason, "small")):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            dress(label, role)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        box.setSpacing(theme.px(2))
        box.addWidget(self.result)
        box.addWidget(self.reason)

    def refresh(self) -> None:
        """Show the sizes of the current answers; few of these bear on them."""
        lang, values = self._session.lang, self._session.reading.facts.values
        told = lang, *(values.get(key) for key in _FIELDS)
        if told == self._told:
            return
        self._told = told
        names = [name[lang] for name in size_names(self._session)]
        either = (" 或 " if lang == "zh" else " or ").join(names)
        if not names:
            self.result.setText(self.tr("企业规模：尚不能确定"))
        elif len(names) == 1:
            self.result.setText(self.tr("企业规模：{0}").format(either))
        else:
            self.result.setText(self.tr("企业规模：{0}（尚未确定）").format(either))
        self.reason.setText("\n".join(self._reasons(len(names) == 1)))
        self.setAccessibleName(self.result.text())

    def _reasons(self, settled: bool) -> list[str]:
        lang = self._session.lang
        facts, book = self._session.reading.facts, self._session.rulebook
        given = [key for key in _FIELDS if key in facts.values and key in book.catalogue]
        said = [self._said(key) for key in given]
        comma = "，" if lang == "zh" else ", "
        lines = [self.tr("依据：{0}").format(comma.join(said))] if said else []
        if not settled:
            needed = size_questions(facts, book.codes)
            labels = [book.catalogue.field(key).label[lang] for key in needed if key in book.catalogue]
            lines.append(self.tr("还需要：{0}").format(("、" if lang == "zh" else ", ").join(labels)))
        lines.append(self.tr("标准：{0}").format(book.codes.size_source[lang]))
        return lines

    def _said(self, key: str) -> str:
        lang, field = self._session.lang, self._session.rulebook.catalogue.field(key)
        value = self._session.explainer.value(key, self._session.reading.facts.values[key])[lang]
        return f"{field.label[lang]} {value}"
