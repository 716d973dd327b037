"""The index of sections beside the form: how far each one is filled in, and where the reader is.

In a narrow window a button with the same lines stands above the form instead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from qhchecklist.assess.left_open import TO_CLEAR
from qhchecklist.policy.text import Lang
from qhchecklist.ui import theme
from qhchecklist.ui.form.editor import dress
from qhchecklist.ui.form.section_row import SectionRow
from qhchecklist.ui.session import Session

if TYPE_CHECKING:
    from qhchecklist.ui.form.profile_form import ProfileForm
    from qhchecklist.ui.form.progress import Progress


class SectionIndex(QWidget):
    """All sections; a click goes there, scrolling the form moves the mark.

    `wanted`: a click while there is no form. `refreshed`: the lines are written anew, or another one is marked.
    """

    wanted = Signal()
    refreshed = Signal()
    _form: ProfileForm | None = None

    def __init__(self, session: Session, form: ProfileForm | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown: dict[str, Progress] = {}
        self._lang: Lang | None = None
        self.rows = tuple(SectionRow(section, self) for section in session.rulebook.catalogue.sections)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, theme.px(10), 0, theme.px(12))
        box.setSpacing(0)
        for row in self.rows:
            box.addWidget(row)
            row.asked.connect(self._on_asked)
            row.stepped.connect(self._on_stepped)
        box.addStretch(1)
        if form is not None:
            self.follow(form)
        else:
            for row in self.rows:
                row.show_words(row.section.text[session.lang], "", "", "")

    def follow(self, form: ProfileForm) -> None:
        """Count in a form and go to it; until then only the names are there."""
        self._form = form
        form.refreshed.connect(self.refresh)
        form.section_changed.connect(self._on_section_changed)
        self.refresh()
        self._on_section_changed(form.current_section)

    def refresh(self) -> None:
        """Names and counts of the current answers, and where there are errors."""
        from qhchecklist.ui.form.progress import progress  # with the form, after the first frame

        assert self._form is not None
        if self._lang != self._session.lang:
            self._lang = self._session.lang
            self._shown.clear()
            self.setAccessibleName(self.tr("分区"))
        for row, one in zip(self.rows, progress(self._session, self._form.sections), strict=True):
            if self._shown.get(one.key) == one:
                continue
            self._shown[one.key] = one
            hope = self.tr("可确定 {0} 项").format(one.settles) if one.settles else ""
            if one.unclear and not one.settles:
                hope = TO_CLEAR[self._session.lang].format(one.unclear)
            trouble = self.tr("{0} 处需改正").format(one.errors) if one.errors else ""
            row.show_words(one.title, self._count(one), hope, trouble)
        self.refreshed.emit()

    def _count(self, one: Progress) -> str:
        """The sizes, the number of rows, or how many questions are answered."""
        if one.sizes:
            return one.sizes
        if one.rows:
            return self.tr("%n 行", "", one.rows)
        return f"{one.answered}/{one.asked}" if one.asked else "—"

    def _on_asked(self, key: str) -> None:
        if self._form is None:
            self.wanted.emit()
        assert self._form is not None
        self._form.jump_to_section(key)
        self._on_section_changed(key)

    def _on_stepped(self, key: str, direction: int) -> None:
        keys = [row.section.key for row in self.rows]
        self.rows[(keys.index(key) + direction) % len(keys)].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_section_changed(self, key: str) -> None:
        for row in self.rows:
            row.setChecked(row.section.key == key)
            row.setFocusPolicy(Qt.FocusPolicy.StrongFocus if row.isChecked() else Qt.FocusPolicy.ClickFocus)
        self.refreshed.emit()


class SectionMenu(QWidget):
    """A button that says where the reader is and drops the lines of the index down as a menu."""

    def __init__(self, index: SectionIndex, form: ProfileForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._index = index
        self._form = form
        self.button = QPushButton(self)
        dress(self.button, "sections")
        self.menu = QMenu(self)
        self.button.setMenu(self.menu)
        self.menu.aboutToShow.connect(self._fill)
        self.menu.triggered.connect(self._on_triggered)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(16), theme.px(10), theme.px(27), 0)
        row.addWidget(self.button)
        index.refreshed.connect(self.refresh)  # not the form's: the index writes its lines after that
        self.refresh()

    def refresh(self) -> None:
        """The words of the index, and the section at the top of the form."""
        current = next(row for row in self._index.rows if row.section.key == self._form.current_section)
        self.button.setText(self.tr("目录：{0}　{1}").format(current.text(), current.count).replace("&", "&&"))
        self.button.setAccessibleName(self.tr("目录") + " " + current.accessibleName())

    def _fill(self) -> None:
        """The lines as they are now, at the width of the button."""
        self.menu.clear()
        self.menu.setMinimumWidth(self.button.width())
        for row in self._index.rows:
            told = "　".join(one for one in (row.mark, row.hope, row.count) if one)
            action = self.menu.addAction(f"{row.text()}\t{told}".replace("&", "&&"))
            action.setData(row.section.key)
            action.setCheckable(True)
            action.setChecked(row.section.key == self._form.current_section)

    def _on_triggered(self, action: QAction) -> None:
        self._form.jump_to_section(str(action.data()))
        self.refresh()
