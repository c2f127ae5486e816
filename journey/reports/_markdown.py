"""Text in Markdown that stays text, wherever it came from and wherever it is shown."""

from __future__ import annotations

import re

from journey.terminal import inert

_BREAK = "\u200b"
"""Nobody sees it, and a name behind it is none."""

_MARKS = re.compile(r"[\\`*_{}\[\]()<>#&|~$^=!-]|(?<=\d)[.)](?=\s|$)|^[+.]")
_LIVE = re.compile(
    r"""
      (?<=[@\#!~%$&^*])(?=\w)               # @name, #123, !12, ~label, a@b.example
    | (?<=:)(?=//|[\w+-]+:)                # https://, :emoji:
    | (?<=\bwww)(?=\.)                      # www.…
    | (?<=\bGH-)(?=\d)                      # GH-12
    """,
    re.VERBOSE | re.IGNORECASE,
)
_HASH = re.compile(r"([0-9a-f]{6})(?=[0-9a-f])", re.IGNORECASE)
"""The hash of a commit has seven digits or more."""


def inert_markdown(text: str) -> str:
    """Text on one line that Markdown shows as it is: no markup, no link, no mention, no reference.

    Args:
        text: Text that may come from a file of the plan.
    """
    broken = _HASH.sub(rf"\1{_BREAK}", _LIVE.sub(_BREAK, inert(text)))
    return _MARKS.sub(r"\\\g<0>", broken)
