"""Previews: what each network makes of a post."""

from __future__ import annotations

import pytest

from journey.views.previews import Count, Preview
from tests.views.sites import site_of, view_of

CHANNELS = """
channels:
  facebook:
  instagram: {url: "https://www.instagram.com/fern/"}
  x: {url: "https://x.com/fern"}
  bluesky: {url: "https://bsky.app/profile/fern.example"}
  telegram:
  youtube:
  linkedin: {limits: {copy: 10}}
  letter: {network: email}
  blog:
  mine: {network: other, url: "https://mine.example/fern"}
"""


def previews(channels: str, *fields: str, strategy: str = CHANNELS) -> tuple[Preview, ...]:
    """A post on some channels."""
    lines = [f"channels: {channels}", "type: quote", "stage: interest", "title: T", *fields]
    post = "\n    ".join(["date: 2026-12-02 10:00", "id: a", *lines])
    previews: tuple[Preview, ...] = view_of(
        site_of(strategy, f"posts:\n  - {post}\n"), "posts/a"
    ).previews
    return previews


@pytest.mark.parametrize(
    ("channel", "layout", "handle", "title"),
    [
        ("facebook", "post", "", ""),
        ("instagram", "picture", "@fern", ""),
        ("x", "post", "@fern", ""),
        ("bluesky", "post", "@fern.example", ""),
        ("youtube", "picture", "", "T"),
        ("letter", "email", "", "T"),
        ("blog", "article", "", "T"),
        ("mine", "post", "", ""),
        ("unknown", "post", "", ""),
    ],
)
def test_a_preview_is_laid_out_as_on_its_network(
    channel: str, layout: str, handle: str, title: str
) -> None:
    (preview,) = previews(channel, "copy: Hello")
    assert (preview.layout, preview.handle, preview.title) == (layout, handle, title)
    assert preview.when == "Wed 2 Dec, 10:00"


def test_a_copy_is_cut_where_its_network_cuts_it() -> None:
    words = "Twelve words " * 12
    (facebook, x) = previews("facebook, x", f"copy: {words}")
    assert facebook.copy
    assert x.copy
    assert "".join(part.text for part in facebook.copy.parts) == ("Twelve words " * 10)[:-7]
    assert facebook.copy.cut == "The cut, after about 125 characters"
    assert (x.copy.rest, x.copy.cut) == ((), "")


def test_what_is_too_much_begins_at_its_very_first_character() -> None:
    (x,) = previews("x", f"copy: {'a' * 250} {'b' * 40}")
    assert x.copy
    assert [(part.text, part.over) for part in x.copy.parts] == [
        (f"{'a' * 250} {'b' * 29}", False),
        ("b" * 11, True),
    ]
    unit = "characters (a link counts 23, an emoji 2)"
    assert x.counts == (Count("copy", 291, 280, 11, unit),)


def test_a_link_behind_the_copy_counts_where_it_is_part_of_it() -> None:
    link = "link: https://fern.com/a-very-long-address-that-would-not-fit-otherwise"
    x, facebook = previews("x, facebook", f"copy: {'a' * 256}", link)
    assert [(c.number, c.over) for c in x.counts] == [(256 + 1 + 23, 0)]
    assert [(c.number, c.over) for c in facebook.counts] == [(256, 0)]


@pytest.mark.parametrize(
    ("channel", "more", "linked"),
    [
        ("facebook", (), "card"),
        ("x", (), "card"),
        ("facebook", ("media: media/a.png",), "line"),
        ("x", ("media: media/a.png",), "text"),
        ("telegram", ("media: media/a.png",), "text"),
        ("instagram", (), "unlinked"),
        ("letter", (), "line"),
        ("blog", (), "line"),
        ("facebook", ("copy: See https://fern.example/",), ""),
    ],
)
def test_a_link_is_shown_as_its_network_shows_it(
    channel: str, more: tuple[str, ...], linked: str
) -> None:
    fields = more if any(line.startswith("copy") for line in more) else ("copy: Hello", *more)
    (preview,) = previews(channel, "link: https://fern.example/", *fields)
    assert (preview.linked, preview.host) == (linked, "fern.example")


def test_the_limit_of_the_channel_itself_counts_more() -> None:
    (linkedin,) = previews("linkedin", "copy: Twelve chars")
    assert [(c.number, c.most, c.over) for c in linkedin.counts] == [(12, 10, 2)]


def test_a_subject_is_measured_by_what_inboxes_show() -> None:
    (letter,) = previews("letter", "copy: Dear reader", f"subject: {'s' * 61}")
    assert letter.counts == (Count("subject", 61, 60, 1, "characters"),)
    rules = f"{CHANNELS}rules: {{email/subject: {{max: 70}}}}\n"
    (letter,) = previews("letter", "copy: Dear", f"subject: {'s' * 61}", strategy=rules)
    assert [(c.most, c.over) for c in letter.counts] == [(70, 0)]


def test_where_no_limit_is_known_the_length_is_said_of_social_copy_alone() -> None:
    other, blog = previews("mine, blog", "copy: Hello")
    assert other.counts == (Count("copy", 5, None, 0, "characters"),)
    assert blog.counts == ()


def test_hidden_fields_are_in_no_preview() -> None:
    strategy = f"{CHANNELS}publish: {{hide: [copy, link, media, subject]}}\n"
    fields = ("copy: Secret", "link: https://secret.example/", "media: secret.png", "subject: S")
    for preview in previews("x, letter", *fields, strategy=strategy):
        assert "secret" not in repr(preview).lower()
        assert (preview.counts, preview.host, preview.linked) == ((), "", "")
