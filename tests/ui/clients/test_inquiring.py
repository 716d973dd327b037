"""Questions to an authority and its answer, in the window, as a consultant does it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from qhchecklist import paths
from qhchecklist.dossier import load_dossier
from qhchecklist.store.attachments import attachments
from qhchecklist.store.decisions import Decision
from qhchecklist.store.log import verify_entries
from qhchecklist.store.records import Contact
from qhchecklist.store.replies import record_reply
from qhchecklist.store.store import Store
from qhchecklist.store.transfer import read_decisions
from qhchecklist.ui.clients.inquiry_window import InquiryWindow
from qhchecklist.ui.clients.reply_window import ReplyWindow
from tests.paper_text import page_texts
from tests.ui.clients.help_desk import HelpDesk, press

Open = Callable[..., HelpDesk]

CARPETS = "青海城西藏毯毛纺进出口有限公司（示例）"


@pytest.fixture
def carpets(other: Store) -> str:
    """The id of a client with open questions for authorities."""
    sample = load_dossier(paths.resources() / "samples" / "wool-importer.yaml")
    return other.add(sample, Contact()).id


@pytest.fixture
def counter(helpdesk: Open, carpets: str) -> Iterator[HelpDesk]:
    opened = helpdesk()
    opened.open(CARPETS)
    yield opened
    opened.window.inquiring.close()


def group(counter: HelpDesk, support: str) -> str:
    return next(item.group for item in counter.session.checklist.items if item.id == support)


def questions(counter: HelpDesk) -> InquiryWindow:
    assert counter.window.inquiring.shown is not None
    return counter.window.inquiring.shown


def replying(counter: HelpDesk) -> ReplyWindow:
    assert counter.window.inquiring.replying is not None
    return counter.window.inquiring.replying


def test_the_place_for_answers_names_the_firm_by_name_and_code(counter: HelpDesk) -> None:
    counter.window.client_commands.reply.trigger()
    told = counter.session.reading
    code = str(told.facts.values["uscc"])
    assert replying(counter).firm.text() == f"{told.name}（…{code[-4:]}）"


def evidence_button(counter: HelpDesk, words: str) -> QPushButton:
    pane = counter.window.zones.evidence
    return next(one for one in pane.findChildren(QPushButton) if one.text() == words and one.isVisible())


def answer(counter: HelpDesk, support: str, outcome: str, words: str = "") -> None:
    """Open the place for answers at a support, fill it in, and save."""
    counter.window.inquiring.close()
    counter.window.zones.choose(support)
    counter.window.client_commands.reply.trigger()
    window = replying(counter)
    window.outcomes[outcome].click()  # type: ignore[index]
    window.answer.setText(words)
    window.save.click()
    counter.idle()


def test_the_evidence_leads_to_the_sheet_of_the_first_office_that_is_asked(counter: HelpDesk) -> None:
    counter.window.zones.choose("S03b")
    evidence_button(counter, "请主管部门认定 →").click()
    shown = questions(counter)
    assert shown.offices.currentItem().text() == "4 问 · 省商务厅"
    assert "以下货物是否属农产品、传统手工品（藏毯、藏绣）？" in shown.sheet.toPlainText()
    counter.window.zones.choose("S03c")
    pane = counter.window.zones.evidence
    assert not [
        one for one in pane.findChildren(QPushButton) if one.text().startswith("请主管部门") and one.isVisible()
    ]


def test_a_sheet_is_exported_as_pdf_and_text_masked_without_the_name(
    counter: HelpDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    counter.window.client_commands.inquiry.trigger()
    shown = questions(counter)
    shown.offices.setCurrentRow(
        next(row for row in range(shown.offices.count()) if "税务" in shown.offices.item(row).text())
    )
    for masked in (False, True):
        shown.masked.setChecked(masked)
        assert (CARPETS in shown.sheet.toPlainText()) == (not masked)
        pdf, text = tmp_path / f"{masked}.pdf", tmp_path / f"{masked}.txt"
        counter.answers.file = pdf
        shown.pdf.click()
        qtbot.waitUntil(pdf.exists)
        counter.answers.file = text
        shown.text.click()
        qtbot.waitUntil(text.exists)
        assert (CARPETS in counter.answers.suggested) == (not masked)
        assert text.read_text(encoding="utf-8") == shown.sheet.toPlainText()
        paper = page_texts(pdf.read_bytes())[0]
        assert "致：省税务局、国家税务总局青海省税务局" in paper
        assert (CARPETS in paper) == (not masked)


def test_the_sheet_follows_the_answers_of_the_firm(counter: HelpDesk) -> None:
    counter.window.client_commands.inquiry.trigger()
    counter.session.answer("recognitions", ["key_importer"])
    assert "骨干出口企业" not in questions(counter).sheet.toPlainText()
    counter.session.answer("exports", "none")
    counter.session.answer("trade_lines", [])
    assert questions(counter).hint.text() == "没有须由主管部门认定的问题。"
    assert not questions(counter).pdf.isEnabled()


def test_an_answer_decides_and_is_told_as_the_authoritys_on_screen_and_on_paper(
    counter: HelpDesk, other: Store, carpets: str, qtbot: QtBot, tmp_path: Path
) -> None:
    assert group(counter, "S07a") == "needs_information"
    answer(counter, "S07a", "yes", "在2024年度名单内")
    assert counter.window.inquiring.replying is None
    assert (group(counter, "S07a"), group(counter, "S07b")) == ("guided", "guided")
    counter.window.zones.choose("S07a")
    said = counter.window.zones.evidence.text()
    assert "列入名单含骨干出口企业（据省商务厅2026年11月22日的答复）" in said
    assert "主管部门已答复（2026年11月22日，省商务厅）：是。在2024年度名单内（已记录的认定，不是企业自述）" in said
    assert not counter.session.is_modified()
    with other.reading() as connection:
        (told,) = read_decisions(connection, carpets)
        assert verify_entries(connection).fault is None
    assert (told.support, told.outcome, told.office, told.reference, told.attachment) == (
        "S07a",
        "yes",
        "省商务厅",
        "",
        "",
    )
    assert other.get(carpets).dossier.profile.get("recognitions") is None
    counter.answers.file = tmp_path / "a.pdf"
    with qtbot.waitSignal(counter.window.paper.exporting.exported):
        counter.window.commands.export.trigger()
    counter.idle()
    paper = "".join(page_texts(counter.answers.file.read_bytes()))
    assert "主管部门已答复（2026年11月22日，省商务厅）：是。在2024年度名单内" in paper


def test_it_is_still_so_when_the_client_is_opened_again_and_not_for_another_firm(counter: HelpDesk) -> None:
    answer(counter, "S07a", "yes")
    counter.window.commands.new.trigger()
    assert counter.session.assessment.rulings == ()
    counter.open(CARPETS)
    assert group(counter, "S07a") == "guided"
    counter.session.begin_client({})
    assert counter.session.assessment.rulings == ()


def test_a_later_answer_corrects_the_first(counter: HelpDesk) -> None:
    answer(counter, "S01a", "yes")
    assert group(counter, "S01a") == "guided"
    answer(counter, "S01a", "no")
    assert group(counter, "S01a") == "does_not_apply"
    counter.window.zones.choose("S01a")
    assert "（后来另有答复）" in counter.window.zones.evidence.text()


def test_a_visit_records_what_the_authority_decided(counter: HelpDesk, other: Store, carpets: str) -> None:
    answer(counter, "S07a", "yes")
    counter.window.client_commands.visit.trigger()
    counter.qtbot.keyClick(counter.strip.visit.note, Qt.Key.Key_Return)
    counter.idle()
    (visit,) = other.visits(carpets)
    assert visit.groups["S07a"] == "guided"


def test_since_the_last_visit_an_answer_is_named_as_the_cause(counter: HelpDesk) -> None:
    counter.window.client_commands.visit.trigger()
    counter.qtbot.keyClick(counter.strip.visit.note, Qt.Key.Key_Return)
    counter.idle()
    answer(counter, "S07a", "yes")
    counter.window.client_commands.since.trigger()
    shown = counter.day.visiting.shown
    assert shown is not None
    told = shown.list.toPlainText()
    assert "S07a 国际营销网络布局：待补充信息 → 适用 · 引导支持，因为主管部门的答复。" in told
    assert "回答有改" not in told
    counter.day.visiting.close()


def test_a_letter_is_kept_with_the_client(counter: HelpDesk, other: Store, carpets: str, tmp_path: Path) -> None:
    letter = tmp_path / "答复函.pdf"
    letter.write_bytes(b"%PDF-1.7 letter")
    counter.window.zones.choose("S01a")
    counter.window.client_commands.reply.trigger()
    window = replying(counter)
    counter.answers.file = letter
    window.attach.click()
    assert window.letter.text() == "答复函.pdf"
    window.outcomes["yes"].click()
    window.office.setEditText("西宁市商务局")
    window.reference.setText("函〔2026〕甲号")
    window.save.click()
    counter.idle()
    with other.reading() as connection:
        (told,) = read_decisions(connection, carpets)
        (kept,) = attachments(connection, carpets)
    assert (told.office, told.reference, told.attachment) == ("西宁市商务局", "函〔2026〕甲号", kept.sha256)
    assert kept.name == "答复函.pdf"


def test_what_is_missing_is_said_and_nothing_is_recorded(counter: HelpDesk, other: Store, carpets: str) -> None:
    counter.window.zones.choose("S01a")
    counter.window.client_commands.reply.trigger()
    window = replying(counter)
    window.save.click()
    assert window.problem.text() == "请选认定：是、否、需补充材料，或另有说明。"
    window.outcomes["other"].click()
    window.save.click()
    assert window.problem.text() == "另有说明的，请写下答复原话。"
    window.office.setEditText("  ")
    window.save.click()
    assert window.problem.text() == "请写明答复单位。"
    window.office.setEditText("省商务厅")
    window.answer.setText("可以")
    window.day.show_day(date(2999, 1, 1))
    window.save.click()
    assert window.problem.text() == "答复日期晚于今天，没有记；请核对日期。"
    window.cancel.click()
    counter.idle()
    with other.reading() as connection:
        assert read_decisions(connection, carpets) == ()


def test_tab_goes_through_a_reply_as_it_stands(counter: HelpDesk, qtbot: QtBot) -> None:
    counter.window.zones.choose("S01a")
    counter.window.client_commands.reply.trigger()
    window = replying(counter)
    window.answer.setFocus()
    for following in (window.day, window.reference):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        assert window.focusWidget() is following


def test_a_letter_that_cannot_be_kept_loses_nothing_of_the_answer(counter: HelpDesk, tmp_path: Path) -> None:
    counter.window.zones.choose("S01a")
    counter.window.client_commands.reply.trigger()
    window = replying(counter)
    window.outcomes["yes"].click()
    counter.answers.file = tmp_path / "没有了.pdf"
    window.attach.click()
    window.save.click()
    counter.idle()
    assert window.isVisible()
    assert window.problem.text().startswith("答复没有记成（")
    press(window, "不附")
    window.save.click()
    counter.idle()
    assert group(counter, "S01a") == "guided"


def test_another_desks_record_is_seen_with_the_next_look(counter: HelpDesk, other: Store, carpets: str) -> None:
    asked = next(one for one in _open(counter) if one.support == "S01a")
    record_reply(other, carpets, replace(asked, outcome="no", answer="否"))
    counter.day.record.refresh()
    counter.idle()
    assert group(counter, "S01a") == "does_not_apply"
    assert counter.day.record.head == other.head()


def _open(counter: HelpDesk) -> list[Decision]:
    from qhchecklist.assess.authority import authority_questions

    asked = authority_questions(counter.session.assessment, counter.session.explainer)
    day = counter.session.as_of
    return [Decision("甲局", "", "", day, "", one.support.id, point=one.point, goods=one.goods) for one in asked]


def test_while_something_is_tried_out_nothing_is_asked_or_answered(counter: HelpDesk) -> None:
    counter.session.begin_scenario()
    counter.window.client_commands.inquiry.trigger()
    counter.window.client_commands.reply.trigger()
    assert counter.window.inquiring.shown is None
    assert counter.window.inquiring.replying is None


def test_a_firm_that_is_no_client_can_ask_and_has_no_place_for_answers(helpdesk: Open) -> None:
    counter = helpdesk()
    assert not counter.window.client_commands.reply.isEnabled()
    counter.window.client_commands.inquiry.trigger()
    assert questions(counter).offices.count()
    assert not questions(counter).reply.isVisible()
    counter.window.inquiring.close()


def test_in_english_the_questions_are_english_and_the_record_is_the_notices(
    helpdesk: Open, carpets: str, other: Store
) -> None:
    counter = helpdesk("en")
    counter.open(CARPETS)
    answer(counter, "S01a", "yes")
    with other.reading() as connection:
        (told,) = read_decisions(connection, carpets)
    assert (told.office, told.question, told.answer) == ("省商务厅", "本企业是否列入这一名单：重点外贸企业？", "是")
    counter.window.zones.choose("S01a")
    assert "Answered by the authority (22 November 2026, 省商务厅): yes" in counter.window.zones.evidence.text()
