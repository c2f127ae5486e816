"""`journey approve`: it writes what was approved, where it belongs, and nothing else."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

import journey.approving
from journey.approving import NotApproved, approve
from journey.cli import commands
from journey.loading import load
from journey.model.approval import pin
from journey.plan import Plan
from journey.sources.tree import Folder
from tests.plans import findings_of

STRATEGY = """\
channels: {facebook: , instagram: }
people: {sam: , dana: , kim: }
approval: {required: yes, by: [sam, dana]}
"""
CALENDAR = """\
defaults: {channels: facebook, stage: interest, type: quote, owner: dana}
posts:
  - date: 2026-12-01   # Tuesday
    title: One
    copy: |
      Hello
  - {date: 2026-12-02, title: Two, status: draft}
  - {title: Nowhere, channels: ~, status: idea}
"""


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A plan of three posts, in `content` of the folder that the tests run in."""
    content = tmp_path / "content"
    (content / "calendars").mkdir(parents=True)
    (content / "posts").mkdir()
    (content / "strategy.yml").write_text(STRATEGY)
    (content / "calendars" / "a.yml").write_bytes(CALENDAR.encode())
    monkeypatch.chdir(tmp_path)
    return content


def run(*arguments: str) -> Result:
    return CliRunner().invoke(commands, ["approve", *arguments])


def approved(*ids: str) -> Result:
    return run(*ids, "--by", "sam", "--date", "2026-11-28")


def written(id: str, by: str = "sam") -> str:
    plan = load("content")
    return f"{{by: {by}, date: 2026-11-28, of: {pinned(plan, id)}}}"


def pinned(plan: Plan, id: str) -> str:
    return str(pin(plan.post_by_id[id], plan.placements_of[id]))


def test_it_adds_a_line_and_nothing_else(content: Path) -> None:
    result = approved("one")
    assert result.exit_code == 0, result.output
    assert result.output == "sam approved one: content/calendars/a.yml, line 5\n"
    line = f"    title: One\n    approved: {written('one')}\n"
    assert (content / "calendars/a.yml").read_text() == CALENDAR.replace("    title: One\n", line)


def test_several_posts_of_several_files(content: Path) -> None:
    post = "---\ntitle: Long\ndate: 2026-12-04\nchannels: facebook\n---\n\nHello\n"
    (content / "posts/long.md").write_bytes(post.replace("\n", "\r\n").encode())
    result = approved("two", "long", "one", "two")
    assert result.output == (
        "sam approved two: content/calendars/a.yml, line 8\n"
        "sam approved long: content/posts/long.md, line 5\n"
        "sam approved one: content/calendars/a.yml, line 5\n"
    )
    plan = load("content")
    for id in ("one", "two", "long"):
        approval = plan.post_by_id[id].approved
        assert approval
        assert (approval.by, approval.of) == ("sam", pinned(plan, id))
    line = f"channels: facebook\r\napproved: {written('long')}\r\n"
    written_now = (content / "posts/long.md").read_bytes().decode()
    assert written_now == post.replace("\n", "\r\n").replace("channels: facebook\r\n", line)


def test_a_later_edit_voids_it_and_approving_again_mends_it(content: Path) -> None:
    approved("one")
    path = content / "calendars/a.yml"
    path.write_text(path.read_text().replace("Hello", "Good bye"))

    def said() -> list[str]:
        files = {"strategy.yml": STRATEGY, "calendars/a.yml": path.read_text()}
        found = findings_of(files, "trust/approval", dt.date(2026, 11, 29))
        return [finding.message for finding in found]

    assert said() == ["“One” was changed in its copy after sam approved it on 28 November 2026"]
    before = path.read_text()
    assert approved("one").exit_code == 0
    assert said() == []
    assert len(path.read_text()) == len(before)
    after = path.read_bytes()
    assert approved("one").exit_code == 0
    assert path.read_bytes() == after


def test_an_approval_that_is_there_keeps_its_form(content: Path) -> None:
    old = "    approved:  # by mail\n      date: 2026-01-01 # new year\n      by: sam\n"
    path = content / "calendars/a.yml"
    path.write_text(CALENDAR.replace("    title: One\n", f"    title: One\n{old}"))
    assert approved("one").output == "sam approved one: content/calendars/a.yml, line 6\n"
    of = pinned(load("content"), "one")
    new = old.replace("2026-01-01", "2026-11-28") + f"      of: {of}\n"
    assert path.read_text() == CALENDAR.replace("    title: One\n", f"    title: One\n{new}")


def test_what_the_defaults_approve_stays_theirs(content: Path) -> None:
    path = content / "calendars/a.yml"
    text = CALENDAR.replace("owner: dana}", "owner: dana, approved: {by: sam}}")
    path.write_text(text)
    approved("two")
    after = text.replace("status: draft", f"status: draft, approved: {written('two')}")
    assert path.read_text() == after


