"""File names made of what people typed: such as every system takes, and none that is taken."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path

_REFUSED = re.compile(r'[\\/:*?"<>|]+')
_DEVICES = re.compile(r"(?i)(?:con|prn|aux|nul|clock\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?")
"""What Windows takes for a device, whatever ending it has."""

_LONGEST = 60
"""Characters; in UTF-8 at most 240 bytes of the 255 that file systems take."""


def safe_name(text: str, longest: int = _LONGEST) -> str:
    """A text as a file's name without ending; nothing where nothing of it can stand in one.

    What cannot be seen, what turns a line round and what some system refuses is left out.
    """
    seen = "".join(one if one.isprintable() else " " for one in _REFUSED.sub(" ", text))
    name = " ".join(seen.split())[:longest].strip(" .")
    while len(name.encode("utf-8", "replace")) > 4 * _LONGEST:
        name = name[:-1].rstrip(" .")
    return f"_{name}" if _DEVICES.fullmatch(name) else name


def free_path(folder: Path, stem: str, ending: str, taken: Collection[str] = ()) -> Path:
    """A path in a folder that no file has and whose name is not among the `taken` (in small letters)."""
    number, path = 1, folder / f"{stem}{ending}"
    while path.name.casefold() in taken or path.exists() or path.is_symlink():
        number += 1
        path = folder / f"{stem} {number}{ending}"
    return path
