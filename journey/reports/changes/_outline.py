"""What the reports for people say: the same headline and the same lines, in whatever markup."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from journey.changes import (
    ApprovalChange,
    DaysChange,
    FieldChange,
    FindingChange,
    Kind,
    LoadChange,
    Move,
    PostChange,
    ShareChange,
)
from journey.comparison import Span
from journey.dates import spoken, weekday
from journey.findings import SEVERITIES
from journey.model.post import Placement
from journey.model.values import listed, shown
from journey.reports.changes import ChangesReport
from journey.rewording import Part
from journey.rules.catalogue import catalogue

Mark = Literal["+", "-", "~", " "]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a report.

    Args:
        parts: What it says: what was and is no more, what is now, and all else.
        mark: Whether it is about something that came, or went, or changed.
        below: Lines that belong to it.
        words: It shows a text word by word.
    """

    parts: tuple[Part, ...]
    mark: Mark = " "
    below: tuple[Line, ...] = ()
    words: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """Lines of a kind.

    Args:
        title: What they are about.
        lines: The lines.
        lacks: They are about what is wrong or missing: it is good when they go.
    """

    title: str
    lines: tuple[Line, ...]
    lacks: bool = False


_COUNTED: tuple[tuple[Kind, str], ...] = (
    ("added", "added"),
    ("removed", "removed"),
    ("moved", "moved"),
    ("reworded", "reworded"),
    ("stage", "re-staged"),
    ("type", "retyped"),
    ("approved", "approved"),
    ("unapproved", "without the approval that they had"),
    ("status", "with another status"),
    ("changed", "with other changes"),
    ("filed", "moved to another file"),
)


def posts_in_words(report: ChangesReport) -> str:
    """How many posts changed in which way: "2 added, 1 moved"."""
    counts = ((len(report.changes.of_kind(kind)), words) for kind, words in _COUNTED)
    return ", ".join(f"{number} {words}" for number, words in counts if number) or "none changed"


def findings_in_words(report: ChangesReport) -> str:
    """How many findings are new, and how many are gone: "1 error opened, 2 closed"."""
    opened = [change for change in report.changes.opened if not change.finding.past]
    counts = {s: sum(change.finding.severity == s for change in opened) for s in SEVERITIES}
    said = [
        f"{number} {_FINDINGS[severity]}{'s' * (number > 1 and severity != 'info')}"
        for severity, number in counts.items()
        if number
    ]
    closed = [change for change in report.changes.closed if not change.finding.past]
    gone, better = (sum(c.partly == partly for c in closed) for partly in (False, True))
    return ", ".join(
        (
            f"{listed(said, 'and')} opened" if said else "none opened",
            f"{gone} closed" if gone else "none closed",
            *([f"{better} closed in part"] if better else []),
        )
    )


_FINDINGS = {"error": "error", "warning": "warning", "info": "for information"}


def mix_in_words(report: ChangesReport) -> str:
    """What happens to the stages: "decision 8 % → 6 % (target 10 %)"."""
    shifted = [
        f"{_named(change)} {_percents(change)}{_target(change)}"
        for change in report.changes.stages
        if abs(change.share_after - change.share_before) >= 1
    ]
    return ", ".join(shifted) or "no stage gains or loses more than 1 % of the posts"


def title(report: ChangesReport) -> str:
    """What is compared with what."""
    if report.head is None:
        return f"What changed since {report.base}"
    return f"What changed from {report.base} to {report.head}"


def not_read(report: ChangesReport) -> Iterator[str]:
    """What to mind where files could not be read to their end."""
    for plan, name in ((report.changes.before, report.base), (report.changes.after, report.head)):
        if broken := [document.path for document in plan.documents if not document.complete]:
            where = f" in {name}" if name else ""
            yield f"Not read to its end{where}, so posts are missing: {', '.join(broken)}."


def today(report: ChangesReport) -> str:
    """On which day all this is so."""
    return f"Today is {spoken(report.changes.after.today)}."


