"""The few rules of style that only the form needs; everything else is in the program's stylesheet."""

from __future__ import annotations

from qhchecklist import paths
from qhchecklist.ui import theme
from qhchecklist.ui.palettes import Palette


def form_sheet(look: Palette) -> str:
    """The rules for a palette: 不清楚 is violet as everywhere, cells are edited in place, pickers tick."""
    tick = (paths.resources() / "icons" / f"tick-{'dark' if look.dark else 'light'}.svg").as_posix()
    return f"""
        QWidget[unclear="true"] {{ border-color: {look.unknown}; color: {look.unknown};
          background: {look.unknown_bg}; }}
        QLineEdit {{ placeholder-text-color: {look.muted}; }}
        QLineEdit[unclear="true"] {{ placeholder-text-color: {look.unknown}; }}
        QComboBox {{ combobox-popup: 0; }}
        QTableView[role="goods"] QHeaderView::section {{ padding-left: {theme.px(4)}px; padding-right: 0px; }}
        QTableView[role="goods"] QLineEdit, QTableView[role="goods"] QComboBox {{ border-radius: 0px;
          padding: 0px {theme.px(3)}px; min-height: 0px; font-size: {theme.px(13)}px; }}
        QTableView[role="goods"] QComboBox::drop-down {{ width: {theme.px(14)}px; }}
        QFrame[role="picker"] {{ background: {look.pane}; border: 1px solid {look.field_line}; }}
        QListView::indicator {{ width: {theme.px(13)}px; height: {theme.px(13)}px; background: {look.field};
          border: 1px solid {look.muted}; border-radius: 3px; }}
        QListView::indicator:checked {{ background: {look.accent}; border-color: {look.accent};
          image: url("{tick}"); }}
    """


def offers_sheet(look: Palette) -> str:
    """The frame of a list of completions, which is a window of its own."""
    return f"QListView {{ border: 1px solid {look.field_line}; }}"
