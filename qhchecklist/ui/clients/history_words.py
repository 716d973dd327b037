"""The history of a client's answers and work as sentences, one for each change. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from qhchecklist.comparison import NOT_ANSWERED, answers_in_words
from qhchecklist.policy.doubts import Json, shown
from qhchecklist.policy.profile import TWICE, read_profile
from qhchecklist.policy.record import record
from qhchecklist.policy.rulebook import Rulebook
from qhchecklist.policy.text import Lang, Text
from qhchecklist.store.columns import json_text
from qhchecklist.store.history import same
from qhchecklist.store.records import SOURCES, AnswerChange, WorkChange
from qhchecklist.ui.clients.laid import work_words
from qhchecklist.ui.elided import shortened

UNANSWERED = Text("未答", "not answered")
"""What is said where there is no answer; that is never a no."""

MOST_LINES = 2_000
"""So many of the newest changes are put into words."""

_LONGEST = 120
"""Characters of an answer, of work or of a remark that stand in a line."""


@record
class HistoryLine:
    """One change. `text`: one sentence with long parts shortened; `whole`: the same with nothing left out."""

    at: datetime
    text: Text
    whole: Text


@record
class History:
    """The newest changes, newest first, and how many there are in all."""

    lines: tuple[HistoryLine, ...] = ()
    total: int = 0


def history_of(answers: tuple[AnswerChange, ...], works: tuple[WorkChange, ...], book: Rulebook) -> History:
    """Both histories (each oldest first) as one; what was saved together keeps its order."""
    changes: list[AnswerChange | WorkChange] = sorted([*answers, *works], key=_when, reverse=True)
    words = _Words(book)
    return History(tuple(words.line(one) for one in changes[:MOST_LINES]), len(changes))


def _when(change: AnswerChange | WorkChange) -> datetime:
    return change.at


@record
class _Said:
    """A change in words: what it is about, before, after, and what is remarked of it. `stays`: before is after."""

    label: Text
    before: Text
    after: Text
    remarks: tuple[Text, ...] = ()
    stays: bool = False


class _Words:
    """Says changes; an answer that was said once is not worked out again."""

    def __init__(self, book: Rulebook) -> None:
        self._book = book
        self._labels = {one.key: one.label for one in book.catalogue.fields}
        self._titles = {one.id: one.title for one in book.policy.supports}
        self._known: dict[tuple[str, str], Text] = {}

    def line(self, change: AnswerChange | WorkChange) -> HistoryLine:
        said = self._answer(change) if isinstance(change, AnswerChange) else self._work(change)
        return HistoryLine(change.at, _sentence(change, said, _LONGEST), _sentence(change, said, None))

    def _answer(self, change: AnswerChange) -> _Said:
        label = self._labels.get(change.field, Text(change.field, change.field))
        remarks = (SOURCES[change.source], *([Text(change.remark, change.remark)] if change.remark else []))
        before, after = (self._value(change.field, one) for one in (change.before, change.after))
        return _Said(label, before, after, remarks, same(change.before, change.after))

    def _work(self, change: WorkChange) -> _Said:
        title = self._titles.get(change.support, Text("", ""))
        label = Text(f"{change.support} {title.zh}".strip(), f"{change.support} {title.en}".strip())
        return _Said(label, work_words(change.before), work_words(change.after))

    def _value(self, field: str, value: Json) -> Text:
        if value is None or value == "":
            return UNANSWERED
        key = field, json_text(value)
        if key not in self._known:
            self._known[key] = self._twice(field, value) or self._single(field, value)
        return self._known[key]

    def _twice(self, field: str, value: Json) -> Text | None:
        """Two different answers that were given to one question."""
        if not isinstance(value, dict) or not isinstance(value.get(TWICE), list):
            return None
        parts = [self._single(field, one) if one is not None else UNANSWERED for one in value[TWICE]]
        return Text(" / ".join(one.zh for one in parts), " / ".join(one.en for one in parts))

    def _single(self, field: str, value: Json) -> Text:
        """As the rest of the program says this answer; as it is kept where the rules know no such question."""
        reading = read_profile({field: value}, self._book.catalogue, self._book.codes)
        for one in answers_in_words(reading, self._book):
            if one.field == field:
                return UNANSWERED if one.after == NOT_ANSWERED else one.after
        return Text(shown(value), shown(value))


def _sentence(change: AnswerChange | WorkChange, said: _Said, longest: int | None) -> Text:
    return Text(_in("zh", change, said, longest), _in("en", change, said, longest))


def _in(lang: Lang, change: AnswerChange | WorkChange, said: _Said, longest: int | None) -> str:
    comma, colon, mark = ("，", "：", "；") if lang == "zh" else (", ", ": ", "; ")
    before, after = _clean(said.before[lang], longest), _clean(said.after[lang], longest)
    remarks = [_clean(one[lang], longest) for one in said.remarks]
    middle = after if said.stays else f"{before} → {after}"
    if said.stays:
        remarks = [Text("没有改", "as before")[lang], *remarks]
    who = comma.join(_present((f"{change.at.astimezone():%Y-%m-%d}", _clean(change.by, longest))))
    told = mark.join(_present(remarks))
    if told:
        told = f"（{told}）" if lang == "zh" else f" ({told})"
    return f"{who}{colon}{_clean(said.label[lang], longest)}{colon}{middle}{told}"


def _clean(text: str, longest: int | None) -> str:
    """On one line, without what would turn it round."""
    line = " ".join(text.split())
    return shortened(line, longest if longest is not None else len(line))


def _present(parts: Iterable[str]) -> list[str]:
    return [part for part in parts if part]
