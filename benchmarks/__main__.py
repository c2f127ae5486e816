"""Measure, and print the tables of the README: `make bench`, or `python -m benchmarks check`."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks import hostile
from benchmarks.measure import Measured, measure
from benchmarks.others import write_hugo, write_pages
from benchmarks.plans import edit_plan, write_plan
from benchmarks.serving import edit_to_page
from benchmarks.whole import lacking

BIN = Path(sys.executable).parent
SCHEMA = Path(__file__).parent / "calendar.schema.json"
TODAY = "2026-01-15"
SITE = """\
site_name: Benchmark
docs_dir: content
theme: {name: material, font: false}
plugins: [search, journey/plan: {today: 2026-01-15}, journey/gaps: {strict_level: never}]
"""
PLAIN = """\
site_name: Benchmark
docs_dir: pages
theme: {name: material, font: false}
plugins: [search]
nav: [index.md]
not_in_nav: "*"
validation: {nav: {omitted_files: ignore}}
"""


def _journey(folder: str) -> list[str]:
    return [str(BIN / "journey"), "check", folder, "--today", TODAY]


def start_up(folder: Path) -> Iterator[str]:
    """A check of ten posts against the bare start of Python, yaml and click."""
    write_plan(folder / "content", 10)
    commands = {
        "journey": _journey("content"),
        "imports": [sys.executable, "-c", "import yaml, click"],
    }
    yield from _rows("check, 10 posts", measure(commands, folder, 11), "imports", 4)


def check(folder: Path) -> Iterator[str]:
    """A check against two linters that know YAML, and nothing of plans, on the same files."""
    for posts in (1_000, 10_000):
        write_plan(folder / str(posts), posts)
        files = sorted(str(path) for path in (folder / str(posts) / "calendars").iterdir())
        commands = {
            "journey": _journey(str(posts)),
            "yamllint": [str(BIN / "yamllint"), "-d", "relaxed", *files],
            "check-jsonschema": [
                str(BIN / "check-jsonschema"),
                "--schemafile",
                str(SCHEMA),
                *files,
            ],
        }
        results = measure(commands, folder, 3)
        what = f"check, {posts:,} posts"
        yield from _rows(what, results, "yamllint", 0.06 if posts > 1_000 else None)
        yield from _rows(what, results, "check-jsonschema", 0.3 if posts > 1_000 else None)


def diff(folder: Path) -> Iterator[str]:
    """What changed in a hundredth of the posts, against one check of the plan."""
    write_plan(folder / "content", 10_000)
    shutil.copytree(folder / "content", folder / "before")
    git = ["git", "-c", "user.name=Bench", "-c", "user.email=bench@bench.example"]
    subprocess.run([*git, "init", "-q"], cwd=folder, check=True)
    for edited in (0, 100):
        edit_plan(folder / "content", edited)
        subprocess.run([*git, "add", "content"], cwd=folder, check=True)
        subprocess.run([*git, "commit", "-q", "-m", f"{edited} edits"], cwd=folder, check=True)
    journey = [str(BIN / "journey"), "diff", "--today", TODAY]
    for what, base in (("two folders", "./before"), ("HEAD~1 and the working tree", "HEAD~1")):
        head = ["./content"] if base == "./before" else []
        commands = {"journey": [*journey, base, *head], "one check": _journey("content")}
        results = measure(commands, folder, 3)
        yield from _rows(f"diff of {what}, 10,000 posts", results, "one check", 2.5)


def site(folder: Path) -> Iterator[str]:
    """The site against plain MkDocs + Material and Hugo, whose pages say what those of posts do.

    Ours makes the calendar and all the other pages besides.
    """
    for posts in (1_000, 5_000):
        ours, plain, hugo = (folder / f"{name}-{posts}" for name in ("ours", "plain", "hugo"))
        plan = write_plan(ours / "content", posts)
        (ours / "mkdocs.yml").write_text(SITE, encoding="utf-8")
        write_pages(plan, plain / "pages")
        (plain / "mkdocs.yml").write_text(PLAIN, encoding="utf-8")
        write_hugo(plan, hugo)
        mkdocs = [str(BIN / "mkdocs"), "build", "--quiet", "--config-file"]
        commands = {
            "journey": [*mkdocs, str(ours / "mkdocs.yml")],
            "plain MkDocs": [*mkdocs, str(plain / "mkdocs.yml")],
            "Hugo": [str(BIN / "hugo"), "--quiet", "--buildFuture", "--source", str(hugo)],
        }
        results = measure(commands, folder, 3)
        for lack in lacking(ours / "site", posts):
            raise RuntimeError(f"The site lacks {lack}")
        what, large = f"site, {posts:,} posts", posts > 1_000
        yield from _rows(what, results, "plain MkDocs", 0.15 if large else None)
        yield from _rows(what, results, "Hugo", 1.5 if large else None)


def memory(folder: Path) -> Iterator[str]:
    """The memory of a large site, of all its processes the largest."""
    write_plan(folder / "content", 10_000)
    (folder / "mkdocs.yml").write_text(SITE, encoding="utf-8")
    build = {"journey": [str(BIN / "mkdocs"), "build", "--quiet"]}
    now = measure(build, folder, 1)["journey"]
    yield (f"| site, 10,000 posts | {now.seconds:.2f} s, {now.megabytes:.0f} MB | | | < 600 MB |")


def serve(folder: Path) -> Iterator[str]:
    """From a saved edit to the new page, in a browser."""
    write_plan(folder / "content", 1_000)
    (folder / "mkdocs.yml").write_text(SITE, encoding="utf-8")
    seconds = edit_to_page(folder, "post-500", 15)
    yield f"| serve, 1,000 posts: edit to page | {seconds:.2f} s | | | < 0.8 s |"


def growth(folder: Path) -> Iterator[str]:
    """A check of ten times as many posts, twice over."""
    before: Measured | None = None
    for posts in (1_000, 10_000, 100_000):
        write_plan(folder / str(posts), posts)
        now = measure({"journey": _journey(str(posts))}, folder, 3)["journey"]
        times = f"{now.seconds / before.seconds:.1f}×" if before else ""
        memory = f"{now.megabytes / before.megabytes:.1f}×" if before else ""
        bound = "< 12×" if posts == 100_000 else ""
        yield (
            f"| check, {posts:,} posts | {now.seconds:.2f} s, {now.megabytes:.0f} MB "
            f"| a tenth of it | {times} time, {memory} memory | {bound} |"
        )
        before = now


def limits(folder: Path) -> Iterator[str]:
    """A check of plans that strangers made to bring it down."""
    for number, (what, files) in enumerate(hostile.PLANS.items()):
        hostile.write(files(), folder / str(number))
        now = measure({"journey": _journey(str(number))}, folder, 1)["journey"]
        yield (
            f"| check, {what} | {now.seconds:.2f} s, {now.megabytes:.0f} MB | | | < 2 s, < 500 MB |"
        )


def _rows(
    what: str, results: dict[str, Measured], other: str, bound: float | None
) -> Iterator[str]:
    ours, theirs = results["journey"].seconds, results[other].seconds
    wanted = f"≤ {bound:g}×" if bound else ""
    yield f"| {what} | {ours:.2f} s | {other} {theirs:.2f} s | {ours / theirs:.3f}× | {wanted} |"


BENCHMARKS: dict[str, Callable[[Path], Iterator[str]]] = {
    "start-up": start_up,
    "check": check,
    "diff": diff,
    "site": site,
    "memory": memory,
    "serve": serve,
    "growth": growth,
    "limits": limits,
}


def main() -> None:
    """Run the benchmarks that are named, or all."""
    names = sys.argv[1:] or list(BENCHMARKS)
    print("| what | journey | against | ratio | bound |\n|---|---|---|---|---|")
    for name in names:
        with tempfile.TemporaryDirectory() as folder:
            for row in BENCHMARKS[name](Path(folder)):
                print(row, flush=True)


if __name__ == "__main__":
    main()
