"""Facts that contradict each other count as unknown until corrected, never as no.

Each check looks at a draft of the facts, reports the contradiction at a field, and withdraws exactly
the facts involved, so that findings that do not depend on them are given as usual. A few facts follow
from others (a domestic-sale supervision mode means bonded goods are sold domestically); they are filled
in with a notice where the question was left open.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from dataclasses import field as attribute

from qhchecklist.policy.codes import QINGHAI, Codes
from qhchecklist.policy.condition import Direction
from qhchecklist.policy.doubts import Doubts
from qhchecklist.policy.facts import Certificate, GoodsRow, Members, Value
from qhchecklist.policy.size import computed_sizes


@dataclass(slots=True)
class Draft:
    """Facts under construction; `rows` is None while the goods table is unanswered.

    Checks only look at what was read and note what to withdraw and to imply; everything is applied
    together at the end, so that one contradiction cannot hide another. `unusable` are the fields whose
    answer could not be read: nothing is implied for them.
    """

    values: dict[str, Value]
    rows: list[GoodsRow] | None
    unusable: frozenset[str] = frozenset()
    withdrawn: set[str] = attribute(default_factory=set)
    implied: dict[str, tuple[Value, str]] = attribute(default_factory=dict)
    doubtful: set[int] = attribute(default_factory=set)

    def withdraw(self, *fields: str) -> None:
        """Make these fields unknown again."""
        self.withdrawn.update(fields)

    def imply(self, field: str, value: Value, source: str) -> None:
        """A fact that follows from `source`, unless that is withdrawn or the field's own answer is unreadable."""
        if field not in self.unusable:
            self.implied[field] = (value, source)


def settle(draft: Draft, codes: Codes, doubts: Doubts) -> None:
    """Apply every check, then withdraw and imply."""
    _credit_code(draft, codes, doubts)
    _bonded_sales(draft, codes, doubts)
    _certificate_facts(draft, doubts)
    _e_commerce(draft, doubts)
    _size(draft, codes, doubts)
    for direction in ("export", "import"):
        _trade(draft, direction, doubts)
    _no_direction(draft, doubts)
    for field in draft.withdrawn:
        draft.values.pop(field, None)
    for field, (value, source) in draft.implied.items():
        if source not in draft.withdrawn and field not in draft.withdrawn:
            draft.values[field] = value
    if draft.rows is not None:
        # Which cell of a contradictory row is wrong is not known, so neither direction nor status is trusted.
        draft.rows = [
            replace(row, certain=False, direction=None, status=None) if row.number in draft.doubtful else row
            for row in draft.rows
        ]
        faulty = {problem.field.partition(".")[0] for problem in doubts.found if problem.severity == "error"}
        draft.rows = [
            row if f"trade_lines[{row.number}]" in faulty else _only_direction(row, draft) for row in draft.rows
        ]


def _only_direction(row: GoodsRow, draft: Draft) -> GoodsRow:
    """Where there are no exports, goods of no stated direction can only be imports, and the other way round.

    Nothing follows for a row with a fault: a direction that could not be read may contradict that answer.
    """
    if row.direction is not None or not row.certain:
        return row
    if draft.values.get("exports") == "none":
        return replace(row, direction="import")
    return replace(row, direction="export") if draft.values.get("imports") == "none" else row


_CREDIT_CODE_KINDS: dict[str, frozenset[str]] = {
    "91": frozenset({"enterprise", "insurer", "bank", "hospital", "school", "training_institution", "other"}),
    "92": frozenset({"individual_business"}),
    "93": frozenset({"cooperative"}),
    "12": frozenset({"hospital", "school", "training_institution", "other"}),
    "52": frozenset({"hospital", "school", "training_institution", "other"}),
    "51": frozenset({"association"}),
}
"""First two characters of a credit code (GB 32100-2015) to the entity types that carry it."""


def _credit_code(draft: Draft, codes: Codes, doubts: Doubts) -> None:
    code = draft.values.get("uscc")
    if not isinstance(code, str):
        return
    entity, division = draft.values.get("entity_type"), draft.values.get("registered_division")
    allowed = _CREDIT_CODE_KINDS.get(code[:2])
    if isinstance(entity, str) and allowed is not None and entity not in allowed:
        zh = f"信用代码以{code[:2]}开头，与所选主体类型不符；请核对两者，更正前主体类型按未知处理。"
        doubts.add("entity_type", "error", zh, f"A credit code beginning {code[:2]} does not fit the entity type.")
        draft.withdraw("entity_type")
    region = code[2:8]
    if not isinstance(division, str) or region[:2] not in codes.provinces:
        return
    if region[:2] != division[:2]:
        zh = (
            f"信用代码登记地是{codes.provinces[region[:2]].zh}（{region}），与注册地"
            f"{codes.division_name(division).zh}不符；请核对，更正前注册地按未知处理（确已迁址的，可先不填信用代码）。"
        )
        doubts.add("registered_division", "error", zh, f"The credit code was issued in {region}, not in {division}.")
        draft.withdraw("registered_division")
    elif region[:2] == QINGHAI and not _within(_present(region, codes), division):
        issued, seat = codes.division_name(_present(region, codes)), codes.division_name(division)
        zh = f"信用代码登记地{issued.zh}与注册地{seat.zh}不同（迁址后代码不变，可忽略）。"
        doubts.add("registered_division", "notice", zh, f"The credit code was issued in {region}; a move explains it.")


