"""The copy of a post as HTML: Markdown, rendered and then sanitised."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape, unescape
from typing import Any
from urllib.parse import unquote, urlsplit

import nh3
from markdown import Markdown
from markupsafe import Markup

LINKS = frozenset({"http", "https", "mailto"})
"""The schemes that a link may have."""

_TAGS = frozenset(
    "a abbr b blockquote br caption code dd del details dl dt em h1 h2 h3 h4 h5 h6 hr i "  # noqa: SIM905
    "img ins kbd li mark ol p pre q s small strong sub summary sup table tbody td tfoot th "
    "thead tr u ul".split()
)
_ATTRIBUTES = {
    "a": {"href", "title"},
    "abbr": {"title"},
    "img": {"alt", "src", "title"},
    "ol": {"start"},
    "td": {"align"},
    "th": {"align", "scope"},
}
_HEADINGS_FROM = 3  # the page has its own h1 and h2
# As in CommonMark, a space follows the signs: a line that begins with #gardening is no heading.
_HEADING = re.compile(r"(?:^|\n)(?P<level>#{1,6})[ \t]+(?P<header>(?:\\.|[^\\])*?)#*(?:\n|$)")
_IMAGE = re.compile(r'<img((?: [a-z]+="[^"]*")*)>')
_ALT = re.compile(r' alt="([^"]*)"')


class Prose:
    """Turns Markdown of strangers into HTML that is safe to show.

    Args:
        medium: The URL of a file of the plan on the current page, by its path in the content
            folder; None for what is not on the site. Pictures from elsewhere are left out.
    """

    def __init__(self, medium: Callable[[str], str | None]) -> None:
        self._medium = medium
        self._markdown = Markdown(
            extensions=["tables", "fenced_code", "sane_lists", "toc"],
            extension_configs={"toc": {"baselevel": _HEADINGS_FROM, "marker": ""}},
        )
        headings: Any = self._markdown.parser.blockprocessors["hashheader"]
        headings.RE = _HEADING
        self._cleaner = nh3.Cleaner(
            tags=_TAGS,
            attributes=_ATTRIBUTES,
            attribute_filter=self._attribute,
            url_schemes=LINKS,
            link_rel="noopener noreferrer nofollow",
        )

    def html(self, text: str) -> Markup:
        """A text as HTML that is safe to show."""
        try:
            rendered = self._markdown.reset().convert(text)
        except RecursionError:  # nested deeper than anybody writes: shown as it was typed
            return Markup("<p>%s</p>") % text
        return Markup(_IMAGE.sub(_shown, self._cleaner.clean(rendered)))  # noqa: S704 - cleaned

    def _attribute(self, _tag: str, name: str, value: str) -> str | None:
        if name == "src":
            return self._medium(unquote(value).removeprefix("/"))
        if name == "href":
            return value if _scheme(value) in LINKS else None
        return value


def _scheme(url: str) -> str:
    try:
        return urlsplit(url).scheme.lower()
    except ValueError:
        return ""


def _shown(image: re.Match[str]) -> str:
    """A picture; its text alone where the picture was left out."""
    if ' src="' in image.group(1):
        return image.group()
    alt = _ALT.search(image.group(1))
    return escape(unescape(alt.group(1))) if alt else ""
