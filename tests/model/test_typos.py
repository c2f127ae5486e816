"""Typing mistakes are found where they stand, and the name that was meant is named."""

from __future__ import annotations

import json
import random
import string
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from journey.model.post import Post
from journey.model.strategy import Strategy
from journey.model.validation import field_names
from journey.rules.checking import check
from tests.plans import plan_of

TYPOS = 20
LETTERS = string.ascii_lowercase

STRATEGY: dict[str, Any] = {
    "brand": "Fern",
    "timezone": "America/Chicago",
    "language": "en",
    "window": {"start": "2026-12-01", "end": "2026-12-31"},
    "preset": "b2b",
    "tone": "playful",
    "domains": ["fern.example"],
    "avoid": ["guaranteed"],
    "goals": {"signups": {"title": "A", "metric": "b", "target": "5", "deadline": "2027-01-01"}},
    "channels": {
        "facebook": {
            "network": "facebook",
            "title": "A",
            "cadence": {"per": "day", "min": "1", "max": "2", "days": "mon", "spacing": "1h"},
            "active": "07:30-09:00",
            "responder": "sam",
            "timezone": "Europe/London",
            "footer_links": ["website"],
            "url": "https://fern.example",
        },
        "instagram": {"network": "instagram"},
        "newsletter": {"network": "email"},
    },
    "audiences": {
        "newcomers": {"title": "New", "relationship": "prospect", "channels": ["facebook"]},
        "regulars": {"relationship": "customer"},
    },
    "people": {"dana": {"name": "Dana Reyes", "role": "editor"}, "sam": {}},
    "campaigns": {
        "winter-launch": {
            "title": "Winter",
            "start": "2026-12-01",
            "end": "2026-12-02",
            "launch": "2026-12-01",
            "goal": "signups",
            "landing": "https://fern.example/winter",
            "channels": ["facebook"],
            "stages": ["interest"],
        },
        "spring-sale": {},
    },
    "stages": {
        "interest": {"title": "A", "relationship": "prospect", "share": "30%", "purpose": "b"}
    },
    "types": {
        "recipe": {
            "title": "Recipe",
            "stages": ["interest"],
            "every": "14d",
            "promotional": "no",
            "conversational": "no",
        }
    },
    "approval": {"required": "no", "days": "2", "by": ["sam"]},
    "days_off": [
        {"start": "2026-12-25", "end": "2026-12-26", "reason": "A", "channels": ["facebook"]}
    ],
    "blackouts": [{"start": "2027-01-06", "end": "2027-01-06", "reason": "A", "channels": "x"}],
    "publish": {"statuses": ["draft"], "hide": ["offer.code"]},
    "views": {
        "for-the-client": {
            "title": "For the client",
            "page": "board",
            "about": "A",
            "stage": ["interest"],
            "channel": ["facebook", "instagram"],
            "type": ["video"],
            "status": ["review"],
            "campaign": ["spring-sale"],
            "audience": ["newcomers"],
            "person": ["dana"],
            "text": "B",
        },
        "worst": {"page": "gaps", "severity": ["error"]},
    },
    "rules": {"cadence/spacing": "off"},
    "waivers": [
        {
            "rule": "cadence/daily-posting",
            "reason": "A",
            "by": "dana",
            "expires": "2027-01-01",
            "start": "2026-12-24",
            "end": "2026-12-26",
            "channel": "facebook",
            "stage": "interest",
            "type": "video",
            "audience": "newcomers",
            "post": "winter-list",
        }
    ],
}
POST: dict[str, Any] = {
    "id": "winter-list",
    "date": "2026-12-01",
    "time": "10:30",
    "channels": {"facebook": {"copy": "B"}, "instagram": {}},
    "type": "deal",
    "stage": "decision",
    "title": "Winter list",
    "copy": "A",
    "status": "draft",
    "audience": ["newcomers", "regulars"],
    "campaign": "winter-launch",
    "topic": "gifts",
    "owner": "dana",
    "responder": "sam",
    "link": "https://fern.example/winter",
    "media": [{"file": "media/a.png", "alt": "A"}],
    "alt": "A",
    "approved": {"by": "sam", "date": "2026-11-28", "of": "3f2a9c"},
    "offer": {
        "code": "A",
        "starts": "2026-12-01",
        "expires": "2026-12-05",
        "exclusive": "yes",
        "terms": "B",
    },
    "because": "A",
    "closes": "autumn-contest",
    "experiment": {"name": "headline", "variant": "a"},
    "partner": "Acorn",
    "disclosure": "Ad",
    "permission": "https://fern.example/yes",
    "paid": {"budget": "50 USD", "kind": "retargeting"},
    "shock": "no",
    "segment": ["A"],
    "subject": "A",
    "preheader": "B",
    "goal": "signups",
    "tags": ["a"],
    "ignore": [{"rule": "variety/shock", "reason": "A", "by": "dana", "expires": "2027-01-01"}],
}
OTHER = {"id": "autumn-contest", "title": "Autumn contest", "status": "idea"}
FILES = {"post": "calendars/plan.yml", "strategy": "strategy.yml"}

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Place:
    """A name in the plan: the name of a field, or what stands for something."""

    file: str
    path: Path
    name: str
    is_field: bool

    @property
    def kind(self) -> str:
        if not self.is_field:
            return "reference"
        return f"{self.file} field" if self.depth == 1 else f"{self.file} field, nested"

    @property
    def depth(self) -> int:
        return sum(isinstance(step, str) for step in self.path)


