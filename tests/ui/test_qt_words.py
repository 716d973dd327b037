"""Qt's own dialogs speak Chinese too: what Qt lacks, a small catalogue of ours has."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel, QTreeView, QWidget

from tests.ui.desk import Desk


def english(words: str) -> bool:
    """Whether something is said, and in Latin letters only; a drive or a file ending is no word."""
    bare = words.replace("&", "").strip()
    return bare.isascii() and any(part.isalpha() and len(part) > 2 for part in bare.split()) and "*." not in bare


def said(dialog: QWidget) -> list[str]:
    labels = [one.text() for one in dialog.findChildren(QLabel)]
    buttons = [words for one in dialog.findChildren(QAbstractButton) for words in (one.text(), one.toolTip())]
    actions = [one.text() for one in dialog.findChildren(QAction)]
    headings = [
        str(view.model().headerData(place, Qt.Orientation.Horizontal))
        for view in dialog.findChildren(QTreeView)
        for place in range(view.model().columnCount())
    ]
    return labels + buttons + actions + headings


def test_the_file_dialog_says_nothing_in_english(desk: Desk) -> None:
    for mode in (QFileDialog.AcceptMode.AcceptOpen, QFileDialog.AcceptMode.AcceptSave):
        dialog = QFileDialog(desk.window, "打开", "/", "企业画像 (*.yaml)")
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setAcceptMode(mode)
        dialog.open()
        assert [words for words in said(dialog) if english(words)] == []
        dialog.close()
        dialog.deleteLater()


def test_in_english_it_says_them_in_english(desk: Desk) -> None:
    desk.window.use_language("en")
    dialog = QFileDialog(desk.window, "Open", "/", "Profile (*.yaml)")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    assert any(words.replace("&", "") == "Look in:" for words in said(dialog))
    dialog.deleteLater()
