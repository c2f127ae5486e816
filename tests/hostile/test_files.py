"""Nothing that a plan names is read or shown from outside of the content folder."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hostile.arrangement import payloads, yaml
from tests.site.conftest import build_site, settings, write

REPOSITORY = Path(__file__).parents[2]
SECRET = b"\x89PNG\r\n\x1a\nzzsecret"
OUTSIDE = [
    "../secret.png",
    "media/../../secret.png",
    "media/../media/good.png",
    "./media/good.png",
    "/etc/passwd",
    "//secret.png",
    "MEDIA/GOOD.PNG",
    "Media/good.png",
    "..\\secret.png",
    "media\\good.png",
    "%2e%2e/secret.png",
    "..%2fsecret.png",
    "..%252fsecret.png",
    "%2e%2e%5csecret.png",
    "media/%2e%2e/%2e%2e/secret.png",
    "media/good.png\x00.html",
    "media/good.png%00",
    "media/good.png?x=../../secret.png",
    "media/good.png#/../secret.png",
    "media/..;/secret.png",
    "media/．．/secret.png",
    "media/‥/secret.png",
    "file:///etc/passwd",
    "file:media/good.png",
    "data:image/png;base64,AAAA",
    "javascript:alert(1)",
    "~/secret.png",
    "$HOME/secret.png",
    "media/link.png",
    "media/away/secret.png",
    "media/loop.png",
    "media/zero.png",
    "media/pipe.png",
    "media",
    "calendars/plan.yml",
    "strategy.yml",
    "--8<-- '../secret.png'",
    "{% include '../secret.png' %}",
    "!include ../secret.png",
]
PROSE = """---
date: 2026-12-05
channels: letter
type: article
stage: interest
title: Long
---
{pictures}

