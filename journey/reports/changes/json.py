"""Changes as JSON, version 1: every key always there, null where it does not apply."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, TextIO, get_args

from journey.changes import Changes
from journey.changes.posts import FieldChange, Kind, Move, PostChange
from journey.comparison import FindingChange, Span
from journey.model.post import Placement
from journey.plan import Plan
from journey.reports.changes import ChangesReport
from journey.reports.json import dump, finding_data


def write(report: ChangesReport, out: TextIO) -> None:
    """Write the report as one JSON document."""
    dump(as_data(report), out)


def as_data(report: ChangesReport) -> dict[str, Any]:
    """The report as plain data."""
    changes = report.changes
    return {
        "version": 1,
        "today": str(changes.after.today),
        "before": _plan(changes.before, report.base) | {"parted_at": report.parted_at},
        "after": _plan(changes.after, report.head),
        "summary": _summary(changes),
        "posts": [_post(change) for change in changes.posts],
        "findings": {
            "opened": [_finding(c, c.share, c.finding.share) for c in changes.opened],
            "closed": [_finding(c, c.finding.share, c.share) for c in changes.closed],
        },
        "days": [
            asdict(change) | {"opened": _spans(change.opened), "closed": _spans(change.closed)}
            for change in changes.days
        ],
        "stages": [asdict(change) | {"name": change.name or None} for change in changes.stages],
        "types": [asdict(change) | {"name": change.name or None} for change in changes.types],
        "people": [asdict(change) for change in changes.people],
        "strategy": list(changes.strategy),
    }


def _plan(plan: Plan, name: str | None) -> dict[str, Any]:
    start, end = plan.window or (None, None)
    return {
        "name": name,
        "window": {"start": start and str(start), "end": end and str(end)},
        "posts": len(plan.posts),
        "live": len(plan.live_posts),
        "files": len(plan.documents),
        "incomplete": [document.path for document in plan.documents if not document.complete],
    }


def _summary(changes: Changes) -> dict[str, int]:
    kinds: tuple[Kind, ...] = get_args(Kind)
    return {kind: len(changes.of_kind(kind)) for kind in kinds} | {
        "opened": len(changes.opened),
        "closed": len(changes.closed),
    }


def _post(change: PostChange) -> dict[str, Any]:
    before, after = change.before, change.after
    return {
        "kinds": list(change.kinds),
        "before": before
        and {
            "id": before.id,
            "title": before.title,
            "file": change.file_before,
            "placements": [_placement(placement) for placement in change.placements_before],
        },
        "after": after
        and {
            "id": after.id,
            "title": after.title,
            "file": change.file_after,
            "placements": [_placement(placement) for placement in change.placements_after],
        },
        "moves": [_move(move) for move in change.moves],
        "fields": [_field(field) for field in change.fields],
        "rewordings": [
            _field(field) | {"parts": [asdict(part) for part in field.parts]}
            for field in change.rewordings
        ],
        "approval": change.approval
        and {
            "holds": change.approval.holds,
            "by": change.approval.by,
            "date": change.approval.date and str(change.approval.date),
            "voided": change.approval.voided,
        },
    }


def _placement(placement: Placement) -> dict[str, Any]:
    return {
        "channel": placement.channel,
        "date": str(placement.date),
        "time": f"{placement.time:%H:%M}" if placement.time else None,
        "status": placement.status,
        "stage": placement.stage,
        "type": placement.type,
    }


def _move(move: Move) -> dict[str, Any]:
    return {
        "before": move.before and _placement(move.before),
        "after": move.after and _placement(move.after),
    }


def _field(change: FieldChange) -> dict[str, Any]:
    return {
        "field": change.field,
        "channels": list(change.channels),
        "before": change.before,
        "after": change.after,
    }


def _finding(
    change: FindingChange, share_before: float | None, share_after: float | None
) -> dict[str, Any]:
    return finding_data(change.finding) | {
        "days": _spans(change.days),
        "partly": change.partly,
        "share_before": share_before,
        "share_after": share_after,
    }


def _spans(spans: Sequence[Span]) -> list[dict[str, str]]:
    return [{"start": str(start), "end": str(end)} for start, end in spans]
