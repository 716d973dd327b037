"""Where the window opens, and where files are proposed."""

from __future__ import annotations

from PySide6.QtCore import QRect, QStandardPaths
from PySide6.QtGui import QGuiApplication

FIRST_SIZE = (1440, 900)
LEAST_SIZE = (720, 480)


def documents() -> str:
    """Where files are proposed the first time."""
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)


def screens() -> list[QRect]:
    """The rooms of all screens, the first one the main screen."""
    primary = QGuiApplication.primaryScreen()
    return [screen.availableGeometry() for screen in sorted(QGuiApplication.screens(), key=lambda one: one != primary)]


def fitted(geometry: tuple[int, ...], screens: list[QRect]) -> QRect:
    """A window's place inside one of the screens: where it was if most of it is visible, else in the middle."""
    main = screens[0] if screens else QRect(0, 0, *FIRST_SIZE)
    wanted = QRect(*geometry) if len(geometry) == 4 else QRect(main.topLeft(), main.size().boundedTo(main.size()))
    if len(geometry) != 4:
        wanted.setSize(main.size().boundedTo(QRect(0, 0, *FIRST_SIZE).size()))
        wanted.moveCenter(main.center())
        return wanted
    home = next((screen for screen in screens if screen.intersects(wanted)), main)
    wanted.setSize(wanted.size().expandedTo(QRect(0, 0, *LEAST_SIZE).size()).boundedTo(home.size()))
    if not home.contains(wanted):
        wanted.moveLeft(min(max(wanted.left(), home.left()), home.right() - wanted.width() + 1))
        wanted.moveTop(min(max(wanted.top(), home.top()), home.bottom() - wanted.height() + 1))
    return wanted
