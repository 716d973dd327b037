"""What is odd only on this day, or beside a reply of an authority, stands at its field like any other doubt."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from qhchecklist.assess.authority import authority_questions
from qhchecklist.policy.ruling import Ruling
from qhchecklist.ui.evidence.compose import Composer
from tests.test_same_sentence import LATER, SENTENCES
from tests.ui.desk import Desk

LISTED = {"entity_type": "enterprise", "registered_division": "630104", "exports": "current", "imports": "none"}


def below(desk: Desk, key: str) -> list[str]:
    return [line.text() for line in desk.window.zones.form.boxes[key].problems.lines if not line.isHidden()]


def test_a_date_after_the_day_judged_is_told_under_its_field(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(f"established_on: '{LATER}'\n", encoding="utf-8")
    assert desk.window.files.open(path)
    assert below(desk, "established_on") == [SENTENCES[LATER]]
    assert "1" in desk.window.status.problems.text()
    desk.window.session.set_as_of(date(2099, 1, 1))
    assert below(desk, "established_on") == []
    desk.window.session.set_as_of(date(2024, 6, 1))
    desk.window.session.answer("established_on", "2020-01-01")
    assert below(desk, "established_on") == []


def test_an_answer_beside_another_reply_is_told_at_the_field_and_in_the_evidence(desk: Desk) -> None:
    session = desk.window.session
    session.replace_all(LISTED | {"recognitions": "unknown"}, "x")
    asked = next(one for one in authority_questions(session.assessment, session.explainer) if one.support.id == "S01a")
    reply = Ruling("S01a", asked.point, "no", "省商务厅", date(2024, 5, 20), goods=asked.goods)
    session.know_rulings((reply,))
    assert below(desk, "recognitions") == []  # 不清楚 says nothing against it
    session.answer("recognitions", ["key_foreign_trade_firm"])
    (said,) = below(desk, "recognitions")
    assert said.startswith("“列入名单含重点外贸企业”：企业所填为“是”，省商务厅2024年5月20日的答复为“否”。")
    assert "以主管部门的答复为准" in said
    assert session.assessment.finding("S01a").outcome == "does_not_apply"
    item = next(one for one in session.checklist.items if one.id == "S01a")
    told = str(Composer(session.checklist, session.explainer, "zh").evidence(item))
    assert "企业所填与此不同，以答复为准，请核对" in told
    session.know_rulings((reply, replace(reply, outcome="yes", day=date(2024, 5, 30))))
    assert below(desk, "recognitions") == []  # the later reply says the same as the firm
