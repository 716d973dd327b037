"""The desktop program: the only place that builds and connects everything; what follows the first frame is in
ui/opening.py."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from qhchecklist import __version__, paths, settings
from qhchecklist.policy.record import record
from qhchecklist.ui import theme
from qhchecklist.ui.main_window import MainWindow
from qhchecklist.ui.opening import Opening, Wish
from qhchecklist.ui.single_instance import SingleInstance
from qhchecklist.ui.stages import Stages


def main(argv: Sequence[str] | None = None) -> int:
    """Run the desktop program; returns the exit code."""
    options = _options(sys.argv[1:] if argv is None else argv)
    obstacle = prepare_platform()
    if obstacle:
        sys.stderr.write(f"{obstacle}\n")
        return 2
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName(paths.APP)
    app.setApplicationVersion(__version__)
    instance = SingleInstance(paths.user_data())
    if not instance.is_first() and instance.hand_over(options.file):
        return 0
    kept, notice = settings.load(paths.user_config())
    theme.apply(app, kept.theme, kept.scale)
    window = MainWindow(kept)
    instance.setParent(window)
    window.left.connect(instance.close)
    opening = Opening(window, instance, Wish(options.file, notice, options.quit_after_start))
    hook = CrashHook(window.tell, window)
    sys.excepthook = hook.handle
    Stages(window.curtain, opening.steps())
    window.show()
    try:
        return app.exec() or int(opening.failed)
    finally:
        sys.excepthook = sys.__excepthook__


@record
class _Options:
    """What was asked for on the command line."""

    file: Path | None = None
    quit_after_start: bool = False


def _options(arguments: Sequence[str]) -> _Options:
    """The command line; most starts have none and need no parser."""
    if not arguments:
        return _Options()
    from argparse import SUPPRESS, ArgumentParser

    parser = ArgumentParser(prog="qhchecklist-desktop", description="青海外贸政策适用清单")
    parser.add_argument(
        "file", nargs="?", type=Path, help="企业画像（YAML、JSON）、填写表（XLSX）或导出的 PDF；不给则打开示例"
    )
    parser.add_argument("--version", action="version", version=__version__)
    parser.add_argument("--quit-after-start", action="store_true", help=SUPPRESS)
    given = parser.parse_args(arguments)
    return _Options(given.file, given.quit_after_start)


def prepare_platform() -> str:
    """Set what Qt reads before it starts on Linux; returns why no window can open, else nothing.

    Without these checks Qt ends the process with a message that names the wrong cause.
    """
    if not sys.platform.startswith("linux"):
        return ""
    modules = [name for name in os.environ.get("QT_IM_MODULES", "wayland").split(";") if name]
    if "ibus" not in modules:  # the binding brings no fcitx module; fcitx5 answers as ibus
        os.environ["QT_IM_MODULES"] = ";".join([*modules, "ibus"])
    os.environ.setdefault("IBUS_USE_PORTAL", "1")  # fcitx5 is not reached at the address it writes for ibus
    if os.environ.get("QT_QPA_PLATFORM"):
        return ""
    if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
        return "没有图形桌面（DISPLAY 与 WAYLAND_DISPLAY 都没有设置）；没有桌面时请用命令行 qhchecklist。"
    if not os.environ.get("WAYLAND_DISPLAY"):
        try:
            ctypes.CDLL("libxcb-cursor.so.0")
        except OSError:
            return "缺系统库 libxcb-cursor0，窗口打不开；请先安装，例如 sudo apt install libxcb-cursor0。"
    return ""


class CrashHook(QObject):
    """Shows one sentence for a fault of the program; the window and what was typed stay."""

    def __init__(self, tell: Callable[[str], object], parent: QObject) -> None:
        super().__init__(parent)
        self._tell = tell

    def handle(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """The top-level exception hook."""
        from traceback import print_exception

        print_exception(kind, error, trace)
        if not issubclass(kind, KeyboardInterrupt):
            sentence = self.tr("程序出了差错（{0}）。填写的内容都在；请先保存企业画像，再继续。")
            self._tell(sentence.format(f"{kind.__name__}: {error}"))
