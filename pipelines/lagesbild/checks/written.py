"""Where an offending row was written by hand: file and line, so that a person need not look for it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from lagesbild.checks.results import CheckResult
from lagesbild.contracts import SHOWN_ROWS, Contract
from lagesbild.settings import Project
from lagesbild.store.lines import numbered_lines, written_file

HANDMADE: Final = ("reference", "local")


def with_lines(result: CheckResult, contracts: Mapping[str, Contract], project: Project) -> CheckResult:
    """Add file and line to each example of a check on a hand-kept table; any other result stays as it is.

    A table of the project and the user's table of the same form are both looked through: a check may read both.
    """
    own = contracts[result.table]
    if result.passed or own.origin not in HANDMADE:
        return result
    alike = [each for each in contracts.values() if each.origin in HANDMADE and {*own.key} <= {*each.columns}]
    examples = (
        f"{example} ({where})" if (where := "; ".join(_places(row, own, alike, project))) else example
        for example, row in zip(result.examples, result.rows, strict=True)
    )
    return replace(result, examples=tuple(examples))


def _places(row: Mapping[str, object], own: Contract, alike: list[Contract], project: Project) -> Iterator[str]:
    known = {name: str(value) for name, value in row.items() if name in own.columns}
    for contract in alike:
        path = written_file(project.root / contract.file)
        (_, header), *lines = numbered_lines(path) if path else [(1, [])]
        found = [str(number) for number, line in lines if known.items() <= dict(zip(header, line, strict=True)).items()]
        if path and found:
            yield f"{path.relative_to(project.root).as_posix()}, line {', '.join(found[:SHOWN_ROWS])}"