def sections(report: ChangesReport) -> Iterator[Section]:
    """All there is to say, without what is empty."""
    changes = report.changes
    posts = [change for change in changes.posts if change.kinds != ("filed",)]
    filed = [change for change in changes.posts if change.kinds == ("filed",)]
    named = {
        "Posts added": [_new(c, "+") for c in posts if not c.before],
        "Posts removed": [_new(c, "-") for c in posts if not c.after],
        "Posts changed": [_changed(c) for c in posts if c.before and c.after],
        "Posts in another file": list(_filed(filed)),
    }
    for name, lines in named.items():
        if lines:
            yield Section(name, tuple(lines))
    for name, found, mark in (
        ("Findings opened", changes.opened, "+"),
        ("Findings closed", changes.closed, "-"),
    ):
        if found:
            yield Section(
                name, tuple(_finding(c, "+" if mark == "+" else "-") for c in found), True
            )
    if changes.days:
        yield Section("Days of gaps", tuple(map(_days, changes.days)), lacks=True)
    for name, shares in (("Stages", changes.stages), ("Types", changes.types)):
        if lines := [_share(share) for share in shares if _differs(share)]:
            yield Section(name, tuple(lines))
    if lines := [_load(load) for load in changes.people if _shifted(load)]:
        yield Section("People", tuple(lines))
    if changes.strategy:
        yield Section("Strategy", (_line(listed(changes.strategy, "and", 20)),))


def _line(text: str, mark: Mark = " ", below: Iterable[Line] = ()) -> Line:
    return Line((Part("equal", text),), mark, tuple(below))


# Posts.


def _new(change: PostChange, mark: Mark) -> Line:
    post = change.post
    about = ", ".join(filter(None, (post.type, post.stage, post.status)))
    return _line(f"{places(change.placements)}: {_called(change)} ({about})", mark)


def _called(change: PostChange) -> str:
    return shown(change.post.title) if change.post.title else change.post.id


def _changed(change: PostChange) -> Line:
    below = (
        *map(_move, change.moves),
        *(_values(field) for field in change.fields),
        *([_approval(change.approval)] if change.approval else ()),
        *([_value("file", change.file_before, change.file_after)] if change.filed else ()),
        *map(_reworded, change.rewordings),
    )
    return _line(f"{places(change.placements)}: {_called(change)}", "~", below)


def _filed(changes: Sequence[PostChange]) -> Iterator[Line]:
    groups: dict[tuple[str, str], int] = defaultdict(int)
    for change in changes:
        groups[change.file_before, change.file_after] += 1
    for (before, after), number in sorted(groups.items()):
        yield _value(f"{number} post{'s' * (number > 1)}", before, after, mark="~")


def places(placements: Sequence[Placement]) -> str:
    """Where and when a post goes out: "Tue 1 December 2026, 08:00, on instagram"."""
    channels: dict[str, list[str]] = defaultdict(list)
    for placement in placements:
        channels[_when(placement)].append(placement.channel)
    return "; ".join(f"{at}, {listed(on, 'and')}" for at, on in channels.items()) or "No date yet"


def _when(placement: Placement) -> str:
    time = f" {placement.time:%H:%M}" if placement.time else ""
    return f"{weekday(placement.date)}{time}"


def _move(move: Move) -> Line:
    before, after = move.before, move.after
    if before and after and before.channel == after.channel:
        return _value(f"moved on {after.channel}", _when(before), _when(after))
    return _value(
        "moved" if before and after else "goes out" if after else "does not go out",
        f"{_when(before)}, {before.channel}" if before else "",
        f"{_when(after)}, {after.channel}" if after else "",
    )


def _values(change: FieldChange) -> Line:
    return _value(_field(change), _short(change.before), _short(change.after))


def _field(change: FieldChange) -> str:
    on = f" on {listed(change.channels, 'and')}" if change.channels else ""
    return f"{change.field}{on}"


def _value(label: str, before: str, after: str, mark: Mark = " ") -> Line:
    return Line(
        tuple(
            part
            for part in (
                Part("equal", f"{label}: "),
                Part("removed", before),
                Part("equal", " → " if before and after else ""),
                Part("added", after),
            )
            if part.text
        ),
        mark,
    )


