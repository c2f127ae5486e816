"""What search finds: posts, each by its own words alone.

The pages themselves repeat a post: in lists, as neighbours, in previews that are cut. Words apart
give one result a post, and an index that is built in a quarter of the time.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from journey.model.post import Post
from journey.views.site import Site

_FIELDS = ("subject", "preheader", "copy", "topic", "tags", "because", "partner")
_BLANKS = re.compile(r"[ \t\n\r\f\v\u00a0]+")

Texts = Sequence[str]
"""The texts by which a page is found."""
Found = tuple[str, str, Texts | None]
"""A page: its URL, its title as HTML, and by what it is found."""
Entry = Callable[[Found], Mapping[str, str] | None]
"""What an index says of a page, if it does."""


def searched(site: Site) -> dict[str, Texts]:
    """The texts by which pages are found, by path. Pages that are not in it are not found.

    Args:
        site: What the site shows.
    """
    return {
        f"posts/{site.post_paths[id]}": tuple(dict.fromkeys(filter(None, _texts(site, id, post))))
        for id, post in site.shown.posts.items()
    }


def words_of(texts: Texts) -> str:
    """Texts as the content of a page that search reads."""
    return "\n".join(f"<p>{escape(text)}</p>" for text in ("", *texts))


def _texts(site: Site, name: str, post: Post) -> Iterator[str]:
    """The texts of a post and of its variants, as far as the site shows them."""
    variants = [placement.content for placement in site.shown.placements_of.get(name, ())]
    fields = [name for name in _FIELDS if site.shown.field(name)]
    for content in {id(content): content for content in (post, *variants)}.values():
        if content.title != post.title:
            yield content.title
        for field in fields:
            value = getattr(content, field)
            yield from (value,) if isinstance(value, str) else value or ()
        if site.shown.field("media"):
            yield from (alt for medium in content.media if (alt := medium.alt or content.alt))


def append(config: MkDocsConfig, pages: Iterable[Found]) -> None:
    """Write pages into the index that the search plugin has written, as it would have.

    Args:
        config: The configuration of the site.
        pages: The pages.
    """
    entry = _entry(config)
    path = Path(config.site_dir, "search", "search_index.json")
    if entry is None or not path.is_file():
        return
    index = json.loads(path.read_text(encoding="utf-8"))
    index["docs"] += filter(None, map(entry, pages))
    path.write_text(json.dumps(index, separators=(",", ":")), encoding="utf-8")


def may_append(config: MkDocsConfig) -> bool:
    """Whether all that the index says of a page is known here."""
    plugin = _plugin(config)
    if plugin is None:
        return True
    settings: Mapping[str, Any] = plugin.config
    return settings.get("indexing") in (None, "full") and not settings.get("prebuild_index")


def _plugin(config: MkDocsConfig) -> Any:
    for plugin in config.plugins.values():
        if type(plugin).__module__.startswith(tuple(_ENTRIES)):
            return plugin
    return None


def _entry(config: MkDocsConfig) -> Entry | None:
    """How the index of the site's search plugin speaks of a page; None without one."""
    module = type(_plugin(config)).__module__
    return next((entry for name, entry in _ENTRIES.items() if module.startswith(name)), None)


def _of_material(page: Found) -> Mapping[str, str] | None:
    url, title, texts = page
    if texts is None:
        return None
    first = next((n for n, text in enumerate(texts) if text.strip()), len(texts))
    parts = (" " if text.isspace() else text.replace("\n", " ") for text in texts[first:])
    words = " ".join(f"<p>{escape(part, quote=False)}</p>" for part in parts)
    return {"location": url, "title": title, "text": words}


def _of_mkdocs(page: Found) -> Mapping[str, str]:
    url, title, texts = page
    words = _BLANKS.sub(" ", " ".join(texts or ())).strip()
    return {"location": url, "text": words, "title": title}


_ENTRIES: Mapping[str, Entry] = {
    "material.plugins.search.": _of_material,
    "mkdocs.contrib.search": _of_mkdocs,
}
"""By the module of the plugin that writes the index."""

READERS = tuple(_ENTRIES)
"""The modules of the search plugins that are known here."""
