"""What is tried: functions of bytes, which fail where the project does.

Whatever the bytes are, nothing may raise, and the same bytes give the same results twice.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Iterator, Mapping
from itertools import zip_longest

import journey
from journey.baseline import NotABaseline, baseline_of, compared, renewed, text_of
from journey.changes import changes as changes_of
from journey.comparison import known, new_findings
from journey.exchange.feeds import feeds
from journey.findings import Finding
from journey.networks.counting import COUNTED, bound, count
from journey.plan import Plan
from journey.reports import Report, report_names, write
from journey.reports.changes import ChangesReport
from journey.reports.changes import report_names as change_formats
from journey.reports.changes import write as write_changes
from journey.terminal import inert
from journey.views import changes as changes_view
from journey.views.site import Site, site_pages
from journey_mkdocs.prose import Prose
from tests.plans import Files

TODAY = dt.date(2026, 12, 3)
PATHS = ("strategy.yml", "calendars/a.yml", "posts/a.md")
BETWEEN = b"\n=====\n"
"""What stands between the files of a plan in an input: a strategy, a calendar and a post."""
UNITS = ("codepoints", *COUNTED)

Made = Iterator[tuple[str, object]]
"""What comes of an input, each with its name."""


def _files(content: bytes) -> Files:
    """The files of an input, as a content folder has them."""
    parts = zip_longest(PATHS, content.split(BETWEEN, len(PATHS) - 1), fillvalue=b"")
    return Files({str(path): bytes(part) for path, part in parts if part})


def plan(content: bytes) -> Made:
    """A plan: its findings, in every format, the views of its site, and its feeds."""
    loaded, findings = _checked(content)
    for name in report_names():
        out = io.StringIO()
        write(name, Report(loaded, findings), out)
        yield name, out.getvalue().encode()
    yield "with ideas", journey.check(loaded.counting_ideas())
    site = Site(loaded, findings, checked=True, feeds=True)
    for page in site_pages(site):
        page.view()
        yield "page", page.path.encode()
    yield from feeds(site, lambda path: f"https://plan.example/{path}")


def changes(content: bytes) -> Made:
    """What changed from one calendar to another, with one strategy, and the page that says it."""
    strategy, _, calendars = content.partition(BETWEEN)
    sides = calendars.partition(BETWEEN)[::2]
    (before, then), (after, now) = (_checked(strategy + BETWEEN + side) for side in sides)
    told = changes_of(before, after, then, now)
    for name in change_formats():
        out = io.StringIO()
        write_changes(name, ChangesReport(told, "main", None), out)
        yield name, out.getvalue().encode()
    site = Site(after, now, base=Site(before, then), base_name="main")
    for page in changes_view.pages(site):
        page.view()
        yield "page", page.path.encode()
    yield "known", new_findings(now, map(known, then))


def baseline(content: bytes) -> Made:
    """A baseline, and what it leaves of the findings of a plan; the plan comes behind it."""
    first, _, rest = content.partition(BETWEEN)
    loaded, findings = _checked(rest or b"brand: Fern\nchannels: {facebook: }\n")
    try:
        base = baseline_of("journey-baseline.yml", first)
    except NotABaseline as error:
        yield "refused", inert(str(error)).encode()
        return
    yield "left", compared(base, loaded, findings)
    for add in (False, True):
        text = text_of(renewed(base, loaded, findings, add=add).entries).encode()
        again = text_of(baseline_of("journey-baseline.yml", text).entries).encode()
        assert again == text, "a baseline that is written is not the one that is read"
        yield "renewed", text


def texts(content: bytes) -> Made:
    """A text: as networks count it, as HTML, and as a terminal shows it."""
    text = content.decode("utf-8", "replace")
    for unit in UNITS:
        counted = count(text, unit)
        assert 0 <= counted <= bound(text, unit), unit
        yield unit, counted
    html = str(Prose(lambda path: path if path.startswith("media/") else None).html(text))
    assert "<script" not in html.lower()
    yield "html", html.encode()
    shown = inert(text)
    assert inert(shown) == shown
    yield "terminal", shown.encode()


def _checked(content: bytes) -> tuple[Plan, tuple[Finding, ...]]:
    loaded = journey.load(_files(content), TODAY)
    return loaded, tuple(journey.check(loaded))


TARGETS: Mapping[str, Callable[[bytes], Made]] = {
    target.__name__: target for target in (plan, changes, baseline, texts)
}
"""By their names."""


def attempt(target: str, content: bytes) -> None:
    """Try an input twice. Raises what the project raises, and where the two differ."""
    first, second = (list(TARGETS[target](content)) for _ in range(2))
    for (name, made), (_, again) in zip(first, second, strict=True):
        assert made == again, f"{name} is another one the second time"
