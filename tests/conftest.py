"""What every test may use: the rule book and the samples, loaded once."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests import own_folder

# Set before anything can import Qt: tests never need a display, and never touch what the user has kept.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["XDG_CACHE_HOME"] = str(own_folder.part("cache"))
os.environ["XDG_CONFIG_HOME"] = str(own_folder.part("config"))
os.environ["XDG_DATA_HOME"] = str(own_folder.part("data"))

if sys.dont_write_bytecode:
    # Whoever wants no bytecode beside the sources gets it elsewhere: without any, each of the many interpreters that
    # tests start would compile the program and all its libraries again.
    sys.dont_write_bytecode = False
    sys.pycache_prefix = str(Path(__file__).resolve().parent.parent / ".pytest_cache" / "bytecode")
    os.environ["PYTHONPYCACHEPREFIX"] = sys.pycache_prefix
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # or it was `python -B`

from hypothesis import settings

from qhchecklist import paths
from qhchecklist.assess.assessment import Assessment, Assessor
from qhchecklist.assess.explain import Explainer
from qhchecklist.policy.profile import Reading, load_document, read_profile
from qhchecklist.policy.rulebook import Rulebook
from qhchecklist.policy.ruling import Ruling
from qhchecklist.report.round_trip import reopen
from tests.books import bundled

IN_FORCE = date(2024, 6, 1)

# At a desk every run searches anew; an unattended run repeats the same examples, so that it fails only for a change.
# No example has a time limit: how long one takes says how busy the machine is.
settings.register_profile("at a desk", deadline=None)
settings.register_profile("unattended", deadline=None, derandomize=True)
settings.load_profile("unattended" if os.environ.get("CI") else "at a desk")


def pytest_collection_finish() -> None:
    """What is there before the first test stays: the collector of rubbish need not look at it again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
    # Who reads a file ends after so many seconds of computing, which is tested, and not because a machine is busy.
    reopen._PATIENCE = 600.0


def pytest_unconfigure() -> None:
    """Leave nothing behind."""
    own_folder.remove()


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    return bundled()


@pytest.fixture(scope="session")
def assessor(rulebook: Rulebook) -> Assessor:
    return Assessor(rulebook)


@pytest.fixture(scope="session")
def explainer(rulebook: Rulebook) -> Explainer:
    return Explainer(rulebook)


@pytest.fixture(scope="session")
def read(rulebook: Rulebook) -> Callable[[Mapping[str, Any]], Reading]:
    """Read a profile document."""

    def reader(document: Mapping[str, Any]) -> Reading:
        return read_profile(document, rulebook.catalogue, rulebook.codes)

    return reader


@pytest.fixture(scope="session")
def judge(assessor: Assessor, read: Callable[[Mapping[str, Any]], Reading]) -> Callable[..., Assessment]:
    """Assess a profile document on a day in force."""

    def judging(document: Mapping[str, Any], as_of: date = IN_FORCE, *rulings: Ruling) -> Assessment:
        return assessor.assess(read(document), as_of, rulings)

    return judging


@pytest.fixture(scope="session")
def sample() -> Callable[[str], dict[str, Any]]:
    """The document of a sample profile."""

    def load(name: str) -> dict[str, Any]:
        return load_document(paths.resources() / "samples" / f"{name}.yaml")

    return load


@pytest.fixture
def pack_copy(tmp_path: Path) -> Path:
    """A copy of the shipped pack that a test may damage."""
    import shutil

    target = tmp_path / "pack"
    shutil.copytree(paths.resources() / "policies" / paths.DEFAULT_POLICY, target)
    return target
