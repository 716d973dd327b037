"""The colours of the two looks, and the same as Qt wants them."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from qhchecklist.policy.record import record


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


def qt_palette(look: Palette) -> QPalette:
    """The colours by the roles that widgets of Qt ask for."""
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
