"""What a store does, whatever it is kept in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import cycle, product
from random import Random
from typing import Any, get_args

import pytest
from sqlalchemy import insert, select, update

from qhchecklist.policy.rulebook import Rulebook
from qhchecklist.policy.stamp import pack_stamp
from qhchecklist.policy.stamp_document import stamp_document
from qhchecklist.store import schema
from qhchecklist.store.history import same
from qhchecklist.store.problem import JoinedClientError, NoSuchClientError, StaleClientError
from qhchecklist.store.records import NO_CONTACT, ClientRow, Contact, ListedBy, Query
from qhchecklist.store.search_text import findable, folded
from qhchecklist.store.store import Store
from qhchecklist.work import Work
from tests.store.clients import NEWER, POLICY, START, firm, told
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


def test_a_visit_disturbs_nobody_who_edits(store: Store) -> None:
    client = store.add(firm())
    store.record_visit(client.id, told(client.dossier))
    assert store.save(client, firm(exports="current"), NO_CONTACT).version == 2


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


NAMES = "青海湟源高原藜麦食品有限公司", "西宁ＲＣＥＰ农产品(集团)", "格尔木50%_枸杞商贸", "Ａlpha 贸易"
CODES = "91630121MA7QHC0178", "91630100MA7QHC0250", "91632801MA7QHC0352", ""


SEARCHES: list[tuple[str, set[int]]] = [
    ("藜麦", {0}),
    ("limai", {0}),
    ("LMSP", {0}),
    ("0178", {0}),
    ("hc0178", {0}),
    ("9163 7QHC0178", {0}),
    ("91630121", {0}),
    ("630121", set()),
    ("c0352", {2}),
    ("9", {0, 1, 2}),
    ("0", {1, 2}),
    ("ma", {0, 2, 3}),
    ("ma7qhc", set()),
    ("8", {0}),
    ("50", {1, 2}),
    ("青海 食品", {0}),
    ("青海 枸杞", set()),
    ("rcep", {1}),
    ("rcepncp", {1}),
    ("（集团）", {1}),
    ("50%", {2}),
    ("%", {2}),
    ("_", {2}),
    ("0%_", {2}),
    ("alpha", {3}),
    ("", {0, 1, 2, 3}),
    ("  ", {0, 1, 2, 3}),
    ("|", {0, 1, 2, 3}),
    ("' OR '1'='1", set()),
]


def test_clients_are_found_by_name_pinyin_initials_and_the_ends_of_the_code(store: Store) -> None:
    for name, code in zip(NAMES, CODES, strict=True):
        store.add(firm(name, uscc=code))
    for words, found in SEARCHES:
        page = store.page(Query(words), 0, 10)
        assert {NAMES.index(row.name) for row in page.rows} == found, words
        assert page.total == len(found), words


def test_a_code_is_found_by_letters_at_its_ends_only(store: Store) -> None:
    for code in ("91630121MA7QHCWX", "91630121MA7QWXHC"):
        store.add(firm("马记", uscc=code))

    def found(words: str) -> list[str]:
        return [row.credit_code[-4:] for row in store.page(Query(words), 0, 10).rows]

    assert found("hcwx") == ["HCWX"]
    assert found("WXHC") == ["WXHC"]
    assert found("7q") == []
    assert len(found("ma")) == 2  # by their names


PIECES = ("青海", "西宁", "高原", "Rcep", "甲1号", "马", "𠜎", "Ａ", " ", "藜麦食品有限公司")
ASKED = ("", "青", "ma", "a1", "1", "公司 x", "x", "没有", "𠜎")


def test_every_piece_of_the_list_and_its_count_are_those_of_all_clients_looked_through(store: Store) -> None:
    """Against a plain search through all of them, with many alike, in every order and at every place."""
    random, day = Random(5), date(2026, 12, 1)
    for number in range(40):
        name = "".join(random.choices(PIECES, k=random.randrange(4)))
        code = "".join(random.choices("019XWMA", k=random.choice((0, 3, 18))))
        work = {"S01a": Work(due=day + timedelta(days=random.randrange(3)))} if number % 3 else {}
        made = store.add(firm(name, work, uscc=code, registered_division=random.choice(("630121", "6302", ""))))
        if number % 4:
            store.record_visit(made.id, told(made.dossier, random.choice((POLICY, NEWER))))
    with store.writing() as connection:  # visits of one moment
        table = schema.client
        keys = connection.execute(select(table.c.id).where(table.c.last_visit.is_not(None)).order_by(table.c.id))
        for number, key in enumerate(keys.scalars().all()):
            at = START + timedelta(days=number // 9)
            connection.execute(update(table).where(table.c.id == key).values(last_visit=at))
    everybody = store.page(Query(), 0, 100).rows
    assert len(everybody) == 40
    narrowed = cycle(({}, {"division": "6301"}, {}, {"outdated": NEWER}))
    for words, by in product(ASKED, get_args(ListedBy)):
        query = Query(words, by=by, **next(narrowed))
        wanted = [row.id for row in sorted(everybody, key=place_of(query)) if fits(row, query)]
        for offset, limit in ((0, 5), (3, 7), (30, 100), (200, 10), (0, 0)):
            page = store.page(query, offset, limit)
            assert page.total == len(wanted), (query, offset)
            assert [row.id for row in page.rows] == wanted[offset : offset + limit], (query, offset)


def place_of(query: Query) -> Callable[[ClientRow], tuple[Any, ...]]:
    def place(row: ClientRow) -> tuple[Any, ...]:
        match query.by:
            case "name":
                return findable(row.name, row.credit_code).spelled.encode(), row.id
            case "last_visit":
                return row.last_visit is None, -(row.last_visit or START).timestamp(), row.id
            case _:
                return row.next_due is None, row.next_due or date.min, row.id

    return place


def fits(row: ClientRow, query: Query) -> bool:
    """What the guide says: words of the name, pinyin and initials, and the ends of the code."""
    sought, code = findable(row.name, row.credit_code), folded(row.credit_code)
    words = [folded(word) for word in query.words.split()]
    in_code = [
        word.isascii() and (word in sought.spelled or code.startswith(word) or code.endswith(word)) for word in words
    ]
    return (
        all(word in sought.said or coded for word, coded in zip(words, in_code, strict=True))
        and row.division.startswith(query.division)
        and (query.outdated is None or (row.policy is not None and row.policy != query.outdated))
    )


def test_the_list_goes_by_pinyin_by_the_last_visit_or_by_what_is_due(store: Store) -> None:
    chengxi = store.add(firm("城西", {"S01a": Work(due=date(2026, 2, 1))}))
    store.add(firm("阿克塞"))
    xining = store.add(firm("西宁", {"S01a": Work(due=date(2026, 1, 1))}))
    for client in (xining, chengxi):
        store.record_visit(client.id, told(client.dossier))

    def names(by: str) -> list[str]:
        return [row.name for row in store.page(Query(by=by), 0, 10).rows]  # type: ignore[arg-type]

    assert names("name") == ["阿克塞", "城西", "西宁"]
    assert names("last_visit") == ["城西", "西宁", "阿克塞"]
    assert names("next_due") == ["西宁", "城西", "阿克塞"]


def test_the_list_comes_in_pieces_that_fit_together(store: Store) -> None:
    made = {store.add(firm(f"公司{number:02d}")).id for number in range(25)}
    pages = [store.page(Query(), offset, 10) for offset in (0, 10, 20, 30)]
    rows = [row for page in pages for row in page.rows]
    assert {page.total for page in pages} == {25}
    assert [row.name for row in rows] == [f"公司{number:02d}" for number in range(25)]
    assert {row.id for row in rows} == made
    assert store.page(Query("没有"), 10, 10).total == 0
    assert store.page(Query(), 0, 0).total == 25


def test_the_list_is_narrowed_by_division_and_by_what_was_last_told(store: Store) -> None:
    clients = [store.add(firm(code, registered_division=code)) for code in ("630121", "630105", "632801", "青海")]
    for client, policy in zip(clients, (POLICY, NEWER, POLICY), strict=False):
        store.record_visit(client.id, told(client.dossier, policy))

    def names(query: Query) -> set[str]:
        return {row.name for row in store.page(query, 0, 10).rows}

    assert names(Query(division="6301")) == {"630121", "630105"}
    assert names(Query(division="63")) == {"630121", "630105", "632801"}
    assert names(Query(division="%")) == set()
    assert names(Query(outdated=NEWER)) == {"630121", "632801"}
    assert names(Query(division="6301", outdated=NEWER, words="0121")) == {"630121"}


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
