"""What the program is, and an honest word on its built-in model."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from carnn_desktop import __version__


class AboutDialog(QDialog):
    """``models`` are (title, licence, sentence) of what can be used here."""

    def __init__(
        self, models: Sequence[tuple[str, str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About CaRNN Desktop"))
        heading = self.tr("Models")
        lines = [
            f"<h3>CaRNN Desktop {__version__}</h3>",
            self.tr(
                "Text-prompted segmentation and COCO annotation of image folders. The segmenter is "
                "“CLIP as RNN” (Sun, Li, Torr, Gu, Li, CVPR 2024, arXiv 2312.07661)."
            ),
            self.tr("Apache License 2.0."),
            f"<h4>{heading}</h4>",
        ]
        lines.extend(
            f"<p><b>{title}</b> ({licence})<br>{sentence}</p>"
            for title, licence, sentence in models
        )
        text = QLabel("".join(f"<p>{line}</p>" for line in lines), self)
        text.setTextFormat(Qt.TextFormat.RichText)
        text.setWordWrap(True)
        text.setMinimumWidth(460)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addWidget(text)
        layout.addWidget(buttons)
