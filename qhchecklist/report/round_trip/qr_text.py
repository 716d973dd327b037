"""The text of the QR symbol on the paper: the answers and their hash, so that a photograph restores the firm.

`QHC1:`, then in base45 JSON deflated with a dictionary that both sides have, then a full stop, so that no space at
the end is lost on the way (docs/printed-case.md). Keys:
a as-of day, b day of the business, h beginning of the profile's hash, p profile, r policy and beginning of its hash.
A profile too large for the symbol gives `n`, the firm's name, instead of `p`.
"""

from __future__ import annotations

import zlib
from datetime import date
from functools import cache

from qhchecklist import paths
from qhchecklist.dossier import DAY_KEY, Dossier, read_dossier
from qhchecklist.policy.doubts import Json
from qhchecklist.policy.problem import UnreadableFileError
from qhchecklist.policy.record import record
from qhchecklist.policy.text import Text
from qhchecklist.report.round_trip import base45
from qhchecklist.report.round_trip.names import MOST_BYTES
from qhchecklist.report.round_trip.payload import (
    Case,
    compact,
    day_of,
    hash_of,
    name_of,
    newer,
    read_json,
    too_large,
    unusable,
)
from qhchecklist.report.typeset.legible import one_line

PREFIX, END = "QHC1:", "."
_WHERE = "二维码"

HASH_DIGITS = 12
"""So many digits of a hash: those that are printed in the footer."""

_MOST_CHARACTERS = 4_296  # of the largest symbol
_LONGEST_NAME = 60


@record
class Fingerprint:
    """What a symbol holds of a firm whose answers are too many for it."""

    firm: str
    profile_sha256: str
    as_of: date

    @property
    def message(self) -> Text:
        """What can be done with it."""
        firm, sha256 = one_line(self.firm) or "—", self.profile_sha256
        zh = f"这个二维码放不下全部回答，只有企业名称（{firm}）和画像指纹 {sha256}；请打开导出的 PDF 或原来的档案文件。"
        en = f"This QR code only names the firm ({firm}) and the profile's hash {sha256}; open the PDF or the dossier."
        return Text(zh, en)


def full_text(case: Case) -> str:
    """The text that restores the profile; it may be too long for a symbol."""
    return _packed(_origin(case) | {"p": dict(case.dossier.profile)} | _business(case))


def short_text(case: Case) -> str:
    """The text that only tells which profile it was."""
    name = case.dossier.profile.get("enterprise_name")
    return _packed(_origin(case) | {"n": name[:_LONGEST_NAME] if isinstance(name, str) else ""})


def _origin(case: Case) -> dict[str, Json]:
    return {
        "a": case.as_of.isoformat(),
        "h": case.profile_sha256[:HASH_DIGITS],
        "r": f"{case.policy_id}@{case.policy_sha256[:HASH_DIGITS]}",
    }


def _business(case: Case) -> dict[str, Json]:
    day = case.dossier.business_day
    return {} if day is None else {"b": day.isoformat()}


@cache
def _dictionary() -> bytes:
    return paths.qr_dictionary().read_bytes()


def _packed(document: dict[str, Json]) -> str:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15, 9, zlib.Z_DEFAULT_STRATEGY, _dictionary())
    return PREFIX + base45.encode(packer.compress(compact(document)) + packer.flush()) + END


def read_qr_text(text: str) -> Case | Fingerprint:
    """What a scanned text holds, whoever wrote it; raises UnreadableFileError with one sentence."""
    text = text.removeprefix("\ufeff").strip()
    if not text.startswith(PREFIX):
        if text.startswith("QHC") and ":" in text[:8]:
            raise newer(_WHERE, text[3:8].partition(":")[0])
        zh = f"这段文字不是本程序印的二维码（应以 {PREFIX} 开头）；请扫描清单第一页上的二维码，把读出的文字原样粘贴。"
        raise UnreadableFileError(
            Text(zh, f"This text is not from our QR code (it would begin with {PREFIX}); scan the one on page 1.")
        )
    if not text.endswith(END):
        raise _damaged()
    return _read(_inflated(text.removeprefix(PREFIX).removesuffix(END)))


def _inflated(packed: str) -> bytes:
    if len(packed) > _MOST_CHARACTERS:
        raise _damaged()
    opener = zlib.decompressobj(-15, _dictionary())
    try:
        data = opener.decompress(base45.decode(packed), MOST_BYTES)
    except (ValueError, zlib.error) as error:
        raise _damaged() from error
    if opener.unconsumed_tail:
        raise too_large(_WHERE)
    if not opener.eof or opener.unused_data:
        raise _damaged()
    return data


def _damaged() -> UnreadableFileError:
    zh = "二维码的文字不完整或有错字；请重新扫描，把读出的文字原样粘贴（空格也算）。"
    return UnreadableFileError(
        Text(zh, "The text of the QR code is incomplete or wrong; scan it again and paste it unchanged, spaces too.")
    )


def _read(data: bytes) -> Case | Fingerprint:
    raw = read_json(data, _WHERE)
    as_of = day_of(raw.get("a"), _WHERE, "a")
    profile_hash = hash_of(raw.get("h"), _WHERE, "h")
    origin = raw.get("r")
    policy, _, policy_hash = origin.partition("@") if isinstance(origin, str) else ("", "", "")
    policy = name_of(policy, _WHERE, "r")
    policy_hash = hash_of(policy_hash, _WHERE, "r")
    profile, firm = raw.get("p"), raw.get("n")
    if profile is None and isinstance(firm, str):
        return Fingerprint(firm[:_LONGEST_NAME], profile_hash, as_of)
    if not isinstance(profile, dict):
        raise unusable(_WHERE, "p")
    return Case(_dossier(profile, raw.get("b")), as_of, policy, policy_hash, profile_hash)


def _dossier(profile: dict[str, Json], day: Json) -> Dossier:
    return read_dossier(profile if day is None else {**profile, DAY_KEY: day})
