"""A child of ``test_killed_workers``: a ``segment`` on several processes, to be killed."""

from __future__ import annotations

import sys

from worker_models import load_slow

from carnn_desktop.cli import build_parser
from carnn_desktop.commands.console.output import Output
from carnn_desktop.commands.segmenting.options import options_from_arguments
from carnn_desktop.commands.segmenting.segment import run_segment

if __name__ == "__main__":
    parsed = build_parser().parse_args(["segment", *sys.argv[1:]])
    sys.exit(run_segment(options_from_arguments(parsed), Output(as_json=True), load=load_slow))
