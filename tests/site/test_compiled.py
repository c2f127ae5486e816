"""Compiled templates are kept for the next run, and whatever is wrong there harms nobody."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import jinja2
import pytest

from journey_mkdocs.compiled import Compiled

Sources = dict[str, str]


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder for temporary files."""
    folder = tmp_path / "cache"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    yield folder
    folder.chmod(0o700)


def _shown(sources: Sources, *, name: str = "views", compiled: Compiled | None = None) -> str:
    environment = jinja2.Environment(
        loader=jinja2.DictLoader(sources),
        autoescape=True,
        bytecode_cache=compiled or Compiled(name),
    )
    return environment.get_template("page.html").render(word="<b>")


def _files(cache: Path) -> list[Path]:
    return sorted(file for file in cache.rglob("*") if file.is_file())


def test_a_template_is_compiled_once(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sources = {"page.html": "One {{ word }}"}
    assert _shown(sources) == "One &lt;b&gt;"
    assert len(_files(cache)) == 1
    monkeypatch.setattr(jinja2.Environment, "compile", None)
    assert _shown(sources) == "One &lt;b&gt;"


def test_a_template_that_changes_is_compiled_anew(cache: Path) -> None:
    compiled = Compiled("views")
    assert _shown({"page.html": "One"}, compiled=compiled) == "One"
    assert _shown({"page.html": "Two"}, compiled=compiled) == "Two"
    assert _shown({"page.html": "Three"}) == "Three"
    assert len(_files(cache)) == 1


def test_environments_do_not_share_what_they_compile(cache: Path) -> None:
    sources = {"page.html": "One"}
    _shown(sources)
    _shown(sources, name="pages")
    assert len(_files(cache)) == 2


@pytest.mark.parametrize("damage", [b"", b"no code at all", None], ids=["empty", "other", "short"])
def test_a_damaged_cache_is_not_used(cache: Path, damage: bytes | None) -> None:
    sources = {"page.html": "One {{ word }}"}
    _shown(sources)
    (file,) = _files(cache)
    whole = file.read_bytes()
    file.write_bytes(whole[:-20] if damage is None else damage)
    assert _shown(sources) == "One &lt;b&gt;"


def test_where_nothing_can_be_kept_templates_are_compiled(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(cache / "missing" / "folder"))
    assert _shown({"page.html": "One"}) == "One"
    assert _files(cache) == []


def test_a_folder_of_somebody_else_is_not_used(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Compiled("views")
    monkeypatch.setattr("os.getuid", lambda: 4_000_000)
    (folder,) = cache.iterdir()
    folder.rename(cache / "_jinja2-cache-4000000")
    assert _shown({"page.html": "One"}) == "One"
    assert _files(cache) == []
