"""Figures that stand there twice: a year or month that is the one before again, a column that is another one again."""

from collections.abc import Iterator
from itertools import combinations
from typing import Final

from lagesbild.checks.sql_checks import SqlCheck
from lagesbild.contracts import Contract
from lagesbild.contracts.model import Kind

FEWEST: Final = 20
"""So many cells are compared at least: fewer can be equal by chance."""
LEAST: Final = 100
"""Small counts are often equal; only cells from here on are compared."""
COUNTED: Final[tuple[Kind, ...]] = ("count", "measure")
PERIODS: Final[tuple[Kind, ...]] = ("year", "month")


def repeated_rules(contract: Contract) -> Iterator[SqlCheck]:
    """Return the rules of one table of figures: no period repeats the one before, no column another one.

    A table without a period in its key, or without counts, has none of the first kind; one with a single column of
    counts none of the second.
    """
    counts = [name for name, column in contract.columns.items() if column.kind in COUNTED]
    periods = [name for name in contract.key if contract.columns[name].kind in PERIODS]
    if counts and len(periods) == 1:
        yield _period_rule(contract, periods[0], counts)
    if len(counts) > 1:
        yield _columns_rule(contract, counts)


def _period_rule(contract: Contract, period: str, counts: list[str]) -> SqlCheck:
    others = [name for name in contract.key if name != period]
    same = " and ".join(f"now.{name} is not distinct from before.{name}" for name in counts)
    matched = " and ".join(["before.period = step.before", *(f"before.{name} = now.{name}" for name in others)])
    offending = f"""
        select now.{period}, step.before as {period}_before, count(*) as cells, count(*) filter ({same}) as equal_cells
        from {contract.table} as now
        join (
            select {period} as period, lag({period}) over (order by {period}) as before
            from (select distinct {period} from {contract.table})
        ) as step on step.period = now.{period}
        join (select * rename ({period} as period) from {contract.table}) as before on {matched}
        where {_large(counts, "now.")}
        group by all
        having cells >= {FEWEST} and equal_cells > cells / 2"""  # noqa: S608 – names come from our own contract files
    rule = f"no {period} repeats the one before in more than half of its figures from {LEAST} on"
    return SqlCheck(contract.table, period, rule, "error", offending)


def _columns_rule(contract: Contract, counts: list[str]) -> SqlCheck:
    offending = " union all ".join(_equal(contract, *pair) for pair in combinations(counts, 2))
    rule = f"no column is another one again in more than nine tenths of its figures from {LEAST} on"
    return SqlCheck(contract.table, ", ".join(counts), rule, "error", offending)


def _equal(contract: Contract, one: str, other: str) -> str:
    return f"""
        select '{one}, {other}' as columns, count(*) as cells, count(*) filter ({one} = {other}) as equal_cells
        from {contract.table}
        where {_large([one, other])}
        having cells >= {FEWEST} and equal_cells > 0.9 * cells"""  # noqa: S608 – names come from our own contract files


def _large(names: list[str], prefix: str = "") -> str:
    """The condition that one of these columns is large enough to be compared."""
    return "(" + " or ".join(f"{prefix}{name} >= {LEAST}" for name in names) + ")"
