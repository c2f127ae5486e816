"""The `journey/feeds` plugin: the plan as files for calendars, spreadsheets and programs."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.utils import write_file

from journey.exchange.feeds import feeds
from journey_mkdocs.plan import PlanPlugin, plan_plugin


class FeedsConfig(Config):
    """There are no options: feeds have what the pages show."""


class FeedsPlugin(BasePlugin[FeedsConfig]):
    """Writes feeds of the plan that `journey/plan` has read."""

    def on_startup(self, **_: Any) -> None:
        """Live through `mkdocs serve`; MkDocs keeps the plugins that define this event."""

    def on_config(self, config: MkDocsConfig) -> None:
        """See that there is a plan to write."""
        _plan_plugin(config)

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Let the pages link to the feeds."""
        _plan_plugin(config).feeds = True

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the feeds, beside the pages."""
        plugin = _plan_plugin(config)

        def url(path: str) -> str:
            here = config.site_url
            return urljoin(here, plugin.addresses.link(path, "")) if here else ""

        for path, text in feeds(plugin.site, url):
            write_file(text, str(Path(config.site_dir, path)))


def _plan_plugin(config: MkDocsConfig) -> PlanPlugin:
    return plan_plugin(config, "journey/feeds", "writes feeds of")
