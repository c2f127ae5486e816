"""Options of the plugins that MkDocs has no type for."""

from __future__ import annotations

import datetime as dt

from mkdocs.config.base import BaseConfigOption, ValidationError


class Day(BaseConfigOption[dt.date | None]):
    """A date, "2026-12-31"; nothing at all where it is empty."""

    def run_validation(self, value: object) -> dt.date | None:
        """The date; refuses what is none and says how to write one."""
        if value is None or value == "":
            return None
        if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
            return value
        try:
            return dt.date.fromisoformat(str(value))
        except ValueError:
            raise ValidationError(f"{value!r} is not a date; write it as 2026-12-31.") from None
