"""Posts that a page does not show, as short codes by which its filter still counts them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from journey.views.cards import Card

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


class Codes:
    """Writes what filters go by, each value once, and numbers of these for each post.

    A post is eight numbers with dots between them, in the order of `_values`: `0.1.12.3..0-2.0.`;
    hyphens stand between several, and nothing where there is none. Numbers have the base 36. A
    ninth says which post it is, where the page has it at other times, too, and must count it once.

    Args:
        cards: All cards of the page.
    """

    def __init__(self, cards: Iterable[Card] = ()) -> None:
        times = Counter(card.path for card in cards)
        self._often = frozenset(path for path, number in times.items() if number > 1)
        self._numbers: tuple[dict[str, str], ...] = tuple({} for _ in range(9))

    def of(self, cards: Iterable[Card]) -> str:
        """The codes of some posts, with blanks between them."""
        return " ".join([self._code(card) for card in cards])

    @property
    def values(self) -> str:
        """The values that the numbers stand for: with bars between them, and semicolons."""
        return ";".join("|".join(numbers) for numbers in self._numbers).removesuffix(";")

    def _code(self, card: Card) -> str:
        values = _values(card)
        if card.path in self._often:
            values = (*values, (card.path.rpartition("/")[2],))
        pairs = zip(self._numbers, values, strict=False)
        return ".".join("-".join(self._number(known, v) for v in vs) for known, vs in pairs)

    def _number(self, known: dict[str, str], value: str) -> str:
        return known.setdefault(value, _base36(len(known)))


def _values(card: Card) -> tuple[Iterable[str], ...]:
    """Stage, channels, type, status, campaign, audiences, people and liveness of a post."""
    return (
        (card.stage.value,) if card.stage else (),
        [channel.value for channel in card.channels],
        (card.type.value,) if card.type else (),
        (card.status,),
        (card.campaign,) if card.campaign else (),
        card.audience,
        card.who,
        ("live",) if card.counts else (),
    )


def _base36(number: int) -> str:
    digits = ""
    while True:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
        if not number:
            return digits
