"""Text in Markdown that stays text, wherever it came from and wherever it is shown.

Sites look for mentions and references in what Markdown has become, where a backslash has no effect
any more, and in one piece of text at a time: an element around their first character breaks them,
and who copies the text copies it as it was.
"""

from __future__ import annotations

import re

from journey.terminal import inert

_LIVE = re.compile(
    r"""
      [\\`*_\[\]<>|]                       # markup
    | ^(?:[-+=]|[0-9]+[.)]|\#+(?=\s|$))    # a list, a heading
    | (?P<first>
        \$                                 # a formula
      | [@\#^&~](?!\s) | [!%](?=[\w"])     # @name, #123, !12, ~label, a@b.example
      | (?<![:/\w])/(?=/)                 # //fern.example
      | :(?=//|[\w+-]+:)                   # https://, :emoji:
      | (?<=www)\.                         # www.…
      | (?<=GH)-(?=[0-9])                  # GH-12
      | [0-9a-f]{6}(?=[0-9a-f])            # the name of a commit, which has seven digits or more
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_WRITTEN = {"&": "&amp;", "$": "$"}


def inert_markdown(text: str) -> str:
    """Text on one line that Markdown shows as it is: no markup, no link, no mention, no reference.

    Args:
        text: Text that may come from a file of the plan.
    """
    return _LIVE.sub(_dead, inert(text))


def _dead(match: re.Match[str]) -> str:
    found = match[0]
    escaped = found if found.isalnum() else f"{found[:-1]}\\{found[-1]}"
    written = _WRITTEN.get(found, escaped)
    return f"<span>{written}</span>" if match["first"] else written


def code(text: str) -> str:
    """Text on one line as code, where nothing is live.

    Args:
        text: Text that may come from a file of the plan.
    """
    text = inert(text)
    if not text.strip():
        return rf"\`{text}\`"
    longest = max(map(len, re.findall("`+", text)), default=0)
    fence, blank = "`" * (longest + 1), " " * bool(longest)
    return f"{fence}{blank}{text}{blank}{fence}"
