"""What of the content folder is published, and what is not."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from tests.site.conftest import MakeSite, build_site, settings, write
from tests.site.stand_in import OVERRIDES, pages

PICTURE = b"\x89PNG\r\n\x1a\n"
STRATEGY = "brand: Test\nchannels: {facebook: , instagram: }\n"


def _post(name: str, media: str, **fields: str) -> str:
    usual = {"date": "2026-12-01 10:30", "channels": "facebook", "type": "question"}
    lines = {**usual, "stage": "interest", "title": name, "media": media, **fields}
    return "\n".join([f"- id: {name}", *(f"  {key}: {value}" for key, value in lines.items())])


def _plan(*posts: str, strategy: str = STRATEGY) -> dict[str, str | bytes]:
    return {
        "content/strategy.yml": strategy,
        "content/calendars/december.yml": "posts:\n" + "\n".join(posts) + "\n",
    }


def _from_content(site_files: set[str]) -> set[str]:
    generated = {"404.html", "index.html", "sitemap.xml", "sitemap.xml.gz"}
    folders = ("assets/", "search/", "posts/", "calendar/", "journey/", "ideas/", "rules/", "gaps/")
    return {path for path in site_files - generated if not path.startswith(folders)}


def test_of_the_content_folder_only_pages_and_media_of_shown_posts_are_published(
    make_plain: MakeSite,
) -> None:
    others = {
        "content/about.md": "# About",
        "content/care.yml": "a: b",
        "content/results/december.csv": "a,b",
        "content/results/notes.md": "# Notes",
        "content/posts/README.md": "# How to write",
        "content/posts/long.md": "---\ntitle: Long\nstatus: idea\n---\nA long post.",
        "content/calendars/notes.md": "# Notes",
        "content/media/unused.png": PICTURE,
        "content/media/used.png": PICTURE,
        "content/media/notes.md": "# Notes",
        "content/notes.txt": "private",
        "content/page.html": "<script>1</script>",
        "content/.env": "SECRET=1",
        "content/budget.xlsx": b"PK",
    }
    site = make_plain({**_plan(_post("a", "media/used.png")), **others})
    assert _from_content(site.files()) == {"about/index.html", "media/used.png"}
    assert 'src="../../media/used.png"' in site.html("posts/a")


@pytest.mark.parametrize(
    "path",
    [
        "strategy.yml",
        "../outside.png",
        "/etc/hostname",
        "calendars/december.yml",
        "media/script.html",
        "media/script.svg",
        "posts/hidden.md",
        "media/link.png",
        "media",
        "media/missing.png",
        "MEDIA/USED.PNG",
    ],
)
def test_media_is_what_a_post_may_show_and_inside_of_the_folder(
    tmp_path: Path, make_plain: MakeSite, path: str
) -> None:
    write(tmp_path, {"outside.png": PICTURE, "content/media/used.png": PICTURE})
    (tmp_path / "content/media/link.png").symlink_to(tmp_path / "outside.png")
    files = {
        "content/media/script.html": "<script>1</script>",
        "content/media/script.svg": "<svg/>",
        "content/posts/hidden.md": "---\ntitle: Hidden\nstatus: idea\n---\nHidden.",
    }
    site = make_plain({**_plan(_post("a", path)), **files})
    assert _from_content(site.files()) == set()
    assert "<img" not in site.html("posts/a").split('id="content"')[1]


def test_media_of_posts_that_are_not_shown_stays_at_home(make_plain: MakeSite) -> None:
    strategy = STRATEGY + "publish: {statuses: [approved]}\n"
    files = {f"content/media/{name}.png": PICTURE for name in ("draft", "approved", "instagram")}
    plan = _plan(
        _post("draft", "media/draft.png"),
        _post(
            "approved",
            "media/approved.png",
            status="approved",
            channels="{facebook: , instagram: {media: media/instagram.png, status: draft}}",
        ),
        strategy=strategy,
    )
    site = make_plain({**plan, **files})
    assert _from_content(site.files()) == {"media/approved.png"}


def test_media_that_the_strategy_hides_stays_at_home(make_plain: MakeSite) -> None:
    plan = _plan(_post("a", "media/a.png"), strategy=STRATEGY + "publish: {hide: [media]}\n")
    site = make_plain({**plan, "content/media/a.png": PICTURE})
    assert _from_content(site.files()) == set()


def test_files_that_mkdocs_yml_names_are_published(make_plain: MakeSite) -> None:
    files = {
        "content/css/own.css": "a{}",
        "content/js/own.js": "1",
        "content/logo.svg": "<svg/>",
        "content/favicon.ico": b"",
        "content/robots.txt": "User-agent: *",
        "content/css/other.css": "b{}",
    }
    site = make_plain(
        {**_plan(), **files},
        extra_css=["css/own.css"],
        extra_javascript=["js/own.js"],
        extra_templates=["robots.txt"],
        theme={
            "name": "material",
            "custom_dir": "overrides",
            "logo": "logo.svg",
            "favicon": "favicon.ico",
        },
    )
    named = {"css/own.css", "js/own.js", "logo.svg", "favicon.ico", "robots.txt"}
    assert _from_content(site.files()) == named


def test_further_files_are_published_by_pattern_but_never_data(make_plain: MakeSite) -> None:
    files = {
        "content/CNAME": "plan.example",
        "content/img/team.jpg": b"",
        "content/img/team.csv": "a,b",
        "content/notes.txt": "private",
    }
    plugins = [{"journey/plan": {"publish": "CNAME\n/img/\n*.yml\n"}}]
    site = make_plain({**_plan(_post("a", "x.png")), **files}, plugins=plugins)
    assert _from_content(site.files()) == {"CNAME", "img/team.jpg"}


def test_excluded_files_and_drafts_stay_out(make_plain: MakeSite) -> None:
    files = {
        "content/private.md": "# Private",
        "content/draft.md": "# Draft",
        "content/media/a.png": PICTURE,
    }
    site = make_plain(
        {**_plan(_post("a", "media/a.png")), **files},
        exclude_docs="private.md\nmedia/a.png",
        draft_docs="draft.md",
    )
    assert _from_content(site.files()) == set()


def test_a_file_that_is_not_published_does_not_take_the_place_of_the_themes(
    make_plain: MakeSite,
) -> None:
    evil = {"content/assets/images/favicon.png": b"evil", "content/assets/own.js": b"evil"}
    site = make_plain({**_plan(), **evil})
    assert (site.folder / "assets/images/favicon.png").read_bytes().startswith(b"\x89PNG")
    assert "assets/own.js" not in site.files()


def test_a_page_that_is_a_link_out_of_the_folder_is_not_published_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("journey_mkdocs.plan.site_pages", pages)
    theme = {"name": "material", "custom_dir": "overrides"}
    files = {"secret.md": "# Secret", "mkdocs.yml": settings(theme=theme), **OVERRIDES, **_plan()}
    write(tmp_path, files)
    (tmp_path / "content/about.md").symlink_to(tmp_path / "secret.md")
    site = build_site(tmp_path)
    assert "about/index.html" not in site.files()
    said = "about.md is not published: it is a link that leaves the content folder."
    assert said in site.said(logging.WARNING)
