"""Interleaved timing: every contestant runs in every round, and only ratios within a round are compared."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Timing:
    """CPU seconds of one contestant, one number per round."""

    rounds: tuple[float, ...]

    @property
    def median(self) -> float:
        """The typical round."""
        return statistics.median(self.rounds)

    def ratio(self, to: Timing) -> float:
        """How many times the other's CPU time this one takes: the median of the ratios round by round."""
        return statistics.median(mine / other for mine, other in zip(self.rounds, to.rounds, strict=True))


@dataclass(frozen=True, slots=True)
class Fresh:
    """A contestant that remembers nothing: made anew for each round, untimed, and called once."""

    make: Callable[[], Callable[[], object]]


def race(
    contestants: Mapping[str, Callable[[], object] | Fresh], rounds: int, shortest: float = 0.02
) -> dict[str, Timing]:
    """CPU time of one call of each contestant; a round repeats a call until it takes `shortest` seconds.

    CPU time of the process, so that a busy machine does not count; the collector is off during a round.
    """
    repeats = {name: 1 if isinstance(call, Fresh) else _repeats(call, shortest) for name, call in contestants.items()}
    found: dict[str, list[float]] = {name: [] for name in contestants}
    for _ in range(rounds):
        for name, call in contestants.items():
            timed = call.make() if isinstance(call, Fresh) else call
            found[name].append(_cpu_time(timed, repeats[name]))
    return {name: Timing(tuple(times)) for name, times in found.items()}


def _repeats(call: Callable[[], object], shortest: float) -> int:
    call()  # warm
    once = max(_cpu_time(call, 1), 1e-9)
    return max(1, round(shortest / once))


def _cpu_time(call: Callable[[], object], repeats: int) -> float:
    gc.collect()
    gc.disable()
    try:
        started = time.process_time()
        for _ in range(repeats):
            call()
        return (time.process_time() - started) / repeats
    finally:
        gc.enable()
