"""Papers that wait for their visit, as a draft remembers them: nothing is taken from it that was never a paper."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qhchecklist.policy.doubts import Json
from qhchecklist.policy.problem import UnreadableFileError
from qhchecklist.store.chain import moment
from qhchecklist.store.records import Printed
from qhchecklist.store.strict import Part

_MOST = 1_000
"""So many papers of one draft are read."""

_PAGES = 100_000


def papers_document(papers: Iterable[Printed]) -> list[Json]:
    """Papers in the order in which they were handed out."""
    return [{"sha256": one.sha256, "pages": one.pages, "at": moment(one.at)} for one in papers]


def read_papers(raw: Json) -> tuple[Printed, ...]:
    """The papers that a draft names, each once; what cannot be one is left out. A draft without any names none."""
    found = (_paper(one) for one in raw[:_MOST]) if isinstance(raw, list) else ()
    return tuple({one.sha256: one for one in found if one is not None}.values())


def not_among(papers: Iterable[Printed], recorded: Iterable[Printed]) -> tuple[Printed, ...]:
    """Those that are not recorded yet. The same bytes handed out at another moment are another paper."""
    known = {(one.sha256, one.at) for one in recorded}
    return tuple(one for one in papers if (one.sha256, one.at) not in known)


def joined(first: Sequence[Printed], second: Iterable[Printed]) -> tuple[Printed, ...]:
    """Both, the same bytes once."""
    known = {one.sha256 for one in first}
    return (*first, *(one for one in second if one.sha256 not in known))


def _paper(raw: Json) -> Printed | None:
    try:
        parts = Part(raw, "").parts("sha256", "pages", "at")
        return Printed(parts["sha256"].sha256(), parts["pages"].whole(1, _PAGES), parts["at"].moment())
    except UnreadableFileError:
        return None
