"""The light and the dark palette, and colours with a meaning that go with them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette

_Role = QPalette.ColorRole
_Group = QPalette.ColorGroup

_LIGHT = {
    _Role.Window: "#f3f4f6",
    _Role.WindowText: "#1d2127",
    _Role.Base: "#ffffff",
    _Role.AlternateBase: "#f7f8fa",
    _Role.Text: "#1d2127",
    _Role.Button: "#fafbfc",
    _Role.ButtonText: "#1d2127",
    _Role.BrightText: "#ffffff",
    _Role.ToolTipBase: "#1d2127",
    _Role.ToolTipText: "#f3f4f6",
    _Role.PlaceholderText: "#646b78",
    _Role.Highlight: "#2563c9",
    _Role.HighlightedText: "#ffffff",
    _Role.Accent: "#2563c9",
    _Role.Link: "#1f57b5",
    _Role.LinkVisited: "#6b45a8",
    _Role.Light: "#ffffff",
    _Role.Midlight: "#e8eaee",
    _Role.Mid: "#c9cdd4",
    _Role.Dark: "#a3a9b3",
    _Role.Shadow: "#7b828d",
}
_DARK = {
    _Role.Window: "#26292e",
    _Role.WindowText: "#e4e6ea",
    _Role.Base: "#1d1f23",
    _Role.AlternateBase: "#222529",
    _Role.Text: "#e4e6ea",
    _Role.Button: "#32363c",
    _Role.ButtonText: "#e4e6ea",
    _Role.BrightText: "#ffffff",
    _Role.ToolTipBase: "#3a3f46",
    _Role.ToolTipText: "#f1f2f4",
    _Role.PlaceholderText: "#949ba6",
    _Role.Highlight: "#326fd1",
    _Role.HighlightedText: "#ffffff",
    _Role.Accent: "#326fd1",
    _Role.Link: "#7fb0ff",
    _Role.LinkVisited: "#b79cf0",
    _Role.Light: "#444950",
    _Role.Midlight: "#3a3e45",
    _Role.Mid: "#44494f",
    _Role.Dark: "#17191c",
    _Role.Shadow: "#0e0f11",
}
_DISABLED = (_Role.WindowText, _Role.Text, _Role.ButtonText, _Role.HighlightedText)


@dataclass(frozen=True, slots=True)
class Tones:
    """Colours with a meaning that a palette has no role for; readable on its Base and Window."""

    good: QColor
    bad: QColor
    attention: QColor
    muted: QColor
    line: QColor
    canvas: QColor


_LIGHT_TONES = Tones(
    good=QColor("#1a7f4b"),
    bad=QColor("#c0343b"),
    attention=QColor("#96590a"),
    muted=QColor("#5d6571"),
    line=QColor("#d5d9df"),
    canvas=QColor("#d9dce1"),
)
_DARK_TONES = Tones(
    good=QColor("#4ec28a"),
    bad=QColor("#f0777c"),
    attention=QColor("#e5ad4f"),
    muted=QColor("#9aa1ac"),
    line=QColor("#3b4047"),
    canvas=QColor("#141518"),
)


def is_dark(palette: QPalette) -> bool:
    """Tell whether text is lighter than what it stands on."""
    text, ground = palette.color(_Role.WindowText), palette.color(_Role.Window)
    return text.lightness() > ground.lightness()


def tones(palette: QPalette) -> Tones:
    """Return the colours with a meaning that go with ``palette``."""
    return _DARK_TONES if is_dark(palette) else _LIGHT_TONES


def make_palette(*, dark: bool) -> QPalette:
    """Return the whole palette, with disabled texts halfway to their ground."""
    palette = QPalette()
    for role, name in (_DARK if dark else _LIGHT).items():
        palette.setColor(role, QColor(name))
    for role in _DISABLED:
        ground = palette.color(_Role.Highlight if role is _Role.HighlightedText else _Role.Window)
        palette.setColor(_Group.Disabled, role, mixed(palette.color(role), ground, 0.58))
    palette.setColor(_Group.Disabled, _Role.Highlight, palette.color(_Role.Mid))
    palette.setColor(_Group.Disabled, _Role.Base, palette.color(_Role.Window))
    return palette


def mixed(first: QColor, second: QColor, share: float) -> QColor:
    """Return ``first`` with ``share`` (0..1) of ``second`` in it."""
    return QColor.fromRgbF(
        first.redF() + (second.redF() - first.redF()) * share,
        first.greenF() + (second.greenF() - first.greenF()) * share,
        first.blueF() + (second.blueF() - first.blueF()) * share,
    )
