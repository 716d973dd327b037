"""Papers for the clients that are selected, into a folder: asked, followed, and what came of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject

from qhchecklist.checklist import VALIDITIES
from qhchecklist.client_papers import Paper
from qhchecklist.store.records import ClientRow
from qhchecklist.ui.clients.chores.bulk_printing import BulkPrinting, Failure, Outcome
from qhchecklist.ui.clients.chores.desk import Folder, Means
from qhchecklist.ui.clients.chores.print_panel import PrintPanel
from qhchecklist.ui.clients.list_dialog import ListDialog
from qhchecklist.ui.elided import shortened

_LONGEST = 60


class ManyPapers(QObject):
    """One for each window; one run at a time."""

    def __init__(self, means: Means, parent: QObject) -> None:
        super().__init__(parent)
        self._means = means
        self._failures: list[Failure] = []
        self.panel: PrintPanel | None = None
        self.running: BulkPrinting | None = None

    def begin(self, rows: tuple[ClientRow, ...]) -> None:
        """Show for whom and how."""
        means = self._means
        if self.running is not None:
            means.tell(self.tr("上一批还在写；写完再打印下一批，或先取消。"))
            return
        session = means.session
        validity = session.rulebook.policy.head.dates.validity(session.as_of)
        self.panel = PrintPanel(
            rows, session.as_of, means.options(), VALIDITIES[validity][session.lang], session.lang, means.list()
        )
        self.panel.going.connect(self._on_going)
        means.ask(self.panel)
        self.panel.go.setFocus()

    def _on_going(self) -> None:
        means, panel = self._means, self.panel
        if panel is None:
            return
        folder = means.dialogs.given_folder(means.list(), self.tr("写到哪个文件夹"), means.files.folder)
        if folder is None:
            return
        means.files.folder = str(folder)
        session = means.session
        options = replace(means.options(), record=None)
        paper = Paper(session.rulebook, options, session.as_of, means.today(), means.access.adviser())
        rows = panel.rows
        means.close(panel)
        self.panel = None
        self.running = BulkPrinting(rows, folder, paper, means.access, self)
        self.running.ended.connect(self._on_ended)
        means.follow(self.running, self.tr("正在为 {0} 家写 PDF…").format(len(rows)))
        self.running.start()

    def _on_ended(self, found: object) -> None:
        means, outcome = self._means, cast(Outcome, found)
        self.running = None
        self._failures = outcome.failures
        words = self.tr("已写 {0} 份到 {1}，都已记入咨询记录。")
        if outcome.failures:
            words = self.tr("已写 {0} 份到 {1}；{2} 家有问题。")
        if outcome.stopped:
            words = self.tr("已取消：写好的 {0} 份在 {1}，都已记入咨询记录。")
            if outcome.failures:
                words = self.tr("已取消：写好的 {0} 份在 {1}；{2} 家有问题。")
        notice = means.tell(words.format(len(outcome.files), outcome.folder, len(outcome.failures)))
        if outcome.failures:
            notice.offer(self.tr("看哪些、为什么"), self.show_failures)
        if outcome.files:
            notice.offer(self.tr("打开文件夹"), Folder(Path(outcome.folder), notice).open)
        means.refresh()

    def show_failures(self) -> None:
        """List the clients without a paper, each with its reason."""
        lines = [self._line(one) for one in self._failures]
        title = self.tr("没有写成或没有记上的")
        ListDialog(title, self.tr("这些客户要再看一看："), lines, self._means.list()).show()

    def _line(self, failure: Failure) -> str:
        otherwise = self.tr("没有写成（{0}）")
        why = self._means.why(failure.error, otherwise)
        named = shortened(failure.client.name, _LONGEST) or self.tr("未命名企业")
        return self.tr("{0}：{1}").format(named, why)

    def finish(self) -> None:
        """The window goes."""
        if self.running is not None:
            self.running.finish()
