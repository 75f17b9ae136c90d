"""What changed the population: births less deaths, or migration; since when, as far back as the figures reach."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import pandas as pd

from lagesbild import figures
from lagesbild.exhibits import Answer, Exhibit, Keyed
from lagesbild.figures import Bar, LinePoint, Role
from lagesbild.language import AreaContext, Column, Context, Presented, Sentence, Series, columns, table
from lagesbild.language.told import with_told
from lagesbild.measures.comparison import compared_with_stand_in
from lagesbild.measures.facts import Fact
from lagesbild.measures.turns import Parts, Turn, correction_of, decade_of, sum_of, turn_of
from lagesbild.store import Area, Store

SQL: Final = Path(__file__).with_suffix(".sql")
EVENTS: Final = ("births", "deaths", "intermunicipal_net", "net_immigration")
COMPONENTS: Final = (*EVENTS, "natural_increase", "net_migration", "change")
KINDS_OF_MIGRATION: Final[Mapping[str, Role]] = {"intermunicipal_net": "second", "net_immigration": "third"}


class Component(NamedTuple):
    """One component of one unit (area, region, country) and year, in persons and per 1 000 of the mean population."""

    unit: str
    year: int
    component: str
    persons: int
    per_1000: float


def answer(store: Store, *, area: Area) -> Answer[None]:
    """One row per unit (area, region, country), year and component: persons, and per 1 000 of the mean population.

    Deaths are negative: each component is what it adds to the population. The mean population is the mean of the first
    and the last day of the year, as in official rates; the first is the last less the total change. Regions and the
    country reach back to 1990; years without births and deaths have ``natural_increase`` – change less net migration,
    so that it holds corrections, too –, ``net_migration`` and ``change`` only.
    """
    years = store.ask(SQL, **compared_with_stand_in(area))
    years["deaths_persons"] = -years["deaths_persons"]
    mean = years["population_persons"] - years["change_persons"] / 2
    of_components = [
        years[["unit", "year", "sources"]].assign(
            component=name, persons=years[f"{name}_persons"], per_1000=1000 * years[f"{name}_persons"] / mean
        )
        for name in COMPONENTS
    ]
    known = pd.concat(of_components, ignore_index=True).dropna(subset="persons", ignore_index=True)
    return Answer.of(known.astype({"persons": "int64", "per_1000": "float64"}), None)


def words(found: Answer[None], say: AreaContext) -> Presented:
    """Of one year grouped bars: each component per thousand inhabitants, the area beside others.

    Of several years one line each for births less deaths and for net migration – for both kinds of it where every year
    has them – in persons. The weight is the newest year's: what births, deaths and moves changed.
    """
    rows = found.typed(Component)
    parts = _by_year(rows, "area")
    newest = [row for row in rows if row.year == max(parts)]
    own = {row.component: row.per_1000 for row in newest if row.unit == "area"}
    weight = abs(own["natural_increase"] + own["net_migration"]) / 1000
    return _several_years(parts, weight, say) if len(parts) > 1 else _one_year(newest, weight, rows, say)


def _by_year(rows: Iterable[Component], unit: str) -> Parts:
    parts: dict[int, dict[str, int]] = {}
    for row in sorted(rows, key=lambda row: row.year):
        if row.unit == unit:
            parts.setdefault(row.year, {})[row.component] = row.persons
    return parts


def _one_year(newest: Sequence[Component], weight: float, rows: Sequence[Component], say: AreaContext) -> Presented:
    shown = [row for row in newest if row.component in EVENTS]
    own = [row for row in shown if row.unit == "area"]
    units = say.compared(row.unit for row in shown)
    rates = {(row.component, row.unit): row.per_1000 for row in shown}
    parts = _by_year(newest, "area")
    return say.present(
        title=say.text("title", in_area=say.in_area, year=own[0].year),
        takeaway=_of_newest(parts, say),
        alt="alt",
        reading=_in_sum(parts[own[0].year], say),
        notes=(*_of_region(_by_year(rows, "region"), say), say.text("mean_population"), *_within(say)),
        table=table(_header(units, say), (_cells(row, units, rates, say) for row in own)),
        marks=(_bar(row, unit, say) for unit in units for row in shown if row.unit == unit.key),
        value_title=say.text("per_1000"),
        changes=True,
        weight=weight,
    )


def _in_sum(newest: Mapping[str, int], say: AreaContext) -> Sentence:
    """What the headline adds up: the bars have births and deaths, and both kinds of migration, one by one."""
    natural, migration = (say.fmt.change(newest[key]) for key in ("natural_increase", "net_migration"))
    return say.text("sums", natural=natural, migration=migration)


def _several_years(parts: Parts, weight: float, say: AreaContext) -> Presented:
    lines, turn = _lines(parts, say), turn_of(parts)
    keys = [*(line.key for line in lines), "change"]
    return say.present(
        title=say.text("title_years", in_area=say.in_area, first=min(parts), last=max(parts)),
        takeaway=_since(turn, parts, say) if turn else _of_newest(parts, say),
        alt="alt_years",
        notes=(_in_decade(parts, say.in_area, say), *_of_births(parts, say), *_within(say)),
        table=table(
            columns(say.text("shared.year"), *(_name(key, say) for key in keys), of="change_persons"),
            [(header, *map(say.fmt.change, sums)) for header, sums in _rows(parts, keys, say)],
        ),
        marks=with_told(
            (point for line in lines for point in _points(line, parts, turn, say)), _told(lines, parts, turn, say)
        ),
        value_title=say.text("shared.persons"),
        changes=True,
        weight=weight,
    )


def _lines(parts: Parts, say: AreaContext) -> list[Series]:
    has_kinds = all(key in year for year in parts.values() for key in KINDS_OF_MIGRATION)
    roles: Mapping[str, Role] = KINDS_OF_MIGRATION if has_kinds else {"net_migration": "second"}
    return [Series(key, role, _name(key, say)) for key, role in {"natural_increase": "own", **roles}.items()]


def _rows(parts: Parts, keys: Sequence[str], say: AreaContext) -> Iterator[tuple[str, list[int]]]:
    """What each year adds, and below what the last ten do."""
    for year, of_year in parts.items():
        yield str(year), [of_year[key] for key in keys]
    decade = decade_of(parts)
    yield say.text("years", first=min(decade), last=max(decade)), [sum_of(decade, key) for key in keys]


def _since(turn: Turn, parts: Parts, say: AreaContext) -> Sentence:
    """What has held since when; of deaths that are more than births also what migration did about it last."""
    if turn.kind == "more_migration":
        return say.text("since_migration", since=_year(turn, say))
    year = max(parts)
    natural, migration = parts[year]["natural_increase"], parts[year]["net_migration"]
    way = "left" if migration <= 0 else "grew" if natural + migration > 0 else "fell"
    return say.text(f"since_deaths_{way}", since=_year(turn, say), year=year)


def _year(turn: Turn, say: AreaContext) -> Sentence:
    return say.text("year_about" if turn.is_about else "year_exact", year=turn.year)


def _of_newest(parts: Parts, say: AreaContext) -> Sentence:
    """What changed the population more in the newest year; both where one of them went the other way."""
    year = max(parts)
    natural, migration = parts[year]["natural_increase"], parts[year]["net_migration"]
    sizes = {"natural": say.fmt.integer(abs(natural)), "migration": say.fmt.integer(abs(migration))}
    return say.text(_kind(natural, migration), year=year, **sizes)


def _kind(natural: int, migration: int) -> str:
    """``fell_by_natural``: most of it; ``fell_despite_migration``: which gained, but less than was lost."""
    change = natural + migration
    if not change:
        return "balanced"
    way = "grew" if change > 0 else "fell"
    if natural * migration < 0:
        return f"{way}_despite_{'natural' if natural * change < 0 else 'migration'}"
    return f"{way}_by_{'natural' if abs(natural) >= abs(migration) else 'migration'}"


def _in_decade(parts: Parts, place: str, say: AreaContext) -> Sentence:
    """How much of the change of the last ten years came of births and deaths, and how much of migration."""
    decade = decade_of(parts)
    sums = {key: say.fmt.change(sum_of(decade, key)) for key in ("natural_increase", "net_migration")}
    return say.text("in_decade", in_place=place, first=min(decade), last=max(decade), **sums)


def _of_region(parts: Parts, say: AreaContext) -> tuple[Sentence, ...]:
    """What the figures of the area's one region say of a longer time."""
    if len(parts) <= 1 or len(say.area.regions) != 1:
        return ()
    turn = turn_of(parts)
    since = [say.text(f"region_{turn.kind}", in_region=say.in_region, since=_year(turn, say))] if turn else []
    return (*since, _in_decade(parts, say.in_region, say))


