"""How everything looks: two palettes, one font, one stylesheet with roles.

Widgets say what they are through dynamic properties and nothing else::

    set_role(label, "muted")            # QWidget[role="muted"]
    set_role(chip, "chip", "accent")    # QWidget[role="chip"][tone="accent"]

All sizes are device-independent pixels times the user's scale; `px` and `font` give the same measures
to code that paints by itself. The current look is kept as a property of the application.
"""

from __future__ import annotations

from functools import cache
from typing import cast

from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from qhchecklist import paths
from qhchecklist.policy.record import record
from qhchecklist.settings import ThemeName
from qhchecklist.ui.face import Face
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


@record
class Palette:
    """The colours of one look, as #rrggbb; a name ending in `_bg` is the quiet ground for that colour.

    accent: what applies and what acts; historic: the same under a notice no longer in force, so that
    nothing looks like a present claim; unknown: an answer is missing; open: an open list, worth
    asking; no: does not apply; warn: doubts and the expiry banner.
    """

    dark: bool
    bg: str
    pane: str
    line: str
    ink: str
    muted: str
    accent: str
    accent_bg: str
    on_accent: str
    accent_strong: str
    historic: str
    historic_bg: str
    warn: str
    warn_bg: str
    unknown: str
    unknown_bg: str
    no: str
    open: str
    open_bg: str
    field: str
    field_line: str
    hover: str


LIGHT = Palette(
    dark=False,
    bg="#f6f7f8",
    pane="#ffffff",
    line="#dfe3e6",
    ink="#1c2126",
    muted="#5d6872",
    accent="#0b6e5f",
    accent_bg="#e6f3f0",
    on_accent="#ffffff",
    accent_strong="#09594d",
    historic="#52706a",
    historic_bg="#ebf1ef",
    warn="#8a5a00",
    warn_bg="#fdf3dc",
    unknown="#6a4bb0",
    unknown_bg="#f0ebfa",
    no="#7d868e",
    open="#1f5fa8",
    open_bg="#e8f0fa",
    field="#ffffff",
    field_line="#c9d0d5",
    hover="#f1f4f5",
)

DARK = Palette(
    dark=True,
    bg="#15181b",
    pane="#1d2226",
    line="#333b42",
    ink="#e6eaed",
    muted="#a3adb6",
    accent="#57c4ae",
    accent_bg="#17332e",
    on_accent="#10211d",
    accent_strong="#74d3c0",
    historic="#8fb3a8",
    historic_bg="#222d2a",
    warn="#e8bb5f",
    warn_bg="#372b12",
    unknown="#b49bf0",
    unknown_bg="#2a2340",
    no="#8b959d",
    open="#7fb2ee",
    open_bg="#1a2a3d",
    field="#181c1f",
    field_line="#465058",
    hover="#252b30",
)

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
    app.setPalette(_qt_palette(look))
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


def _qt_palette(look: Palette) -> QPalette:
    roles = QPalette.ColorRole
    colours = {
        roles.Window: look.pane,
        roles.WindowText: look.ink,
        roles.Base: look.field,
        roles.AlternateBase: look.bg,
        roles.Text: look.ink,
        roles.Button: look.pane,
        roles.ButtonText: look.ink,
        roles.BrightText: look.warn,
        roles.Highlight: look.accent,
        roles.HighlightedText: look.on_accent,
        roles.Link: look.open,
        roles.LinkVisited: look.open,
        roles.ToolTipBase: look.pane,
        roles.ToolTipText: look.ink,
        roles.PlaceholderText: look.muted,
        roles.Light: look.pane,
        roles.Midlight: look.hover,
        roles.Mid: look.line,
        roles.Dark: look.field_line,
        roles.Shadow: look.line,
        roles.Accent: look.accent,
    }
    result = QPalette()
    for role, value in colours.items():
        result.setColor(role, QColor(value))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, role, QColor(look.no))
    return result
