"""Which supports read a field: what a question is good for."""

from __future__ import annotations

from collections.abc import Mapping

from qhchecklist.policy.condition import Condition, fields_of, leaves
from qhchecklist.policy.model import Support
from qhchecklist.policy.record import record
from qhchecklist.policy.rulebook import Rulebook


@record
class Usage:
    """The supports that a field decides, and those whose steps it only turns into 已具备."""

    decides: tuple[Support, ...] = ()
    steps: tuple[Support, ...] = ()

    @property
    def supports(self) -> tuple[Support, ...]:
        """Those worth naming: what it decides, else whose steps it turns."""
        return self.decides or self.steps


def usages(rulebook: Rulebook) -> Mapping[str, Usage]:
    """The usage of every field of the catalogue."""
    decided: dict[str, list[Support]] = {}
    held: dict[str, list[Support]] = {}
    for support in rulebook.policy.supports:
        for key in _read_by(support.condition):
            decided.setdefault(key, []).append(support)
        for key in _read_by(support.held):
            held.setdefault(key, []).append(support)
    return {
        field.key: Usage(tuple(decided.get(field.key, ())), tuple(held.get(field.key, ())))
        for field in rulebook.catalogue.fields
    }


def _read_by(condition: Condition | None) -> frozenset[str]:
    if condition is None:
        return frozenset()
    return frozenset(field for leaf in leaves(condition) for field in fields_of(leaf))
