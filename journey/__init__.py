"""A customer-journey content planner: plans in YAML and Markdown, checked like code.

The two calls of the library:

    plan = journey.load("content")
    findings = journey.check(plan, today=date(2026, 12, 3))
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from journey.findings import Finding as Finding
    from journey.loading import load as load
    from journey.plan import Plan as Plan
    from journey.rules.checking import check as check

__all__ = ["Finding", "Plan", "check", "load"]

HOME = "https://github.com/mkdocs-journey/mkdocs-journey"
"""Where the project is at home."""

_HOMES = {
    "Finding": "journey.findings",
    "Plan": "journey.plan",
    "check": "journey.rules.checking",
    "load": "journey.loading",
}


def __getattr__(name: str) -> Any:
    # The command line imports this package first: nothing is loaded before it is asked for.
    if name not in _HOMES:
        raise AttributeError(f"module 'journey' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
