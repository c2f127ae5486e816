"""A filler is pasted below `posts:`, and there is less to say."""

from __future__ import annotations

import datetime as dt

import pytest
import yaml

from journey.filling import Fillers
from journey.findings import Finding
from journey.plan import Plan
from journey.rules.checking import check
from tests.plans import TODAY, plan_of

FEW = """
posts:
  - {date: 2026-12-01, channels: facebook, type: quote, stage: interest, title: One}
  - {date: 2026-12-04, channels: facebook, type: video, stage: interest, title: Two}
"""
MANY = "posts:\n" + "".join(
    f"  - {{date: 2026-12-{day:02}, channels: facebook, type: {kind}, stage: interest,"
    f" title: Post {day}}}\n"
    for day, kind in enumerate(["quote", "video", "article", "teaser"] * 7, 1)
)
DECEMBER = "window: {start: 2026-12-01, end: 2026-12-28}\n"
PLANS = {
    "days of a channel": (
        "window: {start: 2026-12-01, end: 2026-12-04}\n"
        "channels: {facebook: {cadence: {per: day}}}\n",
        FEW,
    ),
    "several posts a day": (
        "window: {start: 2026-12-01, end: 2026-12-04}\n"
        "channels: {facebook: {cadence: {per: day, min: 2}}}\n",
        FEW,
    ),
    "weekdays and days off": (
        "window: {start: 2026-12-01, end: 2026-12-09}\n"
        "channels: {facebook: {cadence: {per: day, days: [mon, tue, wed, fri]}}}\n"
        "days_off: [{start: 2026-12-02}]\n",
        FEW,
    ),
    "a week of an e-mail": (
        "window: {start: 2026-11-30, end: 2026-12-13}\n"
        "channels: {facebook: , letter: {network: email, cadence: {per: week}}}\n"
        "audiences: {buyers: {relationship: customer}, newcomers: }\n",
        FEW,
    ),
    "a month": (
        DECEMBER.replace("28", "31") + "channels: {facebook: {cadence: {per: month, min: 3}}}\n",
        FEW,
    ),
    "the whole plan": (
        "window: {start: 2026-12-01, end: 2026-12-05}\nchannels: {facebook: }\n",
        FEW,
    ),
    "the end of the plan": ("channels: {facebook: {cadence: {per: day}}}\n", FEW),
    "stages": (DECEMBER + "channels: {facebook: , instagram: }\n", MANY),
    "customers whom nobody asks": (
        "window: {start: 2026-11-01, end: 2026-12-28}\nchannels: {facebook: }\n",
        MANY,
    ),
    "posts that ask": (DECEMBER + "channels: {facebook: {responder: sam}}\n", MANY),
    "readers who fell silent": (
        "window: {start: 2026-11-01, end: 2027-03-31}\n"
        "channels: {facebook: , letter: {network: email, cadence: {per: day}}}\n"
        "audiences: {buyers: {relationship: customer}}\n",
        MANY.replace("facebook", "letter"),
    ),
    "audiences": (
        DECEMBER + "channels: {facebook: , instagram: }\n"
        "audiences: {newcomers: {channels: [instagram]}, gift-buyers: ,"
        " regulars: {relationship: customer}}\n",
        MANY.replace("title:", "audience: newcomers, title:"),
    ),
    "own stages and types": (
        DECEMBER + "channels: {facebook: }\n"
        "stages: {notice: {share: 50%}, trust: {share: 50%}}\n"
        "types: {quote: {stages: [notice]}, story: {stages: [trust], every: 7d}}\n",
        MANY.replace("interest", "notice"),
    ),
    "names that YAML would misread": (
        DECEMBER + 'channels: {"no": {cadence: {per: day}}, "a: b": {network: mastodon}}\n',
        MANY.replace("facebook", '"a: b"'),
    ),
}
FAMILIES = ("cadence/", "stages/", "variety/")


def _plan(strategy: str, calendar: str, more: str = "", today: dt.date = TODAY) -> Plan:
    files = {"strategy.yml": strategy, "calendars/plan.yml": calendar}
    if more:
        files["calendars/more.yml"] = f"posts:\n{more}"
    return plan_of(files, today)


