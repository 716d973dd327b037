"""The bootstrap: what it decides, without a network, a display or an environment of its own."""

import importlib.util
import re
import sys
import tomllib
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture
def run(tmp_path: Path) -> ModuleType:
    """run.py as a module whose environment lies in a temporary folder."""
    spec = importlib.util.spec_from_file_location("qhchecklist_run", ROOT / "run.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.VENV = tmp_path / ".venv"
    module.LOG = module.VENV / "setup.log"
    module.STAMP = module.VENV / "setup.stamp"
    module.VENV_PYTHON = module.VENV / "bin" / "python"
    return module


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    path = tmp_path / "requirements.lock"
    path.write_text("typer==1.0 \\\n    --hash=sha256:00\n", "utf-8")
    return path


def finished(run: ModuleType, lock: Path) -> None:
    """Leave what a finished set-up leaves."""
    run.VENV_PYTHON.parent.mkdir(parents=True)
    run.VENV_PYTHON.touch()
    run.STAMP.write_text(run.digest(lock) + "\n", "ascii")


# ---- the stamp


def test_a_finished_environment_is_not_set_up_again(run, lock, monkeypatch):
    finished(run, lock)
    monkeypatch.setattr(run, "logged", lambda *_: pytest.fail("ran a command"))
    run.set_up(lock)


def test_a_changed_lock_makes_the_environment_stale(run, lock):
    finished(run, lock)
    lock.write_text(lock.read_text("utf-8").replace("1.0", "1.1"), "utf-8")
    assert not run.is_ready(lock)


def test_another_python_makes_the_environment_stale(run, lock, monkeypatch):
    finished(run, lock)
    monkeypatch.setattr(run.sys, "version_info", (3, 99, 0))
    assert not run.is_ready(lock)


def test_an_environment_whose_python_is_gone_is_not_ready(run, lock):
    finished(run, lock)
    run.VENV_PYTHON.unlink()
    assert not run.is_ready(lock)


def test_an_interrupted_set_up_leaves_no_stamp_and_is_built_anew(run, lock, monkeypatch):
    finished(run, lock)
    lock.write_text("typer==2.0\n", "utf-8")
    monkeypatch.setattr(run, "logged", lambda *_: True)

    def interrupted(_lock: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(run, "install", interrupted)
    with pytest.raises(KeyboardInterrupt):
        run.set_up(lock)
    assert not run.STAMP.exists()

    built = []
    monkeypatch.setattr(run, "make_environment", lambda: built.append(True))
    monkeypatch.setattr(run, "install", lambda _lock: None)
    monkeypatch.setattr(run, "LOCK", lock)
    run.set_up(lock)
    assert built == [True]
    assert run.STAMP.read_text("ascii").split() == [run.digest(lock)]


def test_the_developers_environment_also_serves_the_program(run, lock, tmp_path, monkeypatch):
    dev = tmp_path / "requirements-dev.lock"
    dev.write_text("pytest==9.0\n", "utf-8")
    monkeypatch.setattr(run, "LOCK", lock)
    monkeypatch.setattr(run, "DEV_LOCK", dev)
    monkeypatch.setattr(run, "make_environment", run.VENV.mkdir)
    monkeypatch.setattr(run, "install", lambda _lock: None)
    run.set_up(dev)
    finished_python = run.VENV_PYTHON
    finished_python.parent.mkdir()
    finished_python.touch()
    assert run.is_ready(lock)
    assert run.is_ready(dev)


def test_clearing_a_broken_environment_keeps_its_log(run):
    (run.VENV / "lib").mkdir(parents=True)
    run.LOG.write_text("what went wrong", "utf-8")
    run.STAMP.touch()
    run.clear()
    assert list(run.VENV.iterdir()) == [run.LOG]


# ---- shared libraries and the display


def test_a_missing_library_is_named_by_its_package(run, monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(run, "loads", lambda library: library not in ("libGL.so.1", "libdbus-1.so.3"))
    assert run.missing_packages(run.QT_LIBRARIES) == ["libgl1", "libdbus-1-3"]


def test_the_package_command_is_exact(run):
    expected = "apt-get install -y --no-install-recommends libgl1 libegl1"
    assert run.apt_command(["libgl1", "libegl1"]) == expected


def test_libraries_that_may_not_be_installed_stay_named(run, monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(run, "loads", lambda _library: False)
    monkeypatch.setattr(run, "apt_install", lambda _packages: False)
    assert run.still_missing({"libGL.so.1": "libgl1"}) == ["libgl1"]


def test_without_a_display_nothing_is_installed_for_windows(run, monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(run, "still_missing", lambda _libraries: pytest.fail("looked for libraries"))
    assert "没有图形显示" in run.no_window()


@pytest.mark.parametrize(
    ("env", "platform", "said"),
    [
        ({}, "linux", "没有图形显示"),
        ({"DISPLAY": ""}, "linux", "没有图形显示"),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, "linux", "QT_QPA_PLATFORM=offscreen"),
        ({"DISPLAY": ":0"}, "linux", None),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", None),
        ({}, "win32", None),
        ({}, "darwin", None),
    ],
)
def test_the_reason_for_no_window_is_one_line(run, env, platform, said):
    reason = run.no_display(env, platform)
    assert (reason is None) == (said is None)
    if said is not None:
        assert said in reason
        assert "\n" not in reason


def test_a_window_needs_the_libraries_of_its_own_display(run):
    assert "libxcb-cursor.so.0" in run.window_libraries({"DISPLAY": ":0"})
    assert "libxcb-cursor.so.0" not in run.window_libraries({"WAYLAND_DISPLAY": "wayland-0"})


# ---- what goes where


def routed(run: ModuleType, monkeypatch: pytest.MonkeyPatch, arguments: list[str], reason: str | None) -> list:
    """The set-ups and program starts that the given words lead to."""
    done: list = []
    monkeypatch.setattr(run, "set_up", lambda lock: done.append(lock.name))
    monkeypatch.setattr(run, "no_window", lambda: reason)
    monkeypatch.setattr(run, "still_missing", lambda _libraries: [])
    monkeypatch.setattr(run, "ROOT", run.VENV.parent)
    monkeypatch.setattr(run, "start", lambda words, cwd=None, env=None: done.append(words) or 0)
    monkeypatch.setattr(run, "Beside", lambda words: done.append(words) or SimpleNamespace(wait=lambda: 0))
    assert run.main(arguments) == 0
    return done


def test_no_words_open_the_window(run, monkeypatch):
    assert routed(run, monkeypatch, [], None) == ["requirements.lock", ["-m", "qhchecklist"]]


def test_no_words_and_no_display_print_the_samples_checklist_and_write_its_pdf(run, monkeypatch, capsys):
    done = routed(run, monkeypatch, [], "没有图形显示")
    sample, pdf = "resources/samples/quinoa-garlic.yaml", "output/藜麦示例-清单.pdf"
    assert done == ["requirements.lock", ["-m", "qhchecklist", "assess", sample, "--pdf", pdf]]
    first, last = capsys.readouterr().err.splitlines()
    assert first.startswith("没有图形显示")
    assert last.endswith("藜麦示例-清单.pdf")


def test_other_words_go_to_the_program_from_where_the_user_stands(run, monkeypatch):
    done = routed(run, monkeypatch, ["assess", "firm.yaml"], "没有图形显示")
    assert done == ["requirements.lock", ["-m", "qhchecklist", "assess", "firm.yaml"]]


def test_pytest_runs_last_and_gets_the_remaining_words(run, monkeypatch):
    done = routed(run, monkeypatch, ["test", "-k", "run"], None)
    assert done[0] == "requirements-dev.lock"
    assert [words[1] for words in done[1:]] == ["mypy", "ruff", "pytest"]
    assert done[-1][-2:] == ["-k", "run"]


@pytest.mark.parametrize("cores", [None, 1, 2, 64])
def test_one_process_of_tests_more_than_cores_is_at_work_but_never_many(run, monkeypatch, cores):
    monkeypatch.setattr(run.os, "cpu_count", lambda: cores)
    assert routed(run, monkeypatch, ["test"], None)[-1][2:] == ["-n", {None: "2", 1: "2", 2: "3", 64: "5"}[cores]]


@pytest.mark.parametrize("failing", ["ruff", "mypy", "pytest"])
def test_one_failing_check_fails_the_whole(run, monkeypatch, capsys, failing):
    monkeypatch.setattr(run, "set_up", lambda _lock: None)
    monkeypatch.setattr(run, "still_missing", lambda _libraries: [])
    monkeypatch.setattr(run, "start", lambda words, cwd=None, env=None: int(words[1] == failing))
    monkeypatch.setattr(run, "Beside", lambda words: SimpleNamespace(wait=lambda: int(words[1] == failing)))
    assert run.main(["test"]) == 1
    assert capsys.readouterr().err == ("" if failing == "pytest" else f"未通过：{failing}，见上文\n")


@pytest.mark.parametrize(("words", "code"), [("raise SystemExit(3)", 3), ("import os; os.kill(os.getpid(), 9)", 137)])
def test_a_check_beside_others_says_everything_in_one_piece_and_how_it_ended(run, monkeypatch, capfd, words, code):
    monkeypatch.setattr(run, "VENV_PYTHON", sys.executable)
    speaking = "import sys; print('甲', flush=True); print('乙', file=sys.stderr, flush=True)"
    assert run.Beside(["-c", f"{speaking}; {words}"]).wait() == code
    assert capfd.readouterr().out == "\n甲\n乙\n"


def test_the_doctor_sets_nothing_up(run, monkeypatch, capsys):
    monkeypatch.setattr(run, "set_up", lambda _lock: pytest.fail("set up"))
    assert run.main(["doctor"]) == 0
    assert "requirements.lock" in capsys.readouterr().out
    assert not run.VENV.exists()


# ---- installing


def test_uv_is_told_what_pip_reads_from_its_configuration(run, monkeypatch):
    for name in ("UV_DEFAULT_INDEX", "SSL_CERT_FILE", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    listed = "global.index-url='https://packages.example/simple'\n:env:.cert='/a/b.pem'\nglobal.timeout='9'\n"
    assert run.uv_settings(listed) == {
        "UV_DEFAULT_INDEX": "https://packages.example/simple",
        "SSL_CERT_FILE": "/a/b.pem",
    }


def test_what_the_user_told_uv_is_left_alone(run, monkeypatch):
    monkeypatch.setenv("UV_DEFAULT_INDEX", "https://mine.example/simple")
    assert run.uv_settings("global.index-url='https://packages.example/simple'") == {}


def test_when_uv_fails_pip_installs_the_same_lock(run, lock, monkeypatch):
    ran = []
    monkeypatch.setattr(run, "pip_command", lambda: [sys.executable, "-m", "pip"])
    monkeypatch.setattr(run, "host_uv", lambda: "uv")
    monkeypatch.setattr(run, "logged", lambda words, env=None: ran.append(words) or words[0] != "uv")
    run.install(lock)
    assert [words[0] for words in ran] == ["uv", sys.executable]
    assert all({"--require-hashes", str(lock)} <= set(words) for words in ran)


def test_a_failed_installation_says_what_and_where_to_look(run, lock, monkeypatch):
    run.VENV.mkdir()
    run.LOG.write_text("ERROR: no matching distribution\n[notice] a newer pip\n", "utf-8")
    monkeypatch.setattr(run, "pip_command", lambda: [sys.executable, "-m", "pip"])
    monkeypatch.setattr(run, "host_uv", lambda: "uv")
    monkeypatch.setattr(run, "logged", lambda words, env=None: False)
    with pytest.raises(run.SetupError, match=r"ERROR: no matching distribution.*setup\.log"):
        run.install(lock)


# ---- the locks


def pins(text: str) -> dict[str, str]:
    """Name and version of everything a lock pins."""
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", text, re.MULTILINE))


def test_the_second_lock_contains_the_first_with_the_same_pins(run):
    base, dev = (pins(path.read_text("utf-8")) for path in (run.LOCK, run.DEV_LOCK))
    assert base
    assert base.items() <= dev.items()


def test_the_locks_hold_every_dependency_that_the_project_names(run):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    for path, named in (
        (run.LOCK, project["dependencies"]),
        (run.DEV_LOCK, project["dependencies"] + extras["dev"]),
    ):
        names = {re.split(r"[^A-Za-z0-9._-]", one)[0].lower().replace("_", "-") for one in named}
        assert names <= pins(path.read_text("utf-8")).keys()


def test_the_locks_name_no_index_and_no_path_and_hash_everything(run):
    for path in (run.LOCK, run.DEV_LOCK):
        text = path.read_text("utf-8")
        assert not re.search(r"://|^-|/", text, re.MULTILINE)
        assert all("--hash=sha256:" in run.block_of(name, text) for name in pins(text))
