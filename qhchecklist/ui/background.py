"""Runs work off the window's thread and hands back its value or its exception; long work can be watched and stopped."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from threading import Event

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

_PATIENCE_MS = 3_000
"""So long the window waits for work to end by itself before it is stopped."""


class CancelledError(Exception):
    """The person does not want the work any more; raised by `Steps` inside the work."""


class Job(QObject):
    """Something under way that takes a while: `progressed` (done, total), and `over` however it ends."""

    progressed = Signal(int, int)
    over = Signal()

    def cancel(self) -> None:
        """Ask the work to stop."""
        raise NotImplementedError


class Task(Job):
    """Work under way on another thread.

    Exactly one of `finished` (with its value), `failed` (with its exception) and `cancelled` comes, on the
    thread of the receiver, right after `over`.
    """

    finished = Signal(object)
    failed = Signal(object)
    cancelled = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stop = Event()

    def cancel(self) -> None:
        """Ask the work to stop; it does at its next step, and work that has not begun never does."""
        self.stop.set()


class Steps:
    """What long work tells and asks while it runs, on its own thread."""

    def __init__(self, task: Task) -> None:
        self._task = task

    def check(self) -> None:
        """Raises CancelledError when nobody wants the work any more."""
        if self._task.stop.is_set():
            raise CancelledError

    def at(self, done: int, total: int) -> None:
        """So many steps are done; raises CancelledError like `check`."""
        self.check()
        self._task.progressed.emit(done, total)


class _Runner(QRunnable):
    """The part that runs elsewhere; touches nothing but the task's signals."""

    def __init__(self, work: Callable[[Steps], object], task: Task) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self._work = work
        self._task = task

    def run(self) -> None:
        """Do the work; every exception is the caller's to show, none may end the thread."""
        steps = Steps(self._task)
        try:
            steps.check()
            value = self._work(steps)
        except CancelledError:
            self._task.cancelled.emit()
        except Exception as error:  # noqa: BLE001
            self._task.failed.emit(error)
        else:
            self._task.finished.emit(value)


class Background(QObject):
    """Does one piece of work after the other and keeps each alive until its result has been delivered."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._running: dict[Task, _Runner] = {}

    def start(
        self, work: Callable[[], object], done: Callable[[object], None], failed: Callable[[object], None]
    ) -> Task:
        """Run short work like `start_long`."""
        return self.start_long(partial(_without_steps, work), done, failed)

    def start_long(
        self, work: Callable[[Steps], object], done: Callable[[object], None], failed: Callable[[object], None]
    ) -> Task:
        """Run `work`, which tells its steps, when what was started before has ended.

        `done` gets its value or `failed` its exception, neither when it is cancelled. Both must be bound
        methods of a QObject.
        """
        task = Task(self)
        runner = _Runner(work, task)
        self._running[task] = runner
        for end in (task.finished, task.failed, task.cancelled):
            end.connect(self._on_over)  # first, so that who is told of the end sees that it is one
        task.finished.connect(done)
        task.failed.connect(failed)
        for end in (task.finished, task.failed, task.cancelled):
            end.connect(self._forget)  # last: a task that is gone would take its news with it
        self._pool.start(runner)
        return task

    def is_busy(self) -> bool:
        """Whether something is under way or waits for its turn."""
        return bool(self._running)

    def wait(self) -> None:
        """Let what is under way end before the program does; what takes long is cancelled."""
        if not self._pool.waitForDone(_PATIENCE_MS):
            self.cancel()
            self._pool.waitForDone()

    def cancel(self) -> None:
        """Ask everything to stop."""
        for task in self._running:
            task.cancel()

    def _on_over(self) -> None:
        task = self.sender()
        if isinstance(task, Task):
            task.over.emit()

    def _forget(self) -> None:
        task = self.sender()
        if isinstance(task, Task):
            self._running.pop(task, None)
            task.deleteLater()


def _without_steps(work: Callable[[], object], steps: Steps) -> object:
    return work()
