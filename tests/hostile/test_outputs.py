"""What leaves a plan of every payload for people and for programs carries nothing live."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import click.testing
import pytest
from markdown_it import MarkdownIt

from journey.cli import commands
from journey.exchange.table import without_marks
from journey.exchange.text import lines
from journey.model.post import Post
from journey.model.strategy import Strategy
from journey.model.validation import field_names
from journey.plan import Plan
from journey.reports import Report, report_names, write
from journey.rules.checking import check
from journey.views.site import Site
from tests.exchange.plans import fed
from tests.exchange.readers import with_icalendar
from tests.hostile.arrangement import (
    OWN,
    hostile_post,
    is_text,
    of_model,
    payloads,
    places,
    plan_of_posts,
    sample,
    yaml,
)
from tests.plans import plan_of

LIVE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]"
)
"""What moves a cursor, or turns text around; the ends of lines are not among it."""
FOR_PROGRAMS = {"json", "sarif", "gitlab", "junit"}
"""Reports that only programs read, and that have escapes of their own."""


class Checked:
    """A plan and what is said of it; a class without a `repr`, for that of a plan is huge."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.findings = tuple(check(plan))


@pytest.fixture(scope="module")
def texts(corpus: Path) -> list[str]:
    return [text for kind in payloads(corpus).values() for text in kind]


@pytest.fixture(scope="module")
def hostile(texts: list[str]) -> Checked:
    """A plan with each payload in every text field of a post, alone."""
    files = plan_of_posts(texts, OWN[:6])
    return Checked(plan_of({path.removeprefix("content/"): data for path, data in files.items()}))


@pytest.fixture(scope="module")
def refused(texts: list[str]) -> Checked:
    """A plan with each payload where no text belongs: values, names of fields, names of files."""

    def post(text: str, number: int) -> dict[str, object]:
        """A post with a text in some of its fields; those of the next post are others."""
        some = field_names(Post)[number % 6 :: 6]
        groups = of_model(Post, lambda place, hint: text if place[0] in some else None)
        return {**groups, "title": "A", text: text, "channels": {text: {some[0]: text}}}

    def strategy(text: str) -> dict[str, object]:
        return of_model(
            Strategy, lambda place, hint: text if not is_text(hint) else sample_name(place)
        )

    def sample_name(place: tuple[str, ...]) -> str:
        return f"{'-'.join(place).replace('*', 'n')}"

    files: dict[str, str | bytes] = {"strategy.yml": yaml(strategy(" ".join(OWN)))}
    for number, text in enumerate(texts):
        name = (
            re.sub(r"[/\x00]", "", text)[:80]
            .encode("utf-8", "replace")[:200]
            .decode("utf-8", "ignore")
        )
        files[f"calendars/{number}{name}.yml"] = yaml(
            {"posts": [post(text, number), text], text: text}
        )
        files[f"calendars/{number}{name}.txt"] = text
        files[f"posts/{number}.md"] = f"---\ntitle: {yaml(text)}\n? {yaml(text)}\n: a\n---\n{text}"
    return Checked(plan_of(files))


def test_every_field_that_is_no_text_has_a_sample() -> None:
    """A field that is new in the model has to be found by these tests."""
    for model in (Post, Strategy):
        for place, hint in places(model):
            assert is_text(hint) or place == ("id",) or sample(place, hint), place


def test_each_payload_is_in_every_text_field_of_a_post(texts: list[str], hostile: Checked) -> None:
    posts = hostile.plan.posts
    ids, rules = [post.id for post in posts], {problem.rule for problem in hostile.plan.problems}
    assert ids == [f"post-{n}" for n in range(len(texts))]
    assert rules <= {"source/hidden-characters"}
    filled = yaml(hostile_post("text", 0, "name"))
    for place, _ in places(Post):
        if place[0] not in ("id", "time", "status"):
            assert f'"{place[-1]}"' in filled or place[-1] == "*", place
    for post, text in zip(posts, texts, strict=True):
        read = post.title, post.copy, post.offer and post.offer.terms
        assert read == (text,) * 3


