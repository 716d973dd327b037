"""Who and where a firm is: its credit code and its registered division."""

from __future__ import annotations

import re

from qhchecklist.policy.codes import QINGHAI, Codes
from qhchecklist.policy.doubts import Answer, Doubts, Json, refuse, scalar_text, shown
from qhchecklist.policy.field import Field
from qhchecklist.policy.problem import nearest
from qhchecklist.policy.spelling import fold_code

_CODE_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""GB 32100-2015, table 1: digits and capitals without I, O, S, V and Z, which look like others."""


def check_character(code: str) -> str:
    """The 18th character of a credit code from its first 17: ISO 7064 over powers of 3, modulo 31.

    GB 32100-2015, 5.5. Raises ValueError for a character that the standard does not have.
    """
    total = sum(_CODE_CHARACTERS.index(character) * pow(3, place, 31) for place, character in enumerate(code[:17]))
    return _CODE_CHARACTERS[-total % 31]


def read_credit_code(field: Field, raw: Json, doubts: Doubts) -> Answer:
    """A unified social credit code (GB 32100-2015), its check character verified."""
    code = fold_code(scalar_text(raw) or "")
    if len(code) != 18:
        zh, en = (
            f"统一社会信用代码应为18位，现为{len(code)}位，未采用。",
            f"The credit code has {len(code)} characters, not 18.",
        )
        return refuse(field.key, raw, doubts, zh, en)
    if not re.fullmatch(rf"[0-9]{{8}}[{_CODE_CHARACTERS}]{{10}}", code):
        zh = f"统一社会信用代码 {shown(code)} 的格式不常见（农村集体、军队等代码无法校验），未用于核对。"
        doubts.add(field.key, "warning", zh, f"The credit code {shown(code)} has a form that cannot be checked.")
        return Answer(code, None)
    if code[-1] != check_character(code):
        zh = f"统一社会信用代码 {shown(code)} 的校验码不对，未采用；请对照营业执照核对。"
        return refuse(
            field.key, raw, doubts, zh, f"The check character of {shown(code)} is wrong; compare the licence."
        )
    return Answer(code, code)


def read_division(field: Field, raw: Json, codes: Codes, doubts: Doubts) -> Answer:
    """A division of GB/T 2260 by code, former code or full official name."""
    text = scalar_text(raw) or ""
    code = fold_code(text)
    by_name = _division_by_name(text.strip(), codes)
    if by_name is not None:
        doubts.add(field.key, "notice", f"“{shown(text)}”读作 {by_name}。", f"'{shown(text)}' read as {by_name}.")
        return Answer(by_name, by_name)
    former = codes.former_divisions.get(code)
    if former is not None:
        name = codes.division_name(former.code)
        zh, en = f"区划代码 {code} 已改为 {former.code}（{name.zh}），按新代码读取。", f"{code} is now {former.code}."
        doubts.add(field.key, "notice", zh, en)
        return Answer(former.code, former.code)
    if code in ("630101", "630201"):  # the statistical code of a city's districts as a whole
        code = f"{code[:4]}00"
        doubts.add(field.key, "notice", f"“{shown(raw)}”读作 {code}。", f"'{shown(raw)}' read as {code}.")
    if not re.fullmatch(r"\d{6}", code):
        hint = nearest(text, [c.zh for c in codes.counties.values()])
        return refuse(
            field.key, raw, doubts, f"“{shown(raw)}”不是六位行政区划代码。", f"'{shown(raw)}' is no division.", hint
        )
    known = code in codes.counties or code in codes.prefectures or code == f"{QINGHAI}0000"
    if code[:2] not in codes.provinces or (code[:2] == QINGHAI and not known):
        hint = nearest(code, [*codes.counties, *codes.prefectures])
        return refuse(field.key, raw, doubts, f"没有区划代码 {code}。", f"No division {code}.", hint)
    if code[:2] != QINGHAI and not code.endswith("0000"):
        province = codes.provinces[code[:2]]
        zh, en = f"{code} 只核对到省级（{province.zh}）。", f"{code} is checked by province only ({province.en})."
        doubts.add(field.key, "notice", zh, en)
    return Answer(code, code)


def _division_by_name(name: str, codes: Codes) -> str | None:
    """A full official name (with or without 青海省 and the prefecture); short names are never guessed."""
    if name == codes.provinces[QINGHAI].zh:
        return f"{QINGHAI}0000"
    bare = name.removeprefix("青海省")
    matches = {
        code
        for code in (*codes.counties, *codes.prefectures)
        if bare and bare in (codes.division_name(code).zh, codes.counties[code].zh if code in codes.counties else "")
    }
    return matches.pop() if len(matches) == 1 else None
