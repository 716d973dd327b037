"""Outcomes of all decidable supports: ours beside four rule engines from PyPI, compared firm by firm.

    python tests/benchmarks/bench_engines.py [firms] [rounds]
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from encode import Encoder
from firms import firms, partly
from peers import Peer, cel_expr, datalogic, rule_engine_peer, zen_expression
from timing import Timing, race

from qhchecklist.assess.assessment import Assessor
from qhchecklist.assess.evaluate import Case
from qhchecklist.paths import DEFAULT_POLICY, resources, samples
from qhchecklist.policy.facts import Facts
from qhchecklist.policy.pack import load_rulebook
from qhchecklist.policy.profile import load_document, read_profile

AS_OF = date(2025, 6, 1)
SEED = 20221116
FORGETS = (0.0, 0.15, 0.35, 0.6)
"""Shares of the answers left open; the firms take turns."""

TARGETS = {"datalogic-py": 0.8, "cel-expr-python": 4.0, "zen-engine": 12.0, "rule-engine": 50.0}
"""At least this many times our CPU time."""


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


def differences(peer: Peer, encoder: Encoder, cases: Sequence[Case], ours: Sequence[list[int]]) -> list[Difference]:
    """Every outcome that is not ours."""
    found: list[Difference] = []
    for firm, (case, expected) in enumerate(zip(cases, ours, strict=True)):
        theirs = peer.read(peer.run(peer.adapt(encoder.prepare(case))))
        for support, mine, other in zip(encoder.supports, expected, theirs, strict=True):
            if mine != other:
                found.append(Difference(peer.name, firm, support.id, mine, other))
    return found


def compiled_peers(encoder: Encoder, cases: Sequence[Case]) -> list[Peer]:
    """The four engines with the rules loaded."""
    rails = encoder.rails
    sample = encoder.prepare(cases[0])
    return [datalogic(rails), cel_expr(rails, sample), zen_expression(rails), rule_engine_peer(rails)]


def _our_call(assessor: Assessor, facts: Sequence[Facts]) -> Callable[[], object]:
    def call() -> None:
        for one in facts:
            assessor.outcomes(assessor.case(one, AS_OF))

    return call


def _peer_call(peer: Peer, inputs: Sequence[object]) -> Callable[[], object]:
    def call() -> None:
        for one in inputs:
            peer.run(one)

    return call


def report(times: dict[str, Timing], wrong: dict[str, int], firm_count: int) -> bool:
    """Print the table; whether every target is met."""
    ours, met = times["qhchecklist"], True
    sys.stdout.write(f"{'engine':18} {'us per firm':>12} {'x ours':>8} {'target':>8} {'wrong':>6}\n")
    for name, timing in times.items():
        ratio, target = timing.ratio(ours), TARGETS.get(name, 1.0)
        good = ratio >= target and not wrong.get(name)
        met = met and good
        microseconds = timing.median / firm_count * 1e6
        sys.stdout.write(
            f"{name:18} {microseconds:12.1f} {ratio:8.2f} {'>= ' + format(target, 'g'):>8} {wrong.get(name, 0):6}"
            f"{'' if good else '  MISSED'}\n"
        )
    return met


def main(count: int = 120, rounds: int = 9) -> int:
    """The whole comparison; exit code 1 when a verdict differs or a target is missed."""
    assessor = Assessor(load_rulebook(resources(), DEFAULT_POLICY))
    encoder = Encoder(assessor)
    facts = facts_of_firms(assessor, count)
    cases = [assessor.case(one, AS_OF) for one in facts]
    ours: list[list[int]] = [list(assessor.outcomes(case)) for case in cases]
    found = [ours_.count(value) for value in (2, 1, 0) for ours_ in [sum(ours, [])]]
    sys.stdout.write(
        f"{len(facts)} firms x {len(encoder.supports)} supports: {found[0]} apply, {found[1]} open, {found[2]} do not\n"
    )
    peers = compiled_peers(encoder, cases)
    wrong: dict[str, int] = {}
    for peer in peers:
        unlike = differences(peer, encoder, cases, ours)
        wrong[peer.name] = len(unlike)
        for one in unlike[:20]:
            sys.stdout.write(f"DIFFERENCE {one}\n")
    contestants = {"qhchecklist": _our_call(assessor, facts)}
    for peer in peers:
        contestants[peer.name] = _peer_call(peer, [peer.adapt(encoder.prepare(case)) for case in cases])
    return 0 if report(race(contestants, rounds), wrong, len(facts)) else 1


if __name__ == "__main__":
    raise SystemExit(main(*map(int, sys.argv[1:])))
