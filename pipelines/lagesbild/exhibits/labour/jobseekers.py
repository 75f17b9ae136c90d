"""How the share of unemployed jobseekers in the labour force has developed."""

from collections.abc import Iterator

from lagesbild import figures
from lagesbild.exhibits import Answer, Exhibit, Keyed
from lagesbild.language import AreaContext, Presented, Standing
from lagesbild.language.counted import UNEMPLOYED
from lagesbild.language.facts import fact_name
from lagesbild.language.register import RatioEnds, RegisterMonth, RegisterRatio, newest_of_area
from lagesbild.measures.comparison import compared_in_labour
from lagesbild.measures.facts import Fact, between
from lagesbild.measures.tightness import HIDDEN, register_by_year
from lagesbild.store import Area, Store


def answer(store: Store, *, area: Area) -> Answer[None]:
    """One row per unit and year, always of the newest month: unemployed, vacancies, shares.

    Units are the area, its employment area or region, and the country.

    The provider hides numbers of 1–4; ``…_at_least_…`` counts each hidden number of a member as 1, ``…_at_most_…`` as
    4, so both are equal where nothing is hidden. ``unemployed_low_pct`` and ``unemployed_high_pct`` are the shares of
    the summed labour force that follow from them; missing where the labour force is.
    """
    return Answer.of(register_by_year(store, **compared_in_labour(area)), None)


def words(found: Answer[None], say: AreaContext) -> Presented:
    """One line for the area, its region and the country: unemployed jobseekers in percent of the labour force.

    The weight is the change in unemployed jobseekers since the last such month.
    """
    shares = RegisterRatio(found.typed(RegisterMonth), _share, HIDDEN, say, "unemployed_pct")
    if shares.is_empty:
        return say.not_shown(say.text("no_labour_force"))
    return say.present(
        title=shares.title,
        takeaway=shares.takeaway,
        alt="alt",
        reading=shares.reading,
        notes=(*shares.notes, *say.notes("labour_force")),
        table=shares.table,
        marks=shares.points,
        value_title=say.text("unemployed_pct"),
        weight=_change(shares.own),
        standing=Standing("unemployed", "unemployed", shares.latest.unemployed_low_pct or 0.0),
        remarks=(say.text("labour_ends", month=say.fmt.month(shares.latest.month)),),
    )


def _share(month: RegisterMonth) -> RatioEnds:
    return month.unemployed_low_pct, month.unemployed_high_pct


def _change(own: list[RegisterMonth]) -> float:
    before, now = (UNEMPLOYED.at_least(month) for month in own[-2:])
    return abs(now - before) / max(before, 1)


def keyed(found: Answer[None]) -> Iterator[Fact]:
    """Unemployed jobseekers of the area in the newest month, in persons and in percent of the labour force."""
    for row in newest_of_area(found.typed(RegisterMonth)):
        month = {"year": row.year, "month": row.month_number}
        yield from between("unemployed", *UNEMPLOYED.ends(row), unit="persons", **month)
        yield from between("share", *_share(row), unit="pct", **month)


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.lines_over_years, relevance=0.8, facts=Keyed(keyed, fact_name))
