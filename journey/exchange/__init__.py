"""The plan in formats of other programs, one module for each: what the site shows, and no more."""

from __future__ import annotations

from collections.abc import Callable

Url = Callable[[str], str]
"""The absolute URL of a page, by its path: `posts/winter-list`; empty where it is not known."""
