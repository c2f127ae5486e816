"""A site counts as built only where all is there that is compared."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

_LINK = re.compile(r'(?:href|src)="(?![a-z]+:)([^"#?]+)')
_PARTS = ('class="j-preview', 'class="j-near', 'class="j-facts')


def lacking(site: Path, posts: int) -> Iterator[str]:
    """What a site of ours lacks: search hits, previews, neighbours, links that lead somewhere.

    Args:
        site: The folder of the site.
        posts: How many posts the plan has.
    """
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    pages = sorted(name for name in files if re.fullmatch(r"posts/[^/]+/index\.html", name))
    if len(pages) != posts:
        yield f"{len(pages)} pages of {posts} posts"
    index = json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))
    hits = {entry["location"] for entry in index["docs"]}
    for name in pages:
        html = (site / name).read_text(encoding="utf-8")
        if name.removesuffix("index.html") not in hits:
            yield f"{name} in the search"
        yield from (f"{part} of {name}" for part in _PARTS if part not in html)
        for link in _LINK.findall(html):
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), link))
            if files.isdisjoint((target, posixpath.normpath(f"{target}/index.html"))):
                yield f"{link} of {name}"
