"""The baseline: the findings that a plan had when it adopted the tool, written down in a file.

A line is one finding, in an order that depends on no file or line, so that it merges well and says
in words what it is about. It may come from a stranger: it is read like a calendar, and is data.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from journey.comparison import Base, Known, Span, known, new_findings
from journey.findings import Finding
from journey.model.values import shown
from journey.plan import Plan
from journey.rules.catalogue import catalogue
from journey.rules.checking import applied
from journey.rules.plan.unused_waiver import gone_from_baseline
from journey.sources.nodes import Mapping as Node
from journey.sources.nodes import Sequence as List
from journey.sources.problem import Location
from journey.sources.yaml_text import read_yaml

FILE_NAME = "journey-baseline.yml"
VERSION = 1
MAX_BYTES = 64 * 2**20
"""A larger file is no baseline: a finding takes some 200 bytes."""

_DIMENSIONS = ("channel", "stage", "type", "audience")
_HEAD = f"""\
# Findings that `journey check --baseline` does not report, because the plan had them already.
# Written by `journey baseline`; a line that is taken out is reported again.
version: {VERSION}
findings:
"""


class NotABaseline(ValueError):  # noqa: N818 - what it says, and not how it ends
    """A file that is no baseline, or none that can be read; says why."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A finding as the baseline has it.

    Args:
        known: By what it is known again.
        post: The id of the post that it is about, for those who read the file.
        says: Its message, for them, too.
        line: Its line in the file.
    """

    known: Known
    post: str | None
    says: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Baseline:
    """The findings that are known already.

    Args:
        path: The file that they are written in.
        entries: The findings.
    """

    path: str
    entries: tuple[Entry, ...]


def entry_of(finding: Finding) -> Entry:
    """A finding as a baseline has it."""
    return Entry(known(finding), finding.post, finding.message)


# The file.


def read_baseline(path: Path) -> Baseline:
    """Read a baseline from a file.

    Raises:
        NotABaseline: It is none, or of another version.
        OSError: It cannot be read.
    """
    with path.open("rb") as file:
        return baseline_of(path.as_posix(), file.read(MAX_BYTES + 1))


def baseline_of(path: str, content: bytes) -> Baseline:
    """The baseline that a file is.

    Args:
        path: Its path, for messages and findings.
        content: What is in it.

    Raises:
        NotABaseline: It is none, or of another version.
    """
    if len(content) > MAX_BYTES:
        raise NotABaseline(f"{path} is too large for a baseline.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NotABaseline(f"{path} is not a text in UTF-8.") from None
    document = read_yaml(path, text)
    if document.problems:
        problem = document.problems[0]
        raise NotABaseline(f"{path}, line {problem.location.line}: {problem.message}.")
    data = document.data
    items = data.get("findings") if isinstance(data, Node) else None
    if not isinstance(data, Node) or "version" not in data or not isinstance(items, List | None):
        raise NotABaseline(f"{path} is not a baseline. `journey baseline` writes one.")
    if data["version"] != str(VERSION):
        raise NotABaseline(
            f"{path} is a baseline of version {shown(data['version'])}, and this is a journey for "
            f"version {VERSION}. Take the journey that wrote it, or delete the file and run "
            "`journey baseline`."
        )
    entries = []
    for item, span in zip(items or (), items.spans if items else (), strict=True):
        line, _ = document.position(span[0])
        try:
            entries.append(_entry(item, line))
        except (KeyError, TypeError, ValueError):
            raise NotABaseline(
                f"{path}, line {line}: this is not a finding as `journey baseline` writes it. "
                "Take the line out."
            ) from None
    return Baseline(path, tuple(entries))


def text_of(entries: Iterable[Entry]) -> str:
    """The file that has some entries: the same bytes for the same entries in any order."""
    lines = sorted({_line(entry) for entry in entries})
    return _HEAD + "".join(f"  - {line}\n" for line in lines)


def _line(entry: Entry) -> str:
    one = entry.known
    fields: dict[str, str | None] = {"rule": _plain(one.rule), "post": _quoted(entry.post)}
    for name, value in zip(_DIMENSIONS, one.dimension, strict=True):
        fields[name] = _quoted(value)
    fields["field"] = _quoted(one.field or None)
    if one.by != "fingerprint" and one.gap:
        fields["gap"] = "yes"
    fields["days"] = _quoted(", ".join(map(_spelt, one.spans)) or None)
    fields["share"] = None if one.share is None else f"{one.share:.2f}%"
    fields["id"] = _plain(one.fingerprint) if one.fingerprint else None
    fields["says"] = _quoted(entry.says)
    return "{" + ", ".join(f"{k}: {v}" for k, v in fields.items() if v is not None) + "}"


def _plain(name: str) -> str | None:
    return (
        name
        if name.isascii() and name.replace("/", "").replace("-", "").isalnum()
        else _quoted(name)
    )


def _quoted(text: str | None) -> str | None:
    if text is None:
        return None
    return "".join(
        c if c.isprintable() else f"\\U{ord(c):08x}" for c in json.dumps(text, ensure_ascii=False)
    )


def _spelt(span: Span) -> str:
    start, end = span
    return str(start) if start == end else f"{start}..{end}"


def _entry(item: Any, line: int) -> Entry:
    """An entry as it is written. Raises KeyError, TypeError or ValueError where it is none."""
    if not isinstance(item, Node) or any(not isinstance(value, str) for value in item.values()):
        raise TypeError
    fields: dict[str, str] = {key: str(value) for key, value in item.items()}
    rule, says, post = fields["rule"], fields.get("says", ""), fields.get("post")
    if "id" in fields:
        return Entry(Known(rule, "fingerprint", fields["id"]), post, says, line)
    share = fields.get("share")
    one = Known(
        rule,
        "days" if share is None else "share",
        field=fields.get("field", ""),
        dimension=tuple(fields.get(name) for name in _DIMENSIONS),
        gap=fields.get("gap") == "yes",
        spans=tuple(_spans(fields.get("days", ""))),
        share=None if share is None else float(share.removesuffix("%")),
    )
    return Entry(one, post, says, line)


def _spans(text: str) -> Iterator[Span]:
    for part in filter(None, text.split(", ")):
        start, _, end = part.partition("..")
        first = dt.date.fromisoformat(start)
        last = dt.date.fromisoformat(end) if end else first
        if last < first or dt.date.max in (first, last):
            raise ValueError
        yield first, last


# What it says of a plan.


@dataclass(frozen=True, slots=True)
class Compared:
    """Findings of a check, compared with a baseline.

    Args:
        findings: Those that are new, and what there is to say of the baseline itself.
        known: How many are not new.
    """

    findings: tuple[Finding, ...]
    known: int


def compared(
    baseline: Baseline,
    plan: Plan,
    findings: Sequence[Finding],
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
) -> Compared:
    """Take the findings of a baseline away from those of a check.

    Args:
        baseline: The baseline.
        plan: The plan that was checked.
        findings: Its findings.
        select: The rules or families that the check was told to apply; all where empty.
        ignore: Those that it was told to leave out.
    """
    new = new_findings(
        findings, (e.known for e in baseline.entries if e.known.rule not in UNREADABLE)
    )
    held = len(findings) - len(new)
    rules = applied(plan, select=select, ignore=ignore)
    setting = rules.get("plan/unused-waiver")
    if setting and (gone := _gone(baseline.entries, plan, findings, rules)):
        line = min(entry.line for entry in gone)
        place = Location(baseline.path, line, 1, line, 1)
        finding = gone_from_baseline(len(gone), place)
        severity = setting.severity or finding.severity
        new.append(replace(finding, rule=setting.rule.name, severity=severity))
    return Compared(tuple(new), held)


def _gone(
    entries: Iterable[Entry], plan: Plan, findings: Iterable[Finding], rules: Collection[str]
) -> list[Entry]:
    """The entries of some rules, or of rules that there are no more, that nothing matches.

    None where a file could not be read to its end: what they are about may stand there.
    """
    if not all(document.complete for document in plan.documents):
        return []
    found = Base(map(known, findings))
    names = catalogue()
    return [
        entry
        for entry in entries
        if not found.touches(entry.known)
        and (entry.known.rule in rules or entry.known.rule not in names)
    ]


UNREADABLE = frozenset({"source/ambiguous", "source/encoding", "source/limits", "source/syntax"})
"""Rules about what cannot be read. It hides what else there is to find, and so is never known."""


@dataclass(frozen=True, slots=True)
class Renewed:
    """A baseline, brought up to date.

    Args:
        entries: What it has now.
        added: How many findings it did not have before.
        dropped: How many entries it has no more.
        left_out: New findings that were not added.
    """

    entries: tuple[Entry, ...]
    added: int
    dropped: int
    left_out: tuple[Finding, ...]


def renewed(
    before: Baseline | None, plan: Plan, findings: Sequence[Finding], *, add: bool
) -> Renewed:
    """Bring a baseline up to date.

    Args:
        before: The baseline as it is; None where there is none yet.
        plan: The plan.
        findings: All findings of the plan.
        add: Whether findings that it does not have are added.
    """
    findings = [finding for finding in findings if finding.rule not in UNREADABLE]
    entries = before.entries if before else ()
    base = Base(entry.known for entry in entries)
    held = [finding for finding in findings if base.holds(known(finding))]
    new = [finding for finding in findings if not base.holds(known(finding))]
    gone = {id(entry) for entry in _gone(entries, plan, findings, applied(plan))}
    found, grown = Base(map(known, findings)), Base(() if add else map(known, new))
    kept = [entry_of(finding) for finding in (findings if add else held)]
    for entry in entries:
        if grown.touches(entry.known):  # the part of it that was known
            spans = grown.common(entry.known) or entry.known.spans
            kept.append(replace(entry, known=replace(entry.known, spans=spans)))
        elif not found.touches(entry.known) and id(entry) not in gone:
            kept.append(entry)
    added, left_out = (len(new), ()) if add else (0, tuple(new))
    return Renewed(tuple(kept), added, len(gone), left_out)
