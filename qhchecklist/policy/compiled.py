"""A rule book compiled to one JSON file, so that a start need not read its YAML.

The file begins with the hash of all that went into it: the sources, the modules that read them and the
program's version. A file with another beginning, or one whose content was changed, is never used.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from qhchecklist.policy import code_files, condition, field, model, text
from qhchecklist.policy.codes import Codes
from qhchecklist.policy.digest import sha256
from qhchecklist.policy.encoding import decode, encode, kinds_in
from qhchecklist.policy.problem import UnreadableFileError
from qhchecklist.policy.record import record
from qhchecklist.policy.rulebook import Rulebook
from qhchecklist.policy.whole_file import write_whole


@record
class Contents:
    """What is kept: a rule book with its code lists as they stand in the files."""

    policy: model.Policy
    catalogue: field.FieldCatalogue
    codes: code_files.CodeFiles


_PROGRAM = Path(__file__).parent.parent
_KINDS = kinds_in(text, condition, field, model, code_files) | {Contents.__name__: Contents}


class Cache(Protocol):
    """Says where the user's cache is; asked only when it is needed."""

    def __call__(self) -> Path:
        """The folder; it need not exist, nor be writable."""


def open_rulebook(resources: Path, policy_id: str, bundled: Path, cache: Cache) -> Rulebook:
    """The rule book, compiled if a fresh file is bundled or in the cache, else from its YAML.

    What had to be read from YAML is kept in the cache; whether that succeeds does not matter.
    Raises PackError, also for an unknown id.
    """
    name = f"{policy_id}.json"
    key = fingerprint(resources, policy_id)
    found = read(bundled / name, key)
    if found is not None:
        return found
    folder = cache()
    found = read(folder / name, key)
    if found is None:
        from qhchecklist.policy.pack import load_rulebook  # reads YAML

        found = load_rulebook(resources, policy_id)
        with suppress(UnreadableFileError, OSError):
            folder.mkdir(parents=True, exist_ok=True)
            keep(folder / name, key, found)
    return found


def fingerprint(resources: Path, policy_id: str) -> str:
    """SHA-256 over the names and bytes of everything a rule book is made from."""
    digest = sha256()
    for name, path in _ingredients(resources, resources / "policies" / policy_id):
        with suppress(OSError), path.open("rb", buffering=0) as file:  # what cannot be read is told by the loader
            data = file.read()
            digest.update(f"\0{name}\0{len(data)}\0".encode())
            digest.update(data)
    return digest.hexdigest()


def _ingredients(resources: Path, pack: Path) -> Iterator[tuple[str, Path]]:
    """Every file with its name: the version, the modules that say what the sources mean, and the sources."""
    for folder, names in (
        (_PROGRAM, ("__init__.py",)),
        (_PROGRAM / "policy", _names(_PROGRAM / "policy", ".py")),
        (pack, ("policy.yaml", "source.txt")),
        (pack / "measures", _names(pack / "measures", ".yaml")),
        (resources / "profile", ("fields.yaml",)),
        (resources / "codes", _names(resources / "codes", ".yaml")),
    ):
        for name in names:
            yield f"{folder.name}/{name}", folder / name


def _names(folder: Path, ending: str) -> Sequence[str]:
    try:
        return sorted(name for name in os.listdir(folder) if name.endswith(ending))
    except OSError:
        return ()


def read(path: Path, key: str) -> Rulebook | None:
    """The rule book of a compiled file; None when there is none or it may not be used."""
    try:
        seal, _, content = path.read_bytes().partition(b"\n")
        if seal != _seal(key, content):
            return None
        contents = decode(content.decode(), _KINDS)
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None
    if not isinstance(contents, Contents):
        return None
    return Rulebook(contents.policy, contents.catalogue, Codes(contents.codes))


def keep(path: Path, key: str, rulebook: Rulebook) -> None:
    """Write a compiled file as a whole; raises UnreadableFileError."""
    content = encode(Contents(rulebook.policy, rulebook.catalogue, rulebook.codes.files)).encode()
    write_whole(path, _seal(key, content) + b"\n" + content)


def _seal(key: str, content: bytes) -> bytes:
    return f"qhchecklist {key} {sha256(content).hexdigest()}".encode()


def compile_all(resources: Path, folder: Path, policies: Iterable[str]) -> list[Path]:
    """Compile policies into a folder, as it is done for a wheel; raises PackError or UnreadableFileError."""
    from qhchecklist.policy.pack import load_rulebook

    made = []
    for policy_id in policies:
        made.append(folder / f"{policy_id}.json")
        keep(made[-1], fingerprint(resources, policy_id), load_rulebook(resources, policy_id))
    return made
