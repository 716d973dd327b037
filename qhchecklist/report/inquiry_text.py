"""The questions to one office as plain text, to be sent or pasted: the words of the printed sheet."""

from __future__ import annotations

from collections.abc import Iterator

from qhchecklist.assess.authority import Inquiry, PointInquiry
from qhchecklist.checklist import Checklist, measure_label
from qhchecklist.policy.model import Department
from qhchecklist.policy.rulebook import Rulebook
from qhchecklist.policy.text import Lang, day_text, sentence_case
from qhchecklist.report.sheets import inquiry_words as said
from qhchecklist.report.sheets import words
from qhchecklist.report.typeset.legible import one_line


def inquiry_text(checklist: Checklist, inquiry: Inquiry, lang: Lang = "zh", *, masked: bool = False) -> str:
    """The whole sheet, lines ending with a line feed. What users wrote stands on one line, without controls."""
    return "\n".join(one_line(line) for line in _lines(checklist, inquiry, lang, masked)) + "\n"


def _lines(checklist: Checklist, inquiry: Inquiry, lang: Lang, masked: bool) -> Iterator[str]:
    book = checklist.assessment.rulebook
    yield said.TITLE[lang]
    yield said.NOT_OFFICIAL[lang]
    yield checklist.banner[lang]
    yield ""
    named = ("、" if lang == "zh" else ", ").join(
        said.office_name(one, checklist.assessment.case, lang) for one in inquiry.offices
    )
    yield said.TO[lang].format(named) if named else f"{said.TO_WHOM[lang]}{'_' * 20}"
    for office in inquiry.offices:
        yield from _names_now(office, lang)
    yield said.OF_THE_DAY[lang].format(day_text(checklist.assessment.as_of)[lang])
    if inquiry.offices:
        yield said.NOT_YOURS[lang]
    yield ""
    yield from _about(checklist, lang, masked)
    quoted: dict[str, int] = {}
    for number, point in enumerate(inquiry.points, 1):
        yield ""
        yield from _point(book, point, number, lang, quoted)
    yield ""
    for line in (said.REPLIED_BY, *said.REPLY_LINES, said.OFFICE_STAMP):
        yield f"{line[lang]}{_colon(lang)}"
    yield ""
    yield said.AFTERWARDS[lang]


def _names_now(office: Department, lang: Lang) -> Iterator[str]:
    if office.present is not None:
        since = words.SINCE[lang].format(office.since) if office.since else ""
        yield f"{words.PRESENT_NAME[lang]}{office.name.zh} → {office.present[lang]}{since}"
    if office.ask_at is not None:
        yield sentence_case(office.ask_at[lang])


def _about(checklist: Checklist, lang: Lang, masked: bool) -> Iterator[str]:
    assessment, book = checklist.assessment, checklist.assessment.rulebook
    colon, field = _colon(lang), book.catalogue.field
    name = said.MASKED[lang] if masked else assessment.reading.name.strip() or words.UNNAMED[lang]
    yield f"{said.FIRM[lang]}{colon}{name}"
    code = str(assessment.reading.document.get("uscc") or "")
    if code and not masked:
        yield f"{field('uscc').label[lang]}{colon}{code}"
    division = assessment.case.facts.values.get("registered_division")
    if isinstance(division, str):
        yield f"{field('registered_division').label[lang]}{colon}{book.codes.division_name(division)[lang]}"
    head = book.policy.head
    since, until = (day_text(day)[lang] for day in (head.dates.in_force_from, head.dates.in_force_to))
    yield f"{words.AS_OF[lang]}{colon}{day_text(assessment.as_of)[lang]}"
    span = words.RANGE[lang].format(since, until)
    notice = f"{head.title[lang]}（{span}）" if lang == "zh" else f"{head.title[lang]} ({span})"
    yield f"{said.NOTICE[lang]}{colon}{notice}"


def _point(book: Rulebook, point: PointInquiry, number: int, lang: Lang, quoted: dict[str, int]) -> Iterator[str]:
    colon = _colon(lang)
    yield said.QUESTION[lang].format(number=number, question=point.first.question[lang])
    for support in point.supports:
        measure = measure_label(book.policy.measure_of(support.id))[lang]
        yield f"{said.CONCERNS[lang]}{colon}{support.id} {support.title[lang]} · {measure}"
    for stated in point.first.stated:
        yield f"{said.STATED[lang]}{colon}{stated[lang]}"
    for provision in point.provisions:
        before = quoted.setdefault(provision, number)
        told = f"[{provision}] “{book.policy.provisions[provision].text}”"
        if before != number:
            told = said.QUOTED_BEFORE[lang].format(provision=provision, number=before)
        yield f"{said.OFFICIAL[lang]}{colon}{told}"
        if lang == "en" and before == number:
            yield f"{words.TRANSLATION.en}{book.policy.provisions[provision].gloss}"
    boxes = "  ".join(f"[ ] {text[lang]}" for text in said.BOX_WORDS.values())
    yield f"{said.REPLY[lang]}{colon}{boxes}"
    yield said.REPLY_MORE[lang].rstrip()


def _colon(lang: Lang) -> str:
    return "：" if lang == "zh" else ": "
