"""The copy of posts as HTML."""

from __future__ import annotations

import time

import pytest

from journey_mkdocs.prose import Prose

MEDIA = {"media/a b.png": "../../media/a%20b.png"}


def _html(text: str) -> str:
    return str(Prose(MEDIA.get).html(text)).strip()


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("*Soft* and **loud**", "<p><em>Soft</em> and <strong>loud</strong></p>"),
        ("#gardening is a tag", "<p>#gardening is a tag</p>"),
        ("# Heading", "<h3>Heading</h3>"),
        ("###### Heading", "<h6>Heading</h6>"),
        ("I <3 <b>you</b> & me", "<p>I &lt;3 &lt;b&gt;you&lt;/b&gt; &amp; me</p>"),
        ("3. three", '<ol start="3">\n<li>three</li>\n</ol>'),
        ("```js\n1 < 2\n```", "<pre><code>1 &lt; 2\n</code></pre>"),
        (
            '![A "cup"](<media/a b.png>)',
            '<img src="../../media/a%20b.png" alt="A &quot;cup&quot;">',
        ),
        ("![A <cup>](//evil.example/a.png)", "<p>A &lt;cup&gt;</p>"),
        ("![A cup](../secret.png)", "<p>A cup</p>"),
        ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>"),
        ("[x](//evil.example)", "<p>x</p>"),
        ("[*x* y](../gaps/) z", "<p><em>x</em> y z</p>"),
        ("[x](#day 'Title')", "<p>x</p>"),
        ("[x](http://[bad)", "<p>x</p>"),
        ("[x](http://)", "<p>x</p>"),
        (
            "[x](other.md), [y](https://a.example/?b&c)",
            '<p>x, <a href="https://a.example/?b&amp;c" rel="noopener noreferrer nofollow">y</a>',
        ),
        (
            "<mailto:a@b.example>",
            '<p><a href="mailto:a@b.example" rel="noopener noreferrer nofollow">'
            "mailto:a@b.example</a></p>",
        ),
        ("a|b\n-|-\n1|2", "<td>1</td>"),
        ("{{ config }} {% raw %}", "<p>{{ config }} {% raw %}</p>"),
    ],
)
def test_markdown_becomes_html_that_is_safe(text: str, html: str) -> None:
    assert html in _html(text)


@pytest.mark.parametrize(
    "text",
    ["[" * 20_000, "*a " * 10_000, ">" * 5_000, "- " * 5_000, "`" * 20_000, "![[" * 5_000],
    ids=["brackets", "stars", "quotes", "lists", "ticks", "pictures"],
)
def test_no_text_keeps_it_busy(text: str) -> None:
    start = time.process_time()
    _html(text)
    assert time.process_time() - start < 5
