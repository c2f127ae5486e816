from __future__ import annotations

import os
from pathlib import Path

import pytest

from journey.sources.content import MAX_BYTES, Content, read_content
from journey.sources.problem import Problem
from journey.sources.tree import Folder


class Files:
    """A tree in memory; a file that is an error raises it when it is opened."""

    prefix = "content/"

    def __init__(
        self, files: dict[str, str | bytes | OSError], left_out: dict[str, str] | None = None
    ) -> None:
        self._files = files
        self._left_out = left_out or {}

    def files(self) -> list[str]:
        return sorted(self._files)

    def left_out(self) -> dict[str, str]:
        return self._left_out

    def size(self, path: str) -> int:
        return len(self._bytes(path))

    def read(self, path: str, limit: int) -> bytes:
        return self._bytes(path)[:limit]

    def _bytes(self, path: str) -> bytes:
        file = self._files[path]
        if isinstance(file, OSError):
            raise file
        return file.encode() if isinstance(file, str) else file


def content_of(files: dict[str, str | bytes | OSError]) -> Content:
    return read_content(Files(files))


def told(problems: list[Problem]) -> list[tuple[str, str, str]]:
    return [(one.rule, one.location.path, one.message) for one in problems]


def test_strategy_calendars_and_posts_are_read_in_the_order_of_their_paths() -> None:
    content = content_of(
        {
            "strategy.yml": "brand: Fern\n",
            "calendars/b.yaml": "posts: []\n",
            "calendars/2026/a.YML": "posts: []\n",
            "posts/a/b.markdown": "---\ntitle: b\n---\n",
            "posts/a.md": "---\ntitle: a\n---\n",
            "index.md": "# Home\n",
            "care.yml": "a: [\n",
            "media/a.png": b"\x89PNG",
        }
    )
    assert content.strategy is not None
    assert content.strategy.data == {"brand": "Fern"}
    assert content.strategy.path == "content/strategy.yml"
    calendars = [document.path for document in content.calendars]
    assert calendars == ["content/calendars/2026/a.YML", "content/calendars/b.yaml"]
    assert [document.data for document in content.posts] == [{"title": "a"}, {"title": "b"}]
    assert content.problems == []


def test_an_empty_folder_is_an_empty_plan(tmp_path: Path) -> None:
    assert read_content(Folder(tmp_path)) == Content()


def test_files_that_are_not_read_are_told_with_the_reason() -> None:
    content = content_of(
        {
            "strategy.yml": "brand: Fern\n",
            "strategy.yaml": "brand: Fable\n",
            "calendars/december.csv": "a,b\n",
            "calendars/empty.yml": "# later\n",
            "calendars/long.md": "---\n---\n",
            "calendars/README.md": "How we work.\n",
            "posts/list.yml": "posts:\n",
            "posts/picture.png": b"\x89PNG",
            "posts/readme.md": "How we work.\n",
        }
    )
    assert told(content.problems) == [
        ("source/stray-file", "content/calendars/december.csv",
         "december.csv is not read: calendars are .yml files"),
        ("source/stray-file", "content/calendars/empty.yml",
         "empty.yml has no posts: it is empty"),
        ("source/stray-file", "content/calendars/long.md",
         "long.md is not read: calendars are .yml files"),
        ("source/stray-file", "content/posts/list.yml",
         "list.yml is not read: posts are .md files"),
        ("source/stray-file", "content/posts/picture.png",
         "picture.png is not read: posts are .md files"),
        ("source/stray-file", "content/strategy.yaml",
         "strategy.yaml is not read, because there is a strategy.yml"),
    ]  # fmt: skip
    assert [problem.help for problem in content.problems] == [
        "Turn it into a .yml file, or move it out of calendars/.",
        "Write posts into it, or delete it.",
        "Move it to posts/ if it is a post, or out of calendars/.",
        "Move it to calendars/ if it contains posts, or out of posts/.",
        "Move it out of posts/; pictures and videos live in media/.",
        "Move what it says to strategy.yml, and delete it.",
    ]
    assert (content.calendars, content.posts) == ([], [])


