"""Whatever ends a build, the site is the old one or the new one, whole."""

from __future__ import annotations

import logging
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.site.conftest import REPOSITORY, build_site, settings, write

if sys.platform == "win32":
    pytest.skip("ends builds as POSIX does", allow_module_level=True)

import resource

HOOKS = '''
"""Does something at a moment of the build; `wait` tells the test, and waits to be ended."""
import logging, os, shutil, signal
from journey_mkdocs import sharing, stitching, whole

main = os.getpid()
os.sched_getaffinity = lambda _: {0, 1}  # there are helpers, wherever the test runs
if os.environ.get("MOMENT") == "a page here":  # there are none
    sharing.FEW = 10_000

def wait():
    os.write(int(os.environ["REACHED"]), b"x")
    while True:  # signal.pause() would not end where it comes just before
        pass

def fail():
    raise ValueError("half-way")

def refuse():
    raise OSError(16, "Device or resource busy", "site")

def tell():
    os.write(int(os.environ["REACHED"]), b"x")
    while not signal.sigpending():  # until it is sent
        pass

def die():
    os.kill(os.getpid(), signal.SIGKILL)

def insist():
    os.environ["MOMENT"] = ""
    before(os, "rmdir", "another", 3)  # while the folder is removed
    os.environ.update(MOMENT="another", DOES="interrupt")
    os.kill(main, signal.SIGINT)

def interrupt():
    os.environ["MOMENT"] = ""
    os.kill(main, signal.SIGINT)

def warn():
    logging.getLogger("mkdocs.hooks").warning("Something is odd")

def at(moment):
    if os.environ.get("MOMENT") == moment:
        globals()[os.environ["DOES"]]()

def before(owner, name, moment, count=1):
    """Have the moment come before a function is called for the third time or so."""
    called, left = getattr(owner, name), [count]
    def call(*arguments, **options):
        left[0] -= 1
        if not left[0]:
            at(moment)
        return called(*arguments, **options)
    setattr(owner, name, call)

def after(owner, name, moment):
    """Have the moment come when a function has been called."""
    called = getattr(owner, name)
    def call(*arguments):
        found = called(*arguments)
        at(moment)
        return found
    setattr(owner, name, call)

def on_config(config):
    def write(self, *arguments):
        at("a page here" if os.getpid() == main else "a page in a helper")
        return written(self, *arguments)
    written, stitching.Stitching._write = stitching.Stitching._write, write
    before(shutil, "move", "the swap", 3)
    before(shutil, "rmtree", "the end")
    after(os, "waitid", "the end of a helper")
    after(os, "waitpid", "the end of a helper")

def on_pre_build(**_): at("the beginning")
def on_files(files, **_): at("the list of files")
def on_env(env, **_): at("the templates")
def on_post_build(**_): at("the pages")
'''
MOMENTS = (
    *("the beginning", "the list of files", "the templates", "the pages"),
    *("a page here", "a page in a helper"),
)


def plan(brand: str) -> dict[str, str]:
    """A plan whose site says the brand on each page, and is built by several processes."""
    posts = "".join(
        f"  - {{date: 2026-12-{1 + n % 28:02}, channels: facebook, title: Post {n}, "
        "type: question, stage: interest, copy: Words}\n"
        for n in range(230)
    )
    return {
        "mkdocs.yml": settings(site_name=brand, hooks=["hooks.py"]),
        "hooks.py": HOOKS,
        "content/strategy.yml": f"brand: {brand}\nchannels: {{facebook: }}\n",
        "content/calendars/a.yml": f"posts:\n{posts}",
    }


@contextmanager
def build(
    root: Path,
    *arguments: str,
    moment: str = "",
    does: str = "wait",
    limit: int = 0,
    command: str = "build",
) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """A build that runs, and where it tells that it has reached the moment."""
    reached, reaches = os.pipe()

    def limited() -> None:
        signal.signal(signal.SIGINT, signal.default_int_handler)  # if ours is ignored
        if limit:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    paths = (str(REPOSITORY), str(REPOSITORY / "plugins"))
    process = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", command, *arguments],
        cwd=root,
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join(paths),
            "NO_MKDOCS_2_WARNING": "1",
            "MOMENT": moment,
            "DOES": does,
            "REACHED": str(reaches),
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        pass_fds=[reaches],
        preexec_fn=limited,
        start_new_session=True,
    )
    os.close(reaches)
    try:
        yield process, reached
    finally:
        os.close(reached)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def built(root: Path, *arguments: str, **options: object) -> tuple[int, str]:
    """Build a site: the exit code, and what was said."""
    with build(root, *arguments, **options) as (process, _):  # type: ignore[arg-type]
        said, _ = process.communicate(timeout=120)
        return process.returncode, said


