"""Plans of any size, the same every time: what a busy team's calendars look like."""

from __future__ import annotations

import datetime as dt
import random
import re
from pathlib import Path

START = dt.date(2026, 1, 1)
CHANNELS = ("facebook", "instagram", "linkedin", "newsletter", "journal")
STAGES = {
    "interest": ("question", "teaser", "video", "behind-the-scenes", "quote"),
    "research": ("how-to", "faq", "fact-sheet", "comparison", "article"),
    "validation": ("review", "testimonial", "case-study", "user-generated"),
    "decision": ("launch", "deal", "case-study"),
    "retention": ("support", "how-to", "announcement", "feedback-request"),
    "advocacy": ("user-generated", "reshare", "contest", "ambassador"),
}
WORDS = (
    "kiln glaze bowl shelf winter morning market clay wheel handle studio window garden evening "
    "letter parcel river bread table lamp paper thread wool stone colour light story question "
    "answer friend visitor teacher lesson harvest orchard apple honey candle basket ribbon"
).split()
POSTS_A_DAY = 8
POSTS_A_FILE = 250

STRATEGY = """\
brand: Benchmark
timezone: Europe/London
domains: [bench.example]
utm: auto
tone: playful
avoid: [guaranteed, "best in the world", unique, bespoke, artisanal, curated, must-have, cheap]
goals:
  orders: {metric: orders, target: 4000, deadline: 2030-01-01}
campaigns:
  kiln:
    start: 2026-01-01
    goal: orders
    landing: https://bench.example/
    channels: [facebook, instagram, linkedin, newsletter]
    stages: [interest, research, validation, decision]
channels:
  facebook: {responder: sam, cadence: {per: day, min: 1, max: 5}}
  instagram:
    {responder: sam, cadence: {per: day, min: 1, max: 5, days: [mon, tue, wed, thu, fri, sat]}}
  linkedin: {responder: sam, cadence: {per: day, min: 1, max: 5, days: [mon, tue, wed, thu, fri]}}
  newsletter:
    {network: email, cadence: {per: week, min: 12}, footer_links: [website, facebook, journal]}
  journal: {network: blog, cadence: {per: week, min: 1}}
rules:
  email/hard-sell: warning
audiences:
  newcomers: {relationship: prospect}
  regulars: {relationship: customer}
people:
  dana: {name: Dana, role: editor}
  sam: {name: Sam, role: community}
"""


def write_plan(folder: Path, posts: int) -> Path:
    """Write a content folder, of posts as long as those of the demo plan: 18 lines on average.

    Args:
        folder: Where; it is made.
        posts: How many posts; eight a day from 1 January 2026 on.

    Returns:
        The folder.
    """
    rng = random.Random(posts)
    calendars = folder / "calendars"
    calendars.mkdir(parents=True)
    (folder / "media").mkdir()
    (folder / "media" / "picture.jpg").touch()
    (folder / "strategy.yml").write_text(STRATEGY, encoding="utf-8")
    for first in range(0, posts, POSTS_A_FILE):
        numbers = range(first, min(first + POSTS_A_FILE, posts))
        text = "posts:\n" + "".join(_post(number, rng) for number in numbers)
        (calendars / f"{first:06}.yml").write_text(text, encoding="utf-8")
    return folder


def edit_plan(folder: Path, posts: int) -> None:
    """Edit some posts, all over the plan: reword, move, retype or remove every one.

    Args:
        folder: The content folder.
        posts: How many.
    """
    calendars = sorted((folder / "calendars").iterdir())
    texts = [path.read_text(encoding="utf-8").split("  - id: ") for path in calendars]
    places = [(file, place) for file, text in enumerate(texts) for place in range(1, len(text))]
    for number, (file, place) in enumerate(
        places[:: max(len(places) // posts, 1)] if posts else ()
    ):
        post = texts[file][place]
        texts[file][place] = (
            post.replace("    copy: |\n      ", "    copy: |\n      News of the kiln. "),
            re.sub(r"(date: \S+) \S+", r"\1 21:10", post),
            post.replace("    type: ", "    type: current-event  # not "),
            "",
        )[number % 4]
    for path, text in zip(calendars, texts, strict=True):
        path.write_text("  - id: ".join(filter(None, text)), encoding="utf-8")


def _post(number: int, rng: random.Random) -> str:
    day = START + dt.timedelta(days=number // POSTS_A_DAY)
    stage = rng.choice(list(STAGES))
    kind = rng.choice(STAGES[stage])
    channel = rng.choice(CHANNELS)
    customers = stage in ("retention", "advocacy")
    return (
        f"  - id: post-{number}\n"
        f"    date: {day} {7 + 2 * (number % POSTS_A_DAY):02}:{rng.choice((0, 15, 30)):02}\n"
        f"    channels: {channel}\n"
        f"    stage: {stage}\n"
        f"    type: {kind}\n"
        f"    title: {_words(rng, 6)}\n"
        f"    audience: {'regulars' if customers else 'newcomers'}\n"
        f"    owner: {rng.choice(('dana', 'sam'))}\n"
        f"    topic: {rng.choice(WORDS)}\n"
        f"    status: {rng.choice(('draft', 'review', 'approved', 'scheduled'))}\n"
        f"    link: https://bench.example/{rng.choice(WORDS)}\n"
        f"{_more(channel, kind, day, rng)}"
        f"    copy: |\n      {'Ad. ' * (kind == 'ambassador')}{_copy(rng)}\n\n"
        f"      {_copy(rng)}\n\n"
        f"      #{rng.choice(WORDS)} #{rng.choice(WORDS)}\n\n"
    )


def _more(channel: str, kind: str, day: dt.date, rng: random.Random) -> str:
    """What a post of a type, or on a channel, has besides."""
    lines = []
    if channel == "newsletter":
        lines += [f"subject: {_words(rng, 4)}", f"preheader: {_words(rng, 6)}"]
    if channel == "instagram" or rng.random() < 0.5:
        lines += ["media: media/picture.jpg", f"alt: {_words(rng, 8)}"]
    if kind == "deal":
        lines += [f"offer: {{code: K{day:%y%m}, expires: {day + dt.timedelta(days=7)}}}"]
    if kind in ("reshare", "user-generated"):
        lines += ["permission: Asked by letter"]
    if kind == "ambassador":
        lines += ["partner: Acorn"]
    if kind != "deal" and rng.random() < 0.2:
        lines += ["campaign: kiln"]
    return "".join(f"    {line}\n" for line in lines)


def _words(rng: random.Random, count: int) -> str:
    return " ".join(rng.choices(WORDS, k=count)).capitalize()


def _copy(rng: random.Random) -> str:
    return ". ".join(_words(rng, rng.randint(6, 12)) for _ in range(3)) + "."
