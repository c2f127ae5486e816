"""A decision post that leads nowhere, or to the wrong page.

## What it does

Looks at live posts of the stage `decision`, on each channel. Nothing is said where a plan has a
journey of its own without a stage of that name; nor about a missing link where a post has no copy
yet.

- Where links can be clicked, the post should have one: `link:`, or one in the copy. A link to write
  an e-mail counts, and in Markdown one to a page of the same site.
- Where they cannot, on Instagram for example, a post without `link:` should say in its copy where
  to go: an address, "link in bio", an account, a telephone number, or any word like shop, visit,
  book or message. The words are English, German, French and Spanish; where the strategy's
  `language:` is another one, nothing is said.
- Where its campaign has a `landing:` page, one of the post's links should lead to it or to a page
  below it. `www.`, and what comes after `?` and `#`, make no difference. Short links, such as those
  of bit.ly, could lead anywhere and pass.

Networks of which we do not know whether links can be clicked are passed over.

## Why

People who have decided need the path of least resistance: offers at this stage should link straight
to the page where people can act on them (003, decision). Whoever has to look for that page is gone.

## Fails

```yaml
# strategy.yml
channels: {facebook: }
# calendars/december.yml
defaults: {channels: facebook, type: deal, stage: decision}
posts:
  - {date: 2026-12-01, title: Ten percent off, copy: Ten percent off until Sunday.}
```

## Passes

```yaml
# strategy.yml
channels: {facebook: , instagram: }
# calendars/december.yml
defaults: {type: deal, stage: decision, title: Ten percent off}
posts:
  - id: with-a-link
    date: 2026-12-01
    channels: facebook
    copy: Ten percent off until Sunday.
    link: https://fern.example/winter
  - id: in-words
    date: 2026-12-01
    channels: instagram
    copy: Ten percent off until Sunday. The link is in our bio.
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from journey.findings import Finding, Severity
from journey.model.post import Placement
from journey.model.tagging import host_of
from journey.model.values import FEW, listed, shown
from journey.plan import Plan
from journey.rules.links import links_of

SEVERITY: Severity = "warning"

_SHORT = frozenset(
    "bit.ly buff.ly t.co ow.ly lnkd.in tinyurl.com linktr.ee hubs.ly hubs.la rebrand.ly is.gd "
    "fb.me amzn.to youtu.be t.ly dlvr.it shorturl.at mailchi.mp trib.al ift.tt cutt.ly".split()
)
"""Hosts whose links lead somewhere else."""
_ADDRESS, _TELEPHONE = r"\w\.[a-z]{2,}\b", r"[0-9][0-9 ()/-]{5,}[0-9]"
_WHERE = {
    "en": "bio profile link website site web online shop store studio visit call phone ring dm "
    "message swipe tap click story stories highlight book order reserve sign subscri e-mail email "
    "mail newsletter comment reply come drop pop address street counter market",
    "de": "bio profil link website webseite seite online shop laden geschäft besuch ruf anruf "
    "telefon nachricht dm wisch tipp klick story storys highlight buch bestell reservier meld "
    "anmeld abonnier e-mail email mail newsletter kommentar schreib komm adresse straße markt",
    "fr": "bio profil lien site web ligne boutique magasin atelier visit appel téléphon message "
    "mp dm gliss touch cliqu story stories réserv command inscri abonn e-mail email mail courriel "
    "newsletter comment écri ven pass adresse rue marché",
    "es": "bio perfil enlace link web sitio página línea tienda taller visit llam teléfono mensaje "
    "md dm desliz toca pulsa clic historia reserv pid pedid suscrib inscrib apúnt apunt correo "
    "e-mail email mail newsletter coment escrib escríb ven pas dirección calle mercado",
}
"""How words begin that say where to go, by language."""


class _Fault(NamedTuple):
    """What is wrong with a post: the words after its title, help, and the field to change."""

    message: str
    help: str
    field: str


def check(plan: Plan, _: None) -> Iterator[Finding]:
    """Yield a finding for each post for those who are ready, and what it lacks."""
    faults: dict[tuple[str, _Fault], list[Placement]] = {}
    for placement in plan.by_stage.get("decision", ()):
        if fault := _missing(plan, placement) or _astray(plan, placement):
            faults.setdefault((placement.id, fault), []).append(placement)
    for (id, fault), placements in faults.items():
        first = placements[0]
        channels = listed(dict.fromkeys(p.channel for p in placements), "and", FEW)
        yield Finding(
            SEVERITY,
            f"{shown(first.title)} {fault.message} on {channels}",
            fault.help,
            first.content.source.locate(fault.field),
            post=id,
            field=fault.field,
        )


def _missing(plan: Plan, placement: Placement) -> _Fault | None:
    """What to say of a post that does not tell where to go."""
    from journey.networks import network  # reads a file: for posts of this stage alone

    content, channel = placement.content, plan.strategy.channels.get(placement.channel)
    copy = (content.copy or "").strip()
    if not channel or content.source.node.get("link") or not copy:
        return None
    clickable = network(channel.network).links_clickable
    if clickable and not _has_link(copy):
        return _Fault(
            "is for decision, but has no link",
            "Add `link:` with the page where people can buy, book or sign up.",
            "link",
        )
    if clickable is False and not _says_where(copy, plan.strategy.language):
        return _Fault(
            "is for decision, but does not say where to go",
            "Say it in the copy, for example “link in bio”: links cannot be clicked there.",
            "copy",
        )
    return None


def _has_link(copy: str) -> bool:
    if re.search(_ADDRESS, copy):  # networks make links of those
        return True
    return re.search(r"https?://|mailto:|\]\(|<a\s", copy, re.IGNORECASE) is not None


def _says_where(copy: str, language: str) -> bool:
    begins = _begins(re.split("[-_]", language.lower(), maxsplit=1)[0])
    if not begins or re.search(rf"@\w|{_ADDRESS}|{_TELEPHONE}|👇|🔗", copy):
        return True
    return any(word.startswith(begins) for word in re.findall(r"\w[\w-]*", copy.casefold()))


@lru_cache(maxsize=8)
def _begins(language: str) -> tuple[str, ...]:
    return tuple(_WHERE.get(language, "").split())


def _astray(plan: Plan, placement: Placement) -> _Fault | None:
    """What to say of a post whose links lead past the landing page of its campaign."""
    campaign = plan.strategy.campaigns.get(placement.content.campaign or "")
    links = list(links_of(placement.content))
    if not campaign or not campaign.landing or not links or not host_of(campaign.landing):
        return None
    if any(_is_below(link, campaign.landing) or host_of(link) in _SHORT for _, link in links):
        return None
    field, link = links[0]
    name = shown(campaign.title or placement.content.campaign)
    return _Fault(
        f"leads to {shown(link)}, not to the landing page of {name},",
        f"Link to {campaign.landing} or to a page below it, or correct the campaign's `landing:`.",
        field,
    )


def _is_below(link: str, landing: str) -> bool:
    """Whether a link leads to a page, or to one below it, whatever is asked of it."""
    if host_of(link) != host_of(landing):
        return False
    path, above = _path(link), _path(landing)
    return path == above or path.startswith(f"{above}/")


def _path(link: str) -> str:
    from urllib.parse import unquote, urlsplit

    return unquote(urlsplit(link).path).rstrip("/").casefold()
