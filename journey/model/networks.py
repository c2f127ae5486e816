"""The networks that a channel can be on, as far as the plan's structure needs them."""

from __future__ import annotations

SOCIAL = (
    "facebook",
    "instagram",
    "x",
    "linkedin",
    "threads",
    "tiktok",
    "youtube",
    "pinterest",
    "bluesky",
    "mastodon",
    "google-business",
    "reddit",
    "telegram",
    "whatsapp-channel",
    "other",
)
"""Networks where people answer in public; `other` is for one that is not in this list."""

NETWORKS = (*SOCIAL, "blog", "email")
"""Every network, social or not."""
