"""Whatever a user may read is a marked sentence, and every language file has it."""

from __future__ import annotations

import ast
import importlib.util
import re
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest
from source import PACKAGE, ROOT, shown, sources, tree

COVERED = (
    "annotations",
    "contracts",
    "engine",
    "formats",
    "objects",
    "photos",
    "project",
    "quality",
    "regular_files.py",
    "runs",
    "services",
)
"""Parts of the program whose sentences are all marked; ``ui`` marks its own by Qt's ``tr``."""
ERRORS = {"CarnnError"}
SAYING = {
    "Notice": (1, 2), "say": (1, 2), "apply": (1,), "add": (1,), "note": (1,),
    "Unusable": (1,), "BadSource": (0, 1), "DamagedData": (0,), "JsonProblem": (0,),
    "WrongEncoding": (0, 1), "refusal": (2, 3),
}  # fmt: skip
"""Calls that show a text as it is, and which of their arguments."""
MARKS = {"Told", "QT_TRANSLATE_NOOP", "tr", "translate"}
INSIDE = {"ValueError", "TypeError", "AssertionError", "RuntimeError", "KeyError"}
"""Errors of the program's own making: who sees one has found a fault."""
SENTENCE = re.compile(r"[a-z]{2,}[,;:]? +\(?[a-zA-Z{0-9“]|\} [a-z]{2}")
CODE = re.compile(
    r"\b(SELECT|INSERT|UPDATE|DELETE|CREATE|ALTER|PRAGMA|WHERE|NULL|IN|AND|OR)\b"
    r"|^(image_)?id, |\] \| "
)
"""SQL, and types in quotes."""
ELSEWHERE = re.compile(
    # words and sentences that models read
    r"engine/(head_noun|presets)\.py"
    # pages and lists that are written beside an export
    r"|formats/(coco/(loaders|sidecars)|yolo/data_yaml|export/own_names)\.py"
    r"|formats/coco/(checking|tools)/.*"
)
"""Modules with texts that no window shows."""
COMMANDS = re.compile(r"formats/coco/(checking|tools)/.*")
"""check-coco and the commands that work on COCO files: the window has none of it."""
IDENTIFIERS = {
    "left out", "file name",  # effects and kinds of findings: keys of reports, and of the window
    "concept {}", "image {}", "lost name of image {}",  # names that a damaged project is given
    "a photo of a cat.",  # what is computed with
    "{} words {}", "{} patches 1", "{} torch {}", "{} views",  # keys
    "can't allocate memory", "out of memory",  # what torch says, to know it by
    "Grounding DINO",  # a name
    "Adding `safetensors` variant of this model",  # by which the hub's conversions are known
    "not measured here", "not for commercial use",  # the command line's alone
    "class {}", "category {}",  # names where a file has none
    "{}, line {}", "line {}", "line {}: $", "{}, {} {}", "{}['External ID']",  # places in files
    "External ID", "Labeled Data",  # keys of files
    "Label Studio", "Pascal VOC", "Pascal VOC boxes", "Pascal VOC label pictures",
    "VGG Image Annotator",  # names of tools and formats
    "GBK (Chinese, Windows)", "Shift-JIS (Japanese, Windows)", "Big5 (Chinese, traditional)",
    "EUC-KR (Korean, Windows)", "Windows-1252 (Western European)", "latin-1 (Western European)",
    "unused {}", "written by CaRNN Desktop", "Unterminated string",  # in files, of other programs
    "Annotations made with CaRNN Desktop. Width and height are those of the displayed image, "
    "after its EXIF rotation.",
    "average precision",  # a stage of the work that nothing shows
    # names of stages of the work, which services/runs/pace.py turns into what the window says
    "asking the hub", "sam image", "sam masks", "sam matching",
}  # fmt: skip


