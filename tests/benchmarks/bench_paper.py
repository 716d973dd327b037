"""The paper beside typst, WeasyPrint, fpdf2 and stock reportlab: the same texts, the same font files.

Run: `python tests/benchmarks/bench_paper.py --peers-python ENV/bin/python [--rounds 9]` with the product's Python.

Cold is a whole process, imports included: its CPU time, wall time and peak memory, from the system. Warm is the
next document of a process that has made some, of another firm. All engines run in every round; ratios are
medians over rounds. Needs Linux (peak memory in kB).
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
ENGINES = HERE / "paper_engines.py"
OURS = ("ours", "product")
PEERS = ("typst", "typst-call", "reportlab", "weasyprint", "fpdf2")
WARMED = 3  # documents before the first that counts


@dataclass(frozen=True, slots=True)
class Cost:
    """What one document cost: CPU and wall seconds, bytes, and of a whole process its peak memory in MB."""

    cpu: float
    wall: float
    size: int
    memory: float = 0.0


Costs = Mapping[str, list[Cost]]


@dataclass(frozen=True, slots=True)
class Target:
    """At most so many times what a peer needs."""

    what: str
    costs: str
    of: Callable[[Cost], float]
    peer: str
    most: float


def _cpu(cost: Cost) -> float:
    return cost.cpu


def _memory(cost: Cost) -> float:
    return cost.memory


TARGETS = (
    Target("cold, CPU", "cold", _cpu, "reportlab", 0.5),
    Target("cold, CPU", "cold", _cpu, "weasyprint", 0.25),
    Target("warm, CPU", "warm", _cpu, "typst-call", 1.0),
    Target("warm, CPU", "warm", _cpu, "typst", 1.0),
    Target("peak memory", "cold", _memory, "reportlab", 0.4),
)


def ratio(costs: Costs, mine: str, other: str, of: Callable[[Cost], float]) -> float:
    """How many times the other's cost: the median of the ratios round by round."""
    return statistics.median(of(a) / of(b) for a, b in zip(costs[mine], costs[other], strict=True))


class Bench:
    """Runs engines in processes of their own."""

    def __init__(self, peers_python: str, texts: Path, folder: Path) -> None:
        self._pythons = dict.fromkeys(OURS, sys.executable) | dict.fromkeys(PEERS, peers_python)
        self._texts = texts
        self._folder = folder

    def _command(self, engine: str, out: str) -> list[str]:
        return [self._pythons[engine], str(ENGINES), engine, str(self._texts), out]

    def cold(self, engine: str) -> Cost:
        """One document by a new process."""
        out = self._folder / f"{engine}.pdf"
        started = time.perf_counter()
        process = subprocess.Popen(self._command(engine, str(out)), env=_environment())
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise RuntimeError(f"{engine} failed with {process.returncode}")
        return Cost(usage.ru_utime + usage.ru_stime, wall, out.stat().st_size, usage.ru_maxrss / 1000)

    @contextmanager
    def warm(self, engine: str) -> Iterator[Callable[[str], Cost]]:
        """A process that makes documents one after the other."""
        process = subprocess.Popen(
            self._command(engine, "-"), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=_environment()
        )
        asked, answered = process.stdin, process.stdout
        assert asked is not None
        assert answered is not None

        def make(firm: str) -> Cost:
            asked.write(f"{firm}\n")
            asked.flush()
            cpu, wall, size = answered.readline().split()
            return Cost(float(cpu), float(wall), int(size))

        with process:
            yield make
            asked.close()


def _environment() -> dict[str, str]:
    """Without the product on the path of the peers there is nothing to find; with it nothing is in the way."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join((str(HERE.parents[1]), str(HERE)))}


def _firm(number: int) -> str:
    return f"青海第{number}号{chr(0x4E00 + number * 173)}{chr(0x5E00 + number * 61)}藜麦食品有限公司"


def measure(bench: Bench, rounds: int) -> dict[str, Costs]:
    """Cold and warm costs of all engines, round by round."""
    names = (*OURS, *PEERS)
    cold: dict[str, list[Cost]] = {name: [] for name in names}
    warm: dict[str, list[Cost]] = {name: [] for name in names}
    for name in names:
        bench.cold(name)  # compiles; not counted
    for _ in range(rounds):
        for name in names:
            cold[name].append(bench.cold(name))
    with ExitStack() as stack:
        makers = {name: stack.enter_context(bench.warm(name)) for name in names}
        for number in range(WARMED + rounds):
            for name, make in makers.items():
                cost = make(_firm(number))
                if number >= WARMED:
                    warm[name].append(cost)
    return {"cold": cold, "warm": warm}


def _table(found: Mapping[str, Costs]) -> None:
    row = "{:11} {:>9} {:>9} {:>9} {:>9} {:>9} {:>9} {:>8}\n"
    sys.stdout.write(row.format("", "cold CPU", "x ours", "x wall", "warm CPU", "x ours", "peak MB", "kB"))
    for name in (*OURS, *PEERS):
        cold, warm = found["cold"], found["warm"]
        figures = (
            f"{statistics.median(one.cpu for one in cold[name]):.3f} s",
            f"{ratio(cold, name, 'ours', _cpu):.2f}",
            f"{ratio(cold, name, 'ours', lambda one: one.wall):.2f}",
            f"{statistics.median(one.cpu for one in warm[name]):.3f} s",
            f"{ratio(warm, name, 'ours', _cpu):.2f}",
            f"{statistics.median(one.memory for one in cold[name]):.0f}",
            f"{cold[name][0].size / 1000:.0f}",
        )
        sys.stdout.write(row.format(name, *figures))


def _verdicts(found: Mapping[str, Costs]) -> bool:
    missed = False
    for target in TARGETS:
        reached = ratio(found[target.costs], "ours", target.peer, target.of)
        missed = missed or reached > target.most
        verdict = "MISSED" if reached > target.most else "ok"
        sys.stdout.write(f"{target.what} {reached:.2f} of {target.peer}, at most {target.most}: {verdict}\n")
    return missed


def main() -> int:
    """Table and verdicts; exit code 1 when a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peers-python", required=True)
    parser.add_argument("--rounds", type=int, default=9)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        texts = folder / "texts.json"
        subprocess.run([sys.executable, str(HERE / "paper_texts.py"), str(texts)], check=True, env=_environment())
        found = measure(Bench(chosen.peers_python, texts, folder), chosen.rounds)
    _table(found)
    return int(_verdicts(found))


if __name__ == "__main__":
    raise SystemExit(main())
