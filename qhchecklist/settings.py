"""How the window was left: read at start, written at the end, never in the way.

A missing folder is made, a broken file is ignored with a notice, a folder that cannot be written is
reported once; the program works without any of them.
"""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any, Literal, TypeAlias, get_args

from qhchecklist.policy.problem import UnreadableFileError
from qhchecklist.policy.record import record
from qhchecklist.policy.system_error import refusal
from qhchecklist.policy.text import Lang, Text
from qhchecklist.policy.whole_file import write_whole

ThemeName: TypeAlias = Literal["light", "dark", "system"]

ListOrder: TypeAlias = Literal["notice", "title", "soonest", "due", "state"]
"""The order of the list: as in the notice, by title, what settles soonest, by due date, by state of work."""

FILE = "settings.json"

SMALLEST_SCALE, LARGEST_SCALE = 1.0, 2.0


@record
class Settings:
    """geometry: x, y, width, height of the window in device-independent pixels, empty at the first start;
    columns: widths of the four zones; hidden: zones that are folded away; folder: last used for files;
    used: commands picked from the palette, the latest first; recent: paths of files, the latest first;
    order: of the list; reader: x, y, width, height of the window in which the notice is read; large, fillable,
    parts: how the paper is made (report/options.py); clients: place of the client list, like that of the reader;
    consultant: who records visits here; server: host, port, database, user and certificate of the one that keeps the
    clients, nothing when they are in a file; its password is in the system's keyring.
    """

    theme: ThemeName = "system"
    scale: float = 1.0
    lang: Lang = "zh"
    geometry: tuple[int, ...] = ()
    maximized: bool = False
    columns: tuple[int, ...] = ()
    hidden: tuple[str, ...] = ()
    folder: str = ""
    used: tuple[str, ...] = ()
    recent: tuple[str, ...] = ()
    order: ListOrder = "notice"
    reader: tuple[int, ...] = ()
    large: bool = False
    fillable: bool = False
    parts: tuple[str, ...] = ("findings", "documents")
    clients: tuple[int, ...] = ()
    consultant: str = ""
    server: tuple[str, ...] = ()


def load(folder: Path) -> tuple[Settings, Text | None]:
    """The settings, and what to tell the user when they could not be read."""
    path = folder / FILE
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        return _read(raw), None
    except FileNotFoundError:
        return Settings(), None
    except (OSError, ValueError, TypeError, RecursionError):
        zh = f"设置文件 {path} 读不懂，已按初始设置打开；关闭窗口时会重写。"
        return Settings(), Text(zh, f"Cannot read the settings in {path}; starting with the defaults.")


def save(folder: Path, settings: Settings) -> Text | None:
    """Write the settings as a whole; returns what to tell the user when that is impossible."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(folder / FILE, (json.dumps(asdict(settings), ensure_ascii=False, indent=2) + "\n").encode())
    except UnreadableFileError as error:
        return error.message
    except OSError as error:
        why = refusal(error).both
        return Text(f"设置存不进 {folder}：{why.zh}。", f"Cannot keep the settings in {folder}: {why.en}.")
    return None


def _read(raw: Any) -> Settings:
    """Settings from JSON; raises ValueError or TypeError. Unknown keys are of a newer version and ignored."""
    if not isinstance(raw, dict):
        raise TypeError("settings")
    known = {field.name for field in fields(Settings)}
    given: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in raw.items() if key in known
    }
    settings = Settings(**given)
    if settings.theme not in get_args(ThemeName) or settings.lang not in get_args(Lang):
        raise ValueError("settings")
    if settings.order not in get_args(ListOrder):
        raise ValueError("settings")
    if not SMALLEST_SCALE <= settings.scale <= LARGEST_SCALE or len(settings.geometry) not in (0, 4):
        raise ValueError("settings")
    if len(settings.reader) not in (0, 4) or len(settings.clients) not in (0, 4):
        raise ValueError("settings")
    places = (*settings.geometry, *settings.columns, *settings.reader, *settings.clients)
    if not all(isinstance(number, int) for number in places):
        raise TypeError("settings")
    names = (*settings.hidden, *settings.used, *settings.recent, *settings.parts, *settings.server)
    if not all(isinstance(name, str) for name in (*names, settings.folder, settings.consultant)):
        raise TypeError("settings")
    return settings
