"""What is in a backup, what was verified of it, and what is where it would go."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from qhchecklist.policy.text import Lang
from qhchecklist.store.place import SqlitePlace
from qhchecklist.ui.clients.chores.chore_panel import ChorePanel
from qhchecklist.ui.elided import shortened

if TYPE_CHECKING:
    from qhchecklist.store.whole_store import Kept, Present

_LONGEST = 70


class RestorePanel(ChorePanel):
    """Goes on only where nothing is lost. `save_to`: where what is there is backed up first; None where nothing is.

    `apart_asked` when it is to go into a new file, and the store in use to stay.
    """

    apart_asked = Signal()

    def __init__(self, kept: Kept, present: Present, save_to: Path, lang: Lang, parent: QWidget) -> None:
        super().__init__("", self.tr("恢复"), parent)
        self.kept = kept
        self.save_to: Path | None = save_to if present.clients else None
        title = self.tr("恢复客户库：{0}").format(shortened(kept.file.name, _LONGEST))
        self.title.setText(title)
        self.setAccessibleName(title)
        self.holds, self.verified = self.sentence(kept.holds[lang]), self.sentence(kept.verified[lang], "small")
        self._fits = self._can_go(present)
        self.what = self.sentence(self._what(present))
        for label in (self.holds, self.verified, self.what):
            self.body.addWidget(label)
        self.apart = QPushButton(self.tr("恢复成另一个文件，现用的不动…"), self)
        self.apart.setToolTip(self.tr("可从那个文件里取回一家客户；现用的客户库和正开着的客户都不受影响"))
        self.apart.setAutoDefault(False)
        self.body.addWidget(self.apart, 0, Qt.AlignmentFlag.AlignLeft)
        self.apart.clicked.connect(self.apart_asked)
        if self.save_to is not None:
            self.go.setText(self.tr("先备份现在的，再恢复"))
        self.go.setAccessibleDescription(f"{kept.holds[lang]}{kept.verified[lang]}{self.what.text()}")
        self.wait(False)

    def _can_go(self, present: Present) -> bool:
        on_file = isinstance(present.place, SqlitePlace)
        return present.is_empty if self.kept.portable else on_file

    def _what(self, present: Present) -> str:
        place = present.place
        if present.is_empty and self._fits:
            return self.tr("{0} 里还没有客户，将恢复到那里。").format(place)
        if present.is_empty:
            return self.tr(
                "这是单机客户库的备份，不能放到服务器上。"
                "请先在“客户库的位置”改用这台电脑恢复，再做成“可放到任何客户库”的备份。"
            )
        if present.clients is None and self._fits:
            return self.tr("{0} 打不开，可能已损坏：原样留在旁边，再换成这一份。").format(place)
        if not self._fits:
            return self.tr("{0} 里现有 {1} 家客户；这种备份只能恢复到空的客户库，没有改动。").format(
                place, present.clients if present.clients is not None else "?"
            )
        return self.tr(
            "{0} 里现有 {1} 家客户：先备份到 {2} 并核对，再换成这一份；原来的文件也留在旁边。"
            "备份以后的改动不在这一份里。"
        ).format(place, present.clients, self.save_to)

    def wait(self, busy: bool) -> None:
        """While it is being done it cannot be begun again, in either way."""
        super().wait(busy)
        self.apart.setEnabled(not busy)

    def is_ready(self) -> bool:
        """Whether it can go there."""
        return self._fits
