"""A compiled rule book equals the one read from YAML, and a stale or damaged one is never used."""

from __future__ import annotations

import dataclasses
import shutil
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import qhchecklist.policy.compiled as compiled
from qhchecklist import paths
from qhchecklist.assess.assessment import Assessor
from qhchecklist.assess.cases import mismatches, run_case
from qhchecklist.policy import codes, model, text
from qhchecklist.policy.casefile import read_cases
from qhchecklist.policy.compiled import compile_all, fingerprint, keep, open_rulebook, read
from qhchecklist.policy.encoding import decode, encode, kinds_in
from qhchecklist.policy.pack import load_policy
from qhchecklist.policy.problem import PackError, PackProblem
from qhchecklist.policy.rulebook import Rulebook
from qhchecklist.policy.text import Text

POLICY = paths.DEFAULT_POLICY
NOWHERE = Path("/nowhere")


@pytest.fixture
def resources(tmp_path: Path) -> Path:
    """A copy of everything a rule book is made from, to be changed by a test."""
    for part in (f"policies/{POLICY}", "profile", "codes"):
        shutil.copytree(paths.resources() / part, tmp_path / "resources" / part)
    return tmp_path / "resources"


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "缓存 folder"


@pytest.fixture
def opening(resources: Path, cache: Path) -> Callable[[], Rulebook]:
    """Open the rule book of the copied resources with the cache."""
    return lambda: open_rulebook(resources, POLICY, NOWHERE, lambda: cache)


