"""The popup of the filter: a tree of choices with their counts; space ticks, Esc closes."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from qhchecklist.ui import theme
from qhchecklist.ui.checklist_view.facet_model import FacetModel
from qhchecklist.ui.checklist_view.lens import FACETS, Lens
from qhchecklist.ui.session import Session

_SIZE = 340, 470


class FilterPopup(QFrame):
    """Ticks act at once on the lens; `closed` when it is gone."""

    closed = Signal()

    def __init__(self, session: Session, lens: Lens, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        theme.set_role(self, "popup")
        self._session = session
        self._lens = lens
        self.model = FacetModel(lens.choices, self)
        self.view = FacetView(self.model, self)
        self.keys = QLabel(self)
        theme.set_role(self.keys, "small")
        self.clear = QPushButton(self)
        theme.set_role(self.clear, "link")
        self.clear.clicked.connect(lens.clear)
        foot = QHBoxLayout()
        foot.addWidget(self.keys, 1)
        foot.addWidget(self.clear)
        box = QVBoxLayout(self)
        box.setContentsMargins(*[theme.px(8)] * 4)
        box.setSpacing(theme.px(6))
        box.addWidget(self.view, 1)
        box.addLayout(foot)
        self.view.picked.connect(self._on_picked)
        lens.filtered.connect(self._on_filtered)

    def open_at(self, place: QRect) -> None:
        """Open below a rectangle of the screen (above when there is no room), its right edge kept."""
        self._show_counts()
        for facet in FACETS:
            if facet == "state" or any(choice.facet == facet for choice in self._lens.filter.chosen):
                self.view.expand(self.model.heading(facet))
        self.resize(theme.px(_SIZE[0]), theme.px(_SIZE[1]))
        free = self.screen().availableGeometry()
        x = max(free.left(), min(place.right() - self.width(), free.right() - self.width()))
        below = place.bottom() + 2
        y = below if below + self.height() <= free.bottom() else max(free.top(), place.top() - self.height() - 2)
        self.move(QPoint(x, y))
        self.show()
        self.view.setFocus(Qt.FocusReason.PopupFocusReason)
        if not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes, wherever the focus is."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Closed by Esc or by a click elsewhere."""
        super().hideEvent(event)
        self.closed.emit()

    def _on_filtered(self) -> None:
        if self.isVisible():
            self._show_counts()

    def _on_picked(self, index: QModelIndex) -> None:
        choice = self.model.choice(index)
        if choice is not None:
            self._lens.toggle(choice)

    def _show_counts(self) -> None:
        chosen = self._lens.filter.chosen
        self.model.show(self._lens.counts(self._session.checklist), chosen, self._session.lang)
        self.view.setAccessibleName(self.tr("筛选清单"))
        self.keys.setText(self.tr("空格 勾选　← → 折叠、展开　Esc 完成"))
        self.clear.setText(self.tr("清除筛选"))
        self.clear.setEnabled(self._lens.filter.active)


class FacetView(QTreeView):
    """The tree; `picked` carries the row that was clicked, or on which Space or Enter was pressed."""

    picked = Signal(QModelIndex)

    def __init__(self, model: FacetModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(theme.px(16))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(theme.px(30))
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(1, theme.px(38))
        self.clicked.connect(self._pick)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Enter tick a choice or fold a facet."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._pick(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _pick(self, index: QModelIndex) -> None:
        first = index.siblingAtColumn(0)
        if first.parent().isValid():
            self.picked.emit(first)
        else:
            self.setExpanded(first, not self.isExpanded(first))
