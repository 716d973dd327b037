"""Set qhchecklist up in a private environment and start it.

python3 run.py            the desktop program; without a display, the sample's checklist and its PDF
python3 run.py test       ruff, mypy and the whole test suite
python3 run.py doctor     what this machine has and lacks; changes nothing
python3 run.py ANYTHING   passed on to the program, e.g. `python3 run.py assess firm.yaml`

Standard library only. The file parses on old interpreters, so that they can say what is needed.
"""

import ctypes
import hashlib
import itertools
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036 - whoever starts this has not installed anything yet
    found = "{}.{}".format(*sys.version_info[:2])
    sys.stderr.write(f"需要 Python 3.11 或更高版本（当前为 {found}），请安装后用它重新运行 run.py。\n")
    sys.stderr.write(f"qhchecklist needs Python 3.11 or newer; this is {found}.\n")
    raise SystemExit(2)

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOG = VENV / "setup.log"
STAMP = VENV / "setup.stamp"
# The interpreter below an activated environment: ours may be emptied while this file runs in it.
HOST_PYTHON = str(getattr(sys, "_base_executable", sys.executable))
VENV_PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
SAMPLE = "resources/samples/quinoa-garlic.yaml"
SAMPLE_PDF = "output/藜麦示例-清单.pdf"

MOST_AT_WORK = 5  # processes of tests; each takes some 400 MB

# Two locks, not one: who only uses the program should not download type checkers. The second one
# contains the first with the same pins (a test compares them), so it is installed alone.
LOCK = ROOT / "requirements.lock"
DEV_LOCK = ROOT / "requirements-dev.lock"

# Shared libraries that the PySide6 wheels expect from the system, and the Debian package of each.
# A missing libGL is an ImportError, but a missing xcb library makes Qt abort: look before Qt does.
QT_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libxkbcommon.so.0": "libxkbcommon0",
}
X11_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libX11-xcb.so.1": "libx11-xcb1",
}
WAYLAND_LIBRARIES = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}


class SetupError(Exception):
    """One sentence for the user: where, what, and what to do next."""


def say(text: str) -> None:
    """Tell the user something without touching standard output, which belongs to the program."""
    print(text, file=sys.stderr, flush=True)


# ---- shared libraries and the display