def test_strategy_may_end_in_yaml() -> None:
    content = content_of({"strategy.yaml": "brand: Fern\n"})
    assert content.strategy is not None
    assert content.strategy.data == {"brand": "Fern"}
    assert content.problems == []


def test_links_are_told_only_where_files_are_read() -> None:
    reason = "is a link that leaves the content folder"
    left_out = dict.fromkeys(["calendars/a.yml", "media/a.png", "posts", "strategy.yml"], reason)
    content = read_content(Files({}, left_out))
    assert told(content.problems) == [
        ("source/stray-file", "content/calendars/a.yml", f"a.yml {reason}"),
        ("source/stray-file", "content/posts", f"posts {reason}"),
        ("source/stray-file", "content/strategy.yml", f"strategy.yml {reason}"),
    ]


def test_a_file_over_the_limit_is_not_read() -> None:
    content = content_of(
        {
            "calendars/at.yml": b"# " + b"x" * (MAX_BYTES - 10) + b"\na: b\n",
            "calendars/over.yml": b"a: " + b"x" * MAX_BYTES,
        }
    )
    at, over = content.calendars
    assert (at.data, at.problems) == ({"a": "b"}, [])
    assert (over.data, over.text, over.complete) == (None, "", False)
    assert told(over.problems) == [
        ("source/limits", "content/calendars/over.yml",
         "over.yml has 2.0 MB, too large to be read: files of a plan can have up to 2 MB"),
    ]  # fmt: skip


def test_a_file_that_cannot_be_opened_is_an_error_and_hides_no_other() -> None:
    content = content_of(
        {
            "strategy.yml": PermissionError(13, "Permission denied"),
            "calendars/a.yml": FileNotFoundError(2, "No such file or directory"),
            "calendars/b.yml": "posts: []\n",
            "posts/a.md": OSError(),
        }
    )
    assert content.strategy is not None
    assert not content.strategy.complete
    assert told(content.strategy.problems) == [
        ("source/stray-file", "content/strategy.yml",
         "strategy.yml cannot be read: Permission denied"),
    ]  # fmt: skip
    assert content.strategy.problems[0].severity == "error"
    gone, sound = content.calendars
    assert gone.problems[0].message == "a.yml cannot be read: No such file or directory"
    assert sound.data == {"posts": []}
    assert content.posts[0].problems[0].message == "a.md cannot be read: it cannot be opened"


def test_what_is_wrong_in_one_file_is_told_in_the_order_of_its_lines() -> None:
    content = content_of({"calendars/a.yml": b"a: \xff\na: c\nb: \x01\nc: @d\n"})
    (document,) = content.calendars
    assert [(one.rule, one.location.line) for one in document.problems] == [
        ("source/encoding", 1),
        ("source/ambiguous", 2),
        ("source/encoding", 3),
        ("source/syntax", 4),
    ]


def test_a_file_in_utf_16_says_so_and_nothing_else() -> None:
    content = content_of({"strategy.yml": "brand: Fern\n".encode("utf-16")})
    assert content.strategy is not None
    assert [one.rule for one in content.strategy.problems] == ["source/encoding"]
    assert not content.strategy.complete


def test_a_name_that_is_not_utf_8_can_be_shown(tmp_path: Path) -> None:
    folder = tmp_path / "calendars"
    folder.mkdir()
    try:
        (folder / os.fsdecode(b"caf\xe9.yml")).write_text("posts: []\n")
    except OSError:
        pytest.skip("this file system takes no such name")
    (document,) = read_content(Folder(tmp_path)).calendars
    assert document.path.encode("utf-8").endswith(b"/calendars/caf?.yml")


def test_an_index_without_front_matter_is_a_page_of_the_site() -> None:
    content = content_of(
        {
            "posts/index.md": "# All posts\n",
            "posts/2026/index.md": "",
            "posts/a/index.md": "---\ntitle: a\n---\n",
            "posts/b.md": "# A post\n",
        }
    )
    assert [post.path for post in content.posts] == [
        "content/posts/a/index.md",
        "content/posts/b.md",
    ]
    assert content.problems == []


def test_an_index_that_cannot_be_read_is_told() -> None:
    (post,) = content_of({"posts/index.md": OSError()}).posts
    assert [problem.rule for problem in post.problems] == ["source/stray-file"]
