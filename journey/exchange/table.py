"""The plan as a table (CSV, RFC 4180): a row for each placement, then for each post without a date.

It begins with a byte order mark. Without one Excel takes the file for one in the code page of the
machine and shows `Ã©` for `é`; LibreOffice, Numbers, Google Sheets and whoever reads `utf-8-sig`
leave it out.

Spreadsheets compute what begins with `=`, `+`, `-` or `@`. Such text has an apostrophe in front,
wherever a cell could begin: behind a line end, a tab or a semicolon, too, because Excel parts cells
at semicolons where commas are for decimals. `without_marks` takes the apostrophes away again.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from typing import Any

from journey.exchange import Url
from journey.exchange.fields import told, zone
from journey.exchange.identity import shown_id
from journey.exchange.text import lines
from journey.model.post import Placement, Post
from journey.views.basis import Site

_FIRST = ("date", "time", "timezone", "channel", "id")
_FIELDS = (
    *("title", "status", "stage", "type", "copy", "subject", "preheader", "link", "media", "alt"),
    *("campaign", "topic", "audience", "segment", "owner", "responder", "goal", "tags", "because"),
    *("offer.code", "offer.starts", "offer.expires", "offer.exclusive", "offer.terms", "closes"),
    *("experiment.name", "experiment.variant", "partner", "disclosure", "permission"),
    *("paid.budget", "paid.kind", "shock", "approved.by", "approved.date", "approved.holds"),
)
_LAST = ("url",)

_FORMULA = re.compile(r"((?:^|[;\t\n])[\s']*)(?=[=+\-@＝＋－＠])")
_MARKED = re.compile(r"((?:^|[;\t\n])[\s']*)'(?=[=+\-@＝＋－＠])")


def table(site: Site, url: Url) -> str:
    """The table, with its byte order mark. The first row has the names of the fields.

    What the site does not show has no column.

    Args:
        site: What the site shows.
        url: Tells the absolute URL of a page.
    """
    rows = list(_rows(site, url))
    fields = [name for name in _FIELDS if site.shown.field(name)]
    own = sorted({name for row in rows for name in row if name.startswith("x-")})
    columns = [*_FIRST, *fields, *own, *_LAST]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([inert(name) for name in columns])
    writer.writerows([inert(_cell(row, name)) for name in columns] for row in rows)
    return "\ufeff" + out.getvalue()


def inert(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return _FORMULA.sub(r"\1'", lines(text)) if text else ""


def without_marks(text: str) -> str:
    """The text that `inert` was given, by what came out."""
    return _MARKED.sub(r"\1", text)


def _rows(site: Site, url: Url) -> Iterator[dict[str, Any]]:
    for placement in site.shown.placements:
        yield {**_row(site, placement.id, placement.content, url), **_moment(site, placement)}
    for id, post in site.shown.posts.items():
        if id not in site.shown.placements_of:
            yield {**_row(site, id, post, url), "channel": list(post.channels)}


def _row(site: Site, id: str, content: Post, url: Url) -> dict[str, Any]:
    data = told(site, id, content)
    media = data["media"]
    return {
        **data,
        "id": shown_id(site, id),
        "media": [medium["file"] for medium in media],
        "alt": [medium["alt"] for medium in media if medium["alt"]] or data["alt"],
        "url": url(f"posts/{site.post_paths[id]}"),
    }


def _moment(site: Site, placement: Placement) -> dict[str, str]:
    return {
        "date": placement.date.isoformat(),
        "time": f"{placement.time:%H:%M}" if placement.time else "",
        "timezone": zone(site, placement.channel),
        "channel": placement.channel,
    }


def _cell(row: dict[str, Any], column: str) -> str:
    if column in row:
        return _words(row[column])
    group, _, name = column.partition(".")
    return _words((row.get(group) or {}).get(name))


def _words(value: Any) -> str:
    if isinstance(value, dict):
        return _joined(f"{key}: {_words(inner)}" for key, inner in value.items())
    if isinstance(value, list):
        return _joined(map(_words, value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value or ""


def _joined(parts: Iterable[str]) -> str:
    return ", ".join(part for part in parts if part)
