"""Every key of the window: those of the actions are read from them, those inside the parts are written here."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenuBar

from qhchecklist.policy.record import record
from qhchecklist.ui.commands.catalogue import menu_actions, written_keys
from qhchecklist.ui.commands.words import bare


@record
class KeyLine:
    """One thing to do and its keys as they are written on the keyboard; any of them will do."""

    keys: tuple[str, ...]
    words: str


@record
class KeyGroup:
    """The keys of one menu or one part of the window."""

    title: str
    lines: tuple[KeyLine, ...]


def key_groups(bar: QMenuBar) -> tuple[KeyGroup, ...]:
    """The whole map: first the menus in their order, then the parts from left to right."""
    return (*_menu_groups(bar), *part_groups())


def _menu_groups(bar: QMenuBar) -> tuple[KeyGroup, ...]:
    groups: dict[str, list[KeyLine]] = {}
    for action, path in menu_actions(bar):
        keys = written_keys(action)
        if keys:
            groups.setdefault(path[0], []).append(KeyLine(keys, bare(action.text())))
    return tuple(KeyGroup(title, tuple(lines)) for title, lines in groups.items())


def part_groups() -> tuple[KeyGroup, ...]:
    """The keys that mean something only where the keyboard is."""
    return (
        _everywhere(),
        _palette(),
        _index(),
        _form(),
        _goods(),
        _picker(),
        _checklist(),
        _evidence(),
        _policy(),
        _preview(),
        _clients(),
        _merge(),
    )


def _everywhere() -> KeyGroup:
    return KeyGroup(
        QCoreApplication.translate("KeyMap", "到处"),
        (
            _line(QCoreApplication.translate("KeyMap", "打开菜单（字母在菜单名后）"), "Alt"),
            _line(QCoreApplication.translate("KeyMap", "下一处、上一处"), "Tab", "Shift+Tab"),
            _line(QCoreApplication.translate("KeyMap", "按下按钮、勾选"), "Space", "Enter"),
            _line(QCoreApplication.translate("KeyMap", "在日期上：打开日历"), "Alt+Down"),
            _line(QCoreApplication.translate("KeyMap", "收起弹出的东西，恢复原来的日期"), "Esc"),
        ),
    )


def _palette() -> KeyGroup:
    return KeyGroup(
        QCoreApplication.translate("KeyMap", "命令面板"),
        (
            _line(QCoreApplication.translate("KeyMap", "选择"), "Up", "Down", "PgUp", "PgDown"),
            _line(QCoreApplication.translate("KeyMap", "执行"), "Return"),
            _line(QCoreApplication.translate("KeyMap", "返回原处"), "Esc"),
        ),
    )


def _index() -> KeyGroup:
    return KeyGroup(
        QCoreApplication.translate("KeyMap", "目录"),
        (
            _line(QCoreApplication.translate("KeyMap", "上一节、下一节"), "Up", "Down"),
            _line(QCoreApplication.translate("KeyMap", "到这一节的第一个未答问题"), "Return"),
        ),
    )


def _form() -> KeyGroup:
    return KeyGroup(
        QCoreApplication.translate("KeyMap", "企业画像"),
        (
            _line(QCoreApplication.translate("KeyMap", "为什么问这一问"), "Shift+F1"),
            _line(QCoreApplication.translate("KeyMap", "哪些事项用到这一问"), "Ctrl+F1"),
            _line(QCoreApplication.translate("KeyMap", "选项之间移动"), "Left", "Right", "Up", "Down"),
            _line(QCoreApplication.translate("KeyMap", "选中或取消一个选项"), "Space", "Return"),
            KeyLine(("1", "…", "9"), QCoreApplication.translate("KeyMap", "按次序选第几个选项")),
            _line(QCoreApplication.translate("KeyMap", "清除回答"), "Del", "Backspace"),
        ),
    )


def _goods() -> KeyGroup:
    return KeyGroup(
        QCoreApplication.translate("KeyMap", "货物表"),
        (
            _line(QCoreApplication.translate("KeyMap", "改这一格"), "Return", "F2"),
            _line(QCoreApplication.translate("KeyMap", "下一格、上一格"), "Tab", "Shift+Tab"),
            _line(QCoreApplication.translate("KeyMap", "取消这次改动"), "Esc"),
            _line(QCoreApplication.translate("KeyMap", "清空这一格"), "Del", "Backspace"),
            _line(QCoreApplication.translate("KeyMap", "加一行"), "Ins"),
            _line(QCoreApplication.translate("KeyMap", "删除这一行"), "Ctrl+Del"),
            _line(QCoreApplication.translate("KeyMap", "从表格软件粘贴几行"), "Ctrl+V"),
            _line(QCoreApplication.translate("KeyMap", "复制选中的行"), "Ctrl+C"),
        ),
    )


def _picker() -> KeyGroup:
    return KeyGroup(
        QCoreApplication.translate("KeyMap", "市场、代码的选择窗"),
        (
            _line(QCoreApplication.translate("KeyMap", "选择"), "Up", "Down"),
            _line(QCoreApplication.translate("KeyMap", "勾选"), "Return"),
            _line(QCoreApplication.translate("KeyMap", "完成"), "Esc"),
        ),
    )


def _checklist() -> KeyGroup:
    return KeyGroup(
        QCoreApplication.translate("KeyMap", "清单"),
        (
            _line(QCoreApplication.translate("KeyMap", "上一项、下一项"), "Up", "Down"),
            _line(QCoreApplication.translate("KeyMap", "在组标题上：折叠或展开"), "Return", "Space"),
            _line(QCoreApplication.translate("KeyMap", "在事项上：到它的步骤"), "Return"),
            _line(QCoreApplication.translate("KeyMap", "在事项上：勾下一步"), "Space"),
            KeyLine(("1", "…", "7"), QCoreApplication.translate("KeyMap", "在事项上：未开始 … 不办理")),
            _line(QCoreApplication.translate("KeyMap", "从搜索框到清单"), "Down"),
            _line(QCoreApplication.translate("KeyMap", "从搜索框到第一个结果"), "Return"),
            _line(QCoreApplication.translate("KeyMap", "清除搜索和筛选"), "Esc"),
            _line(QCoreApplication.translate("KeyMap", "去掉一个筛选条件"), "Del", "Backspace"),
            _line(QCoreApplication.translate("KeyMap", "在筛选窗里：勾选"), "Space"),
            _line(QCoreApplication.translate("KeyMap", "在筛选窗里：折叠、展开"), "Left", "Right"),
        ),
    )


def _evidence() -> KeyGroup:
    return KeyGroup(
        QCoreApplication.translate("KeyMap", "依据"),
        (
            _line(QCoreApplication.translate("KeyMap", "滚动"), "Up", "Down", "PgUp", "PgDown"),
            _line(QCoreApplication.translate("KeyMap", "按钮之间移动"), "Tab", "Shift+Tab"),
            _line(QCoreApplication.translate("KeyMap", "勾选步骤"), "Space"),
            _line(QCoreApplication.translate("KeyMap", "记下正在写的备注"), "Ctrl+Return"),
        ),
    )


def _policy() -> KeyGroup:
    return KeyGroup(
        QCoreApplication.translate("KeyMap", "政策原文"),
        (
            _line(QCoreApplication.translate("KeyMap", "搜索的下一处、上一处"), "Return", "Shift+Return"),
            _line(QCoreApplication.translate("KeyMap", "清除搜索"), "Esc"),
        ),
    )


def _preview() -> KeyGroup:
    return KeyGroup(
        QCoreApplication.translate("KeyMap", "打印预览"),
        (
            _line(QCoreApplication.translate("KeyMap", "滚动"), "Up", "Down"),
            _line(QCoreApplication.translate("KeyMap", "上一页、下一页"), "PgUp", "PgDown", "Space"),
            _line(QCoreApplication.translate("KeyMap", "第一页、最后一页"), "Home", "End"),
            _line(QCoreApplication.translate("PreviewPane", "放大"), "Ctrl++"),
            _line(QCoreApplication.translate("PreviewPane", "缩小"), "Ctrl+-"),
            _line(QCoreApplication.translate("PreviewPane", "实际大小"), "Ctrl+0"),
            _line(QCoreApplication.translate("PreviewPane", "与窗口同宽"), "Ctrl+1"),
            _line(QCoreApplication.translate("PreviewPane", "整页可见"), "Ctrl+2"),
        ),
    )


def _clients() -> KeyGroup:
    return KeyGroup(
        QCoreApplication.translate("KeyMap", "客户列表"),
        (
            _line(QCoreApplication.translate("KeyMap", "选择客户"), "Up", "Down", "PgUp", "PgDown"),
            _line(QCoreApplication.translate("KeyMap", "打开选中的客户"), "Return"),
            _line(QCoreApplication.translate("KeyMap", "连选几行"), "Shift+Up", "Shift+Down"),
            _line(QCoreApplication.translate("KeyMap", "选中全部（在表里）"), "Ctrl+A"),
            _line(QCoreApplication.translate("KeyMap", "能对选中的客户做什么"), "Shift+F10", "Alt+M"),
            _line(QCoreApplication.translate("KeyMap", "为选中的客户各写一份 PDF"), "Ctrl+P"),
            _line(QCoreApplication.translate("KeyMap", "选中客户的期限日历"), "Ctrl+T"),
            _line(QCoreApplication.translate("KeyMap", "导出选中的客户"), "Ctrl+E"),
            _line(QCoreApplication.translate("KeyMap", "删除选中的客户（要输入名称）"), "Ctrl+D"),
            _line(QCoreApplication.translate("KeyMap", "在来访说明里：记录"), "Return"),
            _line(QCoreApplication.translate("KeyMap", "放弃下面问的事，清空搜索，返回"), "Esc"),
        ),
    )


def _merge() -> KeyGroup:
    return KeyGroup(
        QCoreApplication.translate("KeyMap", "合并两处的改动"),
        (
            _line(QCoreApplication.translate("KeyMap", "用我方"), "Left"),
            _line(QCoreApplication.translate("KeyMap", "用对方"), "Right"),
            _line(QCoreApplication.translate("KeyMap", "先不存"), "Esc"),
        ),
    )


def _line(words: str, *keys: str) -> KeyLine:
    return KeyLine(tuple(map(written, keys)), words)


def written(key: str) -> str:
    """A key as it is written here: arrows as arrows, the rest as the system writes it."""
    words = {"Up": "↑", "Down": "↓", "Left": "←", "Right": "→", "Return": "Enter", "Enter": "Enter"}
    head, plus, last = key.rpartition("+")
    if last in words:
        return f"{head}{plus}{words[last]}"
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) or key
