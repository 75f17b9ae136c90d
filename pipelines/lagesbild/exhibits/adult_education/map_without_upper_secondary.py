"""Where in the county adults have no upper secondary education: each municipality in a class, with its figure."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from lagesbild import figures
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.figures import Place
from lagesbild.figures.marks import Shade
from lagesbild.language import Column, MunicipalContext, Presented, columns, rounded, table
from lagesbild.measures.swedish_adults import ADULTS, AGE_GROUPS
from lagesbild.store import Store, SwedishMunicipality

SQL: Final = Path(__file__).with_suffix(".sql")
CLASSES: Final[tuple[Shade, ...]] = ("down1", "down2", "down3", "down4")
"""Classes of a share from the smallest on, in the shades that falls have on other maps: the darker, the larger."""
STEPS: Final = (1, 2, 5, 10, 20, 50)
"""How wide a class may be, in percentage points; the narrowest is taken with which they are enough."""


class Municipality(NamedTuple):
    """One municipality: adults, those without upper secondary education, percent of all, its boundary as GeoJSON."""

    area_code: str
    name_fi: str
    name_sv: str
    name_en: str
    is_own: bool
    adults_persons: int
    without_persons: int
    without_pct: float
    geometry: str


class Newest(NamedTuple):
    """The year of the figures, at its end."""

    year: int


class Step(NamedTuple):
    """One class: its shade, from what percentage on and below which."""

    shade: Shade
    least: int
    most: int


def answer(store: Store, *, municipality: SwedishMunicipality) -> Answer[Newest]:
    """One row per municipality of the county: adults, without upper secondary education, percent, ``geometry``.

    ``is_own`` marks the page's municipality; ``geometry`` is GeoJSON in EPSG:3006. Nothing is missing.
    """
    rows = store.ask(SQL, county_code=municipality.county.code, age_groups=list(AGE_GROUPS))
    shares = 100 * rows["without_persons"] / rows["adults_persons"]
    each = rows.assign(without_pct=shares, is_own=rows["area_code"] == municipality.code)
    return Answer.of(each.drop(columns="year"), Newest(int(rows["year"].iloc[0])))


def words(found: Answer[Newest], say: MunicipalContext) -> Presented:
    """One polygon per municipality in the class of its share, the page's own with a strong line; nothing is ranked."""
    text, rows = say.text, say.by_name(found.typed(Municipality))
    low, high = (pick(rows, key=lambda row: row.without_pct) for pick in (min, max))
    sizes = {name: say.percentage.share(row.without_pct) for name, row in (("low_pct", low), ("high_pct", high))}
    return say.present(
        title=text("title", ages=ADULTS, in_county=say.in_county, year=found.facts.year),
        takeaway=text("takeaway", low=say.in_place(low), high=say.in_place(high), **sizes),
        alt="alt",
        reading=text("adult_education.as_of", year=found.facts.year),
        notes=(text("note"),),
        table=table(_header(say), (_cells(row, say) for row in rows)),
        marks=_places(rows, say),
        value_title=text("adult_education.percent_of_adults", ages=ADULTS),
    )


def classes(shares: Sequence[float]) -> list[Step]:
    """The class of each share as it is read, in at most four classes of one width."""
    read = [float(rounded(share, 1)) for share in shares]
    width = next(each for each in STEPS if max(read) // each - min(read) // each < len(CLASSES))
    first = int(min(read) // width)
    return [_class_of(share, width, first) for share in read]


def _class_of(share: float, width: int, first: int) -> Step:
    place = int(share // width)
    return Step(CLASSES[place - first], place * width, (place + 1) * width)


QUANTITIES: Final = ("adults_persons", "without_persons", "without_pct")


def _header(say: MunicipalContext) -> tuple[Column, ...]:
    named = ("adults", "without", "share")
    return columns(
        say.text("municipality"), *(say.text(f"column_{name}", ages=ADULTS) for name in named), of=QUANTITIES
    )


def _cells(row: Municipality, say: MunicipalContext) -> tuple[str, ...]:
    persons = (say.fmt.integer(row.adults_persons), say.fmt.integer(row.without_persons))
    return (say.name(row), *persons, say.fmt.percent(row.without_pct))


def _places(rows: Sequence[Municipality], say: MunicipalContext) -> Iterator[Place]:
    for row, step in zip(rows, classes([row.without_pct for row in rows]), strict=True):
        name, label = say.name(row), say.fmt.percent(row.without_pct)
        series = say.text("class", least=say.fmt.integer(step.least), most=say.fmt.integer(step.most))
        hover = say.text("hover", name=name, pct=label)
        yield Place(series, step.shade, name, row.without_pct, hover, label, row.geometry, row.is_own)


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.area_map)
