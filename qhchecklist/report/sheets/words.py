"""The fixed words of the printed checklist in both languages.

Words that other outputs share stand in `checklist` and `assess.explain`; here is only what paper adds.
"""

from __future__ import annotations

from datetime import date

from qhchecklist.checklist import GroupKey
from qhchecklist.policy.model import StepSource, Validity
from qhchecklist.policy.problem import Severity
from qhchecklist.policy.text import Lang, Text
from qhchecklist.policy.text import day_text as day_in_words

TITLE = Text("政策适用清单", "Policy checklist")
KICKER = Text(
    "企业情况对照政策条文 · 本工具整理，不是政府公文",
    "A firm's answers compared with a notice · made by a tool, not an official document",
)
UNNAMED = Text("（未填企业名称）", "(no firm name)")
UNANSWERED = Text("（未填）", "(not answered)")
UNCLEAR = Text("不清楚", "not known")
DISCLAIMER = Text("工具判读，以主管部门答复为准", "Assessed by a tool; the authority's answer prevails")

PACK_ORIGIN = Text("规则包 {}", "Rule pack {}")
PROFILE_ORIGIN = Text("企业画像 {}", "profile {}")

LONGEST_CONSULTANT = 40

AS_OF = Text("判断日期", "As of")
PRINTED_ON = Text("打印日期", "Printed on")
EXPIRED_SINCE = Text(
    "打印时本文件有效期已届满，结论只就判断日期而言，不构成现行政策依据；办理前请确认现行规定。",
    "When this was printed the notice had expired; the findings hold for the day judged only and are not current "
    "policy. Confirm the rules in force before acting.",
)
BUSINESS_DAY = Text("业务发生日", "Day of the business")

SCAN = Text("扫码可恢复所填情况", "Scan to restore the answers")
SCAN_TELLS = Text("码内只有名称和指纹", "Holds only name and hash")
ROLES = Text("业务角色", "Roles")
TRADE = Text("出口 / 进口", "Exports / imports")
GOODS = Text("主要产品", "Goods")
MARKETS = Text("出口市场", "Export markets")
ORIGINS = Text("进口来源", "Origins of imports")
PLACES = Text("国家（地区）", "Countries and regions")
CERTIFICATES = Text("已有认证", "Certificates")
VALIDITY = Text("文件有效期", "Notice in force")
RANGE = Text("{}至{}", "{} to {}")
AND_MORE = Text("等 {} 项", " and others, {} in all")

COUNTS = Text("核对结论", "Findings")
OVERVIEW = Text("措施一览", "The measures at a glance")
NEXT = Text("下一步", "What comes next")
MEASURE = Text("措施", "Measure")
LOST_FOOTNOTE = Text("* 原文有缺，见该项措施。", "* The text is incomplete; see that measure.")

VERIFY = Text("先核实", "First confirm")
VERIFY_TEXTS: dict[Validity, Text] = {
    "not_published": Text(
        "本文件在判断日期尚未发布，自{since}起施行，施行前不能据以办理。",
        "On the day judged the notice had not been published; it is in force from {since}, and nothing can be claimed "
        "under it before.",
    ),
    "published_not_in_force": Text(
        "本文件自{since}起施行，施行前不能据以办理。",
        "The notice is in force from {since}; nothing can be claimed under it before.",
    ),
    "expired": Text(
        "本文件有效期已于{until}届满：请向主管部门确认现行规定，再办理下面各项。",
        "The notice expired on {until}: ask the authority for the present rules before acting on what follows.",
    ),
}
"""What to confirm first; nothing while the notice is in force."""
CHECKED = Text("截至{day}，{result}", "Checked on {day}. {result}")
"""When the pack was last checked for a successor, and what was found, in the pack's own words."""

REVIEW_DUE = Text("规则包应在{day}前复核。", "The rule pack is to be reviewed by {day}.")
REVIEW_LATE = Text("本规则包已超过复核日期（{day}）。", "The rule pack is past its date of review ({day}).")
ACT = Text("先办", "Act first")
ACT_MORE = Text("；另有 {} 项", "; {} more")
ANSWER_FIRST = Text("再答", "Then answer")
ANSWER_TEXT = Text(
    "答完 {questions} 个问题，最多 {items} 项有结论；第一问：{first}",
    "Questions to answer: {questions}; supports they can settle: up to {items}. The first: {first}",
)
MORE_FOR_AUTHORITY = Text(
    "另 {} 项须由主管部门认定，请在窗口询问", "besides, for the authority to decide: {} (ask at the desk)"
)
MORE_PAST = Text("另 {} 项只关系到早年的业务，不必答", "besides, on early business only: {} (no answer is needed)")
ASK_AT_DESK = Text("请在窗口询问主管部门，并记下答复", "Ask the authority at the desk and note its answer")
MIND = Text("注意", "Mind")
MIND_TEXT = Text(
    "{measures}的原文有缺，可能另有对企业有利的内容，不能据此断定没有。",
    "The text of {measures} is incomplete and may have held more in the firm's favour.",
)
MEASURES = Text("{} 项措施", "{} measures")
AND_CLOSING = Text("和结尾段", " and of the closing paragraph")
NO_NUMBER = Text("发文字号：现存文本中没有", "document number: not in the surviving text")
SEVERAL_TO_WRITE = Text("（可填多项）", "(several possible)")
SEVERAL_TO_TICK = Text("（可多选）", "(several possible)")
OVERSEAS = Text("境外商标 {}", "trademarks abroad: {}")

