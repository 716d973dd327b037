"""The call list: nobody who must hear of a change is left out, nobody whom it leaves alone is on it."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from qhchecklist.carry_over.affected import Affected, affected, call_list
from qhchecklist.policy.rulebook import Rulebook
from qhchecklist.policy.stamp import pack_stamp
from qhchecklist.policy.text import Text
from qhchecklist.report.table_csv import render_rows
from qhchecklist.store.records import Contact, LastTold, PolicyStamp
from qhchecklist.table.spelling import as_meant, as_written
from qhchecklist.work import Work
from tests.books import bundled
from tests.changed_pack import NEXT, VERSION, with_head, with_support, without_support

BOOK = bundled()
STAMP = pack_stamp(BOOK)
IN_FORCE, LATER = date(2024, 6, 1), date(2026, 11, 23)
AT = datetime(2024, 6, 1, 8, tzinfo=UTC)


def told(book: Rulebook, name: str = "甲公司", as_of: date = IN_FORCE, **changes: object) -> LastTold:
    policy = PolicyStamp(book.policy.head.id, book.policy.head.version, book.policy.sha256)
    groups = dict.fromkeys((one.id for one in book.policy.supports), "does_not_apply") | {"S03a": "guided"}
    row = LastTold(name, name, Contact("马丽", "0971-1"), AT, "李强", as_of, policy, groups, {})
    return replace(row, **changes)  # type: ignore[arg-type]


def calls(book: Rulebook, later: Rulebook, *rows: LastTold, day: date = IN_FORCE) -> tuple[Affected, ...]:
    return affected(rows, {book.policy.sha256: pack_stamp(book)}, pack_stamp(later), day)


def matters(found: tuple[Affected, ...]) -> dict[str, str]:
    return {concern.support: concern.matter for one in found for concern in one.concerns}


def test_nothing_changed_calls_nobody(rulebook: Rulebook) -> None:
    assert calls(rulebook, rulebook, told(rulebook)) == ()
    assert calls(rulebook, with_head(rulebook), told(rulebook)) == ()


def test_other_words_concern_only_whom_the_support_gave_something(rulebook: Rulebook) -> None:
    later = with_support(rulebook, "S03a", discretion=Text("另有裁量", "other"))
    refused = told(rulebook, "乙", groups={"S03a": "does_not_apply"})
    noted = replace(refused, name="丙", work={"S03a": Work(note="问过")})
    found = calls(rulebook, later, told(rulebook), refused, noted)
    assert [one.told.name for one in found] == ["丙", "甲公司"]
    assert matters(found) == {"S03a": "reworded"}
    assert [reason.zh for reason in found[0].reasons] == [f"规则包 {VERSION} → {NEXT}"]


def test_another_rule_concerns_also_whom_it_refused(rulebook: Rulebook) -> None:
    later = with_support(rulebook, "S03a", strength="right")
    assert matters(calls(rulebook, later, told(rulebook, groups={"S03a": "does_not_apply"}))) == {"S03a": "rejudged"}


def test_what_is_gone_and_what_is_new_are_told(rulebook: Rulebook) -> None:
    assert matters(calls(rulebook, without_support(rulebook, "S03a"), told(rulebook))) == {"S03a": "gone"}
    fewer = without_support(rulebook, "S03a")
    assert matters(calls(fewer, rulebook, told(fewer))) == {"S03a": "added"}


def test_expiry_concerns_what_applied_and_what_is_being_worked_on(rulebook: Rulebook) -> None:
    row = told(rulebook, work={"S05d": Work("submitted", due=date(2026, 12, 1))})
    (found,) = calls(rulebook, rulebook, row, told(rulebook, "乙", groups={"S03a": "does_not_apply"}), day=LATER)
    assert matters((found,)) == {"S05d": "validity", "S03a": "validity"}
    assert [reason.zh for reason in found.reasons] == ["文件状态：上次判断日为“有效”，现为“已届满”"]
    assert found.due == date(2026, 12, 1)
    assert calls(rulebook, rulebook, told(rulebook, as_of=LATER), day=LATER) == ()


def test_an_extension_calls_those_who_were_told_of_an_expired_notice(rulebook: Rulebook) -> None:
    dates = replace(rulebook.policy.head.dates, in_force_to=date(2028, 12, 9))
    (found,) = calls(rulebook, with_head(rulebook, dates=dates), told(rulebook, as_of=LATER), day=LATER)
    assert [reason.zh for reason in found.reasons] == ["文件状态：上次判断日为“已届满”，现为“有效”"]


def test_without_a_record_of_the_former_pack_everything_that_counts_is_to_be_checked(rulebook: Rulebook) -> None:
    (found,) = affected([told(rulebook)], {}, pack_stamp(with_head(rulebook)), IN_FORCE)
    assert matters((found,)) == {"S03a": "unknown"}
    assert "没有留下记录" in found.reasons[0].zh


def test_another_notice_is_told_by_both_titles(rulebook: Rulebook) -> None:
    later = with_head(with_support(rulebook, "S03a", strength="right"), id="x-2026", title=Text("新办法", "new"))
    (found,) = calls(rulebook, later, told(rulebook))
    assert found.reasons[0].zh == "上次按《青海省推动外贸保稳提质若干措施》告知，现为《新办法》"


def test_work_that_goes_on_comes_first_by_its_due_date(rulebook: Rulebook) -> None:
    later = with_support(rulebook, "S03a", strength="right")
    rows = [
        told(rulebook, "久未来", at=datetime(2023, 1, 1, tzinfo=UTC)),
        told(rulebook, "已办完", work={"S03a": Work("paid", due=date(2024, 1, 1))}),
        told(rulebook, "在办", work={"S03a": Work("preparing")}),
        told(rulebook, "快到期", work={"S03a": Work("preparing", due=date(2026, 12, 1))}),
    ]
    assert [one.told.name for one in calls(rulebook, later, *rows)] == ["快到期", "在办", "久未来", "已办完"]


@given(st.permutations(range(6)))
def test_the_order_does_not_depend_on_the_order_of_the_rows(order: list[int]) -> None:
    rows = [replace(told(BOOK, name), client=str(place)) for place, name in enumerate("甲甲乙乙丙丙")]
    assert affected([rows[place] for place in order], {}, STAMP, LATER) == affected(rows, {}, STAMP, LATER) != ()


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=12).map(lambda text: "=" + text))
def test_the_table_holds_texts_of_users_and_no_formula(name: str) -> None:
    row = replace(told(BOOK), name=name, contact=Contact(person=name, phone="+86 971"))
    table = call_list(affected([row], {}, STAMP, LATER))
    written = render_rows(table.titles, table.rows)
    titles, cells = csv.reader(io.StringIO(written.decode("utf-8-sig"), newline=""))
    assert tuple(titles) == table.titles
    assert cells[0].startswith("'=")
    assert (as_meant(as_written(cells[0])), as_written(cells[2])) == (name, "+86 971")


def test_an_empty_list_has_its_titles() -> None:
    assert len(call_list([]).titles) == 13
