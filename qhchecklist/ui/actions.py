"""All commands of the window: their words, keys and places in the menus."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from qhchecklist import paths
from qhchecklist.settings import Settings
from qhchecklist.ui.room import ZONES

THEMES = ("light", "dark", "system")
SCALES = (100, 125, 150, 175, 200)
LANGUAGES = ("zh", "en")


class Actions(QObject):
    """The commands; what they do is connected elsewhere.

    Signals carry what was picked: a sample's path, a theme's name, a scale in percent, a language, and
    a zone with whether it is shown.
    """

    sample_chosen = Signal(object)
    theme_chosen = Signal(str)
    scale_chosen = Signal(int)
    language_chosen = Signal(str)
    zone_toggled = Signal(str, bool)

    def __init__(self, samples: tuple[Path, ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.new = self._action(QKeySequence("Ctrl+N"))
        self.open = self._action(QKeySequence("Ctrl+O"))
        self.scan = self._action(QKeySequence("Ctrl+Shift+O"))
        self.save = self._action(QKeySequence("Ctrl+S"))
        self.save_as = self._action(QKeySequence("Ctrl+Shift+S"))
        self.import_table = self._action(QKeySequence("Ctrl+I"))
        self.save_template = self._action()
        self.preview = self._action(QKeySequence("Ctrl+Shift+P"))
        self.preview.setCheckable(True)
        self.print = self._action(QKeySequence("Ctrl+P"))
        self.export = self._action(QKeySequence("Ctrl+E"))
        self.export_table = self._action(QKeySequence("Ctrl+Shift+E"))
        self.stop_work = self._action(QKeySequence("Ctrl+."))
        self.stop_work.setEnabled(False)
        self.quit = self._action(QKeySequence("Ctrl+Q"))
        self.undo = self._action(QKeySequence("Ctrl+Z"))
        self.redo = self._action(QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z"))
        self.try_out = self._action(QKeySequence("F9"))
        self.copy = self._action(QKeySequence("Ctrl+Shift+C"))
        self.find = self._action(QKeySequence("/"), QKeySequence("Ctrl+F"))
        self.next_question = self._action(QKeySequence("F8"))
        self.next_zone = self._action(QKeySequence("F6"))
        self.previous_zone = self._action(QKeySequence("Shift+F6"))
        self.read_policy = self._action(QKeySequence("F4"))
        self.about = self._action()
        self.palette = self._action(QKeySequence("Ctrl+K"))
        self.guide = self._action(QKeySequence("F1"))
        self.keys = self._action(QKeySequence("Ctrl+/"), QKeySequence("F3"))
        self.samples = [self._picked(path, path.stem) for path in samples]
        self.themes = self._choices(THEMES)
        self.scales = self._choices(SCALES)
        self.languages = self._choices(LANGUAGES)
        self.zones = {name: self._zone(name) for name in ZONES}
        for sample in self.samples:
            sample.triggered.connect(self._on_sample)
        self._menus: list[QMenu] = []

    # --- making --------------------------------------------------------------------------------------

    def _action(self, *keys: QKeySequence) -> QAction:
        action = QAction(self)
        action.setShortcuts(list(keys))
        return action

    def _picked(self, data: object, text: str = "") -> QAction:
        action = QAction(text, self)
        action.setData(data)
        return action

    def _choices(self, values: tuple[str, ...] | tuple[int, ...]) -> dict[str | int, QAction]:
        group = QActionGroup(self)
        made: dict[str | int, QAction] = {}
        for value in values:
            action = self._picked(value)
            action.setCheckable(True)
            group.addAction(action)
            made[value] = action
        group.triggered.connect(self._on_choice)
        return made

    def _zone(self, name: str) -> QAction:
        action = self._picked(name)
        action.setCheckable(True)
        action.setChecked(True)
        action.toggled.connect(self._on_zone)
        return action

    # --- picking -------------------------------------------------------------------------------------

    def _on_sample(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.sample_chosen.emit(action.data())

    def _on_choice(self, action: QAction) -> None:
        value = action.data()
        if value in THEMES:
            self.theme_chosen.emit(value)
        elif value in LANGUAGES:
            self.language_chosen.emit(value)
        else:
            self.scale_chosen.emit(value)

    def _on_zone(self, shown: bool) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.zone_toggled.emit(action.data(), shown)

    def open_first_sample(self) -> None:
        """Open the sample that shows most."""
        self.sample_chosen.emit(paths.first_sample())

    def tick_zone(self, name: str) -> None:
        """A zone is shown; the menu says so."""
        next(action for zone, action in self.zones.items() if zone == name).setChecked(True)

    def show_settings(self, settings: Settings) -> None:
        """Tick the menus as the settings are."""
        self.themes[settings.theme].setChecked(True)
        self.languages[settings.lang].setChecked(True)
        percent = round(settings.scale * 100)
        if percent in self.scales:
            self.scales[percent].setChecked(True)
        for name, action in self.zones.items():
            if name in settings.hidden:
                action.setChecked(False)

    # --- menus and words -----------------------------------------------------------------------------

    def fill(self, bar: QMenuBar) -> tuple[QMenu, QMenu]:
        """Put the commands into menus; returns those of the clients and of the list, which are filled elsewhere."""
        file, edit, of_clients, of_list, policy, view, help_menu = (bar.addMenu("") for _ in range(7))
        file.addActions([self.new, self.open, self.scan])
        self.recent = file.addMenu("")
        samples = file.addMenu("")
        samples.addActions(self.samples)
        _add(file, [None, self.import_table, self.save_template])
        _add(file, [None, self.save, self.save_as, None, self.preview])
        self.paper = file.addMenu("")
        _add(file, [self.print, self.export, self.export_table, self.stop_work])
        _add(file, [None, self.quit])
        _add(edit, [self.undo, self.redo, None, self.try_out, None, self.copy])
        _add(edit, [None, self.next_question, self.palette])
        _add(policy, [self.read_policy, self.about])
        look, size, language = view.addMenu(""), view.addMenu(""), view.addMenu("")
        look.addActions(list(self.themes.values()))
        size.addActions(list(self.scales.values()))
        language.addActions(list(self.languages.values()))
        _add(view, [None, *self.zones.values(), None, self.next_zone, self.previous_zone])
        _add(help_menu, [self.guide, self.keys, None, self.about])
        for name, value in vars(self).items():  # the palette remembers by these names what was used
            if isinstance(value, QAction):
                value.setObjectName(name)
        self._menus = [file, edit, policy, view, help_menu, self.recent, samples, look, size, language, self.paper]
        self.retranslate()
        return of_clients, of_list

    def retranslate(self) -> None:
        """Set every word again, in the present language."""
        self._retranslate_menus()
        self.new.setText(self.tr("新建(&N)"))
        self.open.setText(self.tr("打开…(&O)"))
        self.scan.setText(self.tr("扫码打开…(&Q)"))
        self.save.setText(self.tr("保存(&S)"))
        self.import_table.setText(self.tr("导入表格…(&I)"))
        self.save_template.setText(self.tr("保存填写模板…(&T)"))
        self.save_as.setText(self.tr("另存为…(&A)"))
        self.preview.setText(self.tr("打印预览(&V)"))
        self.print.setText(self.tr("打印清单…(&P)"))
        self.export.setText(self.tr("导出 PDF…(&E)"))
        self.export_table.setText(self.tr("导出表格…(&B)"))
        self.stop_work.setText(self.tr("取消正在做的事(&C)"))
        self.quit.setText(self.tr("退出(&X)"))
        self.name_undo("", "")
        self.try_out.setText(self.tr("假如…(&W)"))
        self.copy.setText(self.tr("复制依据为文字(&C)"))
        self.find.setText(self.tr("在清单中搜索(&F)"))
        self.next_question.setText(self.tr("下一问(&N)"))
        self.guide.setText(self.tr("使用说明(&G)"))
        self.keys.setText(self.tr("键盘一览(&K)"))
        self.palette.setText(self.tr("命令面板(&K)"))
        self.next_zone.setText(self.tr("下一个分区"))
        self.previous_zone.setText(self.tr("上一个分区"))
        self.read_policy.setText(self.tr("政策原文(&T)"))
        self.about.setText(self.tr("关于(&A)"))
        self.themes["light"].setText(self.tr("浅色"))
        self.themes["dark"].setText(self.tr("深色"))
        self.themes["system"].setText(self.tr("跟随系统"))
        for percent, action in self.scales.items():
            action.setText(f"{percent} %")
        self.languages["zh"].setText("中文")
        self.languages["en"].setText("English")
        self.zones["index"].setText(self.tr("显示目录"))
        self.zones["form"].setText(self.tr("显示企业画像"))
        self.zones["checklist"].setText(self.tr("显示清单"))
        self.zones["evidence"].setText(self.tr("显示依据"))

    def _retranslate_menus(self) -> None:
        titles = (
            self.tr("文件(&F)"),
            self.tr("编辑(&E)"),
            self.tr("政策(&P)"),
            self.tr("视图(&V)"),
            self.tr("帮助(&H)"),
            self.tr("最近打开(&R)"),
            self.tr("打开示例(&M)"),
            self.tr("外观(&L)"),
            self.tr("缩放(&Z)"),
            self.tr("语言(&G)"),
            self.tr("纸样(&L)"),
        )
        for menu, title in zip(self._menus, titles, strict=False):
            menu.setTitle(title)

    def name_undo(self, undo: str, redo: str) -> None:
        """Say what would be taken back and what done again."""
        self.undo.setText(self.tr("撤销(&U)") if not undo else self.tr("撤销：{0}").format(undo.replace("&", "&&")))
        self.redo.setText(self.tr("重做(&R)") if not redo else self.tr("重做：{0}").format(redo.replace("&", "&&")))
        self.undo.setEnabled(bool(undo))
        self.redo.setEnabled(bool(redo))


def _add(menu: QMenu, actions: list[QAction | None]) -> None:
    """Add actions; None is a line between them."""
    for action in actions:
        if action is None:
            menu.addSeparator()
        else:
            menu.addAction(action)