@pytest.fixture(scope="module")
def first_start(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """What a first start keeps; equal sources give equal bytes, wherever they lie."""
    folder = tmp_path_factory.mktemp("first")
    open_rulebook(paths.resources(), POLICY, NOWHERE, lambda: folder)
    return (folder / f"{POLICY}.json").read_bytes()


@pytest.fixture
def kept(first_start: bytes, cache: Path) -> Path:
    """The compiled file after a first start."""
    cache.mkdir()
    (cache / f"{POLICY}.json").write_bytes(first_start)
    return cache / f"{POLICY}.json"


def never(*_: object) -> Rulebook:
    raise AssertionError("the YAML was read")


def test_a_compiled_rulebook_equals_the_one_read_from_yaml(kept: Path, resources: Path, rulebook: Rulebook) -> None:
    found = read(kept, fingerprint(resources, POLICY))
    assert found is not None
    assert found.policy == rulebook.policy
    assert found.catalogue == rulebook.catalogue
    assert found.codes.files == rulebook.codes.files
    assert len(found.policy.supports) == 60
    for mine, theirs in zip(found.policy.supports, rulebook.policy.supports, strict=True):
        for item in dataclasses.fields(mine):
            assert type(getattr(mine, item.name)) is type(getattr(theirs, item.name)), item.name


def test_every_case_of_the_pack_holds_for_the_compiled_rulebook(kept: Path, resources: Path) -> None:
    found = read(kept, fingerprint(resources, POLICY))
    assert found is not None
    _, sources, _ = load_policy(resources / "policies" / POLICY)
    assert sources is not None
    problems: list[PackProblem] = []
    cases = read_cases(sources.cases, problems)
    assert len(cases) > 100
    assessor = Assessor(found)
    assert [problem for case in cases for problem in mismatches(run_case(assessor, case))] == problems == []


def test_a_second_start_reads_no_yaml(
    kept: Path, opening: Callable[[], Rulebook], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qhchecklist.policy.pack.load_rulebook", never)
    assert len(opening().policy.supports) == 60


def test_a_bundled_file_is_used_before_any_cache(resources: Path, tmp_path: Path) -> None:
    compile_all(resources, tmp_path, [POLICY])
    found = open_rulebook(resources, POLICY, tmp_path, never)
    assert len(found.policy.supports) == 60


def sources(resources: Path) -> list[Path]:
    pack = resources / "policies" / POLICY
    found = [*pack.glob("*.*"), *(pack / "measures").iterdir(), *(resources / "codes").iterdir()]
    return sorted([*found, resources / "profile" / "fields.yaml"])


def test_a_change_of_any_byte_of_any_source_makes_it_stale(resources: Path) -> None:
    before = fingerprint(resources, POLICY)
    files = sources(resources)
    assert len(files) == 26
    for path in files:
        data = path.read_bytes()
        for place in (0, len(data) // 2, len(data) - 1):
            path.write_bytes(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
            assert fingerprint(resources, POLICY) != before, (path, place)
        path.write_bytes(data + b"\n")
        assert fingerprint(resources, POLICY) != before, path
        path.write_bytes(data)
    assert fingerprint(resources, POLICY) == before


def test_a_new_renamed_or_missing_source_makes_it_stale(resources: Path) -> None:
    before = fingerprint(resources, POLICY)
    measures = resources / "policies" / POLICY / "measures"
    renamed = (measures / "01.yaml").rename(measures / "01b.yaml")
    assert fingerprint(resources, POLICY) != before
    renamed.rename(measures / "01.yaml")
    assert fingerprint(resources, POLICY) == before
    (measures / "99.yaml").write_text("", encoding="utf-8")
    assert fingerprint(resources, POLICY) != before
    (measures / "99.yaml").unlink()
    (resources / "codes" / "sizes.yaml").unlink()
    assert fingerprint(resources, POLICY) != before


def test_a_changed_source_is_read_anew_and_kept(kept: Path, resources: Path, opening: Callable[[], Rulebook]) -> None:
    path = resources / "policies" / POLICY / "measures" / "01.yaml"
    whole = path.read_text(encoding="utf-8")
    path.write_text(whole.replace("strength: guided", "strength: right", 1), encoding="utf-8")
    stale = kept.read_bytes()
    changed = opening()
    assert [one.strength for one in changed.policy.measures[0].supports].count("right") == 1
    assert kept.read_bytes() != stale


@pytest.mark.parametrize("file", ["__init__.py", "policy/loader.py", "policy/model.py"])
def test_another_version_of_the_program_does_not_use_it(
    kept: Path, resources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str
) -> None:
    program = Path(compiled.__file__).parent.parent
    shutil.copytree(program / "policy", tmp_path / "qhchecklist" / "policy")
    shutil.copy(program / "__init__.py", tmp_path / "qhchecklist")
    monkeypatch.setattr(compiled, "_PROGRAM", tmp_path / "qhchecklist")
    assert read(kept, fingerprint(resources, POLICY)) is not None
    with (tmp_path / "qhchecklist" / file).open("a", encoding="utf-8") as changed:
        changed.write("# another\n")
    assert read(kept, fingerprint(resources, POLICY)) is None


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[: len(data) // 2],
        lambda data: data[:-1],
        lambda data: data[:5000] + b"x" + data[5001:],
        lambda data: data.partition(b"\n")[0],
        lambda data: b"\0" * len(data),
        lambda data: b"[" * 200_000,
    ],
    ids=["empty", "half", "last byte", "one byte", "no content", "zeros", "brackets"],
)
def test_a_damaged_file_is_ignored_and_made_again(
    kept: Path, opening: Callable[[], Rulebook], damage: Callable[[bytes], bytes]
) -> None:
    whole = kept.read_bytes()
    kept.write_bytes(damage(whole))
    assert len(opening().policy.supports) == 60
    assert kept.read_bytes() == whole


def test_content_with_a_right_seal_but_of_another_shape_is_ignored(kept: Path, resources: Path) -> None:
    key = fingerprint(resources, POLICY)
    for content in (b"[]", b'{"Nothing":[]}', b'{"Text":["one"]}', b'{"Text":["a","b"],"Contents":[]}', b"\xff"):
        kept.write_bytes(compiled._seal(key, content) + b"\n" + content)
        assert read(kept, key) is None, content


def test_a_cache_that_cannot_be_written_does_not_matter(resources: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_bytes(b"")
    assert len(open_rulebook(resources, POLICY, NOWHERE, lambda: blocked).policy.supports) == 60
    assert len(open_rulebook(resources, POLICY, NOWHERE, lambda: blocked / "below").policy.supports) == 60
    assert blocked.read_bytes() == b""


def test_a_cache_entry_that_is_a_folder_does_not_matter(opening: Callable[[], Rulebook], cache: Path) -> None:
    (cache / f"{POLICY}.json").mkdir(parents=True)
    assert len(opening().policy.supports) == 60


def test_a_faulty_pack_is_refused_and_nothing_is_kept(
    resources: Path, opening: Callable[[], Rulebook], cache: Path
) -> None:
    path = resources / "policies" / POLICY / "measures" / "01.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("strength: guided", "strength: strong", 1), "utf-8")
    with pytest.raises(PackError, match="guided"):
        opening()
    assert list(cache.glob("*")) == []


def test_an_unknown_policy_names_the_known_ones(resources: Path, cache: Path) -> None:
    with pytest.raises(PackError, match=POLICY):
        open_rulebook(resources, "qinghai-2023", NOWHERE, lambda: cache)


TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
SCALARS = st.none() | st.booleans() | st.integers() | TEXTS | st.dates(min_value=date(1000, 1, 1))
VALUES = st.recursive(
    SCALARS | st.builds(Text, TEXTS, TEXTS),
    lambda inner: st.lists(inner).map(tuple) | st.dictionaries(TEXTS, inner),
)


@given(VALUES)
def test_what_is_encoded_is_decoded_as_it_was(value: object) -> None:
    again = decode(encode(value), kinds_in(text))
    assert again == value
    assert repr(again) == repr(value)


@pytest.mark.parametrize("value", [1.5, [1], {1: "a"}, {"a"}, b"", Text])
def test_what_cannot_be_kept_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        encode(value)


def test_two_kinds_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="Text"):
        kinds_in(text, text)


def test_derived_values_are_derived_again_and_not_kept(kept: Path, rulebook: Rulebook) -> None:
    written = kept.read_text(encoding="utf-8")
    assert written.count(f'"Support":["{rulebook.policy.supports[0].id}"') == 1
    kinds: Mapping[str, type] = kinds_in(model, codes)
    assert kinds["Policy"] is model.Policy


def test_it_is_written_as_a_whole(kept: Path, rulebook: Rulebook, cache: Path) -> None:
    keep(kept, "key", rulebook)
    assert [path.name for path in cache.iterdir()] == [kept.name]
