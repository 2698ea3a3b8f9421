"""Where the bundle begins: what ``main.py`` does, and its workers."""

import multiprocessing
import sys

from carnn_desktop.cli import main

if __name__ == "__main__":
    multiprocessing.freeze_support()  # a worker of --devices starts the bundle again
    sys.exit(main())
