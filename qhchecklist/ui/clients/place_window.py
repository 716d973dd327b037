"""Where the clients are kept: a file on this computer, or a server that several desks share."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from qhchecklist.policy.text import Lang
from qhchecklist.store.place import Place, ServerPlace, SqlitePlace
from qhchecklist.ui import theme
from qhchecklist.ui.clients.store_place import UnusablePlaceError, read_place, server_of
from qhchecklist.ui.form.line import Line
from qhchecklist.ui.notices import announce

_PARTS = ("host", "port", "database", "user", "certificate")


class PlaceWindow(QDialog):
    """Blocks its window while it is open. `wanted` carries a Place and the password that was typed, if any."""

    wanted = Signal(object, str)

    def __init__(self, place: Place, file: SqlitePlace, lang: Lang, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("topic", "clients")  # of the guide
        self._file = file
        self._lang = lang
        self.setWindowTitle(self.tr("客户库的位置"))
        self.here = QRadioButton(self.tr("这台电脑"), self)
        self.server = QRadioButton(self.tr("PostgreSQL 服务器（几个窗口共用）"), self)
        self.file = self._label(str(file), "small")
        self.lines = {part: Line(self) for part in _PARTS}
        self.password = Line(self)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.remark = self._label(self.tr("口令只存进系统的钥匙串，不写进文件；服务器的证书必须核对得上。"), "small")
        self.problem = self._label("", "problem")
        self.problem.hide()
        self.later, self.connect_button = QPushButton(self.tr("取消"), self), QPushButton(self.tr("使用"), self)
        self._fields = QWidget(self)
        self._lay_out()
        self._fill(place)
        self.server.toggled.connect(self._on_kind)
        self.later.clicked.connect(self.reject)
        self.connect_button.clicked.connect(self._on_connect)

    def _label(self, words: str, role: str) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setText(words)
        label.setWordWrap(True)
        theme.set_role(label, role)
        return label

    def _lay_out(self) -> None:
        grid, below, whole = QGridLayout(self._fields), QHBoxLayout(), QVBoxLayout(self)
        grid.setContentsMargins(theme.px(24), 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(10))
        grid.setVerticalSpacing(theme.px(6))
        names = (
            self.tr("主机"),
            self.tr("端口"),
            self.tr("数据库"),
            self.tr("用户"),
            self.tr("证书文件"),
            self.tr("口令"),
        )
        for row, (name, line) in enumerate(zip(names, (*self.lines.values(), self.password), strict=True)):
            label = QLabel(name, self._fields)
            theme.set_role(label, "label")
            label.setBuddy(line)
            line.setAccessibleName(name)
            grid.addWidget(label, row, 0)
            grid.addWidget(line, row, 1)
        self._hint(self.lines["port"], "5432")
        self._hint(self.lines["certificate"], self.tr("留空：用系统信任的"))
        self._hint(self.password, self.tr("留空：用钥匙串里的"))
        below.addStretch(1)
        for button in (self.later, self.connect_button):
            button.setAutoDefault(False)
            below.addWidget(button)
        self.connect_button.setDefault(True)
        whole.setContentsMargins(*[theme.px(20)] * 4)
        whole.setSpacing(theme.px(9))
        for widget in (self.here, self.file, self.server, self._fields, self.remark, self.problem):
            whole.addWidget(widget)
        whole.addStretch(1)
        whole.addLayout(below)
        for label in (self.file, self.remark):
            label.setContentsMargins(theme.px(24), 0, 0, 0)
        self.resize(min(theme.px(520), self.screen().availableGeometry().width() - theme.px(40)), self.height())

    def showEvent(self, event: QShowEvent) -> None:
        """As high as its words need."""
        super().showEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.resize(self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))

    def _hint(self, line: Line, words: str) -> None:
        line.setPlaceholderText(words)
        line.setToolTip(words)

    def _fill(self, place: Place) -> None:
        for line, words in zip(self.lines.values(), server_of(place), strict=False):
            line.show_text(words)
        (self.server if isinstance(place, ServerPlace) else self.here).setChecked(True)
        self._fields.setEnabled(self.server.isChecked())

    def _on_kind(self, on_server: bool) -> None:
        self._fields.setEnabled(on_server)
        if on_server:
            self.lines["host"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_connect(self) -> None:
        try:
            typed = (line.text() for line in self.lines.values())
            place: Place = read_place(*typed) if self.server.isChecked() else self._file
        except UnusablePlaceError as error:
            self.refuse(error.message[self._lang])
            return
        self.connect_button.setEnabled(False)
        self.problem.hide()
        self.wanted.emit(place, self.password.text())

    def refuse(self, sentence: str) -> None:
        """Say why that place cannot be used; another one, or another password, can be tried."""
        self.connect_button.setEnabled(True)
        self.problem.setText(sentence)
        self.problem.show()
        self._make_room()
        announce(self, sentence)