def _size(finding: Finding) -> int:
    """How much a gap is about: days."""
    scope = finding.scope
    assert scope
    assert scope.start
    assert scope.end
    return len(finding.days) or (scope.end - scope.start).days + 1


def _is_pasted(finding: Finding) -> bool:
    return finding.location.path == "content/calendars/more.yml"


def _about(finding: Finding) -> tuple[object, ...]:
    assert finding.scope
    return finding.rule, *finding.scope.dimension


def _gaps(findings: list[Finding]) -> list[Finding]:
    """The gaps that posts can fill: behind the end that a strategy sets, none counts."""
    return [
        f
        for f in findings
        if f.gap and not f.past and f.rule.startswith(FAMILIES) and f.rule != "cadence/runway"
    ]


@pytest.mark.parametrize("name", PLANS)
def test_pasting_it_makes_the_gap_smaller_and_nothing_worse(name: str) -> None:
    strategy, calendar = PLANS[name]
    before = check(_plan(strategy, calendar))
    gaps = _gaps(before)
    assert gaps
    known = {(f.rule, f.message) for f in before}
    for gap in gaps:
        text = Fillers(_plan(strategy, calendar)).text(gap)
        assert text, gap.message
        after = check(_plan(strategy, calendar, text))
        left = [f for f in _gaps(after) if _about(f) == _about(gap)]
        size = sum(_size(f) for f in left)
        was = sum(_size(f) for f in gaps if _about(f) == _about(gap))
        better = size < was or [f.message for f in left] != [
            f.message for f in gaps if _about(f) == _about(gap)
        ]
        assert better, f"{gap.message}\n{text}"
        new = [f for f in after if (f.rule, f.message) not in known]
        worse = [f for f in new if f.rule.startswith(("source/", "model/"))]
        assert worse == [], text
        of_it = [(f.rule, f.field, f.severity) for f in after if f.post and _is_pasted(f)]
        unwritten = [
            field for field in ("title", "subject", "preheader") if f"    {field}: " in text
        ]
        assert sorted(of_it) == [
            ("channel/placeholder", field, "warning") for field in sorted(unwritten)
        ], text


def test_it_takes_the_first_day_that_fails_and_is_not_past() -> None:
    strategy, calendar = PLANS["days of a channel"]
    plan = _plan(strategy, calendar, today=dt.date(2026, 12, 3))
    (gap,) = (f for f in check(plan) if f.rule == "cadence/daily-posting")
    assert yaml.safe_load(Fillers(plan).text(gap))[0]["date"] == "Thu 2026-12-03"


def test_it_says_what_it_is() -> None:
    strategy, calendar = PLANS["days of a channel"]
    plan = _plan(strategy, calendar)
    (gap,) = (f for f in check(plan) if f.rule == "cadence/daily-posting")
    assert Fillers(plan).text(gap) == (
        "  - date: Wed 2026-12-02\n"
        "    channels: facebook\n"
        "    type: article\n"
        "    stage: research\n"
        '    title: "TODO: article for facebook, 2 December"\n'
    )


@pytest.mark.parametrize(
    ("channel", "type_", "language", "title"),
    [
        ("", "Tale", "en", "TODO: tale for facebook, 2 December"),
        ("", "FAQ", "de", "TODO: FAQ for facebook, 2 December"),
        ("Our page", "How-to", "en-GB", "TODO: how-to for Our page, 2 December"),
        ("Tale", "tale", "en", "TODO: tale, 2 December"),
        ("", "Tale", "es-MX", "TBD: tale for facebook, 2 December"),
        ("", "Tale", "PT", "TBD: tale for facebook, 2 December"),
    ],
)
def test_its_title_says_what_is_to_be_written_until_it_is(
    channel: str, type_: str, language: str, title: str
) -> None:
    strategy = (
        "window: {start: 2026-12-01, end: 2026-12-04}\n"
        f"language: {language}\n"
        f"channels: {{facebook: {{title: {channel or '~'}, cadence: {{per: day}}}}}}\n"
        f"stages: {{notice: }}\ntypes: {{own: {{title: {type_}, stages: notice}}}}\n"
    )
    calendar = FEW.replace("interest", "notice")
    plan = _plan(strategy, calendar)
    (gap,) = (f for f in check(plan) if f.rule == "cadence/daily-posting")
    text = Fillers(plan).text(gap)
    assert yaml.safe_load(text)[0]["title"] == title
    pasted = check(_plan(strategy, calendar, text))
    assert [f.message for f in pasted if _is_pasted(f) and f.rule == "channel/placeholder"] == [
        f"the title still says “{title.partition(':')[0]}”"
    ]
    written = check(_plan(strategy, calendar, text.replace(title, "A tale of two mugs")))
    assert not [f for f in written if f.rule == "channel/placeholder"]


