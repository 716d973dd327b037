"""A whole assessment with reasons and missing fields, beside an evaluation with trace in zen-engine.

The trace tells the value of each expression; the assessment also tells the smallest set of facts that
decides each support, what is missing and what would change it.

Run: `python tests/benchmarks/bench_explained.py [rounds]`
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import partial

from bench_engines import AS_OF, differences, facts_of_firms
from encode import Encoder
from peers import zen_engine
from timing import Fresh, Timing, race

from qhchecklist.assess.assessment import Assessor
from qhchecklist.assess.evaluate import Case
from qhchecklist.paths import DEFAULT_POLICY, resources, samples
from qhchecklist.policy.facts import NO_FACTS
from qhchecklist.policy.pack import load_rulebook
from qhchecklist.policy.profile import Reading, load_document, read_profile

SAMPLE = "quinoa-garlic.yaml"
LONGEST_MS = 0.3
LEAST_RATIO = 7.0
FIRMS = 120


def line(name: str, times: dict[str, Timing], firm_count: int, wrong: int) -> bool:
    """Print one line of the table; whether the targets are met (they are meant for a warm sample)."""
    ours, trace = times["ours"].median / firm_count * 1e3, times["zen"].median / firm_count * 1e3
    ratio = times["zen"].ratio(times["ours"])
    good = ours <= LONGEST_MS and ratio >= LEAST_RATIO and not wrong
    verdict = "" if good or firm_count > 1 else "  MISSED"
    sys.stdout.write(f"{name:24} {ours:8.3f} {trace:13.3f} {ratio:8.2f} {wrong:6}{verdict}\n")
    return good


def first_sight(assessor: Assessor, readings: Sequence[Reading]) -> Fresh:
    """Firms through a new assessor that has only seen an empty profile: nothing remembered helps."""

    def make() -> Callable[[], object]:
        fresh = Assessor(assessor.rulebook)
        fresh.assess(Reading({}, NO_FACTS, ()), AS_OF)
        return lambda: [fresh.assess(reading, AS_OF) for reading in readings]

    return Fresh(make)


def main(rounds: int = 15) -> int:
    """Every sample, warm, then many firms at first sight; exit code 1 when a sample's target is missed."""
    rulebook = load_rulebook(resources(), DEFAULT_POLICY)
    assessor = Assessor(rulebook)
    encoder = Encoder(assessor)
    traced = next(peer for peer in zen_engine(encoder.rails) if peer.form == "trace")

    def trace_call(cases: Sequence[Case]) -> Callable[[], object]:
        inputs = [traced.adapt(encoder.prepare(case)) for case in cases]
        return lambda: [traced.run(one) for one in inputs]

    def wrong(cases: Sequence[Case]) -> int:
        return len(differences(traced, encoder, cases, [assessor.outcomes(case) for case in cases]))

    sys.stdout.write(f"{'profile':24} {'ours ms':>8} {'zen trace ms':>13} {'x ours':>8} {'wrong':>6}\n")
    met: dict[str, bool] = {}
    for path in samples():
        reading = read_profile(load_document(path), rulebook.catalogue, rulebook.codes)
        cases = [assessor.case(reading.facts, AS_OF)]
        times = race({"ours": partial(assessor.assess, reading, AS_OF), "zen": trace_call(cases)}, rounds)
        met[path.name] = line(path.name, times, 1, wrong(cases))
    readings = [Reading({}, facts, ()) for facts in facts_of_firms(assessor, FIRMS)]
    cases = [assessor.case(reading.facts, AS_OF) for reading in readings]
    times = race({"ours": first_sight(assessor, readings), "zen": trace_call(cases)}, rounds)
    line(f"{len(readings)} firms, first sight", times, len(readings), wrong(cases))
    sys.stdout.write(f"target ({SAMPLE}): ours <= {LONGEST_MS} ms, zen-engine's trace >= {LEAST_RATIO:g} x ours\n")
    return 0 if met[SAMPLE] else 1


if __name__ == "__main__":
    raise SystemExit(main(*map(int, sys.argv[1:])))
