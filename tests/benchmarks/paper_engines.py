"""The same texts in the same fonts as a PDF, by each engine; run by bench_paper.py in a process of its own.

    python paper_engines.py ENGINE TEXTS.json OUT.pdf     one document, then the end (cold)
    python paper_engines.py ENGINE TEXTS.json -           a document for every line read, which names the firm;
                                                          the answer is CPU seconds, wall seconds and bytes (warm)

Every engine sets A4 with the same margins, sizes and leadings. Ours also writes tags and archival metadata, which
of the others only typst and WeasyPrint can; these are asked for PDF/UA-1.
"""

from __future__ import annotations

import atexit
import json
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

Texts = dict[str, Any]
Make = Callable[[str], bytes]
"""Makes the document of a firm."""

MARGIN = 20 * 72 / 25.4  # points, on all sides
_WIDTH, _HEIGHT = 595.28, 841.89
_AFTER = 2.0  # points below each paragraph


def named(texts: Texts, firm: str) -> list[tuple[str, str]]:
    """The paragraphs with a firm's name in the second, and its number in all others.

    So that no paragraph of a document was in the one before: typst remembers those that were.
    """
    title, (style, _), *others = texts["paragraphs"]
    number = "".join(one for one in firm if one.isdigit())
    return [tuple(title), (style, firm), *((style, f"{text}（{number}）") for style, text in others)]


def ours(texts: Texts) -> Make:
    """The typesetting of this product, without its checklist."""
    from qhchecklist.report.typeset.chain import FaceChain
    from qhchecklist.report.typeset.document import Margins, build
    from qhchecklist.report.typeset.faces import open_face
    from qhchecklist.report.typeset.flow import TextBlock
    from qhchecklist.report.typeset.style import TextStyle

    faces = {name: open_face(Path(font["path"])) for name, font in texts["fonts"].items()}
    rest = (faces["serif"], faces["sans"])
    margins = Margins(MARGIN, MARGIN, MARGIN, MARGIN)

    def make(firm: str) -> bytes:
        styles = {  # made anew for each document, as the product does
            name: TextStyle(FaceChain(faces[look["font"]], faces[look["font"]], rest), look["size"], look["leading"])
            for name, look in texts["styles"].items()
        }
        story = [TextBlock(text, styles[style], space_after=_AFTER) for style, text in named(texts, firm)]
        return build(story, title="清单", author="", subject="", margins=margins)

    return make


def product(texts: Texts) -> Make:
    """The whole product: rule book, judgement, and the sheet with its tables, boxes, figures and attachment."""
    from paper_texts import checklist, judge, sample

    from qhchecklist.report.pdf import render

    del texts
    assessor, answers = judge(), sample()

    def make(firm: str) -> bytes:
        return render(checklist(assessor, {**answers, "enterprise_name": firm}))

    return make


def stock_reportlab(texts: Texts) -> Make:
    """reportlab as it comes: TTFont, and Paragraph with its wrapping for Chinese."""
    from xml.sax.saxutils import escape

    from reportlab.lib.enums import TA_JUSTIFY
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    for name, font in texts["fonts"].items():
        pdfmetrics.registerFont(TTFont(name, font["path"]))
    styles = {
        name: ParagraphStyle(
            name,
            fontName=look["font"],
            fontSize=look["size"],
            leading=look["leading"],
            wordWrap="CJK",
            alignment=TA_JUSTIFY,
            spaceAfter=_AFTER,
        )
        for name, look in texts["styles"].items()
    }

    def make(firm: str) -> bytes:
        out = BytesIO()
        sides = {f"{side}Margin": MARGIN for side in ("left", "right", "top", "bottom")}
        document = SimpleDocTemplate(out, pagesize=(_WIDTH, _HEIGHT), **sides)
        document.build([Paragraph(escape(text), styles[style]) for style, text in named(texts, firm)])
        return out.getvalue()

    return make


def weasyprint(texts: Texts) -> Make:
    """HTML with the same faces; tagged."""
    from html import escape

    from weasyprint import HTML
    from weasyprint.text.fonts import FontConfiguration

    faces = "".join(
        f"@font-face{{font-family:{name};src:url({Path(font['path']).as_uri()})}}"
        for name, font in texts["fonts"].items()
    )
    looks = "".join(
        f".{name}{{font-family:{look['font']},serif;font-size:{look['size']}pt;line-height:{look['leading']}pt}}"
        for name, look in texts["styles"].items()
    )
    page = f"@page{{size:A4;margin:{MARGIN}pt}}p{{margin:0 0 {_AFTER}pt;text-align:justify}}"
    fonts = FontConfiguration()
    head = f"<html lang=zh-CN><title>清单</title><style>{faces}{page}{looks}</style>"

    def make(firm: str) -> bytes:
        body = "".join(f"<p class={style}>{escape(text)}</p>" for style, text in named(texts, firm))
        made: bytes = HTML(string=head + body).write_pdf(font_config=fonts, pdf_variant="pdf/ua-1")
        return made

    return make


