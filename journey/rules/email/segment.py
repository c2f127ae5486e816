"""An e-mail that does not say whom it goes to.

## What it does

Looks at every live post on a channel whose network is e-mail. It must say whom it goes to there,
in `segment` or in `audience`. A segment may have any name, also one that only the e-mail system
knows; one letter that truly is for every reader says `segment: all readers`. Each post is one
finding, however many lists it goes to. Where not a single e-mail of the plan says whom it goes to,
that is one finding for all of them.

## Why

The first question of every e-mail is who gets it. A list that is divided, by what people bought,
how old they are or whatever else sets them apart, gets what is of use to them; a list that is not
gets what is of use to nobody (000, e-mail marketing). A letter that is made for its readers brings
in many times what one to everybody does (001, recipe for happy customers, part 4).

## Fails

```yaml
# strategy.yml
channels: {newsletter: {network: email}}
# calendars/december.yml
posts:
  - {date: 2026-12-01, channels: newsletter, type: newsletter, stage: interest, title: Winter}
```

## Passes

```yaml
# strategy.yml
channels: {newsletter: {network: email}}
# calendars/december.yml
posts:
  - date: 2026-12-01
    channels: newsletter
    type: newsletter
    stage: interest
    title: Winter
    segment: gift list
```
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journey.dates import spoken
from journey.findings import Finding, Scope, Severity
from journey.model.post import Placement
from journey.model.values import shown
from journey.plan import Plan
from journey.rules.emails import emails

SEVERITY: Severity = "error"

_HELP = (
    "Name a part of the list in `segment:` (`all readers` for everybody), or an audience in "
    "`audience:`."
)


def check(plan: Plan, _: None) -> Iterator[Finding]:
    """Yield a finding for each post that goes out by e-mail without saying to whom."""
    sent = emails(plan)
    to_nobody: dict[str, Placement] = {}
    for email in sent:
        if not _has_readers(email):
            to_nobody.setdefault(email.id, email)
    if len(to_nobody) > 1 and not any(map(_has_readers, sent)):
        yield _of_none(sent, len(to_nobody))
        return
    for email in to_nobody.values():
        yield Finding(
            SEVERITY,
            f"{shown(email.title)} does not say which readers of {email.channel} it goes to",
            _HELP,
            email.content.source.locate(),
            post=email.id,
            field="segment",
        )


def _has_readers(email: Placement) -> bool:
    return bool(email.content.segment or email.content.audience)


def _of_none(sent: Sequence[Placement], posts: int) -> Finding:
    start, end = sent[0].date, sent[-1].date
    return Finding(
        SEVERITY,
        f"none of the plan's {posts} e-mails says which readers it goes to, {spoken(start, end)}",
        _HELP,
        sent[0].content.source.locate(),
        scope=Scope(start, end),
        share=100,
    )
