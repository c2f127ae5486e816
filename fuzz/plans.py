"""Plans as people could write them, drawn from what the model knows: every field, odd values."""

from __future__ import annotations

import datetime as dt
import json
import types
from collections import ChainMap
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from fuzz.targets import BETWEEN
from journey.model.post import Post
from journey.model.strategy import Strategy
from journey.model.values import Moment
from journey.rules.catalogue import catalogue

Drawn = st.SearchStrategy[Any]

NAMES = (
    *"facebook instagram x threads mastodon linkedin email blog newsletter other".split(),
    *"interest research validation decision retention advocacy question article deal".split(),
    *"contest review dana sam newcomers winter-launch signups".split(),
    *("__proto__", "a/b", "..", "con", "ﬁ", "Ä", "a" * 300),
)
NASTY = (
    *("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "javascript:alert(1)"),
    *("{{ 7*7 }}", "{% raw %}", "%s %n", "=1+1", "@SUM(A1)", "::error::x", "\r\n\r\nX: y"),
    *(
        "\x1b[2J",
        "\u202etxt\u2066",
        "\u200d" * 40,
        "👩‍👩‍👧‍👦" * 30,
        "e\u0301" * 40,
        "\ufeff",
        "\uffff",
    ),
    *(
        "x" * 5_000,
        "#" * 300,
        "[" * 300,
        "* " * 300,
        "`" * 300,
        "https://" + "a." * 300 + "example",
    ),
    *("https://fern.example/?utm_source=a&utm_source=b#%00%zz", "https://[", "mailto:", "//x"),
    *(
        "../../etc/passwd",
        "media/../../x",
        "C:\\x",
        "media/list.png",
        "\\\\host\\x",
        "a\x85b\u2028c",
    ),
    *(
        "",
        " ",
        "~",
        "null",
        "no",
        "010",
        "0x10",
        "1e999",
        "-1",
        "NaN",
        "٣",
        "½",
        "1_000",
        "9" * 400,
    ),
)
DATES = (
    *"0001-01-01 1969-12-31 1970-01-01 2026-02-29 2028-02-29 2026-13-01 2199-12-31".split(),
    *"9999-12-31 2026-12-01 2026-12-02 2026-12-31 2027-02-28".split(),
    *("Tue 2026-12-01 10:30", "Mon 2026-12-01", "2026-03-08 02:30", "2026-11-01T01:30"),
)
TIMES = (
    "00:00",
    "23:59",
    "24:00",
    "10:30",
    "2:30",
    "02:30:59",
    "99:99",
    "07:30-09:00",
    "22:00-02:00",
)
SPANS = ("0m", "1m", "1h", "2h", "14d", "100w", "999999w", "-1d", "36500d", "36501d")
NUMBERS = ("0", "1", "2", "5", "36500", "36501", "-1", "1.5", "30%", "0%", "100%", "99.999999999%")
ZONES = (
    "UTC",
    "America/Chicago",
    "Pacific/Apia",
    "Asia/Kathmandu",
    "Europe/Berlin",
    "../etc",
    "utc",
)

_names = st.sampled_from(NAMES)
_texts = st.one_of(st.sampled_from(NASTY), st.text(max_size=40), _names)
_LEAVES: Mapping[object, Drawn] = {
    Moment: st.one_of(st.sampled_from(DATES), st.dates().map(str)),
    dt.date: st.one_of(st.sampled_from(DATES), st.dates().map(str)),
    dt.datetime: st.sampled_from(DATES),
    dt.time: st.sampled_from(TIMES),
    dt.timedelta: st.sampled_from(SPANS),
    ZoneInfo: st.sampled_from(ZONES),
    bool: st.sampled_from(["yes", "no", "true", "maybe"]),
    int: st.one_of(st.sampled_from(NUMBERS), st.integers().map(str)),
    float: st.one_of(st.sampled_from(NUMBERS), st.floats().map(str)),
    str: st.one_of(_names, _names, _texts),
}
_anything = st.recursive(
    st.one_of(st.none(), _texts, *_LEAVES.values()),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(_names | _texts, inner, max_size=3)
    ),
    max_leaves=6,
)


