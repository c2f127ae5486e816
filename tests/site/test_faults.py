"""What fails while a site is built is told in words, and the site stays as it was."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from mkdocs.exceptions import Abort, BuildError

from journey.views.site import SitePage
from tests.site.conftest import REPOSITORY, build_site, listening, settings, write

FILES = {
    "content/strategy.yml": "brand: Fern\nchannels: {facebook: }\n",
    "content/calendars/a.yml": "posts:\n- {date: 2026-12-04, channels: facebook, title: One}\n",
    "site/index.html": "the old site",
}
OVERRIDDEN = {"name": "material", "custom_dir": "overrides"}
REPORT = "journey failed, and it is our fault, not that of your files.\nPlease report these two"


def broken(*_: object, **__: object) -> Any:
    raise ZeroDivisionError("half of nothing")


def _built(root: Path, **changes: Any) -> str:
    """Build a site that fails: the error that is told."""
    write(root, {"mkdocs.yml": settings(**changes), **FILES})
    with listening() as messages, pytest.raises(Abort) as end:
        build_site(root)
    assert (root / "site" / "index.html").read_text() == "the old site"
    assert sorted(path.name for path in (root / "site").iterdir()) == ["index.html"]
    assert not list(root.glob(".*"))
    if isinstance(end.value.__context__, BuildError):  # MkDocs tells it
        return str(end.value.__context__)
    return [text for level, text in messages if level == logging.ERROR][-1]


OURS = {
    "reading the plan": "journey.loading.read_content",
    "a rule": "journey_mkdocs.gaps.check",
    "the pages": "journey_mkdocs.plan.site_pages",
    "search": "journey_mkdocs.plan.append",
    "the feeds": "journey_mkdocs.feeds.feeds",
    "a page": "journey_mkdocs.plan.PlanPage.show",
}


@pytest.mark.parametrize("where", OURS)
def test_a_fault_of_our_own_says_what_to_report(
    where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(OURS[where], broken)
    plugins = ["search", {"journey/plan": {"today": "2026-12-03"}}, "journey/gaps", "journey/feeds"]
    said = _built(tmp_path, plugins=plugins)
    assert said.startswith(REPORT)
    assert said.endswith("in broken: half of nothing")


def test_so_does_a_view(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = SitePage(path="", title="Home", template="home.html", view=broken)
    monkeypatch.setattr("journey_mkdocs.plan.site_pages", lambda _: [home])
    assert _built(tmp_path).endswith("in broken: half of nothing")


def test_so_does_a_template_of_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = SitePage(path="", title="Home", template="home.html", view=dict)
    monkeypatch.setattr("journey_mkdocs.plan.site_pages", lambda _: [home])
    said = _built(tmp_path)
    assert said.startswith(REPORT)
    assert "UndefinedError at home.html:" in said


TEMPLATES: Mapping[str, tuple[str, str]] = {
    "journey/home.html": ("<p>\n{{ 1 // 0 }}", "journey/home.html, line 2: "),
    "journey/page.html": ("{{ page.nothing.more }}", "journey/page.html, line 1: "),
    "main.html": ("\n\n{{ [] + 1 }}", "main.html, line 3: "),
}


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_mistake_in_a_template_of_ones_own_is_told_by_its_place(
    name: str, tmp_path: Path
) -> None:
    text, place = TEMPLATES[name]
    write(
        tmp_path, {f"overrides/{name}": text, "content/about.md": "---\ntemplate: main.html\n---\n"}
    )
    said = _built(tmp_path, theme=OVERRIDDEN)
    assert said.startswith("A template has a mistake, ")
    assert place in said


def test_a_file_that_vanishes_is_told(tmp_path: Path) -> None:
    hook = "import os\ndef on_env(env, **_): os.unlink('{}'); return env\n"
    style = tmp_path / "content" / "extra.css"
    write(tmp_path, {"content/extra.css": "p {}", "hooks.py": hook.format(style)})
    said = _built(tmp_path, extra_css=["extra.css"], hooks=["hooks.py"])
    assert said == f"journey cannot go on: {style}: No such file or directory."


def test_what_another_plugin_does_is_not_ours_to_explain(tmp_path: Path) -> None:
    write(tmp_path, {"mkdocs.yml": settings(hooks=["hooks.py"]), **FILES})
    write(tmp_path, {"hooks.py": "def on_post_build(config): raise KeyError('theirs')\n"})
    with pytest.raises(KeyError, match="theirs"):
        build_site(tmp_path)
    assert (tmp_path / "site" / "index.html").read_text() == "the old site"


@pytest.mark.parametrize("options", [[], ["--verbose"]], ids=["usual", "verbose"])
def test_there_is_a_traceback_only_for_those_who_want_it(
    tmp_path: Path, options: list[str]
) -> None:
    hook = "import journey_mkdocs.gaps\njourney_mkdocs.gaps.check = lambda plan: 1 // 0\n"
    write(tmp_path, {"mkdocs.yml": settings(hooks=["hooks.py"]), "hooks.py": hook, **FILES})
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", *options],
        cwd=tmp_path,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": _paths()},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert "ZeroDivisionError at hooks.py:2 in <lambda>" in done.stderr
    assert "Please report these two lines" in done.stderr
    assert ("Traceback" in done.stderr) == bool(options)


ENCODED: Mapping[str, Callable[[str], bytes]] = {
    "Windows": lambda text: text.replace("\n", "\r\n").encode(),
    "old Mac": lambda text: text.replace("\n", "\r").encode(),
    "a byte order mark": lambda text: text.encode("utf-8-sig"),
}


@pytest.mark.parametrize("name", ENCODED)
def test_the_ends_of_lines_change_nothing_on_the_site(name: str, tmp_path: Path) -> None:
    plan = {
        "content/strategy.yml": "brand: Fern\nchannels:\n  facebook:\n",
        "content/calendars/a.yml": "posts:\n- date: 2026-12-04\n  channels: facebook\n"
        "  title: One\n  typ: x\n  copy: |\n    First line\n    second\n\n    third\n",
        "content/posts/b.md": "---\ndate: 2026-12-05\nchannels: facebook\n---\n# Two\n\n- a\n- b\n",
    }
    for folder, files in (
        ("plain", plan),
        ("other", {path: ENCODED[name](text) for path, text in plan.items()}),
    ):
        write(tmp_path / folder, {"mkdocs.yml": settings(), **files})
    plain, other = build_site(tmp_path / "plain"), build_site(tmp_path / "other")
    assert plain.files() == other.files()
    for file in plain.files():
        if not file.endswith(".gz"):  # the time is in it
            assert (plain.folder / file).read_bytes() == (other.folder / file).read_bytes(), file


def _paths() -> str:
    return os.pathsep.join([str(REPOSITORY), str(REPOSITORY / "plugins")])
