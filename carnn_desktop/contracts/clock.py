"""The time as it is written down everywhere: in provenance, records and reviews."""

from __future__ import annotations

from datetime import UTC, datetime


def utc_now() -> str:
    """Return the time to the second, ISO 8601 in UTC."""
    return datetime.now(UTC).isoformat(timespec="seconds")
