"""Plans that were made to bring the check down, each over a limit or as costly as one may be."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

MEGABYTES = 2 * 1024 * 1024 - 4096
"""As much as a file may have, and some room."""
STRATEGY = "brand: H\nwindow: {start: 2026-01-01, end: 2026-12-31}\nchannels: {facebook: , x: }\n"
POST = "- {date: 2026-01-16, channels: facebook, type: quote, stage: interest, title: A"

Files = dict[str, str]
"""Texts by path in the content folder."""


def _full(unit: str, head: str = "", tail: str = "") -> str:
    """As many of a unit as a file may have."""
    return head + unit * ((MEGABYTES - len(head) - len(tail)) // len(unit.encode())) + tail


def _numbered(unit: str, head: str = "", tail: str = "") -> str:
    """The same, with a number in each unit."""
    room = (MEGABYTES - len(head) - len(tail)) // (len(unit) + 5)
    return head + "".join(unit % number for number in range(room)) + tail


def _calendar(text: str) -> Files:
    return {"strategy.yml": STRATEGY, "calendars/a.yml": text}


def _strategy(text: str) -> Files:
    return {"strategy.yml": STRATEGY + text, "calendars/a.yml": f"posts:\n{POST}}}\n"}


def _posts_for_x(word: str) -> str:
    """As many posts of 25 words with numbers, a little too long for X, as a file may have."""
    copies = ("".join(word % (25 * number + n) for n in range(25)) for number in range(9999))
    lines = (f"- {{date: 2026-01-16, channels: x, copy: '{copy}'}}\n" for copy in copies)
    return (
        "".join(["posts:\n", *lines])
        .encode()[:MEGABYTES]
        .decode(errors="ignore")
        .rpartition("\n")[0]
    )


def _aliases() -> str:
    letters = "abcdefghij"
    lines = [f"x-a: &a [{'a, ' * 9}]"]
    lines += [f"x-{b}: &{b} [{f'*{a}, ' * 9}]" for a, b in pairwise(letters)]
    return "\n".join(lines)


def _many_files(number: int) -> Files:
    return {"strategy.yml": STRATEGY} | {f"calendars/{n}.yml": "posts: []\n" for n in range(number)}


PLANS: dict[str, Callable[[], Files]] = {
    "a file of 3 MB": lambda: _calendar("posts:\n" + "#" * 3 * 1024 * 1024),
    "2 million brackets": lambda: _calendar(_full("[")),
    "aliases of aliases": lambda: _calendar(_aliases()),
    "a line of 2 MB": lambda: _calendar(_full("word ", f"posts:\n{POST}, copy: ", "}\n")),
    "a word of 2 MB": lambda: _calendar(_full("a", f"posts:\n{POST}, copy: ", "}\n")),
    "half a million empty posts": lambda: _calendar(_full("- {}\n", "posts:\n")),
    "posts with four mistakes each": lambda: _calendar(
        _full("- {a: 1, b: 2, date: x, stage: y}\n", "posts:\n")
    ),
    "posts on 99 channels each": lambda: _calendar(
        _full(f"- {{title: A, date: 2026-01-16, channels: [{'c,' * 99}]}}\n", "posts:\n")
    ),
    "a post on 250,000 channels": lambda: _calendar(
        _numbered("c%d,", "posts:\n- {title: A, date: 2026-01-16, channels: [", "]}\n")
    ),
    "posts for 100 unknown audiences each": lambda: _calendar(
        _full(f"{POST}, audience: '{','.join(map(str, range(100)))}'}}\n", "posts:\n")
    ),
    "a post for 300,000 unknown audiences": lambda: _calendar(
        _numbered("a%d,", f"posts:\n{POST}, audience: '", "'}\n")
    ),
    "defaults with 4,000 channels": lambda: _calendar(
        f"defaults: {{channels: [{'c,' * 4000}]}}\nposts:\n" + "- {title: A}\n" * 5000
    ),
    "150,000 fields of a post": lambda: _calendar(_numbered("  k%d: 1\n", "posts:\n- title: A\n")),
    "a field 150,000 times": lambda: _calendar(_full("  title: b\n", "posts:\n- title: A\n")),
    "media that is not there": lambda: _calendar(
        "posts:\n" + f"{POST}, media: [{','.join(map(str, range(4900)))}]}}\n" * 20
    ),
    "ignores of no rule": lambda: _calendar(
        "posts:\n" + f"{POST}, ignore: [{'{rule: a/b, reason: c},' * 4900}]}}\n" * 9
    ),
    "emoji for X": lambda: _calendar(
        _full("\U0001f469\u200d", "posts:\n- {date: 2026-01-16, channels: x, copy: '", "'}\n")
    ),
    "a text of links for X": lambda: _calendar(
        _numbered("a%d.co ", "posts:\n- {date: 2026-01-16, channels: x, copy: '", "'}\n")
    ),
    "a text of marks for X": lambda: _calendar(
        _full("\u0301\u0316", "posts:\n- {date: 2026-01-16, channels: x, copy: 'a", "'}\n")
    ),
    "texts of links for X": lambda: _calendar(_posts_for_x("b%d.co,a.zip ")),
    "texts that are nearly links for X": lambda: _calendar(_posts_for_x("é%d.co-m.com_a ")),
    "150,000 campaigns": lambda: _strategy(_numbered("  n%d:\n", "campaigns:\n")),
    "150,000 types": lambda: _strategy(_numbered("  n%d:\n", "types:\n")),
    "150,000 stages": lambda: _strategy(_numbered("  n%d:\n", "stages:\n")),
    "150,000 rules": lambda: _strategy(_numbered("  n%d: off\n", "rules:\n")),
    "75,000 waivers": lambda: _strategy(_full("- {rule: a/b, reason: c}\n", "waivers:\n")),
    "40,000 days off": lambda: _strategy(
        _full("- {start: 1900-01-01, end: 2199-01-01}\n", "days_off:\n")
    ),
    "11,000 calendars": lambda: _many_files(11_000),
}
"""The files of each plan, by what is too much in it."""


def write(files: Files, folder: Path) -> None:
    """Write a plan into a folder, which is made."""
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
