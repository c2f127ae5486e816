"""Missing fields."""

from __future__ import annotations

from journey.findings import Severity

SEVERITY: Severity = "error"
