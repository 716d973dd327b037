# /// script
# requires-python = ">=3.11"
# dependencies = ["brotli==1.2.1", "fonttools==4.68.0"]
# ///
"""Makes resources/fonts/QhNoticeKai-Regular.ttf, the face in which words of a notice are set on screen.

    npm pack lxgw-wenkai-webfont@1.7.0
    uv run tools/notice_kai.py lxgw-wenkai-webfont-1.7.0.tgz

The package cuts LXGW WenKai into pieces by character. The characters that the notices of resources/policies
use, and ASCII and the usual punctuation, are taken from the pieces and joined; layout tables are dropped; the
face gets a name of its own, because the licence reserves the original's. The same package and the same
notices give the same bytes.
"""

from __future__ import annotations

import hashlib
import io
import re
import sys
import tarfile
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = "5294aaeb3bc6f3949d8c209103eab696c9ce3e606a14f8e6b87bba3b7287c8a2"
FAMILY, FILE = "Qh Notice Kai", "QhNoticeKai-Regular.ttf"
PUNCTUATION = "　、。〈〉《》「」『』【】〔〕〖〗“”…—–·（），．：；？！～％＋－／￥×÷℃°§№→←"
MADE = 3786825600  # 2024-01-01 in seconds since 1904: bytes must not depend on the clock


def wanted() -> set[str]:
    """The characters of all notices, and the usual ones."""
    texts = [
        path.read_text(encoding="utf-8") for path in sorted((ROOT / "resources" / "policies").glob("*/source.txt"))
    ]
    ascii_ = "".join(map(chr, range(0x20, 0x7F)))
    found = set("".join(texts) + ascii_ + PUNCTUATION + "此处缺零一二三四五六七八九十百千句")
    return {one for one in found if not unicodedata.category(one).startswith("C")}


def pieces(package: tarfile.TarFile) -> list[tuple[str, set[int]]]:
    """The files of the regular weight with the characters that the style sheet gives to each."""
    sheet = package.extractfile("package/lxgwwenkai-regular.css")
    assert sheet is not None
    found = []
    for block in sheet.read().decode().split("@font-face")[1:]:
        name = re.search(r"files/([\w-]+\.woff2)", block)
        ranges = re.search(r"unicode-range: ([^\n;}]*)", block)
        assert name is not None
        assert ranges is not None
        codes: set[int] = set()
        for part in ranges[1].split(","):
            first, _, last = part.strip().removeprefix("U+").partition("-")
            codes.update(range(int(first, 16), int(last or first, 16) + 1))
        found.append((name[1], codes))
    return found


def opened(package: tarfile.TarFile, name: str) -> TTFont:
    """One piece as a font."""
    data = package.extractfile(f"package/files/{name}")
    assert data is not None
    return TTFont(io.BytesIO(data.read()))


def build(package: tarfile.TarFile) -> bytes:
    """The joined face."""
    glyphs, metrics, cmap = {".notdef": TTGlyphPen(None).glyph()}, {".notdef": (1000, 0)}, {}
    left, first = {ord(one) for one in wanted()}, None
    for name, codes in pieces(package):
        here = sorted(codes & left)
        if not here:
            continue
        font = opened(package, name)
        first = first or font
        drawn, names = font.getGlyphSet(), font.getBestCmap()
        for code in here:
            if code not in names:
                continue
            glyph = f"uni{code:04X}"
            pen = TTGlyphPen(None)
            drawn[names[code]].draw(Flat(pen, drawn))
            glyphs[glyph] = pen.glyph()
            metrics[glyph] = font["hmtx"][names[code]]
            cmap[code] = glyph
            left.discard(code)
    assert first is not None
    if left:
        print("not in the package:", " ".join(f"U+{code:04X}" for code in sorted(left)), file=sys.stderr)
    return assembled(first, glyphs, metrics, cmap)


class Flat:
    """Draws components as outlines: a joined face has other glyph names."""

    def __init__(self, pen: Any, drawn: Mapping[str, Any]) -> None:
        self._pen, self._drawn = pen, drawn

    def __getattr__(self, name: str) -> Any:
        return getattr(self._pen, name)

    def addComponent(self, name: str, transformation: tuple[float, ...]) -> None:
        """Draw the other glyph in place."""
        self._drawn[name].draw(Flat(TransformPen(self._pen, transformation), self._drawn))


def assembled(first: TTFont, glyphs: dict[str, Any], metrics: dict[str, Any], cmap: dict[int, str]) -> bytes:
    """A font of these glyphs, with the measures of the first piece and a name of its own."""
    head, hhea, os2 = first["head"], first["hhea"], first["OS/2"]
    given = {record.nameID: record.toUnicode() for record in first["name"].names if record.langID in (0, 0x409)}
    builder = FontBuilder(head.unitsPerEm, isTTF=True)
    builder.setupGlyphOrder([".notdef", *sorted(set(glyphs) - {".notdef"})])
    builder.setupCharacterMap(cmap)
    builder.setupGlyf(glyphs)
    table = builder.font["glyf"]
    for name, (width, _) in metrics.items():
        table[name].recalcBounds(table)
        metrics[name] = width, getattr(table[name], "xMin", 0)
    builder.setupHorizontalMetrics(metrics)
    builder.setupHorizontalHeader(ascent=hhea.ascent, descent=hhea.descent)
    builder.setupNameTable(
        {
            "copyright": given[0],
            "familyName": FAMILY,
            "styleName": "Regular",
            "uniqueFontIdentifier": f"{FAMILY} Regular, from lxgw-wenkai-webfont 1.7.0",
            "fullName": f"{FAMILY} Regular",
            "version": given[5].split(";")[0],
            "psName": FILE.removesuffix(".ttf"),
            "licenseDescription": "This Font Software is licensed under the SIL Open Font License, Version 1.1.",
            "licenseInfoURL": "https://openfontlicense.org",
        },
        mac=False,
    )
    builder.setupOS2(
        sTypoAscender=os2.sTypoAscender,
        sTypoDescender=os2.sTypoDescender,
        usWinAscent=os2.usWinAscent,
        usWinDescent=os2.usWinDescent,
        usWeightClass=400,
        fsType=0,
    )
    builder.setupPost(keepGlyphNames=False)
    builder.font["head"].created = builder.font["head"].modified = MADE
    builder.font.recalcTimestamp = False
    out = io.BytesIO()
    builder.font.save(out)
    return out.getvalue()


def main() -> None:
    """Check the package, write the face, tell its hash."""
    data = Path(sys.argv[1]).read_bytes()
    if hashlib.sha256(data).hexdigest() != PACKAGE:
        sys.exit("this is not lxgw-wenkai-webfont 1.7.0")
    with tarfile.open(fileobj=io.BytesIO(data)) as package:
        face = build(package)
    (ROOT / "resources" / "fonts" / FILE).write_bytes(face)
    print(FILE, len(face), hashlib.sha256(face).hexdigest())


if __name__ == "__main__":
    main()
