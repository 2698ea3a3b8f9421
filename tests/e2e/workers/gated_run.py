"""A child of ``test_window_beside_run``: a ``segment`` that waits before each photo for a file."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from scripted import ColorSegmenter, color_loader

from carnn_desktop.cli import build_parser
from carnn_desktop.commands.console.output import Output
from carnn_desktop.commands.segmenting.options import options_from_arguments
from carnn_desktop.commands.segmenting.segment import run_segment


def wait_for_gate(image: str) -> None:
    gate, parent = Path(sys.argv[1]) / image, os.getppid()
    while not gate.exists():
        if os.getppid() != parent:
            sys.exit("the test is gone")
        time.sleep(0.01)


if __name__ == "__main__":
    parsed = build_parser().parse_args(["segment", *sys.argv[2:]])
    load = color_loader(ColorSegmenter(on_image=wait_for_gate))
    sys.exit(run_segment(options_from_arguments(parsed), Output(as_json=parsed.json), load=load))
