from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from journey.sources.tree import Folder


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    (folder / "calendars").mkdir(parents=True)
    return folder


def write(path: Path, data: bytes = b"x") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def test_files_are_sorted_and_hidden_ones_left_out(content: Path) -> None:
    for path in ["b.md", "a/z.yml", "a.yml", ".git/config", "a/.cache/x", "a/.DS_Store"]:
        write(content / path)
    tree = Folder(content)
    assert tree.files() == ["a.yml", "a/z.yml", "b.md"]
    assert tree.left_out() == {}


def test_a_file_is_read_up_to_a_limit(content: Path) -> None:
    write(content / "calendars/a.yml", b"123456789")
    tree = Folder(content)
    assert tree.size("calendars/a.yml") == 9
    assert tree.read("calendars/a.yml", 4) == b"1234"


def test_paths_are_told_from_the_repository(tmp_path: Path) -> None:
    folder = tmp_path / "repository" / "site" / "content"
    folder.mkdir(parents=True)
    assert Folder(folder).prefix == "content/"
    (tmp_path / "repository" / ".git").mkdir()
    assert Folder(folder).prefix == "site/content/"
    (folder / ".git").write_text("gitdir: elsewhere")
    assert Folder(folder).prefix == ""


def test_a_relative_path_is_told_from_the_repository_too(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (content.parent / ".git").mkdir()
    monkeypatch.chdir(content)
    assert Folder(".").prefix == "content/"
    assert Folder("../content/calendars").prefix == "content/calendars/"


def test_a_content_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(NotADirectoryError, match="There is no folder"):
        Folder(tmp_path / "content")


def test_links_are_followed_only_to_files_in_the_folder(content: Path, tmp_path: Path) -> None:
    write(tmp_path / "secret.yml")
    write(content / "real.yml", b"real")
    (content / "calendars/inside.yml").symlink_to("../real.yml")
    (content / "calendars/outside.yml").symlink_to(tmp_path / "secret.yml")
    (content / "calendars/nothing.yml").symlink_to("gone.yml")
    (content / "calendars/loop.yml").symlink_to("loop.yml")
    (content / "calendars/folder").symlink_to(content, target_is_directory=True)
    (content / "calendars/away").symlink_to(tmp_path, target_is_directory=True)
    tree = Folder(content)
    assert tree.files() == ["calendars/inside.yml", "real.yml"]
    assert tree.read("calendars/inside.yml", 10) == b"real"
    assert tree.left_out() == {
        "calendars/away": "is a link that leaves the content folder",
        "calendars/folder": "is a link to a folder",
        "calendars/loop.yml": "is a link to nothing",
        "calendars/nothing.yml": "is a link to nothing",
        "calendars/outside.yml": "is a link that leaves the content folder",
    }


@pytest.mark.parametrize("path", ["../secret.yml", "calendars/../../secret.yml", "/etc/passwd"])
def test_nothing_outside_of_the_folder_is_opened(content: Path, path: str) -> None:
    write(content.parent / "secret.yml")
    with pytest.raises(OSError, match="outside of the content folder"):
        Folder(content).read(path, 10)


def test_a_link_that_came_after_the_listing_is_not_followed(content: Path) -> None:
    write(content / "a.yml")
    write(content.parent / "secret.yml")
    tree = Folder(content)
    assert tree.files() == ["a.yml"]
    (content / "a.yml").unlink()
    (content / "a.yml").symlink_to("../secret.yml")
    with pytest.raises(OSError, match="outside"):
        tree.read("a.yml", 10)


def test_pipes_and_sockets_are_no_files(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(content / "pipe.yml")
    monkeypatch.chdir(content)  # the path of a socket is short
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket.yml")
    tree = Folder(content)
    assert tree.files() == []
    assert tree.left_out() == {"pipe.yml": "is not a file", "socket.yml": "is not a file"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_cannot_be_opened_is_left_out(content: Path) -> None:
    (content / "calendars").chmod(0)
    tree = Folder(content)
    assert tree.files() == []
    assert tree.left_out() == {"calendars": "is a folder that cannot be opened"}
    (content / "calendars").chmod(0o700)


def test_a_content_folder_may_itself_be_a_link(content: Path, tmp_path: Path) -> None:
    write(content / "a.yml", b"a")
    (tmp_path / "link").symlink_to(content, target_is_directory=True)
    tree = Folder(tmp_path / "link")
    assert (tree.prefix, tree.files(), tree.read("a.yml", 9)) == ("link/", ["a.yml"], b"a")
