"""Compiled templates, kept for the next build: to compile them takes a third of a second."""

from __future__ import annotations

from contextlib import suppress
from importlib.metadata import version
from types import CodeType

import jinja2
from jinja2.bccache import Bucket


class Compiled(jinja2.BytecodeCache):
    """The templates of one environment, each for as long as its source stays the same.

    They are kept in memory, for the next build of `mkdocs serve`, and in the folder for temporary
    files that Jinja makes for the user alone, for the next run. Whatever is wrong with that folder,
    or with what is in it, templates are compiled as if it were not there.

    Args:
        environment: Its name: what two of them make of the same template is not the same.
    """

    def __init__(self, environment: str) -> None:
        self._codes: dict[str, tuple[str, CodeType]] = {}
        self._disk: jinja2.BytecodeCache | None = None
        versions = "-".join(map(version, ("mkdocs-journey", "mkdocs", "jinja2")))
        with suppress(OSError, RuntimeError):
            pattern = f"journey-{versions}-{environment}-%s.cache"
            self._disk = jinja2.FileSystemBytecodeCache(pattern=pattern)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Hand out a template that was compiled before from the same source."""
        checksum, code = self._codes.get(bucket.key, ("", None))
        if checksum == bucket.checksum:
            bucket.code = code
        elif self._disk:
            with suppress(Exception):
                self._disk.load_bytecode(bucket)
        self._keep(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template."""
        self._keep(bucket)
        if self._disk:
            with suppress(OSError):
                self._disk.dump_bytecode(bucket)

    def _keep(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            self._codes[bucket.key] = bucket.checksum, bucket.code
