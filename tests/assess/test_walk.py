"""A desk that asks one question after another: nothing turns round, and nothing open is left without a way on."""

from __future__ import annotations

import random
from datetime import date
from typing import Any

import pytest

from qhchecklist.assess.ask import questions
from qhchecklist.assess.assessment import Assessment, Assessor
from qhchecklist.assess.authority import is_asked
from qhchecklist.assess.explain import Explainer
from qhchecklist.policy.codes import Codes
from qhchecklist.policy.condition import SomeRow
from qhchecklist.policy.field import Field
from qhchecklist.policy.profile import ROWS, read_profile
from tests.assess.profiles import COUNTRIES, GOODS, NAMES
from tests.books import bundled

BOOK = bundled()
ASSESSOR = Assessor(BOOK)
EXPLAINER = Explainer(BOOK)
DAY = date(2024, 6, 1)
WALKS = 12


def judge(document: dict[str, Any]) -> Assessment:
    return ASSESSOR.assess(read_profile(document, BOOK.catalogue, BOOK.codes), DAY)


def goods(chance: random.Random, trade: dict[str, str]) -> list[dict[str, Any]]:
    """Rows that fit what was said of exports and imports; a row may lack cells, a table may be empty."""
    rows = []
    for direction, status in trade.items():
        for _ in range(chance.randint(0, 2)):
            name, code = chance.choice(GOODS)
            row = {"direction": direction, "status": status, "product": name, "hs": code}
            row |= {"markets": chance.sample(COUNTRIES, 2)} if chance.random() < 0.8 else {}
            row |= {"made_in_qinghai": chance.random() < 0.6} if chance.random() < 0.7 else {}
            if chance.random() < 0.4:
                row |= {"product": chance.choice(NAMES)}
                del row["hs"]
            rows.append(row)
    return rows


def reply(field: Field, codes: Codes, document: dict[str, Any], chance: random.Random) -> Any:
    """An answer as a firm may give it; one in six is 不清楚."""
    if chance.random() < 1 / 6:
        return "unknown"
    options = [option.key for option in field.options]
    match field.kind:
        case "yes_no":
            return chance.random() < 0.5
        case "choice":
            return chance.choice(options or sorted(codes.industries))
        case "choices":
            return chance.sample(options, chance.randint(0, 2))
        case "codes":
            known = {"countries": COUNTRIES, "currencies": ["CNY", "USD"]}.get(field.codes or "", sorted(codes.modes))
            return chance.sample(known, chance.randint(0, 2))
        case "number":
            return chance.choice([0, 4, 15, 46, 250, 1300, 50000, "20-99"])
        case "division":
            return chance.choice(["630121", "632801", "632801", "440300"])
        case _:
            assert field.key == ROWS
            sides = (("exports", "export"), ("imports", "import"))
            trade = {side: document[key] for key, side in sides if document.get(key) in ("current", "planned")}
            return goods(chance, trade)


def settled(before: Assessment, after: Assessment) -> None:
    for one, other in zip(before.findings, after.findings, strict=True):
        assert {one.outcome, other.outcome} != {"applies", "does_not_apply"}, one.support.id


def goes_on(assessment: Assessment, asked: set[str]) -> None:
    """What is open has a question for the firm, a cell to fill in, an authority to ask, or an answer to look up.

    A question whose day is past is not put any more, but still shown as missing; so is a contradiction to clear up.
    """
    past = {field.key for field in BOOK.catalogue.fields if field.is_past(DAY)}
    known_ways = asked | assessment.case.facts.unclear | past
    for finding in assessment.findings:
        if finding.outcome != "needs_information":
            continue
        told = EXPLAINER.finding(finding, assessment)
        assert told, finding.support.id
        assert all(text.zh and text.en for text in told), finding.support.id
        leaves = [one.leaf for reason in finding.reasons for one in reason.single if isinstance(one.leaf, SomeRow)]
        ways = known_ways & set(finding.missing), EXPLAINER.lacking_cells(leaves, assessment.case)
        doubtful = {problem.field.split("[")[0] for problem in assessment.problems if problem.severity != "notice"}
        assert any(ways) or doubtful or is_asked(finding, assessment), finding.support.id


@pytest.mark.parametrize("seed", range(WALKS))
def test_a_walk_through_the_questions_settles_and_never_turns_round(seed: int) -> None:
    chance = random.Random(seed)
    document: dict[str, Any] = {}
    assessment = judge(document)
    for _ in range(len(BOOK.catalogue.fields)):
        asked = [question.field for question in questions(ASSESSOR, assessment)]
        goes_on(assessment, set(asked))
        if not asked:
            return
        key = asked[0] if chance.random() < 0.7 else chance.choice(asked)
        before = assessment
        document = document | {key: reply(BOOK.catalogue.field(key), BOOK.codes, document, chance)}
        assessment = judge(document)
        settled(before, assessment)
    raise AssertionError("the questions never end")
