"""The site of the demonstration plan, as anybody gets it."""

from __future__ import annotations

from tests.site.conftest import REPOSITORY, BuiltSite
from tests.site.links import broken_links, outside_links


def test_every_link_of_the_site_leads_somewhere(demo: BuiltSite) -> None:
    assert broken_links(demo.folder) == []


def test_nothing_is_loaded_from_another_host(demo: BuiltSite) -> None:
    assert outside_links(demo.folder) == set()


def test_nothing_of_the_plans_files_is_published(demo: BuiltSite) -> None:
    ours = {
        path.relative_to(REPOSITORY / "content").as_posix()
        for path in (REPOSITORY / "content").rglob("*")
        if path.is_file()
    }
    published = demo.files() & ours
    assert published
    assert all(path.startswith("media/") for path in published)
    endings = (".csv", ".md", ".yaml", ".yml")
    data = [path for path in demo.files() if path.endswith(endings)]
    assert data == ["feeds/plan.csv"]


def test_every_finding_is_said_once(demo: BuiltSite) -> None:
    said = [text for _, text in demo.messages if text.startswith("content/")]
    assert said
    assert len(said) == len(set(said))
