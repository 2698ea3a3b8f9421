"""Keep the translations of the window in step with its texts.

    python tools/translations.py update            # read all texts into resources/translations/*.ts
    python tools/translations.py missing > new.json     # what is not translated, as JSON
    python tools/translations.py fill new.json     # put {"English": {"de": ..., ...}} into the .ts
    python tools/translations.py release           # compile the .qm that the program loads
    python tools/translations.py check             # exit 1 when something is missing or stale

The .ts files are Qt Linguist's; pyside6-lupdate and pyside6-lrelease come with PySide6-Essentials.
"""

from __future__ import annotations

import argparse
import ast
import json
import re
import string
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = ("de", "ja", "zh_CN")
SENTENCE = "Told"
"""What marks a sentence below the window (contracts/texts.py), and the context it is in."""
_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'


@dataclass(frozen=True, slots=True)
class Entry:
    """One text of a .ts file; translation is "" where there is none."""

    context: str
    source: str
    translation: str
    finished: bool


def entries(path: Path) -> Iterator[Entry]:
    """Yield the texts of a .ts file that the program still has."""
    for context in ET.parse(path).getroot().iter("context"):
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            node = message.find("translation")
            kind = "" if node is None else node.get("type", "")
            if kind in ("vanished", "obsolete"):
                continue
            text = "" if node is None else node.text or ""
            yield Entry(name, message.findtext("source") or "", text, kind != "unfinished")


def sources() -> list[Path]:
    """Return the modules whose texts are translated."""
    return sorted((ROOT / "carnn_desktop").rglob("*.py"))


def templates(node: ast.AST) -> list[str]:
    """Return the templates of ``Told("...")`` and ``Told.of(count, "...", "...")``."""
    if not isinstance(node, ast.Call):
        return []
    if isinstance(node.func, ast.Attribute) and node.func.attr == "of":
        name, given = node.func.value, node.args[1:3]
    else:
        name, given = node.func, node.args[:1]
    if not isinstance(name, ast.Name) or name.id != SENTENCE:
        return []
    return [a.value for a in given if isinstance(a, ast.Constant) and isinstance(a.value, str)]


def sentences(paths: Iterable[Path]) -> dict[str, Path]:
    """Return the templates of sentences in modules, each with one that has it."""
    found: dict[str, Path] = {}
    for path in paths:
        text = path.read_text(encoding="utf-8")
        if SENTENCE not in text:
            continue
        for node in ast.walk(ast.parse(text)):
            for template in templates(node):
                found.setdefault(template, path)
    return found


@contextmanager
def _read() -> Iterator[list[str]]:
    """Give what lupdate reads: the modules, and the sentences, which it does not know itself."""
    with tempfile.TemporaryDirectory() as name:
        table = Path(name) / "sentences.py"
        lines = [
            f"QT_TRANSLATE_NOOP({SENTENCE!r}, {json.dumps(text, ensure_ascii=False)})\n"
            for text in sentences(sources())
        ]
        table.write_text("".join(lines), encoding="utf-8")
        yield [*map(str, sources()), str(table)]


def update(folder: Path = FOLDER) -> None:
    """Read the texts of all modules into the .ts files; what is gone is taken out."""
    folder.mkdir(parents=True, exist_ok=True)
    for language in LANGUAGES:
        path = folder / f"carnn_{language}.ts"
        with _read() as modules:
            _run("pyside6-lupdate", "-no-obsolete", "-locations", "none",
                 "-source-language", "en", "-target-language", language,
                 *modules, "-ts", str(path))  # fmt: skip


def release(folder: Path = FOLDER) -> None:
    """Compile the .ts files."""
    for language in LANGUAGES:
        path = folder / f"carnn_{language}.ts"
        _run("pyside6-lrelease", "-silent", str(path), "-qm", str(path.with_suffix(".qm")))


def missing() -> dict[str, dict[str, str]]:
    """Return the texts without a translation, by text, with what the languages have."""
    found: dict[str, dict[str, str]] = {}
    for language in LANGUAGES:
        for entry in entries(FOLDER / f"carnn_{language}.ts"):
            if not entry.finished or not entry.translation:
                found.setdefault(entry.source, {})[language] = ""
    return found


