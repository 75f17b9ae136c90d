"""When a table is not taken: it has what the store does not know, or less than the present figures."""

from collections.abc import Mapping, Sequence
from typing import Final

import pandas as pd

from lagesbild.contracts import Contract
from lagesbild.errors import SourceChanged
from lagesbild.sources.archive import DESCRIPTION, Snapshot
from lagesbild.sources.declared import Declared
from lagesbild.sources.jumps import jumps
from lagesbild.sources.revision import gains, losses, renamed, unknown_values
from lagesbild.sources.services import Parser

REGISTER: Final = "data/reference/sources.yml"
Planned = Mapping[str, Sequence[str]]


def refuse_unknown_values(table: Declared, contract: Contract, planned: Planned) -> None:
    """Stop before anything is asked for that the store could not take.

    Raises:
        SourceChanged: a key has values that the contract does not know.
    """
    if unknown := unknown_values(contract, planned):
        todo = f"Allow them in expectations/contracts/{table.table}.yml, or leave them out: 'choose' in {REGISTER}"
        reason = f"the table has values that its contract does not know: {'; '.join(unknown)}. {todo}"
        raise SourceChanged(table.source, table.path, reason)


def refuse_older(table: Declared, stamp: Mapping[str, str], last: Snapshot | None, *, accept: bool) -> None:
    """Stop before anything is asked where the service says that a table is older than the newest complete snapshot.

    Raises:
        SourceChanged: it does, and that is not accepted.
    """
    before, now = last.plan["service_updated"] if last else "", stamp["service_updated"]
    if now < before and not accept:
        raise _refusal(
            table, f"the service says that it was last changed {now or 'at no time'}, before it said {before}"
        )


def refuse_losses(
    table: Declared, former: pd.DataFrame | None, planned: Planned, *, accept: bool, rows: int | None = None
) -> list[str]:
    """Return what is new against the present figures, and what is accepted as lost.

    ``rows`` is how many rows there are where they are not every combination of the planned values.

    Raises:
        SourceChanged: something is lost and that is not accepted.
    """
    if former is None or not planned:
        return []
    lost = losses(former, planned, rows)
    if lost and not accept:
        raise _refusal(table, f"the table has less than the present figures: {'; '.join(lost)}")
    return [*gains(former, planned), *(f"accepted: {each}" for each in lost)]


def refuse_jumps(
    table: Declared, former: pd.DataFrame, now: pd.DataFrame, contract: Contract, *, accept: bool
) -> list[str]:
    """Return what is accepted of values that moved further than such figures move.

    Raises:
        SourceChanged: there are such values and they are not accepted.
    """
    found = jumps(former, now, contract)
    if found and not accept:
        raise _refusal(table, "; ".join(found))
    return [f"accepted: {each}" for each in found]


def refuse_other_units(
    table: Declared, last: Snapshot | None, current: Snapshot, parser: Parser, *, accept: bool
) -> list[str]:
    """Return what is named otherwise than in the last complete snapshot, units among it.

    Raises:
        SourceChanged: a content has another unit, and that is not accepted.
    """
    if last is None:
        return []
    descriptions = [each.read(DESCRIPTION) for each in (last, current)]
    answers = [each.read(next(iter(each.plan["parts"]))) for each in (last, current)]
    other = renamed(*(parser.units(*pair) for pair in zip(descriptions, answers, strict=True)))
    if other and not accept:
        raise _refusal(table, f"another unit: {'; '.join(other)}")
    return [*renamed(*map(parser.names, descriptions)), *other]


def _refusal(table: Declared, reason: str) -> SourceChanged:
    todo = f"The present figures stay in use. If the publisher means it: lagesbild fetch {table.source} --accept"
    return SourceChanged(table.source, table.path, f"{reason}. {todo}")
