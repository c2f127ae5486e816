"""What is not published is not on the site, and findings do not give it away."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from journey.findings import Finding
from journey.model.values import shown as quoted
from journey.views.site import Site, site_pages
from tests.views.sites import site_of, view_of

STRATEGY = """
channels: {facebook: {cadence: {per: day}}, instagram: }
window: {start: 2026-12-01, end: 2026-12-10}
publish: {statuses: [approved, published], hide: [owner, offer.code, x-budget, copy]}
people: {dana: {name: Dana Reyes}}
"""
CALENDAR = """
posts:
  - {date: 2026-12-02, channels: facebook, type: deal, stage: decision, title: Shown,
     status: approved, owner: dana, copy: Not for you, x-budget: 50, x-mood: cosy,
     offer: {code: WARM10, expires: 2026-12-05}}
  - {date: 2026-12-03, channels: facebook, type: quote, stage: interest, colour: red,
     title: The secret launch}
  - date: 2026-12-04
    channels: {facebook: , instagram: {status: published, title: Only here, copy: Same}}
    type: quote
    stage: interest
    title: Half a secret
  - {date: 2026-12-05, channels: {facebook: {status: draft}}, type: quote, stage: interest,
     title: Held back, status: approved}
  - {status: idea, title: An idea of ours}
"""


def _site() -> Site:
    return site_of(STRATEGY, CALENDAR)


def _site_with(publish: str) -> Site:
    return site_of(STRATEGY.replace("statuses: [approved, published]", publish), CALENDAR)


def test_only_what_is_published_has_a_page() -> None:
    paths = [page.path for page in site_pages(_site()) if page.path.startswith("posts/")]
    assert paths == ["posts/shown", "posts/only-here"]


def test_a_post_with_one_published_channel_is_shown_as_it_is_there() -> None:
    view = view_of(_site(), "posts/only-here")
    assert (view.title, view.status) == ("Only here", "published")
    assert [channel.name for channel in view.channels] == ["instagram"]
    assert [preview.channel.name for preview in view.previews] == ["instagram"]


def test_calendars_and_lists_show_nothing_else() -> None:
    site = _site()
    titles = [card.title for card in (*site.dated, *site.undated)]
    assert titles == ["Shown", "Only here"]


def test_hidden_fields_are_nowhere() -> None:
    view = view_of(_site(), "posts/shown")
    facts = {fact.label: fact for fact in view.facts}
    assert not {"Owner", "x-budget"} & set(facts)
    assert facts["x-mood"].text == "cosy"
    assert facts["Offer"].lines == ("Until 5 December 2026",)
    assert view.previews[0].copy is None
    assert all(finding.who is None for finding in view.findings)


def test_findings_are_counted_as_the_check_counts_them() -> None:
    site = _site()
    assert len(site.told) == len(site.findings)
    assert {f"f-{f.fingerprint}" for f in site.findings} == {view.anchor for view in site.told}


def test_only_posts_that_are_shown_are_counted() -> None:
    site = site_of(
        STRATEGY + "campaigns: {winter: {start: 2026-12-01, end: 2026-12-10}}\n",
        CALENDAR.replace("posts:", "defaults: {campaign: winter}\nposts:", 1),
    )
    assert len(site.plan.live_posts) == 4
    home, stages = view_of(site, ""), view_of(site, "journey")
    assert (home.posts, home.placements, stages.posts) == (2, 2, 2)
    assert [line.posts for line in home.campaigns] == [2]
    for matrix in (home.coverage, stages.by_time, stages.by_channel):
        totals = {row.stage.id: row.total for row in matrix.rows if row.total}
        assert totals == {"interest": 1, "decision": 1}
    assert [share.count for share in home.shares if share.count] == [1, 1]
    assert [channel.placements for channel in view_of(site, "channels").channels] == [1, 1]
    assert {kind.type.id: kind.posts for kind in view_of(site, "types").types if kind.posts} == {
        "deal": 1,
        "quote": 1,
    }
    assert [row.days for row in view_of(site, "calendar/2026-12").year.rows] == [1, 1]


def test_days_are_not_said_to_be_kept_where_posts_are_not_shown() -> None:
    assert view_of(_site(), "").kept is None
    everything = _site_with("statuses: [draft, approved, published, idea]")
    assert view_of(everything, "").kept.kept == 4


def test_the_dates_of_the_plan_are_those_that_are_checked() -> None:
    site = site_of(STRATEGY.replace("window:", "x-window:"), CALENDAR)
    assert site.shown.plan.window == site.plan.window


def test_a_site_without_a_post_that_may_be_shown_says_so() -> None:
    site = _site_with("statuses: [scheduled]")
    assert view_of(site, "").posts == 0
    assert not site.frame.everything


def test_findings_of_hidden_posts_say_no_more_than_that_there_are_some() -> None:
    site = _site()
    (view,) = (v for v in site.told if v.rule == "model/unknown-field")
    assert view.message.endswith(": about a post that this site does not show")
    assert (view.post, view.when, view.told) == (None, "", False)
    everything = repr(site.told)
    for secret in ("secret launch", "Half a secret", "Held back", "colour", "An idea of ours"):
        assert secret not in everything


def test_findings_that_quote_a_hidden_post_are_withheld_too() -> None:
    calendar = """