def files(folder: Path) -> dict[str, bytes]:
    """All files of a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def is_all(site: Path, brand: str) -> bool:
    """Whether a site is that of a brand, whole."""
    pages = [path.read_text() for path in site.rglob("*.html")]
    return len(pages) > 300 and all(brand in page for page in pages) and _indexed(site)


def _indexed(site: Path) -> bool:
    return (site / "search" / "search_index.json").is_file() and (site / "sitemap.xml").is_file()


def beside(root: Path) -> list[str]:
    """What stands in a folder beside the plan and its site."""
    return sorted({p.name for p in root.iterdir()} - {"content", "mkdocs.yml", "hooks.py", "site"})


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plan, and its site."""
    root = tmp_path_factory.mktemp("old")
    write(root, plan("Oldest"))
    code, said = built(root)
    assert code == 0, said
    assert is_all(root / "site", "Oldest")
    return root


@pytest.fixture
def root(old: Path, tmp_path: Path) -> Path:
    """A plan that has changed since its site was built."""
    root = tmp_path / "plan"
    shutil.copytree(old, root)
    write(root, plan("Newest"))
    return root


ENDS = [
    *((signal.SIGKILL, moment) for moment in MOMENTS),
    (signal.SIGTERM, "the pages"),
    (signal.SIGINT, "the list of files"),
    (signal.SIGINT, "a page in a helper"),
]


@pytest.mark.parametrize(("end", "moment"), ENDS)
def test_a_build_that_is_ended_leaves_the_old_site(
    root: Path, end: signal.Signals, moment: str
) -> None:
    before = files(root / "site")
    with build(root, moment=moment) as (process, reached):
        assert os.read(reached, 1) == b"x"
        os.killpg(process.pid, end)  # as a terminal does
        process.communicate(timeout=60)
        assert process.returncode
    assert files(root / "site") == before
    if end == signal.SIGINT:
        assert beside(root) == []


def test_a_build_that_is_interrupted_when_a_helper_is_done_leaves_the_old_site(root: Path) -> None:
    before = files(root / "site")
    code, said = built(root, moment="the end of a helper", does="interrupt")
    assert code == 1
    assert "Traceback" not in said
    assert files(root / "site") == before
    assert beside(root) == []


def test_a_build_that_is_interrupted_twice_leaves_nothing_behind(root: Path) -> None:
    before = files(root / "site")
    code, said = built(root, moment="the pages", does="insist")
    assert code == 1
    assert "Traceback" not in said
    assert files(root / "site") == before
    assert beside(root) == []


def test_the_next_build_removes_what_was_left(root: Path) -> None:
    with build(root, moment="the pages") as (process, reached):
        assert os.read(reached, 1) == b"x"
        (left,) = beside(root)
        code, said = built(root)  # meanwhile
        assert code == 0, said
        assert beside(root) == [left]
        process.kill()
    assert beside(root) == [left]
    code, said = built(root)
    assert code == 0, said
    assert beside(root) == []


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_nobody_is_in_the_way_of_the_new_site_taking_its_place(
    root: Path, end: signal.Signals
) -> None:
    with build(root, moment="the swap", does="tell") as (process, reached):
        assert os.read(reached, 1) == b"x"
        process.send_signal(end)
        process.communicate(timeout=60)
    assert is_all(root / "site", "Newest")


def test_when_it_has_taken_its_place_nobody_can_take_it_away(root: Path) -> None:
    with build(root, moment="the end") as (process, reached):
        assert os.read(reached, 1) == b"x"
        process.kill()
        process.communicate(timeout=60)
    assert is_all(root / "site", "Newest")
    assert len(beside(root)) == 1


def test_where_it_cannot_take_its_place_the_old_one_goes_back(root: Path) -> None:
    before = files(root / "site")
    code, said = built(root, moment="the swap", does="refuse")
    assert code == 1
    assert "journey cannot go on: site: Device or resource busy." in said
    assert "Traceback" not in said
    assert files(root / "site") == before
    assert beside(root) == []


@pytest.mark.parametrize("moment", MOMENTS)
def test_what_fails_half_way_leaves_the_old_site(root: Path, moment: str) -> None:
    before = files(root / "site")
    code, said = built(root, moment=moment, does="fail")
    if moment == "a page in a helper":  # it is written here after all
        assert (code, is_all(root / "site", "Newest")) == (0, True), said
    else:
        assert code == 1
        assert files(root / "site") == before
    assert beside(root) == []


