"""Everything the palette can go to or do: actions of the menus, questions, sections and supports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal, TypeAlias

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from qhchecklist.checklist import measure_label
from qhchecklist.policy.record import record
from qhchecklist.policy.text import Text
from qhchecklist.ui.checklist_view.rows import Wording
from qhchecklist.ui.commands.words import bare, both
from qhchecklist.ui.form.search import Entry, SearchIndex
from qhchecklist.ui.icons import Shape
from qhchecklist.ui.session import Session

Kind: TypeAlias = Literal["action", "field", "section", "support"]

_BETWEEN = " › "


@record
class Command:
    """One line of the palette. `where` says in which menu, section or measure it is; `side` how it stands.

    `id` is the same in every language and from one start to the next; `code` is what an expert may type.
    """

    id: str
    kind: Kind
    code: str
    title: Text
    where: str
    side: str = ""
    keys: tuple[str, ...] = ()
    enabled: bool = True
    checked: bool = False
    shape: Shape | None = None
    present: bool = True
    action: QAction | None = None


def menu_actions(bar: QMenuBar) -> Iterator[tuple[QAction, tuple[str, ...]]]:
    """Every visible action of the menus once, with the titles of the menus that lead to it."""
    seen: list[QAction] = []
    for top in bar.actions():
        for action, path in _inside(top, ()):
            if not any(action is one for one in seen):
                seen.append(action)
                yield action, path


def _inside(action: QAction, path: tuple[str, ...]) -> Iterator[tuple[QAction, tuple[str, ...]]]:
    menu = action.menu()
    if not isinstance(menu, QMenu):
        if action.isVisible() and not action.isSeparator() and action.text():
            yield action, path
        return
    for inner in menu.actions():
        yield from _inside(inner, (*path, bare(menu.title())))


def written_keys(action: QAction) -> tuple[str, ...]:
    """An action's keys as they are written on a keyboard of this system."""
    return tuple(key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts())


def action_commands(bar: QMenuBar, session: Session, catalogue: Path) -> Iterator[Command]:
    """The actions of the menus, in their order."""
    for action, path in menu_actions(bar):
        title = both(action.text(), session.lang, catalogue)
        name = action.objectName() or title.zh
        where, keys = _BETWEEN.join(path), written_keys(action)
        side = "" if action.isEnabled() else QCoreApplication.translate("Palette", "现在不能用")
        yield Command(
            f"action:{name}", "action", name, title, where, side, keys, action.isEnabled(), action.isChecked(), None,
            action=action,
        )  # fmt: skip


def form_commands(session: Session, hidden: Iterable[str]) -> Iterator[Command]:
    """Every section and question of the form; `hidden` questions are not due and cannot be gone to."""
    facts, unseen, lang = session.reading.facts, frozenset(hidden), session.lang
    form = QCoreApplication.translate("Palette", "企业画像")
    sections = {section.key: section for section in session.rulebook.catalogue.sections}
    for field in session.rulebook.catalogue.fields:
        if field.key in unseen:
            state = QCoreApplication.translate("Palette", "暂不需要回答")
        elif field.key in facts.unclear:
            state = QCoreApplication.translate("Palette", "不清楚")
        elif field.key in facts.answered:
            state = QCoreApplication.translate("Palette", "已答")
        else:
            state = QCoreApplication.translate("Palette", "未答")
        where = f"{form}{_BETWEEN}{sections[field.section].text[lang]}"
        yield Command(
            f"field:{field.key}", "field", field.key, field.label, where, state, enabled=field.key not in unseen
        )
    for section in sections.values():
        yield Command(f"section:{section.key}", "section", section.key, section.text, form)


def support_commands(session: Session) -> Iterator[Command]:
    """Every support with its shape and the word for how it stands."""
    checklist, lang = session.checklist, session.lang
    wording = Wording(checklist, lang)
    for item in checklist.items:
        row = wording.row(item)
        yield Command(
            f"support:{item.id}",
            "support",
            item.id,
            item.finding.support.title,
            measure_label(item.measure)[lang],
            row.words,
            shape=row.shape,
            present=row.present,
        )


class CommandSearch:
    """Finds commands by name, pinyin, initials, code, and then by the menu or section they are in."""

    def __init__(self, commands: Iterable[Command], recent: Iterable[str] = ()) -> None:
        order = {name: place for place, name in enumerate(recent)}
        ranked = sorted(commands, key=lambda one: order.get(one.id, len(order)))
        self.commands = tuple(ranked)
        self._by_name = _Index((Entry(one.code, one.title), one) for one in ranked)
        self._by_place = _Index((Entry("", Text(one.where, one.where)), one) for one in ranked)

    def find(self, typed: str) -> tuple[Command, ...]:
        """What fits, best first, what was used lately before its equals; everything for nothing typed."""
        if not typed.strip():
            return self.commands
        named = self._by_name.find(typed)
        placed = tuple(one for one in self._by_place.find(typed) if one not in named)
        return named + placed or self._of_all_words(typed)

    def warm(self) -> None:
        """Spell every name once, so that the first letter typed finds at once."""
        self._by_name.find("~")

    def _of_all_words(self, typed: str) -> tuple[Command, ...]:
        """What every single word finds."""
        words = typed.split()
        if len(words) < 2:
            return ()
        hits = [self._by_name.find(word) + self._by_place.find(word) for word in words]
        return tuple(dict.fromkeys(one for one in hits[0] if all(one in rest for rest in hits[1:])))


class _Index:
    """The form's search over entries that stand for commands."""

    def __init__(self, pairs: Iterable[tuple[Entry, Command]]) -> None:
        self._commands: dict[Entry, list[Command]] = {}
        for entry, command in pairs:
            self._commands.setdefault(entry, []).append(command)
        self._index = SearchIndex(self._commands)

    def find(self, typed: str) -> tuple[Command, ...]:
        return tuple(command for entry in self._index.find(typed) for command in self._commands[entry])
