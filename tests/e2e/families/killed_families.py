"""A child of ``test_every_family``: folder runs that are killed once their first photo is kept.

It reads a list of arguments of ``segment`` for each run (JSON) and writes how each one ended.
"""

from __future__ import annotations

import io
import json
import os
import signal
import sys

# what each run would import for itself
from transformers import CLIPModel, CLIPTokenizer  # noqa: F401

from carnn_desktop.cli import main
from carnn_desktop.commands.segmenting import segment as _segment  # noqa: F401
from carnn_desktop.engine import loading as _loading  # noqa: F401


class _Deadly(io.TextIOBase):
    """What ends the process as ``kill -9`` does, once the first photo is told."""

    def write(self, text: str) -> int:
        if "[1/" in text:
            os.kill(os.getpid(), signal.SIGKILL)
        return len(text)


def _ended(arguments: list[str]) -> int:
    """Run the command in a process of its own; return its exit code, negative for a signal."""
    child = os.fork()
    if not child:
        sys.stdout, sys.stderr = io.StringIO(), _Deadly()
        os._exit(main(arguments))
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


if __name__ == "__main__":
    sys.stdout.write(json.dumps([_ended(arguments) for arguments in json.load(sys.stdin)]))
