"""Start CaRNN Desktop: ``python main.py`` opens the window, ``--help`` lists the rest."""

import sys

from carnn_desktop.cli import main

if __name__ == "__main__":
    sys.exit(main())
