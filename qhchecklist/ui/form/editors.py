"""Which editor serves which kind of field."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from qhchecklist.policy.field import Field, FieldKind
from qhchecklist.ui.form.certificate_editor import CertificatesEditor
from qhchecklist.ui.form.code_editors import CodesEditor
from qhchecklist.ui.form.division_editor import DivisionEditor
from qhchecklist.ui.form.editor import Editor
from qhchecklist.ui.form.goods_editor import GoodsEditor
from qhchecklist.ui.form.option_editors import ChoiceEditor, ChoicesEditor, YesNoEditor
from qhchecklist.ui.form.text_editors import LineEditor
from qhchecklist.ui.session import Session

EDITORS: Mapping[FieldKind, type[Editor]] = {
    "text": LineEditor,
    "uscc": LineEditor,
    "date": LineEditor,
    "number": LineEditor,
    "division": DivisionEditor,
    "yes_no": YesNoEditor,
    "choice": ChoiceEditor,
    "choices": ChoicesEditor,
    "codes": CodesEditor,
    "certificates": CertificatesEditor,
    "rows": GoodsEditor,
}


def make_editor(field: Field, session: Session, parent: QWidget) -> Editor:
    """The editor of a field."""
    return EDITORS[field.kind](field, session, parent)
