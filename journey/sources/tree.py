"""Where files come from: a folder, or something like one."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

UNOPENED = "is a folder that cannot be opened"
"""The reason for what is left out although there may be much in it."""


class Tree(Protocol):
    """The files below a content folder, whatever they are kept in."""

    @property
    def prefix(self) -> str:
        """The content folder's path in its repository, such as `content/`; empty at its root."""
        ...

    def files(self) -> list[str]:
        """Sorted POSIX paths, relative to the content folder, without hidden ones."""
        ...

    def left_out(self) -> dict[str, str]:
        """Paths that `files` leaves out although they are in sight, with the reason."""
        ...

    def size(self, path: str) -> int:
        """Length of a file in bytes. Raises OSError where it cannot be told."""
        ...

    def read(self, path: str, limit: int) -> bytes:
        """The first `limit` bytes of a file. Raises OSError where it cannot be read."""
        ...


class Folder:
    """A content folder on disk. Nothing outside of it is ever opened.

    Args:
        path: The content folder.

    Raises:
        NotADirectoryError: There is no such folder.
        OSError: It cannot be opened.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links
        if not self.path.is_dir():
            raise NotADirectoryError(f"There is no folder {self.path}.")
        os.scandir(self.path).close()
        self._root = self.path.resolve()
        self.prefix = _prefix(self.path)
        self._files: list[str] = []
        self._left_out: dict[str, str] = {}
        self._walked = False

    def files(self) -> list[str]:
        """Sorted POSIX paths, relative to the content folder, without hidden ones."""
        self._walk()
        return self._files

    def left_out(self) -> dict[str, str]:
        """Links, devices and folders that are not followed, with the reason."""
        self._walk()
        return self._left_out

    def size(self, path: str) -> int:
        """Length of a file in bytes. Raises OSError where it cannot be told."""
        return self._inside(path).stat().st_size

    def read(self, path: str, limit: int) -> bytes:
        """The first `limit` bytes of a file. Raises OSError where it cannot be read."""
        with self._inside(path).open("rb") as file:
            return file.read(limit)

    def write(self, path: str, data: bytes) -> None:
        """Put other bytes into a file: all of them or, where that fails, none.

        Raises OSError where it cannot be written.
        """
        from journey.writing import write_whole  # few commands write, and all of them start

        write_whole(self._inside(path), data)

    def _inside(self, path: str) -> Path:
        target = (self._root / path).resolve()
        if not target.is_relative_to(self._root):
            raise PermissionError(f"{path} is outside of the content folder.")
        return target

    def _walk(self) -> None:
        if self._walked:
            return
        self._walked = True
        folders = [""]
        while folders:
            folder = folders.pop()
            for entry in self._entries(folder):
                path = folder + entry.name
                if entry.is_dir(follow_symlinks=False):
                    folders.append(path + "/")
                elif reason := self._refusal(entry):
                    self._left_out[path] = reason
                else:
                    self._files.append(path)
        self._files.sort()
        self._left_out = dict(sorted(self._left_out.items()))

    def _entries(self, folder: str) -> Iterator[os.DirEntry[str]]:
        try:
            with os.scandir(self._root / folder) as entries:
                visible = [entry for entry in entries if not entry.name.startswith(".")]
        except OSError:
            self._left_out[folder.rstrip("/")] = UNOPENED
            return
        yield from visible

    def _refusal(self, entry: os.DirEntry[str]) -> str:
        """Why an entry that is no folder is not a file of the plan; empty if it is one."""
        if entry.is_file(follow_symlinks=False):  # nearly every one; the folders above are no links
            return ""
        try:
            mode = entry.stat().st_mode
            target = Path(entry.path).resolve(strict=True)
        except (OSError, RuntimeError):
            return "is a link to nothing" if entry.is_symlink() else "cannot be opened"
        if not target.is_relative_to(self._root):
            return "is a link that leaves the content folder"
        if stat.S_ISDIR(mode):
            return "is a link to a folder"
        return "" if stat.S_ISREG(mode) else "is not a file"


def repository_of(folder: Path) -> Path | None:
    """The nearest folder with a `.git`, the folder itself included; None where there is none."""
    for at in (folder, *folder.parents):
        if os.path.exists(at / ".git"):  # noqa: PTH110 - where none may look, there is none
            return at
    return None


def _prefix(folder: Path) -> str:
    """The folder's path in the repository that it belongs to.

    Without one it is the path in the folder above, so that paths still say which folder they are
    in.
    """
    inside = folder.relative_to(repository_of(folder) or folder.parent).as_posix()
    return "" if inside == "." else f"{inside}/"
