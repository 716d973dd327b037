"""The list of clients: what is found, in which order, in which pieces; whatever the store is kept in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import cycle, product
from random import Random
from typing import Any, get_args

from sqlalchemy import select, update

from qhchecklist.store import schema
from qhchecklist.store.records import ClientRow, ListedBy, Query
from qhchecklist.store.search_text import findable, folded
from qhchecklist.store.store import Store
from qhchecklist.work import Work
from tests.store.clients import NEWER, POLICY, START, firm, told

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
        assert store.count(query) == len(wanted), query
        for limit in (1, 7, 100):
            page = store.beginning(query, limit)
            assert [row.id for row in page.rows] == wanted[:limit], (query, limit)
            assert (page.total, page.counted) == (min(len(wanted), limit), len(wanted) < limit), (query, limit)


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
