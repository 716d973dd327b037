"""The few questions the window asks in a dialog; tests hand in answers of their own."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal, Protocol, TypeAlias

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from qhchecklist.ui.legible import legible
from qhchecklist.ui.openable import OPENED
from qhchecklist.ui.paper.choice import PrintChoice

Unsaved: TypeAlias = Literal["save", "discard", "cancel"]


class Dialogs(Protocol):
    """What the window may ask."""

    def open_file(self, parent: QWidget, folder: str) -> Path | None:
        """A profile to open; None when the person gives up."""

    def save_file(self, parent: QWidget, suggestion: str) -> Path | None:
        """Where to save the profile."""

    def export_file(self, parent: QWidget, suggestion: str) -> Path | None:
        """Where to write the PDF."""

    def table_file(self, parent: QWidget, suggestion: str) -> Path | None:
        """Where to write the checklist as a table; its ending says as what."""

    def import_file(self, parent: QWidget, folder: str) -> Path | None:
        """A table or profile whose answers, or whose work, are to be taken in."""

    def template_file(self, parent: QWidget, suggestion: str) -> Path | None:
        """Where to write the form to fill in as a table."""

    def text_file(self, parent: QWidget, suggestion: str) -> Path | None:
        """Where to write a plain text."""

    def letter_file(self, parent: QWidget) -> Path | None:
        """A letter of an authority, to be kept with a client."""

    def record_file(self, parent: QWidget) -> Path | None:
        """A consultation record, as it was exported, to check something against."""

    def written_file(self, parent: QWidget, title: str, suggestion: str, kinds: str) -> Path | None:
        """Where to write something else; `kinds` as file dialogs take them, the first one's ending is added."""

    def given_file(self, parent: QWidget, title: str, folder: str, kinds: str) -> Path | None:
        """Something else to be read."""

    def given_folder(self, parent: QWidget, title: str, folder: str) -> Path | None:
        """A folder to write several files into."""

    def has_printer(self) -> bool:
        """Whether the system knows a printer."""

    def choose_printer(self, parent: QWidget, title: str, pages: int) -> PrintChoice | None:
        """Where and how to print a document of so many pages (0: not known); None when given up."""

    def unsaved(self, parent: QWidget, name: str) -> Unsaved:
        """What to do with unsaved changes."""


