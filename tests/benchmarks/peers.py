"""The same expressions in each peer, in two forms.

"rules": one compiled rule for each support, the way a rule set is kept (in zen-engine its decision graph);
the facts are converted once for each firm. "one": all supports in a single array expression, the fastest
form there is, but no longer a set of rules with names.

Every peer gives 2 (certainly yes), 0 (certainly no) or 1 (unknown) for each support. The forms were chosen
for speed: `in` for a single member, sets where the engine has them, types declared where it takes them.
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
    form: str
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


def datalogic(rails: Sequence[Rails]) -> list[Peer]:
    """datalogic-py with a session, its hot loop; `evaluate_many` is its shape for rule sets."""
    engine = datalogic_py.Engine()
    session, program = engine.session(), [_json_support(one) for one in rails]
    rules, whole = [engine.compile(one) for one in program], engine.compile(program)
    handle = datalogic_py.DataHandle
    return [
        Peer("datalogic-py", "rules", _same, lambda data: session.evaluate_many(rules, handle(data)), _ints),
        Peer("datalogic-py", "one", _same, lambda data: session.evaluate(whole, data), _ints),
    ]


def _json_support(rails: Rails) -> Any:
    return {"if": [json_logic(rails.yes), 2, json_logic(rails.no), 0, 1]}


# --- engines with expression texts --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Dialect:
    """What the three textual languages write differently; `{}` stands for the operands."""

    conjunction: str
    disjunction: str
    negation: str
    cell: str
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


CEL = Dialect(" && ", " || ", "!", "r.{}", "{}.exists(m, m in {})", "{}.exists(m, !(m in {}))", "rows.exists(r, {})")
ZEN = Dialect(" and ", " or ", "not ", "#.{}", "some({}, # in {})", "some({}, # not in {})", "some(rows, {})")
RULE_ENGINE = Dialect(
    " and ", " or ", "not ", "r['{}']", "({0} & {1})", "({0} & {1}) != {0}", "$any([{} for r in rows])", "{}"
)


def cel_expr(rails: Sequence[Rails], sample: Prepared) -> list[Peer]:
    """cel-expr-python: Google's CEL in C++, with declared types."""
    environment = cel.NewEnv(variables={name: _cel_type(name, value) for name, value in sample.items()})
    rules = [environment.compile(CEL.support(one)) for one in rails]
    whole = environment.compile(CEL.program(rails))

    def each(data: Prepared) -> list[Any]:
        activation = environment.Activation(data=data)
        return [rule.eval(activation=activation).plain_value() for rule in rules]

    return [
        Peer("cel-expr-python", "rules", _same, each, _ints),
        Peer("cel-expr-python", "one", _same, lambda data: whole.eval(data=data).plain_value(), _ints),
    ]


def _cel_type(name: str, value: object) -> cel.Type:
    if name == "rows":
        return cel.Type.List(cel.Type.Map(cel.Type.STRING, cel.Type.DYN))
    if isinstance(value, list):
        return cel.Type.List(cel.Type.STRING)
    return cel.Type.BOOL if name.endswith("_complete") else cel.Type.DYN


def zen_engine(rails: Sequence[Rails]) -> list[Peer]:
    """zen-engine: a decision graph with one output for each support, without and with its trace."""
    decision = zen.ZenEngine().create_decision(json.dumps(_graph(rails)))
    whole = zen.compile_expression(ZEN.program(rails))
    names = [f"s{number}" for number in range(len(rails))]

    def read(answer: Any) -> list[int]:
        return _ints([answer["result"][name] for name in names])

    return [
        Peer("zen-engine", "rules", _same, decision.evaluate, read),
        Peer("zen-engine", "one", _same, whole.evaluate, _ints),
        Peer("zen-engine", "trace", _same, lambda data: decision.evaluate(data, {"trace": True}), read),
    ]


def _graph(rails: Sequence[Rails]) -> dict[str, Any]:
    expressions = [
        {"id": f"e{number}", "key": f"s{number}", "value": ZEN.support(one)} for number, one in enumerate(rails)
    ]
    nodes = [
        {"id": "in", "type": "inputNode", "name": "in"},
        {"id": "rules", "type": "expressionNode", "name": "rules", "content": {"expressions": expressions}},
        {"id": "out", "type": "outputNode", "name": "out"},
    ]
    edges = [
        {"id": "1", "sourceId": "in", "targetId": "rules", "type": "edge"},
        {"id": "2", "sourceId": "rules", "targetId": "out", "type": "edge"},
    ]
    return {"nodes": nodes, "edges": edges}


def python_rule_engine(rails: Sequence[Rails]) -> list[Peer]:
    """rule-engine in pure Python; lists go in as its sets, which is faster than comprehensions."""
    rules = [rule_engine.Rule(RULE_ENGINE.support(one)) for one in rails]
    whole = rule_engine.Rule(RULE_ENGINE.program(rails))
    return [
        Peer("rule-engine", "rules", _with_sets, lambda data: [rule.evaluate(data) for rule in rules], _ints),
        Peer("rule-engine", "one", _with_sets, whole.evaluate, _ints),
    ]


def _with_sets(prepared: Prepared) -> Prepared:
    return {
        key: [_with_sets(row) for row in value] if key == "rows" else set(value) if isinstance(value, list) else value
        for key, value in prepared.items()
    }