defaults: {channels: facebook, stage: interest}
posts:
  - {date: 2026-12-02 10:00, type: video, title: The secret launch}
  - {date: 2026-12-02 10:20, type: quote, title: Shown, status: approved}
"""
    site = site_of(STRATEGY, calendar)
    assert any("secret launch" in finding.message for finding in site.findings)
    assert not any("secret launch" in view.message for view in site.told)


@pytest.mark.parametrize(
    "changes",
    [
        "status: draft, title: News, channels: {facebook: {title: We close the Leeds shop}}",
        "status: scheduled, title: News,"
        " channels: {facebook: {status: draft, title: We close the Leeds shop}, instagram: }",
    ],
    ids=["a hidden post", "a shown post"],
)
def test_what_a_post_is_called_on_a_channel_where_it_is_hidden_is_not_told(changes: str) -> None:
    fields = "date: 2026-12-03 10:00, stage: interest, type: quote"
    site = site_of(
        "channels: {facebook: {cadence: {per: day}}, instagram: }\n"
        "publish: {statuses: [scheduled]}\n",
        f"posts:\n  - {{id: 0b, {fields}, {changes}}}\n"
        f"  - {{{fields}, title: Open house, status: scheduled, channels: facebook}}\n",
    )
    assert any("Leeds" in finding.message for finding in site.findings)
    assert "Leeds" not in _everything(site)


def test_words_of_hidden_fields_are_withheld() -> None:
    calendar = "posts:\n" + "".join(
        f"  - {{date: 2026-12-02 1{n}:00, channels: facebook, type: quote, stage: interest,"
        f" title: T{n}, owner: dana, status: approved}}\n"
        for n in range(10)
    )
    site = site_of(STRATEGY, calendar)
    assert any(finding.message.startswith("dana has") for finding in site.findings)
    assert "dana" not in repr([(view.message, view.help, view.who) for view in site.told])


def test_the_file_of_a_hidden_post_is_not_named() -> None:
    head = "date: 2026-12-02\nchannels: facebook\ntype: article\nstage: interest\n"
    site = site_of(STRATEGY, **{"posts/the-secret-launch.md": f"---\n{head}title: T\n---\nHi\n"})
    assert any("secret" in finding.location.path for finding in site.findings)
    assert "secret" not in repr([view.place for view in site.told])


def _half(channels: str) -> Site:
    return site_of(
        "channels: {facebook: , instagram: }\npublish: {statuses: [approved]}\n",
        "posts:\n  - {date: 2026-12-02, type: quote, stage: interest, title: Both,\n"
        f"     status: approved, channels: {channels}}}\n",
    )


def test_findings_about_a_channel_that_is_not_shown_are_withheld() -> None:
    draft = "{status: draft, link: 'htp:HIDDENLINK', type: HIDDENVTYPE, HIDDENFIELD: 1}"
    site = _half(f"{{facebook: , instagram: {draft}}}")
    assert "HIDDEN" in repr([finding.message for finding in site.findings])
    assert [post.title for post in site.shown.posts.values()] == ["Both"]
    assert "HIDDEN" not in repr(site.told)


def test_findings_about_a_channel_that_is_shown_are_told() -> None:
    site = _half("{facebook: , instagram: {status: approved, type: strange}}")
    assert any("strange" in view.message and view.told for view in site.told)


def test_a_hidden_title_with_quotation_marks_is_withheld() -> None:
    calendar = """
