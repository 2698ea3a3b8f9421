"""Take the pictures of seven views on a small and on a large screen, light and dark, to look at.

    python tools/screens.py --out screens
    python tools/screens.py --out screens --screen small --theme dark

The screens are those of `make soak`: 1024x700, and 2560x1440 at 150 %. As with tools/screenshots.py
nothing is staged.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Literal, get_args

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.soak.__main__ import use_screen

SCREENS = {"small": (1024, 700, 1.0), "large": (2560, 1440, 1.5)}
Theme = Literal["light", "dark"]
THEMES: tuple[Theme, ...] = get_args(Theme)


def take(out: Path, theme: Theme) -> None:
    """Walk through the views in a window of its own; Qt's screen has been chosen before."""
    from PySide6.QtWidgets import QApplication

    from carnn_desktop.ui.learned.feature import LearnedClasses
    from tools.screenshots import CATEGORIES, Photographer, copy_photos

    work = Path(tempfile.mkdtemp(prefix="carnn-screens-"))
    app = QApplication(sys.argv[:1])
    it = Photographer(app, work, out, size=None)
    session, window = it.session, it.window
    it.theme.choose(theme)

    def keep(name: str) -> None:
        it.keep(f"{name}-{theme}")

    def modal(name: str, open_it: Callable[[], object]) -> None:
        it.modal(f"{name}-{theme}", open_it)

    try:
        keep("start")
        folder = work / "photos"
        folder.mkdir()
        copy_photos(folder)
        it.until(session.image_opened, lambda: session.project.open(folder))
        for stem in ("motorcycle_left", "chelsea"):
            it.run(stem)
            session.edits.accept_all()
            session.edits.mark_done()
        it.run("astronaut")
        session.selection.select_next_proposal(1)
        session.edits.accept()
        keep("review")
        it.open_image("ihc")
        window.prompt.set_text("elephant, piano")
        window.prompt.lower_score(0.95)
        it.until(session.trace_changed, window.controller.run_image)
        keep("none-found")
        modal("folder-run", window.controller.run_folder)
        it.open_image("motorcycle_right")
        window.prompt.set_text("the red motorcycle", "phrases")
        it.until(session.trace_changed, window.controller.run_image)
        keep("phrase")
        window.prompt.set_text(CATEGORIES["astronaut"])
        learned = next(c for c in window.children() if isinstance(c, LearnedClasses)).open()
        it.wait_for(lambda: session.learning.state().gains is not None, timeout_s=120)
        it.keep(f"learned-{theme}", learned)
        learned.close()
        modal("export", window.actions_by_id["export"].trigger)
    finally:
        it.close()
        shutil.rmtree(work, ignore_errors=True)


def main() -> int:
    """Take all pictures, each screen and theme in a process of its own; return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--out", type=Path, default=Path("screens"), metavar="DIR")
    parser.add_argument("--screen", choices=SCREENS)
    parser.add_argument("--theme", choices=THEMES)
    options = parser.parse_args()
    if options.screen and options.theme:
        out = options.out / options.screen
        out.mkdir(parents=True, exist_ok=True)
        use_screen(out, *SCREENS[options.screen])
        take(out, options.theme)
        (out / "screen.json").unlink()
        return 0
    failed = 0
    for screen in (options.screen,) if options.screen else SCREENS:
        for theme in (options.theme,) if options.theme else THEMES:
            one = ("--out", str(options.out), "--screen", screen, "--theme", theme)
            done = subprocess.run((sys.executable, __file__, *one), check=False, env=os.environ)
            failed |= done.returncode
    return failed


if __name__ == "__main__":
    sys.exit(main())
