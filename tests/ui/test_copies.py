"""Every test with a window begins with a new one; a copy that breaks off is a failed test."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ui.copies import are_possible
from tests.ui.desk import Desk

CONFTEST = """
from tests.ui.copies import Copies

def wanted(item):
    return ("another" if "other_way" in item.name else "one") if "copied" in item.name else None

def prepare(word):
    import test_them
    test_them.SEEN.append(word)

def pytest_collection_finish(session):
    made = {"one": lambda: prepare("prepared"), "another": lambda: prepare("otherwise"), "none": lambda: 1 / 0}
    session.config.pluginmanager.register(Copies(session, wanted, made))
"""
TESTS = """
import os, pytest

SEEN = []

@pytest.fixture(scope="module")
def shared():
    yield SEEN
    SEEN.append("torn down")

def test_here(shared):
    SEEN.append("here")

@pytest.mark.parametrize("number", [1, 2])
def test_copied(number):
    assert SEEN == ["prepared"]
    SEEN.append(number)

def test_copied_and_wrong():
    print("said in a copy")
    assert SEEN == ["wrong"]

def test_copied_and_broken():
    os._exit(3)

def test_copied_in_the_other_way():
    assert SEEN == ["otherwise"]

def test_copied_afterwards(tmp_path):
    assert SEEN == ["prepared"]

def test_here_again(shared):
    assert SEEN == ["here"]
"""
OTHER_TESTS = """
def test_copied_elsewhere():
    pass

def test_here():
    pass
"""


@pytest.mark.parametrize("time", [1, 2])
def test_what_a_test_does_to_its_window_no_other_sees(desk: Desk, time: int) -> None:
    assert desk.window.session.raw("employees") != 77
    assert not desk.window.isWindowModified()
    assert desk.window.notices.sentences() == []
    desk.window.session.answer("employees", 77)
    desk.window.notices.tell("有话")


def test_tests_in_copies_are_reported_like_others(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    if not are_possible(pytestconfig):
        return  # every test builds its own
    for name, text in {"conftest": CONFTEST, "test_them": TESTS, "test_zothers": OTHER_TESTS}.items():
        (tmp_path / f"{name}.py").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-p", "no:pytest-qt", "-p", "no:cacheprovider", "-rA", "-c", os.devnull]
    paths = os.pathsep.join([str(Path(__file__).parents[2]), str(tmp_path)])
    ran = subprocess.run(
        [*command, "--rootdir", tmp_path, tmp_path],
        capture_output=True,
        encoding="utf-8",
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": paths},
    )
    assert "2 failed, 8 passed" in ran.stdout, ran.stdout + ran.stderr
    assert "assert ['prepared'] == ['wrong']" in ran.stdout
    assert "said in a copy" in ran.stdout
    assert "the copy ended with code 3" in ran.stdout
