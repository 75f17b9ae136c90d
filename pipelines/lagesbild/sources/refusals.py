"""What keeps a new round of a table from being taken, and what is said of it where it is taken all the same."""

from collections.abc import Mapping, Sequence

import pandas as pd

from lagesbild.contracts import Contract
from lagesbild.errors import SourceChanged
from lagesbild.sources.archive import DESCRIPTION, Round
from lagesbild.sources.parse import names_of, units_of
from lagesbild.sources.revision import gains, losses, renamed, strangers
from lagesbild.sources.tables import PxTable

Planned = Mapping[str, Sequence[str]]


def refuse_strangers(table: PxTable, contract: Contract, planned: Planned) -> None:
    """Stop before anything is asked for that the store could not take.

    Raises:
        SourceChanged: a key has values that the contract does not know.
    """
    if unknown := strangers(contract, planned):
        raise SourceChanged(
            table.source, table.path,
            f"the table has values that its contract does not know: {'; '.join(unknown)}. Allow them in"
            f" expectations/contracts/{table.table}.yml, or leave them out: 'only' in sources/tables.py",
        )  # fmt: skip


def refuse_losses(table: PxTable, former: pd.DataFrame | None, planned: Planned, *, accept: bool) -> list[str]:
    """Return what is new against the figures at hand, and what is accepted as lost.

    Raises:
        SourceChanged: something is lost and that is not accepted.
    """
    if former is None:
        return []
    lost = losses(former, planned)
    if lost and not accept:
        raise _refusal(table, f"the table has less than the figures at hand: {'; '.join(lost)}")
    return [*gains(former, planned), *(f"accepted: {each}" for each in lost)]


def refuse_other_units(table: PxTable, last: Round | None, current: Round, *, accept: bool) -> list[str]:
    """Return what is named otherwise than in the last complete round, units among it.

    Raises:
        SourceChanged: a content has another unit, and that is not accepted.
    """
    if last is None:
        return []
    before, now = (each.read(next(iter(each.plan["parts"]))) for each in (last, current))
    other = renamed(units_of(before), units_of(now))
    if other and not accept:
        raise _refusal(table, f"another unit: {'; '.join(other)}")
    return [*renamed(names_of(last.read(DESCRIPTION)), names_of(current.read(DESCRIPTION))), *other]


def _refusal(table: PxTable, reason: str) -> SourceChanged:
    todo = f"The figures at hand stay in use. If the publisher means it: lagesbild fetch {table.source} --accept"
    return SourceChanged(table.source, table.path, f"{reason}. {todo}")
