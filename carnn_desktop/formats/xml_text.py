"""Small parts of reading that formats in XML share."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from itertools import islice

from carnn_desktop.contracts.texts import Together, Told
from carnn_desktop.formats.folder import SAMPLES, files_with
from carnn_desktop.formats.importing.photo_names import decodable
from carnn_desktop.formats.source import BadSource, Source, read_xml


def text_of(element: ET.Element | None, name: str) -> str:
    """Return the text of a child, "" where there is none."""
    return "" if element is None else (element.findtext(name) or "").strip()


def annotation_files(source: Source) -> Iterator[tuple[str, ET.Element | None, str]]:
    """Yield (name, root, "") of the file, or of each file of the folder.

    Of what is no such annotation the root is None, and the text says why.
    """
    if not source.is_folder:
        if source.suffix == ".xml":
            yield (source.name, *_annotation(source.xml))
        return
    for name in files_with(source, ".xml"):
        try:
            yield (name, *_annotation(read_xml(source.path / name)))
        except BadSource as problem:
            said = Together((str(problem), problem.remedy), ". ")
            yield name, None, said if problem.remedy else str(problem)


def first_annotation(source: Source) -> ET.Element | None:
    """Return the first annotation among the first files, to recognise a format by it."""
    files = islice(annotation_files(source), SAMPLES)
    return next((root for _, root, _ in files if root is not None), None)


def _annotation(root: ET.Element) -> tuple[ET.Element | None, str]:
    if root.tag == "annotation":
        return root, ""
    return None, Told("its outermost element is {tag}, not annotation", tag=root.tag[:30])


def add_text(parent: ET.Element, tag: str, text: str, /, **attributes: str) -> None:
    """Append an element with a text that XML can hold."""
    ET.SubElement(parent, tag, attributes).text = holdable_text(text)


def holdable_text(text: str) -> str:
    """Return a text with question marks for characters that XML cannot hold."""
    return "".join(c if _is_holdable(c) else "?" for c in decodable(text))


def _is_holdable(character: str) -> bool:
    return character in "\t\n" or (character >= " " and character not in "\ufffe\uffff")
