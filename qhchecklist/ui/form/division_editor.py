"""The place of registration: province, then in Qinghai prefecture and county."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from qhchecklist.policy.codes import QINGHAI
from qhchecklist.policy.doubts import UNCLEAR, Json
from qhchecklist.policy.field import Field
from qhchecklist.policy.text import Text
from qhchecklist.ui import theme
from qhchecklist.ui.form.combo import AnswerCombo
from qhchecklist.ui.form.editor import Editor, is_unclear
from qhchecklist.ui.form.search import Listed
from qhchecklist.ui.session import Session


class DivisionEditor(Editor):
    """Three lists of full names, each opened by the one before; the answer is a six-digit code.

    A province or prefecture alone is an answer too (63 0000, 63 28 00): what is known is used at once.
    """

    def __init__(self, field: Field, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(field, session, parent)
        self.province = AnswerCombo(self)
        self.prefecture = AnswerCombo(self)
        self.county = AnswerCombo(self)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.px(6))
        grid.addWidget(self.province, 0, 0)
        grid.addWidget(self.prefecture, 0, 1)
        grid.addWidget(self.county, 1, 0, 1, 2)
        self._grid = grid
        self._raw: Json = None
        self._code: Json = None
        self.province.picked.connect(self.answer)
        self.prefecture.picked.connect(self._on_prefecture)
        self.county.picked.connect(self._on_county)
        self.setFocusProxy(self.province)

    def show_answer(self, raw: Json, canonical: Json) -> None:
        """Show a code; an unusable answer stands as written in the first list."""
        self._raw, self._code = raw, canonical
        codes = self.session.rulebook.codes
        code = str(canonical) if self._known(canonical) else ""
        in_qinghai = code.startswith(QINGHAI)
        county = codes.counties.get(code)
        prefecture = county.prefecture if county else code if code in codes.prefectures else None
        self._offer(prefecture)
        unclear = is_unclear(raw)
        self.province.show_answer(f"{code[:2]}0000" if code else UNCLEAR if unclear else raw, raw)
        self.prefecture.show_answer(prefecture)
        self.county.show_answer(code if county else None)
        self.prefecture.setVisible(in_qinghai)
        self._grid.setHorizontalSpacing(theme.px(6) if in_qinghai else 0)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 3 if in_qinghai else 0)
        self.county.setVisible(prefecture is not None)
        self.province.show_flags(raw is None, unclear, False)
        self.prefecture.show_flags(prefecture is None, False, False)
        self.county.show_flags(county is None, False, False)

    def _known(self, code: Json) -> bool:
        codes = self.session.rulebook.codes
        if not isinstance(code, str) or len(code) != 6 or code[:2] not in codes.provinces:
            return False
        return code.endswith("0000") or code in codes.counties or code in codes.prefectures or code[:2] != QINGHAI

    def _offer(self, prefecture: str | None) -> None:
        codes = self.session.rulebook.codes
        provinces = sorted(codes.provinces.values(), key=lambda one: (one.code != QINGHAI, one.code))
        first: list[tuple[Json, str]] = [(None, self.unanswered_text())]
        first += [(f"{one.code}0000", self._name(one)) for one in provinces]
        self.province.offer([*first, (UNCLEAR, self.unclear_text())])
        self.prefecture.offer([(None, self.tr("市（州）未选")), *self._named(codes.prefectures.values())])
        counties = [one for one in codes.counties.values() if one.prefecture == prefecture]
        self.county.offer([(None, self.tr("县（市、区）未选")), *self._named(counties)])

    def _named(self, divisions: Iterable[Listed]) -> Iterator[tuple[Json, str]]:
        return ((one.code, self._name(one)) for one in divisions)

    def _name(self, division: Listed) -> str:
        return Text(division.zh, division.en)[self.lang]

    def _on_prefecture(self, code: Json) -> None:
        """A cleared prefecture leaves its province."""
        self.answer(f"{QINGHAI}0000" if code is None else code)

    def _on_county(self, code: Json) -> None:
        """A cleared county leaves its prefecture."""
        county = self.session.rulebook.codes.counties.get(str(self._code))
        self.answer(county.prefecture if code is None and county else code or self._code)

    def set_wrong(self, wrong: bool) -> None:
        """Frame in the warning colour."""
        for combo in (self.province, self.prefecture, self.county):
            combo.show_flags(bool(combo.property("unanswered")), bool(combo.property("unclear")), wrong)

    def relabel(self) -> None:
        """Names in the current language."""
        label = self.field.label[self.lang]
        self.province.setAccessibleName(label + " " + self.tr("省级"))
        self.prefecture.setAccessibleName(label + " " + self.tr("市（州）"))
        self.county.setAccessibleName(label + " " + self.tr("县（市、区）"))
        self.show_answer(self._raw, self._code)

    def take_focus(self) -> None:
        """Focus the first list that is still open."""
        open_lists = [
            combo
            for combo in (self.county, self.prefecture)
            if not combo.isHidden() and bool(combo.property("unanswered"))
        ]
        (open_lists[-1] if open_lists else self.province).setFocus(Qt.FocusReason.OtherFocusReason)
