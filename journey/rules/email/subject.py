"""A missing subject or preheader, or a subject that is too long.

## What it does

Looks at every live post on a channel whose network is e-mail. A `subject` of over `max` characters
is a finding. A `subject` or `preheader` (the line that an inbox shows after the subject) that is
missing is one too, as soon as the e-mail is written: it has copy, or its status is review or later.
A title does not count as the subject: it is what the team calls the post, and a reader may never
see it. Where both are the same, write it twice.

One post is one finding for what is missing, subject, preheader or both, and one for a subject that
is too long. Characters are counted as letters with their accents; an emoji may count as several.

## Why

In a full inbox, subject and preheader are all that decides whether an e-mail is opened, and what is
missing there is filled in by the e-mail program with whatever the letter begins with. E-mails are
worth as much as they are of value to those who get them (000, e-mail marketing), and this is where
that is seen. Sixty characters are our own measure: about as much as mail programs show.

## Fails

```yaml
# strategy.yml
channels: {newsletter: {network: email}}
# calendars/december.yml
posts:
  - date: 2026-12-01
    channels: newsletter
    type: newsletter
    stage: interest
    title: Letter no. 31
    preheader: Doors at half past six, and what to bring.
    copy: Dear reader ...
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
    title: Letter no. 31
    subject: Open night at the studio
    preheader: Doors at half past six, and what to bring.
    copy: Dear reader ...
```

## Options

- `max`: how many characters a subject may have (default: 60).
- `preheader`: whether a missing preheader is a finding: `yes` (the default) or `no`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from journey.findings import Finding, Severity
from journey.model.post import STATUSES, Placement, Post
from journey.model.values import Count, Flag, shown
from journey.plan import Plan
from journey.rules.emails import emails
from journey.rules.options import RuleOptions

SEVERITY: Severity = "warning"

_WRITTEN = frozenset(STATUSES[STATUSES.index("review") : STATUSES.index("cancelled")])


class Options(RuleOptions):
    """What a plan can set."""

    max: Count = 60
    preheader: Flag = True


def check(plan: Plan, options: Options) -> Iterator[Finding]:
    """Yield a finding for each e-mail that lacks a line, and for each subject that is too long."""
    incomplete: set[str] = set()
    long: set[tuple[str, str]] = set()
    for email in emails(plan):
        content = email.content
        missing = _missing(content, options)
        if missing and email.id not in incomplete:
            incomplete.add(email.id)
            yield _incomplete(email, missing)
        subject = unicodedata.normalize("NFC", (content.subject or "").strip())
        if len(subject) > options.max and (email.id, subject) not in long:
            long.add((email.id, subject))
            yield Finding(
                SEVERITY,
                f"the subject {shown(subject)} has {len(subject)} characters, "
                f"{len(subject) - options.max} more than inboxes show",
                f"Say it in {options.max} characters, the most important words first.",
                content.source.locate("subject"),
                post=email.id,
                field="subject",
            )


def _missing(content: Post, options: Options) -> list[str]:
    if content.status not in _WRITTEN and not content.copy:
        return []
    asked = ["subject", "preheader"] if options.preheader else ["subject"]
    return [name for name in asked if not (getattr(content, name) or "").strip()]


def _incomplete(email: Placement, missing: list[str]) -> Finding:
    content, field = email.content, missing[0]
    helps = {
        "subject": "Write in `subject:` what readers see first in the inbox; it may be the title.",
        "preheader": "Write in `preheader:` the line that follows the subject in the inbox.",
    }
    return Finding(
        SEVERITY,
        f"{shown(email.title)} is an e-mail without a {' or '.join(missing)}",
        " ".join(helps[name] for name in missing),
        content.source.locate("subject") if field == "preheader" else content.source.locate(),
        post=email.id,
        field=field,
    )
