"""The index of sections beside the form: how far each one is filled in, and where the reader is."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from qhchecklist.policy.field import FieldSection
from qhchecklist.ui import theme
from qhchecklist.ui.form.field_box import belongs_to
from qhchecklist.ui.form.profile_form import ProfileForm
from qhchecklist.ui.form.section_box import SectionBox
from qhchecklist.ui.form.size_line import size_names
from qhchecklist.ui.session import Session


class _Row(QAbstractButton):
    """One section: its name on the left, how far it is on the right. `asked` carries the section's key."""

    asked = Signal(str)
    stepped = Signal(str, int)

    def __init__(self, section: FieldSection, parent: QWidget) -> None:
        super().__init__(parent)
        self.section = section
        self.count = ""
        self.mark = ""
        self._by_key = False
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(self._on_clicked)

    def show_words(self, title: str, count: str, trouble: str) -> None:
        """Set both texts; a section in trouble is marked, and `trouble` says why in words."""
        spoken = " ".join(one for one in (title, count, trouble) if one)
        if (title, spoken) != (self.text(), self.accessibleName()):
            self.count = count
            self.mark = "!" if trouble else ""
            self.setText(title)
            self.setAccessibleName(spoken)
            self.setToolTip(spoken.replace(" ", "　") if not trouble else f"{title}　{count}\n{trouble}")
            self.updateGeometry()
            self.update()

    def _on_clicked(self) -> None:
        self.asked.emit(self.section.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk the index."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(self.section.key, 1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The frame is for those who walk with the keyboard, not for a window that has just opened."""
        self._by_key = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        super().focusInEvent(event)

    def hasHeightForWidth(self) -> bool:
        """A long name takes two lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the name in the width that the count leaves."""
        metrics = QFontMetrics(theme.font(13 / 14, bold=True))
        room = width - theme.px(34) - self._right(metrics)
        lines = metrics.boundingRect(0, 0, max(room, theme.px(30)), 1000, int(Qt.TextFlag.TextWordWrap), self.text())
        return max(theme.px(34), lines.height() + theme.px(12))

    def sizeHint(self) -> QSize:
        """Both texts with room between."""
        metrics = QFontMetrics(theme.font(13 / 14, bold=True))
        width = metrics.horizontalAdvance(self.text()) + self._right(metrics) + theme.px(40)
        return QSize(width, max(theme.px(34), metrics.height() + theme.px(12)))

    def _right(self, metrics: QFontMetrics) -> int:
        """The width of the count and the mark."""
        mark = metrics.horizontalAdvance(self.mark) + theme.px(6) if self.mark else 0
        return metrics.horizontalAdvance(self.count) + mark

    def minimumSizeHint(self) -> QSize:
        """The name may be shortened."""
        return QSize(theme.px(96), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The current section has a bar, a ground and bold words."""
        painter = QPainter(self)
        current = self.isChecked()
        if current:
            painter.fillRect(self.rect(), theme.colour("accent_bg"))
            painter.fillRect(QRect(0, 0, theme.px(3), self.height()), theme.colour("accent"))
        elif self.underMouse():
            painter.fillRect(self.rect(), theme.colour("hover"))
        painter.setPen(theme.colour("accent" if current else "muted"))
        painter.setFont(theme.font(13 / 14, bold=current))
        area = self.rect().adjusted(theme.px(14), 0, -theme.px(14), 0)
        vertical = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area, int(vertical | Qt.AlignmentFlag.AlignRight), self.count)
        words = area.adjusted(0, 0, -self._right(painter.fontMetrics()) - theme.px(6), 0)
        painter.drawText(words, int(vertical | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap), self.text())
        if self.mark:
            area.setRight(area.right() - painter.fontMetrics().horizontalAdvance(self.count) - theme.px(6))
            painter.setPen(theme.colour("warn"))
            painter.setFont(theme.font(13 / 14, bold=True))
            painter.drawText(area, int(vertical | Qt.AlignmentFlag.AlignRight), self.mark)
        if self.hasFocus() and self._by_key:
            painter.setPen(theme.colour("accent"))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()


class SectionIndex(QWidget):
    """All sections; a click goes there, scrolling the form moves the mark."""

    def __init__(self, session: Session, form: ProfileForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._form = form
        self.rows = tuple(_Row(box.section, self) for box in form.sections)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, theme.px(12), 0, theme.px(12))
        box.setSpacing(0)
        for row in self.rows:
            box.addWidget(row)
            row.asked.connect(self._on_asked)
            row.stepped.connect(self._on_stepped)
        box.addStretch(1)
        form.refreshed.connect(self.refresh)
        form.section_changed.connect(self._on_section_changed)
        self.setAccessibleName(self.tr("分区"))
        self.refresh()
        self._on_section_changed(form.current_section)

    def refresh(self) -> None:
        """Names and counts of the current answers, and where there are errors."""
        self.setAccessibleName(self.tr("分区"))
        wrong = Counter(belongs_to(one) for one in self._session.reading.problems if one.severity == "error")
        for row, box in zip(self.rows, self._form.sections, strict=True):
            errors = sum(wrong[one.key] for one in box.boxes)
            trouble = self.tr("{0} 处需改正").format(errors) if errors else ""
            row.show_words(row.section.text[self._session.lang], self._count(box), trouble)

    def _count(self, box: SectionBox) -> str:
        """The sizes, the number of rows, or how many questions are answered."""
        if box.size_line is not None:
            names = [name[self._session.lang] for name in size_names(self._session)]
            if names:
                return "/".join(names)
        due = box.counted()
        rows = next((self._session.raw(one.key) for one in due if one.field.kind == "rows"), None)
        if isinstance(rows, list) and rows:
            return self.tr("{0} 行").format(len(rows))
        answered = self._session.reading.facts.answered
        return f"{sum(one.key in answered for one in due)}/{len(due)}" if due else "—"

    def _on_asked(self, key: str) -> None:
        self._form.jump_to_section(key)
        self._on_section_changed(key)

    def _on_stepped(self, key: str, direction: int) -> None:
        keys = [row.section.key for row in self.rows]
        self.rows[(keys.index(key) + direction) % len(keys)].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_section_changed(self, key: str) -> None:
        for row in self.rows:
            row.setChecked(row.section.key == key)
            row.setFocusPolicy(Qt.FocusPolicy.StrongFocus if row.isChecked() else Qt.FocusPolicy.ClickFocus)
