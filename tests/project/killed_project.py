"""A process to be killed: writes documents as fast as it can and says which are finished.

``python killed_project.py PROJECT START`` prints ``<image id> <number>`` after each save.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from test_project import large_document

from carnn_desktop.annotations import edits
from carnn_desktop.annotations.model import ImageDocument
from carnn_desktop.project.project import Project

IMAGES = 8


def main() -> None:
    project, number = Project.open(Path(sys.argv[1])), int(sys.argv[2])
    annotations = large_document().annotations[:40]
    while True:
        number += 1
        image_id = number % IMAGES + 1
        document = ImageDocument(
            image_id=image_id, width=4000, height=3000, annotations=annotations
        )
        project.documents.save(edits.mark(document, [annotations[0].id], note=str(number)).document)
        project.annotation_ids.number(f"region{number}", 0)
        project.runs.record(image_id, f"run{number}", {"number": number})
        os.write(1, f"{image_id} {number}\n".encode())


if __name__ == "__main__":
    main()
