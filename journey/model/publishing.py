"""What the site may show, where a slip in the strategy makes that uncertain: nothing."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from journey.model.post import Post
from journey.model.strategy import Publish
from journey.model.validation import field_paths, is_own_field
from journey.sources.document import Document
from journey.sources.problem import Problem

NOTHING = Publish(statuses=())
"""What is shown until the slip is mended."""

_NAMES = frozenset({"publish", "statuses", "hide"})
_SPOKEN_OF = re.compile("|".join(sorted(_NAMES)), re.IGNORECASE)


def as_written(
    publish: Publish, document: Document, problems: Sequence[Problem], meant: Collection[str]
) -> Publish:
    """What the strategy says of publishing; nothing where somebody may have said something else.

    A slip anywhere else in the strategy changes nothing, unless it loses or moves what is written.

    Args:
        publish: What was read.
        document: The strategy.
        problems: What is wrong with its fields.
        meant: The fields that were written under a wrong name, by the name that was meant.
    """
    unread = not document.complete and not document.text
    if unread or "publish" in meant or not all(map(_is_field, publish.hide)):
        return NOTHING
    if not _SPOKEN_OF.search(document.text):
        return publish
    lost = any(problem.rule != "source/hidden-characters" for problem in document.problems)
    return NOTHING if lost or any(map(_is_about_publishing, problems)) else publish


def _is_field(path: str) -> bool:
    return path in field_paths(Post) or is_own_field(path)


def _is_about_publishing(problem: Problem) -> bool:
    """Whether a problem stands in `publish:`, or at a part of it that is in the wrong place.

    One without a field is about them all. In a view, `statuses:` is another word for its `status:`.
    """
    if problem.field is None:
        return True
    steps = problem.field.split(".")
    return not _NAMES.isdisjoint(steps) and not _is_of_a_view(steps)


def _is_of_a_view(steps: Sequence[str]) -> bool:
    return len(steps) == 3 and (steps[0], steps[2]) == ("views", "statuses")
