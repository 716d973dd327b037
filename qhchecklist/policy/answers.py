"""One answer of a profile: from what a person wrote to a usable value, with every doubt reported.

Each reader returns the answer in canonical spelling and its value; the value is None when it cannot be
used, and then counts as unknown. Nothing doubtful is corrected silently: what is only spelt otherwise
is read with a notice, what could mean two things is an error that asks.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from typing import Any

from qhchecklist.policy.amounts import read_number
from qhchecklist.policy.codes import Codes
from qhchecklist.policy.doubts import Answer, Doubts, Json, refuse, scalar_text, shown
from qhchecklist.policy.facts import Certificate, Members
from qhchecklist.policy.field import Field, Option
from qhchecklist.policy.identity import read_credit_code, read_division
from qhchecklist.policy.problem import nearest
from qhchecklist.policy.spelling import fold_code, fold_name, fold_word
from qhchecklist.policy.text import Text

MAX_TEXT = 500
"""Longer names are refused as unusable for printing, and kept in the file."""

_NONE_WORDS = frozenset({"none", "无", "没有", "以上都没有"})
_YES_NO = {"true": True, "yes": True, "是": True, "有": True, "false": False, "no": False, "否": False, "没有": False}


def read_answer(field: Field, raw: Json, codes: Codes, doubts: Doubts) -> Answer:
    """The answer to one question (goods tables are read in `policy.goods`)."""
    reader: Callable[[Field, Json, Codes, Doubts], Answer] = _READERS[field.kind]
    return reader(field, raw, codes, doubts)


def read_text(key: str, raw: Json, doubts: Doubts) -> Answer:
    """A name: NFC, rare characters and Tibetan kept."""
    text = scalar_text(raw)
    if text is None:
        return refuse(key, raw, doubts, f"“{shown(raw)}”不是文字，未采用。", f"'{shown(raw)}' is not text; not used.")
    name = fold_name(text)
    if len(name) > MAX_TEXT:
        zh, en = (
            f"文字有 {len(name)} 个字，超过 {MAX_TEXT}，未采用；请缩短。",
            f"Text too long ({len(name)}); shorten it.",
        )
        return refuse(key, raw, doubts, zh, en)
    return Answer(name, name or None)


def _text(field: Field, raw: Json, codes: Codes, doubts: Doubts) -> Answer:
    return read_text(field.key, raw, doubts)


def read_date(key: str, raw: Json, doubts: Doubts) -> date | None:
    """An ISO day; reports and returns None otherwise."""
    text = fold_word(scalar_text(raw) or "").replace("/", "-").replace(".", "-")
    try:
        year, month, day = (int(part) for part in text.split("-"))
        return date(year, month, day)
    except (ValueError, OverflowError):
        zh = f"“{shown(raw)}”不是日期，请写成 2016-05-20 的样子。"
        doubts.add(key, "error", zh, f"'{shown(raw)}' is not a date like 2016-05-20.")
        return None


def _date(field: Field, raw: Json, codes: Codes, doubts: Doubts) -> Answer:
    day = read_date(field.key, raw, doubts)
    return Answer(raw, None) if day is None else Answer(day.isoformat(), day)


def read_yes_no(key: str, raw: Json, doubts: Doubts) -> Answer:
    """Yes or no, as written in files and tables."""
    value = raw if isinstance(raw, bool) else _YES_NO.get(fold_word(str(raw)))
    if value is None:
        return refuse(
            key, raw, doubts, f"“{shown(raw)}”不是“是”或“否”，按未知处理。", f"'{shown(raw)}' is not yes or no."
        )
    return Answer(value, value)


def _yes_no(field: Field, raw: Json, codes: Codes, doubts: Doubts) -> Answer:
    return read_yes_no(field.key, raw, doubts)


def read_choice(key: str, raw: Json, options: Sequence[Option], doubts: Doubts) -> Answer:
    """One option, by its key or its Chinese or English label."""
    if any(raw == option.key for option in options):  # nearly always: no spelling needs to be folded
        return Answer(raw, raw)
    spellings = {fold_word(name): option.key for option in options for name in (option.en, option.zh, option.key)}
    found = spellings.get(fold_word(scalar_text(raw) or ""))
    if found is None:
        hint = nearest(str(raw), [option.key for option in options])
        return refuse(
            key, raw, doubts, f"“{shown(raw)}”不是可用的选项，按未知处理。", f"'{shown(raw)}' is no option.", hint
        )
    return Answer(found, found)


def _choice(field: Field, raw: Json, codes: Codes, doubts: Doubts) -> Answer:
    if field.key == "statistical_industry":
        options: Sequence[Option] = [Option(i.key, i.zh, i.en) for i in codes.industries.values()]
    else:
        options = field.options
    return read_choice(field.key, raw, options, doubts)


def as_list(raw: Json) -> list[Json]:
    """A list answer: `none` is the empty list, a single value a list of one."""
    if isinstance(raw, list):
        return raw
    return [] if fold_word(str(raw)) in _NONE_WORDS else [raw]


def read_members(key: str, raw: Json, find: Callable[[Json, str], str | None], doubts: Doubts) -> Answer:
    """A list; an entry that cannot be read makes it partial (`find` reports it)."""
    canonical: list[Json] = []
    known: set[str] = set()
    complete = True
    for item in as_list(raw):
        code = find(item, key)
        canonical.append(item if code is None else code)
        if code is None:
            complete = False
        else:
            known.add(code)
    return Answer(canonical, Members(frozenset(known), complete))


def _choices(field: Field, raw: Json, codes: Codes, doubts: Doubts) -> Answer:
    def find(item: Json, key: str) -> str | None:
        option = read_choice(key, item, field.options, doubts).value
        return option if isinstance(option, str) else None

    return read_members(field.key, raw, find, doubts)


def find_country(item: Json, key: str, codes: Codes, doubts: Doubts) -> str | None:
    """A country by alpha-3, alpha-2, Chinese or English name; anything else is asked about, never guessed."""
    text = (scalar_text(item) or "").strip()
    word = fold_word(text)
    code = None if text in _AMBIGUOUS else codes.country_names.get(word)
    if code is None:
        hint = _country_hint(word, codes)
        zh = f"“{shown(item)}”不是国家（地区）代码或名称，按未知处理。"
        doubts.add(key, "error", zh, f"'{shown(item)}' is no country or region.", hint)
        return None
    if word != code.casefold():
        doubts.add(key, "notice", f"“{shown(item)}”读作 {code}。", f"'{shown(item)}' read as {code}.")
    return code


_AMBIGUOUS = frozenset({"no", "No", "na", "Na", "NA", "n/a", "sa", "me", "all"})
"""“No” and “not applicable” look like Norway and Namibia: asked about, never taken for a country."""

_ASK_COUNTRY = {
    "no": "NOR",
    "na": "NAM",
    "sa": "SAU",
    "me": "MNE",
    "uk": "GBR",
    "u.k.": "GBR",
    "英格兰": "GBR",
    "el": "GRC",
    "朝鲜半岛": "KOR",
    "korea": "KOR",
    "us of a": "USA",
}
"""Words people use that are no ISO code or name: asked about, not corrected."""


def _country_hint(word: str, codes: Codes) -> Text:
    code = _ASK_COUNTRY.get(word)
    if code is not None:
        country = codes.countries[code]
        return Text(f"是否指{country.zh} {code}？请改写后确认。", f"Do you mean {country.en} {code}? Please confirm.")
    regions = {"eu", "欧盟", "asean", "东盟", "中东", *(g.zh for g in codes.country_groups.values())}
    if word.upper() in codes.country_groups or word in regions:
        return Text("请逐个填写国家（地区）。", "List the countries one by one.")
    names = {name: country.zh for country in codes.countries.values() for name in (country.zh, country.en.casefold())}
    close = get_close_matches(word, names, n=1, cutoff=0.6)
    if not close:
        return Text("请对照国家（地区）代码表改正。", "See the list of countries and regions.")
    country = codes.countries[codes.country_names[close[0]]]
    return Text(f"是否指{country.zh} {country.code}？", f"Did you mean {country.en} {country.code}?")


def find_code(item: Json, key: str, listed: Mapping[str, Any], doubts: Doubts, pad: int = 0) -> str | None:
    """A code of a list, or its Chinese name; `pad` restores leading zeros with a notice."""
    text = "" if isinstance(item, float) else scalar_text(item) or ""
    code = fold_code(text)
    if code not in listed and pad and code.isdigit() and code.zfill(pad) in listed:
        code = code.zfill(pad)
        doubts.add(key, "notice", f"“{shown(item)}”读作 {code}。", f"'{shown(item)}' read as {code}.")
    if code in listed:
        return code
    by_name = [c for c, entry in listed.items() if fold_word(entry.zh) == fold_word(text)]
    if len(by_name) == 1:
        return by_name[0]
    folded = {c.casefold(): c for c in listed}
    if code.casefold() in folded:
        return folded[code.casefold()]
    zh = f"“{shown(item)}”不在代码表内，按未知处理。"
    doubts.add(key, "error", zh, f"'{shown(item)}' is not in the code list.", nearest(text, listed))
    return None


def _codes(field: Field, raw: Json, codes: Codes, doubts: Doubts) -> Answer:
    def find(item: Json, key: str) -> str | None:
        if field.codes == "countries":
            return find_country(item, key, codes, doubts)
        if field.codes == "currencies":
            return _currency(item, key, codes, doubts)
        return find_code(item, key, codes.modes, doubts, pad=4)

    return read_members(field.key, raw, find, doubts)


_RENMINBI = frozenset({"RMB", "CNH", "元"})
"""What people write for CNY though ISO 4217 does not know it; nothing else is meant by it here."""


def _currency(item: Json, key: str, codes: Codes, doubts: Doubts) -> str | None:
    word = fold_code(scalar_text(item) or "")
    if word in ("ALL", "ANY"):  # ALL is the Albanian lek, and never meant
        zh = f"“{shown(item)}”不是一个币种，请逐个填写；按未知处理。"
        doubts.add(key, "error", zh, f"'{shown(item)}' is no currency; list them one by one.")
        return None
    if word in _RENMINBI:
        doubts.add(key, "notice", f"“{shown(item)}”读作 CNY。", f"'{shown(item)}' read as CNY.")
        return "CNY"
    return find_code(item, key, codes.currencies, doubts)


_CERTIFICATE_KEYS = ("code", "valid_until", "number", "holder", "scope", "market")


def _certificates(field: Field, raw: Json, codes: Codes, doubts: Doubts) -> Answer:
    canonical: list[Json] = []
    held: list[Certificate] = []
    for item in as_list(raw):
        entry = item if isinstance(item, dict) else {"code": item}
        for key in entry:
            if key not in _CERTIFICATE_KEYS:
                hint = nearest(key, _CERTIFICATE_KEYS)
                doubts.add(
                    field.key, "error", f"证书里没有“{shown(key)}”这一项。", f"Unknown key '{shown(key)}'.", hint
                )
        code = _certificate_code(entry.get("code"), field.key, codes, doubts)
        until = entry.get("valid_until")
        day = None if until is None else read_date(field.key, until, doubts)
        canonical.append(item if code is None else ({**entry, "code": code} if len(entry) > 1 else code))
        if code is not None and (until is None or day is not None):
            held.append(Certificate(code, day))
    return Answer(canonical, tuple(held))


def _certificate_code(raw: Json, key: str, codes: Codes, doubts: Doubts) -> str | None:
    word = fold_word(scalar_text(raw) or "")
    spellings = {fold_word(name): c.code for c in codes.certifications.values() for name in (c.en, c.zh, c.code)}
    if word in spellings:
        return spellings[word]
    hint = nearest(word, codes.certifications)
    doubts.add(
        key, "error", f"“{shown(raw)}”不在认证代码表内，未采用。", f"'{shown(raw)}' is no known certificate.", hint
    )
    return None


def _uscc(field: Field, raw: Json, codes: Codes, doubts: Doubts) -> Answer:
    return read_credit_code(field, raw, doubts)


def _number(field: Field, raw: Json, codes: Codes, doubts: Doubts) -> Answer:
    return read_number(field, raw, doubts)


_READERS: dict[str, Callable[[Field, Json, Codes, Doubts], Answer]] = {
    "text": _text,
    "uscc": _uscc,
    "division": read_division,
    "date": _date,
    "yes_no": _yes_no,
    "choice": _choice,
    "choices": _choices,
    "codes": _codes,
    "certificates": _certificates,
    "number": _number,
}
