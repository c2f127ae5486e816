"""A site that is the old one or the new one, whole, whatever ends its build.

MkDocs empties the folder of the site, and then fills it again. So it is given another folder,
beside that one, and when all is written, what is in the two changes places: about a thousandth of a
second, in which only `kill -9` or the machine itself could end it half-way. The folder of the site
stays the same one, with what is hidden in it: somebody may have mounted it or be watching it, and
MkDocs keeps these, too.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

from mkdocs.config.defaults import MkDocsConfig

from journey_mkdocs.log import log, printable
from journey_mkdocs.signals import held_back

if sys.platform != "win32":
    import fcntl

_BUILT = ".being-built-"


class Aside:
    """A folder in which a site is built, until what is in it takes the place of the old site.

    Args:
        config: The configuration of the site, which names that folder meanwhile.

    Raises:
        OSError: There can be no folder beside that of the site, or none on the same disk.
    """

    def __init__(self, config: MkDocsConfig) -> None:
        self._config, self._named = config, config.site_dir
        self._site = Path(config.site_dir).resolve()
        if os.path.ismount(self._site) or self._site.is_file():
            raise NotADirectoryError(self._named)
        self._site.parent.mkdir(parents=True, exist_ok=True)
        _remove_left(self._site)
        self._folder, self._lock = _folder_beside(self._site)
        config.site_dir = str(self._folder)

    def put(self) -> None:
        """Let the new site take the place of the old one: all of it or, where that fails, none."""
        new = sorted(self._folder.iterdir())
        names = {entry.name for entry in new}
        old = Path(mkdtemp(prefix=".old-", dir=self._folder))
        self._site.mkdir(exist_ok=True)
        with _alone(self._site):
            here = sorted(self._site.iterdir())
            gone = (e for e in here if not e.name.startswith(".") or e.name in names)
            moves = [(entry, old / entry.name) for entry in gone]
            _move([*moves, *((entry, self._site / entry.name) for entry in new)])
        self.drop()
        log.info("The new site is in its place: %s", printable(self._named))

    def drop(self) -> None:
        """Remove the folder, and what is in it."""
        self._config.site_dir = self._named
        shutil.rmtree(self._folder, ignore_errors=True)
        _unlock(self._lock)
        self._lock = None


def _folder_beside(site: Path) -> tuple[Path, int | None]:
    """A new folder, locked for as long as this process and its helpers live."""
    while True:
        folder = Path(mkdtemp(prefix=f".{site.name}{_BUILT}", dir=site.parent))
        try:
            return folder, _lock(folder)
        except (BlockingIOError, FileNotFoundError):  # taken for one that was left
            continue
        except OSError:
            folder.rmdir()
            raise


def _remove_left(site: Path) -> None:
    """Remove the folders of builds that were killed."""
    name = re.compile(rf"\.{re.escape(site.name)}{_BUILT}\w{{8}}")
    for folder in site.parent.iterdir() if sys.platform != "win32" else ():
        if name.fullmatch(folder.name):
            try:
                lock = _lock(folder)
            except OSError:  # it is still built
                continue
            shutil.rmtree(folder, ignore_errors=True)
            _unlock(lock)


def _move(moves: Sequence[tuple[Path, Path]]) -> None:
    """Move entries of folders; where one cannot be moved, they are all left where they were."""
    done = []
    try:
        for source, target in moves:
            shutil.move(source, target)
            done.append((source, target))
    except BaseException:
        for source, target in reversed(done):
            shutil.move(target, source)
        raise


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Have nobody else change a folder meanwhile, and nothing end this process."""
    if sys.platform == "win32":
        yield
        return
    lock = os.open(folder, os.O_RDONLY)
    fcntl.flock(lock, fcntl.LOCK_EX)
    try:
        with held_back(signal.SIGHUP, signal.SIGINT, signal.SIGTERM):
            yield
    finally:
        os.close(lock)


def _lock(folder: Path) -> int | None:
    """Lock a folder. Raises OSError where another process has, or where there are no locks."""
    if sys.platform == "win32":
        return None
    lock = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(lock)
        raise
    return lock


def _unlock(lock: int | None) -> None:
    if lock is not None:
        os.close(lock)
