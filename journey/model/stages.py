"""The stages of the customer journey, and the types of post that serve them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from journey.model.schema import Fields
from journey.model.values import Duration, Flag, Names, Share, Text, choice

Relationship = Literal["prospect", "customer"]
"""Whom a stage or an audience is about: people to be won, or people who were won."""


@dataclass(frozen=True, slots=True)
class StageSettings(Fields):
    """What a strategy says of a stage. Each field that it leaves out keeps the built-in value."""

    title: Text | None = None
    relationship: Annotated[Relationship, choice("prospect", "customer")] | None = None
    share: Share | None = None
    purpose: Text | None = None


@dataclass(frozen=True, slots=True)
class TypeSettings(Fields):
    """What a strategy says of a type. Each field that it leaves out keeps the built-in value."""

    title: Text | None = None
    stages: Names | None = None
    every: Duration | None = None
    promotional: Flag | None = None
    conversational: Flag | None = None


@dataclass(frozen=True, slots=True)
class Stage:
    """A step of the customer journey.

    Args:
        id: Its name in the files.
        title: Its name on pages.
        relationship: Whether it is for prospects or for customers.
        share: Its target share of the plan's posts, percent; None where there is none.
        purpose: What somebody at this step needs, one sentence.
    """

    id: str
    title: str
    relationship: Relationship = "prospect"
    share: float | None = None
    purpose: str = ""


@dataclass(frozen=True, slots=True)
class PostType:
    """A kind of post.

    Args:
        id: Its name in the files.
        title: Its name on pages.
        stages: The stages that it serves; empty where it serves all.
        promotional: It sells.
        conversational: It asks for an answer.
        every: It should come at least this often.
    """

    id: str
    title: str
    stages: tuple[str, ...] = ()
    promotional: bool = False
    conversational: bool = False
    every: Duration | None = None


# The six steps, in order, and whom each is for: seeds 003 and 004. Shares are editorial.
STAGES: tuple[Stage, ...] = (
    Stage(
        "interest",
        "Interest",
        "prospect",
        30,
        "Somebody notices you, and wants to see the next thing.",
    ),
    Stage("research", "Research", "prospect", 15, "They look for facts: how, how much, which one."),
    Stage("validation", "Validation", "prospect", 15, "They look for proof from people like them."),
    Stage("decision", "Decision", "prospect", 10, "They are ready: one clear offer, one link."),
    Stage(
        "retention",
        "Retention",
        "customer",
        20,
        "They bought: help them enjoy it, and ask how it went.",
    ),
    Stage("advocacy", "Advocacy", "customer", 10, "They tell others: give them the stage."),
)

_PROMOTIONAL = frozenset({"deal", "contest", "launch"})
_CONVERSATIONAL = frozenset({"question", "review-request", "contest", "feedback-request"})
_SERVES = {
    "question": "interest retention advocacy",
    "current-event": "interest",
    "article": "interest research",
    "quote": "interest",
    "video": "interest research validation",
    "infographic": "interest research",
    "behind-the-scenes": "interest advocacy",
    "teaser": "interest",
    "product-feature": "research retention",
    "faq": "research retention",
    "fact-sheet": "research",
    "how-to": "research retention",
    "comparison": "research validation",
    "review": "validation advocacy",
    "testimonial": "validation",
    "case-study": "validation decision",
    "review-request": "retention advocacy",
    "deal": "decision retention",
    "contest": "interest advocacy",
    "launch": "interest decision retention",
    "announcement": "interest research validation decision retention advocacy",
    "support": "retention",
    "feedback-request": "retention",
    "re-engagement": "retention",
    "newsletter": "interest retention",
    "user-generated": "advocacy validation",
    "ambassador": "advocacy",
    "reshare": "advocacy",
}
_TITLES = {
    "faq": "FAQ",
    "how-to": "How-to",
    "re-engagement": "Re-engagement",
    "user-generated": "User-generated",
}


def title_of(name: str) -> str:
    """A title for an id that has none: "case-study" becomes "Case study"."""
    return _TITLES.get(name) or name.replace("-", " ").replace("_", " ").capitalize()


def uncapitalised(title: str) -> str:
    """A title in the middle of a line: "How-to" becomes "how-to", "FAQ" stays."""
    return title if title[:2].isupper() else title[:1].lower() + title[1:]


# Which stage each type serves: seeds 000 (key 2), 001 (eight tricks) and 003 (stage by stage).
TYPES: tuple[PostType, ...] = tuple(
    PostType(
        name, title_of(name), tuple(serves.split()), name in _PROMOTIONAL, name in _CONVERSATIONAL
    )
    for name, serves in _SERVES.items()
)
