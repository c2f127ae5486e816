"""Too few posts for existing customers.

## What it does

Adds up the shares of all stages that are for customers (retention and advocacy, and stages of the
plan's own with `relationship: customer`) among the plan's live posts, each counted once. Under
`min`, rounded to whole posts, it is a finding: 20 % of 21 posts are 4. A plan whose journey has no
such stage is left alone. Posts without a stage that the plan knows do not count, and with fewer
than 10 that do, nothing is said.

## Why

Why win a customer, and then never speak to that person again (004, marketing to existing
customers)? For the money that it takes to win one new customer, five can be kept (002), and those
who come back spend more (000, social media as customer service). Twenty percent is our own measure.

## Fails

```yaml
# strategy.yml
channels: {facebook: }
# calendars/december.yml
defaults: {channels: facebook, type: article, stage: interest}
posts:
  - {date: 2026-12-01, title: One}
  - {date: 2026-12-02, title: Two}
  - {date: 2026-12-03, title: Three}
  - {date: 2026-12-04, title: Four}
  - {date: 2026-12-05, title: Five}
  - {date: 2026-12-06, title: Six}
  - {date: 2026-12-07, title: Seven}
  - {date: 2026-12-08, title: Eight}
  - {date: 2026-12-09, title: Nine}
  - {date: 2026-12-10, title: Ten, stage: retention, type: how-to}
```

## Passes

```yaml
# strategy.yml
channels: {facebook: }
# calendars/december.yml
defaults: {channels: facebook, type: article, stage: interest}
posts:
  - {date: 2026-12-01, title: One}
  - {date: 2026-12-02, title: Two}
  - {date: 2026-12-03, title: Three}
  - {date: 2026-12-04, title: Four}
  - {date: 2026-12-05, title: Five}
  - {date: 2026-12-06, title: Six}
  - {date: 2026-12-07, title: Seven}
  - {date: 2026-12-08, title: Eight}
  - {date: 2026-12-09, title: Nine, stage: advocacy, type: reshare}
  - {date: 2026-12-10, title: Ten, stage: retention, type: how-to}
```

## Options

- `min`: the smallest share of posts for customers, in percent (default: 20%).
"""

from __future__ import annotations

from collections.abc import Iterator

from journey.findings import Finding, Scope, Severity
from journey.model.values import Share, listed
from journey.plan import Plan
from journey.rules.days import place_of_gap
from journey.rules.options import RuleOptions
from journey.rules.shares import MIN_SAMPLE, least, percent

SEVERITY: Severity = "warning"


class Options(RuleOptions):
    """What a plan can set."""

    min: Share = 20.0


def check(plan: Plan, options: Options) -> Iterator[Finding]:
    """Yield a gap where too few posts are for customers."""
    theirs = [s.id for s in plan.strategy.journey.values() if s.relationship == "customer"]
    found = list(plan.stage_of.values())
    count = sum(stage in theirs for stage in found)
    if not theirs or len(found) < MIN_SAMPLE or count >= least(options.min, len(found)):
        return
    assert plan.window
    share = 100 * count / len(found)
    start, end = plan.window
    few = f"only {count}" if count else "none"
    yield Finding(
        SEVERITY,
        f"{few} of {len(found)} posts {'is' if count < 2 else 'are'} for people who "
        f"already bought: {percent(share)}; at least {percent(options.min)} should be",
        f"Plan more posts for {listed(theirs, 'and')}: support, how-tos, news, their own stories.",
        place_of_gap(plan, (), start, "stages"),
        scope=Scope(start, end),
        gap=True,
        share=share,
    )