class WindowDialogs(QObject):
    """The real dialogs."""

    def open_file(self, parent: QWidget, folder: str) -> Path | None:
        """Ask with the system's file dialog."""
        chosen, _ = QFileDialog.getOpenFileName(parent, self.tr("打开企业画像"), folder, self._openable())
        return Path(chosen) if chosen else None

    def save_file(self, parent: QWidget, suggestion: str) -> Path | None:
        """Ask with the system's file dialog; YAML unless another ending is given."""
        chosen, _ = QFileDialog.getSaveFileName(parent, self.tr("保存企业画像"), suggestion, self._profiles())
        return _with_ending(chosen, ".yaml")

    def export_file(self, parent: QWidget, suggestion: str) -> Path | None:
        """Ask with the system's file dialog."""
        chosen, _ = QFileDialog.getSaveFileName(parent, self.tr("导出 PDF"), suggestion, "PDF (*.pdf)")
        return _with_ending(chosen, ".pdf")

    def table_file(self, parent: QWidget, suggestion: str) -> Path | None:
        """Ask with the system's file dialog; XLSX unless CSV is chosen or written."""
        xlsx, comma = self.tr("表格") + " XLSX (*.xlsx)", self.tr("表格") + " CSV (*.csv)"
        chosen, kind = QFileDialog.getSaveFileName(parent, self.tr("导出表格"), suggestion, f"{xlsx};;{comma}")
        return table_path(chosen, kind == comma)

    def import_file(self, parent: QWidget, folder: str) -> Path | None:
        """Ask with the system's file dialog."""
        kinds = self.tr("填写表、清单表或企业画像") + " (*.xlsx *.xlsm *.csv *.yaml *.yml *.json)"
        chosen, _ = QFileDialog.getOpenFileName(parent, self.tr("导入"), folder, kinds)
        return Path(chosen) if chosen else None

    def template_file(self, parent: QWidget, suggestion: str) -> Path | None:
        """Ask with the system's file dialog."""
        chosen, _ = QFileDialog.getSaveFileName(parent, self.tr("保存填写模板"), suggestion, "XLSX (*.xlsx)")
        return _with_ending(chosen, ".xlsx")

    def text_file(self, parent: QWidget, suggestion: str) -> Path | None:
        """Ask with the system's file dialog."""
        chosen, _ = QFileDialog.getSaveFileName(parent, self.tr("存为文本"), suggestion, self.tr("文本") + " (*.txt)")
        return _with_ending(chosen, ".txt")

    def letter_file(self, parent: QWidget) -> Path | None:
        """Ask with the system's file dialog."""
        chosen, _ = QFileDialog.getOpenFileName(parent, self.tr("选择答复的文件"))
        return Path(chosen) if chosen else None

    def record_file(self, parent: QWidget) -> Path | None:
        """Ask with the system's file dialog."""
        chosen, _ = QFileDialog.getOpenFileName(parent, self.tr("选择咨询记录"), "", self.tr("咨询记录") + " (*.jsonl)")
        return Path(chosen) if chosen else None

    def written_file(self, parent: QWidget, title: str, suggestion: str, kinds: str) -> Path | None:
        """Ask with the system's file dialog."""
        chosen, kind = QFileDialog.getSaveFileName(parent, title, suggestion, kinds)
        ending = re.search(r"\*(\.\w+)", kind or kinds)
        return _with_ending(chosen, ending[1] if ending is not None else "")

    def given_file(self, parent: QWidget, title: str, folder: str, kinds: str) -> Path | None:
        """Ask with the system's file dialog."""
        chosen, _ = QFileDialog.getOpenFileName(parent, title, folder, kinds)
        return Path(chosen) if chosen else None

    def given_folder(self, parent: QWidget, title: str, folder: str) -> Path | None:
        """Ask with the system's file dialog."""
        chosen = QFileDialog.getExistingDirectory(parent, title, folder)
        return Path(chosen) if chosen else None

    def has_printer(self) -> bool:
        """Ask the system."""
        from qhchecklist.ui.paper import print_dialog  # loads the printing part of Qt

        return bool(print_dialog.printer_names())

    def choose_printer(self, parent: QWidget, title: str, pages: int) -> PrintChoice | None:
        """Ask with the system's print dialog."""
        from qhchecklist.ui.paper import print_dialog

        return print_dialog.ask(parent, title, pages)

    def unsaved(self, parent: QWidget, name: str) -> Unsaved:
        """Save, discard or stay."""
        box = QMessageBox(parent)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setIcon(QMessageBox.Icon.NoIcon)
        box.setWindowTitle(self.tr("尚未保存"))
        box.setText(self.tr("“{0}”有未保存的修改。").format(legible(name)))
        save = box.addButton(self.tr("保存"), QMessageBox.ButtonRole.AcceptRole)
        discard = box.addButton(self.tr("不保存"), QMessageBox.ButtonRole.DestructiveRole)
        cancel = box.addButton(self.tr("取消"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(save)
        box.setEscapeButton(cancel)
        box.exec()
        chosen = box.clickedButton()
        box.deleteLater()
        if chosen is save:
            return "save"
        return "discard" if chosen is discard else "cancel"

    def _openable(self) -> str:
        kinds = " ".join(f"*{ending}" for ending in OPENED)
        return self.tr("企业画像、填写表、PDF 清单") + f" ({kinds})"

    def _profiles(self) -> str:
        return self.tr("企业画像") + " (*.yaml *.yml *.json)"


def table_path(chosen: str, comma: bool) -> Path | None:
    """The path with the ending of the kind that was chosen; the suggested ending gives way to it."""
    if not chosen:
        return None
    path = Path(chosen)
    known = path.suffix.lower() in (".xlsx", ".csv")
    if comma and path.suffix.lower() == ".xlsx":
        return path.with_suffix(".csv")
    return path if known else path.with_name(path.name + (".csv" if comma else ".xlsx"))


def _with_ending(chosen: str, ending: str) -> Path | None:
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix else path.with_name(path.name + ending)
