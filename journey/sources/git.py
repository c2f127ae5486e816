"""A revision of the repository that holds the plan, as a tree of files. Nothing is checked out.

Git only lists and hands out objects here. What a repository or its settings could have it run
(hooks, monitors, helpers that fetch what is missing) is not run.
"""

from __future__ import annotations

import os
import subprocess
import weakref
from collections.abc import Mapping, Sequence
from errno import ENOENT
from functools import cached_property
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import IO, NoReturn

from journey.names import nearest
from journey.sources.tree import repository_of

_SAFE = {
    "GIT_ALLOW_PROTOCOL": "none",  # whatever the repository's settings allow
    "GIT_NO_LAZY_FETCH": "1",  # what a partial clone lacks is not asked for over the network
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
_SETTINGS = ("core.fsmonitor=false", "core.hooksPath=/dev/null")
_ELSEWHERE = frozenset(
    "GIT_DIR GIT_WORK_TREE GIT_COMMON_DIR GIT_INDEX_FILE GIT_PREFIX GIT_NAMESPACE GIT_SHALLOW_FILE "
    "GIT_OBJECT_DIRECTORY GIT_ALTERNATE_OBJECT_DIRECTORIES GIT_GRAFT_FILE".split()
)
"""What a hook of git tells those whom it runs: here the content folder says which repository."""
_LINK, _MODULE = "120000", "160000"
_MOST_LINKS = 40
"""So many links in a row are followed on disk, too."""


class NoRevision(ValueError):  # noqa: N818 - what it says, and not how it ends
    """A revision that cannot be read; says why, and what to do."""


class Revision:
    """The content folder as it was in a revision.

    Args:
        folder: The content folder, on disk; in the revision there may be none.
        name: What git calls the revision: a branch, a tag, a commit.

    Raises:
        NoRevision: There is no git, no repository, or no such revision.
    """

    def __init__(self, folder: Path, name: str) -> None:
        folder = Path(os.path.abspath(folder))  # noqa: PTH100 - resolve() would follow links
        root = repository_of(folder)
        if root is None:
            raise NoRevision(f"{folder} is in no git repository, so it has no revision {name}.")
        self._root = root
        self.commit = _commit(root, name)
        """The hash of its commit."""
        self.parted = False
        """Whether others have gone on from here: see `where_parted`."""
        self.prefix = _below(root, folder)
        real = folder.resolve()
        self._inside = (
            _below(root.resolve(), real)  # in a revision, a folder that is linked is just a link
            if real.is_relative_to(root.resolve())
            else self.prefix
        )

    @classmethod
    def where_parted(cls, folder: Path, name: str) -> Revision:
        """The last revision that another and the one that is checked out have in common.

        That is the other one itself where all of it is in what is checked out, and also where the
        clone is too shallow to tell. Elsewhere the other has gone on since, and this is `parted`.

        Args:
            folder: The content folder, on disk.
            name: What git calls the other.

        Raises:
            NoRevision: There is no git, no repository, or no such revision.
        """
        other = cls(folder, name)
        try:
            common = _git(other._root, "merge-base", other.commit, "HEAD").decode().strip()
        except NoRevision:
            return other
        if common == other.commit:
            return other
        parted = cls(folder, common)
        parted.parted = True
        return parted

    def files(self) -> list[str]:
        """Sorted POSIX paths, relative to the content folder, without hidden ones."""
        return sorted(self._listed[0])

    def left_out(self) -> dict[str, str]:
        """Links and modules, which are not followed, with the reason."""
        return dict(sorted(self._listed[1].items()))

    def size(self, path: str) -> int:
        """Length of a file in bytes. Raises OSError where it cannot be told."""
        found = self._sizes.size(self._object(path))
        return self._whole(path) if found is None else found

    def read(self, path: str, limit: int) -> bytes:
        """The first `limit` bytes of a file. Raises OSError where it cannot be read."""
        found = self._reader.read(self._object(path))
        return self._whole(path) if found is None else found[:limit]

    def _whole(self, path: str) -> NoReturn:
        raise NoRevision(
            f"The repository has {path} no more as it was in {self.commit[:12]}: it is damaged, or "
            "a part of another one. Clone it again, whole (without `--filter`)."
        )

    def _object(self, path: str) -> str:
        found = self._listed[0].get(path)
        if found is None:
            raise FileNotFoundError(ENOENT, os.strerror(ENOENT), path)
        return found

    @cached_property
    def _reader(self) -> _Reader:
        return _Reader(self._root, "--batch")

    @cached_property
    def _sizes(self) -> _Reader:
        return _Reader(self._root, "--batch-check")

    @cached_property
    def _listed(self) -> tuple[dict[str, str], dict[str, str]]:
        """The objects of the files of the content folder, and what is left out."""
        files: dict[str, str] = {}  # hidden ones, too: links lead to them
        links: dict[str, str] = {}
        left_out: dict[str, str] = {}
        below = ["--", self._inside] if self._inside else []
        tree = _git(self._root, "ls-tree", "-r", "-z", "--full-tree", self.commit, *below)
        for line in filter(None, tree.split(b"\0")):
            about, _, raw = line.partition(b"\t")
            mode, _, name = about.decode().split()
            path = os.fsdecode(raw).removeprefix(self._inside)
            if mode == _MODULE:
                left_out[path] = "is a repository of its own"
            else:
                (links if mode == _LINK else files)[path] = name
        found = {path: self._linked(path, links, files) for path in links}
        files |= {path: name for path, (name, reason) in found.items() if not reason}
        left_out |= {path: reason for path, (_, reason) in found.items() if reason}
        seen, unread = ({p: v for p, v in o.items() if not _hidden(p)} for o in (files, left_out))
        return seen, unread

    def _linked(
        self, path: str, links: Mapping[str, str], files: Mapping[str, str]
    ) -> tuple[str, str]:
        """The object that a link leads to, and what is wrong with it, as of one in a folder."""
        place = path
        for _ in range(_MOST_LINKS):
            content = self._reader.read(links[place])
            target = self._whole(place) if content is None else os.fsdecode(content)
            place = normpath(join(dirname(place), target))
            if place.startswith(("/", "../")) or place == "..":
                return "", "is a link that leaves the content folder"
            if place not in links:
                break
        if place in files:
            return files[place], ""
        if place == "." or any(name.startswith(f"{place}/") for name in files):
            return "", "is a link to a folder"
        return "", "is a link to nothing"


class _Reader:
    """Reads objects of a repository, one after the other, by one process of git.

    Args:
        root: The repository.
        what: `--batch` for what they hold, `--batch-check` for how much that is.
    """

    def __init__(self, root: Path, what: str) -> None:
        process = subprocess.Popen(  # noqa: S603 - no shell, and names are behind options
            _command(root, "cat-file", what),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(root),
        )
        assert process.stdin
        assert process.stdout
        self._asked: IO[bytes] = process.stdin
        self._said: IO[bytes] = process.stdout
        weakref.finalize(self, _end, process)

    def size(self, name: str) -> int | None:
        """How many bytes an object has; None where the repository lacks it."""
        try:
            self._asked.write(f"{name}\n".encode())
            self._asked.flush()
        except BrokenPipeError:  # a git that has ended
            return None
        *_, size = self._said.readline().split() or [b""]
        return int(size) if size.isdigit() else None  # "… missing"

    def read(self, name: str) -> bytes | None:
        """The content of an object; None where the repository lacks it."""
        size = self.size(name)
        return None if size is None else self._said.read(size + 1)[:size]


def _hidden(path: str) -> bool:
    return any(step.startswith(".") for step in path.split("/"))


def _below(root: Path, folder: Path) -> str:
    inside = folder.relative_to(root).as_posix()
    return "" if inside == "." else f"{inside}/"


def _end(process: subprocess.Popen[bytes]) -> None:
    process.communicate()


def _commit(root: Path, name: str) -> str:
    """The hash of the commit that a name means."""
    try:
        said = _git(
            root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}"
        )
    except NoRevision as error:
        if str(error):
            raise
        if not _has(root, "HEAD"):
            raise NoRevision("This repository has no commits yet to compare with.") from None
        why = _why(root, name)
        raise NoRevision(f"There is no revision {name} in this repository. {why}") from None
    return said.decode().strip()


