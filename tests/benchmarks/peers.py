"""The same expressions in each peer: one compiled program for all supports, one call for each firm.

Every peer gives a list of 2 (certainly yes), 0 (certainly no) or 1 (unknown) for each support. The forms
were chosen for speed: one call instead of one for each support, `in` for a single member, sets where the
engine has them, types declared where the engine takes them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias, assert_never

import datalogic_py
import rule_engine
import zen
from cel_expr_python import cel
from encode import And, AnyRow, Expression, HasBesides, In, Is, Meets, Not, Or, Prepared, Rails, Ref

Program: TypeAlias = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Peer:
    """An engine with the rules compiled.

    `adapt` turns prepared facts into the engine's favourite input, untimed; `run` is one assessment, timed;
    `read` turns its answer into our values, untimed.
    """

    name: str
    adapt: Callable[[Prepared], Any]
    run: Program
    read: Callable[[Any], list[int]]


def _same(prepared: Prepared) -> Prepared:
    return prepared


def _ints(values: Sequence[Any]) -> list[int]:
    return [int(value) for value in values]


# --- datalogic-py: JSONLogic in Rust ------------------------------------------------------------------


def json_logic(expression: Expression) -> Any:
    """An expression in JSONLogic."""
    match expression:
        case Is(ref, value):
            return {"===": [_var(ref), value]}
        case In(ref, values):
            return {"in": [_var(ref), list(values)]}
        case Meets(ref, (value,)):
            return {"in": [value, _var(ref)]}
        case Meets(ref, values):
            return {"some": [_var(ref), {"in": [{"var": ""}, list(values)]}]}
        case HasBesides(ref, values):
            return {"some": [_var(ref), {"!": [{"in": [{"var": ""}, list(values)]}]}]}
        case AnyRow(body):
            return {"some": [{"var": "rows"}, json_logic(body)]}
        case And(parts):
            return {"and": [json_logic(part) for part in parts]}
        case Or(parts):
            return {"or": [json_logic(part) for part in parts]}
        case Not(part):
            return {"!": [json_logic(part)]}
        case _:
            assert_never(expression)


def _var(ref: Ref) -> dict[str, str]:
    return {"var": ref.name}


def datalogic(rails: Sequence[Rails]) -> Peer:
    """datalogic-py with a session, its hot loop."""
    engine = datalogic_py.Engine()
    program = [{"if": [json_logic(one.yes), 2, json_logic(one.no), 0, 1]} for one in rails]
    rule, session = engine.compile(program), engine.session()
    return Peer("datalogic-py", _same, lambda data: session.evaluate(rule, data), _ints)


# --- engines with expression texts --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Dialect:
    """How an engine writes what differs between the three textual languages."""

    conjunction: str
    disjunction: str
    negation: str
    cell: str
    """The prefix and suffix of a cell of a row, around `{}`."""
    among: str
    members: str
    besides: str
    any_row: str
    brackets: str = "[]"

    def text(self, expression: Expression) -> str:
        """An expression as text."""
        match expression:
            case Is(ref, value):
                return f"{self._name(ref)} == {json.dumps(value)}"
            case In(ref, values):
                return f"{self._name(ref)} in {self._list(values)}"
            case Meets(ref, (value,)):
                return f"{json.dumps(value)} in {self._name(ref)}"
            case Meets(ref, values):
                return self.members.format(self._name(ref), self._list(values))
            case HasBesides(ref, values):
                return self.besides.format(self._name(ref), self._list(values))
            case AnyRow(body):
                return self.any_row.format(self.text(body))
            case And(parts):
                return "(" + self.conjunction.join(map(self.text, parts)) + ")"
            case Or(parts):
                return "(" + self.disjunction.join(map(self.text, parts)) + ")"
            case Not(part):
                return f"{self.negation}({self.text(part)})"
            case _:
                assert_never(expression)

    def _name(self, ref: Ref) -> str:
        return self.cell.format(ref.name) if ref.in_row else ref.name

    def _list(self, values: Sequence[str]) -> str:
        return self.brackets[0] + ", ".join(json.dumps(value) for value in values) + self.brackets[1]

    def support(self, rails: Rails) -> str:
        """2, 0 or 1 for one support."""
        return f"({self.text(rails.yes)} ? 2 : ({self.text(rails.no)} ? 0 : 1))"

    def program(self, rails: Sequence[Rails]) -> str:
        """All supports in one expression."""
        return "[" + ",\n".join(self.support(one) for one in rails) + "]"


CEL = Dialect(" && ", " || ", "!", "r.{}", "in", "{}.exists(m, m in {})", "{}.exists(m, !(m in {}))", "rows.exists(r, {})")
ZEN = Dialect(" and ", " or ", "not ", "#.{}", "in", "some({}, # in {})", "some({}, # not in {})", "some(rows, {})")
RULE_ENGINE = Dialect(
    " and ", " or ", "not ", "r['{}']", "in", "({0} & {1})", "({0} & {1}) != {0}", "$any([{} for r in rows])", "{}"
)


def cel_expr(rails: Sequence[Rails], sample: Prepared) -> Peer:
    """cel-expr-python: Google's CEL in C++, with declared types."""
    environment = cel.NewEnv(variables={name: _cel_type(name, value) for name, value in sample.items()})
    program = environment.compile(CEL.program(rails))
    return Peer("cel-expr-python", _same, lambda data: program.eval(data=data), lambda value: _ints(value.plain_value()))


def _cel_type(name: str, value: object) -> cel.Type:
    if name == "rows":
        return cel.Type.List(cel.Type.Map(cel.Type.STRING, cel.Type.DYN))
    if isinstance(value, list):
        return cel.Type.List(cel.Type.STRING)
    return cel.Type.BOOL if name.endswith("_complete") else cel.Type.DYN


def zen_expression(rails: Sequence[Rails]) -> Peer:
    """zen-engine, one compiled expression."""
    program = zen.compile_expression(ZEN.program(rails))
    return Peer("zen-engine", _same, program.evaluate, _ints)


def zen_traced(rails: Sequence[Rails]) -> Peer:
    """zen-engine as a decision graph with one output for each support, and the trace asked for."""
    expressions = [{"id": f"e{i}", "key": f"s{i}", "value": ZEN.support(one)} for i, one in enumerate(rails)]
    nodes = [
        {"id": "in", "type": "inputNode", "name": "in"},
        {"id": "ex", "type": "expressionNode", "name": "ex", "content": {"expressions": expressions}},
        {"id": "out", "type": "outputNode", "name": "out"},
    ]
    edges = [
        {"id": "1", "sourceId": "in", "targetId": "ex", "type": "edge"},
        {"id": "2", "sourceId": "ex", "targetId": "out", "type": "edge"},
    ]
    decision = zen.ZenEngine().create_decision(json.dumps({"nodes": nodes, "edges": edges}))
    names = [f"s{i}" for i in range(len(rails))]
    return Peer(
        "zen-engine, trace",
        _same,
        lambda data: decision.evaluate(data, {"trace": True}),
        lambda answer: _ints([answer["result"][name] for name in names]),
    )


def rule_engine_peer(rails: Sequence[Rails]) -> Peer:
    """rule-engine in pure Python; lists go in as its sets, which is faster than comprehensions."""
    rule = rule_engine.Rule(RULE_ENGINE.program(rails))
    return Peer("rule-engine", _with_sets, rule.evaluate, _ints)


def _with_sets(prepared: Prepared) -> Prepared:
    return {
        key: [_with_sets(row) for row in value] if key == "rows" else set(value) if isinstance(value, list) else value
        for key, value in prepared.items()
    }
