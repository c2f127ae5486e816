"""Hidden characters."""

from __future__ import annotations

from journey.findings import Severity

SEVERITY: Severity = "warning"
