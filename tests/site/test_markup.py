"""The pages and the script, before judges that others wrote."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.node_tools import run
from tests.site.conftest import BuiltSite

pytestmark = pytest.mark.node

NU = "vnu-jar/build/dist/vnu.jar"
SCRIPT = Path(__file__).parents[2] / "site_templates/journey/assets/journey.js"
THEIRS = 'class="md-toggle"'
"""Material's own: `autocomplete` on the check boxes of its drawer and its search."""


def _errors(*paths: Path) -> list[str]:
    options = ["--format", "json", "--skip-non-html", "--exit-zero-always"]
    _, said = run("java", NU, *options, *map(str, paths))
    return [
        f"{message['url']}:{message['lastLine']}: {message['message']}"
        for message in json.loads(said)["messages"]
        if message["type"] == "error" and THEIRS not in message.get("extract", "")
    ]


def test_the_checker_finds_errors(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<!doctype html><title>A</title><p><div></p>", encoding="utf-8")
    assert _errors(page)


def test_no_page_of_the_demo_has_an_error(demo: BuiltSite) -> None:
    assert _errors(demo.folder) == []


def test_the_script_has_no_type_error() -> None:
    options = ["--noEmit", "--allowJs", "--checkJs", "--strict", "--noUncheckedIndexedAccess"]
    language = ["--target", "es2022", "--lib", "es2023,dom,dom.iterable"]
    printed, _ = run("node", "typescript/bin/tsc", *options, *language, str(SCRIPT))
    assert printed.decode() == ""
