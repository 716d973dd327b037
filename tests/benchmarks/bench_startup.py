"""From exec to a painted window that answers, beside a trivial Qt window and three programs of its kind.

Every round starts every program once, in turning order, on an X server of its own. Run with the Python of an
environment that has requirements-desktop.txt; the product runs in the environment it is installed in:

    python tests/benchmarks/bench_startup.py --product-python .venv/bin/python [--rounds 12]
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from x_window import Start, watch, x_server

HELLO, PRODUCT = "hello", "qhchecklist"
MOST_TIMES_HELLO = 1.8
MOST_IDLE_MIB = 120.0
IDLE_SECONDS = 5.0
ROOT = Path(__file__).resolve().parents[2]

Times = dict[str, list[Start]]


def main() -> int:
    """The table; exit code 1 when a target is missed."""
    options = _options()
    peers = Path(sys.executable).parent
    programs: dict[str, list[str]] = {
        HELLO: [options.product_python, str(ROOT / "tests" / "benchmarks" / "hello.py")],
        PRODUCT: [options.product_python, "-m", "qhchecklist"],
        "ReText": [str(peers / "retext")],
        "Vorta": [str(peers / "vorta"), "--foreground"],
        "novelWriter": [str(peers / "novelwriter")],
    }
    with tempfile.TemporaryDirectory() as home, x_server() as where:
        environment = _environment(Path(home), where)
        for command in programs.values():
            watch(command, environment, where)  # compiles, makes settings and caches; not counted
        found = _race(programs, environment, where, options.rounds)
        memory = {name: watch(command, environment, where, idle=IDLE_SECONDS) for name, command in programs.items()}
    return _report(found, memory)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--product-python", default=sys.executable, help="the Python the product is installed for")
    parser.add_argument("--rounds", type=int, default=12)
    return parser.parse_args()


def _environment(home: Path, where: str) -> Mapping[str, str]:
    """A home of their own for settings and bytecode; nothing of the machine's user."""
    left_out = ("WAYLAND_DISPLAY", "PYTHONDONTWRITEBYTECODE", "QT_IM_MODULE", "XDG_DATA_HOME")
    kept = {key: value for key, value in os.environ.items() if key not in left_out}
    own = {name: str(home / name) for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "PYTHONPYCACHEPREFIX")}
    fixed = {"DISPLAY": where, "QT_QPA_PLATFORM": "xcb", "HOME": str(home), "PYTHONPATH": str(ROOT)}
    return kept | own | fixed


def _race(programs: Mapping[str, Sequence[str]], environment: Mapping[str, str], where: str, rounds: int) -> Times:
    found: Times = {name: [] for name in programs}
    names = list(programs)
    for number in range(rounds):
        turn = number % len(names)
        for name in names[turn:] + names[:turn]:
            found[name].append(watch(programs[name], environment, where))
    return found


def _report(found: Times, memory: Mapping[str, Start]) -> int:
    columns = "".join(f" {name:>8}" for name in ("mapped", "painted", "ready", "settled", "x hello", "RSS MiB", "PSS"))
    sys.stdout.write(f"{'program':14}{columns}\n")
    times: dict[str, float] = {}
    for name, starts in found.items():
        ratios = [_ready(mine) / _ready(base) for mine, base in zip(starts, found[HELLO], strict=True)]
        times[name] = statistics.median(ratios)
        columns = " ".join(f"{_median(starts, pick):8.3f}" for pick in (_mapped, _painted, _ready, _settled))
        one = memory[name]
        sys.stdout.write(f"{name:14} {columns} {times[name]:8.2f} {one.rss:8.0f} {one.pss:8.0f}\n")
    slower = [name for name in found if name not in (HELLO, PRODUCT) and times[name] <= times[PRODUCT]]
    missed = [f"not ahead of {name}" for name in slower]
    if times[PRODUCT] > MOST_TIMES_HELLO:
        missed.append(f"more than {MOST_TIMES_HELLO} x hello")
    if memory[PRODUCT].rss > MOST_IDLE_MIB:
        missed.append(f"more than {MOST_IDLE_MIB:.0f} MiB")
    sys.stdout.write(f"MISSED: {'; '.join(missed)}\n" if missed else "all targets reached\n")
    return 1 if missed else 0


def _median(starts: Sequence[Start], pick: Callable[[Start], float]) -> float:
    return statistics.median(pick(one) for one in starts)


def _mapped(start: Start) -> float:
    return start.mapped or 0.0


def _painted(start: Start) -> float:
    return start.painted or 0.0


def _ready(start: Start) -> float:
    return start.ready or 0.0


def _settled(start: Start) -> float:
    return start.settled or 0.0


if __name__ == "__main__":
    raise SystemExit(main())
