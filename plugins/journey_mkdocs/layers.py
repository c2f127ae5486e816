"""Templates in several folders, of which the first counts: the user's, the theme's, ours.

A template of views that extends, imports or includes its own name gets the one of that name in the
next folder that has one. So a file of the same name can change one block, and keep the rest. (The
templates of themes include themselves to go down a tree, and mean themselves.)
"""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import jinja2

_OURS = "journey/"
_BEHIND = "\0"  # behind a name, for each folder that is passed over: no file has it in its name


def templates_folder() -> Path:
    """The folder of our own templates: in the wheel, else beside the repository's `journey/`."""
    package = Path(str(files("journey")))
    installed = package / "_site_templates"
    return installed if installed.is_dir() else package.parent / "site_templates"


class Layers(jinja2.FileSystemLoader):
    """Finds templates, and what stands behind them."""

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """The source of a template, of those with its name the one in the right folder."""
        name = template.rstrip(_BEHIND)
        passed = len(template) - len(name)
        if not passed:
            return super().get_source(environment, template)
        having = [folder for folder in self.searchpath if Path(folder, name).is_file()]
        return jinja2.FileSystemLoader(having[passed:]).get_source(environment, name)


def layer(environment: jinja2.Environment) -> None:
    """Let the templates of an environment build on those of the same name behind them.

    Args:
        environment: With a loader of its own making, it stays as it is.
    """
    if type(environment.loader) is jinja2.FileSystemLoader:
        environment.loader = Layers(environment.loader.searchpath)
        # A theme makes its environment itself, so there is no class of ours to say this in.
        environment.join_path = _joined  # type: ignore[method-assign]


def _joined(template: str, parent: str) -> str:
    own = template == parent.rstrip(_BEHIND) and template.startswith(_OURS)
    return f"{parent}{_BEHIND}" if own else template
