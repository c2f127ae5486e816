"""Saved views: the filters that the strategy has names for, and the pages that they open.

The site leaves out a view that filters by what it does not show, or by what the plan does not know:
its name would give away the one, and nothing would be left of the other.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from urllib.parse import urlencode

from journey.dates import monday
from journey.findings import SEVERITIES
from journey.model.stages import title_of
from journey.model.strategy import NOT_FILTERED_BY, View, ViewPage
from journey.model.values import listed
from journey.sources.nodes import Mapping as Node
from journey.views.basis import Site
from journey.views.labels import Link
from journey.views.record import record
from journey.views.words import month_id, week_id

_CALENDAR: tuple[ViewPage, ...] = ("calendar", "week")
_PAGES: Mapping[ViewPage, str] = {
    "calendar": "Calendar",
    "week": "This week",
    "board": "Board",
    "ideas": "Ideas",
    "campaigns": "Campaigns",
    "gaps": "Gaps",
}


@record
class SavedView:
    """A filter with a name.

    Args:
        page: The page that it filters.
        view: Its name, and that page, filtered.
        about: What it shows, in a line.
    """

    page: ViewPage
    view: Link
    about: str


@record
class _Filter:
    """What a view wants of a key.

    Args:
        key: The key, as addresses have it.
        values: The wanted values, as addresses have them.
        words: The same for readers.
    """

    key: str
    values: tuple[str, ...]
    words: tuple[str, ...]


def saved_views(site: Site) -> tuple[SavedView, ...]:
    """The views that the site may show, in the order of the strategy."""
    return site.once(_shown)


def views_of(site: Site, page: ViewPage) -> tuple[Link, ...]:
    """The views of a page, as links that filter the page on which they stand.

    Args:
        site: The site.
        page: The page; those of a month are those of a week.
    """
    alike = _CALENDAR if page in _CALENDAR else (page,)
    return tuple(
        Link(saved.view.text, f"?{saved.view.path.partition('?')[2]}")
        for saved in saved_views(site)
        if saved.page in alike
    )


def _shown(site: Site) -> tuple[SavedView, ...]:
    if not site.frame.statuses:  # what may be shown is not certain
        return ()
    return tuple(_each(site))


def _each(site: Site) -> Iterator[SavedView]:
    for name, view in site.plan.strategy.views.items():
        filters = tuple(_filters(site, view))
        whole = _is_whole(view, _written(site, name)) and all(one.values for one in filters)
        said = " ".join(filter(None, (view.title or name, view.about, view.text)))
        if whole and not site.discretion.repeats_hidden(said):
            yield _saved(site, name, view, filters)


def _written(site: Site, name: str) -> Mapping[str, object]:
    """What the strategy says of a view, as it was written."""
    views = site.plan.source.node.get("views")
    written = views.get(name) if isinstance(views, Node) else None
    return written if isinstance(written, Node) else {}


def _is_whole(view: View, written: Mapping[str, object]) -> bool:
    """Whether a view can filter by all that it names: what is left of another shows too much."""
    known = {field.name for field in fields(View)} - set(NOT_FILTERED_BY[view.page])
    return all(
        not value or field.startswith("x-") or (field in known and getattr(view, field))
        for field, value in written.items()
    )


def _saved(site: Site, name: str, view: View, filters: Iterable[_Filter]) -> SavedView:
    query = urlencode({one.key: ",".join(one.values) for one in filters}, safe=",")
    page = _address(site, view.page)
    words = [_PAGES[view.page], *(listed(one.words) for one in filters)]
    link = Link(view.title or title_of(name), f"{page}?{query}" if query else page)
    return SavedView(view.page, link, view.about or " · ".join(words))


def _address(site: Site, page: ViewPage) -> str:
    """The page that a view opens: of the calendar, the one of today, or the nearest to it."""
    today = site.plan.today
    if page == "calendar":
        return f"calendar/{month_id(_nearest(site.months, today.replace(day=1)))}"
    if page == "week":
        return f"calendar/{week_id(_nearest(site.weeks, monday(today)))}"
    return page


def _nearest(days: Iterable[dt.date], day: dt.date) -> dt.date:
    return min(days, key=lambda one: abs((one - day).days))


def _filters(site: Site, view: View) -> Iterator[_Filter]:
    """What a view filters by, in the order of addresses; without values for what is not shown."""
    for field, known in _choices(site, view.page).items():
        if names := getattr(view, field):
            found = [known[name] for name in dict.fromkeys(names) if name in known]
            yield _Filter(
                "who" if field == "person" else field,
                tuple(value for value, _ in found),
                tuple(words for _, words in found),
            )
    if text := " ".join((view.text or "").split()):
        yield _Filter("text", (text,), (f"“{text}”",))


def _choices(site: Site, page: ViewPage) -> Mapping[str, Mapping[str, tuple[str, str]]]:
    """By what views can filter: of each field, the names with their values and words."""
    labels, tells = site.labels, site.shown.field
    campaigns = labels.campaigns.items() if tells("campaign") else ()
    audiences = labels.audiences.items() if tells("audience") else ()
    people = labels.people.items() if tells("owner") or page == "gaps" else ()
    return {
        "stage": {name: (one.value, one.title) for name, one in labels.stages.items()},
        "channel": {name: (one.value, one.title) for name, one in labels.channels.items()},
        "type": {name: (one.value, one.word) for name, one in labels.types.items()},
        "status": {name: (name, name) for name in site.frame.statuses},
        "campaign": {name: (labels.campaign_values[name], one.text) for name, one in campaigns},
        "audience": {name: (one.value, one.title) for name, one in audiences},
        "person": {name: (one.value, one.title) for name, one in people},
        "severity": {name: (name, name) for name in SEVERITIES},
    }
