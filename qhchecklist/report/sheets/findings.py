"""Findings in full: what applies, what needs information, what is only for information."""

from __future__ import annotations

from collections.abc import Iterator

from qhchecklist.assess.steps import STEP_STATES
from qhchecklist.assess.words import outcome_text
from qhchecklist.checklist import KINDS, REMAINS, Item, held_text, strength_text
from qhchecklist.policy.text import Text, sentence_case
from qhchecklist.report.sheets import words
from qhchecklist.report.sheets.blocks import ItemHead, LabelledQuote, LabelledTick, labelled_text
from qhchecklist.report.sheets.done import done
from qhchecklist.report.sheets.edition import Edition
from qhchecklist.report.sheets.fields import ask_field, step_field
from qhchecklist.report.sheets.marks import mark_of
from qhchecklist.report.sheets.questions import questions
from qhchecklist.report.typeset.flow import TextBlock
from qhchecklist.report.typeset.flowable import Flowable
from qhchecklist.report.typeset.style import Runs, TextStyle
from qhchecklist.report.typeset.tags import CHINESE
from qhchecklist.work import NO_WORK

Parts = Iterator[Flowable]


def finding(edition: Edition, item: Item, *, first: bool) -> Parts:
    """One item; what it tells depends on its group. `first` of its group has no line above."""
    yield from _head(edition, item, rule=not first)
    match item.group:
        case "informational":
            yield from _informational(edition, item)
        case "needs_information":
            yield from _needs_information(edition, item)
        case _:
            yield from _reasons(edition, item)
            yield from _tasks(edition, item)
            yield from _official(edition, item)
            yield from _judgement(edition, item)


def item_title(edition: Edition, item: Item) -> str:
    """Its id and what it is called."""
    return f"{item.id}　{edition.say(item.finding.support.title)}"


def _needs_information(edition: Edition, item: Item) -> Parts:
    yield from _reasons(edition, item)
    yield from questions(edition, item)
    yield from _ask_the_authority(edition, item)
    if item.work.ticked:
        yield from _steps(edition, item)
    yield from _work(edition, item)
    yield from _official(edition, item)
    yield from _after_expiry(edition, item)


def _ask_the_authority(edition: Edition, item: Item) -> Parts:
    """A box for each point that no answer of the firm can settle."""
    looks = edition.looks
    for number, reason in enumerate(item.finding.reasons):
        if reason.for_authority:
            field, box = ask_field(item, number), edition.pt(8.6)
            said = edition.say(words.ASK_AT_DESK)
            yield LabelledTick(said, looks.body, box=box, field=field, left=looks.label_column, space_before=1.5)


def _informational(edition: Edition, item: Item) -> Parts:
    yield _text(edition, words.WHY, edition.say(item.finding.support.who))
    yield from _answers(edition, item)
    yield from _steps(edition, item)
    yield from _work(edition, item)
    yield from _official(edition, item)


def _text(edition: Edition, label: Text | None, runs: Runs, style: TextStyle | None = None) -> TextBlock:
    looks = edition.looks
    name = edition.say(label) if label is not None else ""
    return labelled_text(runs, style or looks.body, name, looks.label, left=looks.label_column, space_before=1.5)


def _head(edition: Edition, item: Item, *, rule: bool) -> Parts:
    looks, support = edition.looks, item.finding.support
    outcome = edition.say(outcome_text(item.finding.outcome, edition.validity))
    yield ItemHead(mark_of(item.group), item_title(edition, item), (outcome, looks.outcome), looks.item, rule=rule)
    about = [KINDS[support.kind]] if item.group == "informational" else [_strength(edition, item), KINDS[support.kind]]
    runs: list[tuple[str, TextStyle]] = [(" · ".join(edition.say(text) for text in about), looks.small)]
    if item.finding.already_held:
        held = looks.strong_tag
        runs.append((f" · {edition.say(held_text(support))}", held))
    yield TextBlock(runs, looks.small, left=looks.item.size * 1.6, space_after=1, keep_with_next=True)


def _strength(edition: Edition, item: Item) -> Text:
    strength = strength_text(item.finding.support)
    if edition.validity == "in_force":
        return strength
    return Text(words.IN_THE_TEXT.zh.format(strength.zh), words.IN_THE_TEXT.en.format(strength.en))


