"""What can go wrong around a plan: a clear message, the right exit code, and never a traceback."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from journey.loading import load
from journey.sources.tree import Folder

if os.name != "posix":
    pytest.skip("needs permissions, links and pipes as POSIX has them", allow_module_level=True)

FILES = {
    "content/strategy.yml": "brand: Fern\nchannels: {facebook: }\n",
    "content/calendars/a.yml": "posts:\n- {date: 2026-12-04, chanel: facebook, title: One}\n",
    "content/calendars/b.yml": "posts:\n- {date: 2026-12-05, chanel: facebook, title: Two}\n",
    "content/posts/c.md": "---\ndate: 2026-12-06\nchanel: facebook\n---\nThree\n",
}
FINDS = ("--select", "model/unknown-field", "--select", "source")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with a plan that has a mistake in each file but the strategy."""
    for path, text in FILES.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    return tmp_path


def journey(root: Path, *arguments: str, **options: object) -> tuple[int, str, str]:
    """Run the command: its exit code, what it prints, and what it complains of."""
    done = subprocess.run(
        [sys.executable, "-m", "journey", *arguments],
        cwd=root,
        capture_output=True,
        text=True,
        timeout=60,
        preexec_fn=_as_nobody_special,
        **options,  # type: ignore[call-overload]
    )
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout, done.stderr


def check(root: Path, *arguments: str, **options: object) -> tuple[int, str, str]:
    return journey(root, "check", "--today", "2026-12-01", *FINDS, *arguments, **options)


def _as_nobody_special() -> None:
    """Permissions hold for root, too: it may no longer read and write whatever it likes."""
    if sys.platform == "linux":
        for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
            ctypes.CDLL(None).prctl(24, capability, 0, 0, 0)  # PR_CAPBSET_DROP


def _unreadable(path: Path) -> None:
    path.chmod(0)


def _gone(path: Path) -> None:
    path.unlink()
    path.symlink_to("nowhere")


def _replaced_by_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


FILE_FAULTS: Mapping[str, tuple[Callable[[Path], None], str, str]] = {
    "an unreadable calendar": (
        _unreadable,
        "content/calendars/a.yml",
        "content/calendars/a.yml:1:1: error: a.yml cannot be read: Permission denied",
    ),
    "an unreadable post": (
        _unreadable,
        "content/posts/c.md",
        "content/posts/c.md:1:1: error: c.md cannot be read: Permission denied",
    ),
    "an unreadable strategy": (
        _unreadable,
        "content/strategy.yml",
        "content/strategy.yml:1:1: error: strategy.yml cannot be read: Permission denied",
    ),
    "an unreadable folder": (
        _unreadable,
        "content/posts",
        "content/posts:1:1: error: posts is a folder that cannot be opened: what is in it is not in"
        " the plan",
    ),
    "a link to nothing": (
        _gone,
        "content/calendars/a.yml",
        "content/calendars/a.yml:1:1: warning: a.yml is a link to nothing",
    ),
    "a folder in the place of a file": (
        _replaced_by_a_folder,
        "content/strategy.yml",
        "content/strategy.yml:1:1: error: the plan has no strategy.yml",
    ),
}


@pytest.mark.parametrize("fault", FILE_FAULTS)
def test_what_cannot_be_read_is_a_finding_and_hides_no_other(root: Path, fault: str) -> None:
    spoil, path, said = FILE_FAULTS[fault]
    spoil(root / path)
    code, out, _ = check(root, "--select", "model")
    if (root / path).exists():
        (root / path).chmod(0o755)  # so that it can be removed
    assert code == 1
    assert said in out
    assert out.count("has no field “chanel”") == 3 - (path[8] in "cp")