@cache
def _values(hint: Any) -> Drawn:
    """Values of a field: mostly such as its type takes."""
    fitting = _fitting(hint)
    return st.one_of(fitting, fitting, fitting, fitting, fitting, fitting, _anything)


def _fitting(hint: Any) -> Drawn:
    arguments = get_args(hint)
    if get_origin(hint) is Literal:
        return st.sampled_from([str(one) for one in arguments])
    if get_origin(hint) in (Union, types.UnionType):
        return st.one_of(*(_values(one) for one in arguments if one is not type(None)))
    if get_origin(hint) is tuple:
        return st.lists(_values(arguments[0]), max_size=4)
    if get_origin(hint) in (dict, Mapping) or hint is dict:
        inner = _values(arguments[1]) if arguments else _anything
        return st.dictionaries(_names, inner, max_size=4)
    if is_dataclass(hint):
        return _group(hint)
    return _LEAVES.get(hint, _anything)


def _group(model: Any) -> Drawn:
    """Some fields of a model, with values."""
    hints = get_type_hints(model)
    named = {f.name.rstrip("_"): hints[f.name] for f in fields(model) if f.name != "source"}
    return st.fixed_dictionaries(
        {}, optional={n: st.deferred(lambda h=h: _values(h)) for n, h in named.items()}
    )


def _rules() -> Drawn:
    """Settings of rules that there are."""
    setting = st.one_of(st.sampled_from(["error", "warning", "info", "off"]), _anything)
    return st.dictionaries(st.sampled_from(sorted(catalogue())), setting, max_size=3)


def _strategies() -> Drawn:
    one = st.builds(lambda one, rules: {**one, "rules": rules}, _group(Strategy), _rules())
    return st.one_of(one, one, _anything)


def _post() -> Drawn:
    known = {"date": _LEAVES[Moment], "channels": _names, "title": _texts}
    variants = st.dictionaries(_names, st.one_of(st.none(), _group(Post)), min_size=1, max_size=3)
    more = st.one_of(st.just({}), st.fixed_dictionaries({"channels": variants}))
    one = st.builds(lambda *parts: dict(ChainMap(*parts)), more, _group(Post), _fixed(known))
    return st.one_of(one, one, one, _anything)


def _fixed(fields: Mapping[str, Drawn]) -> Drawn:
    return st.fixed_dictionaries(dict(fields))


def plans() -> st.SearchStrategy[bytes]:
    """A strategy, a calendar and a post, as an input of the target `plan`."""
    posts = st.lists(_post(), max_size=8)
    calendar = st.fixed_dictionaries({"posts": posts}, optional={"defaults": _group(Post)})
    meta = _group(Post).map(json.dumps)
    post = st.builds(lambda meta, body: f"---\n{meta}\n---\n{body}", meta, _texts)
    return st.builds(_joined, _strategies().map(json.dumps), calendar.map(json.dumps), post)


def edits() -> st.SearchStrategy[bytes]:
    """A strategy, and two calendars that share posts, as an input of the target `changes`."""
    pool = st.lists(_post(), min_size=1, max_size=6)
    two = pool.flatmap(lambda posts: st.tuples(_edited(posts), _edited(posts)))
    files = st.tuples(_strategies(), two).map(lambda drawn: (drawn[0], *drawn[1]))
    return files.map(lambda files: _joined(*map(json.dumps, files)))


def _edited(posts: Sequence[Any]) -> Drawn:
    """A calendar of some posts, in some order, some of them with other fields."""
    kept = st.lists(st.sampled_from(posts), max_size=8)
    edit = st.one_of(st.just({}), st.just({}), _group(Post))
    return kept.flatmap(
        lambda chosen: st.tuples(*(edit for _ in chosen)).map(
            lambda edited: {"posts": [*map(_with, chosen, edited)]}
        )
    )


def _with(post: Any, more: Mapping[str, Any]) -> Any:
    return {**post, **more} if isinstance(post, dict) else post


def _joined(*parts: str) -> bytes:
    return BETWEEN.join(part.encode("utf-8", "replace") for part in parts)


DRAWN = {"plan": plans, "changes": edits}
"""What is drawn for a target."""