def test_it_stands_in_the_middle_of_an_empty_stretch() -> None:
    plan = _plan(*PLANS["stages"])
    (gap,) = (
        f
        for f in check(plan)
        if f.rule == "stages/coverage" and f.scope and f.scope.stage == "advocacy"
    )
    (post,) = yaml.safe_load(Fillers(plan).text(gap))
    assert post["date"].endswith(("2026-12-14", "2026-12-15"))
    assert post["stage"] == "advocacy"
    assert post["channels"] == "instagram", "the channel with the fewest posts"


def test_it_goes_where_its_audience_is() -> None:
    plan = _plan(*PLANS["audiences"])
    gaps = [f for f in check(plan) if f.rule == "stages/audience-coverage"]
    assert gaps
    for gap in gaps:
        (post,) = yaml.safe_load(Fillers(plan).text(gap))
        assert gap.scope
        assert post["audience"] == gap.scope.audience


def test_it_is_of_another_type_than_its_neighbours() -> None:
    calendar = """
posts:
  - {date: 2026-12-01, channels: facebook, type: article, stage: interest, title: One}
  - {date: 2026-12-03, channels: facebook, type: how-to, stage: research, title: Two}
"""
    plan = _plan(
        "window: {start: 2026-12-01, end: 2026-12-03}\nchannels: {facebook: {cadence: {}}}",
        calendar,
    )
    (gap,) = (f for f in check(plan) if f.rule == "cadence/daily-posting")
    assert yaml.safe_load(Fillers(plan).text(gap))[0]["type"] not in ("article", "how-to")


def test_it_sells_nothing_even_for_decision() -> None:
    plan = _plan(*PLANS["stages"])
    for gap in _gaps(check(plan)):
        (post,) = yaml.safe_load(Fillers(plan).text(gap))
        assert not plan.strategy.post_types[post["type"]].promotional


def test_it_goes_on_where_the_plan_ends() -> None:
    strategy, calendar = PLANS["the end of the plan"]
    plan = _plan(strategy, calendar)
    (gap,) = (f for f in check(plan) if f.rule == "cadence/runway")
    (post,) = yaml.safe_load(Fillers(plan).text(gap))
    assert post["date"] == "Sat 2026-12-05"
    (left,) = (
        f for f in check(_plan(strategy, calendar, Fillers(plan).text(gap))) if f.rule == gap.rule
    )
    assert _size(left) < _size(gap)


def test_it_goes_on_until_the_end_that_a_strategy_sets() -> None:
    strategy, calendar = PLANS["the end of the plan"]
    strategy += "\nwindow: {start: 2026-12-01, end: 2026-12-05}\n"
    plan = _plan(strategy, calendar)
    (gap,) = (f for f in check(plan) if f.rule == "cadence/runway")
    assert "2026-12-05" in Fillers(plan).text(gap)
    filled = _plan(strategy, calendar, Fillers(plan).text(gap))
    assert not [f for f in check(filled) if f.rule == gap.rule]


def test_one_that_surprises_says_so() -> None:
    days = [dt.date(2026, 12, 1) + dt.timedelta(n) for n in range(40)]
    kinds = ["quote", "video", "article"] * 14
    calendar = "posts:\n" + "".join(
        f"  - {{date: {day}, channels: facebook, type: {kind}, stage: interest, title: {day}}}\n"
        for day, kind in zip(days, kinds, strict=False)
    )
    strategy = "tone: playful\nchannels: {facebook: }\n"
    plan = _plan(strategy, calendar)
    (gap,) = (f for f in check(plan) if f.rule == "variety/shock")
    after = check(_plan(strategy, calendar, Fillers(plan).text(gap)))
    assert not [f for f in after if f.rule == "variety/shock" and f.message == gap.message]


