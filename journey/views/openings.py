"""How posts begin: the words that make somebody who scrolls past stay, or not."""

from __future__ import annotations

import re

from journey.model.post import Post
from journey.views.shown import Shown

_LONGEST = 150
_LINK = re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)")
_MARKS = re.compile(r"(?<!\w)[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}(?!\w)")


def opening(content: Post, shown: Shown, *, email: bool) -> str:
    """The first words that somebody sees of a post, its title apart.

    Of an e-mail, those are its subject and the line behind it. Empty where the site does not show
    the words, and where nothing is written but the title.

    Args:
        content: The post, as it is on the channel.
        shown: What the site may show.
        email: The channel is an e-mail.
    """
    if email and (words := _of_email(content, shown)):
        return _cut(words)
    if not shown.field("copy") or not content.copy:
        return ""
    words = _first_paragraph(content.copy)
    return "" if words.startswith(content.title.removesuffix("…")) else _cut(words)


def _of_email(content: Post, shown: Shown) -> str:
    subject = content.subject if shown.field("subject") else None
    preheader = content.preheader if shown.field("preheader") else None
    parts = (subject if subject != content.title else None, preheader)
    return " – ".join(part for part in parts if part)


def _first_paragraph(copy: str) -> str:
    """The first lines that are no heading, in one, without the marks of Markdown."""
    for paragraph in re.split(r"\n\s*\n", copy.strip()[: 20 * _LONGEST]):
        words = " ".join(paragraph.split())
        if not re.match(r"#{1,6}\s", words):
            return _without_marks(words)
    return ""


def _without_marks(words: str) -> str:
    if "](" in words:  # most have none, and to look for them takes a while
        words = _LINK.sub(r"\1", words)
    return _MARKS.sub("", words) if any(mark in words for mark in "*_`") else words


def _cut(words: str) -> str:
    if len(words) <= _LONGEST:
        return words
    return f"{words[:_LONGEST].rpartition(' ')[0] or words[:_LONGEST]}…"
