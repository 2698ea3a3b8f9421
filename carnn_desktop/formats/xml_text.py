"""Small parts of reading that formats in XML share."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from itertools import islice

from carnn_desktop.formats.folder import SAMPLES, files_with
from carnn_desktop.formats.source import BadSource, Source, read_xml


def text_of(element: ET.Element | None, name: str) -> str:
    """Return the text of a child, "" where there is none."""
    return "" if element is None else (element.findtext(name) or "").strip()


def annotation_files(source: Source) -> Iterator[tuple[str, ET.Element | None]]:
    """Yield (name, root) of the file, or of each file of the folder; None: no such annotation."""
    if not source.is_folder:
        if source.suffix == ".xml":
            yield source.name, _annotation(source.xml)
        return
    for name in files_with(source, ".xml"):
        try:
            yield name, _annotation(read_xml(source.path / name))
        except BadSource:
            yield name, None


def first_annotation(source: Source) -> ET.Element | None:
    """Return the first annotation among the first files, to recognise a format by it."""
    files = islice(annotation_files(source), SAMPLES)
    return next((root for _, root in files if root is not None), None)


def _annotation(root: ET.Element) -> ET.Element | None:
    return root if root.tag == "annotation" else None