@cache
def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _place(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def _calls(path: Path, names: Iterable[str]) -> list[ast.Call]:
    """Return the calls of these names in a file; most files have none, and are not parsed."""
    if not re.search(rf"\b({'|'.join(names)})\b", _text(path)):
        return []
    return [node for node in ast.walk(tree(path)) if isinstance(node, ast.Call)]


def _tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("translations", ROOT / "tools/translations.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["translations"] = module
    spec.loader.exec_module(module)
    return module


tool = _tool()


def _name(call: ast.Call) -> str:
    """Return what is called; of ``Told.of`` the class, of a logger's methods "log"."""
    if isinstance(call.func, ast.Name):
        return call.func.id
    if not isinstance(call.func, ast.Attribute):
        return ""
    if isinstance(call.func.value, ast.Name) and call.func.value.id in ("Told", "_log", "logging"):
        return {"Told": "Told"}.get(call.func.value.id, "log")
    return call.func.attr


def _errors() -> set[str]:
    """Return the names of CarnnError and of all that are derived from it."""
    bases = {
        name: set(re.findall(r"\w+", of))
        for path in sources()
        for name, of in re.findall(r"^class (\w+)\((.*)\):", _text(path), re.MULTILINE)
    }
    found = set(ERRORS)
    while more := {name for name, of in bases.items() if of & found} - found:
        found |= more
    return found


def _bare(node: ast.expr) -> Iterator[ast.expr]:
    """Yield the texts that an expression may be and that nothing marks."""
    match node:
        case ast.Constant(value=str() as text):
            if re.search("[a-zA-Z]", text):
                yield node
        case ast.JoinedStr():
            yield node
        case ast.IfExp():
            yield from _bare(node.body)
            yield from _bare(node.orelse)
        case ast.BoolOp():
            for value in node.values:
                yield from _bare(value)
        case ast.BinOp():
            yield from _bare(node.left)
            yield from _bare(node.right)


def test_what_is_said_is_a_marked_sentence() -> None:
    errors = _errors()
    assert {"CarnnError", "WorkFailed", "UnreadableImage"} <= errors
    found = []
    for path in sources(*COVERED, "ui"):
        if COMMANDS.fullmatch(_place(path)):
            continue
        for node in _calls(path, {*errors, *SAYING}):
            name = _name(node)
            places = (0, 1) if name in errors else SAYING.get(name, ())
            given = [node.args[place] for place in places if place < len(node.args)]
            found += [shown(path, bare.lineno) for text in given for bare in _bare(text)]
    assert found == [], "\n".join(found)


def _unmarked(module: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield the literals that read like sentences and that nothing marks."""
    parents = {child: node for node in ast.walk(module) for child in ast.iter_child_nodes(node)}
    for node in ast.walk(module):
        text = _read(node)
        if not SENTENCE.search(text) or text in IDENTIFIERS or CODE.search(text):
            continue
        if "\n" in text:
            continue  # a page that is written beside an export
        above: ast.AST = node
        while above in parents and not isinstance(above, ast.stmt):
            above = parents[above]
            if isinstance(above, ast.Call) and _name(above) in MARKS | INSIDE | {"log"}:
                break
            if isinstance(above, ast.JoinedStr | ast.Assert):
                break
            if isinstance(above, ast.keyword) and above.arg == "help":
                break  # of the command line
        else:
            if not isinstance(above, ast.Expr | ast.Assert):
                yield node.lineno, text  # type: ignore[attr-defined]


def _read(node: ast.AST) -> str:
    """Return a literal as it reads, with {} for what is filled in."""
    if isinstance(node, ast.JoinedStr):
        return "".join(
            str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values
        )
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


@pytest.mark.parametrize("part", COVERED)
def test_no_literal_that_reads_like_a_sentence_is_left_unmarked(part: str) -> None:
    found = [
        f"{shown(path, line)}: {text[:70]!r}"
        for path in sources(part)
        if not ELSEWHERE.fullmatch(_place(path))
        for line, text in _unmarked(tree(path))
    ]
    assert found == [], "\n".join(found)


def test_no_sentence_is_put_into_an_f_string() -> None:
    """It would be a plain text from there on, English in every window."""
    found = []
    for path in sources(*COVERED):
        if ELSEWHERE.fullmatch(_place(path)):
            continue
        for node in ast.walk(tree(path)):
            if not isinstance(node, ast.JoinedStr) or "\n" in _read(node) or _read(node)[:1] == "-":
                continue  # pages that are written beside an export
            filled = [part.value for part in node.values if isinstance(part, ast.FormattedValue)]
            names = {getattr(value, "attr", getattr(value, "id", "")) for value in filled}
            if names & {"reason", "remedy", "message", "problem"}:
                found.append(shown(path, node.lineno))
    assert found == [], "\n".join(found)


def test_every_sentence_is_in_every_language_file() -> None:
    wanted = set(tool.sentences(sources()))
    assert len(wanted) > 100
    for language in tool.LANGUAGES:
        path = tool.FOLDER / f"carnn_{language}.ts"
        known = {
            entry.source
            for entry in tool.entries(path)
            if entry.context == tool.SENTENCE and entry.finished and entry.translation
        }
        assert wanted - known == set(), path.name


def test_a_sentence_has_its_template_in_its_call() -> None:
    """Else the reader of sentences does not see it."""
    found = [
        shown(path, node.lineno)
        for path in sources()
        for node in _calls(path, {"Told"})
        if _name(node) == "Told" and path.name != "texts.py" and not tool.templates(node)
    ]
    assert found == [], "\n".join(found)


def test_the_tests_see_what_is_unmarked() -> None:
    module = ast.parse(
        'def run(name: str) -> None:\n    """A text that is no sentence for anybody."""\n'
        '    _log.info("a text for the log")\n    raise ValueError("a fault of the program")\n'
        '    text = f"{name} is not here"\n    say("info", Told("This is marked."))\n'
        '    note = "This is not marked."\n'
    )
    assert [line for line, _ in _unmarked(module)] == [5, 7]
    assert len(list(_bare(ast.parse('"a" if x else f"{b}"', mode="eval").body))) == 2
