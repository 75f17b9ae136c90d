"""How the service ages up to 18 change in each area by the horizon."""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from lagesbild import figures
from lagesbild.ages import SERVICE_AGES
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.figures import Dot, Role
from lagesbild.language import CompositeCell, Context, Presented, Sentence, columns, direction, table
from lagesbild.language.side_by_side import notes_of, way_of, years_of
from lagesbild.measures.directions import open_ages
from lagesbild.measures.side_by_side import now_and_then
from lagesbild.measures.today import Times
from lagesbild.store import Area, Store

COLOURS: Final[tuple[Role, ...]] = ("quiet", "fourth", "own", "second", "third")
"""In the order of the service ages."""
ROLES: Final = dict(zip(SERVICE_AGES, COLOURS, strict=True))


class Stage(NamedTuple):
    """One service age of an area: persons today and at the horizon; no percentage where nobody is of it today.

    ``is_open`` says that the record leaves open which way their number goes.
    """

    area_code: str
    name_fi: str
    name_sv: str
    name_en: str
    band: str
    base_persons: int
    horizon_persons: int
    change_pct: float | None
    is_open: bool


def answer(store: Store, *, areas: Sequence[Area], horizon: int) -> Answer[Times]:
    """One row per area and service age up to 18: persons today and at the horizon, change in persons and percent.

    The percentage is missing where nobody is of that age today.
    """
    rows, times, sources = now_and_then(store, areas=areas, bands=SERVICE_AGES, horizon=horizon)
    found = {area.code: open_ages(store, area=area, horizon=horizon, bands=SERVICE_AGES) for area in areas}
    undecided = [band in found[code] for code, band in zip(rows["area_code"], rows["band"], strict=True)]
    return Answer.of(rows.assign(is_open=undecided), times, sources=sources)


def words(found: Answer[Times], say: Context) -> Presented:
    """One dot per area and service age: change in percent; persons in the table.

    A dash, and no dot, where nobody is of that age today.
    """
    text, times = say.text, found.facts
    stages = say.by_name(found.typed(Stage))
    areas = {stage.area_code: [each for each in stages if each.area_code == stage.area_code] for stage in stages}
    return say.present(
        title=text("title", base=times.base_year, horizon=years_of(times, say).horizon),
        takeaway=_takeaway(stages, say),
        alt="alt",
        notes=(*notes_of(times, say), *say.notes("residence")),
        table=table(
            columns(*_header(say), of="population_persons"), (_cells(area, times, say) for area in areas.values())
        ),
        marks=[_dot(stage, stage.change_pct, times, say) for stage in stages if stage.change_pct is not None],
        value_title=text("shared.change_pct"),
        changes=True,
    )


def _header(say: Context) -> tuple[str, ...]:
    return (say.text("side_by_side.group"), *(_name(band, say) for band in SERVICE_AGES))


def _name(band: str, say: Context) -> Sentence:
    return say.text(f"shared.ages_{band}")


def _takeaway(stages: Sequence[Stage], say: Context) -> Sentence:
    """The service age that goes one way in most areas, as far as that is not open; of equals the youngest."""
    changes = {band: {each: _told(each) for each in stages if each.band == band} for band in SERVICE_AGES}
    most = max(SERVICE_AGES, key=lambda band: _same_way(changes[band].values()))
    return way_of(say.text("number", who=say.text(f"shared.who_{most}")), changes[most], say)


def _told(stage: Stage) -> float | None:
    return None if stage.is_open else stage.change_pct


def _same_way(changes: Iterable[float | None]) -> int:
    ways = [direction(change) for change in changes if change is not None]
    return max(ways.count("down"), ways.count("up"))


def _cells(area: Sequence[Stage], times: Times, say: Context) -> tuple[str, ...]:
    return (say.name(area[0]), *(_from_to(stage, times, say) for stage in area))


def _from_to(stage: Stage, times: Times, say: Context) -> CompositeCell:
    years = (times.base_year, times.horizon_year)
    return say.from_to(stage.base_persons, stage.horizon_persons, stage.change_pct, years)


def _dot(stage: Stage, change_pct: float, times: Times, say: Context) -> Dot:
    area, band = say.name(stage), _name(stage.band, say)
    hover = f"{area}, {band}, {_from_to(stage, times, say)}"
    return Dot(band, ROLES[stage.band], area, change_pct, hover, say.change_percent(change_pct))


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.dots_by_category)
