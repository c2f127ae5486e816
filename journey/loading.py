"""Reading a plan: from a content folder to the strategy, the posts and their placements."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

from journey.model.calendar import Entry, read_calendar, read_long_post
from journey.model.clocks import clock_problems, clocks_change
from journey.model.identity import with_ids_of_their_own
from journey.model.post import Placement
from journey.model.publishing import NOTHING, as_written
from journey.model.source import Source
from journey.model.strategy import Channel, Publish, Strategy
from journey.model.validation import read
from journey.model.words import swallowed_words
from journey.networks import NETWORKS
from journey.plan import Plan
from journey.sources.content import Content, Known, read_content
from journey.sources.document import Document
from journey.sources.nodes import Mapping as Node
from journey.sources.problem import Location, Problem
from journey.sources.tree import Folder, Tree


def load(content: str | Path | Tree, today: dt.date | None = None) -> Plan:
    """Read a plan.

    Args:
        content: The content folder, or any tree of files.
        today: The date that counts as today; by default, today in the brand's time zone.

    Returns:
        The plan of all that could be read. What could not be read, or makes no sense, is in its
        `problems`; nothing in a file makes this function fail.

    Raises:
        NotADirectoryError: There is no such folder.
    """
    return Loader().load(content, today)


class Loader:
    """Reads a plan again and again: files that did not change are not looked into anew."""

    def __init__(self) -> None:
        self._known: Known = {}
        self._parts: list[tuple[Document, list[Entry | Problem]]] = []

    def load(self, content: str | Path | Tree, today: dt.date | None = None) -> Plan:
        """Read a plan: see `load`."""
        tree = Folder(Path(content)) if isinstance(content, str | Path) else content
        files = read_content(tree, self._known)
        before, self._parts = self._parts, []
        known = {id(document): parts for document, parts in before}
        for documents, posts_of in (
            (files.calendars, read_calendar),
            (files.posts, read_long_post),
        ):
            for document in documents:
                parts = known.get(id(document))
                self._parts.append((document, list(posts_of(document)) if parts is None else parts))
        return _plan(files, tree, [part for _, parts in self._parts for part in parts], today)


def _plan(
    files: Content, tree: Tree, parts: Iterable[Entry | Problem], today: dt.date | None
) -> Plan:
    """The plan that some files make."""
    strategy, source, problems = _strategy(files, tree)
    entries: list[Entry] = []
    for part in parts:
        entries.append(part) if isinstance(part, Entry) else problems.append(part)
    entries, doubles = with_ids_of_their_own(entries)
    zones = {name: channel.timezone for name, channel in strategy.channels.items()}
    placements: list[Placement] = []
    for entry in entries:
        problems += [replace(problem, post=entry.post.id) for problem in entry.problems]
        placements += _placements(entry, zones, strategy.timezone, problems)
    placements.sort(key=_order)
    documents = [d for d in (files.strategy, *files.calendars, *files.posts) if d]
    return Plan(
        strategy=strategy,
        source=source,
        posts=tuple(entry.post for entry in entries),
        placements=tuple(placements),
        problems=tuple(
            dict.fromkeys(
                [*files.problems, *(p for d in documents for p in d.problems), *problems, *doubles]
            )
        ),
        documents=tuple(documents),
        today=today or dt.datetime.now(strategy.timezone).date(),
        files=frozenset(tree.files()),
    )


def _strategy(files: Content, tree: Tree) -> tuple[Strategy, Source, list[Problem]]:
    document = files.strategy
    if document is None:
        missing = Document(f"{tree.prefix}strategy.yml", "")
        problem = Problem(
            "model/missing-field",
            "the plan has no strategy.yml",
            "Write one with `brand:` and `channels:`; most rules need it.",
            Location(missing.path),
        )
        strategy = Strategy(publish=NOTHING) if files.misnamed_strategy else Strategy()
        return strategy, Source(missing, Node()), [problem]
    if not isinstance(document.data, Node):
        problems = (
            []
            if document.problems
            else [
                Problem(
                    "model/invalid-value",
                    "the strategy should be a group of fields",
                    "Write `brand:`, `channels:` and so on, one per line.",
                    document.location((0, len(document.text.rstrip()))),
                )
            ]
        )
        publish = as_written(Publish(), document, problems, ())
        return Strategy(publish=publish), Source(document, Node()), problems
    reading = read(Strategy, Source(document, document.data), what="the strategy")
    problems = [*swallowed_words(document, document.data), *reading.problems]
    strategy = reading.value or Strategy()
    strategy = replace(
        strategy,
        channels=_networked(strategy.channels),
        publish=as_written(strategy.publish, document, reading.problems, reading.meant),
    )
    return strategy, reading.source, problems


def _networked(channels: Mapping[str, Channel]) -> dict[str, Channel]:
    """The channels; one that is named like a network, in whatever case, is on it."""
    return {
        name: replace(channel, network=name.lower())
        if not channel.network and name.lower() in NETWORKS
        else channel
        for name, channel in channels.items()
    }


def _placements(
    entry: Entry, zones: Mapping[str, ZoneInfo | None], usual: ZoneInfo, problems: list[Problem]
) -> Iterable[Placement]:
    for channel in entry.post.channels:
        content = entry.variants.get(channel, entry.post)
        if content.date is None:
            continue
        day, time = content.date
        time = content.time or time
        at = None
        if time is not None:
            zone = zones.get(channel) or usual
            at = dt.datetime.combine(day, time, zone)
            if clocks_change(zone, day):
                problems += clock_problems(content, at)
        yield Placement(entry.post, channel, content, day, time, at)


def _order(placement: Placement) -> tuple[object, ...]:
    time = placement.time
    return placement.date, time is None, time or dt.time(), placement.post.id, placement.channel