def _why(root: Path, name: str) -> str:
    """What to do where there is no revision of a name."""
    if ".." in name:
        return "Name two apart: `journey diff ONE OTHER`."
    if _has(root, f"origin/{name}"):
        return f"Did you mean origin/{name}?"
    if _git(root, "rev-parse", "--is-shallow-repository").strip() == b"true":
        return (
            "This clone has only the newest commits; get all of them with `git fetch --unshallow "
            "origin '+refs/heads/*:refs/remotes/origin/*'`, or with `fetch-depth: 0` in GitHub's "
            "actions/checkout."
        )
    refs = _git(root, "for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/tags")
    near = nearest(name, refs.decode("utf-8", "replace").split())
    return f"Did you mean {near}?" if near else "`git branch --all` lists those that there are."


def _has(root: Path, name: str) -> bool:
    try:
        _git(root, "rev-parse", "--verify", "--quiet", name)
    except NoRevision:
        return False
    return True


def _git(root: Path, *arguments: str) -> bytes:
    """What git prints. Raises NoRevision with its words, empty where it says none."""
    try:
        done = subprocess.run(  # noqa: S603 - no shell, and names are behind options
            _command(root, *arguments), capture_output=True, check=False, env=_environment(root)
        )
    except OSError:
        raise NoRevision("There is no git here, which knows the revisions. Install it.") from None
    if done.returncode < 0:
        raise NoRevision(f"git was ended by signal {-done.returncode} before it had read anything.")
    if done.returncode:
        words = " ".join(done.stderr.decode("utf-8", "replace").split()).removeprefix("fatal: ")
        raise NoRevision(words and f"git cannot read the repository: {words}")
    return done.stdout


def _command(root: Path, *arguments: str) -> Sequence[str]:
    settings = [part for setting in _SETTINGS for part in ("-c", setting)]
    return ["git", "--no-pager", *settings, "-C", str(root), *arguments]


def _environment(root: Path) -> dict[str, str]:
    """What git is told: that a `.git` which is none does not stand for the repository above it."""
    own = {name: value for name, value in os.environ.items() if name not in _ELSEWHERE}
    return own | _SAFE | {"GIT_CEILING_DIRECTORIES": str(root.resolve().parent)}
