"""Signals that end a process, where they would leave something half-done."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def held_back(*signals: signal.Signals) -> Iterator[None]:
    """Have signals that come meanwhile come when this is done; on Windows there is no such way."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ())
    try:
        signal.pthread_sigmask(signal.SIG_BLOCK, signals)  # one that has come raises here
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
