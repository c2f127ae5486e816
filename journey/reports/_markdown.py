"""Text in Markdown that stays text, wherever it came from and wherever it is shown."""

from __future__ import annotations

import re

from journey.terminal import inert

_BREAK = "\u200b"
"""Nobody sees it, and a name behind it is none."""

_MARKS = re.compile(r"[\\`*_{}\[\]()<>#&|~$^=!-]|(?<=\d)[.)](?=\s|$)|^[+.]")
_LIVE = re.compile(
    r"""
      (?<=[@\#!~%$&^:*+])(?=\w)             # @name, #123, !12, ~label, :emoji:, a@b.example
    | (?<=:)(?=/)                           # https://
    | (?<=\bwww)(?=\.)                      # www.…
    | (?<=\bGH-)(?=\d)                      # GH-12
    | (?<=\b[0-9a-f]{3})(?=[0-9a-f]{4,}\b)  # the hash of a commit
    """,
    re.VERBOSE | re.IGNORECASE,
)


def inert_markdown(text: str) -> str:
    """Text on one line that Markdown shows as it is: no markup, no link, no mention, no reference.

    Args:
        text: Text that may come from a file of the plan.
    """
    broken = _LIVE.sub(_BREAK, inert(text))
    return _MARKS.sub(r"\\\g<0>", broken)
