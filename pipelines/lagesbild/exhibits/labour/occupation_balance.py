"""In which occupations the register points to a shortage of labour, a mismatch or an oversupply."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import pandas as pd

from lagesbild import figures
from lagesbild.exhibits import Answer, Asks, Exhibit
from lagesbild.figures import Axis, Bar, Role
from lagesbild.language import AreaContext, Column, Presented, Sentence, join, table
from lagesbild.language.counted import UNEMPLOYED, VACANCIES, all_ends, has_ranges, last_month_note
from lagesbild.measures.balance import (
    BALANCE_CLASSES,
    CHANGING,
    ENOUGH_COUNTED,
    ENOUGH_MONTHS,
    UNDETERMINED,
    Balance,
    Verdict,
    counted_together,
    lasting_balance,
    months_by_balance,
)
from lagesbild.measures.stand_in import labour_regions
from lagesbild.measures.tightness import HIDDEN, per_hundred_unemployed
from lagesbild.store import Area, Store

SQL: Final = Path(__file__).with_suffix(".sql")
MONTHS: Final = 12
MOST_SHOWN: Final = 5
"""So many of the largest occupations of each class are shown."""
LASTING: Final[tuple[Balance, ...]] = ("shortage", "mismatch", "oversupply")
SHOWN: Final[tuple[Verdict, ...]] = (*LASTING, CHANGING)
ONLY_COUNTED: Final[tuple[Verdict, ...]] = ("balanced", CHANGING, UNDETERMINED)
ROLES: Final[Mapping[Balance, Role]] = dict(zip(BALANCE_CLASSES, ("own", "second", "third", "quiet"), strict=True))
COUNTS: Final = (VACANCIES, UNEMPLOYED)
QUARTERS: Final = 4
COUNTRY: Final = ["country_vacancies_count", "country_unemployed_persons"]


class Occupation(NamedTuple):
    """One occupation: months by class, the class that lasts, and both counts of the register in the latest month."""

    occupation_code: str
    name_fi: str
    name_sv: str
    name_en: str
    shortage_months: int
    mismatch_months: int
    oversupply_months: int
    balanced_months: int
    undetermined_months: int
    balance: Verdict
    is_shown: bool
    unemployed_at_least_persons: int
    unemployed_at_most_persons: int
    vacancies_at_least_count: int
    vacancies_at_most_count: int

    @property
    def months(self) -> dict[Balance, int]:
        """In how many months the rule gave each class."""
        counts = (self.shortage_months, self.mismatch_months, self.oversupply_months, self.balanced_months)
        return dict(zip(BALANCE_CLASSES, counts, strict=True))


class Period(NamedTuple):
    """The months of the register that are classified, and all occupations of the whole country in the latest."""

    first_month: str
    latest_month: str
    months_count: int
    country_vacancies_count: int
    country_unemployed_persons: int


def answer(store: Store, *, area: Area) -> Answer[Period]:
    """One row per occupation of the area's region or regions: its class over the last twelve months of the register.

    ``<class>_months`` counts the months in which ``measures.balance.monthly_balance`` gave this class. ``balance`` is
    the one that it gave in at least nine of the twelve, ``changing`` where nine months have a class but not the same
    one, and ``undetermined`` where fewer have any. The other numbers are those of the latest month. ``is_shown`` marks
    the five largest occupations of each class, by unemployed and vacancies of the twelve months, without
    ``undetermined`` and ``balanced``; they come first.
    """
    months = per_hundred_unemployed(store.ask(SQL, regions=labour_regions(area), months=MONTHS))
    latest = months[months["month"] == months["month"].max()].set_index("occupation_code")
    counts = months_by_balance(months)
    size = counted_together(months).groupby(months["occupation_code"]).sum()
    balance = latest.join(counts).assign(balance=lasting_balance(counts), size=size).reset_index()
    return Answer.of(_shown_first(balance), _period(months, latest))


def _shown_first(balance: pd.DataFrame) -> pd.DataFrame:
    """The largest of each class that is shown, in the order of the classes; then all others."""
    order = {each: number for number, each in enumerate(SHOWN)}
    ranked = balance.assign(order=balance["balance"].map(order).fillna(len(order))).sort_values(
        ["order", "size", "occupation_code"], ascending=[True, False, True], ignore_index=True
    )
    is_shown = ranked["balance"].isin(SHOWN) & (ranked.groupby("balance").cumcount() < MOST_SHOWN)
    ranked = ranked.assign(is_shown=is_shown).sort_values("is_shown", ascending=False, kind="stable", ignore_index=True)
    return ranked.drop(columns=["order", "size", "month", *COUNTRY])


def _period(months: pd.DataFrame, latest: pd.DataFrame) -> Period:
    """The same for all occupations: the months, and what the whole country has in the latest."""
    names, country = months["month"], latest[COUNTRY].max()
    return Period(names.min(), names.max(), names.nunique(), *country)


def words(found: Answer[Period], say: AreaContext) -> Presented:
    """Stacked bars: in how many months the register gave each class.

    Only the rows marked ``is_shown`` are drawn and listed; the takeaway counts all of a lasting class. A month without
    a class is no part of a bar. Not shown where no occupation has a class.
    """
    text, period, occupations = say.text, found.facts, found.typed(Occupation)
    shown = [occupation for occupation in occupations if occupation.is_shown]
    if not shown:
        return say.not_shown(text("none"))
    return say.present(
        title=text("title", region=say.region_name, **_ends(period, say)),
        takeaway=_takeaway(occupations, period, say),
        alt="alt",
        notes=_notes(occupations, shown, period, say),
        table=table(_header(period, say), (_cells(occupation, say) for occupation in shown)),
        marks=(_bar(occupation, balance, say) for balance in BALANCE_CLASSES for occupation in shown),
        value_title=text("months"),
        value_axis=_axis(period, say),
        is_of_region=say.is_region_stand_in,
    )


def discuss(found: Answer[Period], say: AreaContext) -> str:
    """What follows where there is a shortage in an occupation."""
    names = _named("shortage", found.typed(Occupation), say)
    return say.text("discuss", list=say.some_of(names), **_ends(found.facts, say)) if names else ""


def _ends(period: Period, say: AreaContext) -> dict[str, str]:
    return {"first": say.fmt.month(period.first_month), "last": say.fmt.month(period.latest_month)}


def _named(balance: Verdict, occupations: Sequence[Occupation], say: AreaContext) -> list[str]:
    return [say.name(occupation) for occupation in occupations if occupation.balance == balance]


def _takeaway(occupations: Sequence[Occupation], period: Period, say: AreaContext) -> Sentence:
    """The largest occupations of each lasting class; the rows come in this order."""
    rule = _rule(period, say) | _ends(period, say)
    named = {balance: _named(balance, occupations, say) for balance in LASTING}
    items = [
        say.text("item", balance=say.text(balance), list=say.some_of(names))
        for balance, names in named.items()
        if names
    ]
    return say.text("takeaway", classes=join(" ", items), **rule) if items else say.text("nowhere", **rule)


def _rule(period: Period, say: AreaContext) -> dict[str, str]:
    """In how many of how many months a class must be the same."""
    return {"enough": say.fmt.integer(ENOUGH_MONTHS), "months": say.fmt.integer(period.months_count)}


def _notes(
    occupations: Sequence[Occupation], shown: Sequence[Occupation], period: Period, say: AreaContext
) -> tuple[str, ...]:
    text, fmt, hidden = say.text, say.fmt, say.range(*HIDDEN)
    usual = fmt.integer(100 * period.country_vacancies_count / period.country_unemployed_persons)
    counts = {balance: fmt.integer(len(_named(balance, occupations, say))) for balance in ONLY_COUNTED}
    months = fmt.integer(period.months_count)
    return (
        *say.region_notes(),
        text("rule", usual=usual, month=fmt.month(period.latest_month)),
        text("certainty", counted=fmt.integer(ENOUGH_COUNTED), hidden=hidden, **_rule(period, say)),
        text("not_barometer"),
        text("shown", each=fmt.integer(MOST_SHOWN), months=months, **counts),
        *((text("hidden", hidden=hidden),) if has_ranges(all_ends(shown)) else ()),
        *say.notes("register", "occupation_names"),
        last_month_note(period.latest_month, say),
    )


def _header(period: Period, say: AreaContext) -> tuple[Column, ...]:
    text, month = say.text, say.fmt.month(period.latest_month)
    months = (text("months_of", balance=text(balance)) for balance in (*BALANCE_CLASSES, UNDETERMINED))
    counts = (text("count_in", counted=counted.name(say), month=month) for counted in COUNTS)
    return (
        Column(text("labour.occupation"), numeric=False),
        Column(text("balance", months=say.fmt.integer(period.months_count)), numeric=False),
        *map(Column, (*months, *counts)),
    )


def _cells(occupation: Occupation, say: AreaContext) -> tuple[str, ...]:
    name = f"{say.name(occupation)} ({occupation.occupation_code})"
    months = map(say.fmt.integer, (*occupation.months.values(), occupation.undetermined_months))
    return (name, say.text(occupation.balance), *months, *(counted.written(occupation, say) for counted in COUNTS))


def _bar(occupation: Occupation, balance: Balance, say: AreaContext) -> Bar:
    name, series, months = say.name(occupation), say.text(balance), occupation.months[balance]
    label = say.fmt.integer(months)
    hover = f"{name}, {say.text('months_of', balance=series)}: {label}"
    return Bar(series, ROLES[balance], name, months, hover, label)


def _axis(period: Period, say: AreaContext) -> Axis:
    """From zero to all months, in quarters."""
    marks = [period.months_count * part // QUARTERS for part in range(QUARTERS + 1)]
    return Axis(say.text("months"), tuple(map(float, marks)), tuple(map(say.fmt.integer, marks)))


EXHIBIT = Exhibit(
    __name__,
    answer,
    words,
    chart=figures.stacked_bars,
    asks=Asks(discuss, rank=4),
)
