"""A file that comes over a window from elsewhere."""

from __future__ import annotations

import warnings

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent


def entering(place: QPoint, data: QMimeData) -> QDragEnterEvent:
    """The event that begins a drag; since 6.12 the binding wants a QPointF, which earlier ones do not take."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        return QDragEnterEvent(
            place, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