NAMED = {
    *("goals", "channels", "audiences", "people", "campaigns", "stages", "types", "views", "rules"),
}
REFERENCES = {
    "post": "type stage audience campaign owner responder goal closes".split(),
    "strategy": "responder goal".split(),
}
LISTS = {
    *("channels", "stages", "by", "rule", "channel", "stage", "type", "audience", "post", "hide"),
    *("campaign", "person"),
}


def _places(file: str, data: Any, path: Path = (), *, names: bool = False) -> Iterator[Place]:
    """Every field's name and every reference below a value."""
    if isinstance(data, dict):
        for key, value in data.items():
            here = (*path, key)
            if names and path != ("rules",):
                if file == "post":
                    yield Place(file, here, key, is_field=False)
            elif not names:
                yield Place(file, here, key, is_field=True)
            yield from _places(file, value, here, names=not names and _has_names(file, here))
    elif isinstance(data, list):
        for number, item in enumerate(data):
            yield from _places(file, item, (*path, number))
    elif _is_reference(file, path):
        yield Place(file, path, data, is_field=False)


def _has_names(file: str, path: Path) -> bool:
    return path == ("channels",) if file == "post" else len(path) == 1 and path[0] in NAMED


def _is_reference(file: str, path: Path) -> bool:
    fields = [step for step in path if isinstance(step, str)]
    if file == "post":
        nested = fields in (["approved", "by"], ["ignore", "rule"], ["ignore", "by"])
        return nested or (len(fields) == 1 and fields[0] in REFERENCES["post"])
    return len(fields) > 1 and fields[-1] in {*REFERENCES["strategy"], *LISTS}


PLACES = [
    place
    for file, data in (("post", POST), ("strategy", STRATEGY))
    for place in _places(file, data)
]


def _typos(name: str, number: int, random: random.Random) -> Iterator[str]:
    """Slips of the finger: a letter dropped, doubled, replaced, swapped or put in between."""
    for n in range(number):
        at = random.randrange(len(name))
        letter = random.choice(LETTERS)
        kind = n % 5
        if kind == 0 and len(name) > 1:
            yield name[:at] + name[at + 1 :]
        elif kind == 1:
            yield name[:at] + name[at] + name[at:]
        elif kind == 2:
            yield name[:at] + letter + name[at + 1 :]
        elif kind == 3 and len(name) > 1:
            at = min(at, len(name) - 2)
            yield name[:at] + name[at + 1] + name[at] + name[at + 2 :]
        elif kind == 4:
            yield name[:at] + letter + name[at:]