def fill(texts: dict[str, dict[str, str]]) -> int:
    """Put translations into the .ts files, in every context; return how many."""
    count = 0
    for language in LANGUAGES:
        path = FOLDER / f"carnn_{language}.ts"
        tree = ET.parse(path)
        for message in tree.getroot().iter("message"):
            text = texts.get(message.findtext("source") or "", {}).get(language, "")
            node = message.find("translation")
            if text and node is not None:
                node.text = text
                node.attrib.pop("type", None)
                count += 1
        body = ET.tostring(tree.getroot(), encoding="unicode")
        path.write_text(f"{_HEAD}{body}\n", encoding="utf-8")
    return count


def problems(folder: Path = FOLDER) -> list[str]:
    """Return what is wrong with the translations, one line each."""
    found = []
    for language in LANGUAGES:
        path = folder / f"carnn_{language}.ts"
        for entry in entries(path):
            where = f"{language}: {entry.context}: {entry.source!r}"
            if not entry.finished or not entry.translation.strip():
                found.append(f"{where} is not translated")
                continue
            found += [f"{where}: {what}" for what in faults(entry.source, entry.translation)]
    return found


def faults(source: str, translation: str) -> list[str]:
    """Return what a translation lost: fields, a mnemonic, the dots of a dialog, outer blanks."""
    found = []
    if fields(source) != fields(translation):
        found.append(f"fields {fields(source)} became {fields(translation)}")
    if marks(source) != marks(translation):
        found.append("the mark of the menu key (&) was lost, or there are two")
    if source.endswith("…") != translation.endswith("…"):
        found.append("the dots at the end were lost or added")
    if _outer(source) != _outer(translation):
        found.append("blanks at the ends differ")
    return found


def fields(text: str) -> list[str]:
    """Return the named fields of a text, sorted."""
    return sorted({name for _, name, _, _ in string.Formatter().parse(text) if name})


def marks(text: str) -> int:
    """Return how many menu keys a text marks."""
    return len(re.findall(r"&(?=[^&\s])", text.replace("&&", "")))


def stale(folder: Path = FOLDER) -> list[str]:
    """Return the texts of the modules that are in no .ts file, and the .ts not compiled."""
    found = []
    with tempfile.TemporaryDirectory() as name:
        fresh = Path(name) / "fresh.ts"
        with _read() as modules:
            _run("pyside6-lupdate", "-locations", "none", "-source-language", "en",
                 "-target-language", "de", *modules, "-ts", str(fresh))  # fmt: skip
        wanted = {(entry.context, entry.source) for entry in entries(fresh)}
        for language in LANGUAGES:
            path = folder / f"carnn_{language}.ts"
            known = {(entry.context, entry.source) for entry in entries(path)}
            found += [f"{language}: {c}: {s!r} is not in {path.name}" for c, s in wanted - known]
            compiled = Path(name) / "fresh.qm"
            _run("pyside6-lrelease", "-silent", str(path), "-qm", str(compiled))
            kept = path.with_suffix(".qm")
            if not kept.is_file() or kept.read_bytes() != compiled.read_bytes():
                found.append(f"{kept.name} is older than {path.name}: run release")
    return sorted(found)


def _outer(text: str) -> tuple[bool, bool]:
    return text.startswith(" "), text.endswith(" ")


def _run(tool: str, *arguments: str) -> None:
    program = Path(sys.executable).with_name(tool)
    done = subprocess.run(
        [str(program), *arguments], capture_output=True, text=True, check=False, cwd=ROOT
    )
    if done.returncode:
        raise RuntimeError(f"{tool} failed: {done.stderr or done.stdout}")


def main() -> int:
    """Do what the command line says; return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("what", choices=("update", "missing", "fill", "release", "check"))
    parser.add_argument("file", nargs="?", type=Path)
    arguments = parser.parse_args()
    match arguments.what:
        case "update":
            update()
        case "missing":
            sys.stdout.write(json.dumps(missing(), ensure_ascii=False, indent=1) + "\n")
        case "fill":
            if arguments.file is None:
                parser.error("fill needs a file")
            texts = json.loads(arguments.file.read_text(encoding="utf-8"))
            sys.stdout.write(f"{fill(texts)} texts\n")
        case "release":
            release()
        case _:
            found = [*problems(), *stale()]
            sys.stdout.write("".join(f"{line}\n" for line in found))
            return 1 if found else 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
