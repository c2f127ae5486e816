"""A post's page: what it says where, what differs, what is known of it."""

from __future__ import annotations

import pytest

from journey.views.labels import Link
from journey.views.previews import Preview
from journey.views.site import Site, site_pages
from tests.views.sites import page_of, site_of, view_of

STRATEGY = """
brand: Fern
channels:
  facebook: {responder: sam}
  instagram: {title: Insta}
  letter: {network: email}
people: {sam: {name: Sam Lee}, dana: {name: Dana Reyes}}
audiences: {newcomers: {title: New ones}}
campaigns: {winter: {title: Winter, start: 2026-12-01, end: 2026-12-20}}
goals: {signups: {metric: newsletter signups}}
approval: {required: true, days: 2, by: [sam]}
"""
CALENDAR = """
posts:
  - date: 2026-12-10 10:30
    title: What is on your list?
    channels:
      facebook:
      instagram: {copy: shorter, time: "18:00", status: review}
      letter: {subject: Your list, preheader: In time}
    type: question
    stage: interest
    copy: |
      First paragraph.

      Second one.
    owner: dana
    audience: [newcomers, gift-buyers]
    campaign: winter
    link: https://fern.example/winter
    media: [media/a.png, {file: media/b.png, alt: Another}]
    alt: A list
    offer: {code: WARM10, expires: 2026-12-15}
    partner: Acorn Blog
    goal: signups
    x-mood: cosy
    x-checks: [one, {two: [three, four]}]
  - {date: 2026-12-01, channels: facebook, type: quote, stage: interest, title: Before}
  - {date: 2026-12-12, channels: facebook, type: quote, stage: interest, title: After,
     campaign: winter}
  - {title: An idea, status: idea}
"""
PATH = "posts/what-is-on-your-list"


def said(preview: Preview) -> str:
    """The words of a preview, cut or not."""
    copy = preview.copy
    return "".join(part.text for part in (*copy.parts, *copy.rest)) if copy else ""


@pytest.fixture(scope="module")
def site() -> Site:
    return site_of(STRATEGY, CALENDAR)


def test_every_post_has_a_page_that_knows_its_line(site: Site) -> None:
    paths = [page.path for page in site_pages(site) if page.path.startswith("posts/")]
    assert paths == [PATH, "posts/before", "posts/after", "posts/an-idea"]
    page = page_of(site, PATH)
    assert page.location
    assert (page.location.path, page.location.line) == ("content/calendars/plan.yml", 4)
    assert page.title == "What is on your list?"
    assert page.description == "Question on facebook, Insta and letter, Thu 10 December 2026."


def test_it_says_when_and_where(site: Site) -> None:
    view = view_of(site, PATH)
    assert view.when == "Thu 10 December 2026, 10:30"
    assert view.day_path == "calendar/2026-12#day-2026-12-10"
    assert [channel.title for channel in view.channels] == ["facebook", "Insta", "letter"]
    assert (view.stage.title, view.stage.number, view.type.word) == ("Interest", 1, "question")


def test_what_differs_on_a_channel_is_named(site: Site) -> None:
    facebook, instagram, letter = view_of(site, PATH).previews
    assert facebook.differs == ()
    assert said(facebook) == "First paragraph.\n\nSecond one."
    assert [(m.file, m.alt) for m in facebook.media] == [
        ("media/a.png", "A list"),
        ("media/b.png", "Another"),
    ]
    assert set(instagram.differs) == {"copy", "time", "status"}
    assert (said(instagram), instagram.when, instagram.status) == (
        "shorter",
        "Thu 10 Dec, 18:00",
        "review",
    )
    assert (letter.layout, letter.subject, letter.preheader) == ("email", "Your list", "In time")


def test_what_is_known_of_it(site: Site) -> None:
    facts = {fact.label: fact for fact in view_of(site, PATH).facts}
    assert facts["Approval"].text == "Nobody yet, due Tue 8 Dec"
    assert facts["Owner"].names == (Link("Dana Reyes", "people/dana"),)
    assert facts["Answers comments"].names == (Link("Sam Lee", "people/sam"),)
    assert [name.text for name in facts["Audience"].names] == ["New ones", "Gift buyers"]
    assert (facts["Campaign"].text, facts["Campaign"].path) == ("Winter", "campaigns#c-winter")
    assert facts["Goal"].text == "newsletter signups"
    assert facts["Link"].url == "https://fern.example/winter"
    assert facts["Offer"].lines == ("Code WARM10", "Until 15 December 2026")
    assert facts["Partner"].text == "Acorn Blog"


def test_the_teams_own_fields_are_shown(site: Site) -> None:
    facts = {fact.label: fact for fact in view_of(site, PATH).facts}
    assert facts["x-mood"].text == "cosy"
    assert facts["x-checks"].lines == ("one", "two: three, four")


def test_it_leads_to_its_neighbours(site: Site) -> None:
    channel, campaign = view_of(site, PATH).near  # it is alone on the others
    assert (channel.title, channel.previous.text, channel.next.path) == (
        "On facebook",
        "Before",
        "posts/after",
    )
    assert (campaign.title, campaign.previous, campaign.next.text) == (
        "In the campaign",
        None,
        "After",
    )


def test_an_idea_needs_nothing_but_a_title(site: Site) -> None:
    view = view_of(site, "posts/an-idea")
    assert (view.when, view.channels, view.stage, view.near) == ("", (), None, ())
    (preview,) = view.previews
    assert preview.copy is None
    (card,) = view_of(site, "ideas").ideas
    assert card.title == "An idea"


