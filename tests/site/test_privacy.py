"""What every page of the site is spared."""

from __future__ import annotations

import pytest

from journey_mkdocs.privacy import private

NO_INDEX = '<meta name="robots" content="noindex, nofollow">'
PAGE = '<!doctype html><html><head lang="en">{head}</head><body>{body}</body></html>'


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("", ""),
        ("", '<p>name="robots"</p>'),
        ("", '<meta name="robots" content="all">'),
        ('<title>name="robots"</title>', ""),
        ('<title>&lt;meta name="robots"&gt;</title>', ""),
        ('<meta name="description" content=\'<meta name="robots">\'>', ""),
        ('<meta name="robots-txt" content="all">', ""),
        ('<!-- <meta name="robots" content="all"> -->', ""),
        ("<script>'<meta name=\"robots\">'</script>", ""),
    ],
)
def test_words_about_robots_do_not_open_the_page_to_them(head: str, body: str) -> None:
    html = private(PAGE.format(head=head, body=body))
    assert html == PAGE.format(head=NO_INDEX + head, body=body)


@pytest.mark.parametrize(
    "meta",
    [
        '<meta name="robots" content="all">',
        "<META content=all NAME=Robots>",
        "<meta\n  content='a > b'\n  name='robots'/>",
    ],
)
def test_a_theme_may_speak_to_robots_itself(meta: str) -> None:
    html = PAGE.format(head=meta, body="")
    assert private(html) == html


def test_it_asks_no_host_for_the_stars_of_the_repository() -> None:
    html = '<a class="md-source" data-md-component="source">Code</a>'
    assert private(html) == '<a class="md-source">Code</a>'
