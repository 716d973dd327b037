"""Asks authorities what only they settle, and takes in what they answer."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from qhchecklist.checklist import Checklist
from qhchecklist.policy.text import Text
from qhchecklist.policy.whole_file import write_private
from qhchecklist.ui.background import Background, Steps
from qhchecklist.ui.clients.actions import ClientActions
from qhchecklist.ui.dialogs import Dialogs
from qhchecklist.ui.files import Files
from qhchecklist.ui.paper.voice import Voice
from qhchecklist.ui.session import Session
from qhchecklist.ui.zones import Zones

if TYPE_CHECKING:
    from collections.abc import Callable

    from qhchecklist.assess.authority import Inquiry
    from qhchecklist.report.inquiry import InquiryOptions
    from qhchecklist.report.pdf import Paper
    from qhchecklist.store.decisions import Decision
    from qhchecklist.store.store import Store
    from qhchecklist.ui.clients.day import ClientDay
    from qhchecklist.ui.clients.inquiry_window import InquiryWindow
    from qhchecklist.ui.clients.reply_window import ReplyWindow, Subject


class Room(Protocol):
    """What of the window is needed here."""

    zones: Zones


class Inquiring(QObject):
    """One for each window; `room` is the window again, by its parts. `day` gives the help desk of a client at work."""

    def __init__(
        self,
        session: Session,
        files: Files,
        dialogs: Dialogs,
        commands: ClientActions,
        voice: Voice,
        day: Callable[[], ClientDay],
        today: Callable[[], date],
        window: QWidget,
        room: Room,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._files = files
        self._dialogs = dialogs
        self._voice = voice
        self._day = day
        self._today = today
        self._window = window
        self._room = room
        self._background = Background(self)
        self._path = Path()
        self._window_of_questions: InquiryWindow | None = None
        self.replying: ReplyWindow | None = None
        commands.inquiry.triggered.connect(self.show)
        commands.reply.triggered.connect(self.ask_reply)
        session.assessed.connect(self._on_assessed)
        session.language_changed.connect(self.close)
        session.file_changed.connect(self._on_firm)

    def follow(self, zones: Zones) -> None:
        """Follow zones that were just built, in the present look."""
        zones.asking.connect(self._on_asking)
        self.close()

    # --- the questions -------------------------------------------------------------------------------

    @property
    def shown(self) -> InquiryWindow | None:
        """The window of questions while it is open."""
        found = self._window_of_questions
        return found if found is not None and isValid(found) else None

    def show(self) -> None:
        """Show all questions."""
        self._show("")

    def _on_asking(self) -> None:
        self._show(self._room.zones.chosen())

    def _show(self, support: str) -> None:
        from qhchecklist.ui.clients.inquiry_window import InquiryWindow

        if self._files.is_tried_out():
            return
        self._session.settle()
        shown = self.shown
        if shown is None:
            shown = InquiryWindow(self._session.lang, self._session.client is not None, self._window)
            self._window_of_questions = shown
            shown.printing.connect(self._on_printing)
            shown.copying.connect(self._on_copying)
            shown.replying.connect(self.ask_reply)
        shown.show_questions(self._session.own_checklist(), self._session.explainer, support)
        shown.show()
        shown.raise_()
        shown.activateWindow()

    def close(self) -> None:
        """Close what is shown in the old language or look, or of another firm."""
        if self.shown is not None:
            self.shown.close()
        self._window_of_questions = None

    def _on_assessed(self) -> None:
        if self.shown is not None:
            self.shown.show_questions(self._session.own_checklist(), self._session.explainer)

    def _on_firm(self) -> None:
        if self.shown is not None:
            self.shown.reply.setVisible(self._session.client is not None)

    # --- sheets --------------------------------------------------------------------------------------

    def _on_printing(self) -> None:
        from qhchecklist.report.inquiry import InquiryOptions

        shown = self.shown
        if shown is None or shown.inquiry is None:
            return
        path = self._dialogs.export_file(shown, self._suggestion("pdf"))
        if path is not None:
            self._path = path
            options = InquiryOptions(
                self._session.lang, shown.large.isChecked(), shown.masked.isChecked(), self._today()
            )
            work = partial(_write_pdf, self._session.own_checklist(), shown.inquiry, options, path)
            self._background.start_long(work, self._on_written, self._on_failed)

    def _on_copying(self) -> None:
        shown = self.shown
        if shown is None or shown.inquiry is None:
            return
        path = self._dialogs.text_file(shown, self._suggestion("txt"))
        if path is not None:
            self._path = path
            work = partial(_write_text, path, shown.sheet.toPlainText())
            self._background.start(work, self._on_written, self._on_failed)

    def _suggestion(self, ending: str) -> str:
        """Without the firm's name where that is withheld."""
        shown = self.shown
        assert shown is not None
        office = shown.office or self.tr("单位待定")
        name = self.tr("问题单 {0}").format(office)
        firm = "" if shown.masked.isChecked() else self._files.safe_firm()
        return str(Path(self._files.folder) / f"{f'{firm} {name}'.strip()}.{ending}")

    def _on_written(self, made: object) -> None:
        self._files.folder = str(self._path.parent)
        self._voice.say(self.tr("已导出 {0}").format(self._path.name), self._path)
        spelt_out = getattr(made, "spelt_out", None)
        if spelt_out is not None:
            self._voice.tell(spelt_out[self._session.lang])

    def _on_failed(self, error: object) -> None:
        message = getattr(error, "message", None)  # UnreadableFileError
        problem = self.tr("问题单没有写成（{0}）。填写的内容都在，可以再试一次。")
        said = str(message[self._session.lang]) if message is not None else problem.format(error)
        self._voice.tell(said)

    # --- answers -------------------------------------------------------------------------------------

    def ask_reply(self) -> None:
        """Ask what an authority answered about the client at work."""
        from qhchecklist.ui.clients.reply_window import ReplyWindow

        session = self._session
        if session.client is None or self._files.is_tried_out():
            return
        session.settle()
        subjects = self._subjects()
        if not subjects:
            self._voice.say(self.tr("没有须由主管部门认定的问题。"))
            return
        asked = self.shown.inquiry if self.shown is not None else None
        support = asked.points[0].supports[0].id if asked is not None else self._room.zones.chosen()
        parent = self.shown or self._window
        self.replying = ReplyWindow(self._firm(), subjects, support, self._today(), self._dialogs, session.lang, parent)
        self.replying.given.connect(self._on_given)
        self.replying.finished.connect(self._on_closed)
        self.replying.open()

    def _firm(self) -> str:
        """The name, and the end of the code, which tells two of nearly one name apart."""
        name, code = self._session.own_reading.name, self._session.own_reading.facts.values.get("uscc")
        return f"{name}（…{code[-4:]}）" if isinstance(code, str) else name

    def _subjects(self) -> tuple[Subject, ...]:
        """The open questions, then those that were answered and may be answered otherwise."""
        from qhchecklist.assess.authority import open_points
        from qhchecklist.ui.clients.reply_window import Subject

        session, lang = self._session, self._session.lang
        assessment = session.own_checklist().assessment
        titles = {one.id: f"{one.id} {one.title[lang]}" for one in session.rulebook.policy.supports}
        found = [
            Subject(
                point.first.support.id,
                ("；" if lang == "zh" else "; ").join(titles[one.id] for one in point.supports),
                point.first.question,
                point.first.point,
                point.first.goods,
                tuple(office.zh for office in point.first.offices),
            )
            for point in open_points(assessment, session.explainer)
        ]
        known = {(one.point, one.goods) for one in found}
        for one in reversed(self._day().record.decisions):
            if one.point and one.support in titles and (one.point, one.goods) not in known:
                known.add((one.point, one.goods))
                title = self.tr("{0}（更正）").format(titles[one.support])
                found.append(
                    Subject(one.support, title, Text(one.question, one.question), one.point, one.goods, (one.office,))
                )
        return tuple(found)

    def _on_closed(self) -> None:
        self.replying = None

    def _on_given(self, decision: object, letter: object) -> None:
        client = self._session.client
        if client is not None:
            work = partial(_record, client.id, cast("Decision", decision), cast("Path | None", letter))
            self._day().access.ask(work, self._on_recorded, self._on_not_recorded)

    def _on_recorded(self, decision: object) -> None:
        if self.replying is not None:
            self.replying.accept()
        told = cast("Decision", decision).words[self._session.lang]
        self._voice.say(self.tr("已记下：{0}").format(told))
        self._day().record.refresh()

    def _on_not_recorded(self, error: object) -> None:
        from qhchecklist.ui.clients.access import why

        sentence = why(error, self._session.lang, self.tr("答复没有记成（{0}）。填的内容都在，可以再试一次。"))
        if self.replying is not None:
            self.replying.refuse(sentence)
        else:
            self._voice.tell(sentence)

    def finish(self) -> None:
        """Let what is under way end, before the window goes."""
        self._background.wait()


def _write_pdf(checklist: Checklist, inquiry: Inquiry, options: InquiryOptions, path: Path, steps: Steps) -> Paper:
    from qhchecklist.report.inquiry import print_inquiry  # reportlab stays off the way to the first window

    paper = print_inquiry(checklist, inquiry, options)
    steps.check()
    write_private(path, paper.data)
    return paper


def _write_text(path: Path, words: str) -> None:
    write_private(path, words.encode())


def _record(client: str, decision: Decision, letter: Path | None, store: Store) -> Decision:
    from qhchecklist.store.package import MOST_ATTACHMENT
    from qhchecklist.store.replies import Letter, record_reply

    held = None
    if letter is not None:
        with letter.open("rb") as file:
            held = Letter(letter.name, file.read(MOST_ATTACHMENT + 1))
    return record_reply(store, client, decision, held)