def test_a_channel_with_an_approval_of_its_own_is_approved_with_the_rest(content: Path) -> None:
    channels = "{facebook: {approved: {by: dana}}, instagram: {copy: Else}}"
    text = CALENDAR.replace("title: Two,", f"title: Two, channels: {channels},")
    (content / "calendars/a.yml").write_text(text)
    assert approved("two").exit_code == 0
    plan = load("content")
    assert {p.content.approved for p in plan.placements_of["two"]} == {
        plan.post_by_id["two"].approved
    }


def test_the_day_is_today_unless_it_is_given(content: Path) -> None:
    run("one", "--by", "sam", "--today", "2026-11-27")
    run("two", "--by", "sam")
    one, two = (load("content").post_by_id[id].approved for id in ("one", "two"))
    assert one
    assert two
    assert one.date == dt.date(2026, 11, 27)
    assert two.date
    assert abs((two.date - dt.datetime.now(dt.UTC).date()).days) <= 1


def test_the_folder_can_be_named(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("/")
    assert run("one", "--by", "sam", "--content", str(content)).exit_code == 0
    assert "of: " in (content / "calendars/a.yml").read_text()


def test_names_get_quotes_where_they_need_them(content: Path) -> None:
    (content / "strategy.yml").write_text("{}")
    assert run("one", "--by", " Sam: the first ").exit_code == 0
    approval = load("content").post_by_id["one"].approved
    assert approval
    assert approval.by == "Sam: the first"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["one"], "Missing option '--by'"),
        (["--by", "sam"], "Missing argument 'ID...'"),
        (["on", "--by", "sam"], "There is no post “on”. Did you mean one?"),
        (["calendars", "--by", "sam"], "There is no post “calendars”.\n"),
        (
            ["one", "content", "--by", "sam"],
            "“content”. To name the folder of the plan, write --con",
        ),
        (["one", "--by", " "], "Say who approves."),
        (["one", "--by", "a\nb"], "Say who approves."),
        (["one", "--by", "sma"], "“sma” is not one of the people in the strategy. Did you mean "),
        (["one", "--by", "zoe"], "in the strategy. Choose sam, dana or kim."),
        (
            ["one", "--by", "kim"],
            "kim may not approve: according to the strategy, sam or dana may.",
        ),
        (["one", "--by", "dana"], "dana owns one: according to the strategy, somebody else has to"),
        (["nowhere", "--by", "sam"], "nowhere has no channel with a date yet"),
        (["one", "--by", "sam", "--content", "x"], "There is no folder x."),
        (["one", "--by", "sam", "--date", "today"], "'today' is not a date"),
    ],
)
def test_what_cannot_be_approved_says_why(content: Path, arguments: list[str], said: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.output
    assert (content / "calendars/a.yml").read_text() == CALENDAR


def test_owners_approve_their_own_where_nothing_is_required(content: Path) -> None:
    (content / "strategy.yml").write_text("people: {dana: }\n")
    assert run("one", "--by", "dana").exit_code == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (CALENDAR + "  - title: 'Three\n", "calendars/a.yml cannot be read as it is (line"),
        (CALENDAR.replace("title: One", "title: One\n    title: One"), "cannot be read as it is"),
        (CALENDAR.replace("Hello", "Hello\x01"), "cannot be read as it is (line 6: this line "),
    ],
)
def test_a_file_that_is_not_read_as_it_is_stays_so(content: Path, text: str, said: str) -> None:
    path = content / "calendars/a.yml"
    path.write_text(text)
    result = approved("one")
    assert result.exit_code == 2
    assert said in result.output
    assert path.read_text() == text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (  # the same group of fields in two places
            "posts:\n  - &p {id: one, date: 2026-12-01, channels: facebook, title: One}\n  - *p\n",
            "because it would change other posts, too",
        ),
        (  # a channel's own approval, of which all posts have the defaults
            "defaults: {channels: {facebook: {approved: {by: dana}}}}\n"
            "posts: [{date: 2026-12-01, title: One}, {date: 2026-12-01, title: Two}]\n",
            "because it would change other posts, too",
        ),
        (
            "posts:\n  - ? date\n    : 2026-12-01\n    ? channels\n    : facebook\n"
            "    ? title\n    : One\n",
            "because it would not be read as intended",
        ),
    ],
)
def test_what_would_change_anything_else_is_not_written(
    content: Path, text: str, said: str
) -> None:
    path = content / "calendars/a.yml"
    path.write_text(text)
    result = approved("one")
    assert result.exit_code == 2, result.output
    assert said in result.output
    assert path.read_text() == text


