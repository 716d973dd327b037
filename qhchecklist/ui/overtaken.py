"""A file that others wrote after we opened it: not overwritten unasked."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from qhchecklist.policy.whole_file import written_at
from qhchecklist.ui.files import Files
from qhchecklist.ui.notices import NoticeArea


class Overtaken(QObject):
    """Says that a file was not saved because others wrote it meanwhile, and offers what can be done."""

    def __init__(self, files: Files, notices: NoticeArea, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._files = files
        self._notices = notices
        self._path = Path()
        files.overtaken.connect(self._ask)

    def _ask(self, path: Path) -> None:
        self._path = path
        when = written_at(path)
        said = when.strftime("%Y-%m-%d %H:%M") if when is not None else "—"
        sentence = self.tr("没有保存：“{0}”在打开之后被别人改过（{1}）。这里的内容都在，覆盖会丢掉那边的改动。")
        notice = self._notices.tell(sentence.format(path.name, said))
        notice.offer(self.tr("另存为…"), self._files.save_as).offer(self.tr("仍然覆盖"), self._overwrite)

    def _overwrite(self) -> None:
        self._files.save_to(self._path, over=True)
