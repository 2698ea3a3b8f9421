"""Write what is new in the program's contracts into contracts.json: only ever adds.

    python tests/frozen/record.py

Refuses, and changes nothing, when a recorded entry is gone or has changed.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1])]

RECORD = HERE / "contracts.json"


def main() -> int:
    """Return 0, or 1 where the program breaks the record."""
    from frozen_observe import observe
    from frozen_shape import differences, united

    with tempfile.TemporaryDirectory() as folder:
        found, _ = observe(Path(folder))
    recorded = json.loads(RECORD.read_text(encoding="utf-8")) if RECORD.exists() else {}
    broken = differences(recorded, found)
    if broken:
        sys.stderr.write("not recorded, for it breaks what is:\n" + "\n".join(broken) + "\n")
        return 1
    text = json.dumps(united(recorded, found), indent=1, ensure_ascii=False) + "\n"
    RECORD.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
