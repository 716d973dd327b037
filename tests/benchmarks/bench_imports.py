"""What `import qhchecklist.cli` loads and how long it takes, in a fresh interpreter each time.

Run: `python tests/benchmarks/bench_imports.py [rounds]`
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass

FORBIDDEN = ("PySide6", "shiboken6", "reportlab", "uharfbuzz", "openpyxl", "pypdf", "segno")

PROBE = """
import json, sys, time
before = set(sys.modules)
started, cpu = time.perf_counter(), time.process_time()
{statement}
spent = time.perf_counter() - started, time.process_time() - cpu
new = {{name.partition(".")[0] for name in set(sys.modules) - before}} - set(sys.stdlib_module_names)
new = sorted(name for name in new if not name.startswith(("_", "cython")))
print(json.dumps([*spent, new]))
"""

STATEMENTS = ("import qhchecklist.cli", "import qhchecklist.assess.assessment", "import pydantic", "import typer, rich")


@dataclass(frozen=True, slots=True)
class Load:
    """What one import cost, in seconds, and the third-party packages it loaded."""

    wall: float
    cpu: float
    loaded: tuple[str, ...]


def probe(statement: str, bytecode: str) -> Load:
    """Run a statement in a fresh interpreter that keeps its bytecode in a folder of our own."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = bytecode
    command = [sys.executable, "-c", PROBE.format(statement=statement)]
    wall, cpu, loaded = json.loads(subprocess.check_output(command, text=True, env=environment))
    return Load(wall, cpu, tuple(loaded))


def main(rounds: int = 9) -> int:
    """The table; exit code 1 when something heavy is loaded."""
    found: dict[str, list[Load]] = {statement: [] for statement in STATEMENTS}
    with tempfile.TemporaryDirectory() as bytecode:
        for statement in STATEMENTS:
            probe(statement, bytecode)  # compiles; not counted
        for _ in range(rounds):
            for statement in STATEMENTS:
                found[statement].append(probe(statement, bytecode))
    reference = statistics.median(run.cpu for run in found["import pydantic"])
    sys.stdout.write(f"{'statement':40} {'wall ms':>8} {'CPU ms':>8} {'x pydantic':>10}  third-party packages\n")
    for statement, runs in found.items():
        wall = statistics.median(run.wall for run in runs)
        cpu = statistics.median(run.cpu for run in runs)
        loaded = ", ".join(runs[0].loaded)
        sys.stdout.write(f"{statement:40} {wall * 1e3:8.1f} {cpu * 1e3:8.1f} {cpu / reference:10.2f}  {loaded}\n")
    heavy = sorted(set(found[STATEMENTS[0]][0].loaded) & set(FORBIDDEN))
    sys.stdout.write(f"of {', '.join(FORBIDDEN)} the command line loads: {', '.join(heavy) or 'none'}\n")
    return 1 if heavy else 0


if __name__ == "__main__":
    raise SystemExit(main(*map(int, sys.argv[1:])))
