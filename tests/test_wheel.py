"""The built wheel holds everything the program needs, and runs away from the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def names(folder: Path) -> set[str]:
    """The files of a folder."""
    return {path.name for path in folder.iterdir()}


def test_the_main_job_runs_from_the_built_wheel(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path / "dist")]
    subprocess.run(build, check=True, cwd=ROOT, capture_output=True)
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    assert names(site / "qhchecklist" / "_resources" / "fonts") == names(ROOT / "resources" / "fonts")
    assert wheel.stat().st_size < 40_000_000, "what a firm downloads"
    pdf = tmp_path / "清单.pdf"
    command = [sys.executable, "-m", "qhchecklist", "assess", "quinoa-garlic", "--pdf", str(pdf)]
    environment = {
        **os.environ,
        "PYTHONPATH": str(site),
        "PYTHONSAFEPATH": "1",
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
    }
    done = subprocess.run(command, check=True, cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8")
    assert "出口退税六日办结" in done.stdout
    assert not list((tmp_path / "cache").glob("*")), "the compiled rule book of the wheel was not used"
    assert pdf.read_bytes().startswith(b"%PDF-1.7")
