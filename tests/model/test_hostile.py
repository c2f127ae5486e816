"""What strangers write: nothing of it makes reading fail, and text comes back as it went in."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import pytest

from journey.model.post import Post
from journey.model.strategy import Strategy
from journey.model.values import Reason, Text, Texts
from journey.plan import Plan
from journey.rules.checking import check
from tests.plans import plan_of

# Characters that a file may not hold as they are; JSON escapes those below the blank itself.
CONTROLS = [chr(code) for code in (0x7F, *range(0x80, 0xA0), 0xFFFE, 0xFFFF) if code != 0x85]
DATE, NAME = "2026-12-01", "some"


@pytest.fixture(scope="module")
def naughty(corpus: Path) -> list[str]:
    found = json.loads((corpus / "hostile/naughty-strings.json").read_text(encoding="utf-8"))
    strings: list[str] = found["strings"]
    assert len(strings) > 500
    return strings


@pytest.fixture(scope="module")
def bidi(corpus: Path) -> list[str]:
    path = corpus / "hostile/bidi-and-homoglyphs.json"
    return [line["text"] for line in json.loads(path.read_text(encoding="utf-8"))["lines"]]


def _text_fields(model: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The paths of every text field of a model; `*` for a name or an item."""
    hints = get_type_hints(model, include_extras=True)
    for field in fields(model):
        if field.name != "source":
            yield from _texts(hints[field.name], (*path, field.name))


def _texts(hint: Any, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    args = get_args(hint)
    if hint in (Text, Reason):
        yield path
    elif hint == Texts:
        yield (*path, "*")
    elif isinstance(hint, type) and is_dataclass(hint):
        yield from _text_fields(hint, path)
    elif get_origin(hint) in (dict, tuple):
        yield from _texts(args[1] if get_origin(hint) is dict else args[0], (*path, "*"))
    else:  # with a validator, or with None beside it
        for part in args[:1] if get_origin(hint) is Annotated else args:
            yield from _texts(part, path)


LISTS = {"media", "ignore", "days_off", "blackouts", "holidays", "waivers", "avoid", "footer_links"}
NEEDED = {
    "media": {"file": "media/a.png"},
    "ignore": {"rule": "variety/shock", "reason": "A"},
    "days_off": {"start": DATE},
    "blackouts": {"start": DATE},
    "holidays": {"start": DATE},
    "waivers": {"rule": "variety/shock", "reason": "A"},
}


def _filled(paths: list[tuple[str, ...]], text: str) -> dict[str, Any]:
    """Data with a text at each of the paths."""
    data: dict[str, Any] = {}
    for path in paths:
        group: Any = data
        for step, after in zip(path, [*path[1:], None], strict=True):
            if step == "*":
                continue
            if after is None:
                group[step] = text
            elif after == "*" and step == path[-2]:
                group[step] = [text]
            elif step in LISTS:
                group = group.setdefault(step, [dict(NEEDED[step])])[0]
            elif after == "*":
                group = group.setdefault(step, {}).setdefault(NAME, {})
            else:
                group = group.setdefault(step, {})
    return data


def _value(model: Any, path: tuple[str, ...]) -> Any:
    """What a model holds at a path."""
    for step in path:
        if step == "*":
            model = model[NAME] if isinstance(model, dict) else model[0]
        else:
            model = getattr(model, step)
    return model


def _yaml(data: Any, *, escaped: bool) -> str:
    text = json.dumps(data, ensure_ascii=False)
    if not escaped:
        return text
    return "".join(
        c if (c.isascii() and c.isprintable()) or c == "\n" else f"\\U{ord(c):08X}" for c in text
    )


POST, STRATEGY = list(_text_fields(Post)), list(_text_fields(Strategy))


def test_the_text_fields_are_these() -> None:
    assert ("copy",) in POST
    assert ("media", "*", "alt") in POST
    assert ("offer", "terms") in POST
    assert ("brand",) in STRATEGY
    assert ("avoid", "*") in STRATEGY
    assert ("waivers", "*", "reason") in STRATEGY
    assert ("channels", "*", "footer_links", "*") in STRATEGY
    assert ("campaigns", "*", "title") in STRATEGY
    assert len(POST) == 15
    assert len(STRATEGY) > 15


def _plan(text: str, *, escaped: bool) -> Plan:
    post = _filled(POST, text) | {"status": "idea", "date": DATE, "channels": NAME}
    files = {
        "strategy.yml": _yaml(_filled(STRATEGY, text), escaped=escaped),
        "calendars/plan.yml": _yaml({"posts": [post]}, escaped=escaped),
    }
    return plan_of(files)


def _accepted(text: str, *, escaped: bool) -> bool:
    """Read a plan that is full of a text; see that what is accepted is what was written."""
    plan = _plan(text, escaped=escaped)
    check(plan)
    if any(problem.rule != "source/hidden-characters" for problem in plan.problems):
        return False
    (post,) = plan.posts
    for model, paths in ((post, POST), (plan.strategy, STRATEGY)):
        for path in paths:
            if path != ("title",) or text.strip():
                assert _value(model, path) == text, path
    return True


@pytest.mark.parametrize("escaped", [False, True])
def test_naughty_strings_come_back_as_they_went_in(naughty: list[str], *, escaped: bool) -> None:
    refused = [text for text in naughty if not _accepted(text, escaped=escaped)]
    blank = [text for text in naughty if not text.strip()]  # a post needs a title or copy
    with_controls = [text for text in naughty if any(c in text for c in CONTROLS)]
    assert refused == [t for t in naughty if t in blank or (t in with_controls and not escaped)]


@pytest.mark.parametrize("escaped", [False, True])
def test_bidirectional_text_comes_back_as_it_went_in(bidi: list[str], *, escaped: bool) -> None:
    assert bidi
    assert all(_accepted(text, escaped=escaped) for text in bidi)


def test_naughty_strings_in_fields_that_hold_no_text_are_refused_or_read(
    naughty: list[str],
) -> None:
    names = [f.name for f in fields(Post) if f.name != "source"]
    for text in naughty:
        post: dict[str, Any] = dict.fromkeys(names, text)
        other = {"title": "B", "channels": {text: {text: text}}, text: text, "offer": {text: text}}
        groups = "goals channels audiences people campaigns stages types views rules".split()
        strategy: dict[str, Any] = {
            f.name: text for f in fields(Strategy) if f.name not in groups
        } | {group: {text: None} for group in groups}
        plan = plan_of(
            {
                "strategy.yml": _yaml(strategy, escaped=True),
                "calendars/plan.yml": _yaml({"posts": [post, other], text: text}, escaped=True),
            }
        )
        check(plan)
        assert len(plan.posts) == 2
