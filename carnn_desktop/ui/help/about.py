"""What the program is, and an honest word on its built-in model."""

from __future__ import annotations

import json
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QWidget

from carnn_desktop import __version__
from carnn_desktop.resources import resource_path
from carnn_desktop.ui.look.layouts import dialog_buttons, in_column

translate = QCoreApplication.translate


def about_dialog(models: Sequence[tuple[str, str, str]], parent: QWidget | None = None) -> QDialog:
    """Return the dialog; ``models`` are (title, licence, sentence) of what can be used here."""
    dialog = QDialog(parent)
    dialog.setWindowTitle(translate("AboutDialog", "About CaRNN Desktop"))
    heading = translate("AboutDialog", "Models")
    lines = [
        f"<h3>CaRNN Desktop {__version__}</h3>",
        translate(
            "AboutDialog",
            "Text-prompted segmentation and COCO annotation of image folders. The segmenter is "
            "“CLIP as RNN” (Sun, Li, Torr, Gu, Li, CVPR 2024, arXiv 2312.07661).",
        ),
        translate("AboutDialog", "Apache License 2.0."),
        f"<h4>{heading}</h4>",
    ]
    lines.extend(
        f"<p><b>{title}</b> ({licence})<br>{sentence}</p>" for title, licence, sentence in models
    )
    shown = "".join(f"<p>{line}</p>" for line in lines)
    text = QLabel(shown, dialog, textFormat=Qt.TextFormat.RichText, wordWrap=True)
    text.setMinimumWidth(460)
    licences = QPlainTextEdit(licence_lines(), dialog, readOnly=True, tabChangesFocus=True)
    licences.setAccessibleName(translate("AboutDialog", "Licences of the packages"))
    licences.setFixedHeight(licences.fontMetrics().lineSpacing() * 8)
    buttons = dialog_buttons(dialog, QDialogButtonBox.StandardButton.Close)
    named = QLabel(translate("AboutDialog", "Licences of the packages"), dialog)
    in_column(text, named, licences, buttons, parent=dialog, spacing=12)
    return dialog


def licence_lines() -> str:
    """Return the packages that the program runs with, a line each: licence, and what follows."""
    rows = json.loads(resource_path("licences/packages.json").read_text("utf-8"))
    return "\n".join(
        f"{row['name']}: {row['licence']}" + (f". {row['note']}" if row["note"] else "")
        for row in rows
    )
