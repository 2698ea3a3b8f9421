"""Fusion with edges that are seen in the dark: its own are darker than the fields they enclose."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen
from PySide6.QtWidgets import QProxyStyle, QStyle, QStyleHintReturn, QStyleOption, QWidget

from carnn_desktop.ui.look.palettes import is_dark

_Element = QStyle.PrimitiveElement
_SQUARE = (_Element.PE_IndicatorCheckBox, _Element.PE_FrameLineEdit)


class EdgedFusion(QProxyStyle):
    """Draws an edge around boxes, radio buttons and text fields on dark palettes."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draw as Fusion does, then the edge where one is missing."""
        super().drawPrimitive(element, option, painter, widget)
        round_one = element == _Element.PE_IndicatorRadioButton
        if not (round_one or element in _SQUARE) or not is_dark(option.palette):
            return
        if option.state & QStyle.StateFlag.State_HasFocus and (
            element == _Element.PE_FrameLineEdit
            or option.state & QStyle.StateFlag.State_KeyboardFocusChange
        ):
            return  # Fusion marks the focus by itself; of a box only when it came by a key
        enabled = option.state & QStyle.StateFlag.State_Enabled
        color = QColor(option.palette.color(QPalette.ColorRole.PlaceholderText))
        color.setAlphaF(0.75 if enabled else 0.3)
        if element == _Element.PE_FrameLineEdit:
            color.setAlphaF(0.4 if enabled else 0.15)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color, 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        box = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5)
        if round_one:
            painter.drawEllipse(box)
        else:
            painter.drawRoundedRect(box, 2, 2)
        painter.restore()

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,
    ) -> int:
        """Keep the desktop's own icons off the buttons of dialogs: they are of another style."""
        if hint == QStyle.StyleHint.SH_DialogButtonBox_ButtonsHaveIcons:
            return 0
        return super().styleHint(hint, option, widget, returnData)
