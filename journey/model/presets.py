"""Severities and options for kinds of teams, as data: what `preset:` in a strategy means.

A strategy's own `rules:` count more than its preset, and a preset more than a rule's defaults.
"""

from __future__ import annotations

from typing import Any

PRESETS: dict[str, dict[str, dict[str, Any]]] = {
    # The defaults are made for a team that posts on social networks every day.
    "daily-social": {},
    # A few e-mails a month, and little beside them.
    "newsletter": {
        "cadence/daily-posting": {"without_cadence": False},
        "stages/selling-too-much": {"days": 42},
        "variety/shock": {"severity": "off"},
    },
    # Long decisions, fewer posts, a sober tone.
    "b2b": {
        "cadence/daily-posting": {"without_cadence": False},
        "stages/coverage": {"days": 28},
        "stages/selling-too-much": {"days": 28},
        "cadence/active-hours": {"severity": "off"},
        "variety/shock": {"severity": "off"},
    },
    # Only what is wrong, nothing about what might be better.
    "minimal": {
        "cadence/active-hours": {"severity": "off"},
        "cadence/fading": {"severity": "off"},
        "cadence/quiet-hours": {"severity": "off"},
        "cadence/runway": {"severity": "off"},
        "plan/overload": {"severity": "off"},
        "stages/audience-coverage": {"severity": "off"},
        "stages/coverage": {"severity": "off"},
        "stages/existing-customers": {"severity": "off"},
        "stages/mix": {"severity": "off"},
        "stages/selling-too-much": {"severity": "off"},
        "stages/type-fit": {"severity": "off"},
        "variety/repeated-topic": {"severity": "off"},
        "variety/same-type-in-a-row": {"severity": "off"},
        "variety/shock": {"severity": "off"},
        "variety/type-drought": {"severity": "off"},
        "variety/type-share": {"severity": "off"},
        "variety/weekly-types": {"severity": "off"},
    },
}
"""By preset and rule: `severity`, and the rule's options."""
