"""Due dates of one client, of several, or of all, as a calendar file."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject

from qhchecklist.policy.file_name import safe_name
from qhchecklist.policy.rulebook import Rulebook
from qhchecklist.policy.text import Lang
from qhchecklist.policy.whole_file import write_private
from qhchecklist.store.place import Place
from qhchecklist.store.records import ClientRow
from qhchecklist.ui.background import Steps
from qhchecklist.ui.clients.chores.calendar_panel import CalendarPanel
from qhchecklist.ui.clients.chores.desk import Folder, Means
from qhchecklist.ui.legible import legible


class Dates(QObject):
    """One for each window."""

    def __init__(self, means: Means, parent: QObject) -> None:
        super().__init__(parent)
        self._means = means
        self._rows: tuple[ClientRow, ...] = ()
        self._path = Path()
        self.panel: CalendarPanel | None = None

    def begin(self, rows: tuple[ClientRow, ...]) -> None:
        """Ask about the file; no rows means all clients."""
        self._rows = rows
        self.panel = CalendarPanel(self._title(), self._means.list())
        self.panel.going.connect(self._on_going)
        self._means.ask(self.panel)
        self.panel.days.setFocus()

    def _title(self) -> str:
        if not self._rows:
            return self.tr("期限日历：全部客户")
        if len(self._rows) == 1:
            return self.tr("期限日历：{0}").format(legible(self._rows[0].name) or self.tr("未命名企业"))
        return self.tr("期限日历：选中的 {0} 家").format(len(self._rows))

    def _on_going(self) -> None:
        means, panel = self._means, self.panel
        if panel is None:
            return
        one = safe_name(self._rows[0].name) if len(self._rows) == 1 else ""
        stem = self.tr("{0} 期限 {1}").format(one, means.today().isoformat()).strip()
        suggestion, kinds = means.suggestion(f"{stem}.ics"), self.tr("日历") + " (*.ics)"
        chosen = means.dialogs.written_file(means.list(), self.tr("期限日历写到哪里"), suggestion, kinds)
        if chosen is None:
            return
        means.remember(chosen)
        self._path = chosen
        panel.wait(True)
        ids = tuple(row.id for row in self._rows)
        work = partial(
            _write, means.access.place(), ids, means.session.rulebook, means.session.lang, panel.remind, chosen
        )
        task = means.background.start_long(work, self._on_done, self._on_failed)
        means.follow(task, self.tr("正在写日历…"), panel)

    def _on_done(self, found: object) -> None:
        means, count = self._means, cast(int, found)
        if self.panel is not None:
            means.close(self.panel)
            self.panel = None
        if not count:
            means.tell(self.tr("没有还没办完的期限，没有写文件。"))
            return
        notice = means.tell(self.tr("{0} 个期限，已写入 {1}。").format(count, self._path))
        notice.offer(self.tr("打开所在文件夹"), Folder(self._path.parent, notice).open)

    def _on_failed(self, error: object) -> None:
        sentence = self._means.why(error, self.tr("日历没有写成（{0}）；可以换一个文件夹再试。"))
        if self.panel is not None and self._means.is_asked(self.panel):
            self.panel.refuse(sentence)
        else:
            self._means.tell(sentence)


def _write(
    place: Place, ids: tuple[str, ...], book: Rulebook, lang: Lang, remind: int | None, out: Path, steps: Steps
) -> int:
    """Returns how many dates there are; without any, nothing is written."""
    from qhchecklist.report.calendar_file import due_dates, render_calendar
    from qhchecklist.store.opening import open_store
    from qhchecklist.store.tellings import every_client

    titles = {one.id: one.title for one in book.policy.supports}
    store = open_store(place, "")
    try:
        meant = every_client(store, ids, steps.at)
        dates = [due for one in meant for due in due_dates(one.id, one.name, one.dossier.work, titles, lang)]
    finally:
        store.close()
    steps.check()
    if dates:
        write_private(out, render_calendar(dates, datetime.now(UTC), lang, remind))
    return len(dates)
