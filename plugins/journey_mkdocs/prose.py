"""The copy of a post as HTML: Markdown, rendered and then sanitised.

CommonMark by markdown-it-py: it takes time linear in what strangers write (twenty thousand opening
brackets keep Python-Markdown busy for 43 seconds), and `#gardening` at the start of a line is no
heading. HTML in the text is shown as it was typed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from urllib.parse import unquote, urlsplit

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup, escape

LINKS = frozenset({"http", "https", "mailto"})
"""The schemes that a link may have."""

_TAGS = frozenset(
    "a blockquote br code em h3 h4 h5 h6 hr img li ol p pre s strong table tbody td th thead tr "
    "ul".split()
)
_ATTRIBUTES = {"a": {"href", "title"}, "img": {"alt", "src", "title"}, "ol": {"start"}}
_HEADINGS_BELOW = 2  # the page has its own h1 and h2


class Prose:
    """Turns Markdown of strangers into HTML that is safe to show.

    Args:
        medium: The URL of a file of the plan on the current page, by its path in the content
            folder; None for what is not on the site. Pictures from elsewhere are left out.
    """

    def __init__(self, medium: Callable[[str], str | None]) -> None:
        self._medium = medium
        commonmark = MarkdownIt("commonmark", {"html": False})
        self._markdown = commonmark.enable(["table", "strikethrough"])
        self._cleaner = nh3.Cleaner(
            tags=_TAGS,
            attributes=_ATTRIBUTES,
            attribute_filter=_attribute,
            url_schemes=LINKS,
            link_rel="noopener noreferrer nofollow",
        )

    def html(self, text: str) -> Markup:
        """A text as HTML that is safe to show."""
        tokens = self._markdown.parse(text)
        for token in tokens:
            if token.type in ("heading_open", "heading_close"):
                token.tag = f"h{min(int(token.tag[1]) + _HEADINGS_BELOW, 6)}"
            if token.children:
                token.children = list(self._links(map(self._picture, token.children)))
        html = self._markdown.renderer.render(tokens, self._markdown.options, {})
        return Markup(self._cleaner.clean(html))  # noqa: S704 - cleaned

    def _picture(self, token: Token) -> Token:
        """A picture with its URL on this page, or its words alone; any other token as it is."""
        if token.type != "image":
            return token
        url = self._medium(unquote(str(token.attrs["src"])))
        if url is None:
            return Token("text", "", 0, content=token.content)
        token.attrs["src"] = url
        return token

    def _links(self, tokens: Iterable[Token]) -> Iterator[Token]:
        """All tokens but those of links that lead nowhere from here: their words stay."""
        leads = True
        for token in tokens:
            if token.type == "link_open":  # there is no link within a link
                leads = self._leads(str(token.attrs["href"]))
            if leads or token.type not in ("link_open", "link_close"):
                yield token

    def _leads(self, url: str) -> bool:
        """Whether a link may have this URL: what is cleaned last has the say."""
        return self._cleaner.clean(f'<a href="{escape(url)}">').startswith("<a href=")


def _attribute(_tag: str, name: str, value: str) -> str | None:
    return value if name != "href" or _scheme(value) in LINKS else None


def _scheme(url: str) -> str:
    try:
        return urlsplit(url).scheme.lower()
    except ValueError:
        return ""