defaults: {channels: facebook, stage: interest}
posts:
  - {date: 2026-12-02 10:00, type: video, title: The “Aurora” launch}
  - {date: 2026-12-02 10:20, type: quote, title: Shown, status: approved}
"""
    site = site_of(STRATEGY, calendar)
    assert any("Aurora" in finding.message for finding in site.findings)
    assert "Aurora" not in repr(site.told)


def _hiding(*names: str) -> Site:
    return site_of(
        "channels: {facebook: }\naudiences: {insiders: }\ncampaigns: {secretly: }\n"
        f"publish: {{hide: [{', '.join(names)}]}}\n",
        """
defaults: {channels: facebook, type: deal, stage: decision, campaign: secretly, audience: insiders}
posts:
  - {date: 2026-12-02, copy: Words that nobody may read}
  - {date: 2026-12-03, copy: Words that nobody may read, id: by-hand}
  - {date: 2026-12-04, title: Written, copy: Words, offer: {code: WARM10, terms: Only on Mars}}
""",
    )


def test_a_title_made_of_hidden_copy_is_not_shown() -> None:
    site = _hiding("copy")
    assert [card.title for card in site.dated] == ["Untitled post", "by-hand", "Written"]
    pages = {page.path: page for page in site_pages(site)}
    shown = [(page.title, page.description, page.view()) for page in pages.values()]
    assert "nobody may read" not in repr(shown)


def test_titles_made_of_copy_stay_where_copy_is_shown() -> None:
    assert _hiding("owner").dated[0].title == "Words that nobody may read"


def test_a_hidden_campaign_or_audience_filters_nothing() -> None:
    site = _hiding("campaign", "audience")
    assert {(card.campaign, card.audience) for card in site.dated} == {("", ())}
    month = view_of(site, "calendar/2026-12")
    assert "campaign" not in {facet.key for facet in month.facets}
    (campaign,) = view_of(site, "campaigns").campaigns
    assert not any(row.marks for row in campaign.rows)


def test_a_hidden_group_hides_the_texts_within() -> None:
    site = _hiding("offer")
    assert {"warm10", "only"} <= {words[0] for words in site.discretion._secrets}
    assert "WARM10" not in repr([site.told, view_of(site, "posts/written")])


def test_what_pages_are_made_of_cannot_be_hidden_so_that_nothing_is_shown() -> None:
    assert _hiding("stage", "title", "date", "status").dated == ()


def test_an_address_is_not_made_of_hidden_copy() -> None:
    paths = [page.path for page in site_pages(_hiding("copy")) if page.path.startswith("posts/")]
    assert paths == ["posts/untitled-post", "posts/by-hand", "posts/written"]


def test_a_finding_at_the_heading_does_not_quote_a_channel_that_is_not_shown() -> None:
    site = _half("{facebook: , instagram: {status: draft, link: 'https://hidden.example/x y'}}")
    (post,) = site.plan.posts
    heading = post.source.locate()
    quoting = Finding("error", "“https://hidden.example/x y” is bad", "", heading, post=post.id)
    plain = replace(quoting, message="“Both” is short")
    assert [site.discretion.tells(finding) for finding in (quoting, plain)] == [False, True]


BASE = """
posts:
  - date: 2026-12-02
    channels: {facebook: {status: approved, title: Told, link: 'https://a.example'}, instagram: }
    type: quote
    stage: interest
    title: The secret launch
    link: https://secret.example
"""


def test_what_a_post_says_only_where_it_is_not_shown_is_not_told() -> None:
    site = site_of("channels: {facebook: , instagram: }\npublish: {statuses: [approved]}\n", BASE)
    (post,) = site.plan.posts
    base = Finding("error", "the link is slow", "", post.source.locate("link"), post=post.id)
    title = replace(base, message="“The secret launch” is long", location=post.source.locate())
    told = replace(base, message="“Told” is short", location=post.source.locate())
    assert not site.discretion.tells(replace(base, field="link"))
    assert not site.discretion.tells(title)
    assert not site.discretion.tells(replace(title, post=None))
    assert site.discretion.tells(told)
    assert "secret" not in repr([(page.path, page.title) for page in site_pages(site)])


def test_a_post_has_only_the_channels_on_which_it_is_shown() -> None:
    strategy = """
