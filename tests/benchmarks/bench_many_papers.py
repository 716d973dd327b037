"""Many checklists printed by one process, each of another firm: time of each and memory, which must stay flat.

What counts is the process's own memory. Beside it stands what it has mapped of files: every rare character in a
name brings in another page of a font file, which the system takes back when it needs the room. Linux only.

Run: `python tests/benchmarks/bench_many_papers.py [documents] [--same]`; the usual number is 1000. With `--same` the
firm is the same each time.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from qhchecklist import paths
from qhchecklist.assess.assessment import Assessor
from qhchecklist.checklist import Checklist, make_checklist
from qhchecklist.policy.pack import load_rulebook
from qhchecklist.policy.profile import load_document, read_profile
from qhchecklist.report.pdf import render

AS_OF = date(2026, 11, 23)
SETTLED = 50  # documents after which memory must not grow
MOST_GROWTH = 1.05  # lookups remember characters up to a number, and each name brings two new ones
STEP = 50


def memory() -> tuple[float, float]:
    """Resident memory of this process in MB: its own, and mapped files."""
    told = dict(line.split(":") for line in Path("/proc/self/status").read_text().splitlines())
    own, mapped = (int(told[key].split()[0]) / 1000 for key in ("RssAnon", "RssFile"))
    return own, mapped


def checklist_of(assessor: Assessor, profile: Mapping[str, Any], number: int) -> Checklist:
    """The checklist of the sample firm under another name, which brings characters of its own."""
    name = f"青海{chr(0x4E00 + number * 17 % 20_000)}{chr(0x4E00 + number * 31 % 20_000)}外贸有限公司第{number}分公司"
    book = assessor.rulebook
    reading = read_profile({**profile, "enterprise_name": name}, book.catalogue, book.codes)
    return make_checklist(assessor.assess(reading, AS_OF))


def main(documents: int, *, same: bool) -> int:
    """Print them all; exit code 1 when memory grew after the fiftieth."""
    assessor = Assessor(load_rulebook(paths.resources(), paths.DEFAULT_POLICY))
    profile = load_document(paths.resources() / "samples" / "quinoa-garlic.yaml")
    settled, most, started = 0.0, 0.0, time.process_time()
    for number in range(1, documents + 1):
        render(checklist_of(assessor, profile, 1 if same else number))
        own, mapped = memory()
        if number == SETTLED:
            settled = own
        most = max(most, own) if number > SETTLED else most
        if number % STEP == 0:
            spent = (time.process_time() - started) / number
            sys.stdout.write(
                f"{number:5} documents  {own:7.1f} MB + {mapped:5.1f} MB of files  {spent * 1000:6.0f} ms CPU each\n"
            )
            sys.stdout.flush()
    grown = most / settled if settled else 1.0
    missed = grown > MOST_GROWTH
    verdict = "MISSED" if missed else "flat"
    sys.stdout.write(f"most after the {SETTLED}th: {grown:.3f} times what it was then, {verdict}\n")
    return int(missed)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("documents", type=int, nargs="?", default=1000)
    parser.add_argument("--same", action="store_true")
    chosen = parser.parse_args()
    raise SystemExit(main(chosen.documents, same=chosen.same))
