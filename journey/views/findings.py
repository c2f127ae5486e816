"""Findings as pages show them: the words of the check, and where they lead."""

from __future__ import annotations

import datetime as dt

from journey.dates import spoken
from journey.findings import SEVERITIES, Finding, Location, Scope
from journey.model.post import Post
from journey.model.values import shown as quoted
from journey.rules.catalogue import catalogue
from journey.rules.waivers import span_of
from journey.views.discretion import Discretion
from journey.views.labels import (
    AudienceLabel,
    ChannelLabel,
    Labels,
    Link,
    PersonLabel,
    StageLabel,
)
from journey.views.record import record
from journey.views.words import week_id


@record
class FindingView:
    """A finding.

    Args:
        anchor: Its id on every page that it stands on.
        severity: error, warning or info.
        rule: The rule's name.
        title: What the rule finds, in a few words.
        rule_path: The rule's page.
        message: The words of the check; other words where those must not be shown.
        whole: The same where nothing stands beside them: with its post, should they not name it.
        help: What to do about it.
        gap: It is about what is not there.
        past: All its dates lie before today.
        start: First day that it is about.
        end: Last day.
        when: Its days in words.
        weeks: First and last of its weeks.
        day_path: Where the calendar shows its first day.
        post: Its post, where that is shown.
        stage: Its stage, or that of its post.
        channel: Its channel.
        type: Its type, or that of its post, as filters have it.
        audience: Its audience.
        reached: That audience, or those that its post reaches, as filters have them.
        who: Whose it is: the person that it is about, the post's owner, or who answers on the
            channel.
        place: Where it stands in the files; None where the site does not say.
        told: Whether the words are those of the check.
    """

    anchor: str
    severity: str
    rule: str
    title: str
    rule_path: str
    message: str
    whole: str
    help: str
    gap: bool
    past: bool
    start: dt.date | None
    end: dt.date | None
    when: str
    weeks: tuple[str, ...]
    day_path: str
    post: Link | None
    stage: StageLabel | None
    channel: ChannelLabel | None
    type: str
    audience: AudienceLabel | None
    reached: tuple[str, ...]
    who: PersonLabel | None
    place: Location | None
    told: bool = True

    @property
    def family(self) -> str:
        """The rule's family."""
        return self.rule.partition("/")[0]

    @property
    def path(self) -> str:
        """Where it stands among all the others."""
        return f"gaps#{self.anchor}"


class Telling:
    """Makes what pages show of findings.

    Args:
        discretion: What may be told.
        labels: What things are called.
        days: Where the calendar shows a day, by date.
        posts: The address of each post.
    """

    def __init__(
        self,
        discretion: Discretion,
        labels: Labels,
        days: dict[dt.date, str],
        posts: dict[str, str],
    ) -> None:
        self._discretion, self._labels = discretion, labels
        self._plan, self._shown = discretion.plan, discretion.shown
        self._days, self._posts = days, posts

    def view(self, finding: Finding) -> FindingView:
        """A finding as pages show it."""
        told = self._discretion.tells(finding)
        scope = finding.scope or Scope()
        start, end = (told and span_of(finding, self._plan)) or (None, None)
        post = self._shown.posts.get(finding.post or "")
        message, help = (finding.message, finding.help) if told else _withheld(finding)
        channel = scope.channel or (
            next(iter(post.channels)) if post and len(post.channels) == 1 else None
        )
        kind = self._labels.type(scope.type or (post.type if post else None))
        return FindingView(
            anchor=f"f-{finding.fingerprint}",
            severity=finding.severity,
            rule=finding.rule,
            title=_title(finding.rule),
            rule_path=f"rules/{finding.rule}" if finding.rule in catalogue() else "",
            message=message,
            whole=finding.naming(quoted(post.title)) if told and post and post.title else message,
            help=help,
            gap=finding.gap,
            past=finding.past,
            start=start,
            end=end,
            when=spoken(start, end) if start else "",
            weeks=(week_id(start), week_id(end)) if start and end else (),
            day_path=self._days.get(start, "") if start else "",
            post=Link(post.title, f"posts/{self._posts[finding.post or '']}")
            if post and told
            else None,
            stage=self._labels.stage(scope.stage or (post.stage if post else None)),
            channel=self._labels.channel(channel) if channel else None,
            type=kind.value if kind else "",
            audience=self._labels.audience(scope.audience) if scope.audience and told else None,
            reached=self._reached(scope, post, told=told),
            who=self._who(finding, scope, told=told),
            place=finding.location if self._discretion.place(finding) else None,
            told=told,
        )

    def _reached(self, scope: Scope, post: Post | None, *, told: bool) -> tuple[str, ...]:
        if scope.audience and told:
            return (self._labels.audience_values[scope.audience],)
        names = self._labels.reached(post) if post else ()
        return tuple(self._labels.audience_values[name] for name in names)

    def _who(self, finding: Finding, scope: Scope, *, told: bool) -> PersonLabel | None:
        if told and (name := person_of(finding)):
            return self._labels.person(name)
        post = self._shown.posts.get(finding.post or "")
        if post and post.owner and self._shown.field("owner"):
            return self._labels.person(post.owner)
        channel = self._plan.strategy.channels.get(scope.channel or "")
        tells = self._shown.field("responder")
        return self._labels.person(channel.responder) if channel and tells else None


def person_of(finding: Finding) -> str:
    """The person of the strategy that a finding is about, by their name there; empty for none."""
    group, _, name = (finding.field or "").partition(".")
    return name if group == "people" else ""


def _title(rule: str) -> str:
    known = catalogue().get(rule)
    return known.title if known else rule


def _withheld(finding: Finding) -> tuple[str, str]:
    """What is said of a finding whose words would give away what is not shown."""
    about = (
        "about a post that this site does not show"
        if finding.post
        else "about what this site does not show"
    )
    return f"{_title(finding.rule)}: {about}", "`journey check` prints the whole message."


def worst_first(finding: FindingView) -> tuple[object, ...]:
    """Sorts findings by severity, then by date; those without a date come last.

    What keeps a file from being read comes before the gaps that it makes.
    """
    return (
        SEVERITIES.index(finding.severity),
        finding.family != "source",
        finding.start or dt.date.max,
        finding.rule,
        finding.message,
    )
