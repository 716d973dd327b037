"""What is to be known about the table of a checklist: validity first, then its origin, then how it is used."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from qhchecklist.checklist import Checklist
from qhchecklist.policy.text import Lang, Text

Line: TypeAlias = tuple[Text, str]
"""A heading in both languages and its text in one."""

DISCLAIMER = Text("工具判读，以主管部门答复为准", "Assessed by a tool; the authority's answer prevails")

_HOW = (
    (
        Text("怎样使用", "How to use"),
        Text(
            "浅黄的列可以改：办理情况（从下拉单选）、期限、经办人、备注、原因、已做步骤。"
            "已做步骤写序号，如 1、3；也可以把“步骤”一列里的 ☐ 改成 ☑。其余各列由程序算出，改了不采用。",
            "The light yellow columns may be changed: work done (from the list), due, in charge, note, reason, steps "
            "done. Steps done are numbers: 1, 3; or turn ☐ into ☑ in the column of steps. All other columns are "
            "computed by the program; changes there are not taken.",
        ),
    ),
    (
        Text("怎样导回", "How to take it back"),
        Text(
            "存成 xlsx 或 csv，在程序里用“文件→导入表格”，"
            "或用命令 qhchecklist import-work 企业.yaml 清单.xlsx --out 新.yaml。"
            "程序按编号认行，先列出每处改动再采用；清空的格就是清空，空着的办理情况、没有的列和行都不改动。"
            "“出处”一列用来认出导出以后程序里又改过的行，请勿改。",
            "Save it as xlsx or csv; then File → Import table, or qhchecklist import-work FIRM.yaml TABLE.xlsx --out "
            "NEW.yaml. Rows are known by their id, and every change is listed before it is taken. A cell made empty "
            "clears; an empty state, and columns and rows that are not there, change nothing. The column of origin "
            "tells which rows were changed in the program since; leave it as it is.",
        ),
    ),
    (
        Text("文字的写法", "How texts are spelt"),
        Text(
            "以 = + - @ 开头的文字都是文字，不会被计算；CSV 里它们前面有一个 '，导回时去掉。"
            "表格放不下的字符写成 ⟨U+0007⟩ 的样子，导回时复原；末尾有 ⟨…+数字⟩ 的格太长，没有写全，导回时不采用。",
            "Texts that begin with = + - @ are texts and are never computed; in CSV a ' stands before them, which is "
            "taken away again. A character that a cell cannot hold is spelt like ⟨U+0007⟩ and restored. A cell that "
            "ends in ⟨…+number⟩ was too long, is not complete, and is not taken back.",
        ),
    ),
    (
        Text("打印", "Printing"),
        Text(
            "A4 横向，表头每页重复，印到“材料”一列为止；正式的纸面清单请用程序的打印或导出 PDF。",
            "A4 across, headings on every page, up to the column of documents; the checklist proper for paper "
            "is what the program prints or exports as PDF.",
        ),
    ),
)


def about_lines(checklist: Checklist, lang: Lang) -> Iterator[Line]:
    """Each line of the sheet."""
    assessment = checklist.assessment
    policy = assessment.rulebook.policy
    yield Text("有效性", "Validity"), checklist.banner[lang]
    yield Text("声明", "Note"), DISCLAIMER[lang] + ("。" if lang == "zh" else ".")
    yield Text("企业", "Firm"), assessment.reading.name
    yield Text("文件", "Notice"), policy.head.title[lang]
    yield Text("判断日期", "As of"), assessment.as_of.isoformat()
    if checklist.business_day is not None:
        yield Text("业务发生日", "Day of the business"), checklist.business_day.isoformat()
    yield Text("规则包", "Pack"), f"{policy.head.id} {policy.head.version}"
    yield Text("规则包哈希", "Pack hash"), policy.sha256
    yield Text("画像哈希", "Profile hash"), assessment.reading.sha256
    for name, text in _HOW:
        yield name, text[lang]
