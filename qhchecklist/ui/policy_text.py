"""Writes the whole notice into a text document: every sentence with its id, every gap, and who cites it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication, QRectF, Qt, QUrl
from PySide6.QtGui import (
    QFont,
    QImage,
    QPainter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextImageFormat,
)

from qhchecklist.assess.words import outcome_text
from qhchecklist.checklist import Checklist, Item, measure_label
from qhchecklist.policy.model import Gap, Measure, Provision
from qhchecklist.policy.text import Lang
from qhchecklist.ui import theme
from qhchecklist.ui.checklist_view.delegate import shape_colour
from qhchecklist.ui.checklist_view.rows import SHAPES
from qhchecklist.ui.icons import Shape, draw_shape

SUPPORT = "support"
"""Scheme of the links to supports; the id is the path."""

_FINE = 3
"""Shapes are drawn so many times larger than shown, for fine screens."""


@dataclass
class Places:
    """Where things stand in the document, in positions of its cursors.

    `sentences`: where the words of a provision begin; `measures`: where each begins, with its label;
    `pieces`: everything that a search looks through, with where it begins.
    """

    sentences: dict[str, int] = field(default_factory=dict)
    measures: list[tuple[int, str]] = field(default_factory=list)
    pieces: list[tuple[int, str]] = field(default_factory=list)


class PolicyText:
    """Writes one checklist's notice in one language. Text goes in as text and is never parsed."""

    def __init__(self, document: QTextDocument, checklist: Checklist, banner: str, lang: Lang) -> None:
        self._document = document
        self._checklist = checklist
        self._banner = banner
        self._lang = lang
        self._policy = checklist.assessment.rulebook.policy
        self._present = checklist.assessment.validity == "in_force"
        self._cursor = QTextCursor(document)
        self._places = Places()
        self._first = {measure.provisions[0]: measure for measure in self._policy.measures if measure.provisions}
        self._brackets = {one.departments: one for one in self._policy.measures if one.departments is not None}
        self._gaps: dict[str, list[Gap]] = {}
        for gap in self._policy.head.gaps:
            self._gaps.setdefault(gap.after, []).append(gap)
        self._citing: dict[str, list[Item]] = {}
        items = {item.id: item for item in checklist.items}
        for support in self._policy.supports:
            for provision in dict.fromkeys(quote.provision for quote in support.quotes):
                self._citing.setdefault(provision, []).append(items[support.id])

    def write(self) -> Places:
        """Write everything from the beginning."""
        self._document.clear()
        head = self._policy.head
        self._line(head.title[self._lang], "ink", 1.45, after=4, bold=True)
        self._line(head.issuer[self._lang], "muted", 0.95, after=2)
        self._line(" · ".join(self._dates()), "muted", 0.95, after=10)
        self._line(self._banner, "warn", 0.95, after=14)
        for provision in self._policy.provisions.values():
            self._provision(provision)
        return self._places

    def _dates(self) -> Iterator[str]:
        dates, translate = self._policy.head.dates, QCoreApplication.translate
        yield translate("PolicyReader", "{0} 签署").format(dates.signed.isoformat())
        yield translate("PolicyReader", "{0} 发布").format(dates.published.isoformat())
        yield translate("PolicyReader", "{0} 施行").format(dates.in_force_from.isoformat())
        yield translate("PolicyReader", "{0} 届满").format(dates.in_force_to.isoformat())

    # --- one sentence --------------------------------------------------------------------------------

    def _provision(self, provision: Provision) -> None:
        measure = self._first.get(provision.id)
        is_heading = provision.id.endswith(".0") or provision.id.startswith("S")
        if measure is not None and measure.heading is None:  # its heading is lost: our label of it
            self._start(after=2, before=18)
            self._jump(measure)
            self._searchable(measure_label(measure)[self._lang], _format("muted", 0.95, bold=True))
        self._start(after=3 if provision.id in self._citing else 9, before=18 if is_heading else 0)
        if measure is not None and measure.heading is not None:
            self._jump(measure)
        self._cursor.insertText(f"[{provision.id}]  ", _format("muted", 0.85))
        self._places.sentences[provision.id] = self._cursor.position()
        self._searchable(provision.text, _official(is_heading))
        if self._lang == "en" and provision.gloss:
            words = QCoreApplication.translate("PolicyReader", "非官方英译：{0}").format(provision.gloss)
            self._line(words, "muted", 0.92, after=6, indent=1)
        if provision.id in self._citing:
            self._cited_by(self._citing[provision.id])
        if provision.id in self._brackets:
            self._present_names(self._brackets[provision.id])
        for gap in self._gaps.get(provision.id, []):
            label = QCoreApplication.translate("PolicyReader", "〔现存文本有缺〕")
            self._line(f"{label}{gap.text[self._lang]}", "warn", 0.95, after=9, indent=1)

    def _jump(self, measure: Measure) -> None:
        self._places.measures.append((self._cursor.position(), measure_label(measure)[self._lang]))

    def _cited_by(self, items: list[Item]) -> None:
        """The supports that rest on the sentence, each with its present status, as links."""
        self._start(after=9, indent=1)
        validity = self._checklist.assessment.validity
        for place, item in enumerate(items):
            if place:
                self._cursor.insertText("　 ", _format("muted", 0.92))
            self._cursor.insertImage(self._shape(SHAPES[item.group]))
            link = _format("open", 0.92)
            link.setAnchor(True)
            link.setAnchorHref(f"{SUPPORT}:{item.id}")
            self._cursor.insertText("\u00a0", _format("muted", 0.92))
            self._searchable(f"{item.id} {item.finding.support.title[self._lang]}", link)
            words = outcome_text(item.finding.outcome, validity)[self._lang]
            self._cursor.insertText(f"\u00a0{words}", _format("muted", 0.86))

    def _present_names(self, measure: Measure) -> None:
        known = {department.name.zh: department for department in self._policy.head.departments}
        renamed = [known[name] for name in measure.department_names if name in known and known[name].present]
        pairs = [f"{one.name[self._lang]} → {one.present[self._lang]}" for one in renamed if one.present is not None]
        if pairs:
            said = QCoreApplication.translate("PolicyReader", "今名（一般知识，待主管部门核实）：{0}")
            listed = ("；" if self._lang == "zh" else "; ").join(pairs)
            self._line(said.format(listed), "muted", 0.88, after=9, indent=1)

    # --- writing -------------------------------------------------------------------------------------

    def _searchable(self, text: str, form: QTextCharFormat) -> None:
        self._places.pieces.append((self._cursor.position(), text))
        self._cursor.insertText(text, form)

    def _line(self, text: str, ink: str, size: float, after: float, indent: int = 0, bold: bool = False) -> None:
        self._start(after, indent)
        self._searchable(text, _format(ink, size, bold))

    def _start(self, after: float, indent: int = 0, before: float = 0) -> None:
        block = QTextBlockFormat()
        block.setTopMargin(theme.px(before) if before else 0)
        block.setBottomMargin(theme.px(after))
        block.setIndent(indent)
        block.setLineHeight(155, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if self._cursor.atStart():
            self._cursor.setBlockFormat(block)
        else:
            self._cursor.insertBlock(block)

    def _shape(self, shape: Shape) -> QTextImageFormat:
        """A status shape as an image of the document, drawn once."""
        url, side = QUrl(f"shape:{shape}"), theme.px(13)
        kind = QTextDocument.ResourceType.ImageResource.value
        if self._document.resource(kind, url) is None:
            image = QImage(side * _FINE, side * _FINE, QImage.Format.Format_ARGB32_Premultiplied)
            image.fill(Qt.GlobalColor.transparent)
            painter = QPainter(image)
            ink = shape_colour(shape, self._present)
            draw_shape(painter, QRectF(0, 0, side * _FINE, side * _FINE), shape, ink, theme.colour("pane"))
            painter.end()
            self._document.addResource(kind, url, image)
        form = QTextImageFormat()
        form.setName(url.toString())
        form.setWidth(side)
        form.setHeight(side)
        form.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignMiddle)
        return form


def _format(ink: str, size: float, bold: bool = False) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setFont(theme.font(size, bold))
    form.setForeground(theme.colour(ink))
    form.setFontWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    return form


def _official(is_heading: bool) -> QTextCharFormat:
    """The notice's own words, set in Kai and a little larger than the rest."""
    font = theme.notice_font()
    font.setPixelSize(round(font.pixelSize() * (1.12 if is_heading else 1.06)))
    font.setBold(is_heading)
    form = QTextCharFormat()
    form.setFont(font)
    form.setForeground(theme.colour("ink"))
    return form
