"""In which occupations there are most vacancies, and how many unemployed jobseekers."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

import pandas as pd

from lagesbild import figures
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.language import AreaContext, Presented, Sentence, columns, table
from lagesbild.language.counted import COUNTS, all_ends, hidden_notes, last_month_note, pairs, written_tightness
from lagesbild.language.named import within
from lagesbild.measures.stand_in import labour_regions, own_codes
from lagesbild.measures.tightness import HIDDEN, per_hundred_unemployed
from lagesbild.store import Area, Store

SQL: Final = Path(__file__).with_suffix(".sql")
MOST_SHOWN: Final = 10


class Occupation(NamedTuple):
    """One occupation: both counts of the register and their ratio."""

    occupation_code: str
    name_fi: str
    name_sv: str
    name_en: str
    unemployed_at_least_persons: int
    unemployed_at_most_persons: int
    vacancies_at_least_count: int
    vacancies_at_most_count: int
    tightness_low: float | None
    tightness_high: float | None


class NewestMonth(NamedTuple):
    """The month of the figures; ``is_own`` where they are the area's own, not those of its region or regions."""

    month: str
    is_own: bool


def answer(store: Store, *, area: Area) -> Answer[NewestMonth]:
    """One row per occupation with most vacancies in the area, at most ten, newest month.

    The numbers are the area's own municipalities' where all of them have the newest month; else those of its region or
    regions. ``tightness_low`` and ``tightness_high`` are vacancies per 100 unemployed jobseekers; they differ where a
    hidden number of 1–4 is part of either, and are missing where nobody is unemployed.
    """
    own = store.ask(SQL, codes=own_codes(area))
    found = store.ask(SQL, codes=labour_regions(area)) if own.empty else own
    month = NewestMonth(str(found["month"].max()), not own.empty)
    return Answer.of(_largest(found.drop(columns="month")), month)


def _largest(found: pd.DataFrame) -> pd.DataFrame:
    rows = found.head(MOST_SHOWN)
    rows = rows[rows["vacancies_at_least_count"] > 0].reset_index(drop=True)
    return per_hundred_unemployed(rows)


def words(found: Answer[NewestMonth], say: AreaContext) -> Presented:
    """Two dots a row: vacancies and unemployed jobseekers where vacancies are most; the first row is marked.

    Not shown where there are no vacancies. Vacancies per hundred unemployed are a dash where nobody is unemployed.
    """
    text, occupations = say.text, found.typed(Occupation)
    if not occupations:
        return say.not_shown(text("none"))
    of = (*(counted.quantity for counted in COUNTS), "tightness_per_100")
    header = (text("labour.occupation"), *(counted.name(say) for counted in COUNTS), text("labour.tightness"))
    return say.present(
        title=_title(occupations, found.facts, say),
        takeaway=_takeaway(occupations, found.facts, say),
        alt="alt",
        notes=_notes(occupations, found.facts, say),
        table=table(columns(*header, of=of), (_cells(occupation, say) for occupation in occupations)),
        marks=pairs(occupations, lambda each: each is occupations[0], say),
        value_title=text("labour.count"),
        remarks=(text("newest", month=say.fmt.month(found.facts.month)),),
        is_of_region=not found.facts.is_own and say.is_region_stand_in,
    )


def _title(occupations: Sequence[Occupation], newest: NewestMonth, say: AreaContext) -> Sentence:
    place = say.area_name if newest.is_own else say.region_name
    return say.text("title", region=place, month=say.fmt.month(newest.month), all=say.fmt.integer(len(occupations)))


def _takeaway(occupations: Sequence[Occupation], newest: NewestMonth, say: AreaContext) -> Sentence:
    """The occupation with most vacancies, and when."""
    place = say.in_area if newest.is_own else say.in_region
    name, month = within(say.name(occupations[0]).removesuffix(".")), say.fmt.in_month(newest.month)
    return say.text("takeaway", in_place=place, in_month=month, occupation=name)


def _notes(occupations: Sequence[Occupation], newest: NewestMonth, say: AreaContext) -> tuple[str, ...]:
    return (
        *(() if newest.is_own else say.region_notes()),
        *hidden_notes(all_ends(occupations), HIDDEN, say),
        *say.notes("register", "occupation_names"),
        last_month_note(newest.month, say),
    )


def _cells(occupation: Occupation, say: AreaContext) -> tuple[str, ...]:
    name = f"{say.name(occupation)} ({occupation.occupation_code})"
    return (name, *(counted.written(occupation, say) for counted in COUNTS), written_tightness(occupation, say))


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.pairs)
