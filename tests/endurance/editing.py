"""Random edits of a session, the same for the same seed: one process makes them, another knows what they give."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from random import Random

from qhchecklist import paths
from qhchecklist.dossier import dossier_document
from qhchecklist.policy.doubts import Json
from qhchecklist.ui.session import Session
from qhchecklist.work import WORK_STATES, Work

SAMPLE = paths.resources() / "samples" / "quinoa-garlic.yaml"
NAME = "enterprise_name"
_CHARACTERS = "青海湟源藜麦枸杞牦牛绒毯进出口贸易有限公司"
_KINDS = ("answer", "rows", "work", "undo", "redo", "save", "new", "type")
_WEIGHTS = (50, 15, 15, 10, 5, 4, 1, 4)


@dataclass(frozen=True)
class Edit:
    """One edit. `text`: what a person types key by key into the firm's name, before it is handed over."""

    kind: str
    key: str = ""
    value: Json = None
    text: str = ""


class Editing:
    """Draws edits for a session and makes them."""

    def __init__(self, session: Session, seed: int, folder: Path) -> None:
        self.session = session
        self._random = Random(seed)
        self._folder = folder
        self._count = 0
        self._yes_no = [field.key for field in session.rulebook.catalogue.fields if field.kind == "yes_no"]
        self._supports = sorted(item.id for item in session.checklist.items)

    def draw(self) -> Edit:
        """The next edit."""
        random = self._random
        self._count += 1
        kind = random.choices(_KINDS, _WEIGHTS)[0]
        match kind:
            case "answer":
                return Edit(kind, random.choice(self._yes_no), random.choice([True, False, None, "unknown"]))
            case "rows":
                rows = [{"product": self._word(), "direction": "export"} for _ in range(random.randrange(1, 8))]
                return Edit(kind, "trade_lines", rows)
            case "work":
                return Edit(kind, random.choice(self._supports), random.choice(sorted(WORK_STATES)), self._word())
            case "type":
                return Edit(kind, NAME, None, self._word(30) + str(self._count))
            case _:
                return Edit(kind)

    def _word(self, length: int = 6) -> str:
        return "".join(self._random.choices(_CHARACTERS, k=length))

    def make(self, edit: Edit) -> None:
        """Make an edit as one step."""
        session = self.session
        match edit.kind:
            case "work":
                state = next(one for one in WORK_STATES if one == edit.value)
                session.do_work(edit.key, Work(state, note=edit.text), "办理")
            case "undo":
                session.undo_stack.undo()
            case "redo":
                session.undo_stack.redo()
            case "save":
                session.save(self._folder / f"{self._count % 3} 企业.yaml")
            case "new":
                session.new()
            case "type":
                session.answer(NAME, edit.text)
            case _:
                session.answer(edit.key, edit.value)


@dataclass(frozen=True)
class Moment:
    """What there was after an edit, and whether a draft had to hold it; `edit` is the one that came next."""

    document: dict[str, Json]
    unsaved: bool
    edit: Edit


def replay(session: Session, seed: int, count: int, folder: Path) -> list[Moment]:
    """What there was after 0, 1, … `count` edits."""
    session.open_sample(SAMPLE)
    editing = Editing(session, seed, folder)
    moments = []
    for _ in range(count + 1):
        document, modified, edit = dossier_document(session.dossier()), session.is_modified(), editing.draw()
        moments.append(Moment(document, modified, edit))
        editing.make(edit)
    return moments


def report(**facts: object) -> None:
    """Tell the other process, before anything else happens."""
    sys.stdout.write(json.dumps(facts, ensure_ascii=False) + "\n")
    sys.stdout.flush()
