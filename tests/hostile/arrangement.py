"""Plans in which every payload of the corpus stands in every field, found from the model itself.

A field that is new in the model is covered by itself: `of_model` goes through the annotations. What
is not text gets a valid sample (`SAMPLES`; a type that is not there fails the tests), so that the
post is kept and shown, and once more every payload, to be refused in words.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args, get_origin

from journey.model import values
from journey.model.annotations import bare, group_type, hints
from journey.model.post import Post
from journey.model.strategy import Level, Strategy
from journey.model.validation import field_names
from journey.rules.catalogue import catalogue

Place = tuple[str, ...]
"""The names of fields from the post or the strategy inwards; `*` is a name that people choose."""
Give = Callable[[Place, Any], Any]
"""What stands in a field, by its place and its annotation; None leaves it out."""

TEXTS = (values.Text, values.Reason, values.Name)
SAMPLES = {
    values.Identifier: None,
    values.Day: "2026-12-05",
    values.When: "2026-12-05 10:30",
    values.Clock: "10:30",
    values.Hours: "07:30-09:00",
    values.Duration: "2d",
    values.Share: "20%",
    values.Count: "3",
    values.Flag: "yes",
    values.Link: "https://fern.example/",
    values.TimeZone: "Europe/London",
    values.Weekdays: "mon-fri",
    Level: "warning",
}
CHOICES = {"network": "facebook", "preset": "daily-social"}
"""Fields whose choices the annotation does not tell."""


def payloads(corpus: Path) -> dict[str, list[str]]:
    """The hostile texts of the corpus by kind, each once."""
    hostile = corpus / "hostile"
    found = json.loads((hostile / "payloads.json").read_text(encoding="utf-8"))
    del found["source"]
    naughty = json.loads((hostile / "naughty-strings.json").read_text(encoding="utf-8"))
    bidi = json.loads((hostile / "bidi-and-homoglyphs.json").read_text(encoding="utf-8"))
    found |= {"naughty": naughty["strings"], "bidi": [line["text"] for line in bidi["lines"]]}
    found["own"] = OWN
    return {
        kind: [text for text in dict.fromkeys(texts) if text.strip()]
        for kind, texts in found.items()
    }


OWN = [
    "</title></textarea></style></script><img src=//evil.example/x onerror=__ran('tag')>",
    "\"><svg/onload=__ran('attribute')>",
    "' autofocus onfocus=__ran('quote') x='",
    "javascript:__ran('link')//",
    "[a](javascript:__ran('link')) ![a](//evil.example/x.png) <//evil.example> [b]: //evil.example",
    "{{ 7*7 }}{% set x = 1 %}{# gone #}${7*7}#{7*7}<%= 7*7 %>",
    "::error file=a.yml,line=1::gone%0A::set-output name=a::b",
    "a\r\n::warning::gone\r\n##[error]gone\r\nBEGIN:VALARM\r\nATTACH:https://evil.example/",
    "\x1b]8;;https://evil.example\x07here\x1b]8;;\x07\x1b[2J\x9b31m\x08\x7f",
    "\u202egnp.exe\u2066\u2069\u200e\u061c\ufeff\u2028\u2029",
    "-->]]><!--<script>__ran('comment')</script>",
    "@everyone #1 GH-1 fern/able#1 <https://evil.example> https://evil.example www.evil.example",
    "```\n</details>\n| a | b |\n|---|---|\n# big\n- [ ] task\n<details open ontoggle=__ran(1)>",
    '=HYPERLINK("https://evil.example")',
    "../../../etc/passwd",
    "file:///etc/passwd",
    "data:text/html,<script>__ran('data')</script>",
]
"""Our own, for what the corpus does not attack, and with traps that tests can see."""


def harmless(text: str) -> str:
    """A text of the same shape in which nothing means anything: letters, digits and blanks."""
    return re.sub(r"[^\w\s]|[\x00-\x08\x0e-\x1f\x7f-\x9f]", "x", text)


def of_model(model: type, give: Give, place: Place = ()) -> dict[str, Any]:
    """A group of fields of a model, each with what `give` gives for it."""
    data = {}
    for name in field_names(model):
        value = _value(hints(model)[name], give, (*place, name))
        if value is not None:
            data[name] = value
    return data


def _value(hint: Any, give: Give, place: Place) -> Any:
    if hint in SAMPLES or hint in TEXTS:
        return give(place, hint)
    inner = group_type(bare(hint))
    plain = bare(hint)
    if get_origin(plain) is dict:
        group = of_model(inner, give, (*place, "*")) if inner else {}
        name = give((*place, "*"), None)
        return None if name is None else {name: group}
    if inner:
        group = of_model(inner, give, place)
        return [group] if get_origin(plain) is tuple else group
    if get_origin(hint) is not None and type(None) in get_args(hint):
        return _value(next(a for a in get_args(hint) if a is not type(None)), give, place)
    if get_origin(plain) is tuple and get_args(plain)[0] in (*SAMPLES, *TEXTS):
        return give(place, get_args(plain)[0])
    return give(place, hint)


def sample(place: Place, hint: Any) -> Any:
    """A valid value of a field that holds no text."""
    if hint in SAMPLES:
        return SAMPLES[hint]
    if place[-1] in CHOICES:
        return CHOICES[place[-1]]
    plain = bare(hint)
    choices = get_args(get_args(plain)[0] if get_origin(plain) is tuple else plain)
    choices = get_args(bare(choices[0])) if choices and get_origin(bare(choices[0])) else choices
    assert isinstance(next(iter(choices), None), str), f"SAMPLES lacks what {'.'.join(place)} holds"
    return choices[0]


def places(model: type) -> list[tuple[Place, Any]]:
    """Every field of a model, and of the groups in it, that holds a value of its own."""
    found: list[tuple[Place, Any]] = []

    def note(place: Place, hint: Any) -> str:
        found.append((place, hint))
        return "x"

    of_model(model, note)
    return found


def is_text(hint: Any) -> bool:
    """Whether a field holds text; None is the annotation of a name that people choose."""
    return hint is None or hint in TEXTS


NAMED_IN = {
    "type": "types",
    "stage": "stages",
    "stages": "stages",
    "campaign": "campaigns",
    "audience": "audiences",
    "owner": "people",
    "responder": "people",
    "by": "people",
    "person": "people",
    "goal": "goals",
    "channel": "channels",
    "channels": "channels",
}
"""Fields that name something in the strategy: hostile by the names that it has."""
AS_EVER = ("brand", "language", "timezone", "window", "preset", "utm", "publish", "rules")
"""Fields of the strategy of which there is one, which would change what is shown, or both."""


def hostile_post(text: str, number: int, group: str) -> dict[str, Any]:
    """A post that is shown, with a text in every field that holds text, here and on a channel.

    Args:
        text: The text.
        number: Tells where it goes out, and on which day.
        group: The name that everything in the strategy has which it names.
    """

    def give(place: Place, hint: Any) -> Any:
        if place[0] in ("id", "date", "time", "status", "channels"):
            return None
        if place[-1] in NAMED_IN:
            return group
        return text if is_text(hint) else sample(place, hint)

    fields = of_model(Post, give)
    day = f"2026-12-{number % 28 + 1:02} {number // 28 % 24:02}:{number % 60:02}"
    own = {name: value for name, value in fields.items() if name not in ("ignore", "shock")}
    return {
        "id": f"post-{number}",
        "date": day,
        **fields,
        "channels": {"facebook": None, "letter": own},
        "x-note": {text: [text, {text: text}]},
    }


def hostile_strategy(groups: list[str]) -> dict[str, Any]:
    """A strategy in which each text stands once in every field that holds text.

    Args:
        groups: The texts: everything that has a name has each of them as its name, once.
    """
    strategy: dict[str, Any] = {}
    for text in groups:

        def give(place: Place, hint: Any, text: str = text) -> Any:
            if place[0] in AS_EVER or place[-1] == "network":
                return None
            return text if is_text(hint) else sample(place, hint)

        for name, value in of_model(Strategy, give).items():
            if isinstance(value, dict) and (Strategy, name) != (Strategy, "approval"):
                strategy.setdefault(name, {}).update(value)
            elif isinstance(value, list):
                strategy.setdefault(name, []).extend(value)
            else:
                strategy[name] = value
    strategy["brand"] = " ".join(groups)
    strategy["window"] = {"start": "2026-12-01", "end": "2026-12-31"}
    strategy["channels"] |= {"facebook": None, "letter": {"network": "email"}}
    return strategy


def plan_of_posts(texts: list[str], names: list[str]) -> dict[str, str | bytes]:
    """A plan in which every text stands in every text field of a post, and of a post on a channel.

    Args:
        texts: The texts, one for each post.
        names: What the things are called that posts name.
    """
    posts = [hostile_post(text, n, names[n % len(names)]) for n, text in enumerate(texts)]
    files: dict[str, str | bytes] = {"content/strategy.yml": yaml(hostile_strategy(names))}
    for n in range(0, len(posts), 40):
        files[f"content/calendars/{n:05}.yml"] = yaml({"posts": posts[n : n + 40]})
    return files


def long_posts(texts: list[str]) -> dict[str, str | bytes]:
    """Markdown files with a text in front matter and as the copy, for `plan_of_posts`."""
    files: dict[str, str | bytes] = {}
    for n, text in enumerate(texts):
        fields = hostile_post(text, n, "name") | {"id": f"long-{n}", "channels": "letter"}
        del fields["copy"]
        front = "".join(f"{name}: {yaml(value)}\n" for name, value in fields.items())
        body = text.encode("utf-8", "replace")
        files[f"content/posts/{n}.md"] = f"---\n{front}---\n".encode() + body
    return files


def plan_of_names(texts: list[str], things: int) -> dict[str, str | bytes]:
    """A plan in which every text stands in every text field, and name, of the strategy.

    There are few things of each kind, with several of the texts at once in every field of theirs:
    so the pages, which list all of them, stay of a size.

    Args:
        texts: The texts.
        things: How many stages, types, channels and so on there are.
    """
    joined = together(texts, -(-len(texts) // things))
    posts = [hostile_post("Post", n, name) for n, name in enumerate(joined)]
    strategy = {**hostile_strategy(joined), "rules": dict.fromkeys(catalogue(), "off")}
    return {
        "content/strategy.yml": yaml(strategy),
        "content/calendars/plan.yml": yaml({"posts": posts}),
    }


def together(texts: list[str], number: int) -> list[str]:
    """The texts, so many at a time in one."""
    return [" ".join(texts[n : n + number]) for n in range(0, len(texts), number)]


def yaml(data: Any) -> str:
    """Data as YAML, whatever characters it has, and however long the names in it are."""
    if isinstance(data, dict):
        return "{" + ", ".join(f"? {yaml(key)} : {yaml(data[key])}" for key in data) + "}"
    if isinstance(data, list):
        return f"[{', '.join(map(yaml, data))}]"
    if data is None:
        return "~"
    text = json.dumps(data, ensure_ascii=False)
    return "".join(c if c.isprintable() else f"\\U{ord(c):08X}" for c in text)
