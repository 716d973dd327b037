"""The pages to look at, one below the other. Only what is in sight, and its neighbours, is drawn, elsewhere."""

from __future__ import annotations

from functools import partial
from math import sqrt
from typing import cast

from PySide6.QtCore import QPointF, QRect, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from qhchecklist.policy.record import record
from qhchecklist.ui import theme
from qhchecklist.ui.background import Background
from qhchecklist.ui.notices import announce
from qhchecklist.ui.paper import pdfium
from qhchecklist.ui.paper.layout import LEAST_ZOOM, MARGIN, MOST_ZOOM, Fit, Layout, Look, fitted
from qhchecklist.ui.paper.typesetting import Sheets

_MOST_PIXELS = 16_000_000
"""A page larger than this is drawn smaller and magnified: 64 MB are enough for one page."""

_LINE = 48
_STEP = 1.2


@record
class Drawn:
    """A page as drawn: out of which sheets, how many pixels wide."""

    sheets: Sheets
    page: int
    width: int
    image: QImage


class PageView(QAbstractScrollArea):
    """Shows sheets through a look, which it keeps up to date.

    Signals: `moved` when another page is the present one or the zoom is another; `left` on Esc; `failed` with
    the exception when a page cannot be drawn.
    """

    moved = Signal()
    left = Signal()
    failed = Signal(object)

    def __init__(self, look: Look, drawing: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "desk")
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.look = look
        self._drawing = drawing
        self._sheets: Sheets | None = None
        self._drawn: dict[int, Drawn] = {}
        self._asked = False
        self._refused: set[tuple[int, int]] = set()
        self._page = -1
        self._layout = Layout((), 1.0)
        self._placing = False
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # else a fitted page flickers
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.horizontalScrollBar().valueChanged.connect(self.viewport().update)

    # --- what is shown -------------------------------------------------------------------------------

    def show_sheets(self, sheets: Sheets) -> None:
        """Show other sheets at the same place; the old pages stay until the new ones are drawn."""
        self._sheets = sheets
        self._refused.clear()
        self._lay_out()

    def sizes(self) -> tuple[tuple[float, float], ...]:
        """The sizes of the pages in points."""
        return self._layout.sizes

    def drawn(self, page: int) -> Drawn | None:
        """A page (from 0) as it is shown now; None while it is white."""
        return self._drawn.get(page)

    def page(self) -> int:
        """The present page, from 0: the one a third down the window."""
        return self._layout.page_at(self.verticalScrollBar().value() + self.viewport().height() // 3)

    def zoom(self) -> float:
        """The zoom in use, 1.0 for 96 pixels to the inch."""
        return self._layout.zoom

    def retranslate(self, name: str, place: str) -> None:
        """Its name and where it stands, for screen readers; another place is announced."""
        self.setAccessibleName(name)
        if place != self.accessibleDescription():
            self.setAccessibleDescription(place)
            if self.hasFocus():
                announce(self, place)

    # --- zoom and place ------------------------------------------------------------------------------

    def fit(self, fit: Fit) -> None:
        """Keep the page as wide as the window, or whole inside it."""
        self.look.fit = fit
        self._lay_out()

    def zoom_by(self, steps: float, at: QPointF | None = None) -> None:
        """Come nearer by so many steps (negative: go away); the point `at` of the viewport stays where it is."""
        self.zoom_to(self.zoom() * _STEP**steps, at)

    def zoom_to(self, zoom: float, at: QPointF | None = None) -> None:
        """Look from another distance."""
        place = at or QPointF(self.viewport().width() / 2, 0.0)
        bar, side = self.verticalScrollBar(), self.horizontalScrollBar()
        kept = self._layout.place_at(bar.value() + round(place.y()))
        across = (side.value() + place.x()) / max(self._layout.size()[0], 1)
        self.look.fit, self.look.zoom = "", min(max(zoom, LEAST_ZOOM), MOST_ZOOM)
        self._lay_out()
        bar.setValue(self._layout.height_of(kept) - round(place.y()))
        side.setValue(round(across * self._layout.size()[0] - place.x()))

    def go_to(self, page: int) -> None:
        """Bring a page (from 0) to the upper edge."""
        self.verticalScrollBar().setValue(self._layout.height_of((page, 0.0)) - MARGIN // 2)

    def _lay_out(self) -> None:
        """Measure anew and stand at the same place."""
        sizes = self._sheets.sizes if self._sheets is not None else ()
        room = self.viewport().size()
        zoom = fitted(sizes, self.look.fit, (room.width(), room.height())) if self.look.fit else self.look.zoom
        self._layout = Layout(sizes, zoom)
        width, height = self._layout.size()
        top = self.look.top
        self._placing = True
        bar, side = self.verticalScrollBar(), self.horizontalScrollBar()
        bar.setRange(0, max(height - room.height(), 0))
        bar.setPageStep(max(room.height() - _LINE, 1))
        bar.setSingleStep(_LINE)
        side.setRange(0, max(width - room.width(), 0))
        side.setPageStep(room.width())
        side.setSingleStep(_LINE)
        bar.setValue(self._layout.height_of(top) if top != (0, 0.0) else 0)
        self._placing = False
        self._note_page()
        self.moved.emit()
        self.viewport().update()

    def _on_scrolled(self, value: int) -> None:
        if not self._placing:
            self.look.top = self._layout.place_at(value) if value else (0, 0.0)
        self._note_page()
        self.viewport().update()

    def _note_page(self) -> None:
        if self.page() != self._page:
            self._page = self.page()
            self.moved.emit()

    # --- drawing -------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """The pages in sight; what is not drawn yet shows as its older self or as white paper."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme.colour("bg"))
        for page in self._in_sight():
            place = self._place(page)
            painter.setPen(theme.colour("line"))
            painter.drawRect(place.adjusted(-1, -1, 0, 0))
            drawn = self._drawn.get(page)
            if drawn is None:
                painter.fillRect(place, Qt.GlobalColor.white)
                continue
            if drawn.width == round(place.width() * self.devicePixelRatioF()):
                painter.drawImage(place.topLeft(), drawn.image)  # pixel for pixel
            else:
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                painter.drawImage(place, drawn.image)
        painter.end()
        self._ask()

    def _in_sight(self) -> range:
        return self._layout.seen(self.verticalScrollBar().value(), self.viewport().height())

    def _place(self, page: int) -> QRect:
        """Where a page lies in the viewport."""
        width, height = self._layout.page_size(page)
        room = max(self.viewport().width(), self._layout.size()[0])
        left = (room - width) // 2 - self.horizontalScrollBar().value()
        return QRect(left, self._layout.tops()[page] - self.verticalScrollBar().value(), width, height)

    def _ask(self) -> None:
        """Have the next page drawn that is missing: one at a time, so that no wish is out of date for long."""
        if self._asked or self._sheets is None or not self.isVisible():
            return
        seen = self._in_sight()
        near = [*seen, seen.stop, seen.start - 1]
        self._drawn = {page: drawn for page, drawn in self._drawn.items() if page in near}
        for page in near:
            if 0 <= page < len(self._layout.sizes) and self._is_missing(page):
                self._asked = True
                work = partial(_draw, self._sheets, page, self._pixels(page), self.devicePixelRatioF())
                self._drawing.start(work, self._on_drawn, self._on_failed)
                return

    def _is_missing(self, page: int) -> bool:
        drawn, width = self._drawn.get(page), self._pixels(page)
        if (page, width) in self._refused:
            return False
        return drawn is None or drawn.sheets is not self._sheets or drawn.width != width

    def _pixels(self, page: int) -> int:
        """How many pixels of the screen a page is wide, at the most what its memory allows."""
        width, height = self._layout.page_size(page)
        ratio = self.devicePixelRatioF()
        most = sqrt(_MOST_PIXELS / max(width * height * ratio * ratio, 1))
        return max(round(width * ratio * min(most, 1.0)), 1)

    def _on_drawn(self, drawn: object) -> None:
        made = cast(Drawn, drawn)
        self._asked = False
        if made.sheets is self._sheets:
            self._drawn[made.page] = made
        self.viewport().update()

    def _on_failed(self, error: object) -> None:
        self._asked = False
        self._refused.update((page, self._pixels(page)) for page in self._in_sight())
        self.failed.emit(error)

    # --- keyboard, wheel, size -----------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of a reader."""
        bar = self.verticalScrollBar()
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        steps = {
            Qt.Key.Key_PageDown: bar.pageStep(),
            Qt.Key.Key_PageUp: -bar.pageStep(),
            Qt.Key.Key_Space: -bar.pageStep() if back else bar.pageStep(),
            Qt.Key.Key_Down: bar.singleStep(),
            Qt.Key.Key_Up: -bar.singleStep(),
            Qt.Key.Key_Home: -bar.maximum(),
            Qt.Key.Key_End: bar.maximum(),
        }
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif (step := steps.get(Qt.Key(event.key()))) is not None:
            bar.setValue(bar.value() + step)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl the wheel comes nearer."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(event.angleDelta().y() / 120, event.position())
            event.accept()
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A fitted page follows the window."""
        super().resizeEvent(event)
        self._lay_out()


def _draw(sheets: Sheets, page: int, width: int, ratio: float) -> Drawn:
    image = pdfium.draw(sheets.data, page, width)
    image.setDevicePixelRatio(ratio)
    return Drawn(sheets, page, width, image)
