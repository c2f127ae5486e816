"""Work that is shared by as many processes as there are cores."""

from __future__ import annotations

import json
import os
import select
import socket
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, Generic, NoReturn, TypeVar

T = TypeVar("T")
M = TypeVar("M")

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


class Begun(Generic[T, M]):
    """Work that another process begins while this one finds out what is needed to end it.

    It begins with the last of the things, and goes on until `finish` is called. Where there cannot
    be another process, nothing is done ahead.

    Args:
        make: Does what can be done with a thing before.
        end: Ends the work with what was made: with all of it, and what was found out.
        things: The things.
    """

    def __init__(
        self,
        make: Callable[[T], M],
        end: Callable[[Sequence[tuple[T, M]], Any], None],
        things: Sequence[T],
    ) -> None:
        self._make, self._end, self._things = make, end, things
        self._process = 0
        self._done = 0
        if len(things) > FEW and _hands() > 1:
            self._line, theirs = socket.socketpair()
            self._process = os.fork()
            if not self._process:
                self._line.close()
                _help(self._work, theirs)
            theirs.close()

    def finish(self, found: object) -> Sequence[T]:
        """Let the other process end what it has begun.

        Args:
            found: What it needs to end it, as JSON can say it; None where that cannot be said.

        Returns:
            What it leaves to be done here.
        """
        if found is None:
            self.failed()
        elif self._process:
            with suppress(OSError):  # it has failed: all is done here
                self._line.sendall(json.dumps(found).encode())
                self._line.shutdown(socket.SHUT_WR)
                self._done = int(self._line.recv(20) or 0)
        return self._things[: len(self._things) - self._done]

    def failed(self) -> Sequence[T]:
        """Wait for the other process; what it left undone, after all."""
        if not self._process:
            return ()
        self._line.close()
        status = os.waitpid(self._process, 0)[1]
        self._process = 0
        return self._things[len(self._things) - self._done :] if status else ()

    def _work(self, line: socket.socket) -> None:
        made = []
        for thing in reversed(self._things):
            if select.select([line], [], [], 0)[0]:
                break
            made.append((thing, self._make(thing)))
        with line.makefile("rb") as said:
            found = json.load(said)  # nothing, where the other has ended: that fails here
        line.sendall(str(len(made)).encode())
        self._end(made, found)


def _hands() -> int:
    """How many processes there can be: one where a copy of this one might not work."""
    safe = sys.platform == "linux" and threading.active_count() == 1
    return len(os.sched_getaffinity(0)) if safe else 1


def _help(work: Callable[[M], None], part: M) -> NoReturn:
    try:
        work(part)
    except BaseException:  # whatever it is, it happens again where it can be told
        os._exit(1)
    os._exit(0)
