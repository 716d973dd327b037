"""Cross-file checks of a pack: everything that a single file cannot know to be wrong.

Works on the YAML nodes, so that every problem names file, line and column.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from qhchecklist.policy.building import Node
from qhchecklist.policy.casefile import WorkedCase
from qhchecklist.policy.codes import Codes
from qhchecklist.policy.condition import citations
from qhchecklist.policy.field import FieldCatalogue
from qhchecklist.policy.model import Policy
from qhchecklist.policy.pack import Sources, find_values
from qhchecklist.policy.problem import Mark, PackProblem, nearest
from qhchecklist.policy.step_documents import document_problems
from qhchecklist.policy.text import Text, day_text


def lint(
    policy: Policy, sources: Sources, cases: tuple[WorkedCase, ...], catalogue: FieldCatalogue, codes: Codes
) -> list[PackProblem]:
    """Every problem of a pack that could be built."""
    problems: list[PackProblem] = []
    for node in (sources.head, *sources.measures):
        problems.extend(_quotes(node, policy))
        problems.extend(_vocabulary(node, catalogue, codes))
        problems.extend(_listed(node))
    problems.extend(_banner(policy, sources))
    problems.extend(_ledger(policy, sources))
    problems.extend(_supports(policy, sources))
    problems.extend(_departments(policy, sources))
    problems.extend(document_problems(sources.measures))
    problems.extend(_cases(policy, sources, cases))
    return problems


def _problem(mark: Mark, zh: str, en: str, hint: Text) -> PackProblem:
    return PackProblem(mark, Text(zh, en), hint)


def _mappings(node: Node) -> Iterator[dict[str, Node]]:
    """Every mapping below a node, the node itself included."""
    if isinstance(node.value, dict):
        yield node.value
        for value in node.value.values():
            yield from _mappings(value)
    elif isinstance(node.value, tuple):
        for item in node.value:
            yield from _mappings(item)


def _text(node: Node) -> str:
    return node.value if isinstance(node.value, str) else ""


def _items(node: Node) -> tuple[Node, ...]:
    return node.value if isinstance(node.value, tuple) else ()


def _quotes(node: Node, policy: Policy) -> Iterator[PackProblem]:
    """Every citation names a provision and quotes it verbatim."""
    for mapping in _mappings(node):
        if "provision" not in mapping or "quote" not in mapping:
            continue
        provision, quote = mapping["provision"], mapping["quote"]
        known = policy.provisions.get(_text(provision))
        if known is None:
            hint = nearest(_text(provision), policy.provisions)
            zh = f"没有条文“{_text(provision)}”。"
            yield _problem(provision.mark, zh, f"No provision '{_text(provision)}'.", hint)
        elif not _text(quote) or _text(quote) not in known.text:
            hint = Text(f"请逐字照抄 source.txt 第 [{known.id}] 句。", f"Copy the words of [{known.id}] in source.txt.")
            zh = f"引文“{_text(quote)}”不在条文 {known.id} 里。"
            yield _problem(quote.mark, zh, f"The quote is not in provision {known.id}.", hint)


def _vocabulary(node: Node, catalogue: FieldCatalogue, codes: Codes) -> Iterator[PackProblem]:
    """Fields, options, products, markets and divisions that conditions name must exist."""
    goods = {*codes.products, *codes.classes}
    markets = {*codes.country_groups, *codes.countries}
    divisions = {*codes.division_groups, *codes.provinces}
    for mapping in _mappings(node):
        if "field" in mapping:
            yield from _field(mapping, catalogue, codes)
        for key, known, zh, en in (
            ("product", goods, "货物", "product"),
            ("open_to", codes.classes, "货物大类", "class of goods"),
            ("market", markets, "国家（地区）或区域", "market"),
            ("in_market", markets, "国家（地区）或区域", "market"),
            ("in_division", divisions, "省份或省份组", "division"),
        ):
            if key in mapping:
                yield from _unknown(_items(mapping[key]), known, zh, en)


def _unknown(items: Iterable[Node], known: Iterable[str], zh: str, en: str) -> Iterator[PackProblem]:
    words = list(known)
    for item in items:
        if _text(item) not in words:
            yield _problem(
                item.mark, f"没有{zh}“{_text(item)}”。", f"No {en} '{_text(item)}'.", nearest(_text(item), words)
            )


def _field(mapping: dict[str, Node], catalogue: FieldCatalogue, codes: Codes) -> Iterator[PackProblem]:
    key = mapping["field"]
    if _text(key) not in catalogue:
        hint = nearest(_text(key), [field.key for field in catalogue.fields])
        yield _problem(key.mark, f"没有问题项“{_text(key)}”。", f"No field '{_text(key)}'.", hint)
        return
    field = catalogue.field(_text(key))
    values: dict[str, Iterable[str]] = {
        "choice": [option.key for option in field.options],
        "choices": [option.key for option in field.options],
        "certificates": codes.certifications,
    }
    lists: dict[str | None, Iterable[str]] = {"currencies": codes.currencies, "supervision_modes": codes.modes}
    known = values.get(field.kind) or lists.get(field.codes)
    if known is None:
        return
    for name in ("one_of", "has_any", "has_other_than"):
        if name in mapping:
            yield from _unknown(_items(mapping[name]), known, f"“{field.label.zh}”的选项", f"option of {field.key}")


def _ledger(policy: Policy, sources: Sources) -> Iterator[PackProblem]:
    """Every sentence of the notice belongs to exactly one measure, the front matter or a section title."""
    owners: dict[str, int] = {}
    places = [node for source in (sources.head, *sources.measures) for node in _ledger_nodes(source)]
    for node in places:
        owners[_text(node)] = owners.get(_text(node), 0) + 1
        if _text(node) not in policy.provisions:
            hint = nearest(_text(node), policy.provisions)
            yield _problem(node.mark, f"没有条文“{_text(node)}”。", f"No provision '{_text(node)}'.", hint)
        elif owners[_text(node)] > 1:
            hint = Text("请只留一处。", "Keep one place only.")
            yield _problem(
                node.mark, f"条文 {_text(node)} 列了两次。", f"Provision {_text(node)} is listed twice.", hint
            )
    for line, provision in enumerate(policy.provisions, start=1):
        if provision not in owners:
            hint = Text("请列入所属措施的 provisions。", "List it in the provisions of its measure.")
            zh, en = f"条文 {provision} 不在任何措施的台账里。", f"Provision {provision} is in no measure's ledger."
            yield _problem(Mark("source.txt", line, 1), zh, en, hint)


def _ledger_nodes(node: Node) -> Iterator[Node]:
    if not isinstance(node.value, dict):
        return
    for key in ("front", "provisions"):
        if key in node.value:
            yield from _items(node.value[key])
    for section in _items(node.value["sections"]) if "sections" in node.value else ():
        if isinstance(section.value, dict) and "provision" in section.value:
            yield section.value["provision"]


def support_marks(sources: Sources) -> dict[str, Mark]:
    """Where each support is written."""
    return {
        _text(mapping["id"]): mapping["id"].mark
        for node in sources.measures
        for mapping in _mappings(node)
        if "id" in mapping and "strength" in mapping
    }


def _supports(policy: Policy, sources: Sources) -> Iterator[PackProblem]:
    marks = support_marks(sources)
    seen: set[str] = set()
    for support in policy.supports:
        mark = marks[support.id]
        if support.id in seen:
            hint = Text("编号一经使用不再改动，请换新字母。", "Ids never change; use a new letter.")
            yield _problem(mark, f"事项 {support.id} 重复。", f"Duplicate support {support.id}.", hint)
        seen.add(support.id)
        if (support.condition is None) != (support.strength == "informational"):
            hint = Text("仅供了解的事项没有条件，其他都要有。", "Only informational supports have no condition.")
            yield _problem(
                mark, f"{support.id} 的强度与条件不配。", f"{support.id}: strength and condition differ.", hint
            )
        if support.condition is None:
            continue
        if support.reading is None and support.reading_condition is not None:
            hint = Text("请补上 reading，或删去 reading_condition。", "Add reading or drop reading_condition.")
            zh, en = f"{support.id} 没写第二种读法，却有它的条件。", f"{support.id}: a condition of no second reading."
            yield _problem(mark, zh, en, hint)
        if any(cite is None for cite in citations(support.condition)):
            hint = Text("请给每个条件补上 cite: {provision, quote}。", "Add cite: {provision, quote} to every leaf.")
            yield _problem(mark, f"{support.id} 有条件没有引文。", f"{support.id}: a leaf cites nothing.", hint)
        if support.after_expiry is None:
            hint = Text("请补上 after_expiry。", "Add after_expiry.")
            yield _problem(mark, f"{support.id} 没写届满后如何。", f"{support.id}: nothing on after expiry.", hint)


_BETWEEN_DEPARTMENTS = re.compile(r"[(、，)]|按职责分工负责|负责")
"""What stands between the departments in the bracket at the end of a measure: (甲、乙按职责分工负责，丙负责)."""


def _listed(node: Node) -> Iterator[PackProblem]:
    """A list that ends with 等 is quoted whole: as many members as the quote has words."""
    for mapping in _mappings(node):
        members = mapping.get("product") or mapping.get("has_any")
        cite = mapping.get("cite")
        if members is None or "open" not in mapping or cite is None or not isinstance(cite.value, dict):
            continue
        words = re.split(r"[、和]", _text(cite.value["quote"])) if "quote" in cite.value else []
        if len(words) != len(_items(members)):
            hint = Text("请对照引文补齐或删去。", "Compare the quote.")
            zh = f"引文列举了 {len(words)} 样，这里有 {len(_items(members))} 样。"
            en = f"The quote lists {len(words)} things, the condition {len(_items(members))}."
            yield _problem(members.mark, zh, en, hint)


def _banner(policy: Policy, sources: Sources) -> Iterator[PackProblem]:
    """The four dates in their order; every sentence of the banner in both languages; the end day is named."""
    head, dates = sources.head.value, policy.head.dates
    assert isinstance(head, dict)
    if not dates.signed <= dates.published <= dates.in_force_from <= dates.in_force_to:
        hint = Text("应依次为签署、发布、施行、届满。", "Expected: signed, published, in force from, in force to.")
        yield _problem(head["dates"].mark, "日期先后不对。", "The dates are not in order.", hint)
    sentences = head["banner"].value
    assert isinstance(sentences, dict)
    for key, node in sentences.items():
        said: Text = getattr(policy.head.banner, key)
        if not said.zh.strip() or not said.en.strip():
            hint = Text("横幅每句都要有中文和英文。", "Every sentence of the banner needs both languages.")
            yield _problem(node.mark, f"横幅“{key}”是空的。", f"Banner '{key}' is empty.", hint)
    last = day_text(dates.in_force_to)
    if last.zh not in policy.head.banner.expired.zh or last.en not in policy.head.banner.expired.en:
        hint = Text(f"届满一句应写明{last.zh}。", f"The sentence on expiry must name {last.en}.")
        zh = "横幅说的届满日与 in_force_to 不同。"
        yield _problem(sentences["expired"].mark, zh, "The banner names another end than in_force_to.", hint)


def _departments(policy: Policy, sources: Sources) -> Iterator[PackProblem]:
    known = [department.name.zh for department in policy.head.departments]
    for measure, node in zip(policy.measures, sources.measures, strict=True):
        bracket = policy.provisions.get(measure.departments or "")
        named = set(_BETWEEN_DEPARTMENTS.split(bracket.text)) - {""} if bracket else set()
        for name in sorted(named - set(measure.department_names)):
            hint = Text("请补入 department_names。", "Add it to department_names.")
            yield _problem(node.mark, f"责任单位缺“{name}”。", f"Department '{name}' is missing.", hint)
        for name in measure.department_names:
            if bracket is None or name not in bracket.text or name not in known:
                hint = Text(
                    "名称须在责任单位一句和 policy.yaml 的 departments 里。",
                    "It must be in the bracket and policy.yaml.",
                )
                yield _problem(node.mark, f"责任单位“{name}”不对。", f"Department '{name}' is wrong.", hint)
    for same in (
        one.same_as for one in policy.head.departments if one.same_as is not None and one.same_as not in known
    ):
        marks = [found.mark for found in find_values(sources.head, "same_as") if found.value == same]
        zh, en = f"departments 里没有“{same}”。", f"No department '{same}'."
        yield _problem(marks[0], zh, en, nearest(same, known))


_NEEDED = ("applies", "does_not_apply", "needs_information")


def _cases(policy: Policy, sources: Sources, cases: tuple[WorkedCase, ...]) -> Iterator[PackProblem]:
    marks = support_marks(sources)
    outcomes: dict[str, set[str]] = {}
    for case in cases:
        outcomes.setdefault(case.entry.support, set()).add(case.entry.outcome)
        if case.entry.support not in marks:
            hint = nearest(case.entry.support, marks)
            zh, en = f"没有支持事项“{case.entry.support}”。", f"No support '{case.entry.support}'."
            yield _problem(case.mark, zh, en, hint)
    for support in policy.supports:
        lacking = [name for name in _NEEDED if name not in outcomes.get(support.id, ())]
        if support.condition is not None and lacking:
            hint = Text("请在 cases/ 里补例。", "Add cases.")
            zh, en = (
                f"{support.id} 缺少结果为 {'、'.join(lacking)} 的例。",
                f"{support.id} lacks cases: {', '.join(lacking)}.",
            )
            yield _problem(marks[support.id], zh, en, hint)
