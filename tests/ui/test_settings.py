"""Settings are never in the way: missing, broken and unwritable folders are lived with."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from qhchecklist.settings import FILE, Settings, load, save


def test_settings_come_back_as_they_were_kept(tmp_path: Path) -> None:
    kept = Settings("dark", 1.5, "en", (10, 20, 1200, 800), True, (130, 390, 430, 490), ("index",), "/tmp")
    assert save(tmp_path, kept) is None
    assert load(tmp_path) == (kept, None)


def test_a_folder_that_does_not_exist_gives_the_defaults_and_is_made(tmp_path: Path) -> None:
    folder = tmp_path / "还没有" / "这个文件夹"
    assert load(folder) == (Settings(), None)
    assert save(folder, Settings(theme="light")) is None
    assert load(folder)[0].theme == "light"


def test_a_folder_with_chinese_and_spaces_in_its_name_works(tmp_path: Path) -> None:
    folder = tmp_path / "用户 配置"
    assert save(folder, Settings(folder="D:/外贸 资料")) is None
    assert load(folder)[0].folder == "D:/外贸 资料"


def test_a_folder_that_cannot_be_made_is_reported_in_one_sentence(tmp_path: Path) -> None:
    blocker = tmp_path / "文件"
    blocker.write_text("x")
    notice = save(blocker / "qhchecklist", Settings())
    assert notice is not None
    assert notice.zh.startswith("设置存不进")


def test_a_file_that_cannot_be_replaced_is_reported_and_nothing_is_left_behind(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    notice = save(tmp_path, Settings())
    assert notice is not None
    assert str(tmp_path / FILE) in notice.zh
    assert [path.name for path in tmp_path.iterdir()] == [FILE]
    assert load(tmp_path)[0] == Settings()


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        '{"theme": "pink"}',
        '{"scale": 9}',
        '{"scale": "big"}',
        '{"geometry": [1, 2]}',
        '{"geometry": ["a", 1, 2, 3]}',
        '{"columns": 7}',
        "\ufeff\x00",
    ],
)
def test_a_broken_file_is_ignored_with_a_notice(tmp_path: Path, content: str) -> None:
    (tmp_path / FILE).write_text(content, encoding="utf-8")
    settings, notice = load(tmp_path)
    assert settings == Settings()
    assert notice is not None


def test_settings_of_a_newer_version_are_read_as_far_as_they_are_known(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(json.dumps({"theme": "dark", "sidebar": "left"}), encoding="utf-8")
    assert load(tmp_path) == (Settings(theme="dark"), None)
