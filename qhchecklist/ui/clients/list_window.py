"""The client list in a window of its own: type to search, Enter opens."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import cast

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from qhchecklist.policy.doubts import Json
from qhchecklist.store.records import ClientRow, ListedBy, PolicyStamp, Query
from qhchecklist.ui import theme
from qhchecklist.ui.checklist_view.prompt import Prompt
from qhchecklist.ui.clients.access import StoreAccess, why
from qhchecklist.ui.clients.columns import RowWords, divisions
from qhchecklist.ui.clients.list_foot import ListFoot
from qhchecklist.ui.clients.list_model import ClientModel
from qhchecklist.ui.clients.list_view import ClientSearch, ClientTable
from qhchecklist.ui.clients.near_names import NearNames
from qhchecklist.ui.clients.panel_place import PanelPlace
from qhchecklist.ui.form.combo import AnswerCombo
from qhchecklist.ui.legible import legible
from qhchecklist.ui.notices import NoticeArea, announce
from qhchecklist.ui.placement import fitted, screens
from qhchecklist.ui.session import Session

_FIRST_SIZE = (1080, 680)


class ClientWindow(QDialog):
    """Beside the main window; hidden when it is closed, so that the search is still there next time.

    `chosen` carries the ClientRow to open, `wanted` the name of a client to begin, `doubled` the ids of two clients
    that are one firm, first the one to be kept.
    """

    chosen = Signal(object)
    wanted = Signal(str)
    doubled = Signal(str, str)

    def __init__(self, session: Session, access: StoreAccess, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("topic", "clients")  # of the guide
        self._session = session
        self._access = access
        self._today = today
        self.search = ClientSearch(self)
        self.search.setClearButtonEnabled(True)
        self.division = AnswerCombo(self)
        self.order = AnswerCombo(self)
        self.model = ClientModel(access, self._row_words(), self)
        self.table = ClientTable(self.model, self)
        self.prompt = Prompt(self)
        self.read_only = QLabel(self)
        self.notices = NoticeArea(self)
        self.foot = ListFoot(self)
        self.count, self.outdated, self.join = self.foot.count, self.foot.outdated, self.foot.join
        self.new, self.open_button = self.foot.new, self.foot.open
        self._place = PanelPlace(self)
        self.near = NearNames(session, access, self.notices, self.search, self)
        self._division: str = ""
        self._by: ListedBy = "name"
        self._failed = False
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        self.read_only.setTextFormat(Qt.TextFormat.PlainText)
        theme.set_role(self.read_only, "problem")
        self.read_only.setWordWrap(True)
        self.read_only.hide()
        self.division.setMinimumContentsLength(7)
        self.order.setMinimumContentsLength(7)
        top, whole = QHBoxLayout(), QVBoxLayout(self)
        top.setSpacing(theme.px(8))
        top.addWidget(self.search, 5)
        top.addWidget(self.division, 2)
        top.addWidget(self.order, 2)
        whole.setContentsMargins(*[theme.px(14)] * 4)
        whole.setSpacing(theme.px(9))
        whole.addLayout(top)
        for widget in (self.notices, self.read_only, self.prompt):
            whole.addWidget(widget)
        whole.addWidget(self.table, 1)
        whole.addStretch()
        whole.addWidget(self._place)
        whole.addWidget(self.foot)
        self.prompt.button.setAutoDefault(False)  # Enter belongs to the list

    def _connect(self) -> None:
        self.search.textChanged.connect(self._ask)
        self.search.stepped.connect(self.table.step)
        self.search.stretched.connect(self.table.stretch)
        self.search.taken.connect(self.table.take)
        self.division.picked.connect(self._on_division)
        self.order.picked.connect(self._on_order)
        self.table.order_asked.connect(self._on_order)
        self.table.taken.connect(self.chosen)
        self.table.typed.connect(self._on_typed)
        self.table.selectionModel().currentRowChanged.connect(self._on_current)
        self.table.selectionModel().selectionChanged.connect(self._on_selection)
        self.join.clicked.connect(self._on_join)
        self.model.counted.connect(self._on_counted)
        self.model.dataChanged.connect(self._on_current)
        self.model.failed.connect(self._on_failed)
        self.outdated.clicked.connect(self._ask)
        self.new.clicked.connect(self._on_new)
        self.open_button.clicked.connect(self.table.take)
        self.prompt.taken.connect(self._on_prompt)
        QShortcut(QKeySequence("Ctrl+N"), self).activated.connect(self._on_new)
        QShortcut(QKeySequence("Ctrl+L"), self).activated.connect(self._on_search)
        self._session.language_changed.connect(self.retranslate)

    # --- place ---------------------------------------------------------------------------------------

    def place(self, geometry: tuple[int, ...]) -> None:
        """Where it was, or in the middle of a screen."""
        if len(geometry) == 4:
            self.setGeometry(fitted(geometry, screens()))
            return
        room = screens()[0] if screens() else QRect(0, 0, *_FIRST_SIZE)
        width, height = (theme.px(size) for size in _FIRST_SIZE)
        self.resize(min(width, room.width() - theme.px(60)), min(height, room.height() - theme.px(80)))

    def placed(self) -> tuple[int, ...]:
        """Where it is."""
        place = self.geometry()
        return place.x(), place.y(), place.width(), place.height()

    def showEvent(self, event: QShowEvent) -> None:
        """The next thing typed is a search; what is shown is what the store has now."""
        super().showEvent(event)
        self._on_search()
        self._ask()

    # --- words ---------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Everything in the present language."""
        lang = self._session.lang
        self.setWindowTitle(self.tr("客户列表"))
        self.search.setPlaceholderText(self.tr("名称、拼音、首字母或信用代码末几位"))
        self.search.setToolTip(self.search.placeholderText())
        self.search.setAccessibleName(self.tr("找客户"))
        self.table.setAccessibleName(self.tr("客户列表"))
        places: list[tuple[Json, str]] = [(None, self.tr("全部地区"))]
        places += divisions(self._session.rulebook.codes, lang)
        self.division.offer(places)
        self.division.setAccessibleName(self.tr("只看一个地区"))
        self.division.show_answer(self._division or None)
        names = self.tr("按名称排"), self.tr("最近来访在前"), self.tr("最近到期在前")
        self.order.offer(list(zip(("name", "last_visit", "next_due"), names, strict=True)))
        self.order.setAccessibleName(self.tr("排列次序"))
        self.order.show_answer(self._by)
        self.table.show_order(self._by)
        self.foot.retranslate()
        self.model.use_words(self._row_words())
        self.table.make_room()
        self._say_count()

    def _row_words(self) -> RowWords:
        return RowWords(self._session.rulebook.codes, self._session.lang, self._stamp(), self._today)

    def _stamp(self) -> PolicyStamp:
        policy = self._session.rulebook.policy
        return PolicyStamp(policy.head.id, policy.head.version, policy.sha256)

    # --- asking --------------------------------------------------------------------------------------

    def _query(self) -> Query:
        stamp = self._stamp() if self.outdated.isChecked() else None
        return Query(self.search.text().strip(), self._division, stamp, self._by)

    def _ask(self) -> None:
        self.model.show(self._query())

    def _on_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _on_typed(self, text: str) -> None:
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search.setText(text)

    def _on_division(self, prefix: Json) -> None:
        self._division = str(prefix or "")
        self.division.show_answer(prefix)
        self._ask()

    def _on_order(self, by: str) -> None:
        self._by = cast(ListedBy, by)
        self.order.show_answer(by)
        self.table.show_order(by)
        self._ask()

    # --- what is there -------------------------------------------------------------------------------

    def _on_counted(self) -> None:
        self._failed = False
        if not self.table.currentIndex().isValid() and self.model.rowCount():
            self.table.select_first()
        self._say_count()
        if self.isVisible() and self.model.is_counted:
            announce(self.search, self.count.text() if self.model.rowCount() else self.prompt.label.text())

    def _on_current(self) -> None:
        self.open_button.setEnabled(self.table.current() is not None)

    def _on_selection(self) -> None:
        """Two that are selected may be one firm; then there is no room for the hint on keys."""
        pair = self.table.pair()
        self.join.setVisible(pair is not None)
        self.foot.hint(pair is None and self.table.isVisible())

    def _on_join(self) -> None:
        """The one with more visits is kept."""
        pair = self.table.pair()
        if pair is not None:
            first, second = sorted(pair, key=_visits, reverse=True)
            self.doubled.emit(first.id, second.id)

    def _on_failed(self, error: object) -> None:
        self._failed = True
        otherwise = self.tr("客户列表没有读出来（{0}）。当前企业没有改动，可以再试一次。")
        self.prompt.say(why(error, self._session.lang, otherwise), self.tr("再试一次"))
        self._show_prompt(True)

    def _say_count(self) -> None:
        """How many there are; where there are none, the way on."""
        total, query = self.model.rowCount(), self.model.query or Query()
        words = self.tr("共 {0} 家") if self.model.is_counted else self.tr("{0} 家以上")
        why_not = self._access.why_read_only
        self.read_only.setText(why_not[self._session.lang] if why_not is not None else "")
        self.read_only.setVisible(why_not is not None)
        self.count.setText(words.format(f"{total:,}") if self.model.query is not None else "")
        self._on_current()
        if self._failed:
            return
        if query == replace(Query(), by=query.by):
            self.prompt.say(self.tr("还没有客户。把来访企业存进来，下次来访就能接着办。"), self.tr("新建客户"))
        elif query.outdated is not None:
            self.prompt.say(self.tr("没有按旧版本判读的客户。"), self.tr("看全部客户"))
        elif query.words:
            self.prompt.say(self.tr("没有找到“{0}”。").format(legible(query.words)), self.tr("用这个名称新建客户"))
            if total == 0 and query == self.model.shown:
                self.near.look(query.words)
        else:
            self.prompt.say(self.tr("这个地区还没有客户。"), self.tr("看全部地区"))
        self._show_prompt(self.model.query is not None and total == 0)

    def _show_prompt(self, shown: bool) -> None:
        self.prompt.setVisible(shown)
        for widget in (self.table, self.new, self.open_button):
            widget.setVisible(not shown)
        self.foot.hint(not shown and self.join.isHidden())

    # --- what is asked below the list ----------------------------------------------------------------

    def show_panel(self, panel: QWidget) -> None:
        """Ask something below the list. What was asked there before is given up, and what was said of it has been read:
        in a small window there is not room for both.
        """
        for notice in self.notices.notices():
            notice.dismiss()
        self._place.drop()
        self._place.show_panel(panel)

    def close_panel(self) -> None:
        """Nothing is asked any more; the keyboard goes back to the search."""
        if self._place.widget() is not None:
            self._place.drop()
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def panel(self) -> QWidget | None:
        """What is being asked, if anything."""
        return self._place.widget()

    # --- going on ------------------------------------------------------------------------------------

    def _on_prompt(self) -> None:
        query = self.model.query or Query()
        if self._failed or query.outdated is not None:
            self.outdated.setChecked(False)
            self._ask()
        elif query.words or not query.division:
            self._on_new()
        else:
            self._on_division(None)

    def _on_new(self) -> None:
        """What was searched is a name, unless it is the end of a code."""
        words = self.search.text().strip()
        self.wanted.emit("" if words.isascii() else words)


def _visits(row: ClientRow) -> int:
    return row.visits
