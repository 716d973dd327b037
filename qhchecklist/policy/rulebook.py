"""Everything an assessment reads besides the profile."""

from __future__ import annotations

from qhchecklist.policy.codes import Codes
from qhchecklist.policy.field import FieldCatalogue
from qhchecklist.policy.model import Policy
from qhchecklist.policy.record import record


@record
class Rulebook:
    """One policy with the questions and the code lists."""

    policy: Policy
    catalogue: FieldCatalogue
    codes: Codes