channels: {facebook: {responder: sam}, instagram: {responder: dana}}
publish: {statuses: [approved]}
"""
    site = site_of(strategy, BASE)
    view = view_of(site, "posts/told")
    (answers,) = (fact for fact in view.facts if fact.label == "Answers comments")
    assert [name.text for name in answers.names] == ["sam"]
    assert "dana" not in repr(view)


def test_words_of_pictures_are_hidden_wherever_they_are_written() -> None:
    calendar = """
posts:
  - {date: 2026-12-02, channels: facebook, type: quote, stage: interest, title: T, alt: Secret one,
     media: [{file: media/a.png, alt: Secret two}, media/b.png]}
"""
    site = site_of("channels: {facebook: }\npublish: {hide: [alt]}\n", calendar)
    (preview,) = view_of(site, "posts/t").previews
    assert [(medium.file, medium.alt) for medium in preview.media] == [
        ("media/a.png", ""),
        ("media/b.png", ""),
    ]
    assert {("secret", "one"), ("secret", "two")} <= site.discretion._secrets


def test_pictures_are_hidden_by_the_names_of_their_files_too() -> None:
    calendar = """
posts:
  - {date: 2026-12-02, channels: facebook, type: quote, stage: interest, title: T,
     media: [{file: media/zzsecret.png, alt: A pot}, media/b.png]}
"""
    site = site_of("channels: {facebook: }\npublish: {hide: [media.file]}\n", calendar)
    (preview,) = view_of(site, "posts/t").previews
    assert preview.media == ()
    assert "zzsecret" not in _everything(site)


def test_a_part_of_a_group_can_be_hidden() -> None:
    calendar = """
posts:
  - {date: 2026-12-02, channels: facebook, type: quote, stage: interest, title: T,
     paid: {budget: 900 USD, kind: boost}, approved: {by: dana, date: 2026-12-01}}
"""
    strategy = "channels: {facebook: }\npublish: {hide: [paid.budget, approved.by]}\n"
    facts = repr(view_of(site_of(strategy, calendar), "posts/t").facts)
    assert "boost" in facts
    assert "1 December" in facts
    assert not {"900", "dana"} & set(re.findall(r"\w+", facts))


def test_hidden_audiences_have_no_figures() -> None:
    assert view_of(_hiding("audience"), "journey").by_audience.columns == ()


def test_a_gap_behind_a_hidden_post_is_told_without_its_place() -> None:
    calendar = """
defaults: {channels: facebook, type: quote, stage: interest}
posts:
  - {date: 2026-12-01, title: Shown, status: approved}
  - {date: 2026-12-02, title: The secret launch}
  - {date: 2026-12-09, title: Another, status: approved}
"""
    site = site_of(STRATEGY, calendar)
    gap = next(view for view in site.told if view.rule == "cadence/daily-posting" and view.start)
    assert gap.message == "facebook has no post on 6 days, 3–8 December 2026"
    assert gap.told
    assert gap.place is None


ONE_CHANNEL = "channels: {facebook: }\npublish: {statuses: [scheduled, published]}\n"
REPLYING = """
defaults: {channels: facebook, type: quote, stage: interest}
posts:
  - {date: 2026-12-02, title: Zzhidden Title One}
  - {date: 2026-12-03, title: Shown, status: scheduled, closes: REFERENCE}
"""


def _everything(site: Site) -> str:
    """All that the pages of a site say."""
    return repr(
        [(page.path, page.title, page.description, page.view()) for page in site_pages(site)]
    )


def test_advice_does_not_name_a_hidden_post() -> None:
    for reference in ("zzhidden-title-on", "nothing-of-the-kind"):  # the nearest one, and a list
        site = site_of(ONE_CHANNEL, REPLYING.replace("REFERENCE", reference))
        assert any("zzhidden-title-one" in finding.help for finding in site.findings)
        assert "title-one" not in _everything(site)


def test_advice_does_not_name_an_id_in_other_capitals() -> None:
    calendar = REPLYING.replace("title: Zz", "id: ZZsecretID, title: Zz")
    site = site_of(ONE_CHANNEL, calendar.replace("REFERENCE", "zzsecret"))
    assert any("ZZsecretID" in finding.help for finding in site.findings)
    assert "zzsecretid" not in _everything(site).casefold()
    (post,) = site.shown.posts.values()
    said = Finding("error", "Both", "See zzSECRETid.", post.source.locate())
    assert not site.discretion.tells(said)
    assert site.discretion.tells(replace(said, help="See zzsecretids."))


def test_advice_does_not_name_an_id_that_is_made_of_hidden_copy() -> None:
    calendar = """
