"""Watches one program start on an X server of its own: when its window is mapped, painted, and answers.

The server is watched, not the program, so that every toolkit is measured alike. We stand in for a window
manager: a program that answers `_NET_WM_PING` has an event loop that runs.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import psutil
from Xlib import X, display
from Xlib.ext import damage
from Xlib.protocol import event as x_event

PING_EVERY = 0.01
LEAST_SIZE = 120, 60
"""Smaller windows are splash screens and helpers."""


@dataclass(slots=True)
class Start:
    """Seconds from exec to the window mapped, its first frame, the first answer after that, and its last change.

    `rss` and `pss` are of the program with its children, in MiB, some seconds after the last change.
    """

    mapped: float | None = None
    painted: float | None = None
    ready: float | None = None
    settled: float | None = None
    rss: float = 0.0
    pss: float = 0.0


@contextlib.contextmanager
def x_server(size: str = "1600x1000x24") -> Iterator[str]:
    """A virtual X server; gives the name of its display."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", size, "-nolisten", "tcp", "-dpi", "96", "-noreset"]
    server = subprocess.Popen(command, pass_fds=(write,), stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        with os.fdopen(read) as answer:
            yield f":{answer.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


@dataclass(slots=True)
class _Watch:
    """What has been seen of one start."""

    screen: Any
    begun: float
    seen: Start = field(default_factory=Start)
    window: Any = None
    last_damage: float = 0.0
    pings: int = 0
    next_ping: float = 0.0

    def prepare(self) -> None:
        root = self.screen.screen().root
        self.screen.damage_query_version()
        root.change_attributes(event_mask=X.SubstructureNotifyMask | X.SubstructureRedirectMask)
        self.screen.sync()

    def since(self) -> float:
        return time.monotonic() - self.begun

    def is_over(self, quiet: float) -> bool:
        return self.seen.ready is not None and self.since() - self.last_damage > quiet

    def ping(self) -> None:
        """Ask whether the event loop runs."""
        if self.window is None or self.since() < self.next_ping:
            return
        self.pings += 1
        protocols, ping = (self.screen.intern_atom(name) for name in ("WM_PROTOCOLS", "_NET_WM_PING"))
        data = (32, [ping, self.pings, self.window.id, 0, 0])
        self.window.send_event(x_event.ClientMessage(window=self.window, client_type=protocols, data=data))
        self.screen.flush()
        self.next_ping = self.since() + PING_EVERY

    def take(self, event: Any) -> None:
        """One event of the server."""
        if event.type == X.MapRequest:
            event.window.map()
        elif event.type == X.ConfigureRequest:
            place = {"x": max(event.x, 0), "y": max(event.y, 0)}
            event.window.configure(**place, width=max(event.width, 1), height=max(event.height, 1))
        elif event.type == X.MapNotify and self.window is None and not event.override:
            self._mapped(event.window)
        elif event.type == self.screen.extension_event.DamageNotify and self.window is not None:
            self.last_damage = self.since()
            if self.seen.painted is None and not _is_blank(self.window):
                self.seen.painted = self.since()
        elif event.type == X.ClientMessage and self.seen.painted is not None and self.seen.ready is None:
            self.seen.ready = self.since()
        elif event.type == X.DestroyNotify and self.window is not None and event.window.id == self.window.id:
            self.window, self.seen = None, Start()  # a splash screen went: the window is still to come
        self.screen.flush()

    def _mapped(self, window: Any) -> None:
        place = window.get_geometry()
        if place.width < LEAST_SIZE[0] or place.height < LEAST_SIZE[1]:
            return
        self.window = window
        self.seen.mapped = self.last_damage = self.since()
        window.damage_create(damage.DamageReportRawRectangles)
        if not _is_blank(window):
            self.seen.painted = self.since()


def _is_blank(window: Any) -> bool:
    """Whether the upper left part of a window has but one colour."""
    place = window.get_geometry()
    data = window.get_image(0, 0, min(place.width, 400), min(place.height, 300), X.ZPixmap, 0xFFFFFFFF).data
    pixels = data if isinstance(data, bytes) else data.encode("latin-1")
    return bool(pixels == pixels[:4] * (len(pixels) // 4))


def watch(
    command: Sequence[str], environment: Mapping[str, str], where: str, quiet: float = 0.7, idle: float = 0.0
) -> Start:
    """Start a program and watch it until its window has been quiet; then end it. `idle`: seconds until memory is read.

    Raises TimeoutError when no window answers within 30 seconds.
    """
    screen = display.Display(where)
    seen = _Watch(screen, time.monotonic())
    seen.prepare()
    seen.begun = time.monotonic()
    program = subprocess.Popen(
        command, env=dict(environment), start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        while not seen.is_over(quiet):
            if seen.since() > 30:
                raise TimeoutError(" ".join(command))
            seen.ping()
            if not screen.pending_events():
                select.select([screen.fileno()], [], [], 0.004)
            while screen.pending_events():
                seen.take(screen.next_event())
        seen.seen.settled = seen.last_damage
        if idle:
            time.sleep(idle)
            seen.seen.rss, seen.seen.pss = _memory(program.pid)
    finally:
        _end(program)
        screen.close()
    return seen.seen


def _memory(pid: int) -> tuple[float, float]:
    """RSS and PSS of a process with its children, in MiB."""
    family = [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]
    found = [one.memory_full_info() for one in family]
    return sum(one.rss for one in found) / 2**20, sum(one.pss for one in found) / 2**20


def _end(program: subprocess.Popen[bytes]) -> None:
    family = [psutil.Process(program.pid), *psutil.Process(program.pid).children(recursive=True)]
    with contextlib.suppress(ProcessLookupError):
        os.killpg(program.pid, signal.SIGTERM)
    _, left = psutil.wait_procs(family, timeout=2)
    for process in left:
        process.kill()
    program.wait()
