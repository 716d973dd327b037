"""One running program for each user: a second start hands its file to the first and ends.

The lock decides who is first, without a race and without a stale one (see lock.py). A first program that hangs
or is busy does not answer in time; the second then opens a window of its own.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, cast
from zlib import crc32

from PySide6.QtCore import QDeadlineTimer, QObject, QSysInfo, Signal
from PySide6.QtWidgets import QApplication, QMainWindow

from qhchecklist.lock import Lock
from qhchecklist.policy.digest import sha256

if TYPE_CHECKING:  # loaded when it is needed, after the first window is shown
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

    from qhchecklist.ui.files import Files
    from qhchecklist.ui.notices import NoticeArea
    from qhchecklist.ui.session import Session

PATIENCE_MS = 2_500
"""So long a second start waits for the first to answer."""
_PAUSE_MS = 50
_LONGEST_ADDRESS = 90
"""In bytes; a socket's path has room for about a hundred."""
_LONGEST_MESSAGE = 64 * 1024
_ANSWER = b"ok\n"
_TOKEN = "XDG_ACTIVATION_TOKEN"
"""By it Wayland lets the first program's window come to the front at the wish of the second."""


class SingleInstance(QObject):
    """Either the first program, which is told by `asked` (Path or None) of every later start, or a later one."""

    asked = Signal(object)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        host = f"{crc32(QSysInfo.machineHostName().encode()):08x}"  # a home may be shared
        self._folder = folder
        self._lock = Lock(folder / f"running-{host}.lock")
        self._address = _address(folder / f"running-{host}.socket")
        self._server: QLocalServer | None = None

    def is_first(self) -> bool:
        """Whether no other program runs; also where that cannot be found out."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            return self._lock.take()
        except OSError:
            return True

    def listen(self) -> None:
        """Be told of later starts; without that the program works as well."""
        if not self._lock.held or not _has_network():
            return
        from PySide6.QtNetwork import QLocalServer

        QLocalServer.removeServer(self._address)  # left behind by a program that was killed
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._on_connection)
        if server.listen(self._address):
            self._server = server

    def close(self) -> None:
        """Let the next start be the first, before the last of this one is done."""
        if self._server is not None:
            self._server.close()
        self._lock.let_go(remove=True)

    # --- the second ----------------------------------------------------------------------------------

    def hand_over(self, file: Path | None, patience_ms: int = PATIENCE_MS) -> bool:
        """Ask the first program to open a file or to come to the front; False when it does not answer."""
        if not _has_network():
            return False
        from PySide6.QtNetwork import QLocalSocket

        deadline = QDeadlineTimer(patience_ms)
        message = {"open": "" if file is None else os.path.abspath(file), "token": os.environ.get(_TOKEN, "")}
        while not deadline.hasExpired():
            line = QLocalSocket()
            line.connectToServer(self._address)
            if line.waitForConnected(deadline.remainingTime()):
                line.write(json.dumps(message).encode() + b"\n")
                return _is_answered(line, deadline)
            _pause()  # it may have only just begun
        return False

    # --- the first -----------------------------------------------------------------------------------

    def _on_connection(self) -> None:
        while self._server is not None and (line := self._server.nextPendingConnection()) is not None:
            line.readyRead.connect(self._on_message)
            line.disconnected.connect(line.deleteLater)

    def _on_message(self) -> None:
        line = cast("QLocalSocket", self.sender())
        if not line.canReadLine():
            if line.bytesAvailable() > _LONGEST_MESSAGE:
                line.abort()
            return
        message = _read(bytes(line.readLine(_LONGEST_MESSAGE).data()))
        if message is None:
            line.abort()
            return
        line.write(_ANSWER)
        line.flush()
        line.disconnectFromServer()
        file, token = message
        if token:
            os.environ[_TOKEN] = token
        self.asked.emit(file)


def _has_network() -> bool:
    """Whether Qt's sockets can be loaded; they need a library of the system that may be missing."""
    try:
        import PySide6.QtNetwork  # noqa: F401
    except ImportError:
        return False
    return True


class Reception(QObject):
    """Does in the window what a later start asks for."""

    def __init__(self, session: Session, files: Files, notices: NoticeArea, window: QMainWindow) -> None:
        super().__init__(window)
        self._session = session
        self._files = files
        self._notices = notices
        self._window = window
        self._file: Path | None = None

    def receive(self, file: Path | None) -> None:
        """Come to the front and open the file, unless it is open already; under a dialog, offer to."""
        self._come_to_front()
        if file is None or file == self._session.path:
            return
        self._file = file
        if QApplication.activeModalWidget() is None:
            self.open()
        else:  # what the dialog is about must not change behind it
            sentence = self.tr("另外一次启动要打开“{0}”。").format(file.name)
            self._notices.tell(sentence).offer(self.tr("现在打开"), self.open)

    def open(self) -> None:
        """Open the file asked for last; unsaved changes are asked about as always."""
        file, self._file = self._file, None
        if file is not None:
            self._files.leave_for(file)

    def _come_to_front(self) -> None:
        """Before the person, or at least marked in the task bar where the system forbids more."""
        from PySide6.QtCore import Qt

        window = self._window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()
        QApplication.alert(window)


def _address(path: Path) -> str:
    """The socket's path; for one too long, a name that the system places in its temporary folder."""
    if len(os.fsencode(path)) <= _LONGEST_ADDRESS and os.name != "nt":
        return str(path)
    return f"qhchecklist-{sha256(os.fsencode(path)).hexdigest()[:24]}"


def _is_answered(line: QLocalSocket, deadline: QDeadlineTimer) -> bool:
    while line.bytesAvailable() < len(_ANSWER):
        if not line.waitForReadyRead(max(0, deadline.remainingTime())):
            break
    return bytes(line.readAll().data()) == _ANSWER


def _pause() -> None:
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(_PAUSE_MS, loop.quit)
    loop.exec()


def _read(message: bytes) -> tuple[Path | None, str] | None:
    """What a later start wishes: a file or none, and its token; None for anything else."""
    try:
        wish = json.loads(message)
        file, token = wish["open"], wish["token"]
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    if not isinstance(file, str) or not isinstance(token, str) or "\x00" in file + token:
        return None
    return (Path(file) if file else None), token
