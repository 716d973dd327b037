"""The checklist on a printer: typeset first, so that the dialog knows the pages, then chosen, then sent."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from qhchecklist.policy.system_error import described
from qhchecklist.policy.text import Lang
from qhchecklist.ui.dialogs import Dialogs
from qhchecklist.ui.paper.choice import PrintChoice
from qhchecklist.ui.paper.exporting import Exporting
from qhchecklist.ui.paper.sending import Sending
from qhchecklist.ui.paper.typesetting import Sheets, Typesetter, why_not
from qhchecklist.ui.paper.voice import Voice
from qhchecklist.ui.session import Session


class Printing(QObject):
    """Prints the present checklist; one document at a time.

    Signals: `sent` after a printer took the document, before it `printed` with the Sheets; `stopped`
    when it was given up or failed, and why has been said.
    """

    sent = Signal()
    printed = Signal(object)
    stopped = Signal()

    def __init__(
        self, session: Session, typesetter: Typesetter, exporting: Exporting, dialogs: Dialogs, voice: Voice
    ) -> None:
        super().__init__(exporting)
        self._session = session
        self._typesetter = typesetter
        self._exporting = exporting
        self._dialogs = dialogs
        self._voice = voice
        self._sending = Sending(voice.follow, self._lang, self)
        self._sending.sent.connect(self._on_sent)
        self._sending.refused.connect(self._on_refused)
        self._sending.cancelled.connect(self._on_cancelled)
        self._sheets: Sheets | None = None
        self._is_busy = False
        self.sent.connect(self._on_over)
        self.stopped.connect(self._on_over)

    def _lang(self) -> Lang:
        return self._session.lang

    # --- asking --------------------------------------------------------------------------------------

    def ask(self) -> None:
        """Typeset, ask for a printer and print there; says so when there is none."""
        if self._is_busy:
            self._voice.tell(self.tr("上一份清单还在送往打印机；送完再打印，或先取消。"))
            return
        self._session.settle()
        if not self._dialogs.has_printer():
            self._offer_export(self.tr("这台电脑没有可用的打印机。可以先导出 PDF，拿到别处打印。"))
            return
        self._is_busy = True
        ready = self._typesetter.present()
        if ready is not None:
            self._choose(ready)
            return
        task = self._typesetter.typeset(self._on_typeset, self._on_failed)
        task.cancelled.connect(self._on_cancelled)
        self._voice.follow(task, self.tr("正在排版…"))

    def _on_typeset(self, sheets: object) -> None:
        self._choose(cast(Sheets, sheets))

    def _choose(self, sheets: Sheets) -> None:
        window = cast(QWidget, self._exporting.parent())
        choice = self._dialogs.choose_printer(window, self._title(), len(sheets.sizes))
        if choice is None:
            self.stopped.emit()
        elif choice.file is not None:  # never Qt's own PDF: it takes 一 支 门 for radicals
            self._exporting.export_to(choice.file)
            self.stopped.emit()
        else:
            if sheets.spelt_out is not None:
                self._voice.tell(sheets.spelt_out[self._session.lang])
            self._send(sheets, choice)

    def _title(self) -> str:
        firm = self._typesetter.firm() or self.tr("未命名企业")
        return self.tr("{0} 外贸政策适用清单").format(firm)

    # --- sending -------------------------------------------------------------------------------------

    def _send(self, sheets: Sheets, choice: PrintChoice) -> None:
        self._sheets = sheets
        self._sending.send(sheets.data, len(sheets.sizes), self._title(), choice)

    def finish(self) -> None:
        """Wait a little for what is under way, before the window goes, and give up the rest."""
        self._sending.finish()

    def _on_sent(self, printer: str) -> None:
        self._voice.say(self.tr("已送往打印机 {0}").format(printer))
        self.printed.emit(self._sheets)
        self.sent.emit()

    def _on_refused(self, sentence: str) -> None:
        self._offer_export(sentence)
        self.stopped.emit()

    def _on_failed(self, error: object) -> None:
        known = why_not(error, self._session.lang)
        self._on_refused(known or self.tr("没有打印成（{0}）。").format(described(error, self._session.lang)))

    def _on_cancelled(self) -> None:
        self._voice.say(self.tr("已取消打印"))
        self.stopped.emit()

    def _on_over(self) -> None:
        self._is_busy = False
        self._sheets = None

    def _offer_export(self, sentence: str) -> None:
        self._voice.tell(sentence).offer(self.tr("导出 PDF…"), self._exporting.ask)
