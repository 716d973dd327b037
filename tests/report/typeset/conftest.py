from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from qhchecklist.report.typeset.chain import FaceChain
from qhchecklist.report.typeset.document import build
from qhchecklist.report.typeset.flowable import Flowable
from qhchecklist.report.typeset.pages import Decoration
from qhchecklist.report.typeset.style import Align, TextStyle

FONTS = Path(__file__).parents[3] / "resources" / "fonts"

Reader = Callable[..., PdfReader]


@pytest.fixture(scope="session")
def faces() -> FaceChain:
    return FaceChain.from_files(FONTS / "NotoSansSC-Regular.ttf", FONTS / "NotoSansSC-Bold.ttf")


@pytest.fixture(scope="session")
def style(faces: FaceChain) -> TextStyle:
    return TextStyle(faces)


@pytest.fixture(scope="session")
def left(faces: FaceChain) -> TextStyle:
    return TextStyle(faces, align=Align.LEFT)


@pytest.fixture
def pdf() -> Reader:
    """Build a story and read it back."""

    def read(*story: Flowable, decorate: Decoration | None = None, **words: str) -> PdfReader:
        described = {"title": "清单", "author": "测试", "subject": "试验", **words}
        return PdfReader(BytesIO(build(story, decorate=decorate, **described)))

    return read


@pytest.fixture
def text_of(pdf: Reader) -> Callable[..., str]:
    """The text of a story as it can be copied from the file, without blanks (line ends fall where they fall)."""

    def extract(*story: Flowable, **words: str) -> str:
        return "".join("".join(page.extract_text() for page in pdf(*story, **words).pages).split())

    return extract
