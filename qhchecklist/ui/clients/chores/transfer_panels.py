"""How a client leaves as a file, and what is known of one that comes in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QRadioButton, QWidget

from qhchecklist.policy.text import Lang
from qhchecklist.store.masking import STAYS
from qhchecklist.store.records import ClientRow
from qhchecklist.ui.clients.chores.chore_panel import ChorePanel
from qhchecklist.ui.clients.chores.passphrase_lines import PassphraseLines
from qhchecklist.ui.elided import shortened
from qhchecklist.ui.form.line import Line

if TYPE_CHECKING:
    from qhchecklist.store.exchange import Incoming

_LONGEST = 70


class ExportPanel(ChorePanel):
    """Everything, or without what tells which firm it is; plain, or sealed with a passphrase."""

    def __init__(self, row: ClientRow, lang: Lang, parent: QWidget) -> None:
        named = shortened(row.name, _LONGEST)
        super().__init__("", self.tr("选文件并导出…"), parent)
        title = self.tr("导出“{0}”").format(named or self.tr("未命名企业"))
        self.title.setText(title)
        self.setAccessibleName(title)
        self.row = row
        self.whole = QRadioButton(self.tr("全部资料：回答、历次来访、历史、附件、咨询记录"), self)
        self.masked = QRadioButton(self.tr("隐去是哪家企业：给只需要案情的人"), self)
        self.stays = self.sentence(STAYS[lang], "small")
        self.passphrase = PassphraseLines(lang, self)
        self.whole.setChecked(True)
        self.stays.hide()
        for widget in (self.whole, self.masked, self.stays, self.passphrase):
            self.body.addWidget(widget)
        self.masked.toggled.connect(self.stays.setVisible)
        self.passphrase.changed.connect(self._on_changed)

    def is_ready(self) -> bool:
        """Whether the passphrase, if one is wanted, can be used."""
        return self.passphrase.is_ready()

    def _on_changed(self) -> None:
        self.wait(False)


class ImportPanel(ChorePanel):
    """First the passphrase of a sealed file, then what is in it."""

    def __init__(self, file: str, sealed: bool, lang: Lang, parent: QWidget) -> None:
        super().__init__("", self.tr("打开") if sealed else self.tr("导入"), parent)
        title = self.tr("导入客户：{0}").format(shortened(file, _LONGEST))
        self.title.setText(title)
        self.setAccessibleName(title)
        self._lang = lang
        self.incoming: Incoming | None = None
        self.passphrase = Line(self)
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.about = self.sentence(self.tr("这个文件用口令加了密。") if sealed else "")
        for widget in (self.about, self.passphrase):
            self.body.addWidget(widget)
        self.passphrase.setPlaceholderText(self.tr("口令"))
        self.passphrase.setToolTip(self.tr("口令"))
        self.passphrase.setAccessibleName(self.tr("这个文件的口令"))
        self.passphrase.setVisible(sealed)
        self.passphrase.textChanged.connect(self._on_typed)
        self.wait(not sealed)

    def show_incoming(self, incoming: Incoming) -> None:
        """What will be put into the store."""
        self.incoming = incoming
        self.passphrase.hide()
        package = incoming.package
        named = shortened(package.client.name, _LONGEST) or self.tr("未命名企业")
        words = self.tr("{0}：{1} 次来访，{2} 条修改历史，{3} 个附件。")
        changes = len(package.answers) + len(package.works)
        said = [words.format(named, len(package.visits), changes, len(package.attachments))]
        if package.masked:
            said.append(self.tr("已隐去是哪家企业，作为一位新客户存入。"))
        self.about.setText("".join(said))
        self.go.setText(self.tr("导入"))
        self.refuse("")
        self.go.setFocus()

    def is_ready(self) -> bool:
        """Whether there is a passphrase to try, or something to put in."""
        return self.incoming is not None or bool(self.passphrase.text())

    def _on_typed(self) -> None:
        self.wait(False)
