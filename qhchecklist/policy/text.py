"""A sentence in the product's two languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Lang = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class Text:
    """The same statement in Chinese (the source language) and English."""

    zh: str
    en: str

    def __getitem__(self, lang: Lang) -> str:
        """The sentence in one language."""
        return self.zh if lang == "zh" else self.en


EMPTY = Text("", "")
