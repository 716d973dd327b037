"""A desktop of its own: X server, window manager, session bus with the accessibility bus, and the program on it.

Everything is driven as a person does it, by keys through the X server; what is on screen is read from
the accessibility tree, as a screen reader reads it.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Any

NEEDED = ("Xvfb", "openbox", "xdotool", "xclip", "dbus-daemon", "dbus-send", "fcitx5", "fcitx5-remote")
"""Programs of the system; without them this folder is not collected."""

ROOT = Path(__file__).resolve().parents[2]
_SYSTEM_PYTHON = "/usr/bin/python3"
_TREE = Path(__file__).with_name("accessible_tree.py")

_TITLE = "青海外贸政策适用清单"

_PROFILE = """[Groups/0]
Name=Default
Default Layout=us
DefaultIM=pinyin

[Groups/0/Items/0]
Name=keyboard-us
Layout=

[Groups/0/Items/1]
Name=pinyin
Layout=

[GroupOrder]
0=Default
"""
_KEPT = ("PATH", "LANG", "SSL_CERT_FILE", "PYTHONPYCACHEPREFIX")
_LIST_NAMES = ("--dest=org.freedesktop.DBus", "/", "org.freedesktop.DBus.ListNames")


def missing() -> list[str]:
    """What this machine lacks to run the journeys."""
    lacking = [name for name in NEEDED if shutil.which(name) is None]
    asked = [_SYSTEM_PYTHON, "-c", "import pyatspi"]
    if not Path(_SYSTEM_PYTHON).exists() or subprocess.run(asked, capture_output=True).returncode:
        lacking.append("python3-pyatspi")
    return lacking


def wait_until(happened: Callable[[], Any], what: str, seconds: float = 20.0) -> Any:
    """The first true answer of `happened`, asked again and again; fails by name when none comes."""
    pause = Event()
    for _ in range(int(seconds / 0.05)):
        answer = happened()
        if answer:
            return answer
        pause.wait(0.05)
    raise AssertionError(f"never happened: {what}")


@dataclass(frozen=True)
class Node:
    """One object of the accessibility tree."""

    role: str
    name: str
    description: str
    states: frozenset[str]
    depth: int
    text: str = ""


def _ask_the_manager(window: str) -> tuple[str, ...]:
    return ("windowactivate", window)


def _ask_the_server(window: str) -> tuple[str, ...]:
    return ("windowfocus", window)


def _click_the_frame(window: str) -> tuple[str, ...]:
    return ("mousemove", "--window", window, "300", "-8", "click", "1")


_WAYS_TO_THE_FRONT = (_ask_the_manager, _ask_the_server, _click_the_frame)


class Desktop:
    """Runs programs and presses keys."""

    def __init__(self, environment: dict[str, str], home: Path) -> None:
        self._environment = environment
        self.home = home
        self.program: subprocess.Popen[bytes] | None = None
        self._ears: subprocess.Popen[str] | None = None
        self._holders: list[subprocess.Popen[bytes]] = []
        self._manager: subprocess.Popen[bytes] | None = None

    def manage_windows(self) -> None:
        """See that a window manager runs; one that has ended is started again, as a session does."""
        if self._manager is not None and self._manager.poll() is None:
            return
        with (self.home / "openbox.log").open("ab") as log:
            self._manager = subprocess.Popen(["openbox"], env=self._environment, stdout=log, stderr=log)
        wait_until(lambda: self.run("xdotool", "get_desktop").strip() == "0", "a window manager")

    def start(self, *arguments: str) -> None:
        """Start the program and wait for its window."""
        command = [sys.executable, "-m", "qhchecklist", *arguments]
        log = (self.home / "program.log").open("ab")
        self.program = subprocess.Popen(
            command, cwd=ROOT, env=self._environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log
        )
        log.close()
        wait_until(lambda: self.window_titles(_TITLE), f"a window\n{self.log()}", 40)
        self.run("xdotool", "search", "--sync", "--onlyvisible", "--name", _TITLE, "windowfocus")

    def log(self) -> str:
        """What the program wrote."""
        path = self.home / "program.log"
        return path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""

    def leave(self) -> None:
        """Wait for the program to end by itself."""
        assert self.program is not None
        assert self.program.wait(20) == 0, self.log()

    def run(self, *command: str, text: str | None = None) -> str:
        """A command on this desktop; its output."""
        done = subprocess.run(
            command, env=self._environment, input=text, capture_output=True, text=True, timeout=60, check=False
        )
        return done.stdout

    def key(self, *keys: str) -> None:
        """Press keys one after another, e.g. `ctrl+n`, `Tab`."""
        self.run("xdotool", "key", "--clearmodifiers", "--delay", "25", *keys)

    def settle(self, happened: Callable[[], Any], seconds: float = 0.4) -> None:
        """Give something a moment to happen; not everything that is pressed moves the keyboard."""
        pause = Event()
        for _ in range(int(seconds / 0.02)):
            if happened():
                return
            pause.wait(0.02)

    def type(self, text: str) -> None:
        """Type letters and figures; other characters come from the clipboard, as from an input method or a list."""
        if text.isascii():
            self.run("xdotool", "type", "--clearmodifiers", "--delay", "15", text)
            return
        holder = subprocess.Popen(
            ["xclip", "-selection", "clipboard", "-loops", "0", "-quiet"], env=self._environment, stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        assert holder.stdin is not None
        holder.stdin.write(text.encode())
        holder.stdin.close()
        wait_until(lambda: self.run("xclip", "-selection", "clipboard", "-o") == text, "the clipboard")
        self.key("ctrl+v")
        self._holders.append(holder)

    def window_titles(self, name: str) -> list[str]:
        """The titles of the visible windows whose title contains a text."""
        return [self.run("xdotool", "getwindowname", one).strip() for one in self._windows(name)]

    def in_front(self) -> bool:
        """Whether the keys go to the program's window; for a moment after a dialog they go nowhere."""
        return _TITLE in self.run("xdotool", "getwindowfocus", "getwindowname")

    def come_to_front(self) -> None:
        """Wait until the keys go to the window. The window manager now and then gives them to nobody after a dialog;
        then a person asks for the window, and in the end clicks on its frame.
        """
        self.manage_windows()
        self.settle(self.in_front, 3.0)
        for attempt in range(8):
            if self.in_front():
                return
            for window in self._windows(_TITLE):
                self.run("xdotool", *_WAYS_TO_THE_FRONT[attempt % len(_WAYS_TO_THE_FRONT)](window))
            self.settle(self.in_front, 3.0)
        raise AssertionError(f"the window is not in front\n{self._who_is_there()}\n{self.log()}")

    def _windows(self, name: str) -> list[str]:
        """The ids of the visible windows whose title contains a text."""
        return self.run("xdotool", "search", "--onlyvisible", "--name", name).split()

    def _who_is_there(self) -> str:
        """What one must know when the keys go astray: who has them, which windows there are, whether one is managed."""
        titles = [f"{one} {self.run('xdotool', 'getwindowname', one).strip()}" for one in self._windows(".")]
        focus = self.run("xdotool", "getwindowfocus").strip()
        ended = self._manager is not None and self._manager.poll()
        return f"keys go to {focus}, window manager {'runs' if ended is None else ended}, windows {titles}"

    def tree(self) -> list[Node]:
        """The accessibility tree of the program, depth first."""
        return self._hear("tree")

    def focused(self) -> Node | None:
        """What has the keyboard."""
        heard = self._hear("focus")
        return heard[0] if heard else None

    def _hear(self, command: str) -> list[Node]:
        if self._ears is None:
            with (self.home / "ears.log").open("ab") as log:
                self._ears = subprocess.Popen(
                    [_SYSTEM_PYTHON, str(_TREE)],
                    env=self._environment,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=log,
                    text=True,
                    encoding="utf-8",
                )
        assert self._ears.stdin is not None
        assert self._ears.stdout is not None
        self._ears.stdin.write(f"{command}\n")
        self._ears.stdin.flush()
        raw = []
        for line in iter(self._ears.stdout.readline, "\n"):
            assert line, f"the ears have ended\n{(self.home / 'ears.log').read_text(encoding='utf-8')}"
            raw.append(json.loads(line))
        return [Node(**{**one, "states": frozenset(one["states"])}) for one in raw]

    def says(self, pattern: str) -> bool:
        """Whether an object on screen has a name or a text that fits a pattern; to ask for all takes seconds."""
        return bool(self._hear(f"says {pattern}"))

    def picture(self, path: Path) -> None:
        """The whole screen as a PNG, for people."""
        self.run("import", "-window", "root", str(path))

    def input_method(self) -> None:
        """Start fcitx5 with pinyin, as a Chinese desktop has it; must come before the program."""
        folder = Path(self._environment["XDG_CONFIG_HOME"]) / "fcitx5"
        folder.mkdir(parents=True)
        (folder / "profile").write_text(_PROFILE, encoding="utf-8")
        method = subprocess.Popen(
            ["fcitx5", "--disable", "wayland,waylandim,cloudpinyin"],
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._holders.append(method)
        wait_until(lambda: "IBus" in self.run("dbus-send", "--session", "--print-reply", *_LIST_NAMES), "fcitx5")

    def close(self) -> None:
        """End what still runs."""
        for process in (self.program, self._ears, *self._holders, self._manager):
            if process is not None:
                process.kill()
                process.wait(10)
                for pipe in (process.stdin, process.stdout):
                    if pipe is not None and not pipe.closed:
                        pipe.close()


@contextmanager
def desktop(home: Path, size: str = "1366x768x24") -> Iterator[Desktop]:
    """A desktop with empty user folders below `home`."""
    with ExitStack() as stack:
        number = _x_server(stack, size)
        environment = {
            **{key: os.environ[key] for key in _KEPT if key in os.environ},
            "DISPLAY": f":{number}",
            "HOME": str(home),
            "LANG": "C.UTF-8",
            "XDG_RUNTIME_DIR": str(_private(home / "run")),
            "XDG_CONFIG_HOME": str(home / "设置 config"),
            "XDG_DATA_HOME": str(home / "data"),
            "XDG_CACHE_HOME": str(home / "cache"),
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }
        environment["DBUS_SESSION_BUS_ADDRESS"] = _session_bus(stack, environment)
        made = Desktop(environment, home)
        stack.callback(made.close)
        made.manage_windows()
        try:
            yield made
        except BaseException:
            made.picture(home / "failed.png")
            raise


def _private(folder: Path) -> Path:
    folder.mkdir(mode=0o700)
    return folder


def _x_server(stack: ExitStack, size: str) -> int:
    """A server on a free display; it tells which. No key repeats itself: on a busy machine it is long before one that
    was pressed is let go, and then a figure stood there six times.
    """
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", size, "-r", "-nolisten", "tcp", "+extension", "RANDR"],
        pass_fds=[writing],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    stack.callback(_end, server)
    os.close(writing)
    with os.fdopen(reading) as told:
        return int(told.readline())


def _session_bus(stack: ExitStack, environment: dict[str, str]) -> str:
    bus = subprocess.Popen(
        ["dbus-daemon", "--session", "--print-address=1", "--nofork"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    stack.callback(_end, bus)
    assert bus.stdout is not None
    stack.enter_context(bus.stdout)
    return bus.stdout.readline().strip()


def _end(process: subprocess.Popen[Any]) -> None:
    process.terminate()
    process.wait(10)
