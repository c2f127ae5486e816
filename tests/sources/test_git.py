"""Revisions of real repositories, made in a folder of the test."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from journey.loading import load
from journey.sources.git import NoRevision, Revision
from journey.sources.tree import Folder
from tests.plans import TODAY

Git = Callable[..., str]
pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="there is no git")


def git_in(folder: Path) -> Git:
    """A git whose settings are its repository's own."""

    def git(*arguments: str) -> str:
        environment = {n: v for n, v in os.environ.items() if not n.startswith("GIT_")} | {
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_SYSTEM": os.devnull,
        }
        names = ("-c", "user.name=Sam", "-c", "user.email=sam@fern.example")
        done = subprocess.run(
            ["git", *names, "-c", "protocol.file.allow=always", "-C", str(folder), *arguments],
            capture_output=True,
            text=True,
            check=False,
            env=environment,
        )
        assert not done.returncode, done.stderr
        return done.stdout.strip()

    return git


def repository(folder: Path, files: dict[str, str | bytes]) -> Git:
    """A repository with one commit on the branch main."""
    folder.mkdir(parents=True, exist_ok=True)
    git = git_in(folder)
    git("init", "-q", "-b", "main")
    commit(folder, git, files)
    return git


def commit(folder: Path, git: Git, files: dict[str, str | bytes], message: str = "More") -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
    git("add", "-A")
    git("commit", "-q", "--allow-empty", "-m", message)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "repository"


@pytest.fixture
def git(root: Path) -> Git:
    return repository(root, {"content/strategy.yml": "brand: One\n", "README.md": "Read me"})


def test_the_files_are_those_of_the_content_folder_without_hidden_ones(
    root: Path, git: Git
) -> None:
    more = {"content/a/z.yml": "z", "content/.hidden": "h", "content/a/.cache/x": "x"}
    commit(root, git, {**more, "content2/a.yml": "no"})
    tree = Revision(root / "content", "main")
    assert tree.prefix == "content/"
    assert tree.files() == ["a/z.yml", "strategy.yml"]
    assert tree.left_out() == {}


def test_it_is_as_it_was_whatever_is_on_disk(root: Path, git: Git) -> None:
    (root / "content/strategy.yml").write_text("brand: Two\n")
    (root / "content/new.yml").touch()
    tree = Revision(root / "content", "HEAD")
    assert tree.files() == ["strategy.yml"]
    assert tree.read("strategy.yml", 100) == b"brand: One\n"
    assert git("status", "--porcelain") == "M content/strategy.yml\n?? content/new.yml"


def test_a_file_is_read_up_to_a_limit(root: Path, git: Git) -> None:
    commit(root, git, {"content/a.yml": b"12345\n\x00\xff789", "content/empty.yml": b""})
    tree = Revision(root / "content", "main")
    assert (tree.size("a.yml"), tree.read("a.yml", 7)) == (11, b"12345\n\x00")
    assert (tree.size("empty.yml"), tree.read("empty.yml", 7)) == (0, b"")
    assert tree.read("a.yml", 100) == b"12345\n\x00\xff789"


def test_what_is_not_there_cannot_be_read(root: Path, git: Git) -> None:
    tree = Revision(root / "content", "main")
    for ask in (lambda: tree.size("none.yml"), lambda: tree.read("../README.md", 9)):
        with pytest.raises(FileNotFoundError):
            ask()


def test_a_folder_that_was_not_there_yet_is_empty(root: Path, git: Git) -> None:
    assert Revision(root / "plan" / "content", "main").files() == []
    assert load(Revision(root / "plan", "main"), TODAY).documents == ()


def test_a_content_folder_that_is_the_repository(root: Path, git: Git) -> None:
    tree = Revision(root, "main")
    assert (tree.prefix, tree.files()) == ("", ["README.md", "content/strategy.yml"])


def test_links_lead_where_they_lead_in_a_folder(root: Path, git: Git) -> None:
    links = {
        "calendars/a.yml": "../strategy.yml",
        "calendars/away.yml": "../../README.md",
        "calendars/nothing.yml": "gone.yml",
        "calendars/folder.yml": ".",
        "calendars/root.yml": "/etc/passwd",
        "calendars/loop.yml": "loop.yml",
        "calendars/chain.yml": "middle.yml",
        "calendars/middle.yml": "a.yml",
        "calendars/shared.yml": "../.shared/c.yml",
    }
    (root / "content/calendars").mkdir()
    (root / "content/calendars/b.yml").touch()
    (root / "content/.shared").mkdir()
    (root / "content/.shared/c.yml").write_text("posts: []\n")
    for name, target in links.items():
        (root / "content" / name).symlink_to(target)
    commit(root, git, {})
    tree, folder = Revision(root / "content", "main"), Folder(root / "content")
    names = [f"calendars/{name}.yml" for name in ("a", "b", "chain", "middle", "shared")]
    assert tree.files() == folder.files() == [*names, "strategy.yml"]
    for name in names:
        assert tree.read(name, 100) == folder.read(name, 100)
        assert tree.size(name) == folder.size(name)
    assert tree.read("calendars/chain.yml", 100) == b"brand: One\n"
    assert tree.left_out() == folder.left_out()
    assert len(tree.left_out()) == 5