FIRM_SIGNS = Text("企业确认（所填情况属实）", "For the firm (the answers are true)")
DESK_SIGNS = Text("窗口咨询人员", "For the help desk")
SIGN_FIRM = (Text("经办人签字", "Signature"), Text("联系电话", "Telephone"), Text("日期", "Date"))
SIGN_DESK = (Text("姓名、工号", "Name, number"), Text("答复意见", "Advice"), Text("日期", "Date"))
PROBLEMS = Text("填写需核对", "Answers to check")

WHY = Text("为什么", "Why")
OPEN_POINTS = Text("还不清楚", "Still open")
DECIDED = Text("认定", "Decided")
TO_DO = Text("怎么办", "What to do")
DEPARTMENTS = Text("责任单位", "Departments")
OFFICIAL = Text("原文", "Official text")
LOST = Text("缺文", "Text lost")
DISCRETION = Text("裁量", "Discretion")
READING = Text("第二种读法", "Other reading")
OURS = Text("（本工具意见）", "(our opinion) ")
AFTER = Text("届满后", "After expiry")
JUDGEMENT = Text("（本工具判断，待主管部门核实）", "(our judgement, to be confirmed)")
WORK = Text("办理情况", "Work done")
WOULD_CHANGE = Text("怎样会变：", "What would change it: ")
PRESENT_NAME = Text("今名（一般知识，待核实）：", "Present name (general knowledge, to be confirmed): ")
SINCE = Text("（{} 起）", " (since {})")
TRANSLATION = Text("非官方译文：", "Unofficial translation: ")
GLOSS = Text("整句的非官方译文：", "Unofficial translation of the whole sentence: ")
SAME_GLOSS = Text("译文见 {}。", "Translation: see {}.")
SAME_GAP = Text("缺{lost}句，说明见{where}。", "Sentences lost: {lost}, as described at {where}.")

QUESTION = Text("问 {}", "Question {}")
SEE_QUESTIONS = Text("另须答：", "Also to be answered: ")
QUESTION_REFERENCE = Text("{label}（见问 {number}）", "{label} (question {number})")
ONLY_IF = Text("（{}的才答）", " (only if {})")
YES = Text("是", "yes")
NO = Text("否", "no")
DONT_KNOW = Text("不清楚", "don't know")
NONE_OF_THESE = Text("以上都没有", "none of these")
ANSWER = Text("答：", "Answer: ")
OPEN_CELLS = Text("还空着的格：", "Cells still empty: ")
ROW = Text("第{number}行{column}", "row {number} {column}")

COLUMNS = (
    Text("编号", "No."),
    Text("事项", "Support"),
    Text("理由", "Reason"),
    Text("原文", "Text"),
)

SEVERITIES: dict[Severity, Text] = {
    "error": Text("错误", "Error"),
    "warning": Text("注意", "Warning"),
    "notice": Text("说明", "Note"),
}

DUE = Text("期限 ", "due ")
PERSON = Text("经办 ", "in charge: ")
NOTE = Text("备注 ", "note: ")
REASON = Text("原因 ", "reason: ")
DONE = Text("已做步骤 ", "steps done: ")

BRING_TO = Text("带此页到：{}", "Take this page to: {}")
OTHER_DEPARTMENTS = Text("其他单位（每处事项不多，合印）", "Other departments, each with little to ask")
CONTINUED = Text("{}（续）", "{} (continued)")
PER_MEASURE = Text(
    "文件按措施列责任单位，没有分到事项；这里是列有该单位的各项措施中属于或者可能属于本企业的事项，"
    "不含面向多数企业的一般事项、早年的事项、企业决定不办理的事项和责任单位已缺的措施。"
    "标“一般程序”的，待主管部门核实。",
    "The notice names departments for whole measures, not for single supports. These are the supports, in the measures "
    "that name this department, that are or may be for this firm, without those open to most firms, those of the past, "
    "those the firm does not pursue, and measures whose departments are lost. General procedure is to be confirmed by "
    "the authority.",
)
DESK_COLUMNS = (
    Text("事项", "Support"),
    Text("要办的、要问的", "To do, to ask"),
    Text("该单位答复", "Answer of the department"),
    Text("经办、日期", "By, date"),
)

