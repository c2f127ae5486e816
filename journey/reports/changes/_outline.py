"""What the reports for people say: the same headline and the same lines, in whatever markup."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from journey.changes.days import DaysChange
from journey.changes.mix import LoadChange, ShareChange
from journey.changes.posts import ApprovalChange, FieldChange, Kind, Move, PostChange, Rewording
from journey.changes.rewording import Part, excerpt
from journey.comparison import FindingChange, Span, in_words
from journey.dates import spoken, weekday
from journey.findings import SEVERITIES, Finding
from journey.model.post import Placement, Post
from journey.model.values import listed, shown
from journey.plan import Plan
from journey.reports._words import counted
from journey.reports.changes import ChangesReport
from journey.rules.catalogue import catalogue
from journey.rules.shares import percent

Mark = Literal["+", "-", "~", ""]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a report.

    Args:
        parts: What it says: what was and is no more, what is now, and all else.
        mark: Whether it is about something that came, or went, or changed.
        below: Lines that belong to it.
        words: It shows a text word by word.
        finding: The finding that it tells of, if it is one that came.
    """

    parts: tuple[Part, ...]
    mark: Mark = ""
    below: tuple[Line, ...] = ()
    words: bool = False
    finding: Finding | None = None


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
    ("unapproved", "no longer approved"),
    ("status", "with another status"),
    ("changed", "with other changes"),
    ("renamed", "with another id"),
    ("filed", "moved to another file"),
)


def headline(report: ChangesReport) -> Iterator[tuple[str, str]]:
    """What changed in all: what it is about, and the words."""
    yield "Posts", _posts_in_words(report)
    yield "Findings", _findings_in_words(report)
    yield "Stages", _stages_in_words(report)


def _posts_in_words(report: ChangesReport) -> str:
    """How many posts changed in which way: "2 added, 1 moved"."""
    counts = ((len(report.changes.of_kind(kind)), words) for kind, words in _COUNTED)
    return ", ".join(f"{number} {words}" for number, words in counts if number) or "none changed"


def _findings_in_words(report: ChangesReport) -> str:
    """How many findings are new, and how many are gone: "1 error opened, 2 closed"."""
    opened = [change for change in report.changes.opened if not change.finding.past]
    counts = {s: sum(change.finding.severity == s for change in opened) for s in SEVERITIES}
    closed = [change for change in report.changes.closed if not change.finding.past]
    gone, better = (sum(c.partly == partly for c in closed) for partly in (False, True))
    return ", ".join(
        (
            f"{counted(counts) or 'none'} opened",
            f"{gone} closed" if gone else "none closed",
            *([f"{better} closed in part"] if better else []),
        )
    )


def _stages_in_words(report: ChangesReport) -> str:
    """What happens to the stages: "decision 8 % → 6 % (target 10 %)"."""
    shifted = [
        f"{change.name or _NO_STAGE} {_percents(change)}{_target(change)}"
        for change in report.changes.stages
        if abs(change.share_after - change.share_before) >= 1
    ]
    return ", ".join(shifted) or "no stage gains or loses 1 % of the posts"


def title(report: ChangesReport) -> str:
    """What is compared with what."""
    if report.head is None:
        return f"What changed in the plan since {report.base}"
    return f"What changed in the plan from {report.base} to {report.head}"


def notes(report: ChangesReport) -> Iterator[str]:
    """What to know of what is compared, a line each."""
    base = report.base
    if commit := report.parted_at:
        yield (
            f"Compared with commit {commit[:7]}, where this plan and {base} parted: what has "
            f"changed on {base} since then is not told."
        )
    if not report.changes.before.documents:
        yield f"There is no plan in {base} in this place, so all of it is new."
    for plan, name in ((report.changes.before, base), (report.changes.after, report.head)):
        if broken := [document.path for document in plan.documents if not document.complete]:
            where = f" in {name}" if name else ""
            yield f"Not read to its end{where}, so posts are missing: {listed(broken, 'and', 10)}."


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
    for name, findings in (
        ("Findings opened", _findings(changes.after, changes.opened, "+")),
        ("Findings closed", _findings(changes.before, changes.closed, "-")),
    ):
        if findings:
            yield Section(name, findings, lacks=True)
    opened = [_days(change, change.opened, "+") for change in changes.days if change.opened]
    closed = [_days(change, change.closed, "-") for change in changes.days if change.closed]
    for name, lines in (("Days opened", opened), ("Days closed", closed)):
        if lines:
            yield Section(name, tuple(lines), lacks=True)
    for name, shares, nothing in (
        ("Stages", changes.stages, _NO_STAGE),
        ("Types", changes.types, _NO_TYPE),
    ):
        if lines := [_share(share, nothing) for share in shares if _differs(share)]:
            yield Section(name, tuple(lines))
    if lines := [_load(load) for load in changes.people if _shifted(load)]:
        yield Section("People", tuple(lines))
    if changes.strategy:
        yield Section("Strategy", (_line(listed(changes.strategy, "and", 20)),))


def _line(text: str, mark: Mark = "", below: Iterable[Line] = ()) -> Line:
    return Line((Part("equal", text),), mark, tuple(below))


# Posts.


def _new(change: PostChange, mark: Mark) -> Line:
    contents = [placement.content for placement in change.placements] or [change.post]
    about = [
        listed(values, "and")
        for field in ("type", "stage", "status")
        if (values := dict.fromkeys(filter(None, (getattr(one, field) for one in contents))))
    ]
    said = f"{places(change.placements)}: {_called(change.post)} ({', '.join(about)})"
    return _line(said, mark)


