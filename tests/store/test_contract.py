"""What a store does, whatever it is kept in."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from threading import Event

import pytest
from sqlalchemy import insert

from qhchecklist.policy.rulebook import Rulebook
from qhchecklist.policy.stamp import pack_stamp
from qhchecklist.policy.stamp_document import stamp_document
from qhchecklist.store import schema
from qhchecklist.store.attachments import attach, attachments
from qhchecklist.store.history import same
from qhchecklist.store.log import entries_of, verify_entries
from qhchecklist.store.problem import JoinedClientError, NoSuchClientError, NoSuchVisitError, StaleClientError
from qhchecklist.store.records import NO_CONTACT, Contact, Printed, Query, Told
from qhchecklist.store.store import Store
from qhchecklist.work import Work
from tests.store.clients import NEWER, START, firm, told
from tests.store.conftest import OpenStore

ODD = "100% _的\\ 'x'; DROP--\x00\ud800\x1b\u202e藏\U0002070e"


def test_a_client_comes_back_as_it_was_saved_from_another_desk_too(store: Store, open_another: OpenStore) -> None:
    dossier = firm(
        work={"S03h": Work("submitted", frozenset({0, 2}), "等\n回复", date(2026, 12, 1), "马丽")},
        export_refund={"filed": True},
        trade_lines=[{"hs": "10085090", "markets": ["KOR"]}],
        employees=46,
    )
    contact = Contact("王\u3000强", "0971-0000000", "湟源", "上午来")
    saved = store.add(dossier, contact)
    assert (saved.dossier, saved.contact, saved.version, saved.changed_by) == (dossier, contact, 1, "甲窗口")
    assert saved.created_at == saved.changed_at > START
    assert open_another("乙窗口").get(saved.id) == saved


def test_every_change_counts_up_and_keeps_when_and_by_whom(store: Store, open_another: OpenStore) -> None:
    first = store.add(firm())
    second = open_another("乙窗口").save(first, firm(exports="current"), Contact("李"))
    assert (second.version, second.changed_by, second.created_at) == (2, "乙窗口", first.created_at)
    assert store.get(first.id) == second


def test_saving_what_is_there_writes_nothing(store: Store) -> None:
    client = store.add(firm(exports="current"), Contact("李"))
    assert store.save(client, client.dossier, client.contact) == client
    assert len(store.answers(client.id)) == 2


def test_the_second_of_two_desks_is_told_what_the_first_has_saved(store: Store, open_another: OpenStore) -> None:
    read = store.add(firm())
    first = open_another("乙窗口").save(read, firm(exports="current"), NO_CONTACT)
    with pytest.raises(StaleClientError, match="乙窗口") as caught:
        store.save(read, firm(imports="current"), NO_CONTACT)
    assert caught.value.newest == first == store.get(read.id)
    assert len(store.answers(read.id)) == 2


def test_a_client_nobody_knows_is_said_to_be_missing(store: Store) -> None:
    for key in ("gone", "' OR 1=1 --", "\x00", "\ud800"):
        with pytest.raises(NoSuchClientError):
            store.get(key)
    with pytest.raises(NoSuchClientError):
        store.visits("gone")


def test_any_text_is_kept_without_loss(store: Store) -> None:
    dossier = firm(
        ODD, {"S01a": Work(note=ODD, person=ODD), ODD: Work("paid")}, **{ODD: ODD, "remarks": [ODD, {ODD: 1}]}
    )
    contact = Contact(ODD, ODD, ODD, ODD)
    client = store.add(dossier, contact)
    assert (client.dossier, client.contact) == (dossier, contact)
    changed = store.save(client, firm("甲"), NO_CONTACT, {ODD: "register"}, {ODD: ODD})
    assert {ODD, "remarks"} < {change.field for change in store.answers(changed.id)}
    assert [change.remark for change in store.answers(changed.id) if change.field == ODD] == ["", ODD]
    visit = store.record_visit(client.id, told(dossier, note=ODD))
    assert store.visits(client.id) == (visit,)
    assert store.page(Query(ODD), 0, 10).rows == ()


def test_answers_have_a_history_with_their_sources(store: Store) -> None:
    client = store.add(firm("甲", own_brand=True, export_refund={"filed": True}), source="register")
    client = store.save(
        client, firm("甲", own_brand=1, export_refund={"filed": True}), NO_CONTACT,
        {"export_refund.filed": "document_seen"}, {"export_refund.filed": "备案表"},
    )  # fmt: skip
    told_of = [(one.field, one.before, one.after, one.source, one.remark) for one in store.answers(client.id)]
    assert told_of[:3] == [
        ("enterprise_name", None, "甲", "register", ""),
        ("own_brand", None, True, "register", ""),
        ("export_refund.filed", None, True, "register", ""),
    ]
    assert told_of[3][:1] == ("own_brand",)
    assert same(told_of[3][2], 1)
    assert told_of[4] == ("export_refund.filed", True, True, "document_seen", "备案表")


def test_an_answer_taken_away_is_unknown_again_and_never_false(store: Store) -> None:
    client = store.add(firm("甲", own_brand=True))
    store.save(client, firm("甲"), NO_CONTACT)
    assert store.answers(client.id)[-1].after is None
    assert "own_brand" not in store.get(client.id).dossier.profile


def test_work_has_a_history_too(store: Store) -> None:
    done, more = Work("preparing", frozenset({0})), Work("submitted", frozenset({0, 1}), "已交", date(2026, 12, 1))
    client = store.add(firm(work={"S03h": done}))
    client = store.save(client, firm(work={"S03h": more}), NO_CONTACT)
    store.save(client, firm(), NO_CONTACT)
    changes = [(one.support, one.before, one.after) for one in store.works(client.id)]
    assert changes == [("S03h", Work(), done), ("S03h", done, more), ("S03h", more, Work())]


def test_visits_are_numbered_and_seen_in_the_list(store: Store) -> None:
    client = store.add(firm())
    first = store.record_visit(client.id, told(client.dossier))
    second = store.record_visit(client.id, told(client.dossier, NEWER))
    assert store.visits(client.id) == (first, second)
    assert (first.number, second.number) == (1, 2)
    row = store.page(Query(), 0, 10).rows[0]
    assert (row.visits, row.last_visit, row.policy, row.version) == (2, second.at, NEWER, 1)


def test_the_list_has_the_counts_of_the_last_visit_be_it_under_a_duplicate(store: Store) -> None:
    kept, other, never = store.add(firm("甲")), store.add(firm("甲公司")), store.add(firm("乙"))
    store.record_visit(kept.id, told(kept.dossier))
    groups = {"S01a": "guided", "S01b": "needs_information", "S01c": "open_list", "S01d": "does_not_apply"}
    store.record_visit(other.id, replace(told(other.dossier), groups={**groups, "S01e": "needs_information"}))
    counts = {row.id: row.told for row in store.page(Query(), 0, 10).rows}
    assert counts == {kept.id: Told(2, 0, 0), other.id: Told(1, 2, 1), never.id: None}
    store.join(kept, other, kept.dossier, NO_CONTACT)
    assert {row.id: row.told for row in store.page(Query(), 0, 10).rows} == {kept.id: Told(1, 2, 1), never.id: None}


def test_a_visit_disturbs_nobody_who_edits(store: Store) -> None:
    client = store.add(firm())
    store.record_visit(client.id, told(client.dossier))
    assert store.save(client, firm(exports="current"), NO_CONTACT).version == 2


def test_a_paper_handed_out_after_its_visit_is_recorded_with_it_and_in_the_record(
    store: Store, open_another: OpenStore
) -> None:
    client = store.add(firm())
    first, second = (store.record_visit(client.id, told(client.dossier)) for _ in range(2))
    paper, again, loose = (Printed(one * 64, 3, START) for one in "abc")
    open_another("乙窗口").record_printed(client.id, first.id, paper)
    store.record_printed(client.id, second.id, again)
    store.record_printed(client.id, first.id, paper)  # the same bytes once more
    store.record_printed(client.id, "", loose)
    assert [visit.printed for visit in store.visits(client.id)] == [(paper,), (again,)]
    other = store.add(firm("乙"))
    for of, visit in ((other.id, first.id), (client.id, "x")):
        with pytest.raises(NoSuchVisitError):
            store.record_printed(of, visit, paper)
    with pytest.raises(NoSuchClientError):
        store.record_printed("gone", "", paper)
    with store.reading() as connection:
        found = entries_of(connection, [client.id], "printed")
        assert [one.by for one in found] == ["乙窗口", "甲窗口", "甲窗口"]
        assert verify_entries(connection).fault is None


def test_a_paper_is_recorded_once_however_it_reaches_the_record(store: Store) -> None:
    """With the last visit, as one more visit is recorded; without one, as somebody restores what was not finished."""
    client = store.add(firm())
    first = store.record_visit(client.id, told(client.dossier))
    with_first, loose, fresh = (Printed(one * 64, 3, START) for one in "abc")
    store.record_printed(client.id, first.id, with_first)
    store.record_printed(client.id, "", loose)
    second = store.record_visit(client.id, replace(told(client.dossier), printed=(with_first, loose, fresh)))
    assert second.printed == (fresh,)
    for paper in (with_first, loose, fresh):
        store.record_printed(client.id, "", paper)
    again = replace(with_first, at=START + timedelta(days=1))  # the same bytes, handed out anew
    third = store.record_visit(client.id, replace(told(client.dossier), printed=(again,)))
    assert [visit.printed for visit in store.visits(client.id)] == [(with_first,), (fresh,), (again,)]
    assert store.visits(client.id)[-1] == third
    with store.reading() as connection:
        assert len(entries_of(connection, [client.id], "printed")) == 2
        assert verify_entries(connection).fault is None


def test_papers_of_both_duplicates_stay_with_their_visits(store: Store) -> None:
    kept, other = store.add(firm("甲公司")), store.add(firm("甲公司（重复）"))
    visit, paper = store.record_visit(other.id, told(other.dossier)), Printed("a" * 64, 3, START)
    store.record_printed(other.id, visit.id, paper)
    joined = store.join(kept, other, kept.dossier, NO_CONTACT)
    store.record_printed(joined.id, visit.id, replace(paper, sha256="b" * 64))
    assert [one.sha256[0] for one in store.visits(kept.id)[0].printed] == ["a", "b"]


def test_two_desks_that_keep_the_same_file_at_once_keep_it_once(store: Store, open_another: OpenStore) -> None:
    clients = [store.add(firm(name)).id for name in ("甲", "乙")]
    desks = [store, open_another("乙窗口")]
    begun = Event()

    def keep(place: int) -> None:
        begun.set()
        with desks[place].writing() as connection:
            attach(connection, clients[place], f"{place}.pdf", b"licence", START, "")

    with ThreadPoolExecutor(1) as pool:
        with desks[0].writing() as connection:
            attach(connection, clients[0], "执照.pdf", b"licence", START, "")
            other = pool.submit(keep, 1)
            assert begun.wait(10)
        other.result()
    with store.reading() as connection:
        assert [attachments(connection, one)[0].name for one in clients] == ["执照.pdf", "1.pdf"]


def test_the_next_due_day_is_the_earliest_of_what_is_still_open(store: Store) -> None:
    work = {
        "S01a": Work("paid", due=date(2026, 1, 1)),
        "S02a": Work("submitted", due=date(2026, 3, 1)),
        "S03a": Work(due=date(2026, 2, 1)),
    }
    client = store.add(firm(work=work))
    assert store.page(Query(), 0, 10).rows[0].next_due == date(2026, 2, 1)
    store.save(client, firm(), NO_CONTACT)
    assert store.page(Query(), 0, 10).rows[0].next_due is None


def test_duplicates_become_one_with_the_visits_and_history_of_both(store: Store) -> None:
    kept, other = store.add(firm("甲公司")), store.add(firm("甲公司（重复）", exports="current"))
    third = store.add(firm("甲公司3"))
    store.record_visit(other.id, told(other.dossier))
    other = store.join(other, third, other.dossier, NO_CONTACT)
    joined = store.join(kept, other, firm("甲公司", exports="current"), Contact("李"))
    assert (joined.version, joined.contact.person) == (2, "李")
    assert [visit.client for visit in store.visits(kept.id)] == [other.id]
    assert {change.after for change in store.answers(kept.id)} >= {"甲公司（重复）", "甲公司3", "current"}
    page = store.page(Query(), 0, 10)
    assert [(row.name, row.visits) for row in page.rows] == [("甲公司", 1)]
    assert page.total == 1
    assert store.get(other.id).merged_into == store.get(third.id).merged_into == kept.id
    assert store.record_visit(kept.id, told(kept.dossier)).number == 2
    with pytest.raises(JoinedClientError):
        store.save(store.get(other.id), firm(), NO_CONTACT)
    with pytest.raises(JoinedClientError):
        store.record_visit(third.id, told(firm()))


def test_duplicates_that_changed_meanwhile_are_not_joined(store: Store) -> None:
    kept, other = store.add(firm("甲")), store.add(firm("乙"))
    newest = store.save(other, firm("乙", exports="current"), NO_CONTACT)
    with pytest.raises(StaleClientError) as caught:
        store.join(kept, other, firm("甲", imports="current"), NO_CONTACT)
    assert caught.value.newest == newest
    assert store.get(kept.id) == kept


def test_what_a_pack_said_is_kept_with_the_first_visit_told_by_it(store: Store, rulebook: Rulebook) -> None:
    client, stamp = store.add(firm()), pack_stamp(rulebook)
    assert store.pack(stamp.sha256) is None
    for _ in range(2):
        store.record_visit(client.id, replace(told(client.dossier), pack=stamp))
    assert store.pack(stamp.sha256) == stamp
    assert store.pack("unknown") is None


def test_a_stamp_of_a_later_program_counts_as_not_kept(store: Store, rulebook: Rulebook) -> None:
    later = {**stamp_document(pack_stamp(rulebook)), "format": 99}
    with store.writing() as connection:
        connection.execute(insert(schema.pack).values(sha256="later", document=later, at=START))
    assert store.pack("later") is None