def _with(data: Any, path: Path, typo: str, *, is_field: bool) -> Any:
    """The data with a name replaced, everything in its order.

    A field's name stands alone in its group: no field that is there already can be ruled out.
    """
    step, rest = path[0], path[1:]
    if isinstance(data, list):
        return [
            _with(item, rest, typo, is_field=is_field) if rest and n == step else
            typo if n == step else item
            for n, item in enumerate(data)
        ]  # fmt: skip
    if is_field and not rest:
        return {typo: data[step]}
    changed = {}
    for key, value in data.items():
        if key != step:
            changed[key] = value
        elif rest:
            changed[key] = _with(value, rest, typo, is_field=is_field)
        else:
            changed[key] = typo
    return changed


def _lines(
    value: Any, indent: int, typo: str, found: list[tuple[int, int]], lines: list[str]
) -> None:
    """Write YAML line by line, and note where the typo stands."""
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
        lead = " " * indent + (json.dumps(key) + ": " if isinstance(value, dict) else "- ")
        if key == typo:
            found.append((len(lines) + 1, indent + 1))
        if isinstance(inner, dict | list):
            lines.append(lead.rstrip())
            _lines(inner, indent + 2, typo, found, lines)
        else:
            if inner == typo:
                found.append((len(lines) + 1, len(lead) + 1))
            lines.append(lead + json.dumps(inner))


def _known_elsewhere(place: Place, typo: str) -> bool:
    """Whether a typo makes another name that is right there, or none that counts."""
    if typo.startswith("x-") or not typo.strip():
        return True
    names = {other.name for other in PLACES} | set(field_names(Post)) | set(field_names(Strategy))
    return typo in names or typo == place.name


@pytest.fixture(scope="module")
def outcomes() -> list[tuple[Place, str, bool, bool]]:
    """Each typo with whether it was found at its place, and whether what was meant was named."""
    generator = random.Random(20261201)
    results = []
    for place in PLACES:
        for typo in _typos(place.name, TYPOS, generator):
            if _known_elsewhere(place, typo):
                continue
            post, strategy = POST, STRATEGY
            is_key = place.is_field or place.path[:-1] == ("channels",)
            changed = _with(
                post if place.file == "post" else strategy, place.path, typo, is_field=is_key
            )
            post, strategy = (changed, strategy) if place.file == "post" else (post, changed)
            posts: list[tuple[int, int]] = []
            text: dict[str, str] = {}
            for file, data in (
                ("post", {"posts": [post, OTHER]}),
                ("strategy", strategy),
            ):
                lines: list[str] = []
                _lines(data, 0, typo, posts, lines)
                text[FILES[file]] = "\n".join(lines) + "\n"
            plan = plan_of(text)
            path = f"content/{FILES[place.file]}"
            rule = "model/unknown-field" if place.is_field else "model/unknown-reference"
            said = [
                f
                for f in check(plan, select=["model"])
                if f.rule == rule
                and f.location.path == path
                and (f.location.line, f.location.column) in posts
            ]
            right = any(f"Did you mean {place.name}?" in f.help for f in said)
            results.append((place, typo, bool(said), right))
    return results


def test_every_typo_is_found_where_it_stands(
    outcomes: list[tuple[Place, str, bool, bool]],
) -> None:
    lost = [(place.path, typo) for place, typo, found, _ in outcomes if not found]
    assert lost == []


def test_what_was_meant_is_named(
    outcomes: list[tuple[Place, str, bool, bool]], capsys: pytest.CaptureFixture[str]
) -> None:
    tried = Counter(place.kind for place, *_ in outcomes)
    right = Counter(place.kind for place, _, _, named in outcomes if named)
    rates = {kind: right[kind] / n for kind, n in tried.items()}
    total = sum(right.values()) / len(outcomes)
    with capsys.disabled():
        parts = ", ".join(f"{kind} {rate:.1%} of {tried[kind]}" for kind, rate in rates.items())
        print(f"\ntypos: {total:.1%} of {len(outcomes)} ({parts})")  # noqa: T201
    assert total >= 0.95
    assert min(rates.values()) >= 0.90
