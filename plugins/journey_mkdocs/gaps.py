"""The `journey/gaps` plugin: checks the plan, says what is wrong, and shows it on the site."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any

from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority

from journey.findings import SEVERITIES, Finding
from journey.rules.checking import check
from journey_mkdocs.log import line, log
from journey_mkdocs.options import OneOf
from journey_mkdocs.plan import PlanPlugin, plan_plugin


class GapsConfig(Config):
    """Options of `journey/gaps`."""

    strict_level = OneOf[str](*SEVERITIES, "never", default="warning")
    """The least severity that is a warning, so that `mkdocs build --strict` fails on it."""


class GapsPlugin(BasePlugin[GapsConfig]):
    """Checks the plan that `journey/plan` has read."""

    def __init__(self) -> None:
        super().__init__()
        self._said: frozenset[str] = frozenset()

    def on_startup(self, **_: Any) -> None:
        """Live through `mkdocs serve`; MkDocs keeps the plugins that define this event."""
        self._said = frozenset()

    def on_config(self, config: MkDocsConfig) -> None:
        """See that there is a plan to check."""
        _plan_plugin(config)

    @event_priority(-50)  # when the plan has been read
    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Check the plan, and say what was found; after an edit, what is new."""
        plugin = _plan_plugin(config)
        plugin.findings = tuple(check(plugin.plan))
        old = [f for f in plugin.findings if f.fingerprint in self._said and not f.past]
        for finding in plugin.findings:
            if finding.fingerprint not in self._said:
                log.log(self._level(finding), "%s", line(finding))
        if old:
            log.info("Findings as before: %s.", f"{len(old):,}")
        self._said = frozenset(finding.fingerprint for finding in plugin.findings)

    def _level(self, finding: Finding) -> int:
        if finding.past:
            return logging.DEBUG
        return logging.WARNING if finding.severity in self._failing() else logging.INFO

    def _failing(self) -> Sequence[str]:
        levels: list[str] = [*SEVERITIES]
        least = self.config.strict_level
        return levels[: levels.index(least) + 1] if least in levels else []


def _plan_plugin(config: MkDocsConfig) -> PlanPlugin:
    return plan_plugin(config, "journey/gaps", "checks")
