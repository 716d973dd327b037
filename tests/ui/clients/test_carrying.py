"""Another pack than at the last visit: the work is laid onto it when the person has seen what becomes of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from qhchecklist.dossier import Dossier
from qhchecklist.policy.rulebook import Rulebook
from qhchecklist.policy.stamp import pack_stamp
from qhchecklist.policy.text import Text
from qhchecklist.store.records import NO_CONTACT, NewVisit, PolicyStamp
from qhchecklist.store.store import Store
from qhchecklist.ui.clients.carry_window import CarryWindow
from qhchecklist.work import Work
from tests.changed_pack import VERSION, with_support
from tests.ui.clients.help_desk import HelpDesk, press

Open = Callable[..., HelpDesk]

FIRM = "大通雪域食品有限公司"
DONE = Work("submitted", frozenset({0}), "已交", date(2026, 12, 1), "马丽")
FORMER = "0" * 64


@pytest.fixture
def advised(other: Store, rulebook: Rulebook) -> Callable[..., None]:
    """A client with work on two supports, advised by former rules whose stamp was kept or was not."""

    def advising(kept: bool = True) -> None:
        dossier = Dossier({"enterprise_name": FIRM}, {"S03h": DONE, "S02f": DONE})
        client = other.add(dossier, NO_CONTACT)
        reworded = with_support(rulebook, "S03h", title=Text("出口退税办结", "refund"))
        former = with_support(reworded, "S02f", strength="informational")
        stamp = replace(pack_stamp(former), sha256=FORMER, version="0.9.0")
        told = NewVisit(
            "李老师", date(2024, 6, 1), PolicyStamp(stamp.id, "0.9.0", FORMER), dossier, "p", {"S03h": "right"}
        )
        other.record_visit(client.id, replace(told, pack=stamp if kept else None))

    return advising


def shown(desk: HelpDesk) -> CarryWindow:
    """Open the client and press what is offered."""
    desk.open(FIRM)
    desk.idle()
    assert desk.sentences()[-1] == f"规则包换了：上次来访按 0.9.0 判读，现在是 {VERSION}。2 项办理情况要看一看。"
    press(desk.window.notices, "看怎样沿用")
    window = desk.day.carrying.shown
    assert window is not None
    return window


def test_what_was_reworded_is_kept_and_what_is_decided_otherwise_begins_anew(
    helpdesk: Open, advised: Callable[..., None]
) -> None:
    advised()
    desk = helpdesk()
    window = shown(desk)
    lines = window.list.toPlainText().splitlines()
    assert lines[0] == "认定规则有改，重新开始 · 1"
    assert lines[1].startswith("· S02f ")
    assert "措辞有改，需重读 · 1" in lines
    assert desk.session.work("S03h") == DONE
    window.take.click()
    session = desk.session
    assert (session.work("S03h").ticked, session.work("S03h").state) == (DONE.ticked, "submitted")
    assert session.work("S03h").reread is not None
    assert (session.work("S02f").state, session.work("S02f").due) == ("not_started", DONE.due)
    assert session.work("S02f").note.startswith("已交")
    assert "已提交" in session.work("S02f").note
    assert session.undo_stack.undoText() == "沿用到新规则包"
    session.undo_stack.undo()
    assert (session.work("S03h"), session.work("S02f")) == (DONE, DONE)


def test_without_a_record_of_the_former_rules_everything_is_to_be_read_again(
    helpdesk: Open, advised: Callable[..., None]
) -> None:
    advised(kept=False)
    window = shown(helpdesk())
    assert "没有旧规则包的记录，看不出有没有改，需重读 · 2" in window.list.toPlainText()
    window.leave.click()


def test_nothing_is_carried_over_while_something_is_tried_out(helpdesk: Open, advised: Callable[..., None]) -> None:
    advised()
    desk = helpdesk()
    window = shown(desk)
    desk.session.begin_scenario()
    window.take.click()
    assert desk.sentences()[-1].startswith("正在“假如”")
    assert desk.session.work("S02f") == DONE


def test_a_client_advised_by_the_present_rules_is_told_nothing(
    helpdesk: Open, other: Store, rulebook: Rulebook
) -> None:
    dossier = Dossier({"enterprise_name": FIRM}, {"S03h": DONE})
    client = other.add(dossier, NO_CONTACT)
    head, sha256 = rulebook.policy.head, rulebook.policy.sha256
    told = NewVisit("李老师", date(2024, 6, 1), PolicyStamp(head.id, head.version, sha256), dossier, "p", {})
    other.record_visit(client.id, told)
    desk = helpdesk()
    desk.open(FIRM)
    assert desk.sentences() == []
