"""The preview beside the form: a line of tools, what there is to say, and the pages."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from qhchecklist.ui import theme
from qhchecklist.ui.background import Background
from qhchecklist.ui.paper.layout import Look
from qhchecklist.ui.paper.page_view import PageView
from qhchecklist.ui.paper.typesetting import Sheets

_ROOMY = 620
"""Width at scale 1 from which there is room for the export button, which is in the menu too, and for the key."""


class PreviewPane(QFrame):
    """Shows sheets, or the sentence that says why there are none.

    Signals: `left` when the person wants to go back; `export_wanted`.
    """

    left = Signal()
    export_wanted = Signal()

    def __init__(self, look: Look, drawing: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.back, self.nearer, self.farther, self.size_button = (QPushButton(self) for _ in range(4))
        self.width_button, self.page_button, self.kind, self.export = (QPushButton(self) for _ in range(4))
        self.key = QLabel("Esc", self)
        theme.set_role(self.key, "kbd")
        self.place = QLabel(self)
        self.notice = QLabel(self)
        self.view = PageView(look, drawing, self)
        self._sheets: Sheets | None = None
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        for label in (self.place, self.notice):
            label.setTextFormat(Qt.TextFormat.PlainText)
        tools = QFrame(self)
        theme.set_role(tools, "header")
        row = QHBoxLayout(tools)
        row.setContentsMargins(theme.px(12), theme.px(6), theme.px(12), theme.px(6))
        row.setSpacing(theme.px(6))
        self.nearer.setText("+")
        self.farther.setText("−")
        row.addWidget(self.back)
        row.addWidget(self.key)
        row.addSpacing(theme.px(8))
        row.addWidget(self.place)
        row.addStretch(1)
        for button in (self.farther, self.size_button, self.nearer):
            row.addWidget(button)
        fits = QHBoxLayout()
        fits.setContentsMargins(0, 0, 1, 0)
        fits.setSpacing(0)
        fits.addWidget(self.width_button)
        fits.addWidget(self.page_button)
        row.addLayout(fits)
        row.addWidget(self.kind)
        row.addWidget(self.export)
        for button in (self.back, self.farther, self.size_button, self.nearer, self.kind, self.export):
            theme.set_role(button, "quiet")
        for button in (self.width_button, self.page_button):
            theme.set_role(button, "segment")
            button.setCheckable(True)
        theme.set_role(self.place, "muted")
        theme.set_role(self.notice, "notice-strip")
        self.notice.setWordWrap(True)
        self.notice.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.notice.setContentsMargins(theme.px(18), theme.px(8), theme.px(18), theme.px(8))
        self.notice.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for widget in (tools, self.notice, self.view):
            box.addWidget(widget)
        box.setStretchFactor(self.view, 1)

    def _connect(self) -> None:
        self.back.clicked.connect(self.left)
        self.view.left.connect(self.left)
        self.view.moved.connect(self.refresh)
        self.export.clicked.connect(self.export_wanted)
        for keys, slot in (
            (("Ctrl++", "Ctrl+="), self.come_nearer),
            (("Ctrl+-",), self.go_farther),
            (("Ctrl+0",), self.show_real_size),
            (("Ctrl+1",), self.fit_width),
            (("Ctrl+2",), self.fit_page),
            (("Esc",), self.left),
        ):
            shortcut = QShortcut(self)
            shortcut.setKeys([QKeySequence(key) for key in keys])
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)
        self.nearer.clicked.connect(self.come_nearer)
        self.farther.clicked.connect(self.go_farther)
        self.size_button.clicked.connect(self.show_real_size)
        self.width_button.clicked.connect(self.fit_width)
        self.page_button.clicked.connect(self.fit_page)

    # --- what is shown -------------------------------------------------------------------------------

    def show_sheets(self, sheets: Sheets) -> None:
        """Show a document in place of the one before."""
        self._sheets = sheets
        self.view.show_sheets(sheets)
        self.refresh()

    def say(self, sentence: str) -> None:
        """Say something above the pages; nothing takes it away."""
        self.notice.setText(sentence)
        self.notice.setVisible(bool(sentence))

    def refresh(self) -> None:
        """Write the words and figures again."""
        pages = len(self._sheets.sizes) if self._sheets is not None else 0
        words = self.tr("第 {0} 页，共 {1} 页").format(self.view.page() + 1, pages) if pages else ""
        self.place.setText(words)
        self.view.retranslate(self.tr("打印预览"), words)
        self.size_button.setText(f"{round(self.view.zoom() * 100)} %")
        self.width_button.setChecked(self.view.look.fit == "width")
        self.page_button.setChecked(self.view.look.fit == "page")
        for button in (self.nearer, self.farther, self.size_button, self.width_button, self.page_button):
            button.setVisible(pages > 0)
        self._make_room()

    def retranslate(self) -> None:
        """Write every word again, in the present language."""
        self.back.setText(self.tr("返回"))
        self.back.setToolTip(self.tr("回到清单  {0}").format("Esc"))
        self.width_button.setText(self.tr("页宽"))
        self.page_button.setText(self.tr("整页"))
        self.kind.setText(self.tr("纸样"))
        self.kind.setToolTip(self.tr("大字版、可勾选、印哪些部分"))
        self.export.setText(self.tr("导出 PDF…"))
        for button, name, key in (
            (self.nearer, self.tr("放大"), "Ctrl++"),
            (self.farther, self.tr("缩小"), "Ctrl+-"),
            (self.size_button, self.tr("实际大小"), "Ctrl+0"),
            (self.width_button, self.tr("与窗口同宽"), "Ctrl+1"),
            (self.page_button, self.tr("整页可见"), "Ctrl+2"),
        ):
            button.setAccessibleName(name)
            button.setToolTip(f"{name}  {key}")
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In little room what is elsewhere too gives way."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        roomy = self.width() >= theme.px(_ROOMY)
        self.key.setVisible(roomy)
        self.export.setVisible(roomy or self._sheets is None)  # the only thing to do while there are no pages

    # --- looking -------------------------------------------------------------------------------------

    def come_nearer(self) -> None:
        """Enlarge by a step."""
        self.view.zoom_by(1)

    def go_farther(self) -> None:
        """Make smaller by a step."""
        self.view.zoom_by(-1)

    def show_real_size(self) -> None:
        """100 %."""
        self.view.zoom_to(1.0)

    def fit_width(self) -> None:
        """As wide as the window."""
        self.view.fit("width")
        self.refresh()

    def fit_page(self) -> None:
        """One page whole."""
        self.view.fit("page")
        self.refresh()
