"""The window's language: Chinese is the source, English comes from a compiled catalogue."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QObject, QTranslator

from qhchecklist.policy.text import Lang
from qhchecklist.ui import theme

if TYPE_CHECKING:
    from qhchecklist.ui.session import Session


class Language(QObject):
    """Switches the words of the program and of Qt's own dialogs, then tells the session, if there is one yet."""

    def __init__(self, catalogues: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session: Session | None = None
        self._lang: Lang = "zh"
        self._catalogues = catalogues
        self._installed: list[QTranslator] = []

    def follow(self, session: Session) -> None:
        """From now on tell a session which language is used."""
        self._session = session
        session.set_language(self._lang)

    def use(self, lang: Lang) -> None:
        """Show everything in a language."""
        self._lang = lang
        self._remove()
        theme.write_latin(lang == "en")
        if lang == "en":
            self._install("en_US", str(self._catalogues))
        else:
            self._install("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
            self._install("qt_zh_CN", str(self._catalogues))  # the few words of its file dialog that Qt lacks
        if self._session is not None:
            self._session.set_language(lang)

    def _install(self, name: str, folder: str) -> None:
        translator = QTranslator(self)
        if translator.load(name, folder):
            QCoreApplication.installTranslator(translator)
            self._installed.append(translator)

    def _remove(self) -> None:
        for translator in self._installed:
            QCoreApplication.removeTranslator(translator)
            translator.deleteLater()
        self._installed.clear()
