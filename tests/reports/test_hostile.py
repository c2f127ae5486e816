"""Content comes from strangers: no report makes anything of it but text."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from journey.reports import Report, report_names, write
from journey.reports.github import in_data, in_property
from journey.terminal import inert
from tests.reports.hostile import TEXTS, hostile_report, payloads

CONTROLS = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]"
)
# What GitHub and GitLab make links of, in a piece of text.
LINKS = re.compile(r"(?i)(?:https?|ftp)://|www\.|[@#!~^&$]\w|%[\w\"]|\bgh-\d|[0-9a-f]{7}|\w@\w")
ELEMENTS = {"h2", "h3", "p", "ul", "li", "code", "br", "span", "details", "summary"}


def written(name: str, report: Report) -> str:
    out = io.StringIO()
    write(name, report, out)
    return out.getvalue()


def commands(text: str) -> Iterator[tuple[str, dict[str, str], str]]:
    """The workflow commands in a log, as GitHub documents that they are read."""
    for line in re.split(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]", text):
        if found := re.match(r"\s*::([A-Za-z-]+)(?: (.*?))?::", line):
            kind, listed = found.groups()
            pairs = (pair.split("=", 1) for pair in (listed or "").split(",") if "=" in pair)
            properties = {key: decoded(value) for key, value in pairs}
            yield kind.lower(), properties, decoded(line[found.end() :])
        elif found := re.search(r"##(?:vso)?\[([a-z.-]+)", line):
            yield f"##{found[1]}", {}, line


def decoded(text: str) -> str:
    for code, character in (("0D", "\r"), ("0A", "\n"), ("3A", ":"), ("2C", ","), ("25", "%")):
        text = text.replace(f"%{code}", character)
    return text


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("name", report_names())
def test_no_format_carries_a_control_character_or_an_order_to_a_ci(name: str, text: str) -> None:
    out = written(name, hostile_report(text))
    assert not CONTROLS.search(out)
    out.encode()
    found = [kind for kind, _, _ in commands(out)]
    ours = ["error", "warning", "notice", "notice", "notice", "notice"] if name == "github" else []
    assert found == ours


@pytest.mark.parametrize("text", TEXTS)
def test_annotations_say_what_stands_there(text: str) -> None:
    report = hostile_report(text)
    for finding, (_, properties, data) in zip(
        report.worst_first(), commands(written("github", report)), strict=True
    ):
        assert properties["file"] == inert(finding.location.path)
        assert properties["title"] == "cadence/spacing"
        assert data.splitlines()[1:] == [inert(text)] * bool(text)
        assert data.split("\n")[0].removesuffix(" (days gone by)") == inert(text)


@given(st.text(st.one_of(st.sampled_from("%0A3a:,=\r\n "), st.characters())))
def test_what_is_escaped_for_github_is_read_back(text: str) -> None:
    data, value = in_data(text), in_property(text)
    assert not set(data) & set("\r\n")
    assert not set(value) & set("\r\n:,")
    assert decoded(data) == decoded(value) == text


@given(st.text(st.characters(codec="utf-8")))
def test_any_text_makes_as_many_annotations_as_there_are_findings(text: str) -> None:
    assert len(list(commands(written("github", hostile_report(text))))) == 6


class Shown(HTMLParser):
    """The elements of a page with how deep they are, and its texts outside of code."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: set[str] = set()
        self.texts: list[str] = []
        self.attributes: list[object] = []
        self.folds = 0
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.attributes += attrs
        self.folds += tag == "details"
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert tag == "br" or self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "code" not in self.open:
            self.texts.append(data)

    def handle_comment(self, data: str) -> None:
        self.elements.add("<!--")

    def handle_decl(self, decl: str) -> None:
        self.elements.add("<!")


def page(text: str) -> Shown:
    markdown = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    return Shown(markdown.render(text))


def assert_nothing_is_live(text: str) -> None:
    shown = page(written("markdown", hostile_report(text)))
    assert shown.elements <= ELEMENTS, shown.elements - ELEMENTS
    assert not shown.attributes
    assert (shown.open, shown.folds) == ([], 1)
    live = [found for found in shown.texts if LINKS.search(found) or found.count("$") > 1]
    assert not live


@pytest.mark.parametrize("text", TEXTS)
def test_nothing_in_a_comment_is_live(text: str) -> None:
    assert_nothing_is_live(text)


@given(st.text(st.sampled_from("`@#a1~$&<>[]()!*_\\ \n-|;:/.w%^{}\"'\t=+")))
def test_no_mixture_of_signs_makes_anything_in_a_comment_live(text: str) -> None:
    assert_nothing_is_live(text)


@given(st.text(st.sampled_from("`@#a1~$&<>[]()!*_\\-|;:/.w%^{}\"'=+")))
def test_a_comment_shows_a_text_as_it_stands_there(text: str) -> None:
    html = MarkdownIt().render(written("markdown", hostile_report(f"x{text}")))
    shown = re.sub(r"&lt;(/?span|br)&gt;|<[^>]*>", "", html)
    for escape, character in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        shown = shown.replace(escape, character)
    if "`" not in text and "<span>" not in text:
        assert f"Line 3: {inert(f'x{text}')} (cadence/spacing)" in shown


def test_what_others_collected_to_break_programs_breaks_none_of_the_formats(corpus: Path) -> None:
    texts = payloads(corpus)
    assert len(texts) > 600
    for text in texts:
        report = hostile_report(text)
        assert_nothing_is_live(text)
        assert len(list(commands(written("github", report)))) == 6
        assert not list(commands(written("text", report) + written("concise", report)))
        assert len(ET.fromstring(written("junit", report)).findall(".//testcase")) == 6
        for name in ("json", "sarif", "gitlab"):
            out = written(name, report)
            assert out.isascii()
            json.loads(out)


@pytest.mark.parametrize("text", TEXTS)
def test_sarif_has_neither_links_nor_places_for_arguments(text: str) -> None:
    (run,) = json.loads(written("sarif", hostile_report(text)))["runs"]
    for result in run["results"]:
        said = result["message"]["text"]
        assert "](" not in said
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert re.fullmatch(r"[A-Za-z0-9._~/%-]+", uri)
        assert text.replace("\ud800", "?") in unquote(uri)


@pytest.mark.parametrize("text", TEXTS)
def test_a_plan_with_a_text_in_its_fields_is_reported_in_every_format(text: str) -> None:
    from journey.rules.checking import check
    from tests.plans import plan_of

    quoted = json.dumps(text)
    post = f"{{date: 2026-12-01, title: {quoted}, stage: {quoted}, x: 1, {quoted}: 1}}"
    strategy = f"channels: {{{quoted}: {{network: {quoted}}}}}\n"
    plan = plan_of({"strategy.yml": strategy, "calendars/plan.yml": f"posts:\n  - {post}\n"})
    report = Report(plan, tuple(check(plan)))
    assert report.findings
    for name in report_names():
        out = written(name, report)
        assert not CONTROLS.search(out)
        if name != "github":
            assert not list(commands(out))
