"""Both looks are complete and legible, and the bundled font is the one in use."""

from __future__ import annotations

from dataclasses import fields

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFontInfo, QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QApplication

from qhchecklist.ui import theme
from qhchecklist.ui.icons import Shape, app_icon, draw_shape


def luminance(colour: str) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4

    value = QColor(colour)
    return 0.2126 * linear(value.redF()) + 0.7152 * linear(value.greenF()) + 0.0722 * linear(value.blueF())


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("look", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_every_ink_is_legible_on_its_ground(look: theme.Palette) -> None:
    for ink, ground in (
        ("ink", "pane"),
        ("ink", "bg"),
        ("muted", "pane"),
        ("muted", "bg"),
        ("accent", "accent_bg"),
        ("historic", "historic_bg"),
        ("warn", "warn_bg"),
        ("unknown", "unknown_bg"),
        ("open", "open_bg"),
        ("open", "pane"),
        ("on_accent", "accent"),
        ("ink", "accent_bg"),
        ("muted", "unknown_bg"),
        ("muted", "accent_bg"),
    ):
        assert contrast(getattr(look, ink), getattr(look, ground)) >= 4.5, (ink, ground)


def test_both_looks_name_every_colour() -> None:
    for field in fields(theme.Palette):
        for look in (theme.LIGHT, theme.DARK):
            value = getattr(look, field.name)
            assert isinstance(value, bool) or QColor(value).isValid()


def test_the_bundled_font_is_used_with_figures_of_equal_width(qapp: QApplication) -> None:
    assert QFontInfo(qapp.font()).family() == theme.FAMILY
    metrics = QFontMetrics(theme.font())
    assert len({metrics.horizontalAdvance(figure) for figure in "0123456789"}) == 1


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_sizes_follow_the_scale_and_hairlines_stay(qapp: QApplication, scale: float) -> None:
    theme.apply(qapp, "dark", scale)
    assert theme.palette() is theme.DARK
    assert theme.font().pixelSize() == round(14 * scale)
    assert theme.px(10) == round(10 * scale)
    assert "border: 1px solid" in qapp.styleSheet()
    assert "@" not in qapp.styleSheet()
    assert "icon(" not in qapp.styleSheet()


def test_the_status_shapes_differ_without_colour(qapp: QApplication) -> None:
    def drawn(shape: Shape) -> bytes:
        image = QImage(36, 36, QImage.Format.Format_Grayscale8)
        image.fill(255)
        painter = QPainter(image)
        draw_shape(painter, QRectF(0, 0, 36, 36), shape, QColor("black"), QColor("white"))
        painter.end()
        return bytes(image.constBits())

    shapes: tuple[Shape, ...] = ("tick", "question", "open", "dash", "dotted")
    assert len({drawn(shape) for shape in shapes}) == len(shapes)
    assert not app_icon().isNull()
