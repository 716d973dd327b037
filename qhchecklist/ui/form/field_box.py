"""One question of the form: label, what it is good for, the editor, its problems, and why we ask."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from qhchecklist.policy.doubts import Json
from qhchecklist.policy.field import Field
from qhchecklist.policy.problem import ProfileProblem
from qhchecklist.ui import theme
from qhchecklist.ui.form.editor import dress
from qhchecklist.ui.form.editors import make_editor
from qhchecklist.ui.form.goods_editor import GoodsEditor
from qhchecklist.ui.form.problem_list import ProblemList
from qhchecklist.ui.form.usage import Usage
from qhchecklist.ui.ground import Ground
from qhchecklist.ui.session import Session

_MOST_NAMED = 8
"""Supports named in a tooltip; the list has all of them."""

_ROUND = 6
"""The corners of the highlight, in pixels at scale 1."""

FLASH_MS = 1400
"""How long a field stays highlighted after a jump."""


class FieldBox(Ground):
    """Everything about one field.

    `why_toggled` tells the page that its height changed; `usage_asked` asks for the list of the supports that
    use the field, and carries its key; `place_asked` carries the cell that a problem is about.
    """

    why_toggled = Signal()
    usage_asked = Signal(str)
    place_asked = Signal(str)

    def __init__(self, field: Field, usage: Usage, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.key = field.key
        self._session = session
        self._usage = usage
        self._flash = False
        self._clean = True
        self.label = QLabel(self)
        self.state = QLabel(self)
        self.usage = QPushButton(self) if usage.supports else QLabel(self)
        self.why = QPushButton(self)
        self.editor = make_editor(field, session, self)
        self.problems = ProblemList(self)
        self.help = QLabel(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._end_flash)
        self._dress()
        self._arrange()
        self.problems.asked.connect(self.place_asked)
        self.why.clicked.connect(self.toggle_why)
        if isinstance(self.usage, QPushButton):
            self.usage.clicked.connect(self.ask_usage)
        self.editor.answered.connect(session.answer)
        self.editor.doubted.connect(self.show_provisional)

    def _dress(self) -> None:
        for label, role in ((self.label, "label"), (self.state, "small"), (self.help, "muted")):
            label.setTextFormat(Qt.TextFormat.PlainText)
            dress(label, role)
        self.label.setWordWrap(True)
        self.label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.label.setBuddy(self.editor)
        self.help.setWordWrap(True)
        self.help.hide()
        dress(self.usage, "small")
        if isinstance(self.usage, QLabel):
            self.usage.setTextFormat(Qt.TextFormat.PlainText)
        self.why.setMinimumWidth(1)  # gives way first: a field must never be wider than what is in sight
        for link in (self.why, self.usage):
            if isinstance(link, QPushButton):
                dress(link, "link")
                link.setFlat(True)
                link.setCursor(Qt.CursorShape.PointingHandCursor)
                link.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Shift+F1 and Ctrl+F1 serve the keyboard

    def _arrange(self) -> None:
        header = QHBoxLayout()
        header.setSpacing(theme.px(8))
        header.addWidget(self.label)
        header.addWidget(self.state, 0, Qt.AlignmentFlag.AlignVCenter)
        header.addStretch(1)
        header.addWidget(self.why, 0, Qt.AlignmentFlag.AlignTop)
        header.addWidget(self.usage, 0, Qt.AlignmentFlag.AlignTop)
        box = QVBoxLayout(self)
        margin = theme.px(8)
        box.setContentsMargins(margin, theme.px(5), margin, theme.px(6))
        box.setSpacing(theme.px(3))
        box.addLayout(header)
        box.addWidget(self.editor)
        box.addWidget(self.problems)
        box.addWidget(self.help)
        self._show_why(hovered=False)

    # --- what it shows -------------------------------------------------------------------------------

    def show_answer(self, raw: Json, canonical: Json) -> None:
        """Show the answer to the field."""
        self.editor.show_answer(raw, canonical)
        self.state.setVisible(raw is None and not self.editor.says_unanswered)

    def show_problems(self, problems: Sequence[ProfileProblem]) -> bool:
        """Show what is doubtful about the answer; tells whether other sentences are there than before."""
        if isinstance(self.editor, GoodsEditor):
            self.editor.show_problems(problems)
        if not problems and self._clean:
            return False
        self._clean = not problems
        said = self.editor.sentences(problems) if isinstance(self.editor, GoodsEditor) else ()
        changed = self.problems.show_problems(problems, self._session.lang, said)
        own = [problem for problem in problems if problem.field == self.key]
        self.editor.set_wrong(any(problem.severity != "notice" for problem in own))
        return changed

    def show_provisional(self, problems: Sequence[ProfileProblem] | None) -> None:
        """Problems of text being typed; None brings those of the document back."""
        if problems is None:
            self.show_problems([one for one in self._session.assessment.problems if belongs_to(one) == self.key])
        else:
            self._clean = False
            self.problems.show_problems(problems, self._session.lang)

    def relabel(self) -> None:
        """Every word in the current language."""
        lang = self._session.lang
        self.label.setText(self.field.label[lang])
        self.label.setToolTip(self.field.question[lang])
        self.state.setText(self.tr("未填写"))
        self.state.setToolTip(self.editor.unanswered_text())
        self.help.setText(self.field.help[lang])
        self.why.setText(self.tr("为什么问"))
        self.why.setAccessibleName(self.tr("为什么问") + " " + self.field.label[lang])
        self.why.setToolTip("Shift+F1\n" + self.field.help[lang])
        self.editor.setAccessibleDescription(self.field.question[lang])
        self._show_usage()
        self.editor.relabel()

    def _show_usage(self) -> None:
        lang = self._session.lang
        decides, steps = self._usage.decides, self._usage.steps
        if decides:
            self.usage.setText(self.tr("用于 {0} 项").format(len(decides)))
        elif steps:
            self.usage.setText(self.tr("用于 {0} 项的步骤").format(len(steps)))
        else:
            self.usage.setText(self.tr("不影响判断"))
        titles = [f"· {support.title[lang]}" for support in self._usage.supports]
        more = ["…"] if len(titles) > _MOST_NAMED else []
        if titles:
            self.usage.setToolTip("\n".join([*titles[:_MOST_NAMED], *more, self.tr("列出（Ctrl+F1）")]))
        else:
            self.usage.setToolTip(self.field.help[lang])
        self.usage.setAccessibleName(self.field.label[lang] + " " + self.usage.text())

    # --- why we ask, and a brief highlight -----------------------------------------------------------

    def toggle_why(self) -> None:
        """Show or hide why we ask."""
        self.help.setVisible(self.help.isHidden())
        self._show_why(hovered=True)
        self.why_toggled.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Shift+F1 anywhere in the field shows why we ask, Ctrl+F1 what for."""
        if event.key() == Qt.Key.Key_F1 and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.toggle_why()
        elif event.key() == Qt.Key.Key_F1 and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.ask_usage()
        else:
            super().keyPressEvent(event)

    def ask_usage(self) -> None:
        """Ask for the list of supports, if there are any."""
        if self._usage.supports:
            self.usage_asked.emit(self.key)

    def used_by(self) -> frozenset[str]:
        """The ids of the supports that use the field."""
        return frozenset(support.id for support in self._usage.supports)

    def _show_why(self, hovered: bool) -> None:
        """The link keeps its place and is seen only where the eye already is."""
        policy = self.why.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.why.setSizePolicy(policy)
        self.why.setVisible(hovered or not self.help.isHidden())

    def set_entered(self, entered: bool) -> None:
        """The focus came into the field or left it; what may be said of its answer has a line ready."""
        self._show_why(entered or self.underMouse())
        if entered:
            QTimer.singleShot(0, self.problems, self.problems.prepare)

    def enterEvent(self, event: QEnterEvent) -> None:
        """The pointer shows the link."""
        self._show_why(hovered=True)
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """And hides it again."""
        focused = self.window().focusWidget()
        self._show_why(focused is not None and self.isAncestorOf(focused))
        super().leaveEvent(event)

    def flash(self) -> None:
        """Highlight the field for a moment."""
        self._flash = True
        self._timer.start(FLASH_MS)
        self.update()

    def _end_flash(self) -> None:
        self._flash = False
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The highlight has the size of the field: its lower edge is drawn anew, what is inside stays as it is."""
        super().resizeEvent(event)
        if self._flash:
            inside = min(event.oldSize().height(), self.height()) - theme.px(_ROUND)
            same_width = event.oldSize().width() == self.width()
            self.update(self.rect().adjusted(0, inside if same_width else 0, 0, 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The highlight is a quiet ground behind everything."""
        super().paintEvent(event)
        if self._flash:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_bg"))
            painter.drawRoundedRect(self.rect(), theme.px(_ROUND), theme.px(_ROUND))
            painter.end()

    def top_in(self, page: QWidget) -> int:
        """The place of its upper edge on the page."""
        return self.mapTo(page, QPoint(0, 0)).y()


def belongs_to(problem: ProfileProblem) -> str:
    """The field a problem belongs to: `trade_lines` for `trade_lines[2].hs`."""
    return problem.field.split("[")[0]