def _within(region: str, division: str) -> bool:
    """Whether the issuing region lies in the division or holds it; a province or city answer is not wrong."""
    return any(
        one.startswith(other.removesuffix("00").removesuffix("00"))
        for one, other in ((region, division), (division, region))
    )


def _present(division: str, codes: Codes) -> str:
    county = codes.former_divisions.get(division)
    return county.code if county else division


def _bonded_sales(draft: Draft, codes: Codes, doubts: Doubts) -> None:
    modes, sold = draft.values.get("customs_supervision_modes"), draft.values.get("bonded_goods_sold_domestically")
    if not isinstance(modes, Members):
        return
    processing = {code for code in modes.known if code in codes.modes and codes.modes[code].processing}
    domestic = sorted(code for code in processing if codes.modes[code].domestic_sale)
    both = ("bonded_goods_sold_domestically", "customs_supervision_modes")
    if sold is True and modes.complete and not processing:
        zh = "已答保税货物内销，但海关监管方式里没有加工贸易方式；请核对，更正前两者都按未知处理。"
        doubts.add(both[0], "error", zh, "Bonded goods are sold domestically, but no processing mode is given.")
        draft.withdraw(*both)
    elif sold is False and domestic:
        zh = f"监管方式 {'、'.join(domestic)} 表示保税货物内销，与所答“否”矛盾；更正前两者都按未知处理。"
        doubts.add(both[0], "error", zh, f"Modes {', '.join(domestic)} mean domestic sale, against the answer no.")
        draft.withdraw(*both)
    elif sold is None and domestic:
        zh = f"由监管方式 {'、'.join(domestic)} 推知：有保税货物内销。"
        doubts.add(both[0], "notice", zh, f"Modes {', '.join(domestic)} imply domestic sale of bonded goods.")
        draft.imply(both[0], True, both[1])
    _modes_need_trade(draft, modes, doubts)


_NO_TRADE = ("exports", "imports")


def _modes_need_trade(draft: Draft, modes: Members, doubts: Doubts) -> None:
    if modes.known and all(draft.values.get(field) == "none" for field in _NO_TRADE):
        zh = "已答有海关监管方式，但进出口都答“没有”；请核对，更正前这三项都按未知处理。"
        doubts.add("customs_supervision_modes", "error", zh, "Supervision modes contradict having no trade.")
        draft.withdraw("customs_supervision_modes", *_NO_TRADE)


_CERTIFIED = (("aeo_advanced", "aeo_level", "advanced"), ("high_tech", "high_tech_status", "certified"))


def _certificate_facts(draft: Draft, doubts: Doubts) -> None:
    """Two certificates are a status of their own; only an undated one is taken to hold today.

    A dated one may have expired, but beside another status it is a contradiction to look at all the same.
    """
    held = draft.values.get("certifications")
    if not isinstance(held, tuple):
        return
    for code, field, status in _CERTIFIED:
        owned = [one for one in held if isinstance(one, Certificate) and one.code == code]
        if not owned:
            continue
        given = draft.values.get(field)
        if given is None and any(one.valid_until is not None for one in owned):
            continue
        if given is None:
            doubts.add(field, "notice", f"由证书 {code} 推知：{field} = {status}。", f"{code} implies {status}.")
            draft.imply(field, status, "certifications")
        elif given != status:
            zh = f"已有证书 {code}，与所答 {given} 矛盾；请核对（证书已过期的请删去），更正前按未知处理。"
            doubts.add(field, "error", zh, f"The certificate {code} contradicts the answer {given}.")
            draft.withdraw(field)


_E_COMMERCE_MODES = frozenset({"9610", "9710", "9810", "1210", "1239"})


