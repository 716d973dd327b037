"""The columns of the checklist's table, the same in XLSX and CSV and in the same order."""

from __future__ import annotations

from qhchecklist.policy.record import record
from qhchecklist.policy.text import Text
from qhchecklist.work import WORK_PARTS


@record
class Column:
    """One column. `width` in characters; `part` of the work that people may change in it, empty for none."""

    key: str
    title: Text
    width: int
    part: str = ""


SHEET = Text("清单", "Checklist")
ABOUT_SHEET = Text("说明", "About")
PROBLEMS_SHEET = Text("填写需核对", "Answers to check")

ID = "id"
ORIGIN = "origin"
STEPS = "steps"

COLUMNS: tuple[Column, ...] = (
    Column(ID, Text("编号", "Id"), 7),
    Column("title", Text("事项", "Support"), 20),
    Column("finding", Text("结论", "Finding"), 22),
    Column("state", WORK_PARTS["state"], 12, "state"),
    Column("due", WORK_PARTS["due"], 12, "due"),
    Column("person", WORK_PARTS["person"], 10, "person"),
    Column("note", WORK_PARTS["note"], 24, "note"),
    Column("reason", WORK_PARTS["reason"], 14, "reason"),
    Column("ticked", WORK_PARTS["steps"], 9, "steps"),
    Column(STEPS, Text("步骤", "Steps"), 42),
    Column("documents", Text("材料", "Documents"), 26),
    Column("why", Text("理由", "Why"), 36),
    Column("missing", Text("还缺", "Missing"), 20),
    Column("measure", Text("措施", "Measure"), 24),
    Column("group", Text("分组", "Group"), 16),
    Column("strength", Text("力度", "Strength"), 14),
    Column("kind", Text("类别", "Kind"), 10),
    Column("validity", Text("文件有效性", "Validity of the notice"), 18),
    Column("discretion", Text("裁量", "Discretion"), 30),
    Column("change", Text("怎样会变", "What would change it"), 32),
    Column("departments", Text("责任单位（原文名称）", "Departments (names in the notice)"), 28),
    Column("present", Text("现名称（一般知识，待核实）", "Present names (general knowledge, to be confirmed)"), 34),
    Column("sentences", Text("原文条号", "Numbers of the official sentences"), 12),
    Column("quotes", Text("原文", "Official sentences"), 56),
    Column("after", Text("届满后（待核实）", "After expiry (to be confirmed)"), 30),
    Column(ORIGIN, Text("出处（勿改）", "Origin (do not change)"), 20),
)

LAST_PRINTED = "documents"
"""The columns up to this one go to paper, where the rest would make the type too small to read."""

DONE, NOT_DONE = "☑", "☐"
"""Before every step: whether it is done."""
