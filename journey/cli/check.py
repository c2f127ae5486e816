"""`journey check`: what is wrong with a plan, and what is missing."""

from __future__ import annotations

import datetime as dt
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from journey.cli._plan import content_argument, load_plan, plan_folder, today_option
from journey.cli._reports import report_options, wanted_reports
from journey.findings import SEVERITIES, Severity
from journey.terminal import inert

if TYPE_CHECKING:
    from journey.reports import Report


@click.command("check")
@content_argument
@today_option
@report_options
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info", "never"]),
    default="error",
    help="The lowest severity that fails the check (default: error).",
)
@click.option("--select", multiple=True, metavar="RULE", help="Apply only this rule or family.")
@click.option("--ignore", multiple=True, metavar="RULE", help="Leave this rule or family out.")
@click.option(
    "--baseline",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Report only what is not in this file, which `journey baseline` writes.",
)
@click.option(
    "--since",
    metavar="BASE",
    help="Report only what is new since this branch, tag or commit of git.",
)
@click.option("--count-ideas", is_flag=True, help="Count ideas as if they were planned.")
def command(
    content: str | None,
    today: dt.date | None,
    format_name: str | None,
    outputs: tuple[str, ...],
    fail_on: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    baseline: Path | None,
    since: str | None,
    count_ideas: bool,
) -> None:
    """Check the plan in CONTENT (default: content).

    Exits with 0 if nothing is at or above --fail-on, 1 if something is, 2 if the plan could not be
    checked at all.
    """
    from journey.reports import Report
    from journey.rules.catalogue import unknown
    from journey.rules.checking import check

    wanted = wanted_reports(format_name, outputs)
    if wrong := unknown((*select, *ignore)):
        raise click.UsageError(wrong)
    if baseline and since:
        raise click.UsageError("Give --baseline or --since: each says what is known.")
    plan = load_plan(content, today)
    if count_ideas:
        plan = plan.counting_ideas()
    findings = check(plan, select=select, ignore=ignore)
    report = Report(plan, tuple(findings), fail_on=_severity(fail_on))
    if since:
        report = _since(report, plan_folder(content), since, select, ignore)
    if baseline:
        report = _without_known(report, baseline, select, ignore)
    wanted.write(report)
    sys.exit(any(map(report.fails, report.findings)))


def _severity(fail_on: str) -> Severity | None:
    return next((severity for severity in SEVERITIES if severity == fail_on), None)


def _without_known(
    report: Report, path: Path, select: tuple[str, ...], ignore: tuple[str, ...]
) -> Report:
    """The report of what is new against a baseline."""
    from journey.baseline import NotABaseline, compared, read_baseline

    try:
        baseline = read_baseline(path)
    except FileNotFoundError:
        raise click.UsageError(
            f"There is no baseline {inert(str(path))}. `journey baseline` writes one."
        ) from None
    except NotABaseline as error:
        raise click.UsageError(inert(str(error))) from None
    new = compared(baseline, report.plan, report.findings, select=select, ignore=ignore)
    return replace(report, findings=new.findings, known=new.known)


def _since(
    report: Report, folder: Path, base: str, select: tuple[str, ...], ignore: tuple[str, ...]
) -> Report:
    """The report of what is new since the plan that is checked and another revision parted."""
    from journey.changes.matching import findings_of_before
    from journey.comparison import known, new_findings
    from journey.loading import load
    from journey.rules.checking import check
    from journey.sources.git import NoRevision, Revision

    try:
        tree = Revision.where_parted(folder, base)
        before = load(tree, report.plan.today)
    except NoRevision as error:
        raise click.UsageError(inert(str(error))) from None
    if report.plan.count_ideas:
        before = before.counting_ideas()
    checked = partial(check, select=select, ignore=ignore)
    held = map(known, findings_of_before(before, report.plan, checked))
    new = tuple(new_findings(report.findings, held))
    return replace(report, findings=new, known=len(report.findings) - len(new), base=base)
