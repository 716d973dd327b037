"""Which clients must hear of an expiry or of other rules: looked for among all, shown, exported, printed."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from qhchecklist.carry_over.affected import Affected, affected, call_list
from qhchecklist.policy.rulebook import Rulebook
from qhchecklist.policy.stamp import pack_stamp
from qhchecklist.policy.text import Lang, Text
from qhchecklist.policy.whole_file import write_private
from qhchecklist.store.place import Place
from qhchecklist.ui.background import Steps
from qhchecklist.ui.clients.chores.calls_model import CallsModel
from qhchecklist.ui.clients.chores.calls_window import CallsWindow
from qhchecklist.ui.clients.chores.desk import Folder, Means
from qhchecklist.ui.dialogs import table_path
from qhchecklist.ui.paper.choice import PrintChoice
from qhchecklist.ui.paper.sending import Sending

if TYPE_CHECKING:
    from qhchecklist.report.call_sheet import Call

TITLE = Text("回电名单", "Clients to call")

_NAMED = 6
"""So many supports of a client stand on paper; the table has them all."""


class Calling(QObject):
    """One for each window. `wanted` carries the id of a client to open."""

    wanted = Signal(str)

    def __init__(self, means: Means, parent: QObject) -> None:
        super().__init__(parent)
        self._means = means
        self._path = Path()
        self._day = means.today()
        self._seen = 0
        self._sending: Sending | None = None
        self.window: CallsWindow | None = None

    def begin(self) -> None:
        """Look through what all clients were told last."""
        means = self._means
        means.list().close_panel()
        self._day = means.today()
        work = partial(_look, means.access.place(), means.session.rulebook, self._day)
        task = means.background.start_long(work, self._on_found, self._on_not_found)
        means.follow(task, self.tr("正在看哪些客户要回电…"))

    def _on_found(self, found: object) -> None:
        means = self._means
        self._seen, calls = cast("tuple[int, tuple[Affected, ...]]", found)
        if self.window is not None and isValid(self.window):
            self.window.close()
        lang = means.session.lang
        words = self.tr("来过的 {0} 家客户里，截至 {1} 有 {2} 家应当回电话：上次来访以后文件届满，或者规则包换了。")
        if not calls:
            words = self.tr("来过的 {0} 家客户里，截至 {1} 没有要回电话的：没有因文件届满或换规则包受影响的。")
        if not self._seen:
            words = self.tr("还没有记录过来访，所以没有要回电话的；记录来访以后，文件届满或者换规则包时这里会列出来。")
        sentence = words.format(self._seen, self._day.isoformat(), len(calls))
        self.window = CallsWindow(CallsModel(calls, lang), sentence, lang, means.list())
        self.window.chosen.connect(self._on_chosen)
        self.window.exporting.connect(self._on_export)
        self.window.printing.connect(self._on_print)
        self.window.show()

    def _on_not_found(self, error: object) -> None:
        self._means.tell(self._means.why(error, self.tr("回电名单没有列出来（{0}）；可以再试一次。")))

    def _on_chosen(self, client: str) -> None:
        if self.window is not None:
            self.window.hide()
        self.wanted.emit(client)

    # --- out of the window ---------------------------------------------------------------------------

    def _on_export(self) -> None:
        means, window = self._means, self.window
        if window is None:
            return
        xlsx, comma = self.tr("表格") + " XLSX (*.xlsx)", self.tr("表格") + " CSV (*.csv)"
        suggestion = means.suggestion(f"{TITLE[means.session.lang]} {self._day.isoformat()}.xlsx")
        chosen = means.dialogs.written_file(window, self.tr("导出回电名单"), suggestion, f"{xlsx};;{comma}")
        path = table_path(str(chosen) if chosen is not None else "", comma=False)
        if path is None:
            return
        means.remember(path)
        self._path = path
        work = partial(_write, window.model.found, self._day, means.session.lang, path)
        task = means.background.start(work, self._on_written, self._on_failed)
        window.jobs.follow(task, self.tr("正在写表格…"))

    def _on_written(self, _done: object) -> None:
        if self.window is not None and isValid(self.window):
            notice = self.window.notices.tell(self.tr("已导出 {0}").format(self._path))
            notice.offer(self.tr("打开所在文件夹"), Folder(self._path.parent, notice).open)

    def _on_failed(self, error: object) -> None:
        self._say(self._means.why(error, self.tr("没有写成（{0}）；可以换一个文件夹再试。")))

    def _on_print(self) -> None:
        means, window = self._means, self.window
        if window is None:
            return
        if not means.dialogs.has_printer():
            self._say(self.tr("这台电脑没有可用的打印机。可以导出表格，拿到别处打印。"))
            return
        work = partial(_typeset, window.model.found, window.sentence.text(), means.session.lang)
        task = means.background.start(work, self._on_typeset, self._on_failed)
        window.jobs.follow(task, self.tr("正在排版…"))

    def _on_typeset(self, data: object) -> None:
        from qhchecklist.ui.paper import pdfium

        window, made = self.window, cast(bytes, data)
        if window is None or not isValid(window):
            return
        pages = len(pdfium.page_sizes(made)) if pdfium.available() else 0
        title = TITLE[self._means.session.lang]
        choice = self._means.dialogs.choose_printer(window, title, pages)
        if choice is not None:
            self._send(made, pages, title, choice)

    def _send(self, made: bytes, pages: int, title: str, choice: PrintChoice) -> None:
        if choice.file is not None:  # "print to file": the PDF itself
            self._path = choice.file
            self._means.background.start(partial(write_private, choice.file, made), self._on_written, self._on_failed)
            return
        if self._sending is None and self.window is not None:
            self._sending = Sending(self.window.jobs.follow, self._lang, self.window)
            self._sending.sent.connect(self._on_sent)
            self._sending.refused.connect(self._say)
            self._sending.destroyed.connect(self._on_sending_gone)
        if self._sending is not None:
            self._sending.send(made, pages, title, choice)

    def _on_sending_gone(self) -> None:
        self._sending = None

    def _on_sent(self, printer: str) -> None:
        self._say(self.tr("已送往打印机 {0}").format(printer))

    def _say(self, sentence: str) -> None:
        if self.window is not None and isValid(self.window):
            self.window.notices.tell(sentence)

    def _lang(self) -> Lang:
        return self._means.session.lang

    def finish(self) -> None:
        """The window goes."""
        if self._sending is not None and isValid(self._sending):
            self._sending.finish()


def _look(place: Place, book: Rulebook, day: date, steps: Steps) -> tuple[int, tuple[Affected, ...]]:
    """How many were looked at, and who is to be called."""
    from qhchecklist.store.opening import open_store
    from qhchecklist.store.tellings import read_tellings

    store = open_store(place, "")
    try:
        told = read_tellings(store, book.policy.head.id, steps.at)
    finally:
        store.close()
    steps.check()
    found = affected(told.last, told.packs, pack_stamp(book), day)
    return len(told.last), found


def _write(found: tuple[Affected, ...], day: date, lang: Lang, path: Path) -> None:
    from qhchecklist.report.list_file import List, render_list

    table = call_list(found, lang)
    write_private(path, render_list(List(TITLE[lang], day, table.titles, table.widths, table.rows), path, lang))


def _typeset(found: tuple[Affected, ...], about: str, lang: Lang) -> bytes:
    from qhchecklist.report.call_sheet import CallSheet, render_calls

    return render_calls(CallSheet(TITLE[lang], about, [_call(one, lang) for one in found]), lang)


def _call(one: Affected, lang: Lang) -> Call:
    from qhchecklist.report.call_sheet import Call

    told, more = one.told, len(one.concerns) - _NAMED
    rest = [Text(f"……共 {len(one.concerns)} 项", f"… {len(one.concerns)} in all")[lang]] if more > 0 else []
    due = [Text(f"最近期限 {one.due}", f"next due {one.due}")[lang]] if one.due is not None else []
    day = f"{told.at.astimezone():%Y-%m-%d}"
    return Call(
        told.name or Text("未命名企业", "unnamed firm")[lang],
        [part for part in (told.contact.person, told.contact.phone, told.contact.address) if part],
        [*(reason[lang] for reason in one.reasons), *(each.text()[lang] for each in one.concerns[:_NAMED]), *rest],
        [Text(f"来访 {day}", f"visited {day}")[lang], told.consultant, *due],
    )