def test_what_is_over_is_not_filled() -> None:
    strategy, calendar = PLANS["days of a channel"]
    plan = _plan(strategy, calendar, today=dt.date(2026, 12, 30))
    (gap,) = (f for f in check(plan) if f.rule == "cadence/daily-posting")
    assert Fillers(plan).text(gap) == ""


def test_an_e_mail_is_a_newsletter_and_goes_to_somebody() -> None:
    strategy = """
window: {start: 2026-11-30, end: 2026-12-13}
channels: {facebook: , letter: {network: email, cadence: {per: week}}}
audiences: {buyers: {relationship: customer}, newcomers: }
"""
    for needed, audience in (("interest", "newcomers"), ("retention", "buyers")):
        other = "retention" if needed == "interest" else "interest"
        plan = _plan(strategy, FEW.replace("interest", other))
        (gap, *_) = (f for f in check(plan) if f.gap and f.scope and f.scope.channel == "letter")
        (post,) = yaml.safe_load(Fillers(plan).text(gap))
        assert (post["type"], post["stage"]) == ("newsletter", needed)
        assert post["audience"] == audience


def test_an_e_mail_for_a_stage_that_no_newsletter_serves_is_of_a_type_that_does() -> None:
    strategy = DECEMBER + "channels: {letter: {network: email}}\n"
    plan = _plan(strategy, MANY.replace("facebook", "letter"))
    (gap,) = (
        f
        for f in check(plan)
        if f.rule == "stages/coverage" and f.scope and f.scope.stage == "validation"
    )
    (post,) = yaml.safe_load(Fillers(plan).text(gap))
    assert post["stage"] == "validation"
    assert post["type"] != "newsletter"


def test_of_types_that_suit_it_takes_one_that_the_plan_has_already() -> None:
    strategy = """
window: {start: 2026-12-01, end: 2026-12-03}
channels: {facebook: {cadence: {per: day}}, instagram: }
stages: {trust: }
types: {first: {stages: trust}, story: {stages: trust}, last: {stages: trust}}
"""
    calendar = """
defaults: {stage: trust}
posts:
  - {date: 2026-12-01, channels: facebook, type: quote, title: One}
  - {date: 2026-12-01, channels: instagram, type: story, title: Two}
  - {date: 2026-12-03, channels: facebook, type: video, title: Three}
"""
    plan = _plan(strategy, calendar)
    (gap,) = (f for f in check(plan) if f.rule == "cadence/daily-posting")
    assert yaml.safe_load(Fillers(plan).text(gap))[0]["type"] == "story"


def test_it_stands_on_a_day_that_has_room_for_it() -> None:
    strategy = "channels: {facebook: {cadence: {per: day, max: 1}}}\n"
    for days, day in ((29, "Tue 2026-12-29"), (28, "Mon 2026-12-14")):
        window = f"window: {{start: 2026-12-01, end: 2026-12-{days}}}\n"
        calendar = MANY if days == 29 else MANY.replace("2026-12-14", "2026-12-15")
        plan = _plan(window + strategy, calendar)
        (gap,) = (
            f
            for f in check(plan)
            if f.rule == "stages/coverage" and f.scope and f.scope.stage == "advocacy"
        )
        assert yaml.safe_load(Fillers(plan).text(gap))[0]["date"] == day


@pytest.mark.parametrize("types", ["", "types: {recipe: {stages: [learn]}}\n"])
def test_a_plan_with_stages_of_its_own_is_filled(types: str) -> None:
    strategy = f"{DECEMBER}channels: {{facebook: }}\nstages: {{learn: , buy: }}\n{types}"
    plan = _plan(strategy, MANY.replace("interest", "learn"))
    gaps = [finding for finding in check(plan) if finding.gap]
    texts = [text for gap in gaps if (text := Fillers(plan).text(gap))]
    assert "conversation/discussion-share" in {gap.rule for gap in gaps}
    assert texts
    assert {yaml.safe_load(text)[0]["stage"] for text in texts} <= {"learn", "buy"}
