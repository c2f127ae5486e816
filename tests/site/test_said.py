"""The words of findings as HTML."""

from __future__ import annotations

import pytest

from journey_mkdocs.environment import outside, said


@pytest.mark.parametrize(
    ("words", "html"),
    [
        ("Add a post.", "Add a post."),
        ("Mark it under `days_off:`.", "Mark it under <code>days_off:</code>."),
        ("`a: <b>` or `c`", "<code>a: &lt;b&gt;</code> or <code>c</code>"),
        ("<i>&", "&lt;i&gt;&amp;"),
        ("text that begins with ` needs quotes", "text that begins with ` needs quotes"),
        ("“`rose`” has no date", "“`rose`” has no date"),
        ("“a” and `b`", "“a” and <code>b</code>"),
        ("Write: - copy: '`rose` says \"hi\"'", None),
        ('Put quotes around the text: copy: "the `rose` #garden"', None),
    ],
)
def test_what_stands_between_back_quotes_is_code(words: str, html: str | None) -> None:
    assert said(words).unescape() == words if html is None else str(said(words)) == html


def test_links_leave_the_site_by_safe_schemes_alone() -> None:
    assert outside("https://a.example", "a").startswith('<a href="https://a.example" rel="noopener')
    assert outside("MAILTO:a@b.example").endswith(">MAILTO:a@b.example</a>")
    for url in ("javascript:alert(1)", " javascript:alert(1)", "data:text/html,x", "//a.example"):
        assert outside(url, "<words>") == "&lt;words&gt;"


def test_what_a_link_says_is_text() -> None:
    assert outside('https://a.example/"x', "<i>") == (
        '<a href="https://a.example/&#34;x" rel="noopener noreferrer nofollow">&lt;i&gt;</a>'
    )
