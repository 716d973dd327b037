"""Work off the window's thread."""

from __future__ import annotations

import os
from threading import Event

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from qhchecklist.ui.background import Background


class Owner(QObject):
    """Has work done, as a part of a window."""

    def __init__(self) -> None:
        super().__init__()
        self.begun, self.ended = Event(), Event()
        self.background = Background(self)

    def begin(self) -> None:
        self.background.start(self.work, self.on_done, self.on_failed)
        assert self.begun.wait(60)

    def work(self) -> None:
        self.begun.set()
        for _ in range(20_000):
            os.stat("/")  # lets others compute meanwhile, and then needs the interpreter again
        self.ended.set()

    def on_done(self, value: object) -> None:
        raise AssertionError("nobody is there to be told")

    def on_failed(self, error: object) -> None:
        raise AssertionError(error)


def test_who_goes_while_work_is_under_way_waits_for_its_end(qtbot: QtBot) -> None:
    for _ in range(5):
        owner = Owner()
        owner.begin()
        ended = owner.ended
        owner.deleteLater()
        window = QWidget()
        qtbot.addWidget(window)
        window.show()
        assert QTest.qWaitForWindowExposed(window)  # an event loop that keeps the interpreter to itself
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert ended.is_set()
