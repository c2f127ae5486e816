"""A post without an approval, or changed since it was approved.

## What it does

Where the strategy says `approval: {required: yes}`, looks at live posts in the plan's window that
are still to go out: from today on, and not published. Each needs `approved:` with a name in `by:`,

- in time: it is a finding once fewer than `approval.days` days are left until the post goes out,
  and on that day itself even where `approval.days` is 0;
- from one of `approval.by`, if the strategy names anybody there;
- from somebody other than its owner;
- for what it says now. `journey approve` writes into `of:` what readers will see of the post, in
  short: texts, title, link, media, offer, disclosure, channels, dates and times. If any of these
  was changed since, the approval is void, and the finding says which. Status, owner and other notes
  of the team may change, and so may the file that a picture's name stands for.

What is wrong with an approval is said at once; what is missing, when it is due. An approval by hand
without `of:` is taken as it is, whatever was changed since.

## Why

Whoever writes a post is the last to see what others will read in it. Think before you speak, and
have somebody else think, too: what is deleted later has been read by then (001). And a yes to one
text is not a yes to another. Whether a second pair of eyes must see it, and how many days before,
is for you to decide; the articles only ask for the thought.

## Fails

```yaml
# strategy.yml
channels: {facebook: }
people: {dana: , sam: }
approval: {required: yes, days: 2, by: [sam]}
# calendars/december.yml
defaults: {channels: facebook, stage: interest, type: question, owner: dana}
posts:
  - {date: 2026-12-02, title: What is on your winter list?}
```

## Passes

```yaml
# strategy.yml
channels: {facebook: }
people: {dana: , sam: }
approval: {required: yes, days: 2, by: [sam]}
# calendars/december.yml
defaults: {channels: facebook, stage: interest, type: question, owner: dana}
posts:
  - date: 2026-12-02
    title: What is on your winter list?
    approved: {by: sam, date: 2026-11-28}
  - {date: 2026-12-03, title: Not due before tomorrow}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from journey.dates import moved, spoken, weekday
from journey.findings import Finding, Severity
from journey.model.approval import Pin, is_pin, names_parts, pin
from journey.model.post import Approved, Placement
from journey.model.values import FEW, listed, shown
from journey.plan import Plan
from journey.rules.placements import on_some, scope_of, together

SEVERITY: Severity = "error"


class _Wrong(NamedTuple):
    """What is wrong with an approval.

    Args:
        is_so: What to say of the post: "is approved".
        why_not: What to say behind that; for an approval that is missing, when the post goes out.
        help: What to do about it.
        field: The field that is wrong.
    """

    is_so: str
    why_not: str
    help: str
    field: str = "by"


def check(plan: Plan, _: None) -> Iterator[Finding]:
    """Yield a finding for each post that must not go out as it is."""
    if not plan.strategy.approval.required:
        return
    for placements, wrong in together(_wrong(plan)):
        first, source = placements[0], placements[0].content.source
        missing = f" on {weekday(first.date)} and is not approved{_late(plan, first)}"
        yield Finding(
            SEVERITY,
            f"{shown(first.title)} {wrong.is_so}{on_some(placements)}{wrong.why_not or missing}",
            wrong.help,
            source.locate("approved", wrong.field) if wrong.why_not else source.locate(),
            post=first.id,
            field="approved",
            scope=scope_of(plan, placements),
        )


def _wrong(plan: Plan) -> Iterator[tuple[Placement, _Wrong]]:
    """What is wrong with the approval of each placement that is still to go out."""
    pins: dict[str, Pin] = {}
    for placement in plan.live:
        if placement.date < plan.today or placement.status == "published":
            continue
        approved = placement.content.approved
        if approved is None or approved == Approved():
            wrong = _missing(plan, placement) if _is_due(plan, placement) else None
        else:
            wrong = _not_by(plan, placement, approved.by)
            if wrong is None and approved.of:
                if placement.id not in pins:
                    pins[placement.id] = pin(placement.post, plan.placements_of[placement.id])
                wrong = _changed(placement, approved, approved.of, pins[placement.id])
        if wrong:
            yield placement, wrong


def _is_due(plan: Plan, placement: Placement) -> bool:
    """Whether too few days are left; on the last one, none is asked for in vain."""
    return (placement.date - plan.today).days < max(plan.strategy.approval.days, 1)


def _late(plan: Plan, placement: Placement) -> str:
    due = moved(placement.date, -plan.strategy.approval.days)
    return f"; approval was due by {spoken(due)}" if due < plan.today else ""


def _missing(plan: Plan, placement: Placement) -> _Wrong:
    return _Wrong("goes out", "", _ask(plan, placement))


def _not_by(plan: Plan, placement: Placement, by: str | None) -> _Wrong | None:
    """What is wrong with who approved; somebody whom the strategy does not know is found there."""
    people, approvers = plan.strategy.people, plan.strategy.approval.by
    if by is None:
        return _Wrong(
            "is approved", ", but does not say by whom", "Write in `by:` who approved it."
        )
    if people and by not in people:
        return None
    if approvers and by not in approvers:
        return _Wrong(
            "is approved", f" by {by}, but only {listed(approvers)} may", _ask(plan, placement)
        )
    if by == placement.content.owner:
        return _Wrong("is approved", f" by {by}, who owns it", _ask(plan, placement))
    return None


def _changed(placement: Placement, approved: Approved, of: str, now: Pin) -> _Wrong | None:
    """What is wrong with what was approved."""
    if now.covers(of):
        return None
    again = f"`journey approve {placement.id} --by {_quoted(approved.by or '')}`"
    if not is_pin(of):
        return _Wrong(
            "is approved",
            f" for {shown(of)}, which `journey approve` did not write",
            f"Run {again}, or remove `of:`.",
            "of",
        )
    day = f" on {spoken(approved.date)}" if approved.date else ""
    parts = now.changed(of)
    where = f" in its {listed(parts, 'and')}" if parts else ""
    if not parts and names_parts(of):
        where = " in what goes out on which channel"
    return _Wrong(
        "was changed",
        f"{where} after {approved.by} approved it{day}",
        f"Have it approved again with {again}, or undo the change.",
        "of",
    )


def _ask(plan: Plan, placement: Placement) -> str:
    """Who could approve a post, and how."""
    owner, approvers = placement.content.owner, plan.strategy.approval.by
    others = [name for name in approvers if name != owner]
    if approvers and not others:
        return (
            f"Only {owner} may approve, and owns the post: give it another owner, or add somebody "
            "to `approval: {by: …}` in the strategy."
        )
    who = listed(others, most=FEW) if others else f"somebody other than {owner}" if owner else ""
    name = _quoted(others[0]) if others else "NAME"
    return f"Have {who or 'somebody'} approve it: `journey approve {placement.id} --by {name}`."


def _quoted(name: str) -> str:
    """A name as it is written on the command line."""
    return f'"{name}"' if " " in name else name
