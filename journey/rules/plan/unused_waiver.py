"""A waiver that silences nothing.

## What it does

Looks at the waivers of the strategy and at what posts say to `ignore:`. One that is in force, of a
rule that is switched on, and that silences no finding and takes no day away, is named here. Where a
file could not be read to its end, nothing is said: what the waiver is for may be there. A waiver
with dates silences a finding about a span of days, such as a week without a post, only where it
covers the whole span. A waiver of this rule itself silences what it says of others, and is named
where it does not.

With `journey check --baseline`, findings of the baseline that the plan no longer has are counted
here, too: what was fixed once would not be reported if it came back.

## Why

What it was for is fixed, or it never worked: its rule, its dates or its channel are not what was
meant. Either way it will hide something else one day. This rule is our own.

## Fails

```yaml
# strategy.yml
channels: {facebook: {cadence: {per: day}}}
waivers:
  - {rule: cadence/daily-posting, channel: facebook, start: 2026-12-24, reason: Office closed}
# calendars/december.yml
posts:
  - {date: 2026-12-24, channels: facebook, type: quote, stage: interest, title: One}
```

## Passes

```yaml
# strategy.yml
window: {start: 2026-12-23, end: 2026-12-24}
channels: {facebook: {cadence: {per: day}}}
waivers:
  - {rule: cadence/daily-posting, channel: facebook, start: 2026-12-24, reason: Office closed}
# calendars/december.yml
posts:
  - {date: 2026-12-23, channels: facebook, type: quote, stage: interest, title: One}
```
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from journey.findings import Finding, Location, Severity
from journey.rules.waivers import Waivers

SEVERITY: Severity = "warning"

_CORRECTED = {"waiver": "rule, dates and channel", "ignore": "rule"}


def check_waivers(waivers: Waivers, rules: Collection[str]) -> Iterator[Finding]:
    """Yield a finding for each waiver in force, of some rules, that silenced nothing."""
    for one in waivers.unused(rules):
        help = f"Remove it, or correct its {_CORRECTED[one.word]}."
        if one.waiver.start or one.waiver.end:
            help = f"{help[:-1]}: its dates must cover the whole span of a finding, such as a week."
        yield one.finding(SEVERITY, "silences nothing", help, "rule")


def gone_from_baseline(number: int, place: Location) -> Finding:
    """What there is to say of a baseline with findings that the plan has no more.

    Args:
        number: How many they are.
        place: The first of them in the file.
    """
    findings = (
        "1 finding of the baseline is"
        if number == 1
        else (f"{number} findings of the baseline are")
    )
    return Finding(
        SEVERITY,
        f"{findings} gone from the plan",
        "Run `journey baseline` to remove what is fixed from the file.",
        place,
    )
