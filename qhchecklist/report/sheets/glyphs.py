"""Characters that no bundled face draws: found while the paper is made up, named by where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from qhchecklist.checklist import Checklist
from qhchecklist.policy.doubts import Json
from qhchecklist.policy.text import Text
from qhchecklist.report.sheets import words
from qhchecklist.report.sheets.edition import field_label
from qhchecklist.report.typeset.legible import code_point

_EXCERPT = 24
_MOST_NAMED = 12


def missing_text(lacking: Mapping[str, str], checklist: Checklist) -> Text:
    """One sentence that names each character, its code point and where it stands, and what to do."""
    named = [_named(character, text, checklist) for character, text in list(lacking.items())[:_MOST_NAMED]]
    more = len(lacking) - len(named)
    zh = "；".join(text.zh for text in named) + (f"；另有{more}个" if more else "")
    en = "; ".join(text.en for text in named) + (f"; and {more} more" if more else "")
    return Text(
        f"自带字体印不出下列字符，没有生成 PDF：{zh}。请在企业画像中改用其他写法，或改用其他输出格式。",
        f"The bundled fonts lack these characters, no PDF was made: {en}. "
        "Write them otherwise in the profile, or choose another output format.",
    )


def _named(character: str, text: str, checklist: Checklist) -> Text:
    places = list(dict.fromkeys(_places(character, checklist)))[:3]
    if not places:
        at = max(text.find(character) - _EXCERPT // 2, 0)
        excerpt = text[at : at + _EXCERPT].replace("\n", " ")
        places = [Text(f"文字“{excerpt}”", f"the text '{excerpt}'")]
    point = code_point(character)
    zh = "、".join(place.zh for place in places)
    en = ", ".join(place.en for place in places)
    return Text(f"“{character}”（{point}，见{zh}）", f"'{character}' ({point}, in: {en})")


def _places(character: str, checklist: Checklist) -> Iterator[Text]:
    """The fields of the profile and the notes in which the character stands."""
    book = checklist.assessment.rulebook
    for key, value in checklist.assessment.reading.document.items():
        if isinstance(value, list):
            yield from (
                field_label(f"{key}[{row}].{cell}", book) if isinstance(item, dict) else field_label(key, book)
                for row, item in enumerate(value, start=1)
                for cell, written in _cells(item)
                if character in written
            )
        elif any(character in part for _, part in _cells(value)) or character in str(key):
            yield field_label(key, book)
    for item in checklist.items:
        for word, written in (
            (words.NOTE, item.work.note),
            (words.PERSON, item.work.person),
            (words.REASON, item.work.reason),
        ):
            if character in written:
                yield Text(f"{item.id} {word.zh.strip()}", f"{item.id} {word.en.strip(' :')}")


def _cells(value: Json) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield str(key), f"{key} {inner}"
    else:
        yield "", str(value)