def test_a_file_that_changes_meanwhile_is_left_alone(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = content / "calendars/a.yml"
    plan, folder = load(content), Folder(content)
    path.write_text(f"{CALENDAR}# new\n")
    with pytest.raises(NotApproved, match="has changed in the meantime"):
        approve(plan, folder, ["one"], "sam")
    plan, folder = load(content), Folder(content)

    def loading(*arguments: object) -> Plan:
        path.write_text(f"{CALENDAR}# newer\n")
        return load(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(journey.approving, "load", loading)
    with pytest.raises(NotApproved, match="has changed in the meantime"):
        approve(plan, folder, ["one"], "sam")
    assert path.read_text() == f"{CALENDAR}# newer\n"


def test_a_file_that_cannot_be_read_or_written_says_why(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = content / "calendars/a.yml"
    plan, folder = load(content), Folder(content)
    monkeypatch.setattr("os.access", lambda *_: False)
    with pytest.raises(NotApproved, match=r"content/calendars/a.yml cannot be written: Permission"):
        approve(plan, folder, ["one"], "sam")
    path.rename(content / "a.yml")
    path.symlink_to("/etc/hostname")
    with pytest.raises(NotApproved, match=r"content/calendars/a.yml cannot be read: .*outside"):
        approve(plan, folder, ["one"], "sam")


TITLES = st.sampled_from(["One", "'Two: 2'", '"Thr\\u00e9e #3"', "日本 🎄", "Four # note"])
EXTRAS = st.sampled_from(
    [
        "copy: |+\n      a\n\n      b\n\n",
        "copy: >-\n      a\n      b",
        "x-note: {a: [1, 2]}  # é",
        "approved:",
        "approved: {by: dana, x-y: 1}",
        "approved:\n      # n\n      of: 1  # o\n      by: dana",
        "tags: [a,\n      b]",
        "status:   review   ",
        "link: 'https://fern.example/ü'",
        "alt: ~",
    ]
)


@st.composite
def calendars(draw: st.DrawFn) -> tuple[str, int]:
    """A calendar in any form, and the number of its posts."""
    posts = []
    number = draw(st.integers(1, 4))
    for n in range(number):
        fields = [f"id: p{n}", f"title: {draw(TITLES)}", f"date: 2026-12-0{n + 1}"]
        if draw(st.booleans()):
            fields = [field.partition(" # ")[0] for field in fields]
            comma = draw(st.sampled_from([", ", ",\n      "]))
            posts.append(f"  - {{{comma.join(fields)}}}")
        else:
            extras = draw(st.lists(EXTRAS, max_size=3, unique_by=lambda e: e.partition(":")[0]))
            fields = draw(st.permutations(fields + extras))
            posts.append("  - " + "\n    ".join(fields))
    defaults = "channels: facebook" + draw(st.sampled_from(["", ", approved: {by: x}"]))
    text = f"# Post: {{\ndefaults: {{{defaults}}}\nposts:\n" + "\n".join(posts)
    text += draw(st.sampled_from(["", "\n", "\n\n# end", "\nx-more: 1\n"]))
    text = text.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))
    return "\ufeff" * draw(st.booleans()) + text, number


@settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(calendars(), st.data())
def test_whatever_the_form_of_a_calendar(
    content: Path, calendar: tuple[str, int], data: st.DataObject
) -> None:
    text, number = calendar
    (content / "strategy.yml").write_text("channels: {facebook: }\n")
    path = content / "calendars/a.yml"
    path.write_bytes(text.encode())
    plan = load(content, dt.date(2026, 11, 28))
    assume(len(plan.posts) == number)
    ids = [f"p{n}" for n in range(number)]
    chosen = data.draw(st.lists(st.sampled_from(ids), min_size=1, unique=True))
    approve(plan, Folder(content), chosen, "sam")
    now = load(content)
    for post in now.posts:
        before = plan.post_by_id[post.id]
        if post.id in chosen:
            assert post.approved
            assert (post.approved.by, str(post.approved.date)) == ("sam", "2026-11-28")
            assert post.approved.of == pinned(now, post.id) == pinned(plan, post.id)
            assert {**post.source.node, "approved": 0} == {**before.source.node, "approved": 0}
        else:
            assert post.source.node == before.source.node
    rest = plan.documents[1].text
    for post in reversed(plan.posts):  # what was approved before goes, the rest stays in its order
        if post.id in chosen and "approved" in post.source.node:
            start, end = post.source.node.spans["approved"][2:]
            rest = rest[:start] + rest[end:] if not post.source.inherits("approved") else rest
    after = iter(path.read_bytes().decode())
    assert all(character in after for character in "\ufeff" * (text[0] == "\ufeff") + rest)
