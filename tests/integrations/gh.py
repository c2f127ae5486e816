"""Stands in for `gh`, GitHub's command: python gh.py WORLD run|api ...

WORLD is a file of JSON: the pull requests, the comments and the artifact that there are. What is
written changes it. Whatever else is asked fails.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import sys
from pathlib import Path

import jq

PAGE = 2
"""Comments on a page: few, so that tests turn pages."""


def main() -> None:
    """Do what the arguments say."""
    place = Path(sys.argv[1])
    world = json.loads(place.read_text(encoding="utf-8"))
    parser = argparse.ArgumentParser(allow_abbrev=False)
    commands = parser.add_subparsers(required=True, dest="command")
    run = commands.add_parser("run")
    run.add_argument("action", choices=["download"])
    run.add_argument("run")
    run.add_argument("--name", required=True)
    run.add_argument("--dir", required=True)
    api = commands.add_parser("api")
    api.add_argument("path")
    api.add_argument("--method", default="GET", choices=["GET", "POST", "PATCH"])
    api.add_argument("--paginate", action="store_true")
    api.add_argument("--silent", action="store_true")
    api.add_argument("--jq", default=".")
    api.add_argument("--field", default="")
    asked = parser.parse_args(sys.argv[2:])
    if asked.command == "run":
        assert (asked.run, asked.name) == (world["run"], "journey")
        shutil.copytree(world["artifact"], asked.dir, symlinks=True)
        return
    pages = answers(world, asked)
    for page in pages if asked.paginate else pages[:1]:
        for value in jq.compile(asked.jq).input_value(page):
            if not asked.silent:
                sys.stdout.write(f"{value if isinstance(value, str) else json.dumps(value)}\n")
    place.write_text(json.dumps(world), encoding="utf-8")


def answers(world: dict, asked: argparse.Namespace) -> list[object]:
    """The pages that GitHub answers with."""
    what = re.fullmatch(
        r"repos/fern/plan/(pulls|issues|issues/comments)/(\d+)(/comments)?", asked.path
    )
    if what is None:
        sys.exit(f"gh: Not Found (HTTP 404): {asked.path}")
    kind, number, comments = what.groups()
    if (kind, asked.method) == ("pulls", "GET") and number in world["pulls"]:
        return [world["pulls"][number]]
    if kind == "issues" and comments and asked.method == "GET":
        on_it = [comment for comment in world["comments"] if comment["on"] == number]
        return [on_it[start : start + PAGE] for start in range(0, len(on_it) or 1, PAGE)]
    if kind == "issues" and comments and asked.method == "POST":
        comment = {"id": len(world["comments"]) + 1, "on": number, "body": body(asked.field)}
        world["comments"].append(comment | {"user": {"login": "github-actions[bot]"}})
        return [comment]
    if (kind, asked.method) == ("issues/comments", "PATCH"):
        comment = next(c for c in world["comments"] if c["id"] == int(number))
        comment["body"] = body(asked.field)
        return [comment]
    sys.exit(f"gh: Not Found (HTTP 404): {asked.path}")


def body(field: str) -> str:
    """The text of a comment; GitHub refuses more than 65,536 characters."""
    name, _, file = field.partition("=@")
    assert name == "body"
    text = Path(file).read_text(encoding="utf-8", errors="replace")
    if len(text) > 65_536:
        sys.exit("gh: Validation Failed (HTTP 422): body is too long")
    return text


if __name__ == "__main__":
    main()
