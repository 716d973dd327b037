"""Characters that no bundled face draws: found while the paper is made up, named by where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from qhchecklist.checklist import Checklist
from qhchecklist.policy.doubts import Json
from qhchecklist.policy.text import Text
from qhchecklist.report.sheets import words
from qhchecklist.report.sheets.edition import field_label
from qhchecklist.report.typeset.legible import spelt_out

_EXCERPT = 24
_MOST_NAMED = 6


def spelt_out_text(lacking: Mapping[str, str], checklist: Checklist) -> Text:
    """One sentence that names each character as it is spelt out, and where it stands; for paper and for screen.

    `lacking` gives the characters with a text in which each stands, see `WatchedFaces`.
    """
    at: dict[tuple[str, str], list[str]] = {}
    for character, text in list(lacking.items())[:_MOST_NAMED]:
        at.setdefault(_where(character, text, checklist), []).append(spelt_out(character))
    more = len(lacking) - _MOST_NAMED
    zh = "；".join(f"{''.join(named)}（见{places}）" for (places, _), named in at.items())
    en = "; ".join(f"{''.join(named)} (in: {places})" for (_, places), named in at.items())
    if more > 0:
        zh, en = f"{zh}；另有{more}个", f"{en}; and {more} more"
    return Text(
        f"自带字体没有下列字符，纸上印作编码：{zh}。要印出原字，请改用其他写法。",
        f"The bundled fonts lack these characters; on paper they stand as code points: {en}. "
        "To have it read as a word, spell it with other characters.",
    )


def _where(character: str, text: str, checklist: Checklist) -> tuple[str, str]:
    """The places where a character stands, in Chinese and in English."""
    places = list(dict.fromkeys(_places(character, checklist)))[:3]
    if not places:
        at = max(text.find(character) - _EXCERPT // 2, 0)
        excerpt = text[at : at + _EXCERPT].replace("\n", " ")
        places = [Text(f"文字“{excerpt}”", f"the text '{excerpt}'")]
    return "、".join(place.zh for place in places), ", ".join(place.en for place in places)


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
