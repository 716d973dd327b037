"""Drafts: whole or not there, owned by one program, never in the way however damaged."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from qhchecklist.dossier import Dossier
from qhchecklist.draft import DraftFile, encode, left_behind
from qhchecklist.lock import Lock
from qhchecklist.policy.problem import UnreadableFileError
from qhchecklist.work import Work

DAY = date(2024, 6, 1)
FIRM = Dossier({"enterprise_name": "甲公司"}, {"S03h": Work("submitted", frozenset({0}), "等\n回复")}, DAY)


def drafts(folder: Path) -> list[str]:
    return [file.read().dossier.profile["enterprise_name"] for file in left_behind(folder)]


def leave(folder: Path, name: str, data: bytes) -> DraftFile:
    """A draft whose program has gone."""
    file = DraftFile(folder, name)
    file.write(data)
    file.let_go()
    return file


def named(name: str) -> bytes:
    return encode(Dossier({"enterprise_name": name}), DAY, None)


def test_a_draft_gives_back_the_whole_dossier_its_file_its_day_and_its_time(tmp_path: Path) -> None:
    path = tmp_path / "企业 资料" / "甲.yaml"
    file = DraftFile(tmp_path / "草稿 文件夹", "a")
    file.write(encode(FIRM, DAY, path))
    draft = file.read()
    assert (draft.dossier, draft.as_of, draft.path) == (FIRM, DAY, path)
    assert abs(draft.at - datetime.now()) < timedelta(minutes=1)


def test_writing_again_replaces_it_as_a_whole_and_leaves_nothing_beside(tmp_path: Path) -> None:
    file = DraftFile(tmp_path, "a")
    file.write(encode(FIRM, DAY, None))
    file.write(named("乙公司"))
    assert file.read().dossier.profile == {"enterprise_name": "乙公司"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.json", "a.lock"]


def test_a_draft_that_cannot_be_written_keeps_the_old_one(tmp_path: Path) -> None:
    file = DraftFile(tmp_path, "a")
    file.write(named("甲公司"))
    (tmp_path / "a.part").mkdir()
    with pytest.raises(OSError, match=r"a\.part"):
        file.write(named("乙公司"))
    assert file.read().dossier.profile == {"enterprise_name": "甲公司"}


def test_a_folder_cleared_away_while_the_program_runs_is_made_again(tmp_path: Path) -> None:
    folder = tmp_path / "草稿"
    file = DraftFile(folder, "a")
    file.write(named("甲公司"))
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    file.write(named("乙公司"))
    assert left_behind(folder) == ()
    file.let_go()
    assert drafts(folder) == ["乙公司"]


def test_half_a_character_does_not_cost_the_others(tmp_path: Path) -> None:
    file = DraftFile(tmp_path, "a")
    file.write(named("甲\ud800公司"))
    assert file.read().dossier.profile == {"enterprise_name": "甲?公司"}


# --- owners ------------------------------------------------------------------------------------------


def test_the_draft_of_a_running_program_is_nobody_elses(tmp_path: Path) -> None:
    file = DraftFile(tmp_path, "a")
    file.write(named("甲公司"))
    assert left_behind(tmp_path) == ()
    file.let_go()
    assert drafts(tmp_path) == ["甲公司"]


def test_a_draft_is_offered_by_one_program_at_a_time(tmp_path: Path) -> None:
    leave(tmp_path, "a", named("甲公司"))
    mine = left_behind(tmp_path)
    assert len(mine) == 1
    assert left_behind(tmp_path) == ()
    mine[0].let_go()
    assert drafts(tmp_path) == ["甲公司"]


def test_drafts_are_told_oldest_first(tmp_path: Path) -> None:
    for age, name in enumerate(("丙", "乙", "甲")):
        os.utime(leave(tmp_path, f"{age}", named(name)).path, (1_700_000_000 - age, 1_700_000_000 - age))
    assert drafts(tmp_path) == ["甲", "乙", "丙"]


def test_a_lock_is_free_as_soon_as_its_holder_is_killed(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from qhchecklist.lock import Lock; "
        "held = Lock(Path(sys.argv[1])); print(held.take(), flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "l")]
    child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    assert child.stdout.readline() == "True\n"
    lock = Lock(tmp_path / "l")
    assert not lock.take()
    child.kill()
    child.communicate()
    assert lock.take()
    lock.let_go(remove=True)
    assert list(tmp_path.iterdir()) == []


def test_a_removed_draft_leaves_nothing(tmp_path: Path) -> None:
    file = DraftFile(tmp_path, "a")
    file.write(named("甲公司"))
    file.write_through(named("甲公司"), file.removals)
    file.remove()
    file.let_go()
    assert list(tmp_path.iterdir()) == []


def test_what_a_program_killed_in_the_middle_left_behind_is_cleared_away(tmp_path: Path) -> None:
    (tmp_path / "a.lock").touch()
    (tmp_path / "b.part").write_bytes(b'{"dra')
    assert left_behind(tmp_path) == ()
    assert list(tmp_path.iterdir()) == []


# --- power -------------------------------------------------------------------------------------------


def test_a_draft_emptied_by_a_power_failure_is_as_it_was_some_moments_before(tmp_path: Path) -> None:
    file = DraftFile(tmp_path, "a")
    file.write(named("甲公司"))
    file.write_through(named("甲公司"), file.removals)
    file.write(named("乙公司"))
    file.let_go()
    assert drafts(tmp_path) == ["乙公司"]
    file.path.write_bytes(b"")
    assert file.read().dossier.profile == {"enterprise_name": "甲公司"}


def test_a_slow_disk_does_not_bring_a_removed_draft_back(tmp_path: Path) -> None:
    file = DraftFile(tmp_path, "a")
    file.write(named("甲公司"))
    before = file.removals
    file.remove()
    file.write_through(named("甲公司"), before)
    assert not file.exists()
    file.let_go()
    assert list(tmp_path.iterdir()) == []


# --- damage ------------------------------------------------------------------------------------------

WHOLE = json.loads(encode(FIRM, DAY, None))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00" * 4096,
        encode(FIRM, DAY, None)[:-40],
        b"[]",
        b"{}",
        b'"x"',
        b"\xff\xfe",
        b"[" * 100_000,
        json.dumps(WHOLE | {"draft": 2}).encode(),
        json.dumps(WHOLE | {"dossier": [1]}).encode(),
        json.dumps(WHOLE | {"as_of": "明天"}).encode(),
        json.dumps(WHOLE | {"path": 7}).encode(),
        json.dumps(WHOLE | {"dossier": {"employees": float("inf")}}).encode(),
        b'{"draft": 1, "draft": 1}',
        b" " * (5 * 1024 * 1024),
    ],
)
def test_what_is_no_draft_is_set_aside_whole(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.json").write_bytes(data)
    (file,) = left_behind(tmp_path)
    with pytest.raises(UnreadableFileError):
        file.read()
    file.set_aside()
    file.let_go()
    assert left_behind(tmp_path) == ()
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [data]


def test_a_pipe_a_link_and_a_folder_are_no_drafts(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.json")
    (tmp_path / "真.yaml").write_bytes(named("甲公司"))
    (tmp_path / "b.json").symlink_to(tmp_path / "真.yaml")
    (tmp_path / "c.json").symlink_to(tmp_path / "没有")
    (tmp_path / "d.json").mkdir()
    found = left_behind(tmp_path)
    assert len(found) == 4
    for file in found:
        with pytest.raises(UnreadableFileError):
            file.read()
        file.set_aside()
    assert (tmp_path / "真.yaml").exists()


@pytest.mark.parametrize("path", ["甲.yaml", "/etc/passwd", "/tmp/甲\n.yaml", "/tmp/甲", "\x00.yaml", "/bin/sh"])
def test_a_draft_names_no_file_that_is_no_profile(tmp_path: Path, path: str) -> None:
    file = leave(tmp_path, "a", json.dumps(WHOLE | {"path": path}).encode())
    assert file.read().path is None


def test_an_unreadable_folder_has_no_drafts(tmp_path: Path) -> None:
    (tmp_path / "文件").write_text("x")
    assert left_behind(tmp_path / "文件") == ()
    assert left_behind(tmp_path / "没有") == ()