def _e_commerce(draft: Draft, doubts: Doubts) -> None:
    status, modes = draft.values.get("cross_border_ecommerce"), draft.values.get("customs_supervision_modes")
    used = sorted(modes.known & _E_COMMERCE_MODES) if isinstance(modes, Members) else []
    if status in ("none", "planned") and used:
        zh = f"监管方式 {'、'.join(used)} 表示正在做跨境电商，与所答不符；更正前两者都按未知处理。"
        en = f"Modes {', '.join(used)} mean current e-commerce, against the answer."
        doubts.add("cross_border_ecommerce", "error", zh, en)
        draft.withdraw("cross_border_ecommerce", "customs_supervision_modes")
    trade = [draft.values.get(field) for field in _NO_TRADE]
    if status == "current" and None not in trade and "current" not in trade:
        zh = "已答正在做跨境电商，但出口、进口都没有答“正在做”；请核对，更正前这三项都按未知处理。"
        doubts.add("cross_border_ecommerce", "error", zh, "Current e-commerce contradicts having no current trade.")
        draft.withdraw("cross_border_ecommerce", *_NO_TRADE)


def _size(draft: Draft, codes: Codes, doubts: Doubts) -> None:
    declared = draft.values.get("size_declared")
    computed = computed_sizes(draft.values, codes)
    if not isinstance(declared, str) or declared in computed:
        return
    zh_sizes = "、".join(codes.sizes[size].zh for size in codes.sizes if size in computed)
    en_sizes = ", ".join(codes.sizes[size].en for size in codes.sizes if size in computed)
    zh = f"自报规模与按人数、收入算出的规模（{zh_sizes}）不符；请核对，更正前规模按未知处理。"
    doubts.add("size_declared", "error", zh, f"The declared size contradicts the computed one ({en_sizes}).")
    draft.withdraw("size_declared", "statistical_industry", "employees", "revenue_10k_cny", "total_assets_10k_cny")


_TRADE: dict[Direction, tuple[str, str, str]] = {
    "export": ("exports", "出口", "exports"),
    "import": ("imports", "进口", "imports"),
}


def _trade(draft: Draft, direction: Direction, doubts: Doubts) -> None:
    """The answer on exports (imports) against the rows of that direction."""
    field, zh_name, en_name = _TRADE[direction]
    declared = draft.values.get(field)
    if draft.rows is None:
        return
    rows = [row for row in draft.rows if row.direction == direction and row.certain]
    if declared == "none" and rows:
        zh = f"已答没有{zh_name}，但货物明细里有{zh_name}货物；请核对，更正前两者都按未知处理。"
        doubts.add(field, "error", zh, f"No {en_name} are declared, but the goods table has some.")
        draft.withdraw(field)
        draft.doubtful.update(row.number for row in rows)
    elif declared == "planned" and any(row.status == "current" for row in rows):
        zh = f"已答只是打算{zh_name}，但货物明细里有正在{zh_name}的货物；请核对，更正前两者都按未知处理。"
        doubts.add(field, "error", zh, f"{en_name.capitalize()} are only planned, but a row is current.")
        draft.withdraw(field)
        draft.doubtful.update(row.number for row in rows if row.status == "current")
    elif declared in ("current", "planned") and not _is_listed(draft.rows, direction, declared):
        said = f"已答{'正在' if declared == 'current' else '打算'}{zh_name}"
        zh = f"{said}，但货物明细里没有相应货物；请补上（或补填方向、状态）。"
        doubts.add("trade_lines", "warning", zh, f"{en_name.capitalize()} are {declared}, but no such row is listed.")


def _is_listed(rows: list[GoodsRow], direction: Direction, declared: Value | None) -> bool:
    """Whether some row certainly is the declared trade; one with an empty direction or status may be another."""
    return any(row.direction == direction and row.status == declared for row in rows)


def _no_direction(draft: Draft, doubts: Doubts) -> None:
    """A row that is neither export nor import, when there are neither."""
    rows = [row.number for row in draft.rows or () if row.direction is None and row.certain]
    if rows and all(draft.values.get(field) == "none" for field in _NO_TRADE):
        zh = "出口、进口都答“没有”，但货物明细里有货物；请核对，更正前都按未知处理。"
        doubts.add("trade_lines", "error", zh, "Neither exports nor imports are declared, but goods are listed.")
        draft.withdraw(*_NO_TRADE)
        draft.doubtful.update(rows)


def rows_with_unlisted(draft: Draft) -> tuple[GoodsRow, ...]:
    """The rows, and one uncertain row for each declared or possible trade that the table does not list.

    A table that was given is complete: where nothing is declared, it alone says what trade there is.
    """
    rows = list(draft.rows or ())
    for direction in ("export", "import"):
        field = _TRADE[direction][0]
        declared = draft.values.get(field)
        if declared == "none":
            continue
        status = declared if isinstance(declared, str) else None
        if draft.rows is None:
            planned = status if status == "planned" else None
            rows.append(GoodsRow(direction=direction, status=planned, certain=False))
        elif status is not None and not _is_listed(rows, direction, status):
            rows.append(GoodsRow(direction=direction, status=status, certain=False))
        elif field in draft.withdrawn or field in draft.unusable:
            rows.append(GoodsRow(direction=direction, certain=False))
    return tuple(rows)
