"""What goes to a terminal or to the log of a CI: colours, and text that gives no orders."""

from __future__ import annotations

import os
import re
import unicodedata
from typing import TextIO

COLOURS = {"error": "red", "warning": "yellow", "info": "blue"}
"""Severities as a terminal shows them; their names always stand there, too."""

# C0 and C1 controls, DEL, line and paragraph separators, zero-width and bidi controls, halves of
# characters and what is none.
_LIVE = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ud800-\udfff"
    r"\ufeff\ufffe\uffff]"
)
ORDER = re.compile(r"#(?=#(?:vso)?\[)")
"""Anywhere in the log of a CI, this makes an order to it: `##[error]`, `##vso[task.complete]`."""
_FIRST = re.compile(r"^\s*:(?=:)")
"""So does this where a line begins, behind blanks: `::error::`."""


def inert(text: str) -> str:
    r"""Text on one line, each control character shown as what it is: `\x1b`, `\u202e`.

    Nor is it an order to the CI whose log it may go to: `::error::` is `\x3a:error::`.

    Args:
        text: Text that may come from a file of the plan.
    """
    return ORDER.sub(_shown, _LIVE.sub(_shown, _FIRST.sub(r"\\x3a", text)))


def _shown(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def inert_cells(text: str) -> str:
    """Text in which each control character is one blank cell, so that columns stay in place."""
    return _LIVE.sub(" ", text)


def cells(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(_width(character) for character in text)


def _width(character: str) -> int:
    if unicodedata.combining(character) or character in "\u200d\ufe0e\ufe0f":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def colourful(out: TextIO) -> bool:
    """Whether to write in colour: at a terminal, unless `NO_COLOR` is set (no-color.org)."""
    return out.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