def loads(library: str) -> bool:
    """Whether the dynamic linker finds this library (it knows paths that no listing shows)."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_packages(libraries: dict[str, str]) -> list[str]:
    """The Debian packages whose library does not load; Windows and macOS wheels bring their own."""
    if sys.platform != "linux":
        return []
    return [package for library, package in libraries.items() if not loads(library)]


def apt_command(packages: list[str]) -> str:
    """The command that a person types to install these packages."""
    return "apt-get install -y --no-install-recommends " + " ".join(packages)


def apt_install(packages: list[str]) -> bool:
    """Install packages where we may: as root on a Debian-like system."""
    if not (Path("/etc/debian_version").exists() and shutil.which("apt-get") and os.geteuid() == 0):
        return False
    say(f"正在安装系统库：{' '.join(packages)} ……")
    env = {"DEBIAN_FRONTEND": "noninteractive"}
    logged(["apt-get", "update"], env)
    return logged(apt_command(packages).split(), env)


def still_missing(libraries: dict[str, str]) -> list[str]:
    """Install what is missing if we may, and name the packages that are missing afterwards."""
    packages = missing_packages(libraries)
    return missing_packages(libraries) if packages and apt_install(packages) else packages


def no_display(env: dict[str, str], platform: str) -> str | None:
    """Why no window can be shown, as far as the environment tells; None when one may."""
    if platform in ("win32", "darwin"):
        return None
    chosen = env.get("QT_QPA_PLATFORM", "")
    if chosen.startswith(("offscreen", "minimal")):
        return f"QT_QPA_PLATFORM={chosen} 不显示窗口"
    if not (env.get("DISPLAY") or env.get("WAYLAND_DISPLAY")):
        return "没有图形显示（DISPLAY 与 WAYLAND_DISPLAY 都未设置）"
    return None


def x_server_refuses() -> bool:
    """Whether DISPLAY names a server that does not answer: Qt would abort on it."""
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    refused = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return refused


def window_libraries(env: dict[str, str]) -> dict[str, str]:
    """The libraries that a window needs on this kind of display."""
    return QT_LIBRARIES | (X11_LIBRARIES if env.get("DISPLAY") else WAYLAND_LIBRARIES)


def no_window() -> str | None:
    """Why the desktop program cannot open its window here; None when it can."""
    env = dict(os.environ)
    reason = no_display(env, sys.platform)
    if reason or sys.platform != "linux":
        return reason
    missing = still_missing(window_libraries(env))
    if missing:
        return f"窗口缺少系统库，可运行：{apt_command(missing)}"
    if env.get("DISPLAY") and x_server_refuses():
        return f"无法连接图形显示 DISPLAY={env['DISPLAY']}"
    return None


# ---- the private environment


def logged(command: list[str], env: dict[str, str] | None = None) -> bool:
    """Run a command of the set-up, keep what it says in the log, tell whether it succeeded."""
    VENV.mkdir(exist_ok=True)
    # A `user = true` in pip's configuration makes every install into an environment fail.
    full = os.environ | {"PIP_USER": "0"} | (env or {})
    with LOG.open("ab") as log:
        log.write(f"\n$ {' '.join(command)}\n".encode())
        log.flush()
        try:
            return subprocess.call(command, stdout=log, stderr=log, stdin=subprocess.DEVNULL, env=full) == 0
        except OSError as error:
            log.write(f"{error}\n".encode())
            return False


def digest(lock: Path) -> str:
    """What an environment was made from: the minor version of Python and the lock."""
    made_from = f"{sys.version_info[0]}.{sys.version_info[1]}\n".encode() + lock.read_bytes()
    return hashlib.sha256(made_from).hexdigest()


def is_ready(lock: Path) -> bool:
    """Whether the environment holds this lock; the stamp is written last, so it is never half done."""
    return VENV_PYTHON.exists() and STAMP.exists() and digest(lock) in STAMP.read_text("ascii").split()


def clear() -> None:
    """Empty the environment but keep the log of what went wrong."""
    VENV.mkdir(exist_ok=True)
    for path in VENV.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        elif path != LOG:
            path.unlink()


def pip_command() -> list[str]:
    """A pip that installs into the environment: its own, or the host's pointed at it; empty without one."""
    python = str(VENV_PYTHON)
    pips = [[python, "-m", "pip"], [HOST_PYTHON, "-m", "pip", "--python", python]]
    return next((pip for pip in pips if logged([*pip, "--version"])), [])


def host_uv() -> str | None:
    """A uv on PATH that runs (a shim of a version manager may be there and not run)."""
    uv = shutil.which("uv")
    return uv if uv and logged([uv, "--version"]) else None


def make_environment() -> None:
    """Make an empty environment into which something can install.

    Debian ships `venv` without the part that brings pip, in a package of its own: so there are more ways.
    """
    ways = [
        [HOST_PYTHON, "-m", "venv", str(VENV)],
        ["virtualenv", "--python", HOST_PYTHON, str(VENV)],
        [HOST_PYTHON, "-m", "venv", "--without-pip", str(VENV)],
        ["uv", "venv", "--allow-existing", "--python", HOST_PYTHON, str(VENV)],
    ]
    for way in ways:
        clear()
        if logged(way) and (pip_command() or host_uv()):
            return
    clear()
    if not (apt_install(["python3-venv"]) and logged(ways[0])):
        command = apt_command(["python3-venv"])
        raise SetupError(f"无法建立私有环境 {VENV}：这个 Python 缺少 venv 或 pip，请运行 {command} 后重试")


