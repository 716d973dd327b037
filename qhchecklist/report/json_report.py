"""An assessment as JSON, format `qhchecklist-assessment/1` (resources/schema/assessment-1.json)."""

from __future__ import annotations

import json
from typing import Any

from qhchecklist.assess.ask import Question
from qhchecklist.assess.assessment import Assessment, Finding
from qhchecklist.assess.explain import Explainer
from qhchecklist.assess.phrases import join
from qhchecklist.assess.reasons import Reason
from qhchecklist.assess.words import outcome_text
from qhchecklist.checklist import GAP_NOTE, Checklist
from qhchecklist.policy.model import Document, Gap, Step, StepState
from qhchecklist.policy.text import Lang, Text
from qhchecklist.work import work_document

FORMAT = "qhchecklist-assessment/1"


def assessment_json(
    checklist: Checklist, questions: tuple[Question, ...], explainer: Explainer, lang: Lang = "zh"
) -> str:
    """The whole assessment as indented JSON with a final newline; texts are in `lang`.

    A finding about which something has been done carries it as `work`, spelt as in a dossier file.
    """
    assessment = checklist.assessment
    head = assessment.rulebook.policy.head
    states = {item.id: item.steps for item in checklist.items}
    done = work_document({item.id: item.work for item in checklist.items})
    data = {
        "format": FORMAT,
        "policy": {"id": head.id, "version": head.version, "sha256": assessment.rulebook.policy.sha256},
        "as_of": assessment.as_of.isoformat(),
        "validity": assessment.validity,
        "banner": checklist.banner[lang],
        **_business(checklist, lang),
        "profile_sha256": assessment.reading.sha256,
        "problems": [
            {"field": problem.field, "severity": problem.severity, "message": problem.message[lang]}
            for problem in assessment.problems
        ],
        "findings": [
            _finding(one, assessment, explainer, lang, states[one.support.id])
            | ({"work": done[one.support.id]} if one.support.id in done else {})
            for one in assessment.findings
        ],
        "ask": [{"field": question.field, "settles": question.settles} for question in questions],
        "gaps": [_gap(gap, lang) for gap in head.gaps],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _gap(gap: Gap, lang: Lang) -> dict[str, Any]:
    """Sentences that the available text has lost, and that nothing follows from their absence."""
    text = join((gap.text, GAP_NOTE), "", " ")[lang]
    where = {"after": gap.after, "lost": gap.lost, "measures": list(gap.measures), "closing": gap.closing}
    return {"id": gap.id, **where, "text": text}


def _business(checklist: Checklist, lang: Lang) -> dict[str, str]:
    """The day of the business and what is said of it; nothing when nobody gave it."""
    if checklist.business_day is None:
        return {}
    note = checklist.business_note
    return {"business_day": checklist.business_day.isoformat()} | ({"business_note": note[lang]} if note else {})


def _finding(
    finding: Finding, assessment: Assessment, explainer: Explainer, lang: Lang, states: tuple[StepState, ...]
) -> dict[str, Any]:
    support = finding.support
    texts = explainer.reasons(finding, assessment)
    goals = [explainer.leaf(reason.leaf) for reason in finding.would_change]
    return {
        "support": support.id,
        "measure": assessment.rulebook.policy.measure_of(support.id).number,
        "title": support.title[lang],
        "outcome": finding.outcome,
        "words": outcome_text(finding.outcome, assessment.validity)[lang],
        "open_list": finding.open_list,
        "strength": support.strength,
        "wide": support.wide,
        "already_held": finding.already_held,
        "reasons": [_reason(one, text, lang) for one, text in zip(finding.reasons, texts, strict=True)],
        "authority_answers": [one[lang] for one in assessment.answers_to(support)],
        "missing": list(finding.missing),
        "for_authority": finding.for_authority,
        "would_change": [_reason(one, text, lang) for one, text in zip(finding.would_change, goals, strict=True)],
        "quotes": [{"provision": quote.provision, "quote": quote.quote} for quote in support.quotes],
        "steps": [_step(step, state, lang) for step, state in zip(support.steps, states, strict=True)],
        "remains": support.after_expiry.remains if support.after_expiry else None,
    }


def _step(step: Step, state: StepState, lang: Lang) -> dict[str, Any]:
    named = [document.text[lang] for document in step.documents]
    papers = [_document(document, lang) for document in step.documents]
    return {"text": step.text[lang], "source": step.source, "state": state, "documents": named, "papers": papers}


def _document(document: Document, lang: Lang) -> dict[str, Any]:
    only = None if document.only is None else document.only[lang]
    return {"text": document.text[lang], "obtained": document.obtained, "only": only}


def _reason(reason: Reason, text: Text, lang: Lang) -> dict[str, Any]:
    return {"text": text[lang], "provisions": list(reason.provisions), "fields": list(reason.fields)}
