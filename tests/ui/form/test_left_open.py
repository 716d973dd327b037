"""不清楚 to the last question: card, index, paper and terminal say the same."""

from __future__ import annotations

from qhchecklist.assess.left_open import unclear_text
from qhchecklist.report.options import PdfOptions
from qhchecklist.report.pdf import print_checklist
from tests.paper_text import page_texts
from tests.ui.desk import Desk


def test_the_last_question_answered_with_not_known_is_worded_once(desk: Desk) -> None:
    window = desk.window
    session, form = window.session, window.zones.form
    while found := session.questions():
        session.answer(found[0].field, "unknown")
    form.card.refresh()
    left = unclear_text(session.assessment)
    assert left is not None
    assert form.card.question.text() == left.zh + "。"
    hopes = [row.hope for row in window.zones.index.rows if row.hope]
    assert hopes == ["待问清 1 项"]
    paper = page_texts(print_checklist(session.checklist, PdfOptions()).data)[0]
    assert "".join(left.zh.split()) in paper
