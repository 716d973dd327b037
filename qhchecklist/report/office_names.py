"""Names of the offices to turn to, for one firm: the government of its own city or prefecture by its own name."""

from __future__ import annotations

from qhchecklist.assess.evaluate import Case
from qhchecklist.policy.model import Department
from qhchecklist.policy.text import Text

_GOVERNMENT = Text("{}人民政府", "People's Government of {}")


def own_name(office: Department, case: Case) -> Text | None:
    """The name of the firm's own government, where the notice names those of all; None where it is not known."""
    division = case.facts.values.get("registered_division")
    seat = case.codes.prefecture_of(division) if office.own_prefecture and isinstance(division, str) else None
    return None if seat is None else Text(_GOVERNMENT.zh.format(seat.zh), _GOVERNMENT.en.format(seat.en))


def office_name(office: Department, case: Case) -> Text:
    """The name in the notice; behind the firm's own government, of whom that name speaks."""
    own = own_name(office, case)
    return office.name if own is None else Text(f"{own.zh}（{office.name.zh}）", f"{own.en} ({office.name.en})")