def _of_births(parts: Parts, say: AreaContext) -> Iterator[Sentence]:
    """Births and deaths of the newest year, and what stands for them in years where they are not known."""
    year, newest = max(parts), parts[max(parts)]
    unknown = [year for year, of_year in parts.items() if "births" not in of_year]
    if unknown:
        yield say.text("remainder", last=unknown[-1])
    if "births" in newest:
        numbers = {"births": say.fmt.integer(newest["births"]), "deaths": say.fmt.integer(-newest["deaths"])}
        yield say.text("newest", year=year, **numbers, correction=say.fmt.change(correction_of(newest)))


def _within(say: AreaContext) -> tuple[str, ...]:
    """That moves within the area cancel out."""
    return () if say.area.kind == "municipality" else (say.text("moves_within"),)


def _name(part: str, say: AreaContext) -> Sentence:
    return say.text(f"part_{part}")


def _header(units: Sequence[Series], say: AreaContext) -> tuple[Column, ...]:
    rates = [say.text("per_1000_in", unit=unit.name) for unit in units]
    of = ("change_persons", *["change_per_1000"] * len(rates))
    return columns(say.text("component"), f"{say.text('shared.persons')}, {say.area_name}", *rates, of=of)


def _cells(
    row: Component, units: Sequence[Series], rates: Mapping[tuple[str, str], float], say: AreaContext
) -> tuple[str, ...]:
    per_1000 = (say.fmt.change(rates[row.component, unit.key], 1) for unit in units)
    return (_name(row.component, say), say.fmt.change(row.persons), *per_1000)


