"""The command line: its parser, ``gui``, and what exit code an error is; see commands/table.py.

Exit codes: 0 done, 1 something failed and was named, 2 wrong use, 130 interrupted.
"""

from __future__ import annotations

import argparse
import errno
import os
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from carnn_desktop import __version__
from carnn_desktop.commands.console.command import add_json
from carnn_desktop.commands.console.files import require_folder
from carnn_desktop.commands.console.output import Output, harmless
from carnn_desktop.commands.table import COMMANDS
from carnn_desktop.contracts.errors import CarnnError, WorkFailed
from carnn_desktop.regular_files import TooLong

FAILED = 1
WRONG_USE = 2
INTERRUPTED = 130
_FAILURES_OF_A_DRIVE = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.ETIMEDOUT)
_FAULTS_OF_A_NAME = (errno.ENAMETOOLONG, errno.ELOOP)
_BY_NAME = {command.name: command for command in COMMANDS}

_DESCRIPTION = """\
Text-prompted segmentation and COCO annotation of image folders.
Without a command the window opens."""


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line instead of printing the whole usage."""

    def error(self, message: str) -> NoReturn:
        self.exit(WRONG_USE, harmless(f"error: {message}. See '{self.prog} --help'.\n"))


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    called = Path(sys.argv[0]).name
    parser = _Parser(
        prog="python main.py" if called in ("main.py", "") else called,
        description=_DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"CaRNN Desktop {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)

    gui = commands.add_parser("gui", help="open the window (also without any command)")
    gui.add_argument("folder", nargs="?", type=Path, metavar="FOLDER", help="images to open")

    for command in COMMANDS:
        added = commands.add_parser(command.name, help=command.help)
        command.add_arguments(added)
        add_json(added)
    parser.set_defaults(open_window=_open_window)
    return parser


def _open_window(folder: Path | None) -> int:
    from carnn_desktop.commands.console.display import display_problem

    require_folder(folder, "Give a folder of images.")
    problem = display_problem()
    if problem is not None:
        raise problem
    from carnn_desktop.app import run_gui

    return run_gui(folder)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with ``argv`` (without the program's name); return its exit code."""
    output = Output()
    try:
        with _ended_by_signals():
            arguments = build_parser().parse_args(argv)
            command = _BY_NAME.get(arguments.command or "gui")
            if command is None:
                return _open_window(getattr(arguments, "folder", None))
            output = Output(as_json=getattr(arguments, "json", False))
            return command.run(arguments, output)
    except CarnnError as error:
        output.error(error)
        return FAILED if _is_failure(error) else WRONG_USE
    except KeyboardInterrupt:
        output.message("interrupted")
        return INTERRUPTED
    except BrokenPipeError:
        # the reader of our results went away; keep the interpreter's last flush from failing too
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        if error.errno in _FAULTS_OF_A_NAME:
            output.error(CarnnError(f"{error.strerror}{where}.", "Give another name."))
            return WRONG_USE
        output.error(CarnnError(f"{error.strerror or error}{where}.", "Check the disk and rights."))
        return FAILED
    except MemoryError:
        output.error(CarnnError("The memory was not enough.", "Close other programs."))
        return FAILED


@contextmanager
def _ended_by_signals() -> Iterator[None]:
    """Let what a cluster, a service manager or a closed terminal sends do what Ctrl+C does.

    So that halves are cleared away and processes ended. What is ignored (nohup) stays ignored.
    """

    def end(_number: int, _frame: object) -> None:
        raise KeyboardInterrupt

    taken = []
    if threading.current_thread() is threading.main_thread():
        numbers = [getattr(signal, name, None) for name in ("SIGTERM", "SIGHUP")]
        taken = [n for n in numbers if n is not None and signal.getsignal(n) is signal.SIG_DFL]
    for number in taken:
        signal.signal(number, end)
    try:
        yield
    finally:
        for number in taken:
            signal.signal(number, signal.SIG_DFL)


def _is_failure(error: CarnnError) -> bool:
    """Whether the work failed, as on a full disk, and not the way it was asked for."""
    cause = error.__cause__
    return isinstance(error, WorkFailed) or (
        isinstance(cause, OSError)
        and cause.errno in _FAILURES_OF_A_DRIVE
        and not isinstance(cause, TooLong)  # of what was given, not of the drive
    )
