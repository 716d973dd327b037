"""Runs work off the window's thread and hands back its value or its exception; long work can be watched and stopped."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from threading import Event
from typing import cast

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot

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
    """Work under way on another thread; everything is told on the window's.

    Exactly one of `finished` (with its value), `failed` (with its exception) and `cancelled` comes, right after
    `over`.
    """

    finished = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    _stepped = Signal(int, int)
    _ended = Signal(str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stop = Event()
        # The only two connections from thread to thread, both to declared slots: what is connected to the
        # signals above runs on one thread, in order, and knows its sender.
        self._stepped.connect(self._on_step, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._on_end, Qt.ConnectionType.QueuedConnection)

    def tell_step(self, done: int, total: int) -> None:
        """Called by the work, from its own thread."""
        self._stepped.emit(done, total)

    def tell_end(self, how: str, value: object = None) -> None:
        """Called once by the runner, from its own thread; `how` is the name of a signal."""
        self._ended.emit(how, value)

    @Slot(int, int)
    def _on_step(self, done: int, total: int) -> None:
        self.progressed.emit(done, total)

    @Slot(str, object)
    def _on_end(self, how: str, value: object) -> None:
        self.over.emit()
        match how:
            case "finished":
                self.finished.emit(value)
            case "failed":
                self.failed.emit(value)
            case _:
                self.cancelled.emit()
        self.deleteLater()

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
        self._task.tell_step(done, total)


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
            self._task.tell_end("cancelled")
        except Exception as error:  # noqa: BLE001
            self._task.tell_end("failed", error)
        else:
            self._task.tell_end("finished", value)


class Background(QObject):
    """Does one piece of work after the other and keeps each alive until its result has been delivered."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._running: dict[Task, _Runner] = {}
        # First of all that goes with it: the pool's own end waits for the work while it holds the interpreter, which
        # the work needs to come to its end.
        self.destroyed.connect(partial(_let_end, self._pool, self._running))

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
        task.over.connect(self._on_over)
        task.finished.connect(done)
        task.failed.connect(failed)
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
        self._running.pop(cast(Task, self.sender()), None)


def _let_end(pool: QThreadPool, running: dict[Task, _Runner], _gone: QObject | None = None) -> None:
    """Stop what takes steps, and let the rest end."""
    for task in running:
        task.stop.set()
    pool.waitForDone()


def _without_steps(work: Callable[[], object], steps: Steps) -> object:
    return work()
