"""Runs one piece of work off the window's thread and hands back its value or its exception."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal


class Task(QObject):
    """Work under way. Exactly one of the signals comes, on the thread of the receiver."""

    finished = Signal(object)
    failed = Signal(object)


class _Runner(QRunnable):
    """The part that runs elsewhere; touches nothing but the task's signals."""

    def __init__(self, work: Callable[[], object], task: Task) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self._work = work
        self._task = task

    def run(self) -> None:
        """Do the work; every exception is the caller's to show, none may end the thread."""
        try:
            value = self._work()
        except Exception as error:  # noqa: BLE001
            self._task.failed.emit(error)
        else:
            self._task.finished.emit(value)


class Background(QObject):
    """Starts work and keeps it alive until its result has been delivered."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._running: dict[Task, _Runner] = {}

    def start(
        self, work: Callable[[], object], done: Callable[[object], None], failed: Callable[[object], None]
    ) -> Task:
        """Run `work`; `done` gets its value or `failed` its exception. Both must be bound methods of a QObject."""
        task = Task(self)
        runner = _Runner(work, task)
        self._running[task] = runner
        task.finished.connect(done)
        task.failed.connect(failed)
        task.finished.connect(self._on_over)
        task.failed.connect(self._on_over)
        self._pool.start(runner)
        return task

    def wait(self) -> None:
        """Wait for what was started, before the program ends."""
        self._pool.waitForDone()

    def _on_over(self, result: object) -> None:
        task = self.sender()
        if isinstance(task, Task):
            self._running.pop(task, None)
            task.deleteLater()
