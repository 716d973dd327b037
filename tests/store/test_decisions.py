"""What an authority decided stays its decision, whatever the firm says later."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from qhchecklist.store.decisions import Decision, decided_answers, decision_document, read_decision
from qhchecklist.store.records import AnswerChange, Source

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def change(minute: int, field: str, after: object, source: Source) -> AnswerChange:
    return AnswerChange(field, None, after, source, NOON + timedelta(minutes=minute), "李窗口")


def test_a_later_answer_disputes_a_decision_and_does_not_hide_it() -> None:
    said = change(0, "recognitions", [], "client_said")
    decided = change(1, "recognitions", ["key_importer"], "authority_decided")
    again = change(2, "recognitions", [], "document_seen")
    other = change(3, "exports", "current", "client_said")
    standing = decided_answers([said, decided, other])
    assert list(standing) == ["recognitions"]
    assert (standing["recognitions"].decision, standing["recognitions"].disputed) == (decided, None)
    assert decided_answers([said, decided, again])["recognitions"].disputed == again
    assert decided_answers([said, decided, again, decided])["recognitions"].disputed is None
    assert not decided_answers([said, other])


def test_a_decision_comes_back_from_its_body_and_is_told_as_what_it_is() -> None:
    decision = Decision(
        "西宁市商务局", "是否重点企业", "是", date(2026, 11, 20), "市商函〔2026〕甲号", "x", "recognitions", ["a"]
    )
    assert read_decision(decision_document(decision)) == decision
    assert decision.words.zh == "西宁市商务局 2026年11月20日认定（市商函〔2026〕甲号）：是"
