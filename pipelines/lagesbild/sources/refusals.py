"""When a table is not taken: it has what the store does not know, or less than the figures at hand."""

from collections.abc import Mapping, Sequence

import pandas as pd

from lagesbild.contracts import Contract
from lagesbild.errors import SourceChanged
from lagesbild.sources.archive import DESCRIPTION, Round
from lagesbild.sources.declared import Declared
from lagesbild.sources.protocols import Reading
from lagesbild.sources.revision import gains, losses, renamed, strangers

Planned = Mapping[str, Sequence[str]]


def refuse_strangers(table: Declared, contract: Contract, planned: Planned) -> None:
    """Stop before anything is asked for that the store could not take.

    Raises:
        SourceChanged: a key has values that the contract does not know.
    """
    if unknown := strangers(contract, planned):
        raise SourceChanged(
            table.source, table.path,
            f"the table has values that its contract does not know: {'; '.join(unknown)}. Allow them in"
            f" expectations/contracts/{table.table}.yml, or leave them out: 'choose' in data/reference/sources.yml",
        )  # fmt: skip


def refuse_losses(
    table: Declared, former: pd.DataFrame | None, planned: Planned, *, accept: bool, rows: int | None = None
) -> list[str]:
    """Return what is new against the figures at hand, and what is accepted as lost.

    ``rows`` is how many rows there are where they are not every combination of the planned values.

    Raises:
        SourceChanged: something is lost and that is not accepted.
    """
    if former is None or not planned:
        return []
    lost = losses(former, planned, rows)
    if lost and not accept:
        raise _refusal(table, f"the table has less than the figures at hand: {'; '.join(lost)}")
    return [*gains(former, planned), *(f"accepted: {each}" for each in lost)]


def refuse_other_units(
    table: Declared, last: Round | None, current: Round, reading: Reading, *, accept: bool
) -> list[str]:
    """Return what is named otherwise than in the last complete round, units among it.

    Raises:
        SourceChanged: a content has another unit, and that is not accepted.
    """
    if last is None:
        return []
    descriptions = [each.read(DESCRIPTION) for each in (last, current)]
    answers = [each.read(next(iter(each.plan["parts"]))) for each in (last, current)]
    other = renamed(*(reading.units(*pair) for pair in zip(descriptions, answers, strict=True)))
    if other and not accept:
        raise _refusal(table, f"another unit: {'; '.join(other)}")
    return [*renamed(*map(reading.names, descriptions)), *other]


def _refusal(table: Declared, reason: str) -> SourceChanged:
    todo = f"The figures at hand stay in use. If the publisher means it: lagesbild fetch {table.source} --accept"
    return SourceChanged(table.source, table.path, f"{reason}. {todo}")