@pytest.fixture(scope="module")
def plans(hostile: Checked, refused: Checked) -> list[Checked]:
    assert min(len(hostile.findings), len(refused.findings)) > 1000
    return [hostile, refused]


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("at_terminal", [False, True], ids=["piped", "terminal"])
@pytest.mark.parametrize("name", report_names())
def test_no_report_carries_an_order_to_a_terminal(
    name: str,
    at_terminal: bool,
    plans: list[Checked],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    for one in plans:
        out = _Terminal() if at_terminal else io.StringIO()
        write(name, Report(one.plan, one.findings), out)
        written = out.getvalue()
        live = LIVE if name not in FOR_PROGRAMS else re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
        match = live.search(written)
        assert match is None, repr(written[match.start() - 60 : match.end() + 20])


def _reported(name: str, plans: list[Checked]) -> list[str]:
    if name not in report_names():
        pytest.skip(f"there is no report {name}")
    reports = []
    for one in plans:
        out = io.StringIO()
        write(name, Report(one.plan, one.findings), out)
        reports.append(out.getvalue())
    return reports


COMMAND = re.compile(
    r"::(error|warning|notice)( [a-zA-Z]+=[^,:\r\n]*(,[a-zA-Z]+=[^,:\r\n]*)*)?::[^\r\n]*"
    r"|::group::\d+ findings? without an annotation|::endgroup::"
)


def test_a_text_gives_no_order_to_github(plans: list[Checked]) -> None:
    for report in _reported("github", plans):
        for line in re.split(r"[\r\n\x0b\x0c\x85\u2028\u2029]+", report):
            if line.lstrip().startswith(("::", "##[")):
                assert COMMAND.fullmatch(line), line


def test_a_text_is_nothing_but_text_in_a_comment(plans: list[Checked]) -> None:
    """The report as GitHub and GitLab would show it: their HTML and their links are on."""
    markdown = MarkdownIt("gfm-like", {"html": True, "linkify": True})
    ours = {"details", "summary", "br", "span"}
    for report in _reported("markdown", plans):
        for token in _tokens(markdown, report):
            assert token.type != "image", token
            if token.type == "link_open":
                assert not re.search("evil|onerror|javascript|data:|file:", str(token.attrs)), token
            if token.type in ("html_block", "html_inline"):
                tags = re.findall(r"</?([a-z0-9]+)([^>]*)>", token.content, re.IGNORECASE)
                assert {tag for tag, _ in tags} <= ours
                assert not re.search(r"\bon\w+\s*=", " ".join(rest for _, rest in tags)), token
            if token.type == "text":
                assert not re.search(r"(?<![\w`])@[a-z0-9]", token.content), token


def _tokens(markdown: MarkdownIt, text: str):  # type: ignore[no-untyped-def]
    for token in markdown.parse(text):
        yield token
        yield from token.children or ()


@pytest.fixture(scope="module")
def feeds(hostile: Checked) -> dict[str, bytes]:
    """What the plugin `journey/feeds` writes, by path."""
    return fed(Site(hostile.plan, (), feeds=True))


def test_no_cell_is_a_formula_and_each_says_what_was_written(
    feeds: dict[str, bytes], texts: list[str]
) -> None:
    rows = list(
        csv.DictReader(io.StringIO(feeds["feeds/plan.csv"].decode("utf-8-sig"), newline=""))
    )
    cells = {cell for row in rows for pair in row.items() for cell in pair}
    assert [c for c in cells if re.search(r"(?:^|[;\t\n])\s*[=+\-@＝＋－＠]", c)] == []
    copies = {row["id"]: row["copy"] for row in rows}
    assert [without_marks(copies[f"post-{n}"]) for n in range(len(texts))] == list(
        map(lines, texts)
    )


def test_a_text_is_no_line_of_a_calendar(feeds: dict[str, bytes], texts: list[str]) -> None:
    calendar = feeds["feeds/plan.ics"]
    names = {re.split(b"[:;]", line)[0] for line in calendar.replace(b"\r\n ", b"").split(b"\r\n")}
    assert names <= {
        *(b"BEGIN END VERSION PRODID CALSCALE NAME X-WR-CALNAME REFRESH-INTERVAL".split()),
        *(b"X-PUBLISHED-TTL UID DTSTAMP SEQUENCE DTSTART DTEND SUMMARY DESCRIPTION".split()),
        *(b"CATEGORIES STATUS TRANSP URL".split()),
        b"",
    }
    assert not re.search(
        r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]|\r(?!\n)", calendar.decode()
    )  # tabs may be
    events = with_icalendar(calendar)
    assert len(events) == 2 * len(texts)
    assert {event.url.rpartition("/posts/")[0] for event in events} == {"https://plan.example"}


def test_json_feeds_are_ascii_and_say_what_was_written(
    feeds: dict[str, bytes], texts: list[str]
) -> None:
    for path, data in feeds.items():
        if path.endswith(".json"):
            assert data.isascii()
            assert not re.search(rb"[\x00-\x09\x0b-\x1f\x7f]", data)
    posts = {post["id"]: post for post in json.loads(feeds["feeds/plan.json"])["posts"]}
    for number, text in enumerate(texts):
        post = posts[f"post-{number}"]
        assert (post["title"], post["copy"]) == (text, text)
        assert post["x-note"] == {text: [text, {text: text}]}
    items = json.loads(feeds["feeds/posts.json"])["items"]
    assert all("content_html" not in item for item in items)
    assert all(item["url"].startswith("https://plan.example/posts/post-") for item in items)


@pytest.fixture
def folder(texts: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a hostile plan, from which commands are run."""
    files = plan_of_posts(texts[::150], OWN[:6])
    for path, data in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data if isinstance(data, bytes) else data.encode())
    monkeypatch.chdir(tmp_path)
    return tmp_path


COMMANDS = [
    *(["check", "--format", name] for name in report_names()),
    ["stats"],
    ["rule"],
    ["baseline"],
    ["approve", "post-1", "--by", OWN[0]],
    *(["rule", text] for text in OWN),
    *(["approve", text, "--by", text] for text in OWN),
    *(["check", "--select", text] for text in OWN),
    *(["check", "--since", text] for text in OWN),
    *(["check", text] for text in OWN),
    *(["check", "--baseline", text] for text in OWN),
    *([text] for text in OWN),
]


def test_no_command_says_what_a_terminal_would_obey(folder: Path) -> None:
    runner = click.testing.CliRunner()
    wrong = []
    for command in COMMANDS:
        done = runner.invoke(commands, command)
        assert done.exception is None or isinstance(done.exception, SystemExit), command
        match = LIVE.search(done.output)
        if match and command[-1] not in FOR_PROGRAMS:
            wrong.append((command, done.output[max(match.start() - 60, 0) : match.end() + 20]))
    assert wrong == []
