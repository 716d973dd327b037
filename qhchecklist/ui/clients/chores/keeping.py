"""The whole store backed up into one verified file, and brought back without losing what is there."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from qhchecklist.policy.file_name import free_path
from qhchecklist.store.place import Place, SqlitePlace
from qhchecklist.ui.background import Steps
from qhchecklist.ui.clients.chores.desk import Folder, Means
from qhchecklist.ui.clients.chores.restore_panel import RestorePanel

if TYPE_CHECKING:
    from qhchecklist.store.whole_store import Kept, Present, Returned


class BackingUp(QObject):
    """One for each window."""

    def __init__(self, means: Means, parent: QObject) -> None:
        super().__init__(parent)
        self._means = means

    def begin(self) -> None:
        """A backup of the kind that fits the place."""
        self._ask(portable=not isinstance(self._means.access.place(), SqlitePlace))

    def begin_portable(self) -> None:
        """One that goes into any empty store, also onto a server."""
        self._ask(portable=True)

    def _ask(self, portable: bool) -> None:
        means = self._means
        means.list().close_panel()  # the result is said where there is room for it
        day = means.today().isoformat()
        name = self.tr("客户库 {0}（可放到任何客户库）") if portable else self.tr("客户库备份 {0}")
        kinds = self.tr("客户库备份") + " (*.qhbackup)"
        suggestion = means.suggestion(f"{name.format(day)}.qhbackup")
        chosen = means.dialogs.written_file(means.list(), self.tr("备份到哪个文件"), suggestion, kinds)
        if chosen is None:
            return
        means.remember(chosen)
        work = partial(_save, means.access.place(), chosen, portable)
        task = means.background.start_long(work, self._on_done, self._on_failed)
        task.cancelled.connect(self._on_cancelled)
        means.follow(task, self.tr("正在备份并核对…"))

    def _on_done(self, found: object) -> None:
        means, kept, lang = self._means, cast("Kept", found), self._means.session.lang
        size = -(-kept.file.stat().st_size // 1024)
        said = self.tr("已备份到 {0}（{1} KB）。").format(kept.file, f"{size:,}")
        blank = "" if lang == "zh" else " "
        notice = means.tell(blank.join((said, kept.holds[lang], kept.verified[lang])))
        notice.offer(self.tr("打开所在文件夹"), Folder(kept.file.parent, notice).open)

    def _on_failed(self, error: object) -> None:
        self._means.tell(self._means.why(error, self.tr("没有备份成（{0}）；客户库没有改动，可以换一个文件夹再试。")))

    def _on_cancelled(self) -> None:
        self._means.tell(self.tr("已取消，没有写备份；客户库没有改动。"))


class Restoring(QObject):
    """One for each window. `replaced` when other clients are in the store than before, `replacing` right before."""

    replacing = Signal()
    replaced = Signal()

    def __init__(self, means: Means, parent: QObject) -> None:
        super().__init__(parent)
        self._means = means
        self.panel: RestorePanel | None = None

    def begin(self) -> None:
        """Ask for a backup, and verify it before anything else."""
        means = self._means
        kinds = self.tr("客户库备份") + " (*.qhbackup);;" + self.tr("全部文件") + " (*)"
        chosen = means.dialogs.given_file(means.list(), self.tr("恢复哪个备份"), means.files.folder, kinds)
        if chosen is None:
            return
        means.remember(chosen)
        work = partial(_look, chosen, means.access.place())
        task = means.background.start_long(work, self._on_looked, self._on_not_looked)
        means.follow(task, self.tr("正在核对备份…"))

    def _on_looked(self, found: object) -> None:
        means = self._means
        kept, present = cast("tuple[Kept, Present]", found)
        self.panel = RestorePanel(kept, present, self._save_to(present.place), means.session.lang, means.list())
        self.panel.going.connect(self._on_going)
        self.panel.apart_asked.connect(self._on_apart)
        means.ask(self.panel)
        (self.panel.go if self.panel.go.isEnabled() else self.panel.apart).setFocus()

    def _save_to(self, place: Place) -> Path:
        """A free name beside the store."""
        stamp = datetime.now(UTC).astimezone().strftime("%Y%m%d-%H%M%S")
        folder = place.path.parent if isinstance(place, SqlitePlace) else Path(self._means.files.folder)
        return free_path(folder, self.tr("恢复前的客户库 {0}").format(stamp), ".qhbackup")

    def _on_not_looked(self, error: object) -> None:
        self._means.tell(self._means.why(error, self.tr("备份没有读出来（{0}）；现有的客户库没有改动。")))

    def _on_going(self) -> None:
        means, panel = self._means, self.panel
        if panel is None:
            return
        means.session.settle()
        if means.session.is_client and means.session.is_modified():
            panel.refuse(self.tr("正开着一位客户，有没存的改动。请先存入（Ctrl+S）或放弃改动，再恢复。"))
            return
        panel.wait(True)
        self.replacing.emit()
        work = partial(_bring_back, panel.kept.file, panel.save_to)
        task = means.access.apart(work, self._on_done, self._on_failed)
        means.follow(task, self.tr("正在恢复…"), panel)

    def _on_apart(self) -> None:
        """Into a file of its own; nobody needs to wait for that, nor to leave a client."""
        means, panel = self._means, self.panel
        if panel is None:
            return
        day = panel.kept.at.astimezone().strftime("%Y-%m-%d")
        suggestion = means.suggestion(self.tr("客户库 {0}").format(day) + ".sqlite3")
        kinds = self.tr("客户库") + " (*.sqlite3)"
        chosen = means.dialogs.written_file(means.list(), self.tr("恢复成哪个文件"), suggestion, kinds)
        if chosen is None:
            return
        means.remember(chosen)
        panel.refuse("")
        panel.wait(True)
        work = partial(_bring_apart, panel.kept.file, chosen, means.access.who())
        task = means.background.start_long(work, self._on_apart_done, self._on_failed)
        means.follow(task, self.tr("正在恢复…"), panel)

    def _on_apart_done(self, found: object) -> None:
        means, done = self._means, cast("Returned", found)
        if self.panel is not None:
            means.close(self.panel)
            self.panel = None
        notice = means.say_all(done.words)
        if done.apart is not None:
            notice.offer(self.tr("打开所在文件夹"), Folder(done.apart.parent, notice).open)

    def _on_done(self, found: object) -> None:
        means = self._means
        if self.panel is not None:
            means.close(self.panel)
            self.panel = None
        self.replaced.emit()
        means.say_all(cast("Returned", found).words)
        means.refresh()

    def _on_failed(self, error: object) -> None:
        means = self._means
        sentence = means.why(error, self.tr("没有恢复（{0}）；现有的客户库没有改动。"))
        if self.panel is not None and means.is_asked(self.panel):
            self.panel.refuse(sentence)
        else:
            means.tell(sentence)


def _save(place: Place, out: Path, portable: bool, steps: Steps) -> Kept:
    from qhchecklist.store.whole_store import save_store

    return save_store(place, out, datetime.now(UTC), portable, steps.at)


def _look(file: Path, place: Place, steps: Steps) -> tuple[Kept, Present]:
    from qhchecklist.store.whole_store import look_around, look_into

    kept = look_into(file)
    steps.check()
    return kept, look_around(place)


def _bring_back(file: Path, save_to: Path | None, place: Place, by: str, steps: Steps) -> Returned:
    from qhchecklist.store.whole_store import bring_back

    return bring_back(file, place, datetime.now(UTC), by, save_to)


def _bring_apart(file: Path, out: Path, by: str, steps: Steps) -> Returned:
    from qhchecklist.store.whole_store import bring_apart

    return bring_apart(file, out, datetime.now(UTC), by)
