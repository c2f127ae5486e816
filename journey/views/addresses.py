"""Addresses of what has a page: one for each name, whatever characters the name is made of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from journey.model.post import slug
from journey.model.values import MAX_ID_BYTES

_PLAIN = re.compile(r"[^\W_][\w-]{0,99}")
_RESERVED = frozenset({"index", "readme", "404"})
"""File names that mean something else to a site."""


def addresses(
    names: Iterable[str], otherwise: str, made_of: Mapping[str, str] | None = None
) -> dict[str, str]:
    """The last part of the address of each name.

    A name of letters, digits and hyphens is its own address. No two addresses differ in upper and
    lower case alone, because some disks cannot tell such files apart.

    Args:
        names: The names, each once.
        otherwise: The address of a name that has neither letters nor digits.
        made_of: What the addresses of some names are made of, instead of the name.
    """
    taken = set(_RESERVED)
    made: dict[str, str] = {}
    for name in names:
        words = made_of.get(name, name) if made_of else name
        base = words if _is_address(words) else slug(words) or otherwise
        own, number = base, 2
        while own.casefold() in taken:
            own, number = f"{base}-{number}", number + 1
        taken.add(own.casefold())
        made[name] = own
    return made


def _is_address(words: str) -> bool:
    """Whether words can be the name of a file as they are: few disks take more than 255 bytes."""
    return bool(_PLAIN.fullmatch(words)) and len(words.encode()) <= MAX_ID_BYTES