defaults: {channels: facebook, type: quote, stage: interest}
posts:
  - {date: 2026-12-02, copy: Don't tell anybody}
  - {date: 2026-12-03, title: Shown, closes: dont-tell-anyone}
"""
    site = site_of("channels: {facebook: }\npublish: {hide: [copy]}\n", calendar)
    assert any("dont-tell-anybody" in finding.help for finding in site.findings)
    assert "tell-anybody" not in _everything(site)


def test_messages_do_not_quote_the_id_of_a_hidden_post() -> None:
    calendar = """
defaults: {channels: facebook, type: quote, stage: interest}
posts:
  - {date: 2026-12-02, title: Draft, id: SECRET}
  - {date: 2026-12-03, title: Shown, id: secret, status: scheduled}
"""
    site = site_of(ONE_CHANNEL, calendar)
    (found,) = (finding for finding in site.findings if finding.rule == "model/duplicate-id")
    assert found.message.startswith("the ids “secret” and “SECRET” differ")
    assert found.post in site.shown.posts
    assert "SECRET" not in _everything(site)


def test_advice_that_names_what_the_strategy_names_too_is_told() -> None:
    calendar = REPLYING.replace("Zzhidden Title One", "Quote").replace(
        "closes: REFERENCE", "type: quot"
    )
    site = site_of(ONE_CHANNEL, calendar)
    assert "Did you mean quote?" in [view.help for view in site.told]


def test_words_of_hidden_fields_are_withheld_in_small_letters_too() -> None:
    site = _hiding("offer.code")
    (post, *_) = site.plan.posts
    said = Finding("error", "the link has warm10", "", post.source.locate(), post=post.id)
    assert not site.discretion.tells(said)


def test_mistakes_of_writing_within_a_hidden_post_are_withheld() -> None:
    calendar = """
defaults: {channels: facebook, type: quote, stage: interest}
posts:
  - {date: 2026-12-02, title: Draft, x-SECRET: 1, x-SECRET: 2}
  - {date: 2026-12-03, title: Shown, status: scheduled, x-PUBLIC: 1, x-PUBLIC: 2}
"""
    site = site_of(ONE_CHANNEL, calendar)
    assert {f.post for f in site.findings if f.rule == "source/ambiguous"} == {None}
    assert "“x-PUBLIC” is given twice" in _everything(site)
    assert "SECRET" not in _everything(site)


def test_a_text_that_a_message_cuts_is_found_all_the_same() -> None:
    link = f"https://hidden.example/{'a' * 80}"
    site = _half(f"{{facebook: , instagram: {{status: draft, link: '{link}'}}}}")
    (post,) = site.plan.posts
    said = Finding("error", f"{quoted(link)} is bad", "", post.source.locate(), post=post.id)
    assert "…”" in said.message
    assert not site.discretion.tells(said)


def test_a_text_of_a_channel_that_is_not_shown_is_found_without_quotes() -> None:
    site = _half("{facebook: , instagram: {status: draft, owner: dana}}")
    (post,) = site.plan.posts
    said = Finding("error", "dana has ten posts", "", post.source.locate(), post=post.id)
    assert not site.discretion.tells(said)
    assert site.discretion.tells(replace(said, message="sam has ten posts"))


def test_a_channel_of_a_post_without_a_date_is_hidden_by_its_own_status() -> None:
    calendar = """
posts:
  - title: Undated
    type: quote
    stage: interest
    status: scheduled
    channels: {facebook: , instagram: {status: draft, copy: Not yet, type: SECRETTYPE}}
"""
    strategy = ONE_CHANNEL.replace("facebook:", "facebook: , instagram:")
    site = site_of(strategy, calendar)
    assert list(site.shown.posts["undated"].channels) == ["facebook"]
    assert "SECRETTYPE" in repr(site.findings)
    assert "SECRETTYPE" not in _everything(site)