def _called(post: Post) -> str:
    return shown(post.title) if post.title else post.id


def _changed(change: PostChange) -> Line:
    below = (
        *map(_move, change.moves),
        *([_approval(change.approval)] if change.approval else ()),
        *map(_reworded, change.rewordings),
        *map(_values, change.fields),
        *([_value("file", change.file_before, change.file_after)] if change.filed else ()),
    )
    return _line(f"{places(change.placements)}: {_called(change.post)}", "~", below)


def _filed(changes: Sequence[PostChange]) -> Iterator[Line]:
    groups: dict[tuple[str, str], list[PostChange]] = defaultdict(list)
    for change in changes:
        groups[change.file_before, change.file_after].append(change)
    for (before, after), moved in sorted(groups.items(), key=lambda group: group[0]):
        what = _called(moved[0].post) if len(moved) == 1 else f"{len(moved)} posts"
        yield _value(what, before, after, mark="~")


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


def _value(label: str, before: str, after: str, mark: Mark = "") -> Line:
    return Line(
        tuple(
            part
            for part in (
                Part("equal", f"{label}: "),
                Part("removed" if before else "equal", before or "nothing"),
                Part("equal", " → "),
                Part("added" if after else "equal", after or "nothing"),
            )
            if part.text
        ),
        mark,
    )


def _approval(change: ApprovalChange) -> Line:
    by = f" by {change.by}" if change.by else ""
    on = f" on {spoken(change.date)}" if change.date else ""
    if change.holds:
        return _line(f"approved{by}{on}")
    if change.voided:
        return _line(f"changed after it was approved{by}{on}")
    return _line(f"no longer approved{by}{on}")


_AROUND = 40
"""Characters around a change that are shown with it."""
_LONG = 280
"""A text that came or went is cut after so many characters."""


def _reworded(change: Rewording) -> Line:
    label = Part("equal", f"{_field(change)}: ")
    if change.before.split() == change.after.split():
        return Line((label, Part("equal", "only spaces and line breaks")))
    return Line((label, *_excerpt(change.parts)), words=True)


def _excerpt(parts: Sequence[Part]) -> Iterator[Part]:
    """What changed, with a few words around it, on one line."""
    plain = [Part(part.kind, _BLANKS.sub(" ", part.text)) for part in parts]
    for number, part in enumerate(excerpt(plain, _AROUND)):
        text = part.text if part.kind == "equal" else _short(part.text)
        text = text.lstrip() if number == 0 else text
        yield Part(part.kind, text.rstrip() if number == len(plain) - 1 else text)


_BLANKS = re.compile(r"\s+")


def _short(text: str) -> str:
    if len(text) <= _LONG:
        return text
    kept = text[:_LONG].rpartition(" ")[0] or text[:_LONG]
    more = len(text[len(kept) :].split())
    return f"{kept} … ({more} more word{'s' * (more != 1)})"


# Findings and days.


def _findings(plan: Plan, found: Iterable[FindingChange], mark: Mark) -> tuple[Line, ...]:
    """Findings, the worst first."""

    def order(change: FindingChange) -> tuple[bool, int]:
        return change.finding.past, SEVERITIES.index(change.finding.severity)

    return tuple(_finding(plan, change, mark) for change in sorted(found, key=order))


def _finding(plan: Plan, change: FindingChange, mark: Mark) -> Line:
    finding, place = change.finding, change.finding.location
    said = f"{'past ' * finding.past}{finding.severity}: "
    post = plan.post_by_id.get(finding.post or "")
    said += finding.naming(_called(post)) if post else finding.message
    if aside := change.aside(gone=mark == "-"):
        said += f" ({aside})"
    at = f" {place.path}:{place.line}" if mark == "+" else ""  # lines that are gone help nobody
    line = _line(f"{said} [{finding.rule}]{at}", mark)
    return replace(line, finding=finding) if mark == "+" else line


def _days(change: DaysChange, spans: Sequence[Span], mark: Mark) -> Line:
    about = filter(None, (change.channel, change.stage, change.type, change.audience))
    rule = catalogue().get(change.rule)
    what = ", ".join((rule.title if rule else change.rule, *about))
    return _line(f"{what}: {in_words(spans)}", mark)


# The mix, and who has how much to do.


_NO_STAGE, _NO_TYPE = "without a stage", "without a type"


def _share(change: ShareChange, nothing: str) -> Line:
    return _line(
        f"{change.name or nothing}: {_numbers(change.before, change.after, 'post')}, "
        f"{_percents(change)}{_target(change)}"
    )


def _numbers(before: int, after: int, what: str) -> str:
    """How many there were, and are: "0 → 1 post", "1 → 2 posts"."""
    return f"{before} → {after} {what}{'s' * (after != 1)}"


def _percents(change: ShareChange) -> str:
    before, after = percent(change.share_before), percent(change.share_after)
    return after if before == after else f"{before} → {after}"


def _target(change: ShareChange) -> str:
    return "" if change.target is None else f" (target {percent(change.target)})"


def _differs(change: ShareChange) -> bool:
    return change.before != change.after


def _load(load: LoadChange) -> Line:
    said: list[str] = []
    pairs: tuple[tuple[str, int, int, str], ...] = (
        ("owns", load.owned_before, load.owned_after, "post"),
        ("answers", load.answered_before, load.answered_after, "placement"),
    )
    for verb, before, after, what in pairs:
        if before != after:
            said.append(f"{verb} {_numbers(before, after, what)}")
    return _line(f"{load.person}: {', '.join(said)}")


def _shifted(load: LoadChange) -> bool:
    return (load.owned_before, load.answered_before) != (load.owned_after, load.answered_after)