def _reasons(edition: Edition, item: Item) -> Parts:
    label = words.OPEN_POINTS if item.group == "needs_information" else words.WHY
    yield _text(edition, label, sentence_case(edition.reasons_line(item)))
    yield from _answers(edition, item)


def _answers(edition: Edition, item: Item) -> Parts:
    """Recorded decisions of authorities, apart from what the firm says."""
    label: Text | None = words.DECIDED
    for said in edition.answers(item):
        yield _text(edition, label, said, edition.looks.strong)
        label = None


def _tasks(edition: Edition, item: Item) -> Parts:
    yield from _steps(edition, item)
    yield from _work(edition, item)


def _steps(edition: Edition, item: Item) -> Parts:
    """Boxes to tick; what follows from the text is marked in black, general procedure in grey.

    What is already behind the firm and what is only to be known have no box; what does not concern it is left out.
    """
    looks = edition.looks
    label: Text | None = words.TO_DO
    for number, (step, state) in enumerate(zip(item.finding.support.steps, item.steps, strict=True)):
        ticked = number in item.work.ticked  # what somebody ticked keeps its box, so that it can be unticked
        if state == "not_concerned" and not ticked:
            continue
        tag = looks.whole_tag(strong=step.source == "text")
        runs = [(edition.say(step.text) + " ", looks.body), (edition.say(words.STEP_TAGS[step.source]), tag)]
        if state != "to_do" and not ticked:
            runs = [(edition.say(STEP_STATES[state]) + edition.colon, looks.strong), *runs]
            yield _text(edition, label, runs)
            label = None
            continue
        field, box, left = step_field(item, number), edition.pt(8.6), looks.label_column
        block = LabelledTick(runs, looks.body, ticked=ticked, box=box, field=field, left=left, space_before=1.5)
        yield block.labelled(edition.say(label) if label is not None else "", looks.label)
        label = None


def _work(edition: Edition, item: Item) -> Parts:
    """What was noted on screen; nothing when nothing was."""
    if item.work != NO_WORK:
        yield _text(edition, words.WORK, edition.stop.join(done(edition, item, longest=1000)))


def _official(edition: Edition, item: Item) -> Parts:
    """The sentence, verbatim."""
    looks = edition.looks
    quotes = item.finding.support.quotes
    for number, quote in enumerate(quotes):
        runs = [(f"[{quote.provision}] ", looks.quote_source), (f"“{quote.quote}”", looks.quote)]
        block = LabelledQuote(runs, looks.quote, left=looks.label_column, space_before=3, space_after=2, lang=CHINESE)
        ends_provision = all(later.provision != quote.provision for later in quotes[number + 1 :])
        block.keepWithNext = translated = edition.lang == "en" and ends_provision
        yield block.labelled(edition.say(words.OFFICIAL) if number == 0 else "", looks.label)
        if translated:
            yield _text(edition, None, edition.gloss(quote.provision, item), looks.small)


def _judgement(edition: Edition, item: Item) -> Parts:
    """What is left to the authority, and our opinions, said to be ours."""
    looks, support = edition.looks, item.finding.support
    yield _text(edition, words.DISCRETION, edition.say(support.discretion))
    if support.reading is not None:
        ours = (edition.say(words.OURS), looks.quiet)
        yield _text(edition, words.READING, [ours, (edition.say(support.reading), looks.body)])
    yield from _after_expiry(edition, item)


def _after_expiry(edition: Edition, item: Item) -> Parts:
    """What remains; whoever still has to answer a question should know it, too."""
    looks, support = edition.looks, item.finding.support
    if support.after_expiry is not None:
        after = support.after_expiry
        stop = "：" if edition.lang == "zh" else ". "
        note = stop + edition.say(after.note) if after.note else ""
        said = edition.heading(REMAINS[after.remains]) + note + ("" if edition.lang == "zh" else " ")
        judgement = (edition.say(words.JUDGEMENT), looks.whole_tag(strong=False))
        yield _text(edition, words.AFTER, [(said, looks.body), judgement])
