"""What the rules have to say: findings, and gaps among them."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from dataclasses import dataclass

from journey.sources.problem import SEVERITIES, Fix, Location, Severity

__all__ = ["SEVERITIES", "Finding", "Fix", "Location", "Scope", "Severity", "fingerprint"]


@dataclass(frozen=True, slots=True)
class Scope:
    """What a finding is about, where it is about more than one field.

    Args:
        start: First day of the span or run.
        end: Last day.
        channel: The channel; None for all of them. So too the other dimensions.
        stage: The stage of the journey.
        type: The type of post.
        audience: The audience.
    """

    start: dt.date | None = None
    end: dt.date | None = None
    channel: str | None = None
    stage: str | None = None
    type: str | None = None
    audience: str | None = None

    @property
    def dimension(self) -> tuple[str | None, ...]:
        """Channel, stage, type and audience."""
        return self.channel, self.stage, self.type, self.audience


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a rule has to say about a place in a file.

    Args:
        severity: How much it matters.
        message: One line that names the thing and the dates.
        help: What to do about it.
        location: The place.
        post: The id of the post that it is about, if it is about one.
        scope: What it is about, where that is more than one field.
        gap: It is about what is not there.
        days: The days that fail, for a rule that looks at each day by itself.
        field: The field that it is about, for a finding about one.
        share: The share that its message is about, in percent. That of a gap gets worse as it
            shrinks, that of another finding as it grows.
        fix: What belongs there, where that is sure. It is shown, and never applied by itself.
        rule: The rule, `family/name`. Filled in by the check, like the two below.
        past: All its dates lie before today.
        fingerprint: What stays the same when posts, lines and files move.
    """

    severity: Severity
    message: str
    help: str
    location: Location
    post: str | None = None
    scope: Scope | None = None
    gap: bool = False
    days: tuple[dt.date, ...] = ()
    field: str | None = None
    share: float | None = None
    fix: Fix | None = None
    rule: str = ""
    past: bool = False
    fingerprint: str = ""

    @property
    def family(self) -> str:
        """The rule's family."""
        return self.rule.partition("/")[0]

    @property
    def named_field(self) -> str:
        """The field that it is about, without the numbers of items, which move."""
        return ".".join(step for step in (self.field or "").split(".") if not step.isdecimal())

    @property
    def by_days(self) -> bool:
        """Whether it is known by its days: it is about no post, no field alone, and no share."""
        if self.post or self.share is not None:
            return False
        dated = bool(self.scope and self.scope.start)
        return self.gap or bool(self.days) or (dated and not self.field)

    def naming(self, post: str) -> str:
        """Its words where nothing stands beside them: with its post, should they not name it.

        What is not there, and what is about several days, is not about the post alone.

        Args:
            post: What its post is called.
        """
        one_day = not self.scope or self.scope.start == self.scope.end
        lacks = not self.gap and one_day and post not in self.message
        return f"{post}: {self.message}" if lacks else self.message


def fingerprint(finding: Finding, value: str, nth: int) -> str:
    """A short hash of what a finding is about: not of its place, nor of its words.

    A finding about a post keeps it when the post moves to another date, file or line, and gets
    another when the value that it complains about changes.

    Args:
        finding: A finding that knows its rule.
        value: What is written at its place, if that is the value of its field.
        nth: How many of the same identity stand before it.
    """
    identity: list[object] = [finding.rule, finding.post, finding.named_field, value, nth]
    if not finding.post:
        scope = finding.scope or Scope()
        identity += [*scope.dimension, finding.gap]
        if finding.by_days:
            identity += [str(scope.start), str(scope.end)]
        if not finding.scope and not finding.field:
            identity.append(re.sub(r"[0-9]+", "", finding.message))  # lines move
    return hashlib.sha256(json.dumps(identity).encode()).hexdigest()[:16]
