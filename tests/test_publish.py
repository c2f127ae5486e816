"""What the site may show never depends on a slip: where it is not certain, nothing is shown."""

from __future__ import annotations

import pytest

from journey.model.post import STATUSES
from tests.plans import plan_of

CALENDAR = "posts: [{title: One, status: draft}]\n"
PUBLISH = "publish: {statuses: [approved, published], hide: [owner, offer.code, x-note]}\n"


def _statuses(strategy: str | bytes, name: str = "strategy.yml") -> tuple[str, ...]:
    return plan_of({name: strategy, "calendars/a.yml": CALENDAR}).strategy.publish.statuses


def test_what_is_written_counts() -> None:
    assert _statuses(PUBLISH) == ("approved", "published")


@pytest.mark.parametrize("strategy", ["", "brand: Fern\n", "brand: Fern\nchanels: {}\n"])
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
    ],
)
def test_a_slip_shows_nothing(strategy: str | bytes) -> None:
    assert _statuses(strategy) == ()


@pytest.mark.parametrize("name", ["Strategy.yaml", "stratgy.yml"])
def test_a_strategy_under_another_name_shows_nothing(name: str) -> None:
    assert _statuses(PUBLISH, name) == ()
