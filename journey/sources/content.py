"""The content folder, read: the strategy, the calendars and the posts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from journey.names import distance
from journey.sources.document import Document
from journey.sources.encoding import decode
from journey.sources.problem import Location, Problem
from journey.sources.tree import UNOPENED, Tree
from journey.sources.yaml_text import read_yaml

MAX_BYTES = 2 * 1024 * 1024
"""Files over this size are not read: a year of daily posts on five channels takes a tenth."""

MAX_FILES = 10_000
"""Calendars and posts of a plan: a team that writes three long posts a day needs ten years."""

MAX_PLAN_MEGABYTES = 200
"""All its calendars and posts together: 100,000 posts take less than half of it."""

STRATEGY = ("strategy.yml", "strategy.yaml")
CALENDARS = "calendars/"
POSTS = "posts/"

_KINDS = {
    CALENDARS: ((".yml", ".yaml"), "calendars are .yml files"),
    POSTS: ((".md", ".markdown"), "posts are .md files"),
}

_AT_THE_ROOT = frozenset({"care", "mkdocs", "properdocs"})
"""Files .yml beside strategy.yml that are not for us to look at, or for others to read."""


@dataclass
class Content:
    """What a content folder says.

    Args:
        strategy: strategy.yml; None where there is none.
        calendars: The files of posts, in the order of their paths.
        posts: The Markdown posts, in the order of their paths.
        misnamed_strategy: A file beside where strategy.yml belongs is nearly called like it.
        problems: The files that are not read. What is wrong with a document, it says itself; one
            that cannot be read at all is incomplete and empty.
    """

    strategy: Document | None = None
    calendars: list[Document] = field(default_factory=list)
    posts: list[Document] = field(default_factory=list)
    misnamed_strategy: bool = False
    problems: list[Problem] = field(default_factory=list)


Known = dict[str, tuple[bytes, Document]]
"""Documents that were read before, by path, each with the bytes that it was read from."""


def read_content(tree: Tree, known: Known | None = None) -> Content:
    """Read every file of the plan; never raises for what is in the files.

    Args:
        tree: The content folder.
        known: What was read before. A file that has the same bytes is the same document;
            afterwards it holds what was read now, and no more.
    """
    reading = _Reading(tree, known or {})
    content = reading.content()
    if known is not None:
        known.clear()
        known.update(reading.read)
    return content


class _Reading:
    """One run over a tree: what goes wrong in one file never stops the next."""

    def __init__(self, tree: Tree, known: Known) -> None:
        self.tree = tree
        self.known = known
        self.read: Known = {}
        self.result = Content()

    def content(self) -> Content:
        files = self.tree.files()
        self._strategy([path for path in STRATEGY if path in files])
        for path in self._within_limits(files):
            if path.startswith(CALENDARS):
                self._calendar(path)
            elif path.startswith(POSTS):
                self._post(path)
            elif "/" not in path:
                self._at_the_root(path)
        self._misnamed_folders(files)
        for path, reason in self.tree.left_out().items():
            if path in STRATEGY or f"{path}/".startswith((CALENDARS, POSTS)):
                if reason == UNOPENED:
                    self._unopened(path)
                else:
                    self._stray(path, reason, "Put the file itself in its place.")
        self.result.problems.sort(key=lambda problem: (problem.location, problem.rule))
        return self.result

    def _within_limits(self, files: list[str]) -> list[str]:
        """The files to read: without calendars and posts where those are more than any plan has."""
        of_plan = [path for path in files if path.startswith((CALENDARS, POSTS))]
        too_many, megabytes = of_plan[MAX_FILES:], self._megabytes(of_plan[:MAX_FILES])
        if not too_many and megabytes <= MAX_PLAN_MEGABYTES:
            return files
        what = f"{len(of_plan):,} files" if too_many else f"{megabytes:,} MB"
        most = f"{MAX_FILES:,} files" if too_many else f"{MAX_PLAN_MEGABYTES} MB"
        self.result.problems.append(
            Problem(
                "source/limits",
                f"calendars/ and posts/ have {what}, too many to be read: a plan can have {most}",
                "None of them is in the plan until this is fixed. Take out what is no post, and "
                "move years gone by out of the content folder.",
                Location(self._shown(of_plan[0])),
            )
        )
        return sorted(set(files).difference(of_plan))

    def _megabytes(self, files: list[str]) -> int:
        """What files take together, of those that can be read."""
        return sum(map(self._size, files)) // 2**20

    def _size(self, path: str) -> int:
        try:
            size = self.tree.size(path)
        except OSError:  # said where it is read
            return 0
        return size if size <= MAX_BYTES else 0

    def _strategy(self, present: list[str]) -> None:
        if not present:
            return
        self.result.strategy = self._read(present[0], read_yaml)
        for path in present[1:]:
            self._stray(
                path,
                f"is not read, because there is a {present[0]}",
                f"Move what it says to {present[0]}, and delete it.",
            )

    def _calendar(self, path: str) -> None:
        if not self._is_kind(path, CALENDARS):
            return
        document = self._read(path, read_yaml)
        if document.data is None and document.complete and not document.problems:
            self._stray(path, "has no posts: it is empty", "Write posts into it, or delete it.")
            return
        self.result.calendars.append(document)

    def _post(self, path: str) -> None:
        if not self._is_kind(path, POSTS):
            return
        from journey.sources.front_matter import read_markdown  # many plans have calendars alone

        document = self._read(path, read_markdown)
        if PurePosixPath(path).stem.lower() == "index" and _is_plain_page(document):
            return
        self.result.posts.append(document)

    def _at_the_root(self, path: str) -> None:
        """Say of a YAML file beside strategy.yml where it belongs."""
        name = PurePosixPath(path)
        if name.suffix.lower() not in _KINDS[CALENDARS][0] or path in STRATEGY:
            return
        if name.stem in _AT_THE_ROOT:
            return
        advice = "Move it to calendars/ if it contains posts."
        if distance(name.stem.lower(), "strategy", 2) <= 2:
            advice = f"Did you mean {STRATEGY[0]}?"
            self.result.misnamed_strategy = True
        self._stray(path, "is not read: calendars are in calendars/", advice)

    def _misnamed_folders(self, files: list[str]) -> None:
        """Say of folders that are nearly called like one of the plan where their files belong."""
        endings = {ending for kinds, _ in _KINDS.values() for ending in kinds}
        seen: set[str] = set()
        for path in files:
            folder, slash, _ = path.partition("/")
            if not slash or folder in seen or PurePosixPath(path).suffix.lower() not in endings:
                continue
            seen.add(folder)
            for known in _KINDS:
                called = f"{folder}/"
                if called != known and _is_nearly(called, known):
                    self._stray(
                        path,
                        f"is not read: it is in {called}, not in {known}",
                        f"Rename the folder to {known}, or move what belongs to the plan there.",
                    )

    def _is_kind(self, path: str, folder: str) -> bool:
        """Whether a file is one that its folder is for; says so where it is not."""
        name = PurePosixPath(path)
        if name.stem.lower() == "readme":  # written for people who open the folder
            return False
        endings, kind = _KINDS[folder]
        if name.suffix.lower() in endings:
            return True
        self._stray(path, f"is not read: {kind}", _other_home(name.suffix.lower(), folder))
        return False

    def _read(self, path: str, reader: Callable[[str, str], Document]) -> Document:
        """Read a file; one that cannot be read is an incomplete document that says why."""
        shown = self._shown(path)
        try:
            size = self.tree.size(path)
            data = b"" if size > MAX_BYTES else self.tree.read(path, MAX_BYTES + 1)
        except OSError as error:
            return _unread(shown, _unreadable(shown, error))
        if max(size, len(data)) > MAX_BYTES:
            return _unread(shown, _too_big(shown, size))
        named = self.tree.prefix + path  # two files that are not UTF-8 may be shown as one
        before, document = self.known.get(named, (None, None))
        if document is None or before != data:
            document = self._decoded(shown, data, reader)
        self.read[named] = data, document
        return document

    def _decoded(self, shown: str, data: bytes, reader: Callable[[str, str], Document]) -> Document:
        text, problems, readable = decode(shown, data)
        if not readable:
            return _unread(shown, *problems)
        document = reader(shown, text)
        document.problems.extend(problems)
        if "\\" in text and ("\\u" in text or "\\U" in text):
            from journey.sources.hidden import report_escaped  # few files need it

            report_escaped(document)
        document.problems.sort(key=lambda problem: (problem.location, problem.rule))
        return document

    def _stray(self, path: str, reason: str, advice: str) -> None:
        shown = self._shown(path)
        message = f"{PurePosixPath(shown).name} {reason}"
        self.result.problems.append(Problem("source/stray-file", message, advice, Location(shown)))

    def _unopened(self, path: str) -> None:
        """Have a folder of which nothing is known count as a file that could not be read."""
        shown = self._shown(path)
        problem = Problem(
            "source/stray-file",
            f"{PurePosixPath(path).name} {UNOPENED}: what is in it is not in the plan",
            "Check that the folder may be opened.",
            Location(shown),
            "error",
        )
        self.result.calendars.append(_unread(shown, problem))

    def _shown(self, path: str) -> str:
        """Give the path that findings name; what is not UTF-8 in it is replaced."""
        return (self.tree.prefix + path).encode("utf-8", "replace").decode("utf-8")


def _is_nearly(folder: str, known: str) -> bool:
    """Whether a folder is called like another but for capitals, a slip, or a plural."""
    called, one = folder.lower(), f"{known[:-2]}/"
    if called[0] != known[0]:  # hosts/ is no slip
        return False
    return called == one or any(
        distance(called, n, 1) <= 1 for n in (known, one) if len(n) > len("post/")
    )


def _is_plain_page(document: Document) -> bool:
    """Whether a Markdown file that could be read has no front matter: a page of the site."""
    return document.body is not None and not document.text.startswith("---")


def _unread(path: str, *problems: Problem) -> Document:
    return Document(path, "", problems=list(problems), complete=False)


def _unreadable(path: str, error: OSError) -> Problem:
    return Problem(
        "source/stray-file",
        f"{PurePosixPath(path).name} cannot be read: {error.strerror or 'it cannot be opened'}",
        "Check that the file is there, and that it may be read.",
        Location(path),
        "error",  # a part of the plan is missing, other than with a file that is no part of it
    )


def _too_big(path: str, size: int) -> Problem:
    return Problem(
        "source/limits",
        f"{PurePosixPath(path).name} has {size / 1024 / 1024:.1f} MB, too large to be read: files "
        "of a plan can have up to 2 MB",
        "Split it into several files, one a month for example.",
        Location(path),
    )


def _other_home(ending: str, folder: str) -> str:
    """Where a file that is in the wrong folder belongs."""
    if folder == CALENDARS and ending in _KINDS[POSTS][0]:
        return "Move it to posts/ if it is a post, or out of calendars/."
    if folder == POSTS and ending in _KINDS[CALENDARS][0]:
        return "Move it to calendars/ if it contains posts, or out of posts/."
    if ending in {".csv", ".tsv", ".xlsx"}:
        return f"Turn it into a .yml file, or move it out of {folder}."
    return f"Move it out of {folder}; pictures and videos live in media/."
