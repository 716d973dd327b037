"""Text of somebody else's turns nothing round in the window and hides nothing, as on paper."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from qhchecklist.ui.elided import plain, shortened
from qhchecklist.ui.legible import legible, sentence
from tests.ui.desk import Desk

OVERRIDE, ZERO_WIDTH = "甲\u202e公司", "甲\u200b公司"


def test_what_cannot_be_seen_is_spelt_out_and_right_to_left_stays_by_itself() -> None:
    assert legible(OVERRIDE) == "甲〔U+202E〕公司"
    assert legible(ZERO_WIDTH) == "甲〔U+200B〕公司"
    assert legible("شركة 12") == "\u2068شركة 12\u2069"
    assert legible("普通 plain བོད") == "普通 plain བོད"
    assert legible("a\u2069b\nc") == "a〔U+2069〕b c"
    joined = f"{legible('شركة')} · {OVERRIDE}\n第二行"
    assert sentence(joined) == "\u2068شركة\u2069 · 甲〔U+202E〕公司\n第二行"
    assert sentence(sentence(joined)) == sentence(joined)
    assert "\u202e" not in plain(OVERRIDE) + shortened(OVERRIDE, 40)


@pytest.mark.parametrize("name", [OVERRIDE, ZERO_WIDTH])
def test_nothing_in_the_window_is_turned_round_by_a_name(desk: Desk, name: str) -> None:
    window = desk.window
    window.session.answer("enterprise_name", name)
    window.session.begin_client(window.session.document)
    window.session.answer("trade_lines", [{"product": name, "direction": "export", "status": "current", "hs": name}])
    notice = window.notices.tell(f"找不到 {name}。")
    assert notice.label.text() == f"找不到 {legible(name)}。"
    model = window.zones.form.boxes["trade_lines"].editor.model  # type: ignore[attr-defined]
    shown = [str(model.index(0, column).data()) for column in range(model.columnCount())]
    assert legible(name) in shown
    shown += [window.windowTitle(), window.header.name.toolTip()[1:]]
    shown += [label.text() for label in window.findChildren(QLabel)]
    assert [one for one in shown if {"\u202e", "\u200b"} & set(one)] == []
