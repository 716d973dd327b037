"""The fixed words of the printed checklist in both languages.

Words that other outputs share stand in `checklist` and `assess.explain`; here is only what paper adds.
"""

from __future__ import annotations

from datetime import date

from qhchecklist.checklist import GroupKey
from qhchecklist.policy.model import StepSource
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
DISCLAIMER = Text("工具判读，以主管部门答复为准", "Read by a tool; the authority's answer prevails")

ORIGIN = Text("规则包 {pack} · 企业画像 {profile}", "Rule pack {pack} · profile {profile}")

AS_OF = Text("判断日期", "As of")
BUSINESS_DAY = Text("业务发生日", "Day of the business")
ISSUER = Text("发布机关", "Issued by")
SIGNED = Text("成文日期", "Dated")
PUBLISHED = Text("发布日期", "Published")
FROM = Text("施行日期", "In force from")
TO = Text("有效期至", "In force to")

COUNTS = Text("核对结论", "Findings")
PROBLEMS = Text("填写需核对", "Answers to check")
CLOSING = Text("关于这份清单", "About this checklist")

WHY = Text("为什么", "Why")
OPEN_POINTS = Text("还不清楚", "Still open")
TO_DO = Text("怎么办", "What to do")
HELD = Text("已具备：续证、扩项", "already held: renew, extend")
DEPARTMENTS = Text("责任单位", "Departments")
OFFICIAL = Text("原文", "Official text")
LOST = Text("缺文", "Text lost")
DISCRETION = Text("裁量", "Discretion")
READING = Text("第二种读法", "Other reading")
OURS = Text("（本工具意见）", "(our opinion) ")
AFTER = Text("届满后", "After expiry")
JUDGEMENT = Text("（本工具判断，待主管部门核实）", " (our judgement, to be confirmed)")
WORK = Text("办理情况", "Work done")
WOULD_CHANGE = Text("怎样会变：", "What would change it: ")
PRESENT_NAME = Text("今名（一般知识，待核实）：", "Present name (general knowledge, to be confirmed): ")
SINCE = Text("（{} 起）", " (since {})")
TRANSLATION = Text("非官方译文：", "Unofficial translation: ")
GLOSS = Text("整句的非官方译文：", "Unofficial translation of the whole sentence: ")
SAME_GLOSS = Text("译文见 {}。", "Translation: see {}.")
SAME_GAP = Text("缺{lost}句，说明见 {where}。", "Sentences lost: {lost}, as described at {where}.")

QUESTION = Text("问 {}", "Question {}")
SEE_QUESTIONS = Text("另须答：", "Also to be answered: ")
QUESTION_REFERENCE = Text("{label}（见问 {number}）", "{label} (question {number})")
YES = Text("是", "yes")
NO = Text("否", "no")
DONT_KNOW = Text("不清楚", "don't know")
NONE_OF_THESE = Text("以上都没有", "none of these")
ANSWER = Text("答：", "Answer: ")
OPEN_CELLS = Text("还空着的格：", "Cells still empty: ")
ROW = Text("第{number}行{column}", "row {number} {column}")

COLUMNS = (
    Text("编号", "Id"),
    Text("事项", "Support"),
    Text("理由", "Reason"),
    Text("原文", "Sentence"),
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

STEP_TAGS: dict[StepSource, Text] = {
    "text": Text("〔据原文〕", "[from the text]"),
    "procedure": Text("〔一般程序，待主管部门核实〕", "[general procedure, to be confirmed by the authority]"),
}

LOST_DEPARTMENTS = Text("原文缺", "lost from the text")

INTRODUCTIONS: dict[GroupKey, Text] = {
    "wide": Text(
        "这些是面向多数企业的鼓励性条文，不优先于前面的具体事项。",
        "Encouragement addressed to most firms; it does not outrank the specific supports above.",
    ),
    "needs_information": Text(
        "答完所列问题即可判断。同一个问题只印一次，后面只写问题的编号。",
        "The questions decide these supports. Each question is printed once; later supports name its number.",
    ),
    "open_list": Text(
        "只因清单里没有列出而不符；原文清单以“等”字结尾，没有封闭，可以向主管部门咨询。",
        "These fail only on a list that the notice leaves open (等, “and others”); it is worth asking the authority.",
    ),
    "does_not_apply": Text(
        "按所填情况不符合条件；“怎样会变”只写企业自己做得到的改变。",
        "The answers do not meet the conditions; “what would change it” names only what a firm itself can do.",
    ),
    "informational": Text(
        "这些条文不给企业可申领的事项，或者原文已缺；本工具不判断适用与否。",
        "These sentences give a firm nothing to apply for, or their text is lost; nothing is decided about them.",
    ),
}

ABOUT: tuple[Text, ...] = (
    Text(
        "这份清单由核对工具根据企业所填情况和政策原文逐项比对得出，不是政府公文，也不代表任何机关的意见。"
        "工具判读，以主管部门答复为准。",
        "This checklist was made by a tool that compares a firm's answers with the text of a notice. It is not an "
        "official document and speaks for no authority. Read by a tool; the authority's answer prevails.",
    ),
    Text(
        "没有回答的问题按“不知道”处理，不当作“否”。补充回答只会使“待补充信息”有结论，不会推翻已有的结论。",
        "A question without an answer counts as unknown, never as no. More answers settle what is open and never "
        "overturn a finding.",
    ),
)
KINDS_OF_WORDS = Text("文中的话有三个来源：", "The words on these pages have three sources:")
SOURCES: tuple[tuple[Text, Text], ...] = (
    (
        Text("原文", "Official text"),
        Text(
            "左侧带竖线、加引号的句子逐字取自文件，方括号内是条文编号；责任单位名称也照文件原名；标“据原文”的步骤是本工具按文件的话整理的做法。",
            "Chinese sentences with a bar at their left are verbatim from the notice, with the sentence's number in "
            "brackets; the Chinese names of departments are from it too, and steps marked “from the text” are our "
            "wording of what it says. English "
            "translations are unofficial.",
        ),
    ),
    (
        Text("一般程序", "General procedure"),
        Text(
            "标“一般程序，待主管部门核实”的步骤和部门今名是一般知识，文件里没有，办理前请核实。",
            "Steps marked “general procedure” and the present names of departments are general knowledge, not in the "
            "notice; confirm them before acting.",
        ),
    ),
    (
        Text("本工具读法", "Our reading"),
        Text(
            "结论、理由、裁量、第二种读法、届满后的判断是本工具对原文的理解，可能有误。",
            "Findings, reasons, discretion, other readings and judgements on expiry are this tool's understanding of "
            "the text and may be wrong.",
        ),
    ),
)


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


def cut(text: str, limit: int, lang: Lang) -> str:
    """Text of at most `limit` characters; what is left out is said in brackets, never silently dropped."""
    if len(text) <= limit:
        return text
    left_out = len(text) - limit
    return text[:limit] + (f"…〔略去{left_out}字〕" if lang == "zh" else f"… [{left_out} characters left out]")