--8<-- "../secret.txt"
;--8<-- "../secret.txt"
{{% include "../secret.txt" %}}
{{!../secret.txt!}}
.. include:: ../secret.txt
:::journey.cli
[[include ../secret.txt]]
"""


@pytest.fixture
def folder(tmp_path: Path, corpus: Path) -> Path:
    """A plan that names everything outside, with real links, pipes and devices in it."""
    outside = OUTSIDE + payloads(corpus)["traversal"]
    posts = [
        {
            "id": f"post-{n}",
            "date": "2026-12-05",
            "channels": {"facebook": None, "letter": {"media": path}},
            "type": "quote",
            "stage": "interest",
            "title": f"Post {n}",
            "media": [path, {"file": path, "alt": "Alt"}],
            "copy": f"![picture](<{path}>) ![picture]({path}) [link]({path}) <img src='{path}'>",
        }
        for n, path in enumerate(outside)
    ]
    pictures = "\n\n".join(f"![picture](<{path}>) [link](<{path}>)" for path in outside)
    write(
        tmp_path,
        {
            "secret.png": SECRET,
            "secret.txt": "zzsecret",
            "secret.yml": "posts: [{title: zzsecret, status: idea}]",
            "secret.md": "---\ntitle: zzsecret\nstatus: idea\n---\n",
            "content/strategy.yml": "channels: {facebook: , letter: {network: email}}\n",
            "content/calendars/plan.yml": yaml({"posts": posts}),
            "content/posts/long.md": PROSE.format(pictures=pictures.replace("\x00", "")),
            "content/media/good.png": SECRET.replace(b"zzsecret", b""),
            "mkdocs.yml": settings(
                plugins=[
                    "search",
                    {"journey/plan": {"today": "2026-12-03"}},
                    "journey/gaps",
                    "journey/feeds",
                ],
                use_directory_urls=False,
            ),
        },
    )
    content = tmp_path / "content"
    (content / "media/link.png").symlink_to("../../secret.png")
    (content / "media/loop.png").symlink_to("loop.png")
    (content / "media/zero.png").symlink_to("/dev/zero")
    (content / "media/away").symlink_to(tmp_path, target_is_directory=True)
    (content / "calendars/link.yml").symlink_to("../../secret.yml")
    (content / "calendars/zero.yml").symlink_to("/dev/zero")
    (content / "calendars/tty.yml").symlink_to("/dev/tty")
    (content / "calendars/away").symlink_to(tmp_path, target_is_directory=True)
    (content / "calendars/self").symlink_to("..", target_is_directory=True)
    (content / "posts/link.md").symlink_to("../../secret.md")
    (content / "posts/proc.md").symlink_to("/proc/self/environ")
    (content / "page.md").symlink_to("../secret.md")
    for pipe in ("media/pipe.png", "calendars/pipe.yml", "posts/pipe.md", "pipe.md"):
        os.mkfifo(content / pipe)
    return tmp_path


def test_a_check_reads_nothing_outside_and_waits_for_nothing(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-P", "-m", "journey", "check", "--format", "json", "--fail-on", "never"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(REPOSITORY)},
    )
    assert "zzsecret" not in done.stdout
    findings = json.loads(done.stdout)["findings"]
    stray = {f["path"]: f["message"] for f in findings if f["rule"] == "source/stray-file"}
    assert stray == {
        "content/calendars/away": "away is a link that leaves the content folder",
        "content/calendars/link.yml": "link.yml is a link that leaves the content folder",
        "content/calendars/pipe.yml": "pipe.yml is not a file",
        "content/calendars/self": "self is a link to a folder",
        "content/calendars/tty.yml": "tty.yml is a link that leaves the content folder",
        "content/calendars/zero.yml": "zero.yml is a link that leaves the content folder",
        "content/posts/link.md": "link.md is a link that leaves the content folder",
        "content/posts/pipe.md": "pipe.md is not a file",
        "content/posts/proc.md": "proc.md is a link that leaves the content folder",
    }
    missing = {f["post"] for f in findings if f["rule"] == "channel/media"}
    there = {
        f"post-{n}"
        for n, p in enumerate(OUTSIDE)
        if "://" in p or p.endswith("n.yml") or p == "strategy.yml"
    }
    assert {f"post-{n}" for n in range(len(OUTSIDE))} - missing == there


def _built(folder: Path) -> subprocess.CompletedProcess[str]:
    build = [sys.executable, "-P", "-m", "mkdocs", "build", "--quiet"]
    return subprocess.run(
        build, cwd=folder, capture_output=True, text=True, check=False, timeout=120
    )


@pytest.mark.parametrize("name", ["calendars/self", ".hidden"])
def test_a_folder_that_is_a_link_is_refused_before_mkdocs_walks_in_circles(
    folder: Path, name: str
) -> None:
    for link in [path for path in (folder / "content").rglob("*") if path.is_symlink()]:
        link.unlink()
    (folder / "content" / name).symlink_to("..", target_is_directory=True)
    done = _built(folder)
    assert done.returncode == 1
    assert f"{name} is a link to a folder" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_site_has_nothing_from_outside(folder: Path) -> None:
    for link in [path for path in (folder / "content").rglob("*") if path.is_symlink()]:
        if link.is_dir():
            link.unlink()
    done = _built(folder)
    assert done.returncode == 0, done.stderr
    site = folder / "site"
    for path in site.rglob("*"):
        assert not path.is_symlink()
        assert path.is_dir() or b"zzsecret" not in path.read_bytes(), path
    shown = list((site / "posts").glob("*.html"))
    assert len(shown) > len(OUTSIDE)
    for page in shown:
        assert "<img" not in page.read_text(encoding="utf-8"), page


def test_the_folder_would_show_a_picture_of_its_own(folder: Path) -> None:
    write(folder, {"content/calendars/plan.yml": yaml({"posts": [POST]})})
    for link in [path for path in (folder / "content").rglob("*") if path.is_symlink()]:
        link.unlink()
    site = build_site(folder)
    assert 'src="../media/good.png"' in site.html("posts/good")
    assert "media/good.png" in site.files()


POST = {
    "id": "good",
    "date": "2026-12-05",
    "channels": "letter",
    "type": "quote",
    "stage": "interest",
    "copy": "![A cup](media/good.png)",
    "media": "media/good.png",
}
