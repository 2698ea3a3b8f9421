"""A child of ``test_killed_runs``: a scripted ``segment``, to be killed at any moment."""

from __future__ import annotations

import sys

from scripted import ColorSegmenter, color_loader

from carnn_desktop.cli import build_parser
from carnn_desktop.commands.console.output import Output
from carnn_desktop.commands.segmenting.options import options_from_arguments
from carnn_desktop.commands.segmenting.segment import run_segment

if __name__ == "__main__":
    parsed = build_parser().parse_args(["segment", *sys.argv[1:]])
    segmenter = ColorSegmenter(seconds=0.01, on_image=lambda path: sys.stderr.write("#\n"))
    sys.exit(
        run_segment(
            options_from_arguments(parsed),
            Output(as_json=parsed.json),
            load=color_loader(segmenter),
        )
    )
