"""Print what the tests of the rules made of wrong implementations of them: `make mutation`.

Reads what `mutmut run` left in `mutants/`, and compares the mutants that survived with those that
`tests/rules/survivors.yml` lists with a reason.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from mutmut.mutation.data import SourceFileMutationData
from mutmut.mutation.diff_apply import get_diff_for_mutant
from mutmut.stats import status_by_exit_code
from mutmut.utils.format_utils import orig_function_and_class_names_from_key

RULES = Path("journey/rules")
SURVIVORS = Path("tests/rules/survivors.yml")
WANTED = 85
KILLED = {"killed", "timeout"}


@dataclass(frozen=True)
class Mutant:
    """A wrong implementation: where it is, and the lines that are and that would be.

    Args:
        module: The module, from `journey/rules` on.
        function: The function, with its class if it has one.
        was: The lines that were changed, without their indentation.
        now: What was put in their place.
    """

    module: str
    function: str
    was: str
    now: str


def main() -> int:
    """Print the score of each family and of all, and the survivors that nothing is said of."""
    listed = set(_listed())
    tried: dict[str, int] = defaultdict(int)
    survivors: dict[str, list[Mutant]] = defaultdict(list)
    left = 0
    for path in sorted(RULES.rglob("*.py")):
        family = path.parent.name if path.parent != RULES else "what rules share"
        data = SourceFileMutationData(path=path)
        data.load()
        for name, code in data.exit_code_by_key.items():
            status = status_by_exit_code[code]
            left += status == "not checked"
            tried[family] += status != "not checked"
            if status not in KILLED | {"not checked"}:
                survivors[family].append(_mutant(path, name))
    print("| rules | mutants | killed | |\n|---|---|---|---|")
    for family in sorted(family for family in tried if tried[family]):
        print(_row(family, tried[family], len(survivors[family])))
    mutants, alive = sum(tried.values()), sum(map(len, survivors.values()))
    print(_row("all", mutants, alive))
    if left:
        print(f"{left} mutants were not tried.")
    unlisted = [
        mutant for family in survivors.values() for mutant in family if mutant not in listed
    ]
    for mutant in unlisted:
        print(f"\nNot listed: {mutant.module}, {mutant.function}")
        print(_indented("-", mutant.was) + _indented("+", mutant.now), end="")
    gone = listed - {mutant for family in survivors.values() for mutant in family}
    for mutant in sorted(gone, key=str) if not left else ():
        print(f"\nListed, and killed: {mutant.module}, {mutant.function}: {mutant.now}")
    return int(bool(unlisted) or 100 * (mutants - alive) < WANTED * mutants)


def _listed() -> Iterator[Mutant]:
    survivors: dict[str, list[dict[str, Any]]] = yaml.safe_load(SURVIVORS.read_text("utf-8")) or {}
    for module, entries in survivors.items():
        for entry in entries:
            yield Mutant(module, entry["function"], entry["was"].strip(), entry["now"].strip())


def _mutant(path: Path, name: str) -> Mutant:
    function, of = orig_function_and_class_names_from_key(name)
    lines = get_diff_for_mutant(name, path=path).splitlines()[2:]
    was, now = (
        "\n".join(line[1:].strip() for line in lines if line.startswith(sign)) for sign in "-+"
    )
    module = path.relative_to(RULES).as_posix()
    return Mutant(module, f"{of}.{function}" if of else function, was, now)


def _row(what: str, tried: int, alive: int) -> str:
    return f"| {what} | {tried:,} | {tried - alive:,} | {100 * (tried - alive) / tried:.1f} % |"


def _indented(sign: str, lines: str) -> str:
    return "".join(f"  {sign} {line}\n" for line in lines.splitlines())


if __name__ == "__main__":
    sys.exit(main())
