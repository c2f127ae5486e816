"""What the options of rules have in common."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class RuleOptions:
    """The options of a rule that has none; the base of each rule's own `Options`.

    Those are frozen dataclasses whose defaults are the rule's, their fields annotated with types of
    `journey.model.values`. What a strategy sets is read like every other group of fields.
    """
