"""What every page of the site says about it."""

from __future__ import annotations

from collections import Counter

from journey.dates import WEEKDAYS, spoken, week_name
from journey.findings import Finding
from journey.model.post import STATUSES
from journey.plan import Plan
from journey.views.labels import ChannelLabel, Labels, StageLabel
from journey.views.record import record


@record
class Frame:
    """The site as a whole.

    Args:
        brand: The brand's name.
        today_text: The date that counts as today, in words: "Thursday 3 December 2026 · week 49".
        stages: The stages of the journey, in order.
        channels: The channels.
        statuses: The statuses that the site shows, in order.
        everything: Whether it shows all posts that are meant to go out, whatever their status.
        errors: How many errors there are, past ones not counted.
        warnings: How many warnings.
        infos: How many notes for information.
        checked: Whether the plan was checked: else there are no findings.
        half_read: How many files of the plan could not be read to their end: gaps may be false.
        feeds: Whether there are feeds beside the pages.
        compared: What the plan is compared with, on the page of changes; empty without one.
    """

    brand: str
    today_text: str
    stages: tuple[StageLabel, ...]
    channels: tuple[ChannelLabel, ...]
    statuses: tuple[str, ...]
    everything: bool
    errors: int
    warnings: int
    infos: int
    checked: bool
    half_read: int
    feeds: bool
    compared: str

    @property
    def findings(self) -> int:
        """How many findings there are, past ones not counted."""
        return self.errors + self.warnings + self.infos


def frame(
    plan: Plan,
    labels: Labels,
    findings: tuple[Finding, ...],
    *,
    checked: bool,
    feeds: bool,
    compared: str,
) -> Frame:
    """What every page says about the site of a plan."""
    counts = Counter(finding.severity for finding in findings if not finding.past)
    shown = plan.strategy.publish.statuses
    today = plan.today
    return Frame(
        brand=plan.strategy.brand,
        today_text=f"{WEEKDAYS[today.weekday()]} {spoken(today)} · {week_name(today)}",
        stages=tuple(labels.stages.values()),
        channels=tuple(labels.channels.values()),
        statuses=tuple(status for status in STATUSES if status in shown),
        everything=set(STATUSES) - {"idea", "cancelled"} <= set(shown),
        errors=counts["error"],
        warnings=counts["warning"],
        infos=counts["info"],
        checked=checked,
        half_read=sum(not document.complete for document in plan.documents),
        feeds=feeds,
        compared=compared,
    )
