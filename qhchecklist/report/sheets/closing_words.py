"""The fixed words of the note that ends the paper: what this tool is, and whose words are on the pages."""

from __future__ import annotations

from qhchecklist.policy.text import Text

CLOSING = Text("关于这份清单", "About this checklist")
ABOUT: tuple[Text, ...] = (
    Text(
        "这份清单由核对工具根据企业所填情况和政策原文逐项比对得出，不是政府公文，也不代表任何机关的意见。"
        "工具判读，以主管部门答复为准。",
        "This checklist was made by a tool that compares a firm's answers with the text of a notice. It is not an "
        "official document and speaks for no authority. Assessed by a tool; the authority's answer prevails.",
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
            "wording of what it says. “等” at the end of a list means “and others”: the list is open. English "
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
