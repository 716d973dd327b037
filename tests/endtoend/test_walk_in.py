"""A firm walks in, is advised, gets its paper, and is found again when it comes back; by keyboard alone."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta
from pathlib import Path

from qhchecklist.store.log import verify_entries
from qhchecklist.store.opening import SqlitePlace, open_store
from qhchecklist.store.records import Query
from qhchecklist.store.store import Store
from qhchecklist.store.transfer import read_decisions
from tests.endtoend.clerk import Clerk
from tests.endtoend.desktop import Desktop, desktop, wait_until

NEXT_MONTH = date.today() + timedelta(days=30)
FIRM, CONSULTANT = "大通雪域食品有限公司", "王老师"


def test_a_walk_in_client_from_nothing_to_the_printed_sheet_and_back_next_month(tmp_path: Path) -> None:
    first, second = tmp_path / "清单.pdf", tmp_path / "第二份.pdf"
    with desktop(tmp_path) as desk:
        desk.start()
        clerk = Clerk(desk)
        wait_until(desk.tree, "an accessibility tree")
        begin_a_client(clerk)
        describe_the_firm(clerk)
        desk.key("ctrl+s")
        wait_until(lambda: desk.says("已存入客户列表"), "the client saved")
        desk.key("ctrl+f")  # a line of text would take Ctrl+E for another End
        clerk.name_file("ctrl+e", first)
        record_the_visit(clerk, "来问退税")
        desk.key("ctrl+q")
        desk.leave()
        check_the_first_visit(desk, first)
        desk.start()
        come_back(clerk)
        record_what_the_authority_said(clerk)
        clerk.name_file("ctrl+e", second)
        record_the_visit(clerk, "带来了商务局的答复")
        desk.key("ctrl+q")
        desk.leave()
        check_the_second_visit(desk, second)


def begin_a_client(clerk: Clerk) -> None:
    """In the empty list the name that is not found becomes a client."""
    clerk.desk.key("ctrl+l")
    clerk.see("找客户")
    clerk.desk.type(FIRM)
    wait_until(lambda: clerk.desk.says("没有"), "nothing found")
    clerk.desk.key("ctrl+n")
    wait_until(lambda: clerk.desk.window_titles(FIRM), "the client's window")
    clerk.desk.come_to_front()


def describe_the_firm(clerk: Clerk) -> None:
    clerk.pick("主体类型", "qy", "企业")
    clerk.pick("注册地 省级", "qh", "青海省")
    clerk.pick("注册地 市（州）", "xn", "西宁市")
    clerk.pick("注册地 县", "dt", "大通")
    clerk.choose("出口情况", "正在出口")


def record_the_visit(clerk: Clerk, note: str) -> None:
    clerk.desk.come_to_front()
    clerk.desk.key("ctrl+r")
    clerk.see("经办人|来访说明")
    if "经办人" in clerk.here():  # asked once
        clerk.desk.type(CONSULTANT)
        clerk.tab_to("来访说明")
    clerk.desk.type(note)
    clerk.desk.key("Return")
    wait_until(lambda: clerk.desk.says("已记录第"), "the visit recorded")


def opened(desk: Desktop) -> Store:
    (file,) = (desk.home / "data").rglob("*.sqlite3")
    return open_store(SqlitePlace(file), "test")


def sha256(paper: Path) -> str:
    return hashlib.sha256(paper.read_bytes()).hexdigest()


def check_the_first_visit(desk: Desktop, paper: Path) -> None:
    """The store has the answers, who advised, what was said, and the hash of the very paper."""
    store = opened(desk)
    (row,) = store.page(Query(), 0, 10).rows
    (visit,) = store.visits(row.id)
    store.close()
    assert (row.name, row.visits) == (FIRM, 1)
    assert visit.dossier.profile["exports"] == "current"
    assert (visit.consultant, visit.note) == (CONSULTANT, "来问退税")
    assert [one.sha256 for one in visit.printed] == [sha256(paper)]


def come_back(clerk: Clerk) -> None:
    """Found by initials, opened with Enter, judged for next month; what changed since is listed."""
    desk = clerk.desk
    wait_until(lambda: desk.says("原属适用"), "the window filled")
    desk.key("ctrl+l")
    clerk.see("找客户")
    desk.type("dtxy")
    wait_until(lambda: desk.says(FIRM), "the client found")
    desk.key("Return")
    wait_until(lambda: desk.window_titles(FIRM), "the client opened")
    desk.come_to_front()
    clerk.tab_to("判断日期", back=True)
    desk.key("ctrl+a")
    desk.type(NEXT_MONTH.isoformat())
    desk.key("Return")
    clerk.choose("是否内销", "是")
    desk.key("ctrl+shift+r")
    day = f"{NEXT_MONTH.year}年{NEXT_MONTH.month}月{NEXT_MONTH.day}日"
    wait_until(lambda: desk.says(f"判断日期：.* → {day}"), "what changed through time")
    assert desk.says("待补充信息 → 按原文件：属适用对象.*，因为回答有改（是否内销）")
    desk.key("Escape")
    desk.come_to_front()
    desk.key("ctrl+s")
    wait_until(lambda: desk.says("已存入客户列表"), "the client saved again")


def record_what_the_authority_said(clerk: Clerk) -> None:
    """From the palette by initials; the first open question, a yes."""
    desk = clerk.desk
    desk.key("ctrl+k")
    wait_until(lambda: desk.says("命令"), "the palette")
    desk.type("jxzg")
    wait_until(lambda: desk.says("记下主管部门的答复"), "the command")
    desk.key("Return")
    wait_until(lambda: desk.window_titles("记下主管部门的答复"), "the place for answers")
    clerk.tab_to("^是")
    desk.key("space")
    clerk.tab_to("答复原话")
    desk.type("已列入名单")
    desk.key("Return")
    wait_until(lambda: desk.says("已记下"), "the answer recorded")
    desk.come_to_front()


def check_the_second_visit(desk: Desktop, paper: Path) -> None:
    """A second visit with the second paper, and what was decided, in one record that is whole."""
    store = opened(desk)
    (row,) = store.page(Query(), 0, 10).rows
    first, second = store.visits(row.id)
    with store.reading() as connection:
        (decision,) = read_decisions(connection, row.id)
        verdict = verify_entries(connection)
    store.close()
    assert (first.number, second.number) == (1, 2)
    assert second.as_of == NEXT_MONTH
    assert second.dossier.profile["domestic_sales"] is True
    assert (second.consultant, second.note) == (CONSULTANT, "带来了商务局的答复")
    assert [one.sha256 for one in second.printed] == [sha256(paper)]
    assert decision.answer.startswith("已列入名单") or "已列入名单" in decision.words.zh
    assert (verdict.fault, verdict.entries) == (None, 3)
