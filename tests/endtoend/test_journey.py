"""One morning at the desk, on a real screen, by keyboard alone."""

from __future__ import annotations

from pathlib import Path

from qhchecklist import paths
from qhchecklist.dossier import load_dossier
from qhchecklist.policy.profile import Reading, read_profile
from tests.books import bundled
from tests.endtoend.clerk import Clerk
from tests.endtoend.desktop import desktop, wait_until
from tests.paper_text import page_texts


def reading(path: Path) -> Reading:
    book = bundled()
    return read_profile(load_dossier(path).profile, book.catalogue, book.codes)


def fill_in_the_quinoa_firm(clerk: Clerk) -> None:
    """From an empty form to the sample, in the order of the form."""
    clerk.see("企业名称")
    clerk.desk.type("青海湟源高原藜麦食品有限公司（示例）")
    clerk.write("统一社会信用代码", "91630121MA7QHC0178")
    clerk.pick("主体类型", "qy", "企业")
    clerk.pick("注册地 省级", "qh", "青海省")
    clerk.pick("注册地 市（州）", "xn", "西宁市")
    clerk.pick("注册地 县", "dt", "大通")
    clerk.write("成立日期", "2016-05-20")
    clerk.choose("业务角色", "生产")
    clerk.choose("业务角色", "贸易流通")
    clerk.choose("产业归类", "绿色有机")
    clerk.choose("出口情况", "正在出口")
    clerk.choose("进口情况", "不进口")
    clerk.add_goods("出口", "正在做", "lm", "藜麦", "10085090", ["hanguo", "deguo"])
    clerk.add_goods("出口", "打算做", "heisuan", "黑蒜", "20059999", ["malaixiya"])
    clerk.choose("是否内销", "是")
    clerk.tick("海关监管方式", ["0110"])
    clerk.choose("海关信用等级", "常规管理")
    clerk.choose("已办出口退（免）税备案", "是")
    clerk.choose("出口货物有退税率", "是")
    clerk.choose("跨境电商", "打算做")
    clerk.pick("行业（划型用）", "gy", "工业")
    clerk.write("从业人员", "46")
    clerk.write("营业收入", "1850")
    clerk.choose("自主品牌", "是")
    clerk.choose("自主技术", "否")
    clerk.tick("已有认证和证书", ["yjcp"])
    clerk.tick("结算币种", ["USD"])
    clerk.choose("出口信用保险", "没有投保")
    clerk.choose("当前困难", "物流运输")


def test_a_firm_is_filled_in_by_keyboard_worked_on_printed_and_opened_again(tmp_path: Path) -> None:
    file, paper, again = tmp_path / "藜麦.yaml", tmp_path / "清单.pdf", tmp_path / "再印.pdf"
    with desktop(tmp_path) as desk:
        desk.start()
        clerk = Clerk(desk)
        wait_until(lambda: desk.says("企业名称"), "the form")
        desk.key("ctrl+n")
        fill_in_the_quinoa_firm(clerk)
        tick_two_steps(clerk)
        clerk.name_file("ctrl+s", file)
        clerk.name_file("ctrl+e", paper)
        desk.key("ctrl+q")
        desk.leave()
        check_file(file)
        check_paper(paper)
        desk.start(str(file))
        wait_until(lambda: desk.says("27 原属适用 · 2 待补充"), "the same counts again")
        clerk.name_file("ctrl+e", again)
        desk.key("ctrl+q")
        desk.leave()
    assert again.read_bytes() == paper.read_bytes()


def tick_two_steps(clerk: Clerk) -> None:
    """Find a support by its initials, go to its steps, tick two of them with Space."""
    clerk.desk.key("ctrl+f")
    clerk.see("搜索")
    clerk.desk.type("cktslr")
    clerk.desk.key("Return")
    clerk.see("属适用对象")
    clerk.desk.key("Return")
    clerk.see("通过电子税务局或单一窗口申报退税")  # the filing is behind the firm
    for _ in range(2):
        clerk.desk.key("space")
        wait_until(lambda: "checked" in clerk.states(), f"a tick at {clerk.here()}")
        clerk.press("Tab")


def check_file(file: Path) -> None:
    """The file has the sample's answers and the two ticks."""
    sample = reading(paths.resources() / "samples" / "quinoa-garlic.yaml")
    assert reading(file).facts == sample.facts
    work = load_dossier(file).work
    assert [(support, done.state, sorted(done.ticked)) for support, done in work.items()] == [
        ("S03h", "preparing", [1, 2])
    ]


def check_paper(paper: Path) -> None:
    """The paper names the firm, says that the notice has lapsed, and shows how far the work is."""
    text = "".join(page_texts(paper.read_bytes()))
    assert "青海湟源高原藜麦食品有限公司（示例）" in text
    assert "本文件有效期已于2025年12月9日届满" in text
    assert "准备材料" in text