@pytest.mark.parametrize("mode", [0o000, 0o300], ids=["closed", "not to be listed"])
def test_a_content_folder_that_cannot_be_opened_is_told(root: Path, mode: int) -> None:
    (root / "content").chmod(mode)
    code, out, complaint = check(root)
    (root / "content").chmod(0o755)
    assert (code, out) == (2, "")
    assert complaint == f"journey cannot go on: {root}/content: Permission denied.\n"


def test_a_folder_above_that_cannot_be_looked_into_is_no_fault(root: Path) -> None:
    (root / "content").rename(root / "above")
    (root / "content").mkdir()
    (root / "above").rename(root / "content" / "content")
    (root / "content").chmod(0o100)
    code, out, _ = check(root / "content" / "content", ".")
    (root / "content").chmod(0o755)
    assert code == 1
    assert out.count("has no field “chanel”") == 3


class Changing(Folder):
    """A content folder in which something happens as soon as a file is read."""

    def __init__(self, path: Path, happens: Callable[[], object]) -> None:
        super().__init__(path)
        self._happens = [happens]

    def read(self, path: str, limit: int) -> bytes:
        while self._happens:
            self._happens.pop()()
        return super().read(path, limit)


def _told(plan_folder: Path, happens: Callable[[], object]) -> list[str]:
    return [
        f"{p.location.short} {p.message}" for p in load(Changing(plan_folder, happens)).problems
    ]


def test_a_file_that_vanishes_while_others_are_read_is_told(root: Path) -> None:
    content = root / "content"
    told = _told(content, (content / "calendars" / "b.yml").unlink)
    assert "calendars/b.yml:1 b.yml cannot be read: No such file or directory" in told
    assert sum("“chanel”" in message for message in told) == 2


def test_so_is_a_folder_that_vanishes(root: Path) -> None:
    content = root / "content"
    told = _told(content, lambda: shutil.rmtree(content / "calendars"))
    assert "calendars/a.yml:1 a.yml cannot be read: No such file or directory" in told
    assert "calendars/b.yml:1 b.yml cannot be read: No such file or directory" in told
    assert sum("“chanel”" in message for message in told) == 1


def test_a_file_that_grows_beyond_the_limit_while_it_is_read_is_not_read(root: Path) -> None:
    content = root / "content"
    told = _told(content, lambda: (content / "calendars" / "a.yml").write_bytes(b"#" * 3_000_000))
    assert any("a.yml has " in message and "too large" in message for message in told)


def test_a_disk_that_fails_is_told(root: Path) -> None:
    def fails() -> None:
        raise OSError(5, os.strerror(5), "content/strategy.yml")

    told = _told(root / "content", fails)
    assert "content/strategy.yml:1 strategy.yml cannot be read: Input/output error" in told
    assert sum("“chanel”" in message for message in told) == 3


# Git.


def git(root: Path, *arguments: str) -> str:
    names = ("-c", "user.name=Dana", "-c", "user.email=dana@fern.example")
    command = ["git", *names, "-c", "init.defaultBranch=main", *arguments]
    return subprocess.run(command, cwd=root, check=True, capture_output=True, text=True).stdout


def _commit(root: Path) -> None:
    git(root, "init", "--quiet")
    git(root, "add", "content")
    git(root, "commit", "--quiet", "-m", "A plan")


def _damage(root: Path, name: str) -> None:
    """Spoil an object of the repository."""
    found = git(root, "rev-parse", name).strip()
    file = root / ".git" / "objects" / found[:2] / found[2:]
    file.chmod(0o644)
    file.write_bytes(b"no object")


def _without_git(root: Path) -> None:
    (root / "bin").mkdir()


def _with_a_git_that_is_killed(root: Path) -> None:
    _without_git(root)
    (root / "bin" / "git").write_text("#!/bin/sh\nkill -9 $$\n")
    (root / "bin" / "git").chmod(0o755)


def _shallow(root: Path) -> None:
    git(root, "commit", "--quiet", "--allow-empty", "-m", "More")
    git(root, "clone", "--quiet", "--depth", "1", f"file://{root}", str(root / "clone"))
    shutil.rmtree(root / ".git")
    (root / "clone" / ".git").rename(root / ".git")


