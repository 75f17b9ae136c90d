"""How many vacancies there are for a hundred unemployed jobseekers, over the years."""

from collections.abc import Iterator

from lagesbild import figures
from lagesbild.exhibits import Answer, Exhibit, Keyed
from lagesbild.language import AreaContext, Presented
from lagesbild.language.counted import VACANCIES
from lagesbild.language.facts import fact_name
from lagesbild.language.register import RatioEnds, RegisterMonth, RegisterRatio, newest_of_area, unplaced_note
from lagesbild.measures.comparison import compared_in_labour
from lagesbild.measures.facts import Fact, between
from lagesbild.measures.tightness import HIDDEN, Unplaced, register_by_year, unplaced_vacancies
from lagesbild.store import Area, Store


def answer(store: Store, *, area: Area) -> Answer[Unplaced]:
    """One row per unit and year, always of the newest month: vacancies per hundred unemployed.

    Units are the area, its employment area or region, and the country.

    ``tightness_low`` and ``tightness_high`` are the ends that hidden numbers of 1–4 leave possible; missing where
    nobody is unemployed. Several regions are summed before the ratio is taken. The facts are how many of the
    country's vacancies no region has.
    """
    return Answer.of(register_by_year(store, **compared_in_labour(area)), unplaced_vacancies(store))


def words(found: Answer[Unplaced], say: AreaContext) -> Presented:
    """One line for the area, its region and the country, always of the same month.

    Hidden numbers make a range, drawn at its lower end; a dash, and a gap in the line, where nobody is unemployed.
    There is no weight: a ratio of small numbers jumps, and both of its numbers are in the exhibit of jobseekers.
    """
    months = found.typed(RegisterMonth)
    ratios = RegisterRatio(months, _tightness, HIDDEN, say, "tightness_per_100", decimals=0, is_from_turn=True)
    if ratios.is_empty:
        return say.not_shown(say.text("labour.tightness_none"))
    return say.present(
        title=ratios.title,
        takeaway=ratios.takeaway,
        alt="alt",
        reading=ratios.reading,
        notes=(
            unplaced_note(found.facts, ratios.previous.year, say),
            *ratios.notes,
            say.text("labour.open_to_register"),
        ),
        table=ratios.table,
        marks=ratios.points,
        value_title=say.text("labour.tightness"),
    )


def _tightness(month: RegisterMonth) -> RatioEnds:
    return month.tightness_low, month.tightness_high


def keyed(found: Answer[Unplaced]) -> Iterator[Fact]:
    """Vacancies of the area in the newest month, and per hundred unemployed jobseekers."""
    for row in newest_of_area(found.typed(RegisterMonth)):
        month = {"year": row.year, "month": row.month_number}
        yield from between("vacancies", *VACANCIES.ends(row), unit="count", **month)
        yield from between("ratio", *_tightness(row), unit="per_100", **month)


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.lines_over_years, facts=Keyed(keyed, fact_name))
