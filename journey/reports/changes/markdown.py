"""Changes as Markdown, for a comment on a pull request: four lines that say it all, then more.

Texts of the plan stay texts: none of them becomes a link, a mention, a reference or markup.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from journey.changes.rewording import Part
from journey.reports._markdown import inert_markdown
from journey.reports._patches import Patches
from journey.reports.changes import ChangesReport
from journey.reports.changes._outline import (
    Line,
    Section,
    headline,
    notes,
    sections,
    title,
    today,
)

_MOST = 60_000
"""A comment on GitHub can have 65,536 characters."""
_FEW = 12
"""A section of more lines is folded up."""
_TAGS = {"removed": "del", "added": "ins"}


def write(report: ChangesReport, out: TextIO) -> None:
    """Write the report; details that would be too long for a comment are counted instead."""
    nothing = ": nothing" if report.changes.empty else ""
    head = f"## {inert_markdown(title(report))}{nothing}\n"
    if not nothing:
        items = (f"- **{about}:** {inert_markdown(words)}\n" for about, words in headline(report))
        head += f"\n{''.join(items)}"
    head += "".join(f"\n{inert_markdown(line)}\n" for line in notes(report))
    foot = f"\n{inert_markdown(today(report))}\n"
    out.write(head)
    room = _MOST - len(head) - len(foot)
    patches = Patches(report.changes.after)
    for section in sections(report):
        written = _section(section, min(room, _MOST // 4), patches)
        out.write(written)
        room -= len(written)
    out.write(foot)


def _section(section: Section, room: int, patches: Patches) -> str:
    """A section, as much of it as there is room for."""
    lines = ["".join(_lines(line, patches)) for line in section.lines]
    kept: list[str] = []
    for line in lines:
        room -= len(line)
        if room < 300:  # the heading, and what is left out
            break
        kept.append(line)
    more = len(lines) - len(kept)
    left_out = f"- and {more} more, which `journey diff` tells\n" if more else ""
    items = "".join(kept) + left_out
    if len(lines) <= _FEW:
        return f"\n**{section.title}**\n\n{items}"
    summary = f"<summary><b>{section.title}</b> ({len(lines)})</summary>"
    return f"\n<details>{summary}\n\n{items}\n</details>\n"


def _lines(line: Line, patches: Patches) -> Iterator[str]:
    yield f"- {_said(line)}\n"
    if line.finding:
        yield patches.markdown(line.finding, "  ")
    for below in line.below:
        yield f"  - {_said(below)}\n"


def _said(line: Line) -> str:
    return "".join(map(_part, line.parts)).strip()


def _part(part: Part) -> str:
    text = inert_markdown(part.text)
    tag = _TAGS.get(part.kind)
    return f"<{tag}>{text}</{tag}>" if tag else text
