"""A firm walks in, is advised, gets its paper, and is found again when it comes back; by keyboard alone."""

from __future__ import annotations

import hashlib
from pathlib import Path

from qhchecklist.store.opening import SqlitePlace, open_store
from qhchecklist.store.records import Query
from tests.endtoend.clerk import Clerk
from tests.endtoend.desktop import Desktop, desktop, wait_until

FIRM, CONSULTANT = "大通雪域食品有限公司", "王老师"


def test_a_walk_in_client_from_nothing_to_the_printed_sheet_and_back(tmp_path: Path) -> None:
    paper = tmp_path / "清单.pdf"
    with desktop(tmp_path) as desk:
        desk.start()
        clerk = Clerk(desk)
        wait_until(lambda: desk.says("."), "an accessibility tree")
        begin_a_client(clerk)
        describe_the_firm(clerk)
        desk.key("ctrl+s")
        wait_until(lambda: desk.says("已存入客户列表"), "the client saved")
        clerk.name_file("ctrl+e", paper)
        record_the_visit(clerk)
        desk.key("ctrl+q")
        desk.leave()
        check_store(desk, paper)
        desk.start()
        come_back(clerk)
        desk.key("ctrl+q")
        desk.leave()


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


def record_the_visit(clerk: Clerk) -> None:
    clerk.desk.come_to_front()
    clerk.desk.key("ctrl+r")
    clerk.see("经办人")
    clerk.desk.type(CONSULTANT)
    clerk.tab_to("说明")
    clerk.desk.type("来问退税")
    clerk.desk.key("Return")
    wait_until(lambda: clerk.desk.says("已记录"), "the visit recorded")


def check_store(desk: Desktop, paper: Path) -> None:
    """The store has the answers, who advised, what was said, and the hash of the very paper."""
    (file,) = (desk.home / "data").rglob("*.sqlite3")
    store = open_store(SqlitePlace(file), "test")
    (row,) = store.page(Query(), 0, 10).rows
    (visit,) = store.visits(row.id)
    store.close()
    assert (row.name, row.visits) == (FIRM, 1)
    assert visit.dossier.profile["exports"] == "current"
    assert (visit.consultant, visit.note) == (CONSULTANT, "来问退税")
    assert [one.sha256 for one in visit.printed] == [hashlib.sha256(paper.read_bytes()).hexdigest()]


def come_back(clerk: Clerk) -> None:
    """Found by initials, opened with Enter; what changed since is listed."""
    desk = clerk.desk
    wait_until(lambda: desk.says("原属适用"), "the window filled")
    desk.key("ctrl+l")
    clerk.see("找客户")
    desk.type("dtxy")
    wait_until(lambda: desk.says(FIRM), "the client found")
    desk.key("Return")
    wait_until(lambda: desk.window_titles(FIRM), "the client opened")
    desk.come_to_front()
    clerk.choose("是否内销", "是")
    desk.key("ctrl+shift+r")
    wait_until(lambda: desk.says("是否内销"), "what changed since the visit")
    desk.key("Escape")
    desk.key("ctrl+s")
    wait_until(lambda: desk.says("已存入客户列表"), "the client saved again")
