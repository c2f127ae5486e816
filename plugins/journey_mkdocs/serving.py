"""`mkdocs serve`: pages are written, or filled, when somebody first asks for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from threading import Lock
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # a build has no server
    from mkdocs.livereload import LiveReloadServer

Answer = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
"""What a server does with a request (PEP 3333)."""

_TRIES = 3
"""A build that begins meanwhile takes the page away again; the next request waits for it."""


def write_when_asked(
    server: LiveReloadServer, write: Callable[[str], bool], fill: Callable[[str], bool]
) -> None:
    """Let a server write pages that it does not find, and fill those that it finds.

    Args:
        server: The server.
        write: Writes the page of a path below the site's root, `posts/winter-list/`; tells whether
            there is one.
        fill: Ends the page of a path, which is there; tells whether there was anything to do.
    """
    inner: Answer = server.get_app()  # type: ignore[assignment] # its types are Python's own
    lock = Lock()

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        started: list[tuple[Any, ...]] = []

        def start(*said: Any) -> None:
            started[:] = [said]

        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        result = inner(environ, start)
        for _ in range(_TRIES):
            make = write if started[0][0].startswith("404") else fill
            with lock:
                if not make(path.removeprefix(server.mount_path)):
                    break
            result = inner(environ, start)
        start_response(*started[0])
        return result

    server.set_app(answer)