def test_a_helper_that_is_killed_is_not_missed(root: Path) -> None:
    code, said = built(root, moment="a page in a helper", does="die")
    assert code == 0, said
    assert is_all(root / "site", "Newest")
    assert beside(root) == []


CALM = ["search", "journey/plan", {"journey/gaps": {"strict_level": "never"}}]
STRICT = {
    "a broken link": {"content/about.md": "# About\n\n[Nowhere](nowhere.md)\n"},
    "a gap": {"mkdocs.yml": settings(site_name="Newest", hooks=["hooks.py"])},
    "a warning at the end": {"hooks.py": f"{HOOKS}\ndef on_post_build(**_): warn()\n"},
}


@pytest.mark.parametrize("refused", [*STRICT, None])
def test_a_strict_build_that_is_refused_leaves_the_old_site(
    root: Path, refused: str | None
) -> None:
    calm = settings(site_name="Newest", hooks=["hooks.py"], plugins=CALM)
    write(root, {"mkdocs.yml": calm, **STRICT.get(refused or "", {})})
    before = files(root / "site")
    code, said = built(root, "--strict")
    if refused:
        assert code == 1
        assert "in strict mode!" in said
        assert files(root / "site") == before
    else:
        assert code == 0, said
        assert is_all(root / "site", "Newest")
    assert beside(root) == []


@pytest.mark.parametrize("limit", [3_000, 60_000], ids=["at once", "later"])
def test_a_full_disk_leaves_the_old_site(root: Path, limit: int) -> None:
    before = files(root / "site")
    code, said = built(root, limit=limit)
    assert code == 1
    assert "journey cannot go on: " in said
    assert "File too large." in said
    assert "Traceback" not in said
    assert files(root / "site") == before
    assert beside(root) == []


def test_of_two_builds_at_once_each_is_whole(root: Path) -> None:
    write(root / "other", plan("Second"))
    with build(root) as (one, _), build(root / "other", "-d", str(root / "site")) as (two, _):
        for process in (one, two):
            said, _ = process.communicate(timeout=120)
            assert process.returncode == 0, said
    assert is_all(root / "site", "Newest") or is_all(root / "site", "Second")
    assert beside(root) == ["other"]


def test_the_folder_stays_the_same_one_with_what_is_hidden_in_it(root: Path) -> None:
    site = root / "site"
    write(site, {".git/HEAD": "ref: refs/heads/gh-pages\n", ".nojekyll": "", "gone.html": "Old"})
    moved = root.parent / "elsewhere"
    site.rename(moved)
    site.symlink_to(moved)
    was = moved.stat().st_ino
    code, said = built(root)
    assert code == 0, said
    assert site.is_symlink()
    assert moved.stat().st_ino == was
    assert (site / ".git" / "HEAD").read_text() == "ref: refs/heads/gh-pages\n"
    assert (site / ".nojekyll").exists()
    assert not (site / "gone.html").exists()
    assert is_all(site, "Newest")
    assert sorted(path.name for path in root.parent.iterdir()) == ["elsewhere", "plan"]


def test_a_site_that_is_not_there_yet(root: Path) -> None:
    code, said = built(root, "-d", "public/plan")
    assert code == 0, said
    assert is_all(root / "public" / "plan", "Newest")
    assert beside(root) == ["public"]


def test_a_dirty_build_adds_to_the_site(root: Path) -> None:
    write(root / "site", {"kept.html": "Old"})
    code, said = built(root, "--dirty")
    assert code == 0, said
    assert (root / "site" / "kept.html").exists()
    assert (root / "site" / "index.html").exists()


def test_where_there_is_no_room_beside_it_the_site_is_built_in_its_place(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os.path, "ismount", lambda path: str(path).endswith("site"))
    write(root, {"mkdocs.yml": settings(site_name="Newest")})
    site = build_site(root)
    assert is_all(site.folder, "Newest")
    assert f"The site is built in its place: {site.folder}" in site.said(logging.DEBUG)


def test_what_is_deployed_is_the_new_site(root: Path) -> None:
    def git(*arguments: str) -> str:
        names = ("-c", "user.name=Dana", "-c", "user.email=dana@fern.example")
        done = subprocess.run(
            ["git", *names, *arguments], cwd=root, check=True, capture_output=True, text=True
        )
        return done.stdout

    git("init", "--quiet", "--bare", "../hub")
    git("init", "--quiet")
    git("commit", "--quiet", "--allow-empty", "-m", "A plan")
    git("remote", "add", "origin", "../hub")
    git("config", "user.name", "Dana")
    git("config", "user.email", "dana@fern.example")
    code, said = built(root, command="gh-deploy")
    assert code == 0, said
    assert "Newest" in git("show", "origin/gh-pages:index.html")
