"""In which large occupations there are more vacancies than unemployed jobseekers, and where many seek each vacancy."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

import pandas as pd

from lagesbild import figures
from lagesbild.exhibits import Answer, Asks, Exhibit
from lagesbild.language import AreaContext, Presented, Sentence, columns, table
from lagesbild.language.counted import COUNTS, last_month_note, pairs, written_tightness
from lagesbild.language.named import within
from lagesbild.measures.balance import ENOUGH_COUNTED, MANY_PER_VACANCY, Balance, counted_together, register_balance
from lagesbild.measures.stand_in import labour_regions
from lagesbild.measures.tightness import HIDDEN, per_hundred_unemployed
from lagesbild.store import Area, Store

SQL: Final = Path(__file__).with_suffix(".sql")
MONTHS: Final = 12
MOST_SHOWN: Final = 12
SHOWN_FOR_JOBSEEKERS: Final = 6
"""So many are shown since they have most jobseekers, the others since they have most vacancies."""
MORE: Final = "more_vacancies"
"""The balance that the headline counts and the chart marks."""


class Occupation(NamedTuple):
    """One occupation: means of both counts over the months, between the ends that hidden numbers leave possible."""

    occupation_code: str
    name_fi: str
    name_sv: str
    name_en: str
    balance: Balance
    is_shown: bool
    unemployed_at_least_persons: float
    unemployed_at_most_persons: float
    vacancies_at_least_count: float
    vacancies_at_most_count: float
    tightness_low: float | None
    tightness_high: float | None


class Period(NamedTuple):
    """The months of the register."""

    first_month: str
    latest_month: str
    months_count: int


def answer(store: Store, *, area: Area) -> Answer[Period]:
    """One row per occupation of the area's region or regions: means over the register's last twelve months.

    ``balance`` is that of ``measures.balance.register_balance``. ``is_shown`` marks twelve occupations with a balance:
    the six with most unemployed jobseekers, and those with most vacancies. They come first, by vacancies per hundred
    unemployed jobseekers.
    """
    found = per_hundred_unemployed(store.ask(SQL, regions=labour_regions(area), months=MONTHS))
    period = Period(*found[list(Period._fields)].iloc[0])
    rows = found.drop(columns=list(Period._fields)).assign(balance=register_balance(found))
    return Answer.of(_shown_first(rows.assign(is_shown=_is_shown(rows))), period)


def _is_shown(rows: pd.DataFrame) -> "pd.Series[bool]":
    told = rows[rows["balance"] != "undetermined"]
    sought = told.nlargest(SHOWN_FOR_JOBSEEKERS, "unemployed_at_least_persons").index
    offered = told.drop(sought).nlargest(MOST_SHOWN - len(sought), "vacancies_at_least_count").index
    return rows.index.to_series().isin([*sought, *offered])


def _shown_first(rows: pd.DataFrame) -> pd.DataFrame:
    """Those shown by their ratio, one without unemployed jobseekers before all; then the others, the largest first."""
    ratio = rows["tightness_low"].fillna(float("inf")).where(rows["is_shown"], 0)
    ranked = rows.assign(ratio=ratio, size=counted_together(rows)).sort_values(
        ["is_shown", "ratio", "size", "occupation_code"], ascending=[False, False, False, True], ignore_index=True
    )
    return ranked.drop(columns=["ratio", "size"])


def words(found: Answer[Period], say: AreaContext) -> Presented:
    """Two dots a row: vacancies and unemployed jobseekers; rows with more vacancies are marked.

    Only the rows marked ``is_shown`` are drawn and listed. Not shown where there is none.
    """
    text, shown = say.text, _shown(found)
    if not shown:
        return say.not_shown(text("none"))
    return say.present(
        title=text("title", region=say.region_name, n=len(shown), **_ends(found.facts, say)),
        takeaway=_takeaway(shown, found.facts, say),
        alt="alt",
        notes=_notes(found.facts, say),
        table=table(
            columns(
                *_header(say), of=("balance_ratio", *(counted.quantity for counted in COUNTS), "tightness_per_100")
            ),
            (_cells(occupation, say) for occupation in shown),
        ),
        marks=pairs(shown, _has_more, say),
        value_title=text("labour.count"),
        is_of_region=say.is_region_stand_in,
    )


def discuss(found: Answer[Period], say: AreaContext) -> str:
    """What follows where vacancies are more than unemployed jobseekers in an occupation that people train for.

    Occupations not classified elsewhere come last: nobody trains for those. Not asked where there is none but them.
    """
    more = [each for each in _shown(found) if _has_more(each)]
    trades = sorted(more, key=_is_residual)
    names = [within(say.name(each)) for each in trades]
    asked = bool(trades) and not _is_residual(trades[0])
    return say.text("discuss", in_region=say.in_region, list=say.some_of(names)) if asked else ""


def _is_residual(occupation: Occupation) -> bool:
    """ISCO-08 gives what is not classified elsewhere in a group the last digit 9."""
    return occupation.occupation_code.endswith("9")


def _shown(found: Answer[Period]) -> list[Occupation]:
    return [occupation for occupation in found.typed(Occupation) if occupation.is_shown]


def _has_more(occupation: Occupation) -> bool:
    return occupation.balance == MORE


def _ends(period: Period, say: AreaContext) -> dict[str, str]:
    return {"first": say.fmt.month(period.first_month), "last": say.fmt.month(period.latest_month)}


def _takeaway(shown: Sequence[Occupation], period: Period, say: AreaContext) -> Sentence:
    """In how many of the occupations shown there are more vacancies than unemployed jobseekers."""
    more = sum(map(_has_more, shown))
    if more in {0, len(shown)}:
        return say.text("in_all" if more else "nowhere", in_region=say.in_region, years=_years(period))
    return say.text("in_some", in_region=say.in_region, n=more, all=len(shown))


def _years(period: Period) -> str:
    """``2022–2023``, one year where the months are of one."""
    return "–".join(dict.fromkeys(month[:4] for month in (period.first_month, period.latest_month)))


def _notes(period: Period, say: AreaContext) -> tuple[str, ...]:
    text, fmt = say.text, say.fmt
    months = fmt.integer(period.months_count)
    shown = {"all": fmt.integer(MOST_SHOWN), "sought": fmt.integer(SHOWN_FOR_JOBSEEKERS)}
    return (
        *say.region_notes(),
        text("not_shortage"),
        text("mean", months=months, hidden=say.range(*HIDDEN)),
        text("shown", enough=fmt.integer(ENOUGH_COUNTED), **shown),
        *say.notes("register", "occupation_names"),
        last_month_note(period.latest_month, say),
    )


def _header(say: AreaContext) -> tuple[Sentence, ...]:
    counts = (counted.name(say) for counted in COUNTS)
    return (say.text("labour.occupation"), say.text("balance"), *counts, say.text("labour.tightness"))


def _cells(occupation: Occupation, say: AreaContext) -> tuple[str, ...]:
    name = f"{say.name(occupation)} ({occupation.occupation_code})"
    means = (counted.written(occupation, say) for counted in COUNTS)
    return (name, _balance(occupation, say), *means, written_tightness(occupation, say))


def _balance(occupation: Occupation, say: AreaContext) -> Sentence:
    many = {} if _has_more(occupation) else {"many": say.fmt.integer(MANY_PER_VACANCY)}
    return say.text(occupation.balance, **many)


EXHIBIT = Exhibit(
    __name__,
    answer,
    words,
    chart=figures.pairs,
    asks=Asks(discuss, rank=4),
)
