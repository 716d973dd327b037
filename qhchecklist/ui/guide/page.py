"""One page of the guide: our own Markdown, set in our own type."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, Qt, QUrl, Signal
from PySide6.QtGui import QImage, QTextBlock, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from qhchecklist.ui import theme

_HEADINGS = {1: (1.45, 14.0), 2: (1.12, 8.0)}
"""Size and room below of the headings, by level."""
_MARKDOWN = QTextDocument.ResourceType.MarkdownResource
_IMAGE = QTextDocument.ResourceType.ImageResource


class GuidePage(QTextBrowser):
    """Shows files of one folder and nothing else; links between them work, with a way back.

    `turned` comes when another page is shown.
    """

    turned = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = Path()
        self._topic = ""
        self.sourceChanged.connect(self._on_source)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setOpenExternalLinks(False)

    def use(self, folder: Path) -> None:
        """Read from the folder of a language from now on."""
        self._folder = folder
        self.clearHistory()

    def show_topic(self, name: str) -> None:
        """Turn to a topic."""
        self.setSource(QUrl(f"{name}.md"), _MARKDOWN)

    def topic(self) -> str:
        """The topic that is shown; empty at first."""
        return self._topic

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """A file of the folder by its bare name; whatever else is asked for is not there."""
        path = self._folder / Path(QUrl(name).path()).name
        if not path.is_file():
            return None
        if kind == _IMAGE.value:
            return self._fitted(QImage(str(path)))
        return QByteArray(path.read_bytes())

    def doSetSource(self, name: QUrl | str, kind: QTextDocument.ResourceType = _MARKDOWN) -> None:
        """Every page is Markdown; then it is set."""
        super().doSetSource(name, _MARKDOWN)

    def _on_source(self, name: QUrl) -> None:
        """Another page is there, by a link or by a way back: Qt tells its source only later."""
        self._topic = Path(name.path()).stem
        self._dress()
        self.turned.emit()

    def _fitted(self, image: QImage) -> QImage:
        """Not wider than the page, and not larger than it was taken."""
        room = max(self.viewport().width() - 2 * theme.px(30), 200)
        ratio = self.devicePixelRatioF()
        wanted = min(round(room * ratio), round(image.width() * theme.scale() * ratio))
        if wanted != image.width():
            image = image.scaledToWidth(wanted, Qt.TransformationMode.SmoothTransformation)
        image.setDevicePixelRatio(ratio)
        return image

    # --- type ----------------------------------------------------------------------------------------

    def _dress(self) -> None:
        """Sizes and distances of our own; keys stand on a ground."""
        document = self.document()
        document.setDocumentMargin(theme.px(30))
        document.setDefaultFont(theme.font())
        document.setIndentWidth(theme.px(20))
        block = document.begin()
        while block.isValid():
            self._dress_block(block)
            block = block.next()

    def _dress_block(self, block: QTextBlock) -> None:
        form = QTextBlockFormat(block.blockFormat())
        size, below = _HEADINGS.get(form.headingLevel(), (1.0, 9.0 if block.textList() is None else 5.0))
        form.setTopMargin(theme.px(18) if form.headingLevel() == 2 else 0)
        form.setBottomMargin(theme.px(below))
        form.setLineHeight(128, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor = QTextCursor(block)
        has_image = "\ufffc" in block.text()
        if has_image:
            form.setLineHeight(100, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.setBlockFormat(form)
        for start, length, old in _fragments(block):
            if not old.isImageFormat():
                cursor.setPosition(start)
                cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
                cursor.setCharFormat(_set_in_our_type(old, size, form.headingLevel() > 0))

    def mark(self, words: list[str]) -> None:
        """Set off every place where one of the words occurs."""
        form = QTextCharFormat()
        form.setBackground(theme.colour("warn_bg"))
        marks = []
        for word in words:
            cursor = self.document().find(word)
            while not cursor.isNull():
                selection = QTextEdit.ExtraSelection()
                selection.cursor = cursor
                selection.format = form
                marks.append(selection)
                cursor = self.document().find(word, cursor)
        self.setExtraSelections(marks)


def _fragments(block: QTextBlock) -> list[tuple[int, int, QTextCharFormat]]:
    """The runs of equal format, as values: changing the text ends the iteration."""
    runs = []
    place = block.begin()
    while not place.atEnd():
        fragment = place.fragment()
        runs.append((fragment.position(), fragment.length(), fragment.charFormat()))
        place += 1
    return runs


def _set_in_our_type(old: QTextCharFormat, size: float, is_heading: bool) -> QTextCharFormat:
    is_key = old.fontFixedPitch()
    bold = is_heading or old.fontWeight() > 500
    form = QTextCharFormat()
    form.setFont(theme.font(size * 0.93 if is_key else size, bold))
    form.setForeground(theme.colour("ink"))
    if old.isAnchor():
        form.setAnchor(True)
        form.setAnchorHref(old.anchorHref())
        form.setForeground(theme.colour("open"))
    if is_key:
        form.setBackground(theme.colour("hover"))
        form.setForeground(theme.colour("muted"))
    return form
