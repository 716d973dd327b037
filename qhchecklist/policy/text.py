"""A sentence in the product's two languages."""

from __future__ import annotations

from datetime import date
from typing import Literal

from qhchecklist.policy.record import record

Lang = Literal["zh", "en"]


@record
class Text:
    """The same statement in Chinese (the source language) and English."""

    zh: str
    en: str

    def __getitem__(self, lang: Lang) -> str:
        """The sentence in one language."""
        return self.zh if lang == "zh" else self.en


EMPTY = Text("", "")


def sentence_case(words: str) -> str:
    """Words that begin a line by themselves: with a capital, where the language has any."""
    return words[:1].upper() + words[1:]


_MONTHS = "January February March April May June July August September October November December".split()


def day_text(day: date) -> Text:
    """A date as written in each language: 2022年11月11日, 11 November 2022."""
    return Text(f"{day.year}年{day.month}月{day.day}日", f"{day.day} {_MONTHS[day.month - 1]} {day.year}")
