"""What the plugins say while the site is built. `mkdocs build --strict` counts the warnings."""

from __future__ import annotations

import logging
import re

from mkdocs.utils import CountHandler

from journey.findings import Finding

log = logging.getLogger("mkdocs.plugins.journey")

# What would move the cursor, colour the terminal, break the line or turn the text around.
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def line(finding: Finding) -> str:
    """A finding in one line that editors and terminals link: `path:line: message [rule] help`."""
    place = finding.location
    words = f"{finding.message} [{finding.rule}] {finding.help}"
    return printable(f"{place.path}:{place.line}: {words}")


def printable(text: str) -> str:
    """A text from a file with its control characters written out."""
    return _CONTROL.sub(lambda match: ascii(match.group())[1:-1], text)


def refused() -> bool:
    """Whether MkDocs is going to refuse what it has built, for it was told to be strict.

    It counts warnings only then, and looks at what it has counted when all plugins are done.
    """
    handlers = logging.getLogger("mkdocs").handlers
    return any(isinstance(one, CountHandler) and one.get_counts() for one in handlers)
