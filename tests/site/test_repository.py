"""Links to the lines that things are written in."""

from __future__ import annotations

import pytest
from mkdocs.config.defaults import MkDocsConfig

from journey.findings import Location
from journey_mkdocs.repository import Repository


def _repository(**settings: str) -> Repository:
    config = MkDocsConfig()
    config.load_dict({"site_name": "Test", **settings})
    for name in ("repo_url", "edit_uri", "edit_uri_template"):
        option = dict(config._schema)[name]
        config[name] = option.validate(config[name]) if config.get(name) else None
    return Repository(config, "content/")


@pytest.mark.parametrize(
    ("settings", "path", "edit", "source"),
    [
        (
            {"repo_url": "https://github.com/x/y", "edit_uri": "edit/main/content/"},
            "content/calendars/a.yml",
            "https://github.com/x/y/edit/main/content/calendars/a.yml#L12",
            "https://github.com/x/y/blob/main/content/calendars/a.yml#L12",
        ),
        (
            {"repo_url": "https://gitlab.com/x/y/", "edit_uri": "-/edit/main/content/"},
            "content/posts/a.md",
            "https://gitlab.com/x/y/-/edit/main/content/posts/a.md#L12",
            "https://gitlab.com/x/y/-/blob/main/content/posts/a.md?plain=1#L12",
        ),
        (
            {"edit_uri_template": "https://forge.example/e?f={path!q}"},
            "content/calendars/a.yml",
            "https://forge.example/e?f=calendars%2Fa.yml#L12",
            "https://forge.example/e?f=calendars%2Fa.yml#L12",
        ),
        (
            {"repo_url": "https://git.example/x", "edit_uri": "edit/content/"},
            'content/calendars/"><b> ü%#?.yml',
            "https://git.example/x/edit/content/calendars/%22%3E%3Cb%3E%20%C3%BC%25%23%3F.yml#L12",
            "https://git.example/x/blob/content/calendars/%22%3E%3Cb%3E%20%C3%BC%25%23%3F.yml#L12",
        ),
        (
            {"edit_uri_template": 'https://forge.example/{path}"'},
            "content/a b.yml",
            "https://forge.example/a%20b.yml%22#L12",
            "https://forge.example/a%20b.yml%22#L12",
        ),
        ({"repo_url": "https://git.example/x"}, "content/a.yml", None, None),
        ({}, "content/a.yml", None, None),
        (
            {"repo_url": "https://git.example/x", "edit_uri": "edit/content/"},
            "elsewhere/a.yml",
            None,
            None,
        ),
    ],
)
def test_a_line_has_a_page_to_edit_and_one_to_read(
    settings: dict[str, str], path: str, edit: str | None, source: str | None
) -> None:
    repository = _repository(**settings)
    assert repository.edit_url(Location(path, 12)) == edit
    assert repository.named or not edit
    assert repository.source_url(Location(path, 12)) == source


def test_what_is_written_nowhere_has_no_page() -> None:
    repository = _repository(repo_url="https://git.example/x", edit_uri="edit/content/")
    assert repository.edit_url(None) is None
    assert repository.source_url(None) is None
