"""The evidence zone explains a support and keeps the notice, procedure and our own words apart."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QLabel
from pytestqt.qtbot import QtBot

from qhchecklist import paths
from qhchecklist.checklist import STEP_SOURCES
from qhchecklist.ui.evidence.blocks import JumpButton, MissingCard
from qhchecklist.ui.evidence.compose import Composer
from qhchecklist.ui.evidence.content import Evidence, Line, Missing, Note, Quote, Step
from qhchecklist.ui.evidence.flow_text import FlowText
from qhchecklist.ui.evidence.pane import EvidencePane
from qhchecklist.ui.session import Session


def shown(session: Session, qtbot: QtBot, support_id: str = "") -> EvidencePane:
    pane = EvidencePane(session)
    qtbot.addWidget(pane)
    pane.resize(480, 700)
    with qtbot.waitExposed(pane):
        pane.show()
    pane.show_support(support_id)
    return pane


def of(pane: EvidencePane) -> Evidence:
    assert pane.evidence is not None
    return pane.evidence


def blocks(evidence: Evidence, heading: str) -> tuple[object, ...]:
    return next(section.blocks for section in evidence.sections if section.heading.startswith(heading))


def test_with_nothing_selected_one_sentence_says_what_the_zone_is_for(session: Session, qtbot: QtBot) -> None:
    pane = shown(session, qtbot)
    assert [label.text() for label in pane.findChildren(QLabel) if label.isVisible()] == [
        "在清单里选一项，这里说明为什么、缺什么、怎么办，并列出原文。"
    ]
    assert pane.text() == ""


def test_every_support_has_evidence_whose_citations_are_marked(session: Session) -> None:
    composer = Composer(session.checklist, session.explainer, "zh")
    policy = session.rulebook.policy
    for item in session.checklist.items:
        evidence = composer.evidence(item)
        quotes = [block for block in blocks(evidence, "原文") if isinstance(block, Quote)]
        cited = "".join(text for quote in quotes for text, part in quote.pieces if part == "cited")
        for cite in item.finding.support.quotes:
            assert cite.quote in cited
        whole = "".join(policy.provisions[key].text for key in item.measure.provisions)
        said = "".join(text for text, part in quotes[0].pieces if part != "gap")
        assert said == whole


def test_lost_text_is_said_where_it_is_lost(session: Session) -> None:
    item = next(item for item in session.checklist.items if item.id == "S13a")
    evidence = Composer(session.checklist, session.explainer, "zh").evidence(item)
    quote = blocks(evidence, "原文")[0]
    assert isinstance(quote, Quote)
    assert quote.pieces[-1] == ("〔此处缺 3 句〕", "gap")
    assert any(isinstance(block, Note) and block.lost for block in blocks(evidence, "原文"))


def test_each_step_says_whether_it_is_the_text_or_general_procedure(session: Session) -> None:
    composer = Composer(session.checklist, session.explainer, "zh")
    for item in session.checklist.items:
        support = item.finding.support
        if support.steps:
            steps = blocks(composer.evidence(item), "怎么办")
            labels = [step.label for step in steps if isinstance(step, Step)]
            assert [label.rsplit(" · ")[-1] for label in labels] == [
                STEP_SOURCES[step.source].zh for step in support.steps
            ]


def test_a_step_says_below_itself_which_documents_it_names(session: Session, qtbot: QtBot) -> None:
    pane = shown(session, qtbot, "S03a")
    first, second, *others = pane.work.boxes
    assert first.words.split("\u2028")[1:] == ["材料：原产地证明（办成后取得）"]
    assert second.words.split("\u2028")[1:] == ["材料：成本与工序说明"]
    assert all("\u2028" not in box.words for box in others)
    assert first.accessibleName().endswith("材料：原产地证明（办成后取得）")
    assert "（据原文）\n  材料：原产地证明（办成后取得）\n- 经“单一窗口”" in pane.text()


def test_documents_of_a_step_take_a_line_of_their_own(session: Session, qtbot: QtBot) -> None:
    pane = shown(session, qtbot, "S15a")
    plain, naming = pane.work.boxes
    width = 4000
    assert naming.heightForWidth(width) > plain.heightForWidth(width)


def test_our_own_readings_stand_in_a_frame_and_the_notice_does_not(session: Session, qtbot: QtBot) -> None:
    pane = shown(session, qtbot, "S03a")
    reading = session.rulebook.policy.support("S03a").reading
    assert reading is not None
    framed = {
        text.text()
        for frame in pane.findChildren(QFrame)
        if frame.property("role") == "ours"
        for text in frame.findChildren(FlowText)
    }
    assert any(text.startswith(reading.zh) for text in framed)
    assert not any("原产地证明，开展地理标志认证" in text for text in framed)


def test_a_missing_answer_can_be_jumped_to(session: Session, qtbot: QtBot) -> None:
    session.answer("export_refund.filed", None)
    pane = shown(session, qtbot, "S03h")
    button = pane.findChild(JumpButton)
    assert button is not None
    with qtbot.waitSignal(pane.wanted) as blocker:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert blocker.args == ["export_refund.filed"]


def test_the_zone_follows_an_edit_and_is_not_rebuilt_without_need(session: Session, qtbot: QtBot) -> None:
    pane = shown(session, qtbot, "S03h")
    work, texts = pane.work, pane.findChildren(FlowText)
    said = {text.text() for text in texts}
    official = [text for text in pane.below.findChildren(FlowText) if "出口退税" in text.text()]
    assert official
    session.answer("enterprise_name", "改名")
    pane.settle()
    assert pane.findChildren(FlowText) == texts
    session.answer("export_refund.filed", False)
    pane.settle()
    shown_now = [text for text in pane.findChildren(FlowText) if text.isVisible()]
    assert set(official) <= set(shown_now)  # the words of the notice are the same widgets
    assert not said >= {text.text() for text in shown_now}
    assert pane.work is work
    assert of(pane).chips[0].text == "不适用"


def test_a_question_that_is_open_again_is_asked_by_the_card_that_asked_before(session: Session, qtbot: QtBot) -> None:
    session.answer("export_refund.filed", None)
    pane = shown(session, qtbot, "S03h")
    (card,) = pane.findChildren(MissingCard)
    session.answer("export_refund.filed", True)
    pane.settle()
    assert not card.isVisible()
    session.answer("export_refund.filed", None)
    pane.settle()
    assert card.isVisible()
    assert pane.findChildren(MissingCard) == [card]


def test_the_same_card_can_ask_another_question(session: Session, qtbot: QtBot) -> None:
    card = MissingCard(Missing("exports", "贵企业是否出口？", "几乎都要"))
    qtbot.addWidget(card)
    card.show()
    card.follow(Missing("imports", "贵企业是否进口？", ""))
    assert [text.text() for text in card.findChildren(FlowText) if text.isVisible()] == ["贵企业是否进口？"]
    button = card.findChild(JumpButton)
    assert button is not None
    with qtbot.waitSignal(card.jump) as blocker:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert blocker.args == ["imports"]
    assert button.accessibleName() == "去填写：贵企业是否进口？"


def test_words_are_broken_alike_whether_measured_for_a_narrower_width_before_or_not(qtbot: QtBot) -> None:
    words = "注册地在青海省，正在出口或者打算出口，已办出口退（免）税备案，出口货物有退税率。"
    asked = FlowText(((words, "ink"),), "dot")
    qtbot.addWidget(asked)
    asked.heightForWidth(400)
    for width in range(400, 120, -7):
        fresh = FlowText(((words, "ink"),), "dot")
        qtbot.addWidget(fresh)
        assert asked.heightForWidth(width) == fresh.heightForWidth(width)


def test_what_would_change_an_outcome_is_said(session: Session, qtbot: QtBot) -> None:
    pane = shown(session, qtbot)
    session.open_sample(paths.resources() / "samples" / "first-visit.yaml")
    session.answer("cross_border_ecommerce", "none")
    pane.show_support("S10f")
    lines = [block.text for block in blocks(of(pane), "怎样会变") if isinstance(block, Line)]
    finding = session.assessment.finding("S10f")
    assert lines == [text.zh for text in session.explainer.changes(finding)] != []


def test_after_expiry_nothing_reads_as_a_present_claim(session: Session, qtbot: QtBot) -> None:
    pane = shown(session, qtbot, "S03h")
    session.set_as_of(date(2026, 11, 22))
    evidence = of(pane)
    assert not evidence.present
    assert (evidence.chips[0].text, evidence.chips[0].tone) == ("按原文件：属适用对象", "historic")
    assert any(section.heading.startswith("怎么办（按原文件") for section in evidence.sections)


def test_present_names_of_departments_are_marked_as_general_knowledge(session: Session, qtbot: QtBot) -> None:
    departments = blocks(of(shown(session, qtbot, "S14a")), "责任单位")
    today = [block for block in departments if isinstance(block, Note) and block.label]
    assert today[0].text == "人行西宁中心支行 今为 中国人民银行青海省分行（2023-08）"
    assert today[0].label == "一般知识，待主管部门核实"


def test_what_a_firm_typed_is_never_parsed_as_markup(session: Session, qtbot: QtBot) -> None:
    session.answer(
        "trade_lines",
        [
            {
                "direction": "export",
                "status": "current",
                "product": "<b>玩具</b>",
                "hs": "95030000",
                "made_in_qinghai": False,
                "markets": ["USA"],
            }
        ],
    )
    pane = shown(session, qtbot, "S05c")
    assert any("<b>玩具</b>" in text.text() for text in pane.findChildren(FlowText))
    assert all(
        label.textFormat() == Qt.TextFormat.PlainText for label in pane.findChildren(QLabel) if label.property("role")
    )


def test_the_evidence_can_be_copied_with_the_sentence_on_validity(session: Session, qtbot: QtBot) -> None:
    pane = shown(session, qtbot, "S03h")
    with qtbot.waitSignal(pane.copied):
        pane.copy_text()
    text = QGuiApplication.clipboard().text()
    assert text.startswith("出口退税六日办结\n适用 · ")
    assert session.checklist.banner.zh in text
    assert "本文件有效期已届满，结论只就判断日期而言" in text, "the day judged must not hide that it has expired since"
    assert "税务部门办理正常出口退税的平均时间压缩至6个工作日内" in text


def test_english_shows_the_notice_in_chinese_with_an_unofficial_translation(session: Session, qtbot: QtBot) -> None:
    pane = shown(session, qtbot, "S03h")
    session.set_language("en")
    evidence = of(pane)
    assert evidence.title == session.rulebook.policy.support("S03h").title.en
    section = next(one for one in evidence.sections if any(isinstance(block, Quote) for block in one.blocks))
    gloss = session.rulebook.policy.provisions["3.5"].gloss
    assert any(isinstance(block, Note) and block.ours and block.text == gloss for block in section.blocks)
