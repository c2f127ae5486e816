"""A group with more mistakes than anybody will read: the first are told, the rest is kept."""

from __future__ import annotations

import pytest

from journey.model.validation import MAX_PROBLEMS
from journey.sources.problem import Problem
from tests.plans import plan_of

STRATEGY = "channels: {facebook: }\n"
POST = "date: 2026-12-01, channels: facebook, type: quote, stage: interest, title: One"
NUMBER = 3 * MAX_PROBLEMS


def _told(files: dict[str, str]) -> list[Problem]:
    *told, last = plan_of({"strategy.yml": STRATEGY, **files}).problems
    assert len(told) == MAX_PROBLEMS
    assert last.message.endswith(f" has more than {MAX_PROBLEMS} mistakes")
    assert last.help == "Fix the ones above first."
    assert last.location >= told[-1].location
    return told


@pytest.mark.parametrize(
    ("post", "message"),
    [
        (f"{POST}, media: [{', '.join(['{zz: 1}'] * NUMBER)}]", "“media” has no field “zz”"),
        (f"{POST}, {', '.join(f'zz{n}: 1' for n in range(NUMBER))}",
         "“One” has no field “zz0”"),
        (POST.replace("facebook", f"{{{', '.join(f'c{n}: {{zz: 1, zy: 2}}' for n in range(99))}}}"),
         "“One” has no field “zz”"),
    ],
)  # fmt: skip
def test_a_post(post: str, message: str) -> None:
    told = _told({"calendars/plan.yml": f"posts:\n  - {{{post}}}\n"})
    assert told[0].message == message


def test_the_strategy() -> None:
    waivers = "waivers:\n" + "  - {rule: variety/shock}\n" * NUMBER
    told = _told({"strategy.yml": STRATEGY + waivers})
    assert [problem.location.line for problem in told] == list(range(3, 3 + MAX_PROBLEMS))
    assert told[0].field == "waivers.0.reason"


def test_what_can_be_used_stays() -> None:
    waiver = "  - {rule: variety/shock, reason: Because}\n  - {rule: variety/shock}\n"
    plan = plan_of({"strategy.yml": f"{STRATEGY}waivers:\n{waiver * NUMBER}"})
    assert len(plan.strategy.waivers) == NUMBER
    lines = [plan.source.locate("waivers", n).line for n in range(NUMBER)]
    assert lines == list(range(3, 3 + 2 * NUMBER, 2))


def test_ids_that_differ_in_case_alone() -> None:
    ids = ["winter", "Winter", "WINTER", "winter-2", "wINTER", "winter"]
    posts = "".join(f"  - {{id: {id}, {POST}}}\n" for id in ids)
    plan = plan_of({"strategy.yml": STRATEGY, "calendars/plan.yml": f"posts:\n{posts}"})
    assert [post.id for post in plan.posts] == [
        "winter", "Winter-3", "WINTER-4", "winter-2", "wINTER-5", "winter-6",
    ]  # fmt: skip
    assert {problem.field for problem in plan.problems} == {"id"}


def test_the_field_that_a_problem_is_about() -> None:
    post = (
        "{title: One, date: 2026-11-01, time: 25:00, channels: {facebook: {cpoy: A}}, "
        "offer: {cdoe: A, expires: soon}, media: [{alt: A}, a.png, {fiel: b.png}], type: quote}"
    )
    plan = plan_of({"strategy.yml": STRATEGY, "calendars/plan.yml": f"posts:\n  - {post}\n"})
    assert {problem.field for problem in plan.problems} == {
        "time", "cpoy", "offer.cdoe", "offer.expires", "media.0.file", "media.2.fiel", "stage",
    }  # fmt: skip


def test_the_field_of_a_time_that_does_not_exist() -> None:
    strategy = f"timezone: Europe/London\n{STRATEGY}"
    posts = f"posts:\n  - {{{POST.replace('2026-12-01', '2027-03-28 01:30')}}}\n"
    (problem,) = plan_of({"strategy.yml": strategy, "calendars/plan.yml": posts}).problems
    assert problem.field == "date"
