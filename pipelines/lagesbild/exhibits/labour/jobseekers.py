"""How unemployed jobseekers and vacancies have developed."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from lagesbild import figures
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.figures import LinePoint
from lagesbild.language import NOTHING, AreaContext, Presented, Sentence, columns, table
from lagesbild.language.counted import UNEMPLOYED, VACANCIES, RegisterCount, all_ends, hidden_notes, last_month_note
from lagesbild.measures.tightness import HIDDEN
from lagesbild.store import Area, Store

SQL: Final = Path(__file__).with_suffix(".sql")
COUNTS: Final = (UNEMPLOYED, VACANCIES)


class Month(NamedTuple):
    """One year's month: both counts of the register at its end, and the unemployed in percent of the labour force."""

    year: int
    month: str
    unemployed_at_least_persons: int
    unemployed_at_most_persons: int
    vacancies_at_least_count: int
    vacancies_at_most_count: int
    unemployed_low_pct: float | None
    unemployed_high_pct: float | None


def answer(store: Store, *, area: Area) -> Answer[None]:
    """One row per year, always the newest month of the register: unemployed jobseekers, labour force and vacancies.

    The provider hides numbers of 1–4; ``…_at_least_…`` counts each hidden number of a member as 1, ``…_at_most_…`` as
    4, so both are equal where nothing is hidden. ``unemployed_low_pct`` and ``unemployed_high_pct`` are the shares of
    the labour force that follow from them; missing where the labour force is.
    """
    rows = store.ask(SQL, codes=area.codes)
    low, high = rows["unemployed_at_least_persons"], rows["unemployed_at_most_persons"]
    force = rows["labour_force_persons"]
    return Answer.of(rows.assign(unemployed_low_pct=100 * low / force, unemployed_high_pct=100 * high / force), None)


def words(found: Answer[None], say: AreaContext) -> Presented:
    """Two lines over the years, always of the same month: unemployed jobseekers and vacancies.

    The weight is the change in unemployed jobseekers in a year.
    """
    text, months = say.text, found.typed(Month)
    previous, latest = months[-2:]
    header = (text("shared.year"), *(counted.name(say) for counted in COUNTS), text("unemployed_pct"))
    return say.present(
        title=_title(months, say),
        takeaway=_takeaway(previous, latest, say),
        alt="alt",
        notes=(
            *hidden_notes(all_ends(months), HIDDEN, say),
            *say.notes("same_month", "register"),
            last_month_note(latest.month, say),
        ),
        table=table(columns(*header), (_cells(month, say) for month in months)),
        marks=(_point(month, counted, say) for counted in COUNTS for month in months),
        value_title=text("labour.count"),
        weight=_change(previous, latest),
        remarks=(text("labour_ends", month=say.fmt.month(latest.month)),),
    )


def _title(months: Sequence[Month], say: AreaContext) -> Sentence:
    first, last = months[0], months[-1]
    name = say.fmt.month_name(last.month)
    return say.text("title", in_area=say.in_area, month_name=name, first=first.year, last=last.year)


def _takeaway(previous: Month, latest: Month, say: AreaContext) -> Sentence:
    return say.text(
        "takeaway",
        month=say.fmt.month(latest.month),
        pct=_share(latest, say),
        unemployed=UNEMPLOYED.written(latest, say),
        vacancies=VACANCIES.written(latest, say),
        unemployed_previous=UNEMPLOYED.written(previous, say),
        vacancies_previous=VACANCIES.written(previous, say),
    )


def _cells(month: Month, say: AreaContext) -> tuple[str, ...]:
    return (str(month.year), *(counted.written(month, say) for counted in COUNTS), _share(month, say))


def _share(month: Month, say: AreaContext) -> str:
    if month.unemployed_low_pct is None or month.unemployed_high_pct is None:
        return NOTHING
    return say.percent_range(month.unemployed_low_pct, month.unemployed_high_pct)


def _point(month: Month, counted: RegisterCount, say: AreaContext) -> LinePoint:
    name = counted.name(say)
    hover = f"{name}, {say.fmt.month(month.month)}: {counted.written(month, say)}"
    return LinePoint(name, counted.role, month.year, counted.at_least(month), hover)


def _change(previous: Month, latest: Month) -> float:
    before = UNEMPLOYED.at_least(previous)
    return abs(UNEMPLOYED.at_least(latest) - before) / max(before, 1)


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.lines_over_years, relevance=0.8)