def test_a_content_folder_that_is_a_link_within_the_repository(root: Path, git: Git) -> None:
    (root / "plan").symlink_to("content")
    tree = Revision(root / "plan", "main")
    assert (tree.prefix, tree.files()) == ("plan/", ["strategy.yml"])


def test_a_module_is_left_out(root: Path, git: Git, tmp_path: Path) -> None:
    repository(tmp_path / "other", {"a.yml": "a"})
    git("submodule", "--quiet", "add", str(tmp_path / "other"), "content/calendars")
    commit(root, git, {})
    tree = Revision(root / "content", "main")
    assert tree.files() == ["strategy.yml"]
    assert tree.left_out() == {"calendars": "is a repository of its own"}


@pytest.mark.parametrize(
    "name",
    [
        "ünï 茶.yml",
        "tab\tnew\nline.yml",
        '"quoted" \\ .yml',
        "[a-z]*?.yml",
        "-n.yml",
        b"\xff\xfe.yml",
    ],
)
def test_odd_names(root: Path, git: Git, name: str | bytes) -> None:
    path = os.fsdecode(name)
    commit(root, git, {f"content/[a]/{path}": "x"})
    tree, folder = Revision(root / "content/[a]", "main"), Folder(root / "content/[a]")
    assert tree.files() == folder.files() == [path]
    assert tree.read(path, 9) == b"x"


def test_branches_tags_and_commits(root: Path, git: Git) -> None:
    git("tag", "v1")
    git("tag", "-a", "v1-signed", "-m", "One")
    first = git("rev-parse", "HEAD")
    commit(root, git, {"content/strategy.yml": "brand: Two\n"})
    for name in ("v1", "v1-signed", first, first[:9], "HEAD~1", "main^", "refs/tags/v1"):
        tree = Revision(root / "content", name)
        assert tree.commit == first
        assert tree.read("strategy.yml", 99) == b"brand: One\n"


@pytest.mark.parametrize(
    "name", ["nope", "-nope", "--all", "", "HEAD:content", "a b", "$(touch x)", "x\n"]
)
def test_a_revision_that_there_is_not(root: Path, git: Git, name: str) -> None:
    with pytest.raises(NoRevision) as error:
        Revision(root / "content", name)
    assert str(error.value) == (
        f"There is no revision {name} in this repository. `git branch --all` lists those that "
        "there are."
    )


def test_a_branch_whose_name_begins_with_a_hyphen(root: Path, git: Git) -> None:
    git("update-ref", "refs/heads/-x", "HEAD")
    assert Revision(root / "content", "-x").files() == ["strategy.yml"]


def test_no_repository(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    with pytest.raises(NoRevision, match="is in no git repository, so it has no revision main"):
        Revision(tmp_path / "content", "main")


def test_a_repository_without_commits(root: Path) -> None:
    root.mkdir()
    git_in(root)("init", "-q")
    with pytest.raises(NoRevision, match="has no commits yet"):
        Revision(root, "HEAD")


def test_no_git(root: Path, git: Git, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(root))
    with pytest.raises(NoRevision, match="There is no git here"):
        Revision(root / "content", "main")


def test_a_folder_named_like_a_repository_does_not_open_the_one_around_it(
    root: Path, git: Git
) -> None:
    (root / "content/.git").mkdir()
    with pytest.raises(NoRevision, match="git cannot read the repository: not a git repository"):
        Revision(root / "content", "main")


def test_a_repository_in_the_content_folder_is_its_own(root: Path, git: Git) -> None:
    repository(root / "content", {"strategy.yml": "brand: Inner\n"})
    tree = Revision(root / "content", "main")
    assert (tree.prefix, tree.read("strategy.yml", 99)) == ("", b"brand: Inner\n")


def test_a_linked_worktree(root: Path, git: Git, tmp_path: Path) -> None:
    git("worktree", "add", "-q", "-b", "side", str(tmp_path / "side"))
    side = git_in(tmp_path / "side")
    commit(tmp_path / "side", side, {"content/b.yml": "b"})
    assert Revision(tmp_path / "side/content", "HEAD").files() == ["b.yml", "strategy.yml"]
    assert Revision(tmp_path / "side/content", "main").files() == ["strategy.yml"]
    parted = Revision.where_parted(tmp_path / "side/content", "main")
    assert parted.commit == git("rev-parse", "main")


def test_what_a_hook_of_another_repository_says_is_not_heard(
    root: Path, git: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other"
    repository(other, {"content/other.yml": "x"})
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other / ".git/index"))
    monkeypatch.setenv("GIT_OBJECT_DIRECTORY", str(other / ".git/objects"))
    monkeypatch.setenv("GIT_COMMON_DIR", str(other / ".git"))
    assert Revision(root / "content", "main").files() == ["strategy.yml"]


