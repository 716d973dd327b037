"""The whole notice to read: sentences with ids and gaps, what cites each, a jump list and a search."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTextBrowser,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from qhchecklist.ui import theme
from qhchecklist.ui.form.line import Line
from qhchecklist.ui.placement import fitted, screens
from qhchecklist.ui.policy_search import hits, utf16_length
from qhchecklist.ui.policy_text import SUPPORT, Places, PolicyText
from qhchecklist.ui.scenario_mark import ScenarioMark
from qhchecklist.ui.session import Session

_COLUMN = 760
"""The widest a line of text may be, at scale 1: some fifty characters."""

_FIRST_SIZE = (1060, 760)


class PolicyReader(QDialog):
    """A window of its own beside the main one. `chosen` carries a support whose link was followed."""

    chosen = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        self._places = Places()
        self._support = ""
        self._hits: list[tuple[int, int]] = []
        self._hit = 0
        self._shown: object = None
        self.search = ReaderSearch(self)
        self.found = QLabel(self)
        theme.set_role(self.found, "muted")
        self.previous, self.next = QPushButton(self), QPushButton(self)
        self.jumps = QListWidget(self)
        self.text = QTextBrowser(self)
        self.text.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.text.setOpenLinks(False)
        self._lay_out()
        self._connect()
        self.refresh()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(theme.px(16), theme.px(10), theme.px(16), theme.px(8))
        top.setSpacing(theme.px(10))
        top.addWidget(self.search, 1)
        for widget in (self.found, self.previous, self.next):
            top.addWidget(widget)
        for button in (self.previous, self.next):
            button.setAutoDefault(False)
            theme.set_role(button, "quiet")
        self.jumps.setFixedWidth(theme.px(230))
        self.jumps.setWordWrap(True)
        self.jumps.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.jumps.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        below = QHBoxLayout()
        below.setSpacing(0)
        below.addWidget(self.jumps)
        below.addWidget(self.text, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(top)
        whole.addWidget(ScenarioMark(self._session, self))
        whole.addLayout(below, 1)
        room = self.screen().availableGeometry().size()
        self.resize(QSize(theme.px(_FIRST_SIZE[0]), theme.px(_FIRST_SIZE[1])).boundedTo(room))

    def _connect(self) -> None:
        self.search.textChanged.connect(self._on_search)
        self.search.stepped.connect(self._step)
        self.previous.clicked.connect(self._on_previous)
        self.next.clicked.connect(self._on_next)
        self.jumps.itemClicked.connect(self._on_jump)
        self.jumps.itemActivated.connect(self._on_jump)
        self.text.anchorClicked.connect(self._on_link)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self._on_find)
        self._session.language_changed.connect(self.refresh)
        self._session.assessed.connect(self.follow)

    def place(self, geometry: tuple[int, ...]) -> None:
        """Put the window where it was, moved into a screen that exists; nothing for the first time."""
        if len(geometry) == 4:
            self.setGeometry(fitted(geometry, screens()))

    def placed(self) -> tuple[int, ...]:
        """Where the window is."""
        at: QRect = self.geometry()
        return at.x(), at.y(), at.width(), at.height()

    # --- the text ------------------------------------------------------------------------------------

    def follow(self) -> None:
        """Follow edits: nothing is written again while no status and no sentence on validity changed."""
        if self._shown != self._stands():
            self._write()

    def refresh(self) -> None:
        """Every word again, in the present language and look."""
        self.setWindowTitle(self.tr("政策原文"))
        self.text.setAccessibleName(self.tr("政策原文"))
        self.jumps.setAccessibleName(self.tr("措施"))
        self.search.setPlaceholderText(self.tr("在原文中搜索：文字、拼音首字母（Ctrl+F）"))
        self.search.setAccessibleName(self.tr("在原文中搜索"))
        self.previous.setText(self.tr("上一处"))
        self.next.setText(self.tr("下一处"))
        self._write()
        self.jumps.clear()
        for position, label in self._places.measures:
            item = QListWidgetItem(label, self.jumps)
            item.setData(Qt.ItemDataRole.UserRole, position)
            item.setSizeHint(self._room_for(label))

    def _room_for(self, label: str) -> QSize:
        """All lines of a label; the list itself takes its padding for room and cuts the last one."""
        width = self.jumps.width() - theme.px(40)
        whole = QRect(0, 0, width, theme.px(400))
        taken = self.jumps.fontMetrics().boundingRect(whole, Qt.TextFlag.TextWordWrap.value, label)
        return QSize(width, taken.height() + theme.px(11))

    def _stands(self) -> object:
        checklist, lang = self._session.checklist, self._session.lang
        return tuple((item.id, item.group) for item in checklist.items), self._session.banner(), lang

    def _write(self) -> None:
        bar = self.text.verticalScrollBar()
        place = bar.value()
        self._shown = self._stands()
        document = self.text.document()
        document.clear()
        self._places = PolicyText(document, self._session.checklist, self._session.banner(), self._session.lang).write()
        self._set_column()
        self._on_search(self.search.text(), go=False)
        bar.setValue(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The column keeps a width that is good to read."""
        super().resizeEvent(event)
        self._set_column()

    def _set_column(self) -> None:
        margin = max(theme.px(26), (self.text.viewport().width() - theme.px(_COLUMN)) // 2)
        frame = self.text.document().rootFrame()
        form = frame.frameFormat()
        if form.leftMargin() != margin:
            form.setLeftMargin(margin)
            form.setRightMargin(margin)
            form.setTopMargin(theme.px(22))
            form.setBottomMargin(theme.px(40))
            frame.setFrameFormat(form)

    # --- the support that is selected ----------------------------------------------------------------

    def show_support(self, support_id: str) -> None:
        """Mark the words that a support rests on, and go there unless they are in sight."""
        self._support = support_id
        self._mark()
        ranges = self._cited()
        if ranges:
            self._go(*ranges[0])

    def _cited(self) -> list[tuple[int, int]]:
        policy = self._session.rulebook.policy
        if not any(support.id == self._support for support in policy.supports):
            return []
        ranges = []
        for quote in policy.support(self._support).quotes:
            text = policy.provisions[quote.provision].text
            begin = self._places.sentences[quote.provision] + utf16_length(text[: max(text.find(quote.quote), 0)])
            ranges.append((begin, begin + utf16_length(quote.quote)))
        return ranges

    def _mark(self) -> None:
        """The words relied on, and the hits of the search over them."""
        marks = [self._selection(*one, "accent_bg", "ink") for one in self._cited()]
        marks += [self._selection(*one, "warn_bg", "warn") for one in self._hits]
        if self._hits:
            marks.append(self._selection(*self._hits[self._hit], "warn", "pane"))
        self.text.setExtraSelections(marks)

    def _selection(self, begin: int, end: int, ground: str, ink: str) -> QTextEdit.ExtraSelection:
        made = QTextEdit.ExtraSelection()
        form = QTextCharFormat()
        form.setBackground(theme.colour(ground))
        form.setForeground(theme.colour(ink))
        cursor = QTextCursor(self.text.document())
        cursor.setPosition(begin)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        made.cursor = cursor
        made.format = form
        return made

    def _go(self, begin: int, end: int, top: bool = False) -> None:
        """Bring a place into sight: to the upper third, unless it is in sight already."""
        cursor = QTextCursor(self.text.document())
        cursor.setPosition(end)
        last = self.text.cursorRect(cursor)
        cursor.setPosition(begin)
        first = self.text.cursorRect(cursor)
        room = self.text.viewport().height()
        if top or first.top() < 0 or last.bottom() > room:
            bar = self.text.verticalScrollBar()
            bar.setValue(bar.value() + first.top() - (theme.px(14) if top else room // 4))

    # --- finding and jumping -------------------------------------------------------------------------

    def _on_find(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _on_search(self, query: str, go: bool = True) -> None:
        self._hits = hits(self._places.pieces, query)
        self._hit = 0 if go else min(self._hit, max(len(self._hits) - 1, 0))
        self._show_hit(go)

    def _step(self, step: int) -> None:
        if self._hits:
            self._hit = (self._hit + step) % len(self._hits)
            self._show_hit(True)

    def _on_previous(self) -> None:
        self._step(-1)

    def _on_next(self) -> None:
        self._step(1)

    def _show_hit(self, go: bool) -> None:
        some, asked = bool(self._hits), bool(self.search.text().strip())
        if asked:
            words = f"{self._hit + 1} / {len(self._hits)}" if some else self.tr("没有找到")
            self.found.setText(words)
        self.found.setVisible(asked)
        self.previous.setEnabled(some)
        self.next.setEnabled(some)
        self._mark()
        if some and go:
            self._go(*self._hits[self._hit])

    def _on_jump(self, item: QListWidgetItem) -> None:
        position = self._places.measures[self.jumps.row(item)][0]
        self._go(position, position, top=True)

    def _on_link(self, url: QUrl) -> None:
        if url.scheme() == SUPPORT:
            self.chosen.emit(url.path())


class ReaderSearch(Line):
    """Enter goes to the next hit, Shift and Enter to the one before; Esc empties the line first."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter must not reach the dialog, and Esc only from an empty line."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.stepped.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
