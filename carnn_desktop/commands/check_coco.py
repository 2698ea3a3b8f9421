"""``check-coco``: is a COCO file what its readers expect? Every violation with its JSON path."""

from __future__ import annotations

import argparse
from collections import Counter
from dataclasses import asdict
from pathlib import Path

from carnn_desktop.commands.console.files import require_file, require_folder
from carnn_desktop.commands.console.output import Output
from carnn_desktop.formats.coco.checking.check import check_file
from carnn_desktop.formats.coco.checking.repair import repair_file

_SHOWN = 20


def run_check_coco(arguments: argparse.Namespace, output: Output) -> int:
    """Check a file, with ``--images`` also against the photos; return 1 for errors, else 0.

    With ``--fix`` the file is written with what can be repaired, and that one is checked.
    """
    file: Path = arguments.file
    images, fix, every = arguments.images, arguments.fix, arguments.all
    require_file(file, "Give a COCO JSON file.")
    require_folder(images, "Give the folder of the images.")
    repaired: dict[str, object] = {}
    if fix is not None:
        report = repair_file(file, fix, overwrite=arguments.force)
        for repair in report.repairs if every else report.repairs[:_SHOWN]:
            output.result(f"repaired [{repair.rule}] {repair.path}: {repair.message}")
        total = sum(report.counts.values())
        by_rule = ", ".join(f"{rule}: {count}" for rule, count in report.counts.items())
        output.result(f"{fix}: {total} repairs{f' ({by_rule})' if by_rule else ''}")
        repaired = {
            "fixed": fix,
            "repairs": [asdict(repair) for repair in report.repairs],
            "repair_counts": report.counts,
        }
        file = fix
    violations = check_file(file, images, limit=None if every else _SHOWN)
    counts: Counter[str] = Counter()
    for violation in violations:
        counts[violation.level] += violation.count
        output.result(f"{violation.level} [{violation.rule}] {violation.path}: {violation.message}")
    errors, warnings = counts["error"], counts["warning"]
    verdict = f"{errors} errors, {warnings} warnings" if violations else "no violation"
    output.result(f"{file}: {verdict}")
    output.data(
        {
            "file": file,
            "ok": errors == 0,
            "errors": errors,
            "warnings": warnings,
            "violations": [asdict(violation) for violation in violations],
            **repaired,
        }
    )
    return 1 if errors else 0
