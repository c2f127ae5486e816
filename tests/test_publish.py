"""What the site may show never depends on a slip: where it is not certain, nothing is shown."""

from __future__ import annotations

import pytest

from journey.model.post import STATUSES
from tests.plans import plan_of

CALENDAR = "posts: [{title: One, status: draft}]\n"
PUBLISH = "publish: {statuses: [approved, published], hide: [owner, offer.code, x-note]}\n"


def _statuses(strategy: str | bytes, name: str = "strategy.yml") -> tuple[str, ...]:
    return plan_of({name: strategy, "calendars/a.yml": CALENDAR}).strategy.publish.statuses


@pytest.mark.parametrize("around", ["", "chanels: {}\n", "brand: Fern #1\n", "window: soon\n"])
def test_what_is_written_counts_whatever_is_wrong_elsewhere(around: str) -> None:
    assert _statuses(f"{around}{PUBLISH}") == ("approved", "published")


@pytest.mark.parametrize(
    "strategy",
    ["", "brand: Fern\n", "brand: Fern\nchanels: {}\n", "brand: A\nbrand: B\n", 'brand: "Fern\n'],
)
def test_without_a_word_about_it_everything_is_shown(strategy: str) -> None:
    assert _statuses(strategy) == STATUSES
    assert plan_of({"calendars/a.yml": CALENDAR}).strategy.publish.statuses == STATUSES


@pytest.mark.parametrize(
    "strategy",
    [
        f'brand: "Fern\n{PUBLISH}',
        PUBLISH.replace("publish", "publsh"),
        "publish: approved\n",
        PUBLISH.replace("statuses", "statusses"),
        PUBLISH.replace("approved", "aproved"),
        PUBLISH.replace("owner", "onwer"),
        PUBLISH.replace("owner", "x-budget.amount"),
        PUBLISH.replace("owner", "title"),
        "publish: {hide: {copy: true}}\n",
        PUBLISH.encode("utf-16"),
        f"publish: {{statuses: draft}}\nbrand: Fern\n{PUBLISH}",
        "publish:\nstatuses: [approved]\nhide: [owner]\n",
        "channels:\n  facebook:\n  publish:\n    hide: [owner]\n",
        f"window:\n  start: 2026-12-01\n  {PUBLISH}",
        f"x-shared: &shared {{{PUBLISH.strip()}}}\n<<: *shared\n",
        "publish:\n  hide: [owner]\n  hide: [copy]\n",
        "publish: !shown {hide: [owner]}\n",
        f"- {PUBLISH}",
        "".join(f"field-{n}: 1\n" for n in range(120)) + PUBLISH.replace("publish", "publsh"),
    ],
)
def test_a_slip_shows_nothing(strategy: str | bytes) -> None:
    assert _statuses(strategy) == ()


def test_a_slip_in_a_view_hides_no_post() -> None:
    assert _statuses(f"{PUBLISH}views: {{client: {{statuses: review}}}}\n") == (
        "approved",
        "published",
    )
    assert _statuses(f"{PUBLISH}views: {{statuses: review}}\n") == (), (
        "it may have been meant above"
    )


@pytest.mark.parametrize("name", ["Strategy.yaml", "stratgy.yml"])
def test_a_strategy_under_another_name_shows_nothing(name: str) -> None:
    assert _statuses(PUBLISH, name) == ()
