"""Palettes, tinted icons and annotation colours."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QRect, QSize
from PySide6.QtGui import QAction, QColor, QIcon, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionButton

from carnn_desktop.annotations.model import Category
from carnn_desktop.annotations.palette import CATEGORY_COLORS as PALETTE
from carnn_desktop.resources import resource_path
from carnn_desktop.ui.canvas.colors import category_color, readable_on
from carnn_desktop.ui.look.icons import IconSet
from carnn_desktop.ui.look.style import EdgedFusion
from carnn_desktop.ui.look.theme import Theme, is_dark, make_palette, mixed, tones

ROLE = QPalette.ColorRole


def contrast(first: QColor, second: QColor) -> float:
    """WCAG 2 contrast ratio."""

    def luminance(color: QColor) -> float:
        linear = [
            c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4
            for c in (color.redF(), color.greenF(), color.blueF())
        ]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("dark", [False, True])
def test_texts_can_be_read(dark: bool) -> None:
    palette = make_palette(dark=dark)
    assert is_dark(palette) is dark
    for text, ground in (
        (ROLE.WindowText, ROLE.Window),
        (ROLE.Text, ROLE.Base),
        (ROLE.Text, ROLE.AlternateBase),
        (ROLE.ButtonText, ROLE.Button),
        (ROLE.PlaceholderText, ROLE.Base),
        (ROLE.ToolTipText, ROLE.ToolTipBase),
        (ROLE.Link, ROLE.Window),
    ):
        ratio = contrast(palette.color(text), palette.color(ground))
        assert ratio >= 4.5, (text, ground, ratio)
    assert contrast(palette.color(ROLE.HighlightedText), palette.color(ROLE.Highlight)) >= 4.5
    tone = tones(palette)
    for color in (tone.good, tone.bad, tone.attention, tone.muted):
        assert contrast(color, palette.color(ROLE.Base)) >= 4.5, color.name()
        assert contrast(color, palette.color(ROLE.Window)) >= 4.5, color.name()


@pytest.mark.parametrize(
    "element",
    [QStyle.PrimitiveElement.PE_IndicatorCheckBox, QStyle.PrimitiveElement.PE_IndicatorRadioButton],
)
@pytest.mark.parametrize(
    "focus",
    [
        QStyle.StateFlag.State_None,
        QStyle.StateFlag.State_HasFocus,
        QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_KeyboardFocusChange,
    ],
)
def test_an_empty_box_is_seen_in_the_dark(
    qapp: QApplication, element: QStyle.PrimitiveElement, focus: QStyle.StateFlag
) -> None:
    """Also when it has the keyboard because a dialog begins with it."""
    option = QStyleOptionButton()
    option.palette = make_palette(dark=True)
    option.rect = QRect(4, 4, 14, 14)
    option.state = QStyle.StateFlag.State_Enabled | QStyle.StateFlag.State_Off | focus
    ground = option.palette.color(QPalette.ColorRole.Window)
    image = QImage(22, 22, QImage.Format.Format_RGB32)
    image.fill(ground)
    style, painter = EdgedFusion(), QPainter(image)
    style.drawPrimitive(element, option, painter)
    painter.end()
    line = [image.pixelColor(x, 11) for x in range(22)]
    assert max(contrast(color, ground) for color in line) >= 2.0


def test_the_theme_switches_the_palette_and_tells(qapp: QApplication) -> None:
    owner = QObject()
    theme = Theme(qapp, "light", owner)
    told: list[bool] = []
    theme.changed.connect(lambda: told.append(theme.dark))
    theme.choose("dark")
    assert is_dark(qapp.palette())
    theme.choose("dark")
    theme.choose("light")
    assert not is_dark(qapp.palette())
    assert told == [True, False]
    assert theme.choice == "light"
    owner.deleteLater()


def test_icons_take_the_colour_of_the_text(qapp: QApplication) -> None:
    icons = IconSet(qapp)
    action, dead = QAction(), QAction()
    qapp.setPalette(make_palette(dark=False))
    icons.keep(action, "reject")
    icons.keep(dead, "accept")
    del dead
    light = _ink(action.icon())
    qapp.setPalette(make_palette(dark=True))
    icons.refresh()
    assert light.lightness() < 80
    assert _ink(action.icon()).lightness() > 180
    disabled = _ink(action.icon(), QIcon.Mode.Disabled)
    assert disabled.lightness() < 170


def _ink(icon: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal) -> QColor:
    """Return the colour of the most opaque pixel."""
    image = icon.pixmap(QSize(48, 48), mode).toImage()
    pixels = [image.pixelColor(x, y) for x in range(48) for y in range(48)]
    return max(pixels, key=lambda color: color.alpha())


@pytest.mark.parametrize("path", sorted(resource_path("icons").glob("*.svg")), ids=lambda p: p.stem)
def test_every_icon_is_drawn_in_one_style(path: Path, qapp: QApplication) -> None:
    text = path.read_text(encoding="utf-8")
    if path.stem != "carnn":
        assert 'viewBox="0 0 24 24"' in text
        assert 'stroke="currentColor"' in text
        assert 'stroke-width="1.75"' in text
        assert "#" not in text
    image = IconSet(qapp).image(path.stem, 24, QColor("#000000"))
    assert any(image.pixelColor(x, y).alpha() > 100 for x in range(24) for y in range(24))


def test_annotation_colours_stay_apart() -> None:
    assert len(set(PALETTE)) == len(PALETTE)
    for first, second in itertools.combinations(map(QColor, PALETTE), 2):
        distance = sum(
            (a - b) ** 2 for a, b in zip(first.getRgb()[:3], second.getRgb()[:3], strict=True)
        )
        assert distance > 40**2, (first.name(), second.name())


def test_a_category_keeps_its_chosen_colour() -> None:
    assert category_color(Category(id=3, name="cat", color="#123456"), 3).name() == "#123456"
    assert category_color(None, 2).name() == PALETTE[1]
    assert category_color(Category(id=2, name="dog", color="nonsense"), 2).name() == PALETTE[1]
    assert category_color(None, len(PALETTE) + 1).name() not in PALETTE


def test_letters_on_colours_can_be_read() -> None:
    for name in PALETTE:
        assert contrast(readable_on(QColor(name)), QColor(name)) >= 3.0, name
    assert mixed(QColor("#000000"), QColor("#ffffff"), 0.5).lightness() in (127, 128)
