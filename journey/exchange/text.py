"""Text of a plan as other programs get it: nothing in it means anything to them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from journey.model.post import Post
from journey.views.basis import Site

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
"""Where some reader or other begins a new line: `str.splitlines` does at each of them."""
_LIVE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
"""Controls, what turns text around, halves of characters, and code points that are none."""
_BLANKS = re.compile("[ \t\n]+")


def lines(text: str) -> str:
    r"""A text whose lines end with `\n`, without characters that are an order to a program."""
    return _LIVE.sub("", _LINE_ENDS.sub("\n", text))


def one_line(text: str) -> str:
    """A text on one line."""
    return _BLANKS.sub(" ", lines(text)).strip(" ")


def shortened(text: str, most: int) -> str:
    """A text that ends behind a word where it has more than so many characters."""
    return text if len(text) <= most else f"{text[:most].rpartition(' ')[0] or text[:most]} …"


def about(site: Site, content: Post) -> Iterator[str]:
    """What a post is, a line each: the stage that it serves, its type, how far it is."""
    stage, kind = site.labels.stage(content.stage), site.labels.type(content.type)
    if stage:
        yield f"Stage: {stage.title}"
    if kind:
        yield f"Type: {kind.title}"
    yield f"Status: {content.status}"