def _approval(change: ApprovalChange) -> Line:
    by = f" by {change.by}" if change.by else ""
    on = f" on {spoken(change.date)}" if change.date else ""
    if change.holds:
        return Line((Part("added", f"approved{by}{on}"),))
    why = ": it was changed since" if change.voided else ""
    return Line((Part("removed", f"no longer approved{by}{on}{why}"),))


_AROUND = 40
"""Characters around a change that are shown with it."""
_LONG = 280
"""A text that came or went is cut after so many characters."""


def _reworded(change: FieldChange) -> Line:
    from journey.changes import Rewording

    assert isinstance(change, Rewording)
    label = Part("equal", f"{_field(change)}: ")
    if change.before.split() == change.after.split():
        return Line((label, Part("equal", "only spaces and line breaks")))
    return Line((label, *_excerpt(change.parts)), words=True)


def _excerpt(parts: Sequence[Part]) -> Iterator[Part]:
    """What changed, with a few words around it."""
    for number, part in enumerate(parts):
        text = " ".join(part.text.split())
        start = " " if part.text[:1].isspace() else ""
        end = " " if part.text[-1:].isspace() else ""
        text = f"{start}{text}{end}" if text else " "
        if part.kind != "equal":
            yield Part(part.kind, _short(text))
            continue
        head = "" if number == 0 else text[:_AROUND].rpartition(" ")[0]
        tail = "" if number == len(parts) - 1 else text[-_AROUND:].partition(" ")[2]
        if len(text) <= len(head) + len(tail) + 3 or (len(text) <= _AROUND):
            yield Part("equal", text)
        else:
            yield Part("equal", f"{head} … {tail}".lstrip() if number == 0 else f"{head} … {tail}")


def _short(text: str) -> str:
    if len(text) <= _LONG:
        return text
    kept = text[:_LONG].rpartition(" ")[0] or text[:_LONG]
    return f"{kept} … ({len(text[len(kept) :].split())} more words)"


# Findings and days.


def _finding(change: FindingChange, mark: Mark) -> Line:
    finding = change.finding
    past = "past " if finding.past else ""
    partly = (
        f" ({'new' if mark == '+' else 'no more'}: {_spans(change.days)})"
        if change.partly and change.days
        else ""
    )
    place = f", {finding.location.path}, line {finding.location.line}" if mark == "+" else ""
    return _line(
        f"{past}{finding.severity}: {finding.message}{partly} [{finding.rule}]{place}", mark
    )


def _days(change: DaysChange) -> Line:
    about = filter(None, (change.channel, change.stage, change.type, change.audience))
    rule = catalogue().get(change.rule)
    label = ", ".join((rule.title if rule else change.rule, *about))
    said = [
        *([Part("added", f"now also {_spans(change.opened)}")] if change.opened else []),
        *([Part("removed", f"no longer {_spans(change.closed)}")] if change.closed else []),
    ]
    between = [Part("equal", "; ")] if len(said) > 1 else []
    return Line((Part("equal", f"{label}: "), *said[:1], *between, *said[1:]))


def _spans(spans: Sequence[Span]) -> str:
    return listed([spoken(*span) for span in spans], "and", 6)


# The mix, and who has how much to do.


def _share(change: ShareChange) -> Line:
    return _line(
        f"{_named(change)}: {change.before} → {change.after} posts, "
        f"{_percents(change)}{_target(change)}"
    )


def _named(change: ShareChange) -> str:
    return change.name or "none"


def _percents(change: ShareChange) -> str:
    return f"{change.share_before:.0f} % → {change.share_after:.0f} %"


def _target(change: ShareChange) -> str:
    return "" if change.target is None else f" (target {change.target:.0f} %)"


def _differs(change: ShareChange) -> bool:
    return change.before != change.after


def _load(load: LoadChange) -> Line:
    said: list[str] = []
    pairs: tuple[tuple[str, int, int, str], ...] = (
        ("owns", load.owned_before, load.owned_after, "posts"),
        ("answers", load.answered_before, load.answered_after, "placements"),
    )
    for verb, before, after, what in pairs:
        if before != after:
            said.append(f"{verb} {before} → {after} {what}")
    return _line(f"{load.person}: {', '.join(said)}")


def _shifted(load: LoadChange) -> bool:
    return (load.owned_before, load.answered_before) != (load.owned_after, load.answered_after)
