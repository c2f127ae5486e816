"""Presets: severities and options for kinds of teams, what `preset:` in a strategy names.

Each is a data file beside this module, `<preset>.yml`: what a strategy could write below `rules:`,
with the reasons. A strategy's own `rules:` count more than its preset, and a preset more than a
rule's defaults.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from journey.sources.document import Document

_FOLDER = Path(__file__).parent

PRESETS = tuple(sorted(path.stem for path in _FOLDER.glob("*.yml")))
"""The names of the presets."""


@cache
def preset(name: str) -> Document:
    """Read the file of a preset: a strategy of nothing but `rules:`.

    Args:
        name: One of `PRESETS`.
    """
    from journey.sources.yaml_text import read_yaml  # a plan without a preset has read its own

    file = f"{name}.yml"
    return read_yaml(f"presets/{file}", (_FOLDER / file).read_text(encoding="utf-8"))
