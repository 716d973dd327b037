"""The list inside a picker keeps Qt's rules while it is searched, ticked and translated."""

from __future__ import annotations

from pytestqt.modeltest import ModelTester

from qhchecklist.policy.rulebook import Rulebook
from qhchecklist.ui.form.picker_model import CODE, PickerModel
from qhchecklist.ui.form.search import code_entries


def test_the_picker_keeps_qts_rules_through_every_change(rulebook: Rulebook, qtmodeltester: ModelTester) -> None:
    model = PickerModel(code_entries(rulebook.codes, "countries"), "zh")
    qtmodeltester.check(model, force_py=True)
    whole = model.rowCount()
    for typed in ("韩", "hg", "没有这个", "", "KOR"):
        model.find(typed)
    assert model.index(0, 0).data(CODE) == "KOR"
    model.choose(["KOR"])
    model.speak("en")
    model.find("")
    assert model.rowCount() == whole
