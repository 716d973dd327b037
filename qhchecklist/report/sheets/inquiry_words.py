"""The fixed words of the questions to an office; paper and plain text say the same."""

from __future__ import annotations

from qhchecklist.assess.evaluate import Case
from qhchecklist.policy.model import Department
from qhchecklist.policy.ruling import OUTCOMES, Outcome
from qhchecklist.policy.text import Lang, Text
from qhchecklist.report import office_names

TITLE = Text("请主管部门认定的问题", "Questions for an authority to decide")
KICKER = Text(
    "咨询窗口用工具整理 · 不是公文，也不是官方表格", "Prepared by a help desk's tool · not an official document or form"
)
NOT_OFFICIAL = Text(
    "本页由咨询窗口的工具整理，是代企业向主管部门提出的问题，不是公文，也不是官方表格。",
    "These are questions put to an authority for a firm, prepared by a help desk's tool; this is neither an official "
    "document nor an official form.",
)
TO = Text("致：{}", "To: {}")
TO_WHOM = Text("致（原文的责任单位已缺，请写明）：", "To (the notice's list of offices is lost; please write): ")


def office_name(office: Department, case: Case, lang: Lang) -> str:
    """An office's name, see `office_names`; in English with its Chinese, by which it can be found."""
    name = office_names.office_name(office, case)
    return name.zh if lang == "zh" else f"{name.en} ({name.zh})"


COUNT = Text("{} 个问题", "{} questions")
ONE = Text("{} 个问题", "{} question")
NOT_YOURS = Text(
    "文件按措施列责任单位，没有写明由哪个单位认定；如不属贵单位职责，请在答复里写明应问何处。",
    "The notice names offices for whole measures and does not say which one decides; if it is not yours, please write "
    "where to ask.",
)
FIRM = Text("企业", "Firm")
MASKED = Text("（名称不写出）", "(name withheld)")
NOTICE = Text("依据文件", "Notice")
QUESTION = Text("问题 {number}　{question}", "Question {number}: {question}")
QUESTION_THEN = Text("问题 {number}（{day}当时）　{question}", "Question {number}, as things were on {day}: {question}")
"""Of a day that is past when the sheet is printed."""

OF_THE_DAY = Text(
    "各问题都就判断日期（{}）当时的情况而言，请按当时的情况答复。",
    "All questions are about how things stood on the day judged, {}; please answer for that day.",
)
CONCERNS = Text("关系到", "Concerns")
STATED = Text("企业所填", "The firm says")
OFFICIAL = Text("原文", "Official text")
QUOTED_BEFORE = Text("[{provision}] 见问题 {number}", "[{provision}]: see question {number}")
REPLY = Text("答复", "Answer")
REPLY_MORE = Text("说明和依据：", "Explanation and basis: ")
BOXES: tuple[Outcome, ...] = ("yes", "no", "documents")
BOX_WORDS = {outcome: OUTCOMES[outcome] for outcome in BOXES}
REPLIED_BY = Text("答复人", "Answered by")
REPLY_LINES = (Text("姓名、职务", "Name, position"), Text("联系电话", "Telephone"), Text("日期", "Date"))
OFFICE_STAMP = Text("答复单位（签章处）", "Office (space for its stamp)")
AFTERWARDS = Text(
    "答复请交还企业或咨询窗口；窗口按主管部门的认定记录，不算企业自述。",
    "Please return the answer to the firm or the help desk, where it is recorded as the authority's decision and not "
    "as the firm's own words.",
)
