"""The words for outcomes, which validity changes, and the mark of open lists."""

from __future__ import annotations

from qhchecklist.policy.model import Validity
from qhchecklist.policy.text import Text

_NOW = {
    "applies": Text("适用", "applies"),
    "does_not_apply": Text("不适用", "does not apply"),
    "needs_information": Text("待补充信息", "information needed"),
    "informational": Text("仅供了解", "for information"),
}
_THEN = {
    "applies": Text("按原文件：属适用对象", "under the former notice: covered"),
    "does_not_apply": Text("按原文件：不属适用对象", "under the former notice: not covered"),
    "needs_information": Text("按原文件：待补充信息", "under the former notice: information needed"),
    "informational": _NOW["informational"],
}
_LATER = {
    "applies": Text("施行后：属适用对象", "once in force: covered"),
    "does_not_apply": Text("施行后：不属适用对象", "once in force: not covered"),
    "needs_information": Text("施行后：待补充信息", "once in force: information needed"),
    "informational": _NOW["informational"],
}

OPEN_LIST = Text("未列举，清单开放，可咨询", "not listed; the list is open, worth asking")


def outcome_text(outcome: str, validity: Validity) -> Text:
    """The words for an outcome; validity changes the words and nothing else."""
    words = {"in_force": _NOW, "expired": _THEN}.get(validity, _LATER)
    return words[outcome]
