"""What a format says of itself: its names, where its reader and writer are, what can be chosen.

A declaration imports neither: the command line's help and the window's dialogs come at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from carnn_desktop.formats.export.writer import DatasetWriter
    from carnn_desktop.formats.source import Source
    from carnn_desktop.formats.values import ImportedSet

_LARGEST = 100_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Something to choose for an export; the command line and the dialog are drawn from it.

    name : of a field of ExportOptions, or of a value in its ``own``
    default : what it is where nothing was chosen; its type is bool, int, float or str
    flag, metavar, help : on the command line; without a flag it is only in the window
    label : of the row in the dialog, text of a switch, tip of the field; ``zero`` stands for 0.
        Texts of the window are marked for translation in the context ``ExportDialog``
    choices : (value, text in the window) of a setting that has only some values
    of_file : it concerns what lies beside a single file
    """

    name: str
    default: bool | int | float | str
    flag: str = ""
    metavar: str | None = None
    help: str = ""
    label: str = ""
    text: str = ""
    tip: str = ""
    zero: str = ""
    unit: str = ""
    most: float = _LARGEST
    choices: tuple[tuple[str, str], ...] = ()
    of_file: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format that is read, written, or both.

    name : on the command line and in files; title : for people
    takes : which sources the reader looks at: ``folder``, or files by their suffix without its dot;
        files of a suffix that no format takes are looked at as ``json``
    reader : module with ``detect(source)`` -> 0..1, how sure it is, and ``read(source)``, which
        raises CarnnError for what it cannot read
    writer : module with a class ``Writer``, a DatasetWriter
    written : title of what is written, where it is another; hint : what it is and for whom. Both
        are marked for translation in the context ``ExportDialog``
    settings : what can be chosen for an export; all else is at its default
    file_suffix : of the single file that an export can also be
    cannot_hold : what it has no place for, told before an export; marked for translation in the
        context ``ExportDialog``, "" = it holds everything
    no_crowds : why crowds are left out, "" = they are not
    rank : place among the formats that are written, the usual ones first
    """

    name: str
    title: str
    takes: tuple[str, ...] = ()
    reader: str = ""
    writer: str = ""
    written: str = ""
    hint: str = ""
    settings: tuple[Setting, ...] = ()
    file_suffix: str = ""
    cannot_hold: str = ""
    no_crowds: str = ""
    rank: int = 100

    def detect(self, source: Source) -> float:
        """Return how sure it is that ``source`` is in this format, 0..1."""
        found: float = import_module(self.reader).detect(source)
        return found

    def read(self, source: Source) -> ImportedSet:
        """Read ``source``. Raises CarnnError for what cannot be read."""
        found: ImportedSet = import_module(self.reader).read(source)
        return found

    def writer_class(self) -> type[DatasetWriter]:
        """Return what writes this format."""
        found: type[DatasetWriter] = import_module(self.writer).Writer
        return found
