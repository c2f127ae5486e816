"""Writing a file whole, whatever happens meanwhile."""

from __future__ import annotations

import os
from errno import EACCES
from pathlib import Path


def write_whole(path: Path, data: bytes) -> None:
    """Put bytes into a file: all of them or, where that fails, none.

    Args:
        path: The file; where there is one already, it is replaced and keeps its permissions.
        data: The bytes.

    Raises:
        OSError: It cannot be written.
    """
    mode = path.stat().st_mode if path.exists() else None
    if mode is not None and not os.access(path, os.W_OK):
        raise PermissionError(EACCES, os.strerror(EACCES), str(path))
    beside = path.with_name(f".{path.name[:50]}.{os.urandom(4).hex()}")
    try:
        with beside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            beside.chmod(mode & 0o7777)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
