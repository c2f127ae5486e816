"""What the options of rules have in common."""

from __future__ import annotations

from dataclasses import dataclass
from typing import dataclass_transform


@dataclass_transform(frozen_default=True, eq_default=False)
@dataclass(frozen=True, eq=False, repr=False)
class RuleOptions:
    """The options of a rule that has none; the base of each rule's own `Options`.

    A subclass is a frozen dataclass by itself: its defaults are the rule's, its fields are
    annotated with types of `journey.model.values`. What a strategy sets is read like every other
    group of fields.
    """

    def __init_subclass__(cls) -> None:
        """Make the dataclass, with as little as possible: each method costs a check its start."""
        dataclass(frozen=True, eq=False, repr=False)(cls)
