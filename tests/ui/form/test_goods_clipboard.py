"""Rows of goods from and to spreadsheets, and how problems and markets are shown in the table."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget
from pytestqt.qtbot import QtBot

from qhchecklist.policy.doubts import UNCLEAR
from qhchecklist.ui import theme
from qhchecklist.ui.form.goods_editor import GoodsEditor
from qhchecklist.ui.form.profile_form import ProfileForm
from qhchecklist.ui.form.search import SearchIndex, code_entries, product_entries
from qhchecklist.ui.session import Session

CTRL = Qt.KeyboardModifier.ControlModifier

Type = Callable[[QWidget, str], None]


@pytest.fixture(autouse=True)
def _empty_clipboard() -> Iterator[None]:
    yield
    QGuiApplication.clipboard().clear()


def goods(form: ProfileForm) -> GoodsEditor:
    editor = form.boxes["trade_lines"].editor
    assert isinstance(editor, GoodsEditor)
    return editor


def cell(editor: GoodsEditor, row: int, key: str) -> QModelIndex:
    return editor.model.index(row, [column.key for column in editor.model.columns].index(key))


def on_clipboard(text: str, html: str = "") -> None:
    data = QMimeData()
    if text:
        data.setText(text)
    if html:
        data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)


def test_rows_with_headings_in_any_order_are_pasted_as_one_step(
    qtbot: QtBot, filled: ProfileForm, session: Session
) -> None:
    editor = goods(filled)
    before = session.raw("trade_lines")
    said: list[str] = []
    filled.said.connect(said.append)
    on_clipboard(
        "市场\t品名\t单价\tHS编码\t是否青海产\t进出口\t状态\n"
        "韩国、德国\t枸杞\t30\t1211.90.31\t√\t出口\t在做\n"
        "RCEP\tquinoa\t\t\t否\timport\tplanned\n"
    )
    editor.view.setFocus()
    qtbot.keyClick(editor.view, Qt.Key.Key_V, CTRL)
    rows = session.raw("trade_lines")
    assert rows[:2] == before
    assert rows[2] == {
        "direction": "export",
        "status": "current",
        "product": "枸杞",
        "hs": "12119031",
        "made_in_qinghai": True,
        "markets": ["KOR", "DEU"],
    }
    assert rows[3]["direction"] == "import"
    assert set(rows[3]["markets"]) == session.rulebook.codes.country_groups["RCEP"].on(session.as_of)
    assert said == ["已粘贴 2 行，可一步撤销。没有对应的列未采用：单价。"]
    assert editor.view.currentIndex().row() == 2
    assert session.undo_stack.undoText() == "粘贴 2 行货物"
    session.undo_stack.undo()
    assert session.raw("trade_lines") == before


def test_rows_without_headings_are_pasted_by_position_from_the_button(
    form: ProfileForm, empty_session: Session
) -> None:
    on_clipboard("出口\t正在做\t藜麦\t10085090\t是\t日本;韩国\n进口\t打算做\t硅铁\t\t\t不清楚\n")
    goods(form).paste_button.click()
    first, second = empty_session.raw("trade_lines")
    assert first["markets"] == ["JPN", "KOR"]
    assert second == {"direction": "import", "status": "planned", "product": "硅铁", "markets": UNCLEAR}


def test_a_block_without_headings_begins_at_the_current_column(
    qtbot: QtBot, filled: ProfileForm, session: Session
) -> None:
    editor = goods(filled)
    editor.view.setCurrentIndex(cell(editor, 0, "product"))
    editor.view.setFocus()
    on_clipboard("枸杞\t12119031\n沙棘\t\n")
    qtbot.keyClick(editor.view, Qt.Key.Key_V, CTRL)
    assert session.raw("trade_lines")[2:] == [{"product": "枸杞", "hs": "12119031"}, {"product": "沙棘"}]


def test_a_single_cell_goes_into_the_current_cell(qtbot: QtBot, filled: ProfileForm, session: Session) -> None:
    editor = goods(filled)
    editor.view.setCurrentIndex(cell(editor, 1, "markets"))
    editor.view.setFocus()
    on_clipboard("东南亚")
    qtbot.keyClick(editor.view, Qt.Key.Key_V, CTRL)
    assert len(session.raw("trade_lines")) == 2
    assert "THA" in session.raw("trade_lines")[1]["markets"]


def test_a_table_that_is_only_html_is_pasted(form: ProfileForm, empty_session: Session) -> None:
    on_clipboard("", "<p>x</p><table><tr><td>品名<td>HS 编码<tr><td><b>枸杞</b>&amp;<td>12119031</table>")
    goods(form).paste_button.click()
    assert empty_session.raw("trade_lines") == [{"product": "枸杞&", "hs": "12119031"}]


def test_a_lost_zero_is_given_back_only_where_the_product_proves_it(form: ProfileForm, empty_session: Session) -> None:
    said: list[str] = []
    form.said.connect(said.append)
    on_clipboard("品名\tHS\n蜂蜜\t4090000\n某货物\t4090000\n枸杞\t1.21E+07\n藜麦\t10085090.0\n")
    goods(form).paste_button.click()
    assert [row["hs"] for row in empty_session.raw("trade_lines")] == ["04090000", "4090000", "1.21E+07", "10085090"]
    wrong = [one.field for one in empty_session.reading.problems if one.severity == "error"]
    assert wrong == ["trade_lines[2].hs", "trade_lines[3].hs"]
    assert said == ["已粘贴 4 行，可一步撤销。2 格需核对，照原样保留，见表下说明。1 个 HS 编码按品名补回了开头的 0。"]


def test_what_cannot_be_read_is_kept_and_reported_per_cell(form: ProfileForm, empty_session: Session) -> None:
    on_clipboard("方向\t品名\t市场\t青海产\n转口\t枸杞\t韩国、火星\t部分\n")
    goods(form).paste_button.click()
    assert empty_session.raw("trade_lines") == [
        {"direction": "转口", "product": "枸杞", "made_in_qinghai": "部分", "markets": ["KOR", "火星"]}
    ]
    told = form.boxes["trade_lines"].problems.texts()
    assert [text.partition("：")[0] for text in told] == ["第1行 方向", "第1行 青海产", "第1行 国家（地区）"]


def test_a_clipboard_without_a_table_changes_nothing_and_says_so(form: ProfileForm, empty_session: Session) -> None:
    said: list[str] = []
    form.said.connect(said.append)
    goods(form).paste_button.click()
    assert empty_session.raw("trade_lines") is None
    assert said
    assert "没有可以读出" in said[0]


def test_copied_rows_come_back_the_same(qtbot: QtBot, filled: ProfileForm, session: Session) -> None:
    editor = goods(filled)
    before = session.reading.document["trade_lines"]
    editor.view.setFocus()
    editor.view.selectAll()
    qtbot.keyClick(editor.view, Qt.Key.Key_C, CTRL)
    text = QGuiApplication.clipboard().text()
    assert text.splitlines()[0].split("\t") == [column.label.zh for column in editor.model.columns]
    assert "mso-number-format" in QGuiApplication.clipboard().mimeData().html()
    qtbot.keyClick(editor.view, Qt.Key.Key_V, CTRL)
    assert session.reading.document["trade_lines"] == [*before, *before]
    on_clipboard("", QGuiApplication.clipboard().mimeData().html())
    qtbot.keyClick(editor.view, Qt.Key.Key_V, CTRL)
    assert session.raw("trade_lines")[4:] == before


def test_ctrl_c_copies_the_current_row(qtbot: QtBot, filled: ProfileForm) -> None:
    editor = goods(filled)
    editor.view.setCurrentIndex(cell(editor, 1, "hs"))
    editor.view.setFocus()
    qtbot.keyClick(editor.view, Qt.Key.Key_C, CTRL)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == 2
    assert "黑蒜" in lines[1]


def test_insert_adds_a_row_and_the_arrows_walk_the_rows(qtbot: QtBot, filled: ProfileForm) -> None:
    editor = goods(filled)
    editor.view.setCurrentIndex(cell(editor, 0, "product"))
    editor.view.setFocus()
    qtbot.keyClick(editor.view, Qt.Key.Key_Insert)
    assert editor.model.rowCount() == 3
    assert editor.view.currentIndex().row() == 2
    qtbot.keyClick(editor.view, Qt.Key.Key_Up)
    assert editor.view.currentIndex().row() == 1
    qtbot.keyClick(editor.view, Qt.Key.Key_Down)
    assert editor.view.currentIndex().row() == 2


def painted(editor: GoodsEditor, index: QModelIndex) -> QImage:
    image = QImage(editor.view.visualRect(index).size(), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    option = QStyleOptionViewItem()
    option.rect = image.rect()
    option.widget = editor.view
    painter = QPainter(image)
    editor.delegate.paint(painter, option, index)
    painter.end()
    return image


def test_a_cell_with_a_problem_has_a_corner_and_a_sentence_that_leads_to_it(
    qtbot: QtBot, filled: ProfileForm, session: Session
) -> None:
    editor = goods(filled)
    warn = theme.colour("warn").name()

    def corner(row: int) -> str:
        image = painted(editor, cell(editor, row, "hs"))
        return image.pixelColor(image.width() - 2, 1).name()

    assert corner(1) != warn
    editor.model.setData(cell(editor, 1, "hs"), "1008509")
    assert corner(1) == warn
    assert corner(0) != warn
    problems = filled.boxes["trade_lines"].problems
    assert problems.texts()[0].startswith("第2行 HS 编码：")
    editor.view.setCurrentIndex(cell(editor, 0, "direction"))
    qtbot.mouseClick(problems.lines[0], Qt.MouseButton.LeftButton)
    assert editor.view.currentIndex() == cell(editor, 1, "hs")


def test_many_markets_are_summed_up_in_one_line_and_told_whole_in_the_tooltip(
    filled: ProfileForm, session: Session
) -> None:
    editor = goods(filled)
    codes = ["KOR", "DEU", "MYS", "JPN", "USA", "GBR", "ARE"]
    editor.model.setData(cell(editor, 0, "markets"), codes)
    index = cell(editor, 0, "markets")
    option = QStyleOptionViewItem()
    option.rect = editor.view.visualRect(index)
    editor.delegate.initStyleOption(option, index)
    assert option.text.startswith("韩国")
    assert option.text.endswith("等7")
    assert editor.view.rowHeight(0) == editor.view.rowHeight(1)
    assert "阿联酋" in index.data(Qt.ItemDataRole.ToolTipRole)
    option.rect = option.rect.adjusted(0, 0, 900, 0)
    editor.delegate.initStyleOption(option, index)
    assert option.text == index.data()


@pytest.mark.parametrize(
    ("typed", "code"), [("韩国", "KOR"), ("hanguo", "KOR"), ("hg", "KOR"), ("kor", "KOR"), ("KR", "KOR"), ("德", "DEU")]
)
def test_a_market_is_found_by_name_pinyin_initials_and_code(session: Session, typed: str, code: str) -> None:
    found = SearchIndex(code_entries(session.rulebook.codes, "countries")).find(typed)
    assert code in [entry.code for entry in found[:5]]


@pytest.mark.parametrize("typed", ["枸杞", "gouqi", "gq", "goji", "1211"])
def test_a_product_is_found_by_name_pinyin_initials_and_the_beginning_of_its_code(session: Session, typed: str) -> None:
    found = SearchIndex(product_entries(session.rulebook.codes)).find(typed)
    assert "枸杞" in [entry.code for entry in found[:3]]


def test_every_group_of_countries_is_a_shortcut_in_the_market_picker(filled: ProfileForm, session: Session) -> None:
    editor = goods(filled)
    editor.open_picker(cell(editor, 0, "markets"))
    picker = editor._picker
    assert picker is not None
    names = [chip.text() for chip in picker.shortcuts.chips]
    assert any(name.startswith("RCEP") for name in names)
    assert "东南亚" in names
    assert len(names) == len(session.rulebook.codes.country_groups)
    picker.close()


@pytest.mark.parametrize(
    ("text", "key", "read"),
    [
        ("藜麦\n黑蒜\n枸杞", "product", ["藜麦", "黑蒜", "枸杞"]),
        ("10085090\n1211.90.31", "hs", ["10085090", "12119031"]),
        ("德国、韩国\n马来西亚", "markets", [["DEU", "KOR"], ["MYS"]]),
        ("藜麦\t10085090\n黑蒜\t20059999", "hs", ["10085090", "20059999"]),
        ("出口\n进口", "direction", ["export", "import"]),
    ],
)
def test_columns_without_headings_go_where_they_mean_something(
    filled: ProfileForm, session: Session, text: str, key: str, read: list[object]
) -> None:
    session.answer("trade_lines", None)
    editor = goods(filled)
    on_clipboard(text)
    editor.clipboard.paste(QModelIndex())
    rows = session.raw("trade_lines")
    assert [row.get(key) for row in rows] == read
    assert not [one for one in session.assessment.problems if one.field.startswith("trade_lines[") and
                one.severity == "error"]  # fmt: skip
    editor.clipboard.paste(cell(editor, 0, "product"))  # from where somebody stands it goes on to the right
    assert session.raw("trade_lines")[len(rows)].get("product") == text.split("\n")[0].split("\t")[0]
