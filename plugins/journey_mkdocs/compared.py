"""The plan that the site's is compared with: another state of it, from git."""

from __future__ import annotations

from dataclasses import replace

from journey.changes.matching import findings_of_before
from journey.loading import Loader
from journey.plan import Plan
from journey.rules.checking import check
from journey.sources.git import NoRevision, Revision
from journey.sources.tree import Folder
from journey.views.basis import Site
from journey_mkdocs.log import log, printable


class Compared:
    """Reads the other state, again only where it is another one."""

    def __init__(self) -> None:
        self._loader = Loader()
        self._known: tuple[object, ...] = ()
        self._site: Site | None = None

    def site(self, folder: Folder, name: str, plan: Plan, *, checked: bool) -> Site | None:
        """The site that the plan would have been where it and a revision parted.

        It shows what today's strategy lets be shown. None where there is no such revision; that is
        said.

        Args:
            folder: The content folder.
            name: What git calls the revision.
            plan: The plan of today.
            checked: Whether it was checked.
        """
        try:
            revision = Revision.where_parted(folder.path, name)
            publish = plan.strategy.publish
            ids = frozenset(plan.post_by_id)
            state = (revision.commit, plan.today, publish, checked, ids)
            if self._site is None or state != self._known:
                before = self._loader.load(revision, plan.today)
                before = replace(before, strategy=replace(before.strategy, publish=publish))
                findings = tuple(findings_of_before(before, plan, check)) if checked else ()
                self._site, self._known = Site(before, findings, checked=checked), state
        except NoRevision as error:
            log.warning("There is no page of changes (compare_to). %s", printable(str(error)))
            return None
        return self._site