def fpdf2(texts: Texts) -> Make:
    """fpdf2 with its cells of many lines."""
    from fpdf import FPDF

    def make(firm: str) -> bytes:
        document = FPDF(unit="pt", format="A4")
        document.set_margins(MARGIN, MARGIN, MARGIN)
        document.set_auto_page_break(True, MARGIN)
        for name, font in texts["fonts"].items():
            document.add_font(name, fname=font["path"])
        document.add_page()
        for style, text in named(texts, firm):
            look = texts["styles"][style]
            document.set_font(look["font"], size=look["size"])
            document.multi_cell(0, look["leading"], text, align="J", new_x="LMARGIN", new_y="NEXT", wrapmode="CHAR")
            document.ln(_AFTER)
        return bytes(document.output())

    return make


_TYPST = """
#set page(paper: "a4", margin: {margin}pt)
#set document(title: "清单")
#set text(lang: "zh", region: "cn", top-edge: 0.88em, bottom-edge: -0.12em)
#set par(justify: true)
#let data = json("texts.json")
#let looks = data.styles
#for (style, words) in data.paragraphs {{
  let look = looks.at(style)
  let font = data.fonts.at(look.font)
  let gap = (look.leading - look.size) * 1pt
  set par(leading: gap, spacing: gap + {after}pt)
  set text(font: font.family, weight: font.weight, size: look.size * 1pt)
  par(words)
}}
"""


def typst(texts: Texts) -> Make:
    """typst with a compiler that is kept, and with it the fonts; tagged."""
    from typst import Compiler

    folder, main, fonts = _typst_project(texts)
    compiler = Compiler(str(main), root=str(folder), font_paths=fonts, ignore_system_fonts=True)

    def make(firm: str) -> bytes:
        _write_json(folder, texts, firm)
        made: bytes = compiler.compile(input=str(main), format="pdf", pdf_standards=["ua-1"])
        return made

    return make


def typst_call(texts: Texts) -> Make:
    """typst by the one call that its manual begins with; tagged."""
    from typst import compile as compile_typst

    folder, main, fonts = _typst_project(texts)

    def make(firm: str) -> bytes:
        _write_json(folder, texts, firm)
        options = {"root": str(folder), "font_paths": fonts, "ignore_system_fonts": True}
        made: bytes = compile_typst(str(main), format="pdf", pdf_standards=["ua-1"], **options)
        return made

    return make


def _typst_project(texts: Texts) -> tuple[Path, Path, list[str]]:
    """A folder, the document in it, and the folders of fonts."""
    folder = Path(tempfile.mkdtemp(prefix="paper-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    main = folder / "main.typ"
    main.write_text(_TYPST.format(margin=MARGIN, after=_AFTER), encoding="utf-8")
    _write_json(folder, texts, "")
    return folder, main, [str(Path(texts["fonts"]["serif"]["path"]).parent)]


def _write_json(folder: Path, texts: Texts, firm: str) -> None:
    content = json.dumps({**texts, "paragraphs": named(texts, firm)}, ensure_ascii=False)
    (folder / "texts.json").write_text(content, encoding="utf-8")


ENGINES: dict[str, Callable[[Texts], Make]] = {
    "ours": ours,
    "product": product,
    "reportlab": stock_reportlab,
    "weasyprint": weasyprint,
    "fpdf2": fpdf2,
    "typst": typst,
    "typst-call": typst_call,
}


def serve(make: Make) -> None:
    """Answer each line with the cost of a document."""
    for line in sys.stdin:
        wall, cpu = time.perf_counter(), time.process_time()
        data = make(line.strip())
        spent = time.process_time() - cpu, time.perf_counter() - wall
        sys.stdout.write(f"{spent[0]} {spent[1]} {len(data)}\n")
        sys.stdout.flush()


def main(engine: str, source: str, out: str) -> None:
    """One document, or one for every line read."""
    texts = json.loads(Path(source).read_text(encoding="utf-8"))
    make = ENGINES[engine](texts)
    if out == "-":
        serve(make)
    else:
        Path(out).write_bytes(make(texts["paragraphs"][1][1]))


if __name__ == "__main__":
    main(*sys.argv[1:])
