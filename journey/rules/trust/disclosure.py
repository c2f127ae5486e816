"""A paid or rewarded post that does not say so.

## What it does

Looks at live posts in the plan's window that have a `partner:`, somebody who is paid or rewarded
for them, or the type `ambassador`. Their copy has to say so in words that everybody understands:

- “ad”, “advertisement”, “sponsored”, “paid partnership”, with or without a # before them, and some
  like these in English; “Anzeige”, “Werbung”; “publicité”, “collaboration commerciale”,
  “sponsorisé”; “publicidad”, “anuncio”, “patrocinado”; “pubblicità”, “advertentie”, “publicidade”;
- in English, plain words for what was given: “gifted”, “for free”, “gave me”, “we sent”, “paid us”;
- for an ambassador or partner, a hashtag that says of whom: `#FernAmbassador`. `#ambassador` alone
  says nothing.

`#sp`, `#spon`, `#collab`, “thanks to” and “in partnership with” are not clear. In a plan whose
`language:` is none of English, German, French, Spanish, Italian, Dutch and Portuguese, a text in
`disclosure:` that is in the copy as well is taken for clear.

It has to be where readers see it, before the place at which a network hides the rest behind “more”.
Where that place is not known for certain, being after it is a warning. The subject of an e-mail,
and the title on networks that show one, will do as well. `disclosure:` is what the team means to
say: it counts where it is in the copy. Only a label of a social network, such as
`disclosure: paid partnership label`, appears above the copy, and need not be in it.

A draft without copy is left alone: it has not been written yet.

## Why

Ask bloggers for reviews, but see to it that they disclose what they got for them; so it is with the
perks of an ambassador (003, validation and advocacy). Readers forgive an ad, and not that they were
fooled by one. In most countries it is the law, and the brand is liable, too. Which words are clear
is what regulators say of them, and not from the articles.

## Fails

```yaml
# strategy.yml
channels: {instagram: }
# calendars/december.yml
defaults: {channels: instagram, stage: validation, type: review}
posts:
  - date: 2026-12-01
    title: The blue mug
    partner: Acorn Blog
    copy: "Thanks to Acorn Blog for this review! #sp"
```

## Passes

```yaml
# strategy.yml
channels: {instagram: }
# calendars/december.yml
defaults: {channels: instagram, stage: validation, type: review}
posts:
  - date: 2026-12-01
    title: The blue mug
    partner: Acorn Blog
    copy: "Ad: Acorn Blog has tried the blue mug."
```
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from journey.findings import Finding, Severity
from journey.model.post import Placement
from journey.model.strategy import Channel
from journey.model.values import shown
from journey.networks import Fact, network
from journey.networks.counting import beginning, bound
from journey.plan import Plan
from journey.rules.placements import on_some, scope_of, together

SEVERITY: Severity = "error"

_LANGUAGES = frozenset({"en", "de", "fr", "es", "it", "nl", "pt"})


class _Unclear(NamedTuple):
    """Why readers may not see that a post is an ad.

    Args:
        what: What to say of the post.
        help: What to do about it.
        severity: How much it matters.
    """

    what: str
    help: str
    severity: Severity = SEVERITY


def check(plan: Plan, _: None) -> Iterator[Finding]:
    """Yield a finding for each post that is an ad, and does not say so where it is seen."""
    for placements, unclear in together(_found(plan)):
        first, source = placements[0], placements[0].content.source
        yield Finding(
            unclear.severity,
            f"{shown(first.title)}{on_some(placements)} {unclear.what}",
            unclear.help,
            source.locate("copy") if source.node.get("copy") else source.locate(),
            post=first.id,
            field="copy",
            scope=scope_of(plan, placements),
        )


def _found(plan: Plan) -> Iterator[tuple[Placement, _Unclear]]:
    known = plan.strategy.language.lower()[:2] in _LANGUAGES
    for placement in plan.live:
        content = placement.content
        if not (content.partner or "").strip() and content.type != "ambassador":
            continue
        if not (content.copy or "").strip() and content.status == "draft":
            continue
        channel = plan.strategy.channels.get(placement.channel)
        if channel is None:
            continue  # who knows what readers see there
        if unclear := _unclear(placement, channel, plan.strategy.brand, known=known):
            yield placement, unclear


def _unclear(placement: Placement, channel: Channel, brand: str, *, known: bool) -> _Unclear | None:
    """Why a placement of an ad does not say clearly that it is one; None where it does.

    Args:
        placement: The placement.
        channel: Its channel.
        brand: The name of the brand.
        known: Whether the clear words of the plan's language are known.
    """
    content, takes = placement.content, network(channel.network)
    copy, told = _plain(content.copy), _plain(content.disclosure)
    titled = bool(takes.title) or channel.network == "blog"
    if _clear(brand).search(f"{content.subject or ''}\n{content.title if titled else ''}"):
        return None
    if channel.social and _LABEL.search(told):
        return None
    if said := _clear(brand).search(copy):
        return _hidden(copy, said[0], said.end(), takes.fold)
    at = copy.casefold().find(told.casefold()) if told else -1
    if at >= 0 and not known and not _VAGUE.search(told):
        return _hidden(copy, told, at + len(told), takes.fold)
    if told and _clear(brand).search(told):
        return _Unclear(
            f"has the disclosure {shown(told)}, but its copy does not say so",
            f"Begin the copy with {shown(told)}: readers do not see what is in `disclosure:`.",
        )
    if vague := (_VAGUE.search(copy) or _VAGUE.search(told)):
        what = f"says {shown(vague[0])}, which does not make clear that it is an ad"
    elif told:
        what = f"has the disclosure {shown(told)}, which does not make clear that it is an ad"
    else:
        partner = _plain(content.partner)
        what = (
            f"does not say clearly that {shown(partner) if partner else 'an ambassador'} is "
            "rewarded for it"
        )
    return _Unclear(what, "Begin the copy with a clear word, such as “Ad:” or “Sponsored:”.")


def _hidden(copy: str, said: str, end: int, fold: Fact | None) -> _Unclear | None:
    """Whether a clear word stands where a network hides the copy."""
    if fold is None or bound(copy[:end], fold.unit) <= fold.value:
        return None
    if len(beginning(copy, fold.unit, fold.value)) >= end:
        return None
    return _Unclear(
        f"says {shown(said)} only after the first {fold.value} characters, where few readers look",
        f"Begin the copy with {shown(said)}.",
        SEVERITY if fold.confidence == "high" else "warning",
    )


def _plain(text: str | None) -> str:
    return unicodedata.normalize("NFC", text or "").strip()


_LABEL = re.compile(
    r"\blabel\b|\bpaid (?:partnership|promotion)|\bbrand(?:ed)? (?:partnership|content)",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"(?<!\w)#(?:sp|spon|collab|partner|ambassador)(?!\w)|\bthank(?:s| you) to\b"
    r"|\bin (?:partnership|collaboration|cooperation) with\b",
    re.IGNORECASE,
)
_CLEAR = (
    r"ad(?!-\w|\s(?:hoc|lib)\b)|advert|advertisement|advertising|sponsor(?:ed)?"
    r"|paid\s?(?:partnership|promotion|collaboration|post|ad|for\s?by)"
    r"|anzeige|werbung|gesponsert|bezahlte\s?(?:partnerschaft|kooperation)"
    r"|publicité|sponsorisée?|collaboration\s?commerciale|partenariat\s?(?:rémunéré|commercial)"
    r"|publicidad|publi|anuncio|patrocinad[oa]|colaboración\s?(?:pagada|remunerada)"
    r"|pubblicità|adv|sponsorizzat[oa]|advertentie|reclame|gesponsord|betaalde\s?samenwerking"
    r"|publicidade|parceria\s?paga"
    # plain words for what was given: they tell more than a hashtag
    r"|gifted|(?:for|of)\sfree|free\sof\scharge|gave\s(?:me|us|him|her|them)|were?\sgiven"
    r"|was\sgiven|(?:sent|lent|paid)\s(?:me|us|him|her|them)|we\s(?:sent|gave|lent|paid)"
)
_ANYBODYS = "brand|official|our|proud|the"


@cache
def _clear(brand: str) -> re.Pattern[str]:
    """What makes clear that something is an ad: a word, or whose ambassador it comes from."""
    ours = rf"|{re.escape(brand)}\s(?:ambassador|partner)" if brand.strip() else ""
    return re.compile(
        rf"(?<!\w)(?:#?(?:{_CLEAR}){ours}"
        rf"|#(?!(?:{_ANYBODYS})_?(?:ambassador|partner))\w\w+?(?:ambassador|partner))(?!\w)",
        re.IGNORECASE,
    )
