"""The real program starts and ends whatever the user's folders are like."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def start(home: Path, *arguments: str, **folders: str | Path) -> subprocess.CompletedProcess[str]:
    """Start the program, with a home of its own, and let it end again."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    environment |= {"HOME": str(home), "QT_QPA_PLATFORM": "offscreen", "XDG_RUNTIME_DIR": str(home)}
    environment |= {name: str(folder) for name, folder in folders.items()}
    command = [sys.executable, "-m", "qhchecklist", *arguments, "--quit-after-start"]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with nothing in it; also the runtime folder, which must be private."""
    folder = tmp_path / "家"
    folder.mkdir(mode=0o700)
    return folder


def test_without_any_folder_it_makes_what_it_needs_and_leaves_no_draft(home: Path) -> None:
    ended = start(home)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert (home / ".config" / "qhchecklist" / "settings.json").exists()
    assert list((home / ".local" / "share" / "qhchecklist").rglob("*")) == []


def test_folders_with_chinese_and_spaces_in_their_names_work(home: Path) -> None:
    names = {
        "XDG_CONFIG_HOME": home / "配置 文件夹",
        "XDG_DATA_HOME": home / "我的 数据",
        "XDG_CACHE_HOME": home / "缓 存",
    }
    file = home / "企业 资料" / "湟源 甲公司.yaml"
    file.parent.mkdir()
    file.write_text("enterprise_name: 湟源甲公司\n", encoding="utf-8")
    ended = start(home, str(file), **names)
    assert (ended.returncode, ended.stderr) == (0, "")
    kept = json.loads((home / "配置 文件夹" / "qhchecklist" / "settings.json").read_text(encoding="utf-8"))
    assert kept["recent"] == [str(file)]


def test_folders_that_cannot_be_made_are_lived_with(home: Path) -> None:
    blocker = home / "只是文件"
    blocker.write_text("x")
    ended = start(home, XDG_CONFIG_HOME=blocker, XDG_DATA_HOME=blocker, XDG_CACHE_HOME=blocker)
    assert ended.returncode == 0
    assert ended.stderr.startswith("设置存不进")
    assert len(ended.stderr.splitlines()) == 1


def test_a_home_that_is_read_only_is_lived_with(home: Path) -> None:
    home.chmod(0o500)
    try:
        ended = start(home)
    finally:
        home.chmod(0o700)
    assert ended.returncode == 0
    assert "Traceback" not in ended.stderr


def test_a_relative_file_is_remembered_by_its_whole_path(home: Path) -> None:
    sample = Path("resources") / "samples" / "quinoa-garlic.yaml"
    assert start(home, str(sample)).returncode == 0
    kept = json.loads((home / ".config" / "qhchecklist" / "settings.json").read_text(encoding="utf-8"))
    assert kept["recent"] == [str(ROOT / sample)]


def test_a_damaged_draft_does_not_prevent_the_start(home: Path) -> None:
    drafts = home / ".local" / "share" / "qhchecklist" / "drafts"
    drafts.mkdir(parents=True)
    (drafts / "a.json").write_bytes(b"\x00\xff" * 5000)
    (drafts / "b.json").write_text("[" * 100_000)
    os.mkfifo(drafts / "c.json")
    ended = start(home)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert sorted(path.name for path in drafts.iterdir()) == ["a.json.damaged", "b.json.damaged", "c.json.damaged"]
