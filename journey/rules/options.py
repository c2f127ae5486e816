"""What the options of rules have in common."""

from __future__ import annotations

from typing import ClassVar


class RuleOptions:
    """Base of a rule's `Options`, a frozen dataclass whose defaults are the rule's.

    The fields are annotated with types of `journey.model.values`; pydantic reads them only when a
    strategy sets one, so that a rule costs nothing at start-up.
    """

    __slots__ = ()
    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}
