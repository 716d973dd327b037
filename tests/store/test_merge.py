"""Two desks' changes laid together: nobody's sole change is lost, and nobody's is decided over."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from qhchecklist.dossier import Dossier, read_dossier
from qhchecklist.policy.profile import nest
from qhchecklist.store.history import answers_of, same
from qhchecklist.store.merge import lay_together
from qhchecklist.store.records import NO_CONTACT, Client, Conflict, Contact
from qhchecklist.work import NO_WORK, Work
from tests.store.clients import START

KEYS = ["exports", "own_brand", "export_refund.filed", "export_refund.refundable_goods", "trade_lines", "employees"]
VALUES = st.sampled_from([True, False, 0, 1, "none", "unknown", [], ["a"], [{"hs": "1"}], ""])
PROFILES = st.dictionaries(st.sampled_from(KEYS), VALUES).map(nest)
WORKS = st.builds(
    Work,
    st.sampled_from(["not_started", "preparing", "paid"]),
    st.frozensets(st.integers(0, 2), max_size=2),
    st.sampled_from(["", "备注"]),
    st.sampled_from([None, date(2026, 1, 1)]),
)
DOSSIERS = st.builds(
    Dossier,
    PROFILES,
    st.dictionaries(st.sampled_from(["S01a", "S02b"]), WORKS.filter(lambda work: work != NO_WORK)),
    st.sampled_from([None, date(2026, 1, 1), date(2026, 2, 1)]),
)
CONTACTS = st.builds(Contact, st.sampled_from(["", "王", "李"]), st.sampled_from(["", "0971"]))


def read(dossier: Dossier, contact: Contact = NO_CONTACT, version: int = 1) -> Client:
    return Client("a", version, dossier, contact, START, START, "甲")


def parts(dossier: Dossier, contact: Contact) -> dict[tuple[str, str], Any]:
    """Everything that is merged by itself; what is missing is unknown."""
    found: dict[tuple[str, str], Any] = {("answer", key): one for key, one in answers_of(dossier.profile).items()}
    found |= {("work", support): one for support, one in dossier.work.items()}
    found |= {("contact", key): one for key in ("person", "phone") if (one := getattr(contact, key))}
    if dossier.business_day:
        found["business_day", ""] = dossier.business_day.isoformat()
    return found


def alike(one: Any, other: Any) -> bool:
    return one == other if isinstance(one, Work) or isinstance(other, Work) else same(one, other)


@settings(deadline=None)
@given(DOSSIERS, CONTACTS, DOSSIERS, CONTACTS, DOSSIERS, CONTACTS)
def test_each_part_is_the_sole_change_or_asked(
    base: Dossier, base_contact: Contact, mine: Dossier, my_contact: Contact, theirs: Dossier, their_contact: Contact
) -> None:
    merge = lay_together(read(base, base_contact), mine, my_contact, read(theirs, their_contact, 2))
    was, now, there = parts(base, base_contact), parts(mine, my_contact), parts(theirs, their_contact)
    laid = parts(merge.dossier, merge.contact)
    asked = {(conflict.part, conflict.key): conflict for conflict in merge.conflicts}
    for part in {*was, *now, *there, *laid}:
        before, own, other = was.get(part), now.get(part), there.get(part)
        both = not alike(before, own) and not alike(before, other) and not alike(own, other)
        assert (part in asked) == both
        if both:
            assert asked[part] == Conflict(part[0], part[1], before, own, other)  # type: ignore[arg-type]
        assert alike(laid.get(part), other if both or alike(before, own) else own), part


@settings(deadline=None)
@given(DOSSIERS, DOSSIERS)
def test_whoever_changed_nothing_gets_what_the_other_has(base: Dossier, changed: Dossier) -> None:
    assert lay_together(read(base), base, NO_CONTACT, read(changed)).dossier == changed
    assert lay_together(read(base), base, NO_CONTACT, read(changed)).conflicts == ()
    mine = lay_together(read(base), changed, NO_CONTACT, read(base))
    assert (parts(mine.dossier, NO_CONTACT), mine.conflicts) == (parts(changed, NO_CONTACT), ())


@settings(deadline=None)
@given(DOSSIERS, DOSSIERS)
def test_the_same_changes_do_not_conflict(base: Dossier, changed: Dossier) -> None:
    merge = lay_together(read(base), changed, NO_CONTACT, read(changed))
    assert (merge.dossier, merge.conflicts) == (changed, ())


@settings(deadline=None)
@given(DOSSIERS, DOSSIERS, DOSSIERS)
def test_laid_together_once_more_nothing_changes(base: Dossier, mine: Dossier, theirs: Dossier) -> None:
    merge = lay_together(read(base), mine, NO_CONTACT, read(theirs))
    again = lay_together(read(theirs), merge.dossier, NO_CONTACT, read(theirs))
    assert (parts(again.dossier, NO_CONTACT), again.conflicts) == (parts(merge.dossier, NO_CONTACT), ())


def test_true_and_one_are_different_answers() -> None:
    merge = lay_together(read(Dossier({})), Dossier({"own_brand": True}), NO_CONTACT, read(Dossier({"own_brand": 1})))
    assert [conflict.key for conflict in merge.conflicts] == ["own_brand"]
    assert same(merge.dossier.profile["own_brand"], 1)


def test_an_answer_that_one_took_away_and_the_other_changed_is_asked() -> None:
    base, theirs = Dossier({"employees": 10}), Dossier({"employees": 12})
    merge = lay_together(read(base), Dossier({}), NO_CONTACT, read(theirs))
    assert merge.conflicts == (Conflict("answer", "employees", 10, None, 12),)
    assert merge.dossier == theirs


def test_what_could_not_be_read_is_laid_together_as_written() -> None:
    base = read_dossier({"work": {"S01a": {"state": "?"}, "S02b": {"state": "??"}}, "business_day": "morgen"})
    mine = read_dossier({"work": {"S01a": {"state": "paid"}, "S02b": {"state": "??"}}, "business_day": "morgen"})
    theirs = read_dossier({"work": {"S01a": {"state": "?"}, "S02b": {"state": "???"}}, "business_day": "morgen"})
    merge = lay_together(read(base), mine, NO_CONTACT, read(theirs))
    assert merge.conflicts == ()
    assert merge.dossier.work == {"S01a": Work("paid")}
    assert merge.dossier.unread == {"work": {"S02b": {"state": "???"}}, "business_day": "morgen"}


def test_an_answer_nested_and_one_dotted_are_the_same_answer() -> None:
    base, mine = Dossier({"export_refund": {"filed": True}}), Dossier({"export_refund.filed": False})
    merge = lay_together(
        read(base), mine, NO_CONTACT, read(Dossier({"export_refund": {"filed": True}, "exports": "x"}))
    )
    assert (merge.dossier.profile, merge.conflicts) == ({"export_refund": {"filed": False}, "exports": "x"}, ())
