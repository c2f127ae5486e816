"""Options of the plugins, and what is said where they are written wrong."""

from __future__ import annotations

import datetime as dt
import logging
from pathlib import Path
from typing import Any

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from tests.site.conftest import listening, settings, write

DAY = "is not a date in the years 1970 to 2199; write it as 2026-12-31."
REVISION = (
    "is not the name of a branch, tag or commit of git; write one, such as main, in quotes if it "
    "is a number or a date."
)
PATTERNS = (
    "is not a pattern for the names of files; write one, such as downloads/*.pdf, or several as a "
    "text of several lines."
)
STITCH = "is not auto, true or false; write one of these."
LEVEL = "is not error, warning, info or never; write one of these."


def _config(root: Path, plugin: str, option: str, value: object) -> Any:
    """The value of an option, once MkDocs has read it."""
    plugins = ["journey/plan", {plugin: {option: value}}]
    write(root, {"mkdocs.yml": settings(plugins=plugins), "content/strategy.yml": ""})
    read = load_config(str(root / "mkdocs.yml"), site_dir=str(root / "site"))
    return [*read.plugins.values()][-1].config[option]


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("today", "tomorrow", f"“tomorrow” {DAY}"),
        ("today", 42, f"“42” {DAY}"),
        ("today", ["2026-12-03"], f"a list {DAY}"),
        ("today", dt.datetime(2026, 12, 3, 9, tzinfo=dt.UTC), f"“2026-12-03 09:00:00+00:00” {DAY}"),
        ("today", dt.date(1, 1, 1), f"“0001-01-01” {DAY}"),
        ("compare_to", 42, f"“42” {REVISION}"),
        ("compare_to", 4.5, f"“4.5” {REVISION}"),
        ("compare_to", dt.date(2026, 12, 1), f"“2026-12-01” {REVISION}"),
        ("compare_to", True, f"“true” {REVISION}"),
        ("compare_to", ["main"], f"a list {REVISION}"),
        ("compare_to", {"branch": "main"}, f"a group of options {REVISION}"),
        ("compare_to", "ma\0in", f"“ma\ufffdin” {REVISION}"),
        ("publish", ["*.pdf"], f"a list {PATTERNS}"),
        ("publish", 42, f"“42” {PATTERNS}"),
        ("publish", "*.pdf\n!", f"“*.pdf !” {PATTERNS}"),
        ("publish", "downloads/[z-a].pdf", f"“downloads/[z-a].pdf” {PATTERNS}"),
        ("stitch", "often", f"“often” {STITCH}"),
        ("stitch", 1, f"“1” {STITCH}"),
        ("stitch", "", f"an empty text {STITCH}"),
        ("stitch", {}, f"a group of options {STITCH}"),
        ("strict_level", "warn", f"“warn” {LEVEL}"),
        ("strict_level", False, f"“false” {LEVEL}"),
        ("strict_level", ["error"], f"a list {LEVEL}"),
    ],
)
def test_a_wrong_value_is_told_with_what_to_write(
    tmp_path: Path, option: str, value: object, said: str
) -> None:
    plugin = "journey/gaps" if option == "strict_level" else "journey/plan"
    with listening() as messages, pytest.raises(Abort):
        _config(tmp_path, plugin, option, value)
    (error,) = [text for level, text in messages if level == logging.ERROR]
    assert error == f"Config value 'plugins': Plugin '{plugin}' option '{option}': {said}"


@pytest.mark.parametrize(
    ("option", "value", "meant"),
    [
        ("today", dt.date(2026, 12, 3), dt.date(2026, 12, 3)),
        ("today", "2026-12-03", dt.date(2026, 12, 3)),
        ("today", None, None),
        ("today", "", None),
        ("today", " ", None),
        ("compare_to", "origin/main", "origin/main"),
        ("compare_to", "2026", "2026"),
        ("compare_to", None, None),
        ("compare_to", "", None),
        ("compare_to", " ", None),
        ("publish", None, None),
        ("stitch", False, False),
        ("stitch", "true", True),
        ("stitch", "Auto", "auto"),
        ("stitch", None, "auto"),
        ("strict_level", "never", "never"),
        ("strict_level", None, "warning"),
    ],
)
def test_what_is_right_is_taken_and_nothing_is_the_default(
    tmp_path: Path, option: str, value: object, meant: object
) -> None:
    plugin = "journey/gaps" if option == "strict_level" else "journey/plan"
    assert _config(tmp_path, plugin, option, value) == meant


@pytest.mark.parametrize("option", ["today", "compare_to"])
def test_a_variable_that_is_not_set_is_nothing(tmp_path: Path, option: str) -> None:
    text = f'site_name: Fern\nplugins: [journey/plan: {{{option}: !ENV [NOT_SET_HERE, ""]}}]\n'
    write(tmp_path, {"mkdocs.yml": text, "content/strategy.yml": ""})
    read = load_config(str(tmp_path / "mkdocs.yml"), docs_dir=str(tmp_path / "content"))
    assert read.plugins["journey/plan"].config[option] is None
