"""Findings in Markdown, for a comment on a pull request or the summary of a job.

Nothing that stands in a file is live in it: no mention, reference, link, picture, HTML or formula.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TextIO

from journey.findings import SEVERITIES, Finding
from journey.reports import Report
from journey.reports._markdown import code, inert_markdown
from journey.reports._patches import Patches
from journey.reports._words import cautions, counted, dates, findings, result

COMMENT = 65_000
"""Bytes that are sure to fit into a comment of GitHub, which holds 65,536 characters."""

_OPEN = 10
"""Findings of a severity that are to be seen without unfolding."""
_FOLD = "\n</details>\n"
_ROOM = 200
"""Bytes for what comes at the end: how many findings are left out."""
_NOTE = 1_000
"""Characters of a note, which may name many files."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """Text with one finding, as it follows the piece before it.

    Args:
        text: The text, with the headings that the finding is the first below.
        folded: A fold is open behind it.
    """

    text: str
    folded: bool


def write(report: Report, out: TextIO, most: int = COMMENT) -> None:
    """Write the result, then the findings by severity and file, as many as there is room for.

    Args:
        report: What to write.
        out: Where to.
        most: Bytes that there is room for.
    """
    text = "\n".join(_head(report)) + "\n"
    room = most - len(text.encode()) - _ROOM - len(_FOLD)
    shown, folded = 0, False
    for piece in _pieces(report):
        room -= len(piece.text.encode())
        if room < 0:
            break
        text += piece.text
        shown, folded = shown + 1, piece.folded
    if folded:
        text += _FOLD
    if left := len(report.findings) - shown:
        text += f"\n{findings(left)} left out for want of room: `journey check` shows all.\n"
    out.write(text)


def _head(report: Report) -> Iterator[str]:
    """What there is in all, in three lines; then what else to know of it."""
    compared = report.known is not None
    new = "New: " if compared and report.findings else ""
    yield f"## {new}{result(report).removesuffix('.')}"
    if compared:
        known = findings(report.known or 0)
        base = inert_markdown(_cut(report.base))
        yield f"Compared with {base}. Known from there, and not shown: {known}.\\"
    yield dates(report)
    for caution in cautions(report):
        yield f"\n{inert_markdown(_cut(caution))}"


def _pieces(report: Report) -> Iterator[_Piece]:
    patches = Patches(report.plan)
    for severity in SEVERITIES:
        of_it = [f for f in report.findings if f.severity == severity and not f.past]
        yield from _group(counted({severity: len(of_it)}), of_it, _OPEN, patches)
    past = [finding for finding in report.findings if finding.past]
    yield from _group(f"{len(past)} about days gone by", past, 0, patches)


def _group(
    title: str, of_it: Sequence[Finding], unfolded: int, patches: Patches
) -> Iterator[_Piece]:
    """Findings below a heading, and the names of their files; behind the first ones, in a fold."""
    text, path = f"\n### {title}\n", ""
    for nth, finding in enumerate(of_it):
        if nth == unfolded:
            more = f"{len(of_it) - nth} more" if nth else "Show"
            text, path = f"{text}\n<details>\n<summary>{more}</summary>\n", ""
        if finding.location.path != path:
            path = finding.location.path
            text += f"\n{code(path)}\n\n"
        folded, last = nth >= unfolded, nth == len(of_it) - 1
        text += _item(finding) + patches.markdown(finding, "  ")
        yield _Piece(text + _FOLD * (folded and last), folded and not last)
        text = ""


def _item(finding: Finding) -> str:
    """A finding as an item of a list; what to write for it follows, indented by two."""
    place = finding.location
    lines = f"{place.line}" if place.line == place.end_line else f"{place.line}–{place.end_line}"
    said = f"{_said(finding.message)} ({code(finding.rule)})<br>{_said(finding.help)}"
    return f"- Line{'s' * (place.line != place.end_line)} {lines}: {said}\n"


def _said(text: str) -> str:
    """What a finding says; what stands between two backticks in it is code."""
    parts = text.split("`")
    if len(parts) % 2 == 0:  # the last backtick has no partner
        parts[-2:] = ["`".join(parts[-2:])]
    return "".join(code(p) if n % 2 else inert_markdown(p) for n, p in enumerate(parts))


def _cut(text: str) -> str:
    return text if len(text) <= _NOTE else f"{text[:_NOTE]}…"
