"""What the plan accepts on purpose: waivers, and what posts say to ignore."""

from __future__ import annotations

from collections.abc import Iterator

from journey.dates import spoken
from journey.findings import Location
from journey.model.strategy import Waiver
from journey.rules.catalogue import catalogue
from journey.rules.waivers import Accepted, in_force
from journey.views.basis import Site
from journey.views.labels import Link, PersonLabel
from journey.views.record import record


@record
class AcceptedView:
    """Findings of a rule that are accepted.

    Args:
        rule: The rule: what it finds, and its page.
        about: What is excepted from it, in words: "facebook, 24 December 2026".
        post: The post that is excepted, if it is one.
        reason: Why.
        by: Who decided it; None where nobody says so.
        until: The last day on which it counts, in words; empty where there is none.
        place: Where it is written.
    """

    rule: Link
    about: str
    post: Link | None
    reason: str
    by: PersonLabel | None
    until: str
    place: Location


def all_accepted(site: Site) -> tuple[AcceptedView, ...]:
    """What the plan accepts today, but for what would tell of things that are not shown."""
    return tuple(_views(site))


def _views(site: Site) -> Iterator[AcceptedView]:
    rules = catalogue()
    for one in in_force(site.plan, rules):
        waiver = one.waiver
        as_finding = one.finding("info", "is in force", "", "rule")
        if not site.discretion.tells(as_finding):
            continue
        by = waiver.by if _tells(site, one, "by") else None
        until = waiver.expires if _tells(site, one, "expires") else None
        yield AcceptedView(
            rule=Link(rules[waiver.rule].title, f"rules/{waiver.rule}"),
            about=_about(site, waiver),
            post=_post(site, waiver),
            reason=waiver.reason,
            by=site.labels.person(by),
            until=spoken(until) if until else "",
            place=as_finding.location,
        )


def _tells(site: Site, one: Accepted, field: str) -> bool:
    """Whether a field of a waiver is shown: the strategy hides what posts say, not its own."""
    return one.word == "waiver" or site.shown.field(f"ignore.{field}")


def _about(site: Site, waiver: Waiver) -> str:
    labels = site.labels
    channel = labels.channel(waiver.channel) if waiver.channel else None
    found = (channel, labels.stage(waiver.stage), labels.type(waiver.type))
    words = [label.title for label in found if label]
    words += [labels.audience(waiver.audience).title] if waiver.audience else []
    if waiver.start:
        words.append(spoken(waiver.start, waiver.end))
    elif waiver.end:
        words.append(f"up to {spoken(waiver.end)}")
    return ", ".join(words)


def _post(site: Site, waiver: Waiver) -> Link | None:
    post = site.shown.posts.get(waiver.post or "")
    return Link(post.title or "Untitled", f"posts/{site.post_paths[post.id]}") if post else None