def test_a_shallow_clone_says_so(root: Path, git: Git, tmp_path: Path) -> None:
    commit(root, git, {"content/b.yml": "b"})
    clone = tmp_path / "clone"
    git("clone", "-q", "--depth", "1", f"file://{root}", str(clone))
    assert Revision(clone / "content", "HEAD").files() == ["b.yml", "strategy.yml"]
    with pytest.raises(NoRevision) as error:
        Revision(clone / "content", "HEAD~1")
    assert "This clone has only the newest commits" in str(error.value)
    assert "fetch-depth: 0" in str(error.value)


def test_where_branches_parted(root: Path, git: Git) -> None:
    def base() -> tuple[str, bool]:
        found = Revision.where_parted(root / "content", "main")
        return found.commit, found.parted

    start = git("rev-parse", "HEAD")
    git("checkout", "-q", "-b", "side")
    commit(root, git, {"content/ours.yml": "x"})
    git("checkout", "-q", "main")
    commit(root, git, {"content/theirs.yml": "x"})
    theirs = git("rev-parse", "HEAD")
    git("checkout", "-q", "side")
    assert base() == (start, True)
    git("merge", "-q", "main")
    assert base() == (theirs, False)
    git("checkout", "-q", start)
    assert base() == (start, True), "it has gone on, though nothing was done here"
    git("checkout", "-q", "--orphan", "alone")
    commit(root, git, {"content/alone.yml": "x"})
    assert base() == (theirs, False), "they have nothing in common"


def test_nothing_that_the_repository_asks_for_is_run(root: Path, git: Git, tmp_path: Path) -> None:
    ran = tmp_path / "ran"
    script = tmp_path / "script"
    script.write_text(f"#!/bin/sh\necho $0 >> {ran}\n")
    script.chmod(0o755)
    commit(root, git, {"content/a.yml": "a", ".gitattributes": "* filter=own diff=own\n"})
    hooks = root / ".git/hooks"
    for name in ("post-index-change", "pre-auto-gc", "reference-transaction", "post-checkout"):
        shutil.copy(script, hooks / name)
    for setting in (
        "core.fsmonitor",
        "core.pager",
        "core.editor",
        "core.sshCommand",
        "core.gitProxy",
        "core.askPass",
        "credential.helper",
        "diff.external",
        "diff.own.textconv",
        "filter.own.smudge",
        "filter.own.process",
        "pager.ls-tree",
        "pager.cat-file",
        "gpg.program",
        "uploadpack.packObjectsHook",
        "alias.ls-tree",
    ):
        git("config", setting, f"!{script}" if setting.startswith("alias") else str(script))
    tree = Revision.where_parted(root / "content", "main")
    assert tree.read("a.yml", 9) == b"a"
    assert not ran.exists()
    git("hook", "run", "post-checkout")
    assert ran.exists()  # they would have been noticed


def test_what_a_partial_clone_lacks_is_not_fetched(root: Path, git: Git, tmp_path: Path) -> None:
    ran = tmp_path / "ran"
    clone = tmp_path / "clone"
    git("config", "uploadpack.allowFilter", "true")
    git("clone", "-q", "--no-checkout", "--filter=blob:none", f"file://{root}", str(clone))
    own = git_in(clone)
    own("config", "remote.origin.url", f"ext::touch {ran}")
    own("config", "protocol.ext.allow", "always")
    own("config", "protocol.allow", "always")
    with pytest.raises((NoRevision, OSError)):
        Revision(clone / "content", "HEAD").read("strategy.yml", 9)
    assert not ran.exists()


def test_a_clone_without_the_files_of_the_past_says_what_to_do(
    root: Path, git: Git, tmp_path: Path
) -> None:
    commit(root, git, {"content/strategy.yml": "brand: Two\n"})
    git("config", "uploadpack.allowFilter", "true")
    url = root.as_uri()
    git("clone", "--quiet", "--filter=blob:none", url, str(tmp_path / "part"))
    tree = Revision(tmp_path / "part" / "content", "HEAD~1")
    assert tree.files() == ["strategy.yml"]
    with pytest.raises(NoRevision, match="Clone it again, whole"):
        tree.size("strategy.yml")
    with pytest.raises(NoRevision, match="Clone it again, whole"):
        tree.read("strategy.yml", 10)