def block_of(package: str, lock: str) -> str:
    """The lines of one package in a lock: its pin and the indented hashes below."""
    lines = iter(lock.splitlines(keepends=True))
    pin = next(line for line in lines if line.startswith(f"{package}=="))
    return pin + "".join(itertools.takewhile(lambda line: line.startswith(" "), lines))


def locked_uv(pip: list[str]) -> str | None:
    """Install the pinned uv, which installs the rest several times faster than pip; None without it."""
    requirement = VENV / "uv.txt"
    requirement.write_text(block_of("uv", DEV_LOCK.read_text("utf-8")), "utf-8")
    uv = VENV_PYTHON.with_name("uv.exe" if os.name == "nt" else "uv")
    return str(uv) if logged([*pip, "install", "--require-hashes", "-r", str(requirement)]) else None


def uv_settings(pip_config: str) -> dict[str, str]:
    """What uv must be told because it does not read pip's configuration (`pip config list`)."""
    names = {"index-url": "UV_DEFAULT_INDEX", "cert": "SSL_CERT_FILE", "proxy": "ALL_PROXY"}
    settings = {}
    for line in pip_config.splitlines():
        name, _, value = line.partition("=")
        option = name.rpartition(".")[2]
        if option in names and names[option] not in os.environ:
            settings[names[option]] = value.strip().strip("'\"")
    return settings


def install(lock: Path) -> None:
    """Install the lock with uv, and with pip where uv cannot be had or cannot reach the packages."""
    pip = pip_command()
    uv = host_uv() or (locked_uv(pip) if pip else None)
    wanted = ["install", "--require-hashes", "-r", str(lock)]
    if uv:
        config = subprocess.run([*pip, "config", "list"], capture_output=True, text=True).stdout if pip else ""
        if logged([uv, "pip", *wanted, "--python", str(VENV_PYTHON)], uv_settings(config)):
            return
    if not (pip and logged([*pip, *wanted])):
        lines = LOG.read_text("utf-8", errors="replace").splitlines()
        last = next((line.strip() for line in reversed(lines) if "error" in line.lower()), lines[-1])
        raise SetupError(f"安装依赖失败（{last}），请检查网络或代理后重新运行同一命令；全部记录见 {LOG}")


def set_up(lock: Path) -> None:
    """Make sure that the environment holds what the lock names; at once when it already does."""
    if is_ready(lock):
        return
    say("正在准备运行环境（首次约需一两分钟）……")
    # No stamp means that an earlier set-up did not finish, whatever it left is not to be trusted.
    same_python = f"import sys; sys.exit(sys.version_info[:2] != {sys.version_info[:2]})"
    if not (STAMP.exists() and logged([str(VENV_PYTHON), "-c", same_python])):
        make_environment()
    STAMP.unlink(missing_ok=True)
    install(lock)
    held = [LOCK, DEV_LOCK] if lock == DEV_LOCK else [LOCK]
    STAMP.write_text("\n".join(map(digest, held)) + "\n", "ascii")


# ---- what the user asked for


def surroundings(env: dict[str, str] | None = None) -> dict[str, str]:
    """The environment variables for Python of the environment, with the checkout on its path."""
    return os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"} | (env or {})


def exit_code(code: int) -> int:
    """What a shell would say of a process that was killed by a signal."""
    return code if code >= 0 else 128 - code


def start(arguments: list[str], cwd: Path | None = None, env: dict[str, str] | None = None) -> int:
    """Run Python of the environment with the checkout on its path; the exit code."""
    return exit_code(subprocess.call([str(VENV_PYTHON), *arguments], cwd=cwd, env=surroundings(env)))


