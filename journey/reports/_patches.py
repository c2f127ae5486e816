"""What to write for a finding: the line as it should be, or a post that would fill a gap."""

from __future__ import annotations

import re
from functools import cached_property

from journey.filling import Fillers
from journey.findings import Finding
from journey.plan import Plan
from journey.sources.document import Document
from journey.terminal import inert


class Patches:
    """What to write for the findings of a plan, as Markdown. Nobody writes it but the reader.

    Args:
        plan: The plan that the findings are about.
    """

    def __init__(self, plan: Plan) -> None:
        self._plan = plan

    def markdown(self, finding: Finding, indent: str = "") -> str:
        """A block of code to take over or to paste; empty where it is not sure what to write.

        A line that is wrong is written as GitHub takes over suggestions, in comments on a line; a
        gap as a post to paste below `posts:` in a calendar.

        Args:
            finding: The finding.
            indent: What each line begins with.
        """
        document, fix, place = (
            self._documents.get(finding.location.path),
            finding.fix,
            finding.location,
        )
        if fix and document:
            lines = document.lines_with(fix)
            whole = (fix.place.line, fix.place.end_line) == (place.line, place.end_line)
            clean = all(map(_is_inert, lines.split("\n")))  # what is taken over is what is shown
            return _block("suggestion", lines, indent) if whole and clean else ""
        if text := self._fillers.text(finding):
            return _block("yaml", text.rstrip("\n"), indent)
        return ""

    @cached_property
    def _documents(self) -> dict[str, Document]:
        return {document.path: document for document in self._plan.documents}

    @cached_property
    def _fillers(self) -> Fillers:
        return Fillers(self._plan)


def _is_inert(line: str) -> bool:
    return inert(line) == line


def _block(language: str, text: str, indent: str) -> str:
    """Lines as a block of code, in which nothing is live."""
    longest = max(map(len, re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    lines = [f"{fence}{language}", *map(inert, text.split("\n")), fence]
    return "".join(f"{indent}{line}\n" for line in lines)
