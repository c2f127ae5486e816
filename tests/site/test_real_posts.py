"""A year of posts that a real project really sent, as a website."""

from __future__ import annotations

from pathlib import Path

from journey.rules.checking import check
from tests.corpus.social import as_plan
from tests.corpus.test_real_posts import RULE, TODAY
from tests.plans import plan_of
from tests.site.conftest import MakeSite


def test_every_post_has_a_page_and_every_gap_its_place(corpus: Path, make_site: MakeSite) -> None:
    folder = corpus / "markdown" / "social-2025"
    files = as_plan({p.name: p.read_text(encoding="utf-8") for p in sorted(folder.glob("*.md"))})
    site = make_site(
        {f"content/{path}": text for path, text in files.items()},
        plugins=["search", {"journey/plan": {"today": str(TODAY)}}, "journey/gaps"],
    )
    plan = plan_of(files, TODAY)
    assert len(plan.posts) == 80
    assert all(site.html(f"posts/{post.id}") for post in plan.posts)
    gaps = site.html("gaps")
    found = check(plan, select=[RULE])
    assert found
    assert all(f'id="f-{finding.fingerprint}"' in gaps for finding in found)
