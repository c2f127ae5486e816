"""Reports whose every text is as hostile as it can be, for each of the formats."""

from __future__ import annotations

import json
from pathlib import Path

from journey.findings import SEVERITIES, Finding, Location
from journey.reports import Report
from tests.plans import plan_of

SHA = "3c3e8ddad12f4b6c9e0f1a2b3c4d5e6f70819203"
TEXTS = (
    "%0A::error::forged",
    "::error file=a,line=1::forged",
    " \u00a0::set-output name=x::forged",
    "::stop-commands::x",
    "##[error]forged, and ##vso[task.complete]forged",
    "###[group]forged",
    "a\r\n::error::forged\r::warning::forged\u2028::notice::forged\x85::debug::forged",
    "\x1b[2J\x1b]8;;https://fern.example\x07\x9b31m\x7f\x00",
    "\u202etxt.exe\u2066\u200f\u200b\ufeff",
    "]]>--><!-- <![CDATA[ &amp; &#64;here &copy; \ufffe\uffff \ud800",
    "\"'><script>alert(1)</script><img src=x onerror=alert(1)>",
    "</code></details></summary><details open><h1>",
    "@here @dana @fern/team dana@fern.example a@b.c",
    '#123 GH-12 gh-12 fern/fable#1 !12 ~bug %3 &4 $5 $6$ ^7 %"a b"',
    f"{SHA} {SHA[:7]} fern/fable@{SHA} {SHA.upper()}",
    "https://fern.example http://a ftp://b www.fern.example WWW.fern.example mailto:a@b.c",
    "[text](https://fern.example) [text][1] ![picture](x.png) <https://fern.example> [^1]",
    "[text](javascript:alert(1)) {0} {1} {{0}}",
    "`@here` ``a`` `b @dana ```c @dana` `",
    "```@here```@dana``` ` ``@dana`",
    "*a* _b_ ~~c~~ ~d~ **e** | f | g |",
    "- a",
    "1. a",
    "# a",
    "> a",
    "---",
    "$x^2$ $`x`$ $$y$$",
    "../../etc/passwd",
    "C:\\a?b#c&d=e f",
    "",
    " ",
)


def hostile_report(text: str) -> Report:
    """A report with a text wherever text of files, of their names or of a call may be."""
    plan = plan_of({"calendars/plan.yml": "posts: []\n"})
    findings = tuple(
        Finding(
            severity,
            text,
            text,
            Location(f"content/{text}" if past else text or "a", 3, 1, 3 + past, 5),
            rule="cadence/spacing",
            past=past,
            fingerprint=f"{nth:016x}",
        )
        for nth, (severity, past) in enumerate((s, p) for s in SEVERITIES for p in (False, True))
    )
    return Report(plan, findings, known=1, base=text)


def payloads(corpus: Path) -> list[str]:
    """What others collected to break programs that show text."""
    texts: list[str] = []
    for name in ("payloads", "naughty-strings"):
        data = json.loads((corpus / "hostile" / f"{name}.json").read_text(encoding="utf-8"))
        for strings in data.values():
            texts += [text for text in strings if isinstance(text, str)] * isinstance(strings, list)
    return texts
