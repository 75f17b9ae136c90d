"""The register of quality criteria: those that are documented in public, and the user's own beside them."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from lagesbild.adult.criteria.criterion import Criterion
from lagesbild.adult.criteria.rows import text_rows
from lagesbild.contracts import Contract, load_contract
from lagesbild.errors import BadFile
from lagesbild.settings import Project
from lagesbild.store.handmade import refusals
from lagesbild.store.lines import written_file

CONTRACT: Final = "register_quality_criteria"
FILE: Final = "quality_criteria.csv"


def read_criteria(project: Project) -> list[Criterion]:
    """All criteria: those that ship, then the user's own.

    Raises:
        BadFile: a line cannot be taken, or an own one has the name of one that ships.
    """
    contract, own = contract_of(project), own_file(project)
    listed = [each for path in _files(project, own) for each in _read(path, contract)]
    for refusal in _twice(own, listed) if own else ():
        raise refusal
    return listed


def criteria_problems(project: Project) -> list[BadFile]:
    """Everything that keeps the user's own criteria from being taken; none where all is well or there is no file."""
    own, contract = own_file(project), contract_of(project)
    if own is None:
        return []
    if found := list(refusals(own, contract)):
        return found
    return _twice(own, [each for path in _files(project, own) for each in _read(path, contract)])


def registered(criteria: Iterable[Criterion]) -> list[str]:
    """Codes of the municipalities that have a criterion of their own in the register."""
    return sorted({each.municipality_code for each in criteria if each.municipality_code})


def contract_of(project: Project) -> Contract:
    """What a line of the register is."""
    return load_contract(project.registers / f"{CONTRACT}.yml")


def criteria_files(project: Project) -> list[Path]:
    """The files that criteria are read from; where one's own are there twice both, though neither is taken."""
    return [project.reference / FILE, *sorted(project.local.glob(f"{Path(FILE).stem}.*"))]


def own_file(project: Project) -> Path | None:
    """The user's own criteria, as CSV or as a workbook; none where there are none.

    Raises:
        BadFile: both are there.
    """
    return written_file(project.local / FILE)


def _files(project: Project, own: Path | None) -> list[Path]:
    return [project.reference / FILE, *([own] if own else [])]


def _read(path: Path, contract: Contract) -> list[Criterion]:
    return list(map(Criterion.of, text_rows(path, contract)))


def _twice(own: Path, criteria: Iterable[Criterion]) -> list[BadFile]:
    names = [each.criterion_id for each in criteria]
    doubled = sorted({name for name in names if names.count(name) > 1})
    problem = "is the name of a criterion that ships; give your own another one"
    return [BadFile(own, f"{name!r} {problem}", field="criterion_id") for name in doubled]
