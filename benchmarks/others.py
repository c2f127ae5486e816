"""The same plan for other generators: pages that say what ours say of posts, channels and months.

Of what else our site has (weeks, the journey, gaps, rules, people, feeds), theirs have nothing.
"""

from __future__ import annotations

import json
import shutil
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml

HUGO = Path(__file__).parent / "hugo"
SOURCE = "https://git.example/bench/plan/edit/main/content/calendars/"

Post = dict[str, Any]


def write_pages(plan: Path, folder: Path) -> None:
    """Write a plan as Markdown, as somebody without the tool would.

    A page for each post, and one for each channel and month, with its posts.

    Args:
        plan: The content folder, of `benchmarks.plans`.
        folder: Where the pages go.
    """
    (folder / "posts").mkdir(parents=True)
    shutil.copytree(plan / "media", folder / "media")
    (folder / "index.md").write_text("# Benchmark\n", encoding="utf-8")
    channels: dict[str, list[Post]] = defaultdict(list)
    months: dict[str, list[Post]] = defaultdict(list)
    for post in _posts(plan):
        channels[post["channels"]].append(post)
        months[post["date"][:7]].append(post)
    for name, posts in (channels | months).items():
        (folder / f"{name}.md").write_text(_list(name, posts), encoding="utf-8")
    for posts in channels.values():
        for before, post, after in zip([{}, *posts], posts, [*posts[1:], {}], strict=False):
            page = _page(post, before, after)
            (folder / "posts" / f"{post['id']}.md").write_text(page, encoding="utf-8")


def write_hugo(plan: Path, folder: Path) -> None:
    """Write a site for Hugo: the layouts beside this file, and the posts of a plan as content.

    Args:
        plan: The content folder, of `benchmarks.plans`.
        folder: Where the site goes.
    """
    shutil.copytree(HUGO, folder)
    shutil.copytree(plan / "media", folder / "static" / "media")
    for post in _posts(plan):
        section = folder / "content" / post["channels"]
        section.mkdir(parents=True, exist_ok=True)
        fields = {
            "title": post["title"],
            "date": f"{post['date'].replace(' ', 'T')}:00Z",
            "description": f"{post['type']} for {post['channels']}",
            "channel": post["channels"],
            "responder": "sam",
            **{k: post[k] for k in ("stage", "status", "audience", "owner", "topic", "link")},
            "kind": post["type"],
            **{k: post[k] for k in ("media", "alt") if k in post},
        }
        text = f"{json.dumps(fields, indent=1)}\n\n{post['copy']}"
        (section / f"{post['id']}.md").write_text(text, encoding="utf-8")


def _posts(plan: Path) -> Iterator[Post]:
    for file in sorted((plan / "calendars").iterdir()):
        for post in yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)["posts"]:
            yield {**post, "file": file.name}


def _list(title: str, posts: Sequence[Post]) -> str:
    lines = [
        f"- [{p['title']}](posts/{p['id']}.md), {p['date']}, {p['channels']}, {p['stage']}, "
        f"{p['type']}, {p['status']}"
        for p in posts
    ]
    return "\n".join((f"# {title}", "", *lines, ""))


def _page(post: Post, before: Post, after: Post) -> str:
    tags = f"utm_source={post['channels']}&utm_medium=social&utm_campaign=always-on"
    facts = {
        "Stage": post["stage"],
        "Type": post["type"],
        "Status": post["status"],
        "Owner": f"[{post['owner']}](#{post['owner']})",
        "Answers comments": "[Sam](#sam)",
        "Audience": f"[{post['audience']}](#{post['audience']})",
        "Topic": f"[{post['topic']}](#{post['topic']})",
        "Source": f"[{post['file']}]({SOURCE}{post['file']})",
    }
    channel = f"[{post['channels']}](../{post['channels']}.md)"
    picture = f"![{post['alt']}](../{post['media']})" if "media" in post else ""
    near = "\n".join(
        f"- {word}: [{near['title']}]({near['id']}.md), {near['date']}"
        for word, near in (("Before", before), ("After", after))
        if near
    )
    rows = "\n".join(f"| {name} | {value} |" for name, value in facts.items())
    text = post["copy"].replace("#", "\\#")
    return f"""\
---
description: {post["type"]} for {post["channels"]}
---

# {post["title"]}

[{post["date"]}](../{post["date"][:7]}.md) · {post["stage"]} · {post["type"]} · {channel}

## How it will look

**Benchmark** on {post["channels"]}

{text}

{picture}

{len(post["copy"])} of 63,206 characters. Link to use: [{post["link"]}]({post["link"]}?{tags})

## About this post

| | |
|---|---|
{rows}

## On {post["channels"]}

{near}
"""
