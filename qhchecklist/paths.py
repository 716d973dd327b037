"""Where bundled and user files live; the only module that knows the resources folder."""

from __future__ import annotations

from pathlib import Path

APP = "qhchecklist"

DEFAULT_POLICY = "qinghai-2022"


def resources() -> Path:
    """The bundled resources: beside the package in a checkout, inside it in an installed wheel.

    An editable install may leave a stale copy inside site-packages; the checkout wins.
    """
    package = Path(__file__).resolve().parent
    checkout = package.parent / "resources"
    return checkout if (checkout / "policies").is_dir() else package / "_resources"


def samples() -> tuple[Path, ...]:
    """The sample profiles, by name."""
    return tuple(sorted((resources() / "samples").glob("*.yaml")))


def first_sample() -> Path:
    """The sample that is opened when there is nothing else to show: it has something of everything."""
    return resources() / "samples" / "quinoa-garlic.yaml"


def font(bold: bool = False) -> Path:
    """The bundled Noto Sans SC."""
    return resources() / "fonts" / ("NotoSansSC-Bold.ttf" if bold else "NotoSansSC-Regular.ttf")


def serif_font(bold: bool = False) -> Path:
    """The bundled Noto Serif SC, for paper only: whole in regular, the characters of GBK in bold."""
    return resources() / "fonts" / ("NotoSerifSC-Bold.ttf" if bold else "NotoSerifSC-Regular.ttf")


def tibetan_font(*, bold: bool = False) -> Path:
    """The bundled Noto Serif Tibetan, for paper only."""
    return resources() / "fonts" / f"NotoSerifTibetan-{'Bold' if bold else 'Regular'}.ttf"


def notice_font() -> Path:
    """The bundled Kai, with the characters of the notices."""
    return resources() / "fonts" / "QhNoticeKai-Regular.ttf"


def qr_dictionary() -> Path:
    """What the texts of QR symbols are packed with; it never changes, or no symbol could be read again."""
    return resources() / "schema" / "qr-dictionary-1.txt"


def user_config() -> Path:
    """The user's settings folder; it need not exist."""
    from platformdirs import user_config_path  # heavy enough to keep off the way to the terminal

    return user_config_path(APP, appauthor=False)


def compiled() -> Path:
    """The rule books compiled when the wheel was built; a checkout has none."""
    return resources() / "compiled"


def user_cache() -> Path:
    """The user's cache folder; it need not exist."""
    from platformdirs import user_cache_path

    return user_cache_path(APP, appauthor=False)


def client_store() -> Path:
    """The clients of a help desk that keeps them on this computer; it need not exist."""
    return user_data() / "clients.sqlite3"


def user_data() -> Path:
    """The user's folder for drafts and clients; it need not exist."""
    from platformdirs import user_data_path

    return user_data_path(APP, appauthor=False)