GIT_FAULTS: Mapping[str, tuple[Callable[[Path], object], str, str]] = {
    "no repository": (
        lambda root: shutil.rmtree(root / ".git"),
        "main",
        "is in no git repository, so it has no revision main.",
    ),
    "no commit": (
        lambda root: [shutil.rmtree(root / ".git"), git(root, "init", "--quiet")],
        "main",
        "This repository has no commits yet to compare with.",
    ),
    "no such revision": (
        lambda root: None,
        "winter",
        "There is no revision winter in this repository. `git branch --all` lists those that there"
        " are.",
    ),
    "a misspelt revision": (
        lambda root: None,
        "maine",
        "There is no revision maine in this repository. Did you mean main?",
    ),
    "two revisions": (
        lambda root: None,
        "main..side",
        "There is no revision main..side in this repository. Name two apart: `journey diff ONE"
        " OTHER`.",
    ),
    "an option": (lambda root: None, "--output=x", "There is no revision --output=x in this"),
    "no git": (
        _without_git,
        "main",
        "There is no git here, which knows the revisions. Install it.",
    ),
    "a git that is killed": (_with_a_git_that_is_killed, "main", "git was ended by signal 9"),
    "a shallow clone": (
        _shallow,
        "HEAD~1",
        "This clone has only the newest commits; get all of them with `git fetch --unshallow",
    ),
    "a commit that is damaged": (
        lambda root: _damage(root, "HEAD"),
        "main",
        "git cannot read the repository: ",
    ),
    "a folder that is damaged": (
        lambda root: _damage(root, "HEAD:content"),
        "main",
        "git cannot read the repository: ",
    ),
    "a file that is damaged": (
        lambda root: _damage(root, "HEAD:content/calendars/a.yml"),
        "main",
        "The repository has calendars/a.yml no more as it was in",
    ),
    "a repository that is none": (
        lambda root: (root / ".git" / "HEAD").write_text("nothing"),
        "main",
        "git cannot read the repository: not a git repository",
    ),
}


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
@pytest.mark.parametrize("fault", GIT_FAULTS)
def test_a_base_that_cannot_be_read_is_a_wrong_call(
    root: Path, fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil, base, said = GIT_FAULTS[fault]
    _commit(root)
    spoil(root)
    if (root / "bin").exists():
        monkeypatch.setenv("PATH", str(root / "bin"))
    code, out, complaint = check(root, f"--since={base}")
    assert (code, out) == (2, "")
    assert said in complaint


def test_a_plan_needs_no_git(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    assert check(root)[0] == 1


# Bytes.

ENCODED: Mapping[str, Callable[[str], bytes]] = {
    "Windows": lambda text: text.replace("\n", "\r\n").encode(),
    "old Mac": lambda text: text.replace("\n", "\r").encode(),
    "a byte order mark": lambda text: text.encode("utf-8-sig"),
    "a mark and Windows": lambda text: text.replace("\n", "\r\n").encode("utf-8-sig"),
}


@pytest.mark.parametrize("name", ENCODED)
def test_the_ends_of_lines_change_nothing(root: Path, name: str) -> None:
    (root / "content/calendars/b.yml").write_text(
        "posts:\n- date: 2026-12-05\n  channels: facebook\n  copy: |\n    One\n    two\n  typ: x\n"
    )
    _, plain, _ = check(root, "--format", "json", "--select", "model")
    for path in (root / "content").rglob("*.*"):
        path.write_bytes(ENCODED[name](path.read_text()))
    code, out, _ = check(root, "--format", "json", "--select", "model")
    assert (code, out) == (1, plain)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32", "latin-1"])
def test_another_encoding_is_told_and_hides_no_other(root: Path, encoding: str) -> None:
    (root / "content/calendars/a.yml").write_bytes("posts:\n- {title: Café}\n".encode(encoding))
    code, out, _ = check(root)
    assert code == 1
    assert "source/encoding" in out
    assert out.count("has no field “chanel”") == 2


# Several at once, and what is written.


def test_checks_at_once_say_the_same(root: Path) -> None:
    command = [sys.executable, "-m", "journey", "check", "--today", "2026-12-01", *FINDS]
    runs = [
        subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True) for _ in range(4)
    ]
    assert {run.communicate(timeout=60)[0] for run in runs} == {check(root)[1]}


def test_a_baseline_is_always_whole(root: Path) -> None:
    command = [sys.executable, "-m", "journey", "baseline", "--today", "2026-12-01"]
    assert journey(root, *command[3:])[0] == 0
    whole = (root / "journey-baseline.yml").read_bytes()
    runs = [subprocess.Popen(command, cwd=root, stdout=subprocess.DEVNULL) for _ in range(4)]
    while any(run.poll() is None for run in runs):
        assert (root / "journey-baseline.yml").read_bytes() == whole
    assert [run.returncode for run in runs] == [0] * 4
    assert sorted(path.name for path in root.iterdir()) == ["content", "journey-baseline.yml"]


def test_a_baseline_that_cannot_be_written_is_left_as_it_was(root: Path) -> None:
    (root / "journey-baseline.yml").write_text("version: 1\nfindings:\n")
    (root / "journey-baseline.yml").chmod(0o444)
    code, _, complaint = journey(root, "baseline", "--all")
    assert code == 2
    assert complaint == "journey cannot go on: journey-baseline.yml: Permission denied.\n"
    assert (root / "journey-baseline.yml").read_text() == "version: 1\nfindings:\n"


def test_approvals_at_once_leave_the_calendar_whole(root: Path) -> None:
    (root / "content/calendars/a.yml").write_text(
        "posts:\n"
        + "".join(
            f"- {{id: post-{n}, date: 2026-12-04, channels: facebook, title: One}}\n"
            for n in range(4)
        )
    )
    runs = [
        subprocess.Popen(
            [sys.executable, "-m", "journey", "approve", f"post-{n}", "--by", "dana"],
            cwd=root,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        for n in range(4)
    ]
    for run in runs:
        _, complaint = run.communicate(timeout=60)
        assert run.returncode in (0, 2), complaint
        assert "Traceback" not in complaint
    posts = load(root / "content").posts
    assert [post.id for post in posts[:4]] == [f"post-{n}" for n in range(4)]
    assert sorted(path.name for path in (root / "content/calendars").iterdir()) == [
        "a.yml",
        "b.yml",
    ]


# Output.

SHELL = {
    "head": ("{} | head -1", None, ""),
    "nobody who reads": ("{} | true", None, ""),
    "no output": ("{} >&-", 1, ""),
    "no complaints": ("{} 2>&-", 1, ""),
    "neither": ("{} >&- 2>&-", 1, ""),
    "no input": ("{} <&-", 1, ""),
    "a full disk": ("{} >/dev/full", 2, "journey cannot go on: No space left on device.\n"),
    "a full disk for all": ("{} >/dev/full 2>&1", 2, ""),
    "a wrong call and no complaints": ("{} --since x --baseline y 2>&-", 2, ""),
    "a wrong call and a full disk": ("{} --since x --baseline y 2>/dev/full", 2, ""),
}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is full")
@pytest.mark.parametrize("case", SHELL)
@pytest.mark.parametrize("name", ["text", "json"])
def test_whatever_becomes_of_the_output(root: Path, case: str, name: str) -> None:
    line, code, complaint = SHELL[case]
    command = f"{sys.executable} -m journey check --format {name}"
    done = subprocess.run(
        line.format(command), shell=True, cwd=root, stderr=subprocess.PIPE, text=True, timeout=60
    )
    assert done.stderr == complaint
    if code is not None:
        assert done.returncode == code
