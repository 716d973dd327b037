"""Whom to call, and why, in a window of its own: Enter opens a client, the whole goes into a table or onto paper."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from qhchecklist.policy.text import Lang
from qhchecklist.ui import theme
from qhchecklist.ui.clients.chores.calls_model import COLUMNS, CallsModel, Column
from qhchecklist.ui.job_line import JobLine
from qhchecklist.ui.notices import NoticeArea

_WIDTHS: dict[Column, int] = {"firm": 210, "count": 74, "person": 84, "phone": 124, "last": 96, "due": 96}
_MISSED: tuple[Column, ...] = ("count", "last", "person", "phone")
_LEAST_WHY = 200


class CallsTable(QTableView):
    """`taken` carries the number of the row that is to be opened."""

    taken = Signal(int)

    def __init__(self, model: CallsModel, parent: QWidget) -> None:
        super().__init__(parent)
        theme.set_role(self, "clients")
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.metrics().height() + theme.px(11))
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        self.doubleClicked.connect(self._on_double)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.taken.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The reasons have what the others leave; in a narrow window columns are left out."""
        super().resizeEvent(event)
        widths = {column: theme.px(width) for column, width in _WIDTHS.items()}
        left_out: set[Column] = set()
        for column in _MISSED:
            if sum(width for one, width in widths.items() if one not in left_out) + theme.px(_LEAST_WHY) > self.width():
                left_out.add(column)
        taken = sum(width for one, width in widths.items() if one not in left_out)
        for place, column in enumerate(COLUMNS):
            self.setColumnHidden(place, column in left_out)
            self.setColumnWidth(place, widths.get(column, max(theme.px(_LEAST_WHY), self.viewport().width() - taken)))

    def _on_double(self, index: QModelIndex) -> None:
        self.taken.emit(index.row())


class CallsWindow(QDialog):
    """Beside the others, blocks nothing. `chosen` carries a client's id; `exporting`, `printing` what is wanted."""

    chosen = Signal(str)
    exporting = Signal()
    printing = Signal()

    def __init__(self, model: CallsModel, sentence: str, lang: Lang, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("topic", "clients")  # of the guide
        self.setWindowTitle(self.tr("回电名单"))
        self.model = model
        model.setParent(self)
        self.sentence = QLabel(self)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setText(sentence)
        self.sentence.setWordWrap(True)
        self.notices = NoticeArea(self)
        self.table = CallsTable(model, self)
        self.table.setAccessibleName(self.tr("应当回电的客户"))
        self.about = QPlainTextEdit(self)
        self.about.setReadOnly(True)
        self.about.setTabChangesFocus(True)
        self.about.setAccessibleName(self.tr("联系方式、原因和牵涉事项"))
        self.jobs = JobLine(self)
        self.keys = QLabel(self.tr("↑↓ 选择　Enter 打开　Esc 返回"), self)
        theme.set_role(self.keys, "muted")
        self.print, self.export = QPushButton(self.tr("打印…"), self), QPushButton(self.tr("导出表格…"), self)
        self.open_button = QPushButton(self.tr("打开"), self)
        self.back = QPushButton(self.tr("返回客户列表"), self)
        self._lay_out(bool(model.found))
        self.table.taken.connect(self._on_taken)
        self.table.selectionModel().currentRowChanged.connect(self._on_current)
        self.open_button.clicked.connect(self._on_open)
        self.export.clicked.connect(self.exporting)
        self.print.clicked.connect(self.printing)
        self.back.clicked.connect(self.close)

    def _lay_out(self, any_calls: bool) -> None:
        theme.set_role(self.open_button, "primary")
        below, whole = QHBoxLayout(), QVBoxLayout(self)
        below.setSpacing(theme.px(9))
        below.addWidget(self.jobs)
        below.addStretch(1)
        for widget in (self.keys, self.print, self.export, self.open_button):
            below.addWidget(widget)
            widget.setVisible(any_calls)
        below.addWidget(self.back)
        self.back.setVisible(not any_calls)
        for button in (self.print, self.export, self.open_button):
            button.setAutoDefault(False)  # Enter belongs to the list
        whole.setContentsMargins(*[theme.px(14)] * 4)
        whole.setSpacing(theme.px(9))
        whole.addWidget(self.notices)
        whole.addWidget(self.sentence)
        whole.addWidget(self.table, 3)
        whole.addWidget(self.about, 1)
        whole.addLayout(below)
        self.table.setVisible(any_calls)
        self.about.setVisible(any_calls)
        room = self.screen().availableGeometry()
        width, height = (1000, 600) if any_calls else (560, 120)
        self.resize(min(theme.px(width), room.width() - theme.px(60)), min(theme.px(height), room.height() - 80))

    def showEvent(self, event: QShowEvent) -> None:
        """The first one is the most urgent."""
        super().showEvent(event)
        if self.model.found and not self.table.currentIndex().isValid():
            first = self.model.index(0, 0)
            rows = QItemSelectionModel.SelectionFlag.SelectCurrent | QItemSelectionModel.SelectionFlag.Rows
            self.table.selectionModel().setCurrentIndex(first, rows)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_current(self, index: QModelIndex) -> None:
        self.about.setPlainText("\n".join(self.model.about(index.row())) if index.isValid() else "")

    def _on_open(self) -> None:
        if self.table.currentIndex().isValid():
            self._on_taken(self.table.currentIndex().row())

    def _on_taken(self, row: int) -> None:
        self.chosen.emit(self.model.found[row].told.client)
