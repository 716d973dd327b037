"""A profile: a firm's answers. Reading normalises, validates and reports, without stopping."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

from qhchecklist.policy.answers import as_list, read_answer
from qhchecklist.policy.building import plain_data
from qhchecklist.policy.codes import Codes
from qhchecklist.policy.consistency import Draft, rows_with_unlisted, settle
from qhchecklist.policy.digest import sha256
from qhchecklist.policy.doubts import UNCLEAR, UNCLEAR_WORDS, Doubts, Json, shown
from qhchecklist.policy.facts import Facts, GoodsRow, Value
from qhchecklist.policy.field import Field, FieldCatalogue
from qhchecklist.policy.goods import read_rows
from qhchecklist.policy.problem import ProfileProblem, UnreadableFileError, nearest
from qhchecklist.policy.record import record
from qhchecklist.policy.remembered import Remembered
from qhchecklist.policy.text import Text
from qhchecklist.policy.whole_file import MAX_DEPTH, read_text, write_whole

ROWS = "trade_lines"

TWICE = "twice"
"""Key under which two different answers to one question (nested and dotted) are kept until corrected."""


@record
class Reading:
    """A profile document as read.

    `document`: the answers in canonical spelling and the order of the form, ready to save; an unusable answer
    stays as written.
    `facts`: what can be used. `problems`: everything doubtful, by field.
    """

    document: Mapping[str, Json]
    facts: Facts
    problems: tuple[ProfileProblem, ...]

    @property
    def name(self) -> str:
        """The firm's name; empty when not given."""
        value = self.facts.values.get("enterprise_name")
        return value if isinstance(value, str) else ""

    @property
    def sha256(self) -> str:
        """Hash of the canonical document: the same answers give the same hash in any order of keys."""
        data = json.dumps(self.document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return sha256(data.encode("utf-8", "surrogatepass")).hexdigest()


Known: TypeAlias = Remembered[tuple[Json, Any]]
"""Each answer in canonical spelling with its value; of the goods table its rows."""


def read_profile(
    raw: Mapping[str, Json], catalogue: FieldCatalogue, codes: Codes, known: Known | None = None
) -> Reading:
    """Read a profile document (nested or dotted keys), reporting every problem with its field.

    Absent and empty are unknown; the text `unknown` is 不清楚. Source of the keys: fields.yaml. `known` is what was
    read before by this catalogue and these codes; it spares time and changes nothing.
    """
    known = Remembered() if known is None else known
    doubts = Doubts()
    flat = flatten(raw, catalogue)
    _report_unknown(flat, catalogue, doubts)
    values: dict[str, Value] = {}
    canonical: dict[str, Json] = {}
    rows: list[GoodsRow] | None = None
    unclear: set[str] = set()
    for key, given in flat.items():
        if given is None or given == "":
            continue
        canonical[key] = given
        if isinstance(given, str) and given in UNCLEAR_WORDS and key != "enterprise_name":
            canonical[key] = UNCLEAR
            unclear.add(key)
        elif key == ROWS and (isinstance(given, list) or as_list(given) == []):
            canonical[key], found = known.of(key, given, doubts, partial(read_rows, as_list(given), catalogue, codes))
            rows = None if given and not found else found  # a table of blank rows was not answered
        elif key == ROWS:
            zh = f"货物明细应是一列货物，现为“{shown(given)}”，按未知处理。"
            doubts.add(key, "error", zh, "The goods table must be a list of rows.")
        elif isinstance(given, dict) and TWICE in given:
            zh = f"{key} 写了两次而且不同（{shown(given[TWICE])}）；请只留一个，更正前按未知处理。"
            doubts.add(key, "error", zh, f"{key} is given twice with different values; keep one.")
        elif key in catalogue:
            canonical[key], value = known.of(key, given, doubts, partial(_answer, catalogue.field(key), given, codes))
            if value is not None:
                values[key] = value
    order = [field.key for field in catalogue.fields if field.key in canonical]
    ordered = {key: canonical[key] for key in (*order, *canonical)}
    return _settled(ordered, Draft(values, rows), frozenset(unclear), codes, doubts)


def _answer(field: Field, given: Json, codes: Codes, doubts: Doubts) -> tuple[Json, Value | None]:
    answer = read_answer(field, given, codes, doubts)
    return answer.canonical, answer.value


def _settled(
    canonical: dict[str, Json], draft: Draft, unclear: frozenset[str], codes: Codes, doubts: Doubts
) -> Reading:
    draft.unusable = (
        frozenset(canonical) - draft.values.keys() - unclear - ({ROWS} if draft.rows is not None else set())
    )
    settle(draft, codes, doubts)
    answered = set(draft.values) | unclear
    if draft.rows is not None:
        answered.add(ROWS)
    facts = Facts(draft.values, rows_with_unlisted(draft), frozenset(answered), unclear)
    return Reading(nest(canonical), facts, tuple(doubts.found))


def flatten(raw: Mapping[str, Json], catalogue: FieldCatalogue) -> dict[str, Json]:
    """A document, nested or not, with dotted keys; two different answers to one question are kept under TWICE."""
    flat: dict[str, Json] = {}
    known = [field.key for field in catalogue.fields]
    prefixes = {key.split(".")[0] for key in known if "." in key}
    for key, value in raw.items():
        if key not in prefixes or key in known:
            _keep(str(key), value, flat)
        elif isinstance(value, dict):
            for part, inner in value.items():
                _keep(f"{key}.{part}", inner, flat)
        elif isinstance(value, str) and value in UNCLEAR_WORDS:
            for part in known:
                if part.startswith(f"{key}."):
                    _keep(part, UNCLEAR, flat)
        elif value is not None:
            _keep(str(key), value, flat)
    return flat


def _keep(key: str, value: Json, flat: dict[str, Json]) -> None:
    if flat.get(key) in (None, value):
        flat[key] = value
    elif value is not None:
        flat[key] = {TWICE: [flat[key], value]}


def _report_unknown(flat: Mapping[str, Json], catalogue: FieldCatalogue, doubts: Doubts) -> None:
    known = [field.key for field in catalogue.fields]
    for key in flat:
        if key not in catalogue:
            hint = nearest(key, known)
            doubts.add(key, "error", f"没有“{shown(key)}”这一项，未采用。", f"Unknown field '{shown(key)}'.", hint)


def nest(flat: Mapping[str, Json]) -> dict[str, Json]:
    """Dotted keys as nested mappings, the shape of profile files."""
    nested: dict[str, Json] = {}
    for key, value in flat.items():
        head, dot, tail = key.partition(".")
        if dot and head not in flat:
            nested.setdefault(head, {})[tail] = value
        else:
            nested[key] = value
    return nested


def load_document(path: Path) -> dict[str, Json]:
    """The raw document of a YAML or JSON profile file; raises UnreadableFileError with one sentence."""
    text = read_text(path)
    if path.suffix.lower() == ".json":
        return json_document(text, path.name)
    from qhchecklist.policy.loader import parse  # the window starts without YAML

    node, problems = parse(text, path.name)
    if problems:
        raise UnreadableFileError(Text(problems[0].line("zh"), problems[0].line("en")))
    data = {} if node is None or node.is_null() else plain_data(node)
    return _as_document(data, path.name)


def json_document(text: str, name: str) -> dict[str, Json]:
    """The raw document of a JSON text that stands in `name`; raises UnreadableFileError with one sentence."""
    try:
        data = json.loads(text, parse_constant=_refuse_constant, object_pairs_hook=_no_duplicates)
    except json.JSONDecodeError as error:
        place = f"{name}:{error.lineno}:{error.colno}"
        raise UnreadableFileError(
            Text(f"{place}: JSON 格式有误，请检查这一处附近的引号和逗号。", f"{place}: faulty JSON ({error.msg}).")
        ) from error
    except _DuplicateKeyError as error:
        zh = f"{name}: 键 {error} 重复出现；请合并或删去其中一个。"
        raise UnreadableFileError(Text(zh, f"{name}: duplicate key {error}.")) from error
    except (ValueError, RecursionError) as error:
        raise UnreadableFileError(
            Text(
                f"{name}: JSON 里有不能使用的数或层次过深；请改正后再打开。",
                f"{name}: unusable number or nesting in JSON.",
            )
        ) from error
    return _as_document(data, name)


class _DuplicateKeyError(ValueError):
    """An object that names one key twice: which of the two was meant cannot be known."""


def _no_duplicates(pairs: list[tuple[str, Json]]) -> Json:
    seen = dict(pairs)
    if len(seen) < len(pairs):
        names = [key for key, _ in pairs]
        raise _DuplicateKeyError(next(name for name in names if names.count(name) > 1))
    return seen


def _refuse_constant(name: str) -> Json:
    raise ValueError(name)


def _as_document(data: Json, name: str) -> dict[str, Json]:
    if not isinstance(data, dict):
        raise UnreadableFileError(
            Text(
                f"{name} 不是企业画像：最外层应是“键: 值”，如 enterprise_name: …；请对照示例文件。",
                f"{name} is not a profile: the top level must be 'key: value'; see the samples.",
            )
        )
    _refuse_unsavable(data, name, 0)
    return data


def _refuse_unsavable(data: Json, name: str, depth: int) -> None:
    """What could be read but not saved and read again is refused at once: depth, infinity, half characters."""
    if depth > MAX_DEPTH:
        raise UnreadableFileError(Text(f"{name}: 层次过深；请对照示例文件。", f"{name}: nested too deeply."))
    if isinstance(data, float) and not math.isfinite(data):
        raise UnreadableFileError(Text(f"{name}: 有不能使用的数；请改正后再打开。", f"{name}: unusable number."))
    if isinstance(data, str) and any("\ud800" <= character <= "\udfff" for character in data):
        raise UnreadableFileError(Text(f"{name}: 有残缺的字符；请改正后再打开。", f"{name}: a broken character."))
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in inner:
        _refuse_unsavable(key, name, depth + 1)
        _refuse_unsavable(value, name, depth + 1)


def save_document(path: Path, document: Mapping[str, Json]) -> None:
    """Write a profile file (JSON by its ending, else YAML) as a whole or not at all.

    Raises UnreadableFileError with a sentence for the user; the old file is then untouched.
    """
    data = dict(document)
    if path.suffix.lower() == ".json":
        text = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    else:
        from qhchecklist.policy.loader import dump  # the window starts without YAML

        text = dump(data)
    write_whole(path, text.encode("utf-8", "surrogatepass"))
