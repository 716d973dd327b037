"""What this program is and is not, and which rule pack speaks."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from qhchecklist import __version__
from qhchecklist.ui import theme
from qhchecklist.ui.session import Session


class About(QDialog):
    """A small dialog; everything in it can be selected and copied."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("关于"))
        self.setMinimumWidth(theme.px(520))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.px(24), theme.px(20), theme.px(24), theme.px(18))
        layout.setSpacing(theme.px(10))
        layout.addWidget(_label(self, self.tr("青海外贸政策适用清单"), "title"))
        said = self.tr(
            "企业画像对照政策条文，逐项说明适用、不适用、待补充，并列出原文。结果供参考，以主管部门的答复为准。"
        )
        layout.addWidget(_label(self, said, "muted"))
        line = QFrame(self)
        theme.set_role(line, "rule")
        layout.addWidget(line)
        layout.addLayout(self._facts(session))
        layout.addStretch(1)
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.tr("关闭"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.close)
        layout.addWidget(buttons)

    def showEvent(self, event: QShowEvent) -> None:
        """As high as its lines are, now that they have their fonts."""
        super().showEvent(event)
        layout, width = self.layout(), self.minimumWidth()
        if layout is not None:
            layout.activate()
            self.setFixedSize(width, layout.totalHeightForWidth(width))

    def _facts(self, session: Session) -> QGridLayout:
        policy = session.rulebook.policy
        head, lang = policy.head, session.lang
        dates = head.dates
        facts = (
            (self.tr("版本"), __version__),
            (self.tr("文件"), head.title[lang]),
            (self.tr("发文机关"), head.issuer[lang]),
            (self.tr("有效期"), f"{dates.in_force_from.isoformat()} – {dates.in_force_to.isoformat()}"),
            (self.tr("规则包"), f"{head.id} {head.version}"),
            (self.tr("核对日期"), f"{head.review.checked_on.isoformat()}　{head.review.result[lang]}"),
            (self.tr("应复核"), head.review.review_by.isoformat()),
            (self.tr("指纹"), policy.sha256[:16]),
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(6))
        grid.setColumnStretch(1, 1)
        for row, (name, value) in enumerate(facts):
            grid.addWidget(_label(self, name, "label"), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(_label(self, value, "plain"), row, 1)
        return grid


def _label(parent: QWidget, text: str, role: str) -> QLabel:
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    theme.set_role(label, role)
    return label
