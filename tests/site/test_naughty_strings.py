"""Strings that break programs, on the pages of posts: each reads as it was written."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

from tests.corpus.test_hostile_plans import STRATEGY, calendar
from tests.site.conftest import MakeSite


class Text(HTMLParser):
    """What a page says."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.feed(page)

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)


def words(text: str) -> str:
    return " ".join(text.split())


# HTML has no place for these; a browser would show U+FFFD or nothing.
NOT_IN_HTML = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


def test_naughty_strings_come_out_of_html_as_they_went_in(
    corpus: Path, make_site: MakeSite
) -> None:
    found = json.loads((corpus / "hostile" / "naughty-strings.json").read_text(encoding="utf-8"))
    strings = [text for text in found["strings"] if text.strip()]
    site = make_site(
        {"content/strategy.yml": STRATEGY, "content/calendars/naughty.yml": calendar(strings)}
    )
    for number, text in enumerate(strings):
        page = site.html(f"posts/s-{number}")
        if not NOT_IN_HTML.search(text):
            said = words("".join(Text(page).pieces))
            assert said.count(words(text)) >= 3, f"title, copy and field of {text!r}"
