"""Markdown posts: fields in front matter, the copy below it."""

from __future__ import annotations

import re

from frontmatter.default_handlers import YAMLHandler

from journey.sources.document import Document
from journey.sources.yaml_text import read_yaml

_FENCE = YAMLHandler.FM_BOUNDARY or re.compile(r"^-{3,}\s*$", re.MULTILINE)
_LONE_CR = re.compile(r"\r(?!\n)")
_LINE_END = re.compile(r"\r\n?")

_HELP = (
    "Begin the file with a line ---, then the fields (date: ..., channels: ...), then another "
    "line ---, then the copy."
)


def read_markdown(path: str, text: str) -> Document:
    """Read a Markdown post; never raises.

    Args:
        path: POSIX path, relative to the repository.
        text: The whole file, decoded.

    Returns:
        The document: `data` is the front matter, `body` the copy below it with line ends
        normalised and the blank line after the fence dropped. Places count from the file's start.
    """
    text = text.removeprefix("\ufeff")
    lines = _LONE_CR.sub("\n", text)
    opening = _FENCE.match(lines)
    if opening is None:
        document = Document(path, text, body=_body(text), body_span=(0, len(text)), complete=False)
        document.report(
            "source/syntax",
            "this post has no front matter: it does not begin with a line ---",
            _HELP,
            (0, _line_end(text)),
        )
        return document
    closing = _FENCE.search(lines, opening.end())
    if closing is None:
        document = Document(path, text, body="", complete=False)
        document.report(
            "source/syntax",
            "the front matter is opened here and never closed",
            "Put a line --- after the last field; what follows it is the copy.",
            (0, 3),
        )
        return document
    document = read_yaml(path, text, opening.end(), closing.start())
    document.body = _body(text[closing.end() :])
    start = len(text) - len(text[closing.end() :].lstrip("\r\n"))
    document.body_span = start, len(text)
    return document


def _body(text: str) -> str:
    """What follows the fence, without the line end of the fence and the blank lines below."""
    body = _LINE_END.sub("\n", text)
    return body.removeprefix("\n")


def _line_end(text: str) -> int:
    match = re.search(r"[\r\n]", text)
    return match.start() if match else len(text)
