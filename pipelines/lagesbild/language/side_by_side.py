"""Areas side by side in words: one scale, alphabetical order, no area called best or worst."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from typing import Final, NamedTuple, Protocol, TypeVar

from lagesbild.ages import Ages, span
from lagesbild.figures import Bar
from lagesbild.language.context import Context, direction
from lagesbild.language.named import NamedArea
from lagesbild.language.numbers import Number
from lagesbild.language.presented import Presented
from lagesbild.language.sentence import Sentence
from lagesbild.language.table import columns, table

A = TypeVar("A", bound=NamedArea)


class Compared(Protocol):
    """The times that are compared: today and the horizon."""

    @property
    def base_year(self) -> int: ...  # noqa: D102
    @property
    def base_kind(self) -> str: ...  # noqa: D102
    @property
    def horizon_year(self) -> int: ...  # noqa: D102
    @property
    def lacks_oldest(self) -> bool: ...  # noqa: D102


class Changed(NamedArea, Protocol):
    """An area with persons today and at the horizon."""

    @property
    def base_persons(self) -> int: ...  # noqa: D102
    @property
    def horizon_persons(self) -> int: ...  # noqa: D102
    @property
    def change_persons(self) -> int: ...  # noqa: D102
    @property
    def change_pct(self) -> float | None: ...  # noqa: D102


class Ratio(NamedArea, Protocol):
    """An area with a ratio per hundred persons today and at the horizon, and its change in percent."""

    @property
    def base_ratio(self) -> float: ...  # noqa: D102
    @property
    def horizon_ratio(self) -> float: ...  # noqa: D102
    @property
    def change_pct(self) -> float: ...  # noqa: D102


class Share(NamedTuple):
    """An area: persons of some ages today and at the horizon, their change, and percent of all residents."""

    area_code: str
    name_fi: str
    name_sv: str
    name_en: str
    base_persons: int
    horizon_persons: int
    change_persons: int
    change_pct: float | None
    base_pct: float
    horizon_pct: float


class Years(NamedTuple):
    """Today and the horizon as they are written: ``2024 (projection)``."""

    base: str
    horizon: str


class Pair(NamedTuple):
    """The two numbers of an area: today's and the horizon's."""

    area: str
    base: float
    horizon: float


def years_of(compared: Compared, say: Context) -> Years:
    """Today and the horizon."""
    return Years(say.year(compared.base_year, compared.base_kind), say.year(compared.horizon_year, "projected"))


def notes_of(compared: Compared, say: Context) -> tuple[str, ...]:
    """That the order means nothing, that areas overlap, and what a projection is."""
    own = (say.text("side_by_side.order"), say.text("side_by_side.overlap"))
    return (*own, *say.notes("projection"), *say.oldest_notes(compared.lacks_oldest))


def way_of(what: Sentence, changes: Mapping[A, float | None], say: Context) -> Sentence:
    """In how many areas something goes the way that it goes in most; one without a percentage goes neither way.

    Where all but one go it, that one is named, if it has a percentage.
    """
    ways = {area: direction(change) for area, change in changes.items() if change is not None}
    falls, rises = ([area for area, way in ways.items() if way == wanted] for wanted in ("down", "up"))
    if not falls and not rises:
        return say.text("side_by_side.stays" if ways else "side_by_side.open", what=what)
    key, going = ("rises", rises) if len(rises) > len(falls) else ("falls", falls)
    counted, everywhere = say.fmt.integer(len(going)), say.fmt.integer(len(changes))
    others = [area for area in changes if area not in going]
    if not others:
        return say.text(f"side_by_side.{key}_everywhere", what=what, n=everywhere)
    if len(others) == 1 < len(going) and others[0] in ways:
        return say.text(f"side_by_side.{key}_but", what=what, in_area=say.in_place(others[0]))
    return say.text(f"side_by_side.{key}", what=what, n=counted, all=everywhere)


def change_cells(area: Changed, say: Context) -> tuple[str, ...]:
    """Name, persons today and at the horizon, change in persons and percent."""
    persons = (say.fmt.integer(area.base_persons), say.fmt.integer(area.horizon_persons))
    change = say.fmt.change(area.change_persons)
    return (say.name(area), *persons, change, say.change_percent(area.change_pct))


def two_bars(pairs: Sequence[Pair], years: Years, write: Callable[[Number], str]) -> list[Bar]:
    """Today's bar of each area and the horizon's, which is an outline."""
    today = [_bar(pair.area, years.base, pair.base, write) for pair in pairs]
    then = [_bar(pair.area, years.horizon, pair.horizon, write) for pair in pairs]
    return [*today, *(bar._replace(role="third", is_outline=True) for bar in then)]


def ratio_of_ages(
    ratios: Sequence[Ratio],
    compared: Compared,
    say: Context,
    *,
    parts: Mapping[str, Sequence[str]],
    title: Sentence,
    what: Sentence,
    of: str,
    notes: Sequence[str],
    value_title: Sentence,
) -> Presented:
    """Two bars per area: a ratio today and at the horizon; the table has the persons that it is made of.

    ``parts`` are the bands of ages that it is made of, with what their two columns are called; a row has
    ``base_<band>_persons`` and ``horizon_<band>_persons`` of each. ``what`` is the ratio in words, ``of`` its quantity.
    """
    years, areas = years_of(compared, say), say.by_name(ratios)
    header = (say.text("side_by_side.ratio_in", year=year) for year in years)
    pairs = [Pair(say.name(area), area.base_ratio, area.horizon_ratio) for area in areas]
    persons = [*chain.from_iterable(parts.values())]
    return say.present(
        title=title,
        takeaway=way_of(what, {area: area.change_pct for area in areas}, say),
        alt="side_by_side.bars_alt",
        notes=(*notes, *notes_of(compared, say)),
        table=table(
            columns(
                say.text("side_by_side.group"),
                *header,
                *persons,
                of=(*[of] * 2, *["population_persons"] * len(persons)),
            ),
            (_ratio_cells(area, parts, say) for area in areas),
        ),
        marks=two_bars(pairs, years, lambda ratio: say.fmt.decimal(ratio, 1)),
        value_title=value_title,
    )


def aged(ages: Ages, years: Years, say: Context) -> tuple[str, ...]:
    """What the columns of persons of these ages are called."""
    return tuple(say.text("side_by_side.aged", ages=span(ages), year=year) for year in years)


def share_of_residents(shares: Sequence[Share], compared: Compared, ages: Ages, say: Context) -> Presented:
    """Two bars per area: the share of some ages of all residents today and at the horizon; persons in the table."""
    text, years, areas = say.text, years_of(compared, say), say.by_name(shares)
    share = text("side_by_side.share_of_ages", ages=span(ages))
    pairs = [Pair(say.name(area), area.base_pct, area.horizon_pct) for area in areas]
    return say.present(
        title=text("side_by_side.share_title", ages=span(ages), base=years.base, horizon=compared.horizon_year),
        takeaway=way_of(share, {area: _share_change(area) for area in areas}, say),
        alt="side_by_side.bars_alt",
        notes=(*notes_of(compared, say), *say.notes("residence")),
        table=table(columns(*_share_header(years, say), of=SHARE_OF), (_share_cells(area, say) for area in areas)),
        marks=two_bars(pairs, years, say.fmt.percent),
        value_title=text("side_by_side.share"),
    )


def _bar(area: str, year: str, value: float, write: Callable[[Number], str]) -> Bar:
    label = write(value)
    return Bar(year, "own", area, value, f"{area}, {year}: {label}", label)


def _ratio_cells(area: Ratio, parts: Iterable[str], say: Context) -> tuple[str, ...]:
    ratios = (say.fmt.decimal(ratio, 1) for ratio in (area.base_ratio, area.horizon_ratio))
    persons = (getattr(area, f"{time}_{part}_persons") for part in parts for time in ("base", "horizon"))
    return (say.name(area), *ratios, *map(say.fmt.integer, persons))


def _share_change(area: Share) -> float | None:
    """Change of the share in percent; none where nobody is of these ages today."""
    return 100 * (area.horizon_pct / area.base_pct - 1) if area.base_pct else None


SHARE_OF: Final = (*["population_persons"] * 3, "change_pct", *["share_pct"] * 2)


def _share_header(years: Years, say: Context) -> tuple[str, ...]:
    text = say.text
    persons = (text("side_by_side.persons_in", year=year) for year in years)
    shares = (text("side_by_side.share_in", year=year) for year in years)
    return (text("side_by_side.group"), *persons, text("shared.change"), text("shared.change_pct"), *shares)


def _share_cells(area: Share, say: Context) -> tuple[str, ...]:
    return (*change_cells(area, say), say.fmt.percent(area.base_pct), say.fmt.percent(area.horizon_pct))