def test_the_body_of_a_markdown_file_is_markdown_and_a_field_is_text() -> None:
    head = "date: 2026-12-10\nchannels: facebook, blog\ntype: article\nstage: interest\ntitle: T\n"
    site = site_of(
        "channels: {facebook: , blog: }",
        **{
            "posts/long.md": f"---\n{head}---\n\n# Hello\n\n*you*\n",
            "posts/short.md": f"---\n{head}copy: '*you*'\nid: short\n---\n",
        },
    )
    long, short = (view_of(site, f"posts/{id}").previews for id in ("t", "short"))
    assert [(said(p), p.markdown) for p in long] == [
        ("# Hello\n\n*you*", ""),  # social networks show the signs
        ("", "# Hello\n\n*you*"),
    ]
    assert [(said(p), p.markdown) for p in short] == [("*you*", ""), ("*you*", "")]


def test_findings_stand_on_the_page_of_their_post() -> None:
    calendar = (
        "posts:\n- {date: 2026-12-10, channels: facebook, stage: interest, title: T, colour: red}\n"
    )
    site = site_of("channels: {facebook: }", calendar)
    messages = [finding.message for finding in view_of(site, "posts/t").findings]
    told = [f.message for f in site.findings if f.post == "t"]
    assert sorted(messages) == sorted(told)
    assert len(told) >= 2


@pytest.mark.parametrize(
    ("channels", "fields", "copy", "note"),
    [
        ("facebook", "title: A short word", "A short word", "The title alone: no copy is written."),
        ("facebook", "title: A short word, copy: More", "More", ""),
        ("facebook", "title: A short word, status: idea", "", "No copy is written yet."),
        ("letter", "title: A short word", "", "No copy is written yet."),
        ("unknown", "title: A short word", "", "No copy is written yet."),
    ],
)
def test_a_title_alone_is_what_goes_out_on_social_networks(
    channels: str, fields: str, copy: str, note: str
) -> None:
    strategy = "channels: {facebook: {network: facebook}, letter: {network: email}}\n"
    post = f"date: 2026-12-02, channels: {channels}, type: quote, stage: interest, {fields}"
    site = site_of(strategy, f"posts:\n  - {{id: a, {post}}}\n")
    (preview,) = view_of(site, "posts/a").previews
    assert (said(preview), preview.note) == (copy, note)


def test_copy_that_is_not_shown_is_not_said_to_be_missing() -> None:
    strategy = "channels: {facebook: }\npublish: {hide: [copy]}\n"
    post = "date: 2026-12-02, channels: facebook, type: quote, stage: interest, title: T, copy: Yes"
    (preview,) = view_of(site_of(strategy, f"posts:\n  - {{{post}}}\n"), "posts/t").previews
    assert (said(preview), preview.note) == ("", "This site does not show the copy.")


TAGGING = """
domains: [fern.example]
utm: auto
channels: {facebook: {title: Our page}, instagram: , letter: {network: email}, blog: }
campaigns: {winter: }
"""
LINK = "https://fern.example/a?b=1&c=2"
TAGGED = f"""
posts:
  - date: 2026-12-02
    channels: {{facebook: , instagram: , blog: , letter: {{copy: Else}}}}
    type: quote
    stage: interest
    title: T
    copy: C
    campaign: winter
    link: {LINK}
"""


def test_links_to_use_stand_beside_what_a_channel_shows() -> None:
    site = site_of(TAGGING, TAGGED)
    start, end = "https://fern.example/a?b=1&c=2&utm_source=", "&utm_campaign=winter&utm_content=t"
    assert [(p.channel.title, p.link, p.tagged) for p in view_of(site, "posts/t").previews] == [
        ("Our page", LINK, f"{start}facebook&utm_medium=social{end}"),
        ("instagram", LINK, f"{start}instagram&utm_medium=social{end}"),
        ("blog", LINK, ""),
        ("letter", LINK, f"{start}email&utm_medium=email{end}"),
    ]


@pytest.mark.parametrize("hidden", ["link", "campaign"])
def test_links_to_use_give_nothing_away(hidden: str) -> None:
    site = site_of(f"{TAGGING}publish: {{hide: [{hidden}]}}\n", TAGGED)
    assert [preview.tagged for preview in view_of(site, "posts/t").previews] == [""] * 4


def test_links_are_not_tagged_unless_the_strategy_says_so() -> None:
    site = site_of(TAGGING.replace("utm: auto", ""), TAGGED)
    assert [preview.tagged for preview in view_of(site, "posts/t").previews] == [""] * 4


def test_an_approval_of_what_was_changed_says_so() -> None:
    calendar = """
defaults: {channels: facebook, type: quote, stage: interest, date: 2026-12-01}
posts:
  - {title: One, copy: Read, approved: {by: sam, date: 2026-11-28, of: 000000}}
  - {title: Two, copy: Read, approved: {by: sam, date: 2026-11-28}}
"""
    site = site_of("channels: {facebook: }", calendar)
    changed, trusted = (
        next(fact for fact in view_of(site, f"posts/{id}").facts if fact.label == "Approval")
        for id in ("one", "two")
    )
    assert (changed.text, changed.note) == ("sam", "28 November 2026, changed since")
    assert (trusted.text, trusted.note) == ("sam", "28 November 2026")
