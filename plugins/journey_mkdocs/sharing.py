"""Work that is shared by as many processes as there are cores."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Sequence
from typing import NoReturn, TypeVar

T = TypeVar("T")

FEW = 200
"""So many things are done in less time than it takes to begin another process."""


def share(work: Callable[[Sequence[T]], None], things: Sequence[T]) -> None:
    """Do some work with many things, by the hands of several processes where that is safe.

    What a process cannot do is done again here, so that what goes wrong is told as ever.

    Args:
        work: What is to be done. It may write files, and leaves nothing else behind.
        things: The things, each of which is worked on once.
    """
    hands = _hands() if len(things) > FEW else 1
    helpers: list[tuple[int, Sequence[T]]] = []
    for number in range(1, hands):
        part = things[number::hands]
        process = os.fork()
        if not process:
            _help(work, part)
        helpers.append((process, part))
    try:
        work(things[::hands])
    finally:
        failed = [part for process, part in helpers if os.waitpid(process, 0)[1]]
    for part in failed:
        work(part)


def _hands() -> int:
    """How many processes there can be: one where a copy of this one might not work."""
    safe = sys.platform == "linux" and threading.active_count() == 1
    return len(os.sched_getaffinity(0)) if safe else 1


def _help(work: Callable[[Sequence[T]], None], part: Sequence[T]) -> NoReturn:
    try:
        work(part)
    except BaseException:  # whatever it is, it happens again where it can be told
        os._exit(1)
    os._exit(0)
