# /// script
# requires-python = ">=3.11"
# dependencies = ["brotli==1.2.1", "fonttools==4.68.0"]
# ///
"""Makes the bundled fonts from their packages, as resources/fonts/SOURCES.toml says, and checks the bytes.

    npm pack @expo-google-fonts/noto-serif-sc@0.4.3
    uv run tools/fonts.py expo-google-fonts-noto-serif-sc-0.4.3.tgz …

Packages are known by their sha256. Each font is made anew and compared with the sha256 that SOURCES.toml
gives; `--write` also puts it into resources/fonts. A font comes to be in one of three ways, its `recipe`:

copy    the file of the package, byte for byte;
subset  the characters of GBK, of Latin and of the usual symbols; layout tables and hints dropped;
join    the package cuts LXGW WenKai into pieces by character. The characters that the notices of
        resources/policies use, and ASCII and the usual punctuation, are joined from the pieces; layout tables
        dropped; the face gets a name of its own, because the licence reserves the original's.

The same packages and the same notices give the same bytes.
"""

from __future__ import annotations

import hashlib
import io
import re
import sys
import tarfile
import tomllib
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "fonts"
FAMILY, FILE = "Qh Notice Kai", "QhNoticeKai-Regular.ttf"
PUNCTUATION = "　、。〈〉《》「」『』【】〔〕〖〗“”…—–·（），．：；？！～％＋－／￥×÷℃°§№→←"
MADE = 3786825600  # 2024-01-01 in seconds since 1904: bytes must not depend on the clock


def copied(package: tarfile.TarFile, path: str) -> bytes:
    """One file of the package."""
    data = package.extractfile(f"package/{path}")
    if data is None:
        raise FileNotFoundError(f"{path} is no file of the package")
    return data.read()


def gbk() -> set[int]:
    """Code points of GBK, of Latin with its accents, and of punctuation, letterlike forms and arrows."""
    found = {*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x2000, 0x2070), *range(0x2100, 0x2200)}
    for first in range(0x81, 0xFF):
        for second in range(0x40, 0xFF):
            character = bytes((first, second)).decode("gbk", "ignore")
            found |= {ord(character)} if len(character) == 1 else set()
    return found


def subset(package: tarfile.TarFile, path: str) -> bytes:
    """A face of the package with the characters of GBK."""
    options = Options(layout_features=[], hinting=False, notdef_outline=True, recalc_timestamp=False)
    options.name_IDs, options.name_languages = ["*"], [0x409]
    options.drop_tables += ["BASE", "GDEF", "GPOS", "GSUB", "STAT", "gasp", "vhea", "vmtx", "DSIG"]
    font = TTFont(io.BytesIO(copied(package, path)), recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=gbk())
    subsetter.subset(font)
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


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


def joined(package: tarfile.TarFile, _path: str) -> bytes:
    """The face joined from the pieces of the package."""
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


RECIPES = {"copy": copied, "subset": subset, "join": joined}


def make(font: dict[str, Any], package: tarfile.TarFile, *, write: bool) -> bool:
    """Make the files of one entry of SOURCES.toml; whether all have the bytes it names."""
    right = True
    for file in font["file"]:
        data = RECIPES[font["recipe"]](package, file["in_package"])
        found = hashlib.sha256(data).hexdigest()
        right = right and found == file["sha256"]
        print(file["name"], len(data), found, "as named" if found == file["sha256"] else "NOT AS NAMED")
        if write:
            (FOLDER / file["name"]).write_bytes(data)
    return right


def main() -> None:
    """Make what can be made from the packages named on the command line."""
    write = "--write" in sys.argv
    sources = tomllib.loads((FOLDER / "SOURCES.toml").read_text(encoding="utf-8"))["font"]
    right = True
    for name in (one for one in sys.argv[1:] if one != "--write"):
        data = Path(name).read_bytes()
        fonts = [one for one in sources if one["package"]["sha256"] == hashlib.sha256(data).hexdigest()]
        if not fonts:
            sys.exit(f"SOURCES.toml names no package with the bytes of {name}")
        with tarfile.open(fileobj=io.BytesIO(data)) as package:
            made = [make(font, package, write=write) for font in fonts]
            right = right and all(made)
    sys.exit(0 if right else "some fonts differ from SOURCES.toml")


if __name__ == "__main__":
    main()
