"""Whether the printed checklist has the same bytes on several Pythons: `python tools/same_bytes.py PYTHON...`.

Each PYTHON is an interpreter or a version that `uv` finds, 3.11, 3.12 and 3.13 if none is named. For each an
environment of its own is made below the system's temporary folder, with the pinned packages that printing needs,
and every edition of every sample is printed twice under different seeds of hashing. Exit code 1 if any bytes differ.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NEEDED = ("reportlab[shaping]", "uharfbuzz", "PyYAML", "platformdirs", "segno", "pypdf")
VERSIONS = ("3.11", "3.12", "3.13")
PRINT = """
import hashlib
from datetime import date
from qhchecklist import paths
from qhchecklist.assess.assessment import Assessor
from qhchecklist.checklist import make_checklist
from qhchecklist.policy.pack import load_rulebook
from qhchecklist.policy.profile import load_document, read_profile
from qhchecklist.report.options import PARTS
from qhchecklist.report.pdf import PdfOptions, render
from qhchecklist.work import Work

book = load_rulebook(paths.resources(), paths.DEFAULT_POLICY)
work = {"S03h": Work("submitted", frozenset({0, 1}), "\\u5907\\u6ce8", date(2026, 12, 1), "\\u9a6c\\u4e3d")}
for sample in sorted((paths.resources() / "samples").glob("*.yaml")):
    reading = read_profile(load_document(sample), book.catalogue, book.codes)
    checklist = make_checklist(Assessor(book).assess(reading, date(2026, 11, 23)), work)
    for options in (PdfOptions(), PdfOptions("en", fillable=True), PdfOptions(large=True, parts=tuple(PARTS))):
        print(sample.stem, options.lang, options.large, hashlib.sha256(render(checklist, options)).hexdigest())
"""


def main(interpreters: list[str]) -> int:
    """Print a line per file; the exit code."""
    made = [
        (f"{interpreter}, seed {seed}", _printed(_environment(interpreter), seed))
        for interpreter in interpreters or VERSIONS
        for seed in ("1", "2")
    ]
    (_, first), *others = made
    print(first, end="")
    differing = [name for name, lines in others if lines != first]
    print(f"differ: {', '.join(differing)}" if differing else f"the same on {len(made)} runs")
    return bool(differing)


def _environment(interpreter: str) -> Path:
    """The interpreter of an environment that can print; made the first time."""
    name = interpreter.strip("/").replace("/", "-")
    folder = Path(tempfile.gettempdir()) / "qhchecklist-same-bytes" / name
    python = folder / "bin" / "python"
    if not python.exists():
        _run(sys.executable, "-m", "uv", "venv", "--quiet", "--python", interpreter, str(folder))
    pins = ["-c", str(ROOT / "requirements.lock")]
    _run(sys.executable, "-m", "uv", "pip", "install", "--quiet", "--python", str(python), *pins, *NEEDED)
    return python


def _printed(python: Path, seed: str) -> str:
    """Names and hashes of all files."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed}
    return _run(str(python), "-c", PRINT, environment=environment)


def _run(*command: str, environment: dict[str, str] | None = None) -> str:
    done = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    return done.stdout


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
