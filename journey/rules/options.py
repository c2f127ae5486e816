"""What the options of rules have in common."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class RuleOptions:
    """The options of a rule that has none; the base of each rule's own `Options`.

    Those are frozen dataclasses whose defaults are the rule's, their fields annotated with types of
    `journey.model.values`. Pydantic reads them only when a strategy sets one, so that a rule costs
    nothing at start-up.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}
