"""What every editor of an answer has in common."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from qhchecklist.policy.doubts import UNCLEAR_WORDS, Json
from qhchecklist.policy.field import Field
from qhchecklist.policy.text import Lang
from qhchecklist.ui import theme
from qhchecklist.ui.session import Session
from qhchecklist.ui.state import Typing


class Editor(QWidget):
    """Shows the answer to one field and lets the user change it.

    `answered` carries the field's key and the new answer: None clears it, `[]` is 以上都没有, the text
    `unknown` is 不清楚. `doubted` carries the problems of text still being typed,
    None when that is over. An editor keeps no answer of its own; it shows what it is given.
    """

    says_unanswered = True
    """Whether an empty editor says so itself; otherwise the label above does."""

    answered = Signal(str, object)
    doubted = Signal(object)

    def __init__(self, field: Field, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.session = session

    @property
    def lang(self) -> Lang:
        """The language on screen."""
        return self.session.lang

    def show_answer(self, raw: Json, canonical: Json) -> None:
        """Show an answer: as it was written, and in canonical spelling (equal when it cannot be used)."""
        raise NotImplementedError

    def set_wrong(self, wrong: bool) -> None:
        """Show that the answer has an error."""

    def relabel(self) -> None:
        """Put every word into the current language."""

    def commit(self) -> None:
        """Hand over what is typed but not yet answered."""

    def peek(self, typing: Typing) -> None:
        """Tell what `commit` would hand over, and stay as it is."""

    def take_focus(self) -> None:
        """Give the keyboard to the part that answers first."""
        raise NotImplementedError

    def answer(self, value: Json) -> None:
        """Tell the document."""
        self.answered.emit(self.field.key, value)

    # --- words that all editors share ----------------------------------------------------------------

    def unanswered_text(self) -> str:
        """What stands in an empty field."""
        return self.tr("未填写（暂按未知）")

    def unclear_text(self) -> str:
        """The answer that stays unknown and is not asked again."""
        return self.tr("不清楚")

    def none_text(self) -> str:
        """The answer that the list is empty."""
        return self.tr("以上都没有")

    def yes_text(self) -> str:
        """Yes."""
        return self.tr("是")

    def no_text(self) -> str:
        """No."""
        return self.tr("否")


def is_unclear(raw: Json) -> bool:
    """Whether an answer is 不清楚, as we save it or as people write it."""
    return isinstance(raw, str) and raw in UNCLEAR_WORDS


def dress(widget: QWidget, role: str) -> None:
    """Say what a widget is before it is first shown: no stylesheet is applied twice."""
    widget.setProperty("role", role)


def set_flag(widget: QWidget, flag: str, value: bool) -> None:
    """A dynamic property that the stylesheet reads (`unanswered`, `invalid`, `unclear`)."""
    if bool(widget.property(flag)) != value:
        widget.setProperty(flag, value)
        if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
            theme.restyle(widget)
