"""Findings as JSON, as `journey check --format json` has them, with what the site may tell.

Where it does not show what a finding is about, the words are those of its pages, and the post, the
dates and what its pages do not say of its place are null; so are `summary.known` and
`summary.files`, which are the check's. They come in the order of the Gaps page, worst first.
"""

from __future__ import annotations

from typing import Any

from journey.exchange.identity import shown_id
from journey.findings import Finding
from journey.reports import Report
from journey.reports.json import as_data, finding_data
from journey.views.basis import Site
from journey.views.findings import FindingView

_EXTENT = ("column", "end_line", "end_column")
"""What would tell how long something is that is not shown."""
_PLACE = ("path", "line", *_EXTENT)


def findings_data(site: Site) -> dict[str, Any]:
    """The findings as plain data.

    Args:
        site: What the site shows.
    """
    data = as_data(Report(site.plan, site.findings))
    summary = {**data["summary"], "posts": len(site.shown.posts), "files": None}
    told = [_told(site, site.sources[view.anchor], view) for view in site.told]
    return {**data, "summary": summary, "findings": told}


def _told(site: Site, finding: Finding, view: FindingView) -> dict[str, Any]:
    data = {**finding_data(finding), "message": view.message, "help": view.help, "post": None}
    if view.post and finding.post:
        data["post"] = shown_id(site, finding.post)
    if not view.place:
        data |= dict.fromkeys(_PLACE)
    elif not view.told:
        data |= dict.fromkeys(_EXTENT)
    if not (view.place and view.told):
        data["fix"] = None
    if data["scope"] and not view.told:
        data["scope"] = {**data["scope"], "start": None, "end": None}
    return data
