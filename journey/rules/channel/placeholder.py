"""Leftover placeholder text.

## What it does

Looks in the copy, the title, the subject, the preheader, the link and the alternative texts of each
live post for what should have been replaced before it goes out:

- TODO, TBD, FIXME and XXX, in capital letters, as words; TODO is not a placeholder in Spanish and
  Portuguese, where it is one of the commonest words;
- "lorem ipsum";
- `[link]`, `[date]`, `[name]`, `[price]`, `[insert …]`, `[your …]` and the like, in brackets,
  unless it is the text of a link in Markdown;
- `{name}`, `{{ product }}`: words in braces, on social channels, but for `{ new in }`, which is an
  ornament, and `{gifted}` or `{ad}`, which disclose. In e-mails, mailing programs put the reader's
  name there, and a blog may write about programs;
- `xxx` as a whole, or within a link: after a text it may be kisses.

A post that is in review, approved, scheduled or published makes an error, an earlier one a warning.
Ideas are not looked at. The posts that are offered to fill gaps have one in their title: TODO, and
TBD where the plan is in Spanish or Portuguese.

## Why

Getting it right comes before getting it out (001, getting it right): a post that says "[link]"
tells everybody that nobody read it.

## Fails

```yaml
# strategy.yml
channels: {facebook: }
# calendars/december.yml
posts:
  - {date: 2026-12-01, channels: facebook, type: deal, stage: decision, status: review,
     copy: "The winter mugs are here: [link]"}
```

## Passes

```yaml
# strategy.yml
channels: {facebook: }
# calendars/december.yml
posts:
  - {date: 2026-12-01, channels: facebook, type: deal, stage: decision, status: review,
     copy: "The winter mugs are here: fern.example/winter"}
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from journey.findings import Finding, Severity
from journey.model.post import Placement, Post, first_words
from journey.model.source import Path
from journey.model.values import shown
from journey.plan import Plan

SEVERITY: Severity = "error"

_EARLY = frozenset({"idea", "draft"})
_TEXTS = (("title",), ("copy",), ("subject",), ("preheader",), ("link",), ("alt",))
_SIGNS = ("[", "{", "X", "TODO", "TBD", "xx", "orem", "OREM")
"""What each placeholder has one of; a single letter is found ten times as fast as a word."""
_WORDS = "TBD|FIXME|XXX+"
_BRACKETS = (
    "link|url|date|time|name|price|place|hashtags?|handle|number|tbd|todo|xx+|"
    "(?:insert|your|add) [^\\]\n]{1,40}|(?:link|name|date|photo|picture|image|video) here"
)


def check(plan: Plan, _: None) -> Iterator[Finding]:
    """Yield a finding for each placeholder of a post, in each of its texts."""
    commonest = to_be_written(plan.strategy.language) != "TODO"
    seen: set[tuple[str, str, str]] = set()
    for placement in plan.live:
        content = placement.content
        if content.status == "idea" or not _may_hold_one(content):
            continue
        channel = plan.strategy.channels.get(placement.channel)
        pattern = _placeholder(commonest, channel is None or channel.social)
        for path, text in _texts(content):
            words = _words(pattern, path, text)
            made = path == ("title",) and text == first_words(content.copy or "")
            if words and not made and (placement.id, str(path), words) not in seen:
                seen.add((placement.id, str(path), words))
                yield _finding(placement, path, words)


def to_be_written(language: str) -> str:
    """The placeholder for a text that is to be written: TODO, but where that is a common word."""
    return "TBD" if language.lower()[:2] in ("es", "pt") else "TODO"


def _texts(content: Post) -> Iterator[tuple[Path, str]]:
    for path in _TEXTS:
        text = getattr(content, path[0])
        if text:
            yield path, text
    for number, medium in enumerate(content.media):
        if medium.alt:
            yield ("media", number, "alt"), medium.alt


def _may_hold_one(content: Post) -> bool:
    """Whether a closer look is worth its time: nearly no post holds a placeholder."""
    text = f"{content.title} {content.copy} {content.link} {content.alt}"
    if content.subject or content.preheader:
        text += f" {content.subject} {content.preheader}"
    return any(map(text.__contains__, _SIGNS)) or any(medium.alt for medium in content.media)


def _words(pattern: re.Pattern[str], path: Path, text: str) -> str:
    """The placeholder in a text; empty where there is none."""
    if found := pattern.search(text):
        return found[0]
    whole = text.strip().lower()
    return "xxx" if whole == "xxx" or (path == ("link",) and "xxx" in whole) else ""


@lru_cache
def _placeholder(commonest: bool, social: bool) -> re.Pattern[str]:
    """What is a placeholder, where TODO is a common word or not, on a social channel or not."""
    kinds = [
        rf"\b(?:{_WORDS}{'' if commonest else '|TODO'})\b",
        r"(?i:\blorem ipsum\b)",
        rf"(?i:\[(?:{_BRACKETS})\])(?!\()",
    ]
    if social:
        name = r"[^\W\d_](?:[\w .-]{0,39}[\w.-])?"
        kinds.append(rf"\{{\{{\s*{name}\s*\}}|\{{(?!(?i:gifted|ad|pr|sponsored)\}}){name}\}}")
    return re.compile("|".join(kinds))


def _finding(placement: Placement, path: Path, words: str) -> Finding:
    field = str(path[-1])
    return Finding(
        "warning" if placement.status in _EARLY else "error",
        f"the {_NAMES.get(field, field)} still says {shown(words)}",
        "Replace it with the final text.",
        placement.content.source.locate(*path),
        post=placement.id,
        field=field,
    )


_NAMES = {"alt": "alternative text"}
