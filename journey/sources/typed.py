"""Characters that word processors type in place of those that YAML knows."""

from __future__ import annotations

import re

ODD_SPACES = "\u00a0\u202f\u2007\u3000"
"""They look like spaces, and are none where YAML needs one."""

CURLY = "“”„‟«»‘’‚‛"
"""Quotes that are none in YAML."""

_CURLY_WITHIN = re.compile(rf"[{CURLY}](?!\w)|(?<!\w)[{CURLY}]")  # an apostrophe is none


def odd_space(found: str) -> tuple[str, str]:
    """What is wrong with one or more odd spaces, and what to do about them."""
    kind = "wide" if "\u3000" in found else "non-breaking"
    if len(found) > 1:
        return (
            f"there are {kind} spaces in this line: they look like spaces, but are not",
            "Delete them, and type spaces.",
        )
    return (
        f"there is a {kind} space in this line: it looks like a space, but is not one",
        "Delete it, and type a space.",
    )


def without_curly(text: str) -> str:
    """Text without the curly quotes around it; those that close before its end belong to it."""
    if text[:1] not in tuple(CURLY):
        return text
    inside = text[1:-1] if text[-1] in CURLY else text[1:]
    return text if _CURLY_WITHIN.search(inside) else inside
