"""The attachments of a client: a table, and below it what can be done with the one that is chosen."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSizePolicy,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from qhchecklist.policy.text import Lang
from qhchecklist.store.held_files import HeldFile
from qhchecklist.ui import theme
from qhchecklist.ui.clients.chores.chore_panel import ChorePanel
from qhchecklist.ui.clients.files_model import COLUMNS, Column, FilesModel, shown_name
from qhchecklist.ui.clients.panel_place import PanelPlace
from qhchecklist.ui.elided import ElidedLabel, plain, shortened

_WIDTHS: dict[Column, int] = {"size": 86, "day": 104, "by": 110}
_LONGEST = 70


class FilesTable(QTableView):
    """Rows are chosen as wholes, one at a time; the name has what the other columns leave."""

    def __init__(self, model: FilesModel, parent: QWidget) -> None:
        super().__init__(parent)
        theme.set_role(self, "clients")
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setAcceptDrops(False)  # the window takes what is dragged
        self.verticalHeader().hide()
        height = theme.metrics().height() + theme.px(11)
        self.verticalHeader().setDefaultSectionSize(height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)  # what is asked has the room
        self.setMinimumHeight(height * 2)
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        for place, column in enumerate(COLUMNS):
            fixed = column in _WIDTHS
            head.setSectionResizeMode(place, QHeaderView.ResizeMode.Fixed if fixed else QHeaderView.ResizeMode.Stretch)
            if fixed:
                self.setColumnWidth(place, theme.px(_WIDTHS[column]))


class FilesPanel(QWidget):
    """`adding` when another file is wanted, `fetching` and `removing` with the HeldFile that is meant.

    Whether it is really to be removed is asked below the table; `asked` tells whether something is. `said` and
    `problem` are put where there is room for them.
    """

    adding = Signal()
    fetching = Signal(object)
    removing = Signal(object)
    asked = Signal(bool)

    def __init__(self, firm: str, lang: Lang, parent: QWidget) -> None:
        super().__init__(parent)
        self.model = FilesModel(lang, self)
        self.table = FilesTable(self.model, self)
        self.table.setAccessibleName(self.tr("附件"))
        self.empty = self._label("muted")
        self.firm, self.said, self.problem = ElidedLabel(self), ElidedLabel(self), self._label("problem")
        self.firm.setText(firm)
        self.firm.setToolTip(plain(firm))
        self.add = QPushButton(self.tr("添加…"), self)
        self.fetch = QPushButton(self.tr("取出…"), self)
        self.remove = QPushButton(self.tr("移除"), self)
        self.place = PanelPlace(self)
        self.question: ChorePanel | None = None
        self._meant: HeldFile | None = None
        self._lay_out()
        self.add.clicked.connect(self.adding)
        self.fetch.clicked.connect(self._on_fetch)
        self.remove.clicked.connect(self._on_remove)
        self.table.selectionModel().selectionChanged.connect(self._follow)
        self.empty.setText(self.tr("正在读取…"))
        self.table.hide()
        self._follow()

    def _label(self, role: str) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        theme.set_role(label, role)
        return label

    def _lay_out(self) -> None:
        title = QLabel(self.tr("附件"), self)
        theme.set_role(title, "heading")
        theme.set_role(self.firm, "muted")
        theme.set_role(self.said, "small-ink")
        self._buttons = QWidget(self)
        top, row, box = QHBoxLayout(), QHBoxLayout(self._buttons), QVBoxLayout(self)
        top.setSpacing(theme.px(12))
        top.addWidget(title)
        top.addWidget(self.firm, 1)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(9))
        for button in (self.add, self.fetch, self.remove):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(7))
        box.addLayout(top)
        for widget in (self.empty, self.table, self._buttons, self.place):
            box.addWidget(widget, 1 if widget is self.table else 0)
        self.said.hide()
        self.problem.hide()

    # --- showing -------------------------------------------------------------------------------------

    def show_files(self, files: tuple[HeldFile, ...]) -> None:
        """Show these; the one that was chosen stays so, else the newest is."""
        before = self.chosen()
        self.model.show(files)
        self.empty.setText(self.tr("还没有附件。按“添加…”，或把文件拖到这个窗口里。"))
        self.empty.setVisible(not files)
        self.table.setVisible(bool(files))
        if files:
            self.table.selectRow(files.index(before) if before in files else 0)
        if self._meant not in files:
            self.keep()
        self._follow()

    def chosen(self) -> HeldFile | None:
        """The file that is chosen."""
        rows = self.table.selectionModel().selectedRows()
        return self.model.files[rows[0].row()] if rows else None

    def _follow(self) -> None:
        for button in (self.fetch, self.remove):
            button.setEnabled(self.chosen() is not None)

    def tell(self, sentence: str, problem: str = "") -> None:
        """What was done, or what went wrong; neither where nothing was said yet."""
        self.said.setText(sentence)
        self.said.setToolTip(plain(sentence))
        self.problem.setText(problem)
        self.said.setVisible(bool(sentence))
        self.problem.setVisible(bool(problem))

    # --- asking --------------------------------------------------------------------------------------

    def _on_fetch(self) -> None:
        held = self.chosen()
        if held is not None:
            self.fetching.emit(held)

    def _on_remove(self) -> None:
        held = self.chosen()
        if held is not None:
            self.removing.emit(held)

    def ask_removal(self, held: HeldFile, is_letter: bool) -> ChorePanel:
        """Ask, before a file goes for good; `is_letter`: of an authority, whose answer is recorded."""
        self.keep()
        name = shortened(shown_name(held), _LONGEST)
        self.question = ChorePanel(self.tr("移除“{0}”，不能撤销").format(name), self.tr("移除附件"), self)
        words = self.tr("文件从客户库里删去；别的客户存着相同的文件时，那一份还在。")
        if is_letter:
            words = self.tr("这是主管部门答复的来函：答复的记录还在，来函从客户库里删去。")
        self.question.body.addWidget(self.question.sentence(words))
        self.question.left.connect(self.keep)
        self._meant = held
        self.tell("")
        self._buttons.hide()
        self.asked.emit(True)
        self.place.show_panel(self.question)
        self.question.give_up.setFocus(Qt.FocusReason.OtherFocusReason)
        return self.question

    @property
    def meant(self) -> HeldFile | None:
        """The file about which is asked."""
        return self._meant

    def keep(self) -> None:
        """Ask no more."""
        question, self.question, self._meant = self.question, None, None
        if question is not None:
            self.place.drop()
            self._buttons.show()
            self.asked.emit(False)
            self.remove.setFocus(Qt.FocusReason.OtherFocusReason)
