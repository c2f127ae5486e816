"""The articles that the method comes from, as manual pages cite them: by a number."""

from __future__ import annotations

import re

ARTICLES = {
    "000": "“Social Media – The New Customer Service?” and its neighbours (2011): six keys to "
    "success on Facebook, e-mail marketing, social media as service",
    "001": "“How to measure your customer service via email and social media” and its neighbours "
    "(2016): several channels, eight tricks, nine ways to make customers happy",
    "002": "“Facts about customer service” and its neighbours: service in support of marketing",
    "003": "“How to use social at each stage of the customer journey” and its neighbours (2016)",
    "004": "“Using Social Media for Business”, part 2: marketing to existing customers",
}
_CITED = re.compile(r"[(;]\s*(00[0-4])\b")


def cited(text: str) -> dict[str, str]:
    """The articles that a manual page cites, by number, in the order of the numbers."""
    numbers = sorted(set(_CITED.findall(text)))
    return {number: ARTICLES[number] for number in numbers}
