"""The other language's words for what a menu says, so that a command is found in either language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from qhchecklist.policy.text import Lang, Text

_MNEMONIC = re.compile(r"\(&.\)|&(?=.)")


def bare(text: str) -> str:
    """A menu text as a person reads it: without mnemonic and dots."""
    kept = text.replace("&&", "\0")
    return _MNEMONIC.sub("", kept).replace("\0", "&").removesuffix("…").removesuffix("...").strip()


def both(text: str, lang: Lang, catalogue: Path) -> Text:
    """A menu text in Chinese and English; the same twice when the catalogue does not know it."""
    shown = bare(text)
    other = _pairs(catalogue)[lang].get(shown, shown)
    return Text(shown, other) if lang == "zh" else Text(other, shown)


@lru_cache(maxsize=2)
def _pairs(catalogue: Path) -> Mapping[Lang, Mapping[str, str]]:
    """From each language to the other. Without a readable catalogue commands are found in one language only."""
    import xml.etree.ElementTree as ET  # only once the palette is opened

    there: dict[str, str] = {}
    back: dict[str, str] = {}
    try:
        messages = list(ET.parse(catalogue).getroot().iter("message"))
    except (OSError, ET.ParseError):
        messages = []
    for message in messages:
        zh, en = bare(message.findtext("source") or ""), bare(message.findtext("translation") or "")
        if zh and en:
            there.setdefault(zh, en)
            back.setdefault(en, zh)
    return {"zh": there, "en": back}