class Beside:
    """A check that runs while others do; what it says comes in one piece when it has ended."""

    def __init__(self, arguments: list[str]) -> None:
        self._process = subprocess.Popen(
            [str(VENV_PYTHON), *arguments], cwd=ROOT, env=surroundings(), stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        self._listener = threading.Thread(target=self._tell, daemon=True)
        self._listener.start()

    def _tell(self) -> None:
        said, _ = self._process.communicate()
        print("\n" + said.decode("utf-8", "replace"), end="", flush=True)

    def wait(self) -> int:
        """The exit code, after everything has been said."""
        self._listener.join()
        return exit_code(self._process.returncode)


def main_job() -> int:
    """Open the window, or print the sample's checklist and write its PDF where there is none."""
    set_up(LOCK)
    reason = no_window()
    if not reason:
        return start(["-m", "qhchecklist"], cwd=ROOT)
    say(f"{reason}；改为在终端列出示例企业的清单。")
    (ROOT / SAMPLE_PDF).parent.mkdir(exist_ok=True)
    code = start(["-m", "qhchecklist", "assess", SAMPLE, "--pdf", SAMPLE_PDF], cwd=ROOT)
    if code == 0:
        say(f"PDF 已写入 {ROOT / SAMPLE_PDF}")
    return code


def test(arguments: list[str]) -> int:
    """Check style, types and behaviour; types beside the tests, whose closing line closes the output.

    Tests wait for windows, servers and other programs, so there is one at work more than there are cores.
    """
    set_up(DEV_LOCK)
    missing = still_missing(QT_LIBRARIES)
    if missing:
        raise SetupError(f"测试缺少系统库，请先运行：{apt_command(missing)}")
    offscreen = {"QT_QPA_PLATFORM": "offscreen"}
    types = Beside(["-m", "mypy", "--strict", "-p", "qhchecklist"])
    style = start(["-m", "ruff", "check", "."], cwd=ROOT)
    at_work = min((os.cpu_count() or 1) + 1, MOST_AT_WORK)
    behaviour = start(["-m", "pytest", "-n", str(at_work), *arguments], cwd=ROOT, env=offscreen)
    codes = {"ruff": style, "mypy": types.wait(), "pytest": behaviour}
    faulty = [name for name, code in codes.items() if code]
    if faulty and faulty != ["pytest"]:
        say(f"未通过：{'、'.join(faulty)}，见上文")  # what they said is far up
    return next((code for code in codes.values() if code), 0)


def doctor() -> int:
    """Print what was found; installs nothing and makes nothing."""
    stamps = {lock.name: "已安装" if is_ready(lock) else "未安装或已过期" for lock in (LOCK, DEV_LOCK)}
    lines = [
        f"Python    {sys.version.split()[0]}  {sys.executable}",
        f"私有环境  {VENV}：{'有' if VENV_PYTHON.exists() else '无'}",
        *(f"锁定文件  {name}：{state}" for name, state in stamps.items()),
        f"uv        {shutil.which('uv') or '未找到（将装入私有环境，装不上则用 pip）'}",
        f"图形显示  {no_display(dict(os.environ), sys.platform) or '有'}",
    ]
    libraries = QT_LIBRARIES | X11_LIBRARIES | WAYLAND_LIBRARIES if sys.platform == "linux" else {}
    for name, package in libraries.items():
        lines.append(f"系统库    {name:24}{'有' if loads(name) else '缺，属于 ' + package}")
    print("\n".join(lines))
    return 0


def main(arguments: list[str]) -> int:
    """Choose by the first word; words that are not ours go to the program."""
    if not arguments:
        return main_job()
    if arguments[0] == "test":
        return test(arguments[1:])
    if arguments == ["doctor"]:
        return doctor()
    set_up(LOCK)
    return start(["-m", "qhchecklist", *arguments])


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    try:
        sys.exit(main(sys.argv[1:]))
    except SetupError as problem:
        say(str(problem))
        sys.exit(1)
    except OSError as problem:
        say(f"无法在 {ROOT} 准备环境（{problem}），请检查目录权限和磁盘空间后重试")
        sys.exit(1)
    except KeyboardInterrupt:
        say("已中断；再次运行同一命令即可。")
        sys.exit(130)
