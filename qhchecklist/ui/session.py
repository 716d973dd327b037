"""The one stateful object: the open profile, its undo history, the day, and the live checklist.

Editors call `answer` or `replace_all`; every change is one named undo step, makes a new immutable
reading and re-assesses at once. Views listen to the signals and read the current objects.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from qhchecklist.assess.ask import Question, questions
from qhchecklist.assess.assessment import Assessment, Assessor
from qhchecklist.assess.explain import Explainer
from qhchecklist.checklist import Checklist, make_checklist
from qhchecklist.policy.doubts import Json
from qhchecklist.policy.pack import Rulebook
from qhchecklist.policy.profile import Reading, load_document, read_profile, save_document
from qhchecklist.policy.text import Lang

Document = Mapping[str, Json]
"""A profile document with dotted keys at the top level (`export_refund.filed`)."""


class _Change(QUndoCommand):
    """One undo step: the whole document before and after. Documents are small and immutable."""

    def __init__(self, session: Session, name: str, before: Document, after: Document) -> None:
        super().__init__(name)
        self._session = session
        self._before = before
        self._after = after

    def redo(self) -> None:
        """Apply the change."""
        self._session.show_document(self._after)

    def undo(self) -> None:
        """Take it back."""
        self._session.show_document(self._before)


class Session(QObject):
    """Holds the state of one window.

    Signals: `answers_changed` after the document changed (also by undo); `assessed` after every new
    checklist; `file_changed` when the path or the saved state changed; `language_changed`;
    `settling` asks editors to hand over text that is still being typed.
    """

    answers_changed = Signal()
    assessed = Signal()
    file_changed = Signal()
    language_changed = Signal()
    settling = Signal()

    def __init__(self, rulebook: Rulebook, as_of: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rulebook = rulebook
        self.assessor = Assessor(rulebook)
        self.explainer = Explainer(rulebook)
        self.undo_stack = QUndoStack(self)
        self.undo_stack.cleanChanged.connect(self._on_clean_changed)
        self.path: Path | None = None
        self.lang: Lang = "zh"
        self._as_of = as_of
        self._document: Document = MappingProxyType({})
        self.reading: Reading = self._read(self._document)
        self.assessment: Assessment = self.assessor.assess(self.reading, as_of)
        self.checklist: Checklist = make_checklist(self.assessment)

    # --- the document --------------------------------------------------------------------------------

    @property
    def document(self) -> Document:
        """The answers as given, with dotted keys; read only."""
        return self._document

    def raw(self, field: str) -> Json:
        """The answer to one field as given; None when unanswered."""
        return self._document.get(field)

    def answer(self, field: str, value: Json) -> None:
        """Answer one field (None clears it) as one undo step; an unchanged answer is no step."""
        if self._document.get(field) == value and type(self._document.get(field)) is type(value):
            return
        after = {key: given for key, given in self._document.items() if key != field}
        if value is not None and value != "":
            after = {**self._document, field: value}
        label = self.rulebook.catalogue.field(field).label[self.lang]
        self.replace_all(after, self.tr("改“{0}”").format(label))

    def replace_all(self, after: Document, name: str) -> None:
        """Replace the whole document as one undo step with a name."""
        self.undo_stack.push(_Change(self, name, self._document, MappingProxyType(dict(after))))

    def show_document(self, document: Document) -> None:
        """Make a document current; used by the undo steps, everything else goes through `answer`."""
        self._document = document
        self.reading = self._read(document)
        self.answers_changed.emit()
        self._assess()

    def _read(self, document: Document) -> Reading:
        return read_profile(document, self.rulebook.catalogue, self.rulebook.codes)

    def _assess(self) -> None:
        self.assessment = self.assessor.assess(self.reading, self._as_of)
        self.checklist = make_checklist(self.assessment)
        self.assessed.emit()

    # --- the day and the language --------------------------------------------------------------------

    @property
    def as_of(self) -> date:
        """The day the case is judged for."""
        return self._as_of

    def set_as_of(self, day: date) -> None:
        """Judge for another day. Not an undo step: it is a property of the view, not of the firm."""
        if day != self._as_of:
            self._as_of = day
            self._assess()

    def set_language(self, lang: Lang) -> None:
        """Show everything in another language."""
        if lang != self.lang:
            self.lang = lang
            self.language_changed.emit()

    def questions(self) -> tuple[Question, ...]:
        """The unanswered fields worth asking, best first."""
        return questions(self.assessor, self.assessment)

    def settle(self) -> None:
        """Take over what is still being typed, before the profile is saved, printed or left."""
        self.settling.emit()

    # --- files ---------------------------------------------------------------------------------------

    def new(self) -> None:
        """Start an empty profile."""
        self._start(MappingProxyType({}), None)

    def open(self, path: Path) -> None:
        """Open a profile file; raises UnreadableFileError and then changes nothing."""
        raw = load_document(path)
        self._start(flatten(raw, self.rulebook), path)

    def open_sample(self, path: Path) -> None:
        """Open a sample as a new, unsaved profile."""
        self._start(flatten(load_document(path), self.rulebook), None)

    def save(self, path: Path) -> None:
        """Save the canonical document; raises UnreadableFileError and then keeps the old file."""
        save_document(path, self.reading.document)
        self.path = path
        self.undo_stack.setClean()
        self.file_changed.emit()

    def _start(self, document: Document, path: Path | None) -> None:
        self.undo_stack.clear()
        self.path = path
        self.show_document(document)
        self.file_changed.emit()

    def is_modified(self) -> bool:
        """Whether there are unsaved changes."""
        return not self.undo_stack.isClean()

    def _on_clean_changed(self, clean: bool) -> None:
        self.file_changed.emit()


def flatten(raw: Mapping[str, Json], rulebook: Rulebook) -> Document:
    """A profile document with its nested mappings as dotted keys."""
    prefixes = {field.key.split(".")[0] for field in rulebook.catalogue.fields if "." in field.key}
    flat: dict[str, Json] = {}
    for key, value in raw.items():
        if key in prefixes and isinstance(value, dict):
            flat.update({f"{key}.{part}": inner for part, inner in value.items()})
        else:
            flat[str(key)] = value
    return MappingProxyType(flat)