PAPERS = Text("材料清单", "Documents")
PAPERS_NOTE = Text(
    "合并各事项步骤中提到、要企业准备的材料；一份材料只列一次，“待定”指事项还待补充信息。"
    "来源同各步骤，一般程序以主管部门要求为准。",
    "What a firm brings according to the steps of all supports, each document once; “open” means that it is not yet "
    "known whether the support applies. Where a step is general procedure, what the authority asks for prevails.",
)
UNDECIDED = Text("（待定）", " (open)")
PAPERS_OBTAINED = Text("办成后取得，不用带去：", "Obtained in the end, not to be brought: ")
PAPER_COLUMNS = (Text("材料", "Document"), Text("用于", "For"), Text("项数", "Count"), Text("来源", "Source"))

NOTICE = Text("一次性告知单", "One-time notice")
COPIES = (Text("第一联 企业留存", "Copy 1: for the firm"), Text("第二联 窗口留存", "Copy 2: for the desk"))
NOT_OFFICIAL = Text("本工具整理，不是政府公文", "Made by a tool, not an official document")
CAN_DO = Text("一、与企业有关的事项", "1. The supports that concern the firm")
TO_ANSWER = Text("二、还需说明的情况", "2. What is still to be said")
TO_BRING = Text("三、步骤中提到的材料，按情况准备", "3. Documents that the steps speak of, as the case may be")
NOTHING = Text("没有。", "Nothing.")
NOT_PURSUED_HERE = Text("企业决定不办理", "not pursued by the firm")
IN_THE_TEXT = Text("原文力度：{}", "in the text: {}")
"""Before the strength of a sentence that is not in force: it is no present claim."""
WIDE_BESIDES = Text("，另有 {} 项普遍适用，不列", ", besides {} open to most firms")
NOTHING_YET = Text("目前没有可确定的事项。", "Nothing can be said yet.")
OPEN_UNTIL_ANSWERED = Text("待补充信息，答完第二部分即可判断", "open until part 2 is answered")
OPEN_PAST = Text("只关系到早年的业务，需要时再说明", "about early business only, to be said when it matters")

SHORT_STEP_TAGS: dict[StepSource, Text] = {
    "text": Text("〔据原文〕", "[from the text]"),
    "procedure": Text("〔一般程序〕", "[general procedure]"),
}

STEP_TAGS: dict[StepSource, Text] = {
    "text": Text("〔据原文〕", "[from the text]"),
    "procedure": Text("〔一般程序，待主管部门核实〕", "[general procedure, to be confirmed by the authority]"),
}

LOST_DEPARTMENTS = Text("原文缺", "lost from the text")

INTRODUCTIONS: dict[GroupKey, Text] = {
    "wide": Text(
        "这些条文面向多数企业，不优先于前面的具体事项。",
        "Sentences addressed to most firms; they do not outrank the specific supports above.",
    ),
    "needs_information": Text(
        "答完所列问题即可判断。同一个问题只印一次，后面只写问题的编号。",
        "The questions decide these supports. Each question is printed once; later supports name its number.",
    ),
    "open_list": Text(
        "已答的条件里，只有清单没有列出这一点不符；原文清单以“等”字结尾，没有封闭，可以向主管部门咨询。",
        "These fail only on a list that the notice leaves open (等, “and others”); it is worth asking the authority.",
    ),
    "does_not_apply": Text(
        "按所填情况不符合条件。",
        "The answers do not meet the conditions.",
    ),
    "informational": Text(
        "这些条文不给企业可申领的事项，或者原文已缺；本工具不判断适用与否。",
        "These sentences give a firm nothing to apply for, or their text is lost; nothing is decided about them.",
    ),
}

CHANGES_NOTE = Text(
    "“怎样会变”只写企业自己做得到的改变。", "“What would change it” names only what a firm itself can do."
)
"""Added to the table in which a row says it."""


def day_text(day: date, lang: Lang) -> str:
    """A date as written in each language: 2022年11月11日, 11 November 2022."""
    return day_in_words(day)[lang]


def page_text(number: int, count: int, lang: Lang) -> str:
    """第 1 页，共 9 页."""
    return f"第 {number} 页，共 {count} 页" if lang == "zh" else f"Page {number} of {count}"


def count_text(count: int, lang: Lang) -> str:
    """How many items a group has."""
    if lang == "zh":
        return f"{count} 项"
    return f"{count} item" if count == 1 else f"{count} items"


def listed_text(listed: int, count: int, lang: Lang) -> str:
    """How many items a group has, and how many of them are listed here: 列出 2 项，共 7 项."""
    if listed == count:
        return count_text(count, lang)
    return f"列出 {listed} 项，共 {count} 项" if lang == "zh" else f"{listed} of {count_text(count, lang)} here"


def cut(text: str, limit: int, lang: Lang) -> str:
    """Text of at most `limit` characters; what is left out is said in brackets, never silently dropped."""
    if len(text) <= limit:
        return text
    left_out = len(text) - limit
    return text[:limit] + (f"…〔略去{left_out}字〕" if lang == "zh" else f"… [{left_out} characters left out]")
