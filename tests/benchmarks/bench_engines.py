"""Outcomes of all decidable supports: ours beside four rule engines from PyPI, compared firm by firm.

Run: `python tests/benchmarks/bench_engines.py [firms] [rounds]`
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from encode import Encoder
from firms import firms, partly
from peers import Peer, cel_expr, datalogic, python_rule_engine, zen_engine
from timing import Fresh, Timing, race

from qhchecklist.assess.assessment import Assessor
from qhchecklist.assess.evaluate import Case
from qhchecklist.paths import DEFAULT_POLICY, resources, samples
from qhchecklist.policy.facts import NO_FACTS, Facts
from qhchecklist.policy.pack import load_rulebook
from qhchecklist.policy.profile import load_document, read_profile

AS_OF = date(2025, 6, 1)
SEED = 20221116
FORGETS = (0.0, 0.15, 0.35, 0.6)
"""Shares of the answers left open; the firms take turns."""

TARGETS = {"datalogic-py": 0.8, "cel-expr-python": 4.0, "zen-engine": 12.0, "rule-engine": 50.0}
"""At least this many times our CPU time, for a set of rules."""


def facts_of_firms(assessor: Assessor, count: int) -> list[Facts]:
    """Generated firms with fewer or more answers, and the three samples."""
    rng = random.Random(SEED)
    catalogue, codes = assessor.rulebook.catalogue, assessor.rulebook.codes
    documents = [
        partly(firm, FORGETS[number % len(FORGETS)], rng) for number, firm in enumerate(firms(count, SEED, codes))
    ]
    documents += [load_document(path) for path in samples()]
    return [read_profile(document, catalogue, codes).facts for document in documents]


@dataclass(frozen=True, slots=True)
class Difference:
    """A support that a peer judges otherwise."""

    peer: str
    firm: int
    support: str
    ours: int
    theirs: int


def differences(peer: Peer, encoder: Encoder, cases: Sequence[Case], ours: Sequence[Sequence[int]]) -> list[Difference]:
    """Every outcome that is not ours."""
    return [
        Difference(f"{peer.name} ({peer.form})", firm, support.id, mine, other)
        for firm, (case, expected) in enumerate(zip(cases, ours, strict=True))
        for support, mine, other in zip(
            encoder.supports, expected, peer.read(peer.run(peer.adapt(encoder.prepare(case)))), strict=True
        )
        if mine != other
    ]


def compiled_peers(encoder: Encoder, case: Case) -> list[Peer]:
    """The four engines with the rules loaded, without the form that traces."""
    rails, sample = encoder.rails, encoder.prepare(case)
    engines = (datalogic(rails), cel_expr(rails, sample), zen_engine(rails), python_rule_engine(rails))
    return [peer for engine in engines for peer in engine if peer.form != "trace"]


def our_call(assessor: Assessor, facts: Sequence[Facts]) -> Callable[[], object]:
    """All firms through the product."""
    return lambda: [assessor.outcomes(assessor.case(one, AS_OF)) for one in facts]


def our_first_sight(assessor: Assessor, facts: Sequence[Facts]) -> Fresh:
    """All firms through a new assessor that has only seen an empty profile: nothing remembered helps."""

    def make() -> Callable[[], object]:
        fresh = Assessor(assessor.rulebook)
        fresh.outcomes(fresh.case(NO_FACTS, AS_OF))
        return our_call(fresh, facts)

    return Fresh(make)


def peer_call(peer: Peer, encoder: Encoder, cases: Sequence[Case]) -> Callable[[], object]:
    """All firms through a peer, from facts prepared beforehand."""
    inputs = [peer.adapt(encoder.prepare(case)) for case in cases]
    return lambda: [peer.run(one) for one in inputs]


def line(peer: Peer, timing: Timing, ours: Timing, firm_count: int, wrong: int) -> bool:
    """Print one line of the table; whether the target is met."""
    ratio = timing.ratio(ours)
    target = TARGETS[peer.name] if peer.form == "rules" else 0.0
    good = ratio >= target and not wrong
    sys.stdout.write(
        f"{peer.name:18} {peer.form:6} {timing.median / firm_count * 1e6:12.1f} {ratio:8.2f} "
        f"{f'>= {target:g}' if target else '':>8} {wrong:6}{'' if good else '  MISSED'}\n"
    )
    return good


def main(count: int = 120, rounds: int = 9) -> int:
    """The whole comparison; exit code 1 when an outcome differs or a target is missed."""
    assessor = Assessor(load_rulebook(resources(), DEFAULT_POLICY))
    encoder = Encoder(assessor)
    facts = facts_of_firms(assessor, count)
    cases = [assessor.case(one, AS_OF) for one in facts]
    ours = [assessor.outcomes(case) for case in cases]
    shown = [value for outcomes in ours for value in outcomes]
    sys.stdout.write(
        f"{len(facts)} firms x {len(encoder.supports)} supports: "
        f"{shown.count(2)} apply, {shown.count(1)} open, {shown.count(0)} do not\n"
    )
    peers = compiled_peers(encoder, cases[0])
    unlike = {id(peer): differences(peer, encoder, cases, ours) for peer in peers}
    for found in unlike.values():
        sys.stdout.writelines(f"DIFFERENCE {one}\n" for one in found[:20])
    contestants: dict[str, Callable[[], object] | Fresh] = {
        "ours": our_call(assessor, facts),
        "ours, first sight": our_first_sight(assessor, facts),
    }
    contestants |= {f"{peer.name} {peer.form}": peer_call(peer, encoder, cases) for peer in peers}
    times = race(contestants, rounds)
    sys.stdout.write(f"{'engine':18} {'form':6} {'us per firm':>12} {'x ours':>8} {'target':>8} {'wrong':>6}\n")
    for name in ("ours", "ours, first sight"):
        microseconds, ratio = times[name].median / len(facts) * 1e6, times[name].ratio(times["ours"])
        sys.stdout.write(f"{name:25} {microseconds:12.1f} {ratio:8.2f}\n")
    met = [
        line(peer, times[f"{peer.name} {peer.form}"], times["ours"], len(facts), len(unlike[id(peer)]))
        for peer in peers
    ]
    return 0 if all(met) else 1


if __name__ == "__main__":
    raise SystemExit(main(*map(int, sys.argv[1:])))
