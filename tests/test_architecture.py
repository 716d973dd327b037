"""The boundaries of the house, as sentences. Imports are read from the source, those inside functions too."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "qhchecklist"

# Heavy optional things that a function may import late, and where.
LATE_IMPORTS = {
    "qhchecklist/cli/__init__.py": {"qhchecklist.report.table_xlsx"},
    "qhchecklist/cli/paper.py": {"qhchecklist.report.pdf"},
    "qhchecklist/cli/reopening.py": {
        "qhchecklist.report.round_trip.differences",
        "qhchecklist.report.round_trip.payload",
        "qhchecklist.report.round_trip.qr_text",
        "qhchecklist.report.round_trip.reopen",
        "qhchecklist.report.typeset.legible",
    },
    "qhchecklist/cli/work.py": {"qhchecklist.intake.work_review", "qhchecklist.intake.work_table"},
    "qhchecklist/cli/inputs.py": {"qhchecklist.intake.workbook"},
    "qhchecklist/cli/client_server.py": {"qhchecklist.store.roles", "qhchecklist.store.server"},
    "qhchecklist/cli/client_store.py": {"qhchecklist.store.opening"},
    "qhchecklist/cli/client_decisions.py": {
        "qhchecklist.report.inquiry",
        "qhchecklist.report.inquiry_text",
        "qhchecklist.store.transfer",
    },
    "qhchecklist/cli/client_show.py": {"qhchecklist.store.held_files", "qhchecklist.store.transfer"},
    "qhchecklist/cli/client_attachments.py": {"qhchecklist.store.held_files"},
    "qhchecklist/cli/client_calls.py": {
        "qhchecklist.report.calendar_file",
        "qhchecklist.report.list_file",
        "qhchecklist.store.tellings",
    },
    "qhchecklist/cli/log.py": {"qhchecklist.store.log"},
    "qhchecklist/cli/client_files.py": {
        "qhchecklist.store.deleting",
        "qhchecklist.store.exchange",
        "qhchecklist.store.log",
    },
    "qhchecklist/cli/client_backup.py": {"qhchecklist.store.archive", "qhchecklist.store.whole_store"},
    "qhchecklist/client_papers.py": {
        "qhchecklist.report.pdf",
        "qhchecklist.store.log",
        "qhchecklist.store.transfer",
        "qhchecklist.store.visits",
    },
    "qhchecklist/__main__.py": {"qhchecklist.ui.plain_imports", "qhchecklist.cli", "qhchecklist.app"},
    "qhchecklist/paths.py": {"platformdirs"},
    "qhchecklist/policy/problem.py": {"difflib"},
    "qhchecklist/policy/profile.py": {"qhchecklist.policy.loader"},
    "qhchecklist/policy/compiled.py": {"qhchecklist.policy.pack"},
    "qhchecklist/store/opening.py": {"qhchecklist.store.server"},
    "qhchecklist/store/search_text.py": {"pypinyin"},
}


@cache
def modules() -> list[tuple[str, ast.Module]]:
    """Every module of the program, parsed once for all tests of this file."""
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        found.append((name, ast.parse(path.read_text(encoding="utf-8"))))
    return found


@pytest.fixture(scope="module", autouse=True)
def _trees_take_much_room() -> Iterator[None]:
    yield
    modules.cache_clear()


def imports(tree: ast.AST) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found


@cache
def imported() -> dict[str, set[str]]:
    """What each module imports."""
    return {name: imports(tree) for name, tree in modules()}


def users_of(library: str) -> set[str]:
    return {
        name
        for name, used in imported().items()
        if any(one == library or one.startswith(library + ".") for one in used)
    }


def inside(name: str, *parts: str) -> bool:
    return any(name == f"qhchecklist.{part}" or name.startswith(f"qhchecklist.{part}.") for part in parts)


def ours(name: str) -> set[str]:
    """The parts of our package that a module imports, without itself."""
    return {one for one in imported()[name] if one.startswith("qhchecklist.")}


def assert_only(part: str, *allowed: str) -> None:
    for name in imported():
        if inside(name, part):
            for used in ours(name):
                assert inside(used, part, *allowed), f"{name} imports {used}"


def test_policy_imports_nothing_of_ours() -> None:
    assert_only("policy")


def test_assess_knows_only_policy() -> None:
    assert_only("assess", "policy")


def test_work_knows_only_policy() -> None:
    assert_only("work", "policy")


def test_the_checklist_knows_only_policy_assess_and_work() -> None:
    assert_only("checklist", "policy", "assess", "work")


def test_the_papers_know_only_policy_and_the_checklist() -> None:
    assert_only("papers", "policy", "checklist")


def test_a_comparison_knows_only_policy_assess_work_and_the_checklist() -> None:
    assert_only("comparison", "policy", "assess", "work", "checklist")


def test_a_dossier_knows_only_policy_and_work() -> None:
    assert_only("dossier", "policy", "work")


def test_carrying_over_knows_checklists_comparisons_and_of_the_store_only_its_values() -> None:
    below = "policy", "assess", "work", "dossier", "checklist", "comparison", "store.records"
    assert_only("carry_over", *below)


def test_a_draft_knows_only_policy_dossier_and_lock() -> None:
    assert_only("draft", "policy", "dossier", "lock")


def test_a_lock_knows_nothing_of_ours() -> None:
    assert_only("lock")


def test_the_words_of_the_checklists_table_know_only_policy_and_work() -> None:
    assert_only("table", "policy", "work")


def test_the_intake_of_tables_knows_only_policy_work_and_the_words_of_the_checklists_table() -> None:
    assert_only("intake", "policy", "work", "table")


def test_only_reports_and_the_intake_import_openpyxl() -> None:
    assert all(inside(name, "report", "intake") for name in users_of("openpyxl"))


def test_reports_know_the_checklist_and_what_is_below_it() -> None:
    below = "policy", "assess", "work", "dossier", "checklist", "papers", "table", "paths", "__version__"
    assert_only("report", *below)


def test_the_store_knows_what_a_dossier_is_and_no_way_to_show_it() -> None:
    assert_only("store", "policy", "work", "dossier", "checklist", "lock", "__version__")


def test_papers_of_clients_know_checklists_reports_and_the_store() -> None:
    assert_only("client_papers", "policy", "assess", "checklist", "report", "store")


def test_only_the_store_talks_to_databases_keyrings_and_ciphers() -> None:
    for library in ("sqlalchemy", "alembic", "psycopg", "keyring", "cryptography"):
        assert all(inside(name, "store") for name in users_of(library)), library


def test_the_terminal_never_imports_the_window() -> None:
    assert_only(
        "cli",
        "policy",
        "assess",
        "work",
        "dossier",
        "checklist",
        "report",
        "intake",
        "store",
        "screen",
        "paths",
        "carry_over",
        "client_papers",
    )


def test_the_window_imports_neither_the_terminal_nor_the_composition_root() -> None:
    for name in imported():
        if inside(name, "ui"):
            assert not any(inside(used, "cli", "app", "__main__") for used in ours(name)), name


def test_only_the_window_and_its_root_import_qt() -> None:
    assert all(inside(name, "ui", "app") for name in users_of("PySide6"))


def test_only_reports_import_reportlab_and_harfbuzz() -> None:
    assert all(inside(name, "report") for name in users_of("reportlab") | users_of("uharfbuzz"))


def test_only_the_calendar_file_imports_icalendar() -> None:
    assert users_of("icalendar") == {"qhchecklist.report.calendar_file"}


def test_only_one_module_draws_pages_with_pdfium() -> None:
    assert users_of("pypdfium2") == {"qhchecklist.ui.paper.pdfium"}


def test_only_the_reader_that_runs_apart_parses_pdf_files_of_others() -> None:
    assert users_of("pypdf") == {"qhchecklist.report.round_trip.reading"}
    assert not [name for name, used in imported().items() if "qhchecklist.report.round_trip.reading" in used]


def test_nobody_uses_reportlabs_paragraph() -> None:
    for name, used in imported().items():
        assert not any(one.endswith((".Paragraph", "platypus.paragraph", "paraparser")) for one in used), name


def test_only_the_loader_imports_yaml() -> None:
    assert users_of("yaml") == {"qhchecklist.policy.loader"}


def test_only_paths_knows_the_resources_folder() -> None:
    for path in sorted(PACKAGE.rglob("*.py")):
        if path.name != "paths.py":
            assert "_resources" not in path.read_text(encoding="utf-8"), path


def test_there_is_no_import_cycle() -> None:
    graph = {name: {one for one in used if one in imported()} - {name} for name, used in imported().items()}
    done: set[str] = set()

    def visit(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, " → ".join((*trail, name))
        if name not in done:
            for used in graph[name]:
                visit(used, (*trail, name))
            done.add(name)

    for name in graph:
        visit(name, ())


def test_functions_import_only_what_is_named_as_heavy() -> None:
    trees = dict(modules())
    for path in sorted(PACKAGE.rglob("*.py")):
        relative = path.relative_to(ROOT).as_posix()
        name = relative.replace("/", ".").removesuffix(".py")
        if inside(name, "ui", "app"):
            continue  # the window loads its parts when they are first shown
        tree = trees[name.removesuffix(".__init__")]
        late = {
            node.module
            for function in ast.walk(tree)
            if isinstance(function, ast.FunctionDef)
            for node in ast.walk(function)
            if isinstance(node, ast.ImportFrom) and node.module
        }
        assert late <= LATE_IMPORTS.get(relative, set()), relative


FORBIDDEN = {"utils", "helpers", "common", "core", "base", "models", "managers", "services", "controllers"}


def test_there_is_no_folder_for_the_unsorted() -> None:
    names = {part for path in PACKAGE.rglob("*") for part in (path.stem,)}
    assert not names & FORBIDDEN


def test_no_module_evaluates_text_as_code() -> None:
    for name, tree in modules():
        calls = {
            node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        }
        assert not calls & {"eval", "exec", "compile"}, name


def test_no_code_names_a_measure_or_support() -> None:
    supports = {f"S{number:02d}{letter}" for number in range(1, 16) for letter in "abcdefgh"} | {"SC1"}
    for name, tree in modules():
        words = {
            node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)
        }
        assert not words & supports, name


def broad_handlers(tree: ast.AST) -> bool:
    names = {"Exception", "BaseException"}
    return any(
        isinstance(node, ast.ExceptHandler)
        and (node.type is None or (isinstance(node.type, ast.Name) and node.type.id in names))
        for node in ast.walk(tree)
    )


def test_only_the_background_runner_and_the_top_level_hook_catch_everything() -> None:
    caught = {name for name, tree in modules() if broad_handlers(tree)}
    assert caught <= {"qhchecklist.ui.background", "qhchecklist.app"}


def test_no_slot_is_a_lambda() -> None:
    for name, tree in modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "connect":
                assert not any(isinstance(argument, ast.Lambda) for argument in node.args), f"{name}:{node.lineno}"


def test_tr_gets_one_plain_literal() -> None:
    for name, tree in modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "tr":
                assert isinstance(node.args[0], ast.Constant), f"{name}:{node.lineno}"


@pytest.mark.parametrize("path", sorted((ROOT / "tests").rglob("test_*.py")), ids=lambda path: path.name)
def test_no_test_sleeps_or_is_skipped(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            assert node.attr not in {"sleep", "skip", "skipif", "xfail", "processEvents"}, f"{path.name}:{node.lineno}"
