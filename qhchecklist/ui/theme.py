"""How everything looks: one of two palettes, one font, one stylesheet with roles.

Widgets say what they are through dynamic properties and nothing else::

    set_role(label, "muted")            # QWidget[role="muted"]
    set_role(chip, "chip", "accent")    # QWidget[role="chip"][tone="accent"]

All sizes are device-independent pixels times the user's scale; `px` and `font` give the same measures
to code that paints by itself. The current look is kept as a property of the application.
"""

from __future__ import annotations

from functools import cache
from typing import cast

from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from qhchecklist import paths
from qhchecklist.settings import ThemeName
from qhchecklist.ui.face import Face
from qhchecklist.ui.palettes import DARK, LIGHT, Palette, qt_palette
from qhchecklist.ui.stylesheet import stylesheet

__all__ = [
    "DARK",
    "LIGHT",
    "Palette",
    "ThemeName",
    "apply",
    "colour",
    "face",
    "font",
    "metrics",
    "notice_font",
    "palette",
    "px",
    "restyle",
    "scale",
    "set_role",
]

FAMILY = "Noto Sans SC"
NOTICE_FAMILY = "Qh Notice Kai"
BASE_PX = 14
"""Height of the running text at scale 1, in device-independent pixels."""


_MIDDLE = 128
"""Between the lightness of black, 0, and of white, 255."""

_LOOK = "qhchecklist_dark"
_SCALE = "qhchecklist_scale"
_LATIN = "qhchecklist_latin"
_FONTS = "qhchecklist_fonts"
_NOTICE_FONT = "qhchecklist_notice_font"


@cache
def palette() -> Palette:
    """The colours in use."""
    app = QApplication.instance()
    return DARK if app is not None and app.property(_LOOK) else LIGHT


@cache
def scale() -> float:
    """The user's scale in use, 1.0 to 2.0."""
    app = QApplication.instance()
    value = app.property(_SCALE) if app is not None else None
    return float(value) if value else 1.0


@cache
def px(size: float) -> int:
    """A length in device-independent pixels at the user's scale; hairlines stay 1."""
    return max(1, round(size * scale()))


def font(size: float = 1.0, bold: bool = False) -> QFont:
    """The bundled font at a multiple of the running text, with figures of equal width."""
    return QFont(_font(size, bold))


@cache
def _font(size: float, bold: bool) -> QFont:
    result = QFont(FAMILY)
    result.setPixelSize(max(8, round(BASE_PX * size * scale())))
    result.setBold(bold)
    if hasattr(result, "setFeature"):  # Qt 6.7
        result.setFeature(QFont.Tag("tnum"), 1)
        if _is_latin():
            result.setFeature(QFont.Tag("palt"), 1)  # quotation marks, which are wide among Chinese characters
    return result


@cache
def _is_latin() -> bool:
    app = QApplication.instance()
    return app is not None and bool(app.property(_LATIN))


def write_latin(latin: bool) -> None:
    """Set what follows in the marks of a language in Latin letters, or of Chinese."""
    app = QApplication.instance()
    if isinstance(app, QApplication) and bool(app.property(_LATIN)) != latin:
        app.setProperty(_LATIN, latin)
        for remembered in (_is_latin, _font, metrics, face):
            remembered.cache_clear()
        app.setFont(font())


@cache
def metrics(size: float = 1.0, bold: bool = False) -> QFontMetrics:
    """The measures of `font`."""
    return QFontMetrics(_font(size, bold))


@cache
def face(size: float = 1.0, bold: bool = False) -> Face:
    """The same font with the words that were painted in it."""
    return Face(_font(size, bold))


def apply(app: QApplication, name: ThemeName, scale: float) -> None:
    """Give the whole program one look; may be called again at run time.

    Both palettes are set by hand: the platform's own scheme is not to be relied on (it is ignored
    offscreen), it only answers what "system" means.
    """
    _load_fonts(app)
    dark = name == "dark" or (name == "system" and _system_is_dark())
    app.setProperty(_LOOK, dark)
    app.setProperty(_SCALE, min(2.0, max(1.0, scale)))
    for remembered in _REMEMBERED:
        remembered.cache_clear()
    look = palette()
    app.setStyleSheet("")
    style = app.style()
    if style is None or style.objectName().casefold() != "fusion":
        app.setStyle("Fusion")
    app.setFont(font())
    app.setPalette(qt_palette(look))
    app.setStyleSheet(stylesheet(look, app.property(_SCALE), paths.resources() / "icons"))


def notice_font() -> QFont:
    """The Kai in which words of a notice are set; loaded when first asked for. Kai looks smaller than it is."""
    app = QApplication.instance()
    if app is not None and not app.property(_NOTICE_FONT):
        QFontDatabase.addApplicationFont(str(paths.notice_font()))
        app.setProperty(_NOTICE_FONT, True)
    result = font(1.07)
    if _is_latin():
        result.unsetFeature(QFont.Tag("palt"))  # its own marks are Chinese in every language
    result.setFamilies([NOTICE_FAMILY, FAMILY])
    return result


def set_role(widget: QWidget, role: str, tone: str | None = None) -> None:
    """Say what a widget is; restyles it when it is already on screen."""
    if widget.property("role") == role and widget.property("tone") == tone:
        return
    widget.setProperty("role", role)
    widget.setProperty("tone", tone)
    restyle(widget)


def restyle(widget: QWidget) -> None:
    """Apply the stylesheet again after a dynamic property changed."""
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()


@cache
def colour(name: str, alpha: float = 1.0) -> QColor:
    """A palette colour by its name in `Palette`, for painting; the same object for all, never to be changed."""
    result = QColor(cast(str, getattr(palette(), name)))
    result.setAlphaF(alpha)
    return result


_REMEMBERED = (palette, scale, px, _font, metrics, face, colour)
"""What follows from the look: asked for thousands of times while a window is laid out and painted."""


def _load_fonts(app: QApplication) -> None:
    """Load the bundled faces once; a font that is loaded but not named would not be used."""
    if app.property(_FONTS):
        return
    for bold in (False, True):
        QFontDatabase.addApplicationFont(str(paths.font(bold=bold)))
    app.setProperty(_FONTS, True)


def _system_is_dark() -> bool:
    """Before our palette is set the platform's own tells; it spares the first frame Qt's enumerations."""
    app = QApplication.instance()
    if app is not None and app.property(_LOOK) is None:
        return QGuiApplication.palette().window().color().lightness() < _MIDDLE
    from PySide6.QtCore import Qt

    hints = QGuiApplication.styleHints()
    return hints is not None and hints.colorScheme() == Qt.ColorScheme.Dark
