"""Where the feeds of the site are: files for calendars, spreadsheets, feed readers and programs."""

from __future__ import annotations

from collections.abc import Iterator

from journey.model.post import Placement
from journey.views.basis import Site
from journey.views.record import record

CALENDAR = "feeds/plan.ics"
TABLE = "feeds/plan.csv"
PLAN = "feeds/plan.json"
POSTS = "feeds/posts.json"
FINDINGS = "feeds/findings.json"


@record
class Feeds:
    """The feeds of the plan as a whole.

    Args:
        calendar_path: Its dates, for calendars.
        table_path: Its placements, for spreadsheets.
        plan_path: All of it, for programs.
        posts_path: The next posts, for feed readers.
        findings_path: What the check says, for programs; empty where there was none.
    """

    calendar_path: str
    table_path: str
    plan_path: str
    posts_path: str
    findings_path: str


def of_plan(site: Site) -> Feeds | None:
    """The feeds of the plan as a whole; None where the site has no feeds."""
    if not site.feeds:
        return None
    return Feeds(CALENDAR, TABLE, PLAN, POSTS, of_findings(site))


def of_findings(site: Site) -> str:
    """What the check says; empty where there was none, or the site has no feeds."""
    return FINDINGS if site.feeds and site.checked else ""


def of_channel(site: Site, name: str) -> str:
    """The calendar of a channel; empty where there is none. So too the others."""
    known = site.feeds and name in site.labels.channels
    return f"feeds/channels/{site.labels.channels[name].value}.ics" if known else ""


def of_campaign(site: Site, name: str) -> str:
    """The calendar of a campaign."""
    known = site.feeds and name in site.plan.strategy.campaigns and site.shown.field("campaign")
    return f"feeds/campaigns/{site.labels.campaign_values[name]}.ics" if known else ""


def of_person(site: Site, name: str) -> str:
    """The calendar of somebody who owns posts or answers to them."""
    tells = site.shown.field("owner") or site.shown.field("responder")
    known = site.feeds and tells and name in site.labels.people
    return f"feeds/people/{site.labels.person_values[name]}.ics" if known else ""


def calendars(site: Site) -> dict[str, str]:
    """Every calendar, and whose it is: "the plan", "Facebook"."""
    labels = site.labels
    found = {CALENDAR: "the plan"} if site.feeds else {}
    found |= {of_channel(site, name): label.title for name, label in labels.channels.items()}
    found |= {of_campaign(site, name): label.text for name, label in labels.campaigns.items()}
    found |= {of_person(site, name): label.title for name, label in labels.people.items()}
    found.pop("", None)
    return found


def involved(site: Site, placement: Placement) -> Iterator[str]:
    """The owner of a placement, and who answers to it, as far as the site names them."""
    content, channel = placement.content, site.plan.strategy.channels.get(placement.channel)
    if content.owner:
        yield content.owner
    if site.shown.field("responder"):
        responder = content.responder or (channel and channel.responder)
        if responder:
            yield responder