def _bar(row: Component, unit: Series, say: AreaContext) -> Bar:
    name, rate = _name(row.component, say), say.fmt.change(row.per_1000, 1)
    label = say.text("rate_persons", rate=rate, persons=say.fmt.change(row.persons)) if row.unit == "area" else rate
    return Bar(unit.name, unit.role, name, row.per_1000, f"{unit.name}, {name}: {rate} ‰", label)


def _points(line: Series, parts: Parts, turn: Turn | None, say: AreaContext) -> Iterator[LinePoint]:
    """One point per year; the newest has its number written, the year of the turn what turns."""
    for year, of_year in parts.items():
        change = say.fmt.change(of_year[line.key])
        label = change if year == max(parts) else ""
        turned = say.text(f"turn_{turn.kind}") if turn and (line.role, year) == ("own", turn.year) else ""
        hover = f"{line.name}, {year}: {change}"
        yield LinePoint(line.name, line.role, year, of_year[line.key], hover, label=label, turn=turned)


def _told(lines: Sequence[Series], parts: Parts, turn: Turn | None, say: AreaContext) -> dict[tuple[str, int], str]:
    """Every line in the newest year, and births less deaths in that of a turn: the years that a headline names."""
    year = max(parts)
    newest: dict[tuple[str, int], str] = {(line.name, year): say.fmt.change(parts[year][line.key]) for line in lines}
    own = lines[0]
    return newest | ({(own.name, turn.year): say.fmt.change(parts[turn.year][own.key])} if turn else {})


def keyed(found: Answer[None]) -> Iterator[Fact]:
    """Each component of the area in the newest year, in persons; the dead are counted, not taken off."""
    own = [row for row in found.typed(Component) if row.unit == "area"]
    for row in own:
        if row.year == max(each.year for each in own):
            persons = -row.persons if row.component == "deaths" else row.persons
            yield Fact.today(row.component.replace("_", "-"), persons, row.year, "persons")


def called(figure: str, say: Context) -> Sentence:
    """A figure in words."""
    return say.text("fact", part=say.text(f"part_{figure.replace('-', '_')}"))


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.bars_or_lines, relevance=0.6, facts=Keyed(keyed, called))
