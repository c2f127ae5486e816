"""A mistake in a template of one's own is told by file and line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jinja2
import pytest
from mkdocs.exceptions import PluginError

from journey.views.site import SitePage
from journey_mkdocs.compiled import Compiled
from journey_mkdocs.environment import Environment
from journey_mkdocs.mistakes import tell_plainly

MISTAKES = {
    "<p>\n{% if %}": ("home.html, line 2: ", "Expected an expression"),
    "<p>\n\n{{ view.nothing }}": ("home.html, line 3: ", "has no attribute 'nothing'"),
    "{% extends 'away.html' %}": ("home.html", "there is no template “away.html”"),
    "{{ 1 | unheard }}": ("home.html, line 1: ", "No filter named 'unheard'"),
}


@pytest.mark.parametrize("text", MISTAKES)
def test_a_mistake_is_told_by_file_and_line(tmp_path: Path, text: str) -> None:
    folder = tmp_path / "journey"
    folder.mkdir()
    (folder / "home.html").write_text(text, encoding="utf-8")
    nothing: Any = None
    environment = Environment([str(tmp_path)], nothing, nothing, nothing, Compiled("views"))
    page = SitePage(path="", title="Home", template="home.html", view=dict)
    with pytest.raises(PluginError) as error:
        environment.render(page, "")
    place, what = MISTAKES[text]
    assert str(error.value).startswith("A template has a mistake, ")
    assert place in str(error.value)
    assert what in str(error.value)


@pytest.mark.parametrize("text", ["<p>\n{% if %}", "<p>\n{{ 1 / page.nothing }}"])
def test_so_is_one_in_a_template_of_the_theme(tmp_path: Path, text: str) -> None:
    (tmp_path / "main.html").write_text(text, encoding="utf-8")
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(tmp_path), undefined=jinja2.StrictUndefined, autoescape=True
    )
    tell_plainly(environment)
    with pytest.raises(PluginError, match=r"main\.html, line 2: "):
        environment.get_template("main.html").render(page={})
