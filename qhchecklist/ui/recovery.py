"""Offers what the last run could not save: one draft after another, in the notice strip."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from qhchecklist.draft import Draft, DraftFile, left_behind
from qhchecklist.policy.problem import UnreadableFileError
from qhchecklist.policy.profile import flatten
from qhchecklist.policy.system_error import refusal
from qhchecklist.ui.drafts import DraftKeeper
from qhchecklist.ui.files import Files
from qhchecklist.ui.notices import Notice, NoticeArea
from qhchecklist.ui.session import Session

_LONGEST = 40
"""So much of a name is said."""


class Recovery(QObject):
    """Asks about each draft left behind: 恢复, 丢弃, or 以后再说, which keeps it for the next start.

    A draft is removed only when its dossier is safe in the draft of this run, or at the person's word, which can be
    taken back as long as the sentence about it stands.
    """

    def __init__(
        self, session: Session, files: Files, keeper: DraftKeeper, notices: NoticeArea, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._files = files
        self._keeper = keeper
        self._notices = notices
        self._waiting: list[tuple[DraftFile, Draft]] = []
        self._offered: tuple[DraftFile, Draft] | None = None
        self._given_up: list[tuple[Notice, DraftFile, Draft]] = []

    def begin(self, folder: Path) -> None:
        """Look for drafts and offer the first; those that cannot be read are set aside with one sentence."""
        self._waiting = []
        aside: Path | None = None
        for file in left_behind(folder):
            try:
                self._waiting.append((file, file.read()))
            except UnreadableFileError:
                aside = self._set_aside(file)
        if aside is not None:
            sentence = self.tr("有自动草稿已损坏，不能恢复；文件没有删除，改名为 *.damaged 留在 {0}。")
            self._notices.tell(sentence.format(aside))
        self._offer_next()

    @staticmethod
    def _set_aside(file: DraftFile) -> Path:
        try:
            return file.set_aside()
        except OSError:
            return file.folder
        finally:
            file.let_go()

    def _offer_next(self) -> None:
        self._offered = self._waiting.pop(0) if self._waiting else None
        if self._offered is None:
            return
        notice = self._notices.tell(self._sentence(self._offered[1]))
        notice.offer(self.tr("恢复"), self._restore).offer(self.tr("丢弃"), self._discard)
        notice.name_last(self.tr("以后再说"))
        notice.gone.connect(self._on_gone)

    def _sentence(self, draft: Draft) -> str:
        """Whose draft it is, of when, and how much is in it."""
        answers = flatten(draft.dossier.profile, self._session.rulebook.catalogue)
        count = sum(value is not None and value != "" for value in answers.values())
        firm = self._firm(draft)
        when = draft.at.strftime("%Y-%m-%d %H:%M")
        if draft.path is None:
            said = self.tr("上次未保存就中断了：{0}，{1}，已答 {2} 项。").format(firm, when, count)
            return said + self._papers(draft)
        words = self.tr("上次未保存就中断了：{0}（{1}），{2}，已答 {3} 项。")
        said = words.format(firm, _short(draft.path.name), when, count)
        written = draft.overtaken_at()
        if written is None:
            return said
        later = self.tr("这个文件后来又改过（{0}），草稿里没有那些改动。")
        return said + later.format(written.strftime("%Y-%m-%d %H:%M"))

    def _papers(self, draft: Draft) -> str:
        """How many papers of a client wait in it for their visit."""
        if draft.client is None:
            return ""
        from qhchecklist.ui.clients.papers import read_papers  # loaded when there is a client

        papers = read_papers(draft.client.get("papers"))
        return self.tr("有 {0} 份打印或导出的纸面还没有记入来访。").format(len(papers)) if papers else ""

    def _firm(self, draft: Draft) -> str:
        given = flatten(draft.dossier.profile, self._session.rulebook.catalogue).get("enterprise_name")
        return (_short(given) if isinstance(given, str) else "") or self.tr("未命名企业")

    # --- the answer ----------------------------------------------------------------------------------

    def _restore(self) -> None:
        if self._offered is None:
            return
        file, draft = self._offered
        if not self._files.restore(draft):
            self._waiting.insert(0, (file, draft))  # the present dossier stays; asked again
        elif self._keeper.keep():
            self._remove(file)

    def _discard(self) -> None:
        if self._offered is None:
            return
        file, draft = self._offered
        notice = self._notices.tell(self.tr("已丢弃“{0}”的草稿。").format(self._firm(draft)))
        self._given_up.append((notice, file, draft))
        notice.offer(self.tr("撤销丢弃"), self._take_back)
        notice.gone.connect(self._on_sentence_gone)

    def _take_back(self) -> None:
        """The sentence whose button was pressed goes with it: its draft is asked about again."""
        notice = _notice_of(self.sender())
        for given_up in [one for one in self._given_up if one[0] is notice]:
            self._given_up.remove(given_up)
            self._waiting.insert(0, given_up[1:])
        if self._offered is None:
            self._offer_next()

    def _on_sentence_gone(self) -> None:
        for given_up in [one for one in self._given_up if one[0] is self.sender()]:
            self._given_up.remove(given_up)
            self._remove(given_up[1])

    def finish(self) -> None:
        """The window goes: what was given up is gone for good."""
        for _, file, _ in self._given_up:
            self._remove(file)
        self._given_up = []

    def _remove(self, file: DraftFile) -> None:
        try:
            file.remove()
        except OSError as error:
            sentence = self.tr("草稿 {0} 删不掉：{1}；下次启动时还会提起。")
            self._notices.tell(sentence.format(file.path, refusal(error).what[self._session.lang]))
        file.let_go()

    def _on_gone(self) -> None:
        self._offer_next()


def _notice_of(button: QObject) -> QObject | None:
    return button.parent()


def _short(name: str) -> str:
    """The beginning of a name, without what would break the line or turn the text round."""
    clean = "".join(filter(str.isprintable, name)).strip()
    return clean if len(clean) <= _LONGEST else f"{clean[: _LONGEST - 1]}…"
