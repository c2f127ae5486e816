"""The workflow that builds the site: its shell, as it is in the file."""

from __future__ import annotations

import pytest

from tests.integrations.conftest import Repository
from tests.integrations.steps import EXAMPLES, Runner, read, step

CONFIGURATION = """\
site_name: Our plan
docs_dir: content
theme: {name: material, font: false}
plugins:
  - search
  - journey/plan: {compare_to: origin/main}
  - journey/gaps
"""


@pytest.mark.parametrize(
    ("name", "page", "link"),
    [
        ("Build the preview", "site/gaps.html", 'href="board.html"'),
        ("Build the site", "site/gaps/index.html", 'href="../board/"'),
    ],
)
def test_the_site_is_built_to_be_read_where_it_is(
    repository: Repository, name: str, page: str, link: str
) -> None:
    """From the disk a link must name a file; on a server it is the address of a folder."""
    [workflow] = [path for path in EXAMPLES if path.name == "site.yml"]
    repository.commit({"mkdocs.yml": CONFIGURATION, "content/index.md": "# Our plan\n"})
    repository.git("update-ref", "refs/remotes/origin/main", "main~1")
    runner = Runner(repository.folder, repository.folder.parent / "temp")
    done = runner.run(step(workflow, name), {}, **read(workflow)["env"])
    assert done.returncode == 0, done.stderr
    assert link in (repository.folder / page).read_text(encoding="utf-8")
