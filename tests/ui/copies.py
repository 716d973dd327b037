"""Tests run in copies of a process that has something ready for them, so that it is made once and yet is new.

To build a window takes longer than what most tests do with it, and a window that a test has used is not new any more.
But the system copies a whole process in a few milliseconds: each test gets a copy of its own, in which nothing has
happened since the window was built, and which ends with the test.

The processes that are copied are split off before any test runs, for a copy has no threads but the one that made it.
"""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any

import pytest
from _pytest.runner import runtestprotocol

_FORK = get_context("fork")


def are_possible(config: pytest.Config) -> bool:
    """Only Linux copies a process that uses Qt; a debugger has to be where the test is."""
    return sys.platform == "linux" and not (config.getoption("usepdb") or config.getoption("trace"))


class Copies:
    """A plugin of pytest: runs a test in a copy of a process that has prepared what the test wants.

    `wanted` names what a test wants, a key of `prepare`; None: the test runs here.
    """

    def __init__(
        self,
        session: pytest.Session,
        wanted: Callable[[pytest.Item], str | None],
        prepare: Mapping[str, Callable[[], object]],
    ) -> None:
        self._config, self._wanted = session.config, wanted
        self._is_copy = False
        self._reports: list[pytest.TestReport] = []
        named = {wanted(item) for item in session.items} - {None}
        self._originals = {
            name: Original(session.items, made, self._run) for name, made in prepare.items() if name in named
        }

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self) -> None:
        """Split off the processes to copy."""
        self._config._tmp_path_factory.getbasetemp()  # type: ignore[attr-defined]  # now: every copy would empty it
        for original in self._originals.values():
            original.start()

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_protocol(self, item: pytest.Item, nextitem: pytest.Item | None) -> bool | None:
        """Let a copy run the test, and report what it says."""
        if self._is_copy:
            self._reports = runtestprotocol(item, log=False)
            return True
        wanted = self._wanted(item)
        if wanted is None:
            return None
        item.ihook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
        for report in self._ask(self._originals[wanted], item):
            item.ihook.pytest_runtest_logreport(report=report)
        item.ihook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)
        item.session._setupstate.teardown_exact(nextitem)  # what the tests before shared with this one
        return True

    def pytest_sessionfinish(self) -> None:
        """The originals end when nobody asks them any more; each holds the lines of those before it, too."""
        for original in reversed(self._originals.values()):
            original.end()

    def _ask(self, original: Original, item: pytest.Item) -> Iterator[pytest.TestReport]:
        for told in original.ask(item):
            if isinstance(told, int | None):
                whose = "the process to copy is no longer there" if told is None else f"the copy ended with code {told}"
                words = f"{whose}; with -p no:copies the test runs without a copy"
                yield pytest.TestReport(item.nodeid, item.location, {}, "failed", words, "call")
            else:
                yield self._config.hook.pytest_report_from_serializable(config=self._config, data=told)

    def _run(self, item: pytest.Item, line: Connection[Any, Any]) -> None:
        """In a copy: run the test, and send what is reported of it."""
        self._is_copy = True
        item.ihook.pytest_runtest_protocol(item=item, nextitem=None)
        for report in self._reports:
            line.send(self._config.hook.pytest_report_to_serializable(config=self._config, report=report))


class Original:
    """A process that is copied for each test; it prepares what they want when it is first asked."""

    def __init__(
        self,
        items: list[pytest.Item],
        prepare: Callable[[], object],
        run: Callable[[pytest.Item, Connection[Any, Any]], None],
    ) -> None:
        self._items, self._prepare, self._run = items, prepare, run

    def start(self) -> None:
        """Split it off."""
        self._line, far_end = _FORK.Pipe()
        self._process = _FORK.Process(target=self._serve, args=(far_end,))
        with warnings.catch_warnings():
            # A thread of xdist listens to the process that hands out the tests; the original has no use for it.
            warnings.filterwarnings("ignore", ".*fork", DeprecationWarning)
            self._process.start()
        far_end.close()

    def ask(self, item: pytest.Item) -> Iterator[Any]:
        """What a copy sends of a test; then the code with which it ended, or None without a process, unless all is
        well.
        """
        with suppress(BrokenPipeError):  # then nothing comes back
            self._line.send(self._items.index(item))
        while (told := _next(self._line)) != 0:
            yield told
            if isinstance(told, int | None):
                return

    def end(self) -> None:
        """Nothing more is asked."""
        self._line.close()
        self._process.join()

    def _serve(self, line: Connection[Any, Any]) -> None:
        self._line.close()  # inherited: the line ends when those end who hold that end
        number = _next(line)
        if number is not None:
            self._prepare()
            assert len(os.listdir("/proc/self/task")) == 1, "a copy would lack the threads that were begun"
        while number is not None:
            copy = _FORK.Process(target=self._run, args=(self._items[number], line))
            copy.start()
            copy.join()
            line.send(copy.exitcode)
            number = _next(line)


def _next(line: Connection[Any, Any]) -> Any:
    """What comes next over a line; None when the other end is closed."""
    try:
        return line.recv()
    except (EOFError, ConnectionResetError):
        return None
