"""Findings that nobody judged yet, as entries for the table: `python -m tests.precision`.

Lines behind a finding's name are what it says. `--tidy` writes the table anew, in order and without
findings that are gone. Without JOURNEY_CORPUS, the demo plan alone is looked at.
"""

from __future__ import annotations

import sys
from collections import defaultdict

from tests.precision.sources import SOURCES, corpus_folder
from tests.precision.table import PATH, Judgement, judged, judgements, named, precision, written


def main() -> None:
    corpus = corpus_folder()
    table = judgements()
    names: dict[str, set[str]] = {}
    unjudged: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for source, of in SOURCES.items():
        if of.of_others and not corpus:
            continue
        found, before = named(of.plan(corpus)), set(judged(table, source))
        names[source] = set(found)
        for name in sorted(found.keys() - before):
            rule, _, own = name.partition(" ")
            unjudged[rule][source].append(f"{own}  # {found[name].message}")
        for name in sorted(before - found.keys()):
            sys.stdout.write(f"# gone from {source}: {name}\n")
    if "--tidy" in sys.argv:
        _tidy(table, names)
    for rule in sorted(unjudged):
        sys.stdout.write(f"- rule: {rule}\n  right: \n  reason: \n  findings:\n")
        for source, lines in unjudged[rule].items():
            sys.stdout.write(f"    {source}:\n")
            sys.stdout.writelines(f"    - {line}\n" for line in lines)
    for rule, (right, every) in precision(table).items():
        sys.stdout.write(f"# {rule}: {right} of {every}\n")


def _tidy(table: list[Judgement], names: dict[str, set[str]]) -> None:
    before = PATH.read_text(encoding="utf-8").splitlines(keepends=True)
    comments = [line for line in before if line.startswith("#")]
    kept = [judgement.only(names) for judgement in table]
    PATH.write_text("".join(comments) + written(kept), encoding="utf-8")


main()
