import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

REPORT = Path(__file__).parents[3] / "qhchecklist" / "report"
MODULES = sorted(REPORT.rglob("*.py"))
FORBIDDEN_NAMES = {"Paragraph", "XPreformatted", "Preformatted", "SimpleDocTemplate", "TTFont"}
FORBIDDEN_MODULES = {"paragraph", "paraparser", "xpreformatted", "para", "ttfonts"}


def modules_imported(module: Path) -> set[str]:
    tree = ast.walk(ast.parse(module.read_text(encoding="utf-8")))
    imports = [node for node in tree if isinstance(node, ast.Import | ast.ImportFrom)]
    sources = [getattr(node, "module", None) or "" for node in imports]
    return {part for name in (*sources, *(a.name for node in imports for a in node.names)) for part in name.split(".")}


def names_used(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        match node:
            case ast.Import(names=aliases):
                yield from (part for alias in aliases for part in alias.name.split("."))
            case ast.ImportFrom(module=source, names=aliases):
                yield from (source or "").split(".")
                yield from (alias.name for alias in aliases)
            case ast.Attribute(attr=name) | ast.Name(id=name):
                yield name


@pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.relative_to(REPORT)))
def test_no_module_of_the_report_touches_reportlabs_paragraph(module: Path) -> None:
    assert not set(names_used(module)) & FORBIDDEN_NAMES
    assert not modules_imported(module) & FORBIDDEN_MODULES
    assert "*" not in modules_imported(module), "a star import would bring Paragraph in"


@pytest.mark.parametrize(
    "code",
    [
        "from reportlab.platypus import Paragraph",
        "from reportlab.platypus.paragraph import *",
        "import reportlab.platypus as p; p.Paragraph('x')",
        "import reportlab.platypus.paragraph",
    ],
)
def test_the_check_would_see_it(tmp_path: Path, code: str) -> None:
    module = tmp_path / "module.py"
    module.write_text(code)
    assert set(names_used(module)) & FORBIDDEN_NAMES or modules_imported(module) & FORBIDDEN_MODULES


@pytest.mark.parametrize("name", ["atoms", "compose", "legible"])
def test_composing_imports_no_reportlab(name: str) -> None:
    assert not modules_imported(REPORT / "typeset" / f"{name}.py") & {"reportlab", "uharfbuzz"}


def test_setting_text_reads_neither_platypus_nor_its_markup() -> None:
    code = "import sys, qhchecklist.report.pdf; print(*(name for name in sys.modules if 'platypus' in name))"
    found = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=REPORT.parents[1]
    )
    assert found.stdout.split() == []
