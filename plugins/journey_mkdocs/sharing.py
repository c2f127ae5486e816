"""Work that is shared by as many processes as there are cores."""

from __future__ import annotations

import json
import os
import select
import signal
import socket
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, Generic, TypeVar

from journey_mkdocs.signals import held_back

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
    helpers: list[_Helper[Sequence[T]]] = []
    try:
        for number in range(1, hands):
            with held_back(signal.SIGINT):
                helpers.append(_Helper(work, things[number::hands]))
        work(things[::hands])
        failed = [helper.part for helper in helpers if helper.failed()]
    finally:
        with held_back(signal.SIGINT):
            for helper in helpers:
                helper.end()
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
        self._helper: _Helper[socket.socket] | None = None
        self._done = 0
        if len(things) > FEW and _hands() > 1:
            self._line, theirs = socket.socketpair()
            with held_back(signal.SIGINT):
                self._helper = _Helper(self._work, theirs)
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
        elif self._helper:
            with suppress(OSError):  # it has failed: all is done here
                self._line.sendall(json.dumps(found).encode())
                self._line.shutdown(socket.SHUT_WR)
                self._done = int(self._line.recv(20) or 0)
        return self._things[: len(self._things) - self._done]

    def failed(self) -> Sequence[T]:
        """Wait for the other process; what it left undone, after all."""
        if not self._helper:
            return ()
        self._line.close()
        failed = self._helper.failed()
        self.end()
        return self._things[len(self._things) - self._done :] if failed else ()

    def end(self) -> None:
        """End the other process, whatever it is at."""
        if self._helper:
            with held_back(signal.SIGINT):
                self._helper.end()
                self._helper = None
            self._line.close()

    def _work(self, line: socket.socket) -> None:
        self._line.close()
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


class _Helper(Generic[M]):
    """Another process that does a part of some work.

    Ctrl-C is heard here and not there, so begin it with that held back: `end` ends both alike.

    Args:
        work: What is to be done.
        part: With what.
    """

    def __init__(self, work: Callable[[M], None], part: M) -> None:
        self.part = part
        if signal.getsignal(signal.SIGCHLD) == signal.SIG_IGN:  # as whoever began this one left it
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)  # else nobody can know how it ended
        self._process = os.fork()
        if self._process:
            return
        try:
            work(part)
        except BaseException:  # whatever it is, it happens again where it can be told
            os._exit(1)
        os._exit(0)

    def failed(self) -> bool:
        """Wait until it is done; whether it could not do it."""
        # It is known until `end`, also where Ctrl-C comes just now.
        try:
            ended = os.waitid(os.P_PID, self._process, os.WEXITED | os.WNOWAIT)
        except ChildProcessError:  # somebody else has heard how it ended
            return True
        return ended is None or ended.si_status != 0

    def end(self) -> None:
        """End it, where it is not done, and forget it."""
        with suppress(ChildProcessError, ProcessLookupError):  # somebody else has forgotten it
            os.kill(self._process, signal.SIGKILL)
            os.waitpid(self._process, 0)
