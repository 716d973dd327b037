"""Tabs for zones that share one place when the window is small."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QTabBar, QWidget


class PageTabs(QTabBar):
    """One tab for each zone of the place; not there when there is nothing to choose. `page_asked` names a zone."""

    page_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.currentChanged.connect(self._on_changed)
        self.hide()

    def show_pages(self, pages: Sequence[str], current: str) -> None:
        """Offer these zones; their names are set by `relabel`."""
        with QSignalBlocker(self):
            if [self.tabData(place) for place in range(self.count())] != list(pages):
                while self.count():
                    self.removeTab(0)
                for page in pages:
                    self.setTabData(self.addTab(""), page)
                self.relabel()
            if current in pages:
                self.setCurrentIndex(list(pages).index(current))
        self.setVisible(len(pages) > 1)

    def relabel(self) -> None:
        """Names in the present language."""
        words = {"form": self.tr("企业画像"), "checklist": self.tr("清单"), "evidence": self.tr("依据")}
        self.setAccessibleName(self.tr("分区"))
        for place in range(self.count()):
            self.setTabText(place, words.get(self.tabData(place), ""))

    def _on_changed(self, place: int) -> None:
        if place >= 0:
            self.page_asked.emit(self.tabData(place))
