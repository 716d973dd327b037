"""Tests run in copies of a process that has something ready for them, so that it is made once and yet is new.

To build a window takes longer than what most tests do with it, and a window that a test has used is not new any more.
But the system copies a whole process in a few milliseconds: each test gets a copy of its own, in which nothing has
happened since the window was built, and which ends with the test.

The process that is copied is split off before any test runs, for a copy has no threads but the one that made it.
"""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any

import pytest
from _pytest.runner import runtestprotocol


def are_possible(config: pytest.Config) -> bool:
    """Only Linux copies a process that uses Qt; a debugger has to be where the test is."""
    return sys.platform == "linux" and not (config.getoption("usepdb") or config.getoption("trace"))


class Copies:
    """A plugin of pytest: runs the tests that are `wanted` in copies of a process that has called `prepare`."""

    def __init__(
        self, session: pytest.Session, wanted: Callable[[pytest.Item], bool], prepare: Callable[[], object]
    ) -> None:
        self._items, self._config = session.items, session.config
        self._wanted, self._prepare = wanted, prepare
        self._is_copy = False
        self._reports: list[pytest.TestReport] = []
        self._fork = get_context("fork")

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self) -> None:
        """Split off the process to copy."""
        self._config._tmp_path_factory.getbasetemp()  # type: ignore[attr-defined]  # now: every copy would empty it
        self._line, far_end = self._fork.Pipe()
        self._original = self._fork.Process(target=self._serve, args=(far_end,))
        with warnings.catch_warnings():
            # A thread of xdist listens to the process that hands out the tests; the original has no use for it.
            warnings.filterwarnings("ignore", ".*fork", DeprecationWarning)
            self._original.start()
        far_end.close()

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_protocol(self, item: pytest.Item, nextitem: pytest.Item | None) -> bool | None:
        """Let a copy run the test, and report what it says."""
        if self._is_copy:
            self._reports = runtestprotocol(item, log=False)
            return True
        if not self._wanted(item):
            return None
        item.ihook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
        for report in self._ask(item):
            item.ihook.pytest_runtest_logreport(report=report)
        item.ihook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)
        item.session._setupstate.teardown_exact(nextitem)  # what the tests before shared with this one
        return True

    def pytest_sessionfinish(self) -> None:
        """The original ends when nobody asks it any more."""
        self._line.close()
        self._original.join()

    def _ask(self, item: pytest.Item) -> Iterator[pytest.TestReport]:
        with suppress(BrokenPipeError):  # then nothing comes back
            self._line.send(self._items.index(item))
        while not isinstance(told := _next(self._line), int | None):
            yield self._config.hook.pytest_report_from_serializable(config=self._config, data=told)
        if told != 0:
            whose = "the process to copy is no longer there" if told is None else f"the copy ended with code {told}"
            words = f"{whose}; with -p no:copies the test runs without a copy"
            yield pytest.TestReport(item.nodeid, item.location, {}, "failed", words, "call")

    # --- in the process that is copied ---------------------------------------------------------------

    def _serve(self, line: Connection[Any, Any]) -> None:
        self._line.close()  # inherited: the line ends when the other process ends, if nobody else holds that end
        number = _next(line)
        if number is not None:
            self._prepare()
            assert len(os.listdir("/proc/self/task")) == 1, "a copy would lack the threads that were begun"
        while number is not None:
            copy = self._fork.Process(target=self._run, args=(self._items[number], line))
            copy.start()
            copy.join()
            line.send(copy.exitcode)
            number = _next(line)

    # --- in a copy -----------------------------------------------------------------------------------

    def _run(self, item: pytest.Item, line: Connection[Any, Any]) -> None:
        self._is_copy = True
        item.ihook.pytest_runtest_protocol(item=item, nextitem=None)
        for report in self._reports:
            line.send(self._config.hook.pytest_report_to_serializable(config=self._config, report=report))


def _next(line: Connection[Any, Any]) -> Any:
    """What comes next over a line; None when the other end is closed."""
    try:
        return line.recv()
    except (EOFError, ConnectionResetError):
        return None
