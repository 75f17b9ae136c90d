"""How similar areas develop: the area on one scale with them, and whether what is reported holds when they change."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from lagesbild import figures
from lagesbild.ages import PUPILS, spoken
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.figures import Dot, Interval
from lagesbild.language import NOTHING, AreaContext, Column, Presented, Sentence, columns, join, table
from lagesbild.measures import similar
from lagesbild.measures.likeness import INDICATORS
from lagesbild.measures.similar import Likeness
from lagesbild.store import Area, Store

PUPILS_CHANGE: Final = INDICATORS[0]
"""The indicator that the exhibit draws; the others are in its table and notes."""
VARIABLES: Final = ("population", "children", "elderly", "change", "per_km2", "urban", "language", "goods")
"""As they are read: population and density without their logarithms."""
SIGNED: Final = {"pupils_change", "change"}
BETWEEN_NAMES: Final = " – "


class Compared(NamedTuple):
    """The area or one like it: names of its municipalities, distance, indicators and variables.

    ``distance`` is missing for the area itself, ``goods`` where it is not among the variables.
    """

    names_fi: list[str]
    names_sv: list[str]
    names_en: list[str]
    is_own: bool
    distance: float | None
    pupils_change: float
    horizon_dependency: float
    tertiary: float
    population: float
    children: float
    elderly: float
    change: float
    per_km2: float
    urban: float
    language: float
    goods: float | None


class Named(NamedTuple):
    """A compared area under the name that it has on the page."""

    name: str
    row: Compared


def answer(store: Store, *, area: Area, horizon: int) -> Answer[Likeness | None]:
    """One row per similar area, first the area itself, as ``measures.similar`` gives them."""
    found = similar.similar_areas(store, area=area, horizon=horizon)
    return Answer.of(found.rows, found.likeness, sources=found.sources)


def words(found: Answer[Likeness | None], say: AreaContext) -> Presented:
    """One dot per area over the spread of the similar ones: change of ages 7–15 in percent.

    The area itself comes first, the similar ones in alphabetical order with their distance; the table also has the
    other indicators and every variable. Not shown for the whole country or where too few areas can be compared. The
    weight is zero: other exhibits say the area's own figures.
    """
    text, likeness = say.text, found.facts
    if likeness is None:
        return say.not_shown(text("none_country" if say.area.kind == "country" else "none"))
    own, *others = found.typed(Compared)
    named = sorted((Named(_name(row, say), row) for row in others), key=lambda each: say.order(each.name))
    listed = [Named(say.area_name, own), *named]
    return say.present(
        title=text("title", area=say.area_name, ages=spoken(PUPILS), **_times(likeness, say)),
        takeaway=_takeaway(own, likeness, say),
        alt="alt",
        notes=_notes(own, likeness, say),
        table=table(_header(likeness, say), _cells(listed, likeness, say)),
        marks=[*_spread(listed, say), *_dots(listed, say)],
        value_title=text("value"),
        changes=True,
    )


def _name(row: Compared, say: AreaContext) -> str:
    """The names of its municipalities in the alphabetical order of the page's language."""
    names = {"fi": row.names_fi, "sv": row.names_sv, "en": row.names_en}[say.language]
    return BETWEEN_NAMES.join(sorted(names, key=say.order))


def _times(likeness: Likeness, say: AreaContext) -> dict[str, str]:
    return {
        "base": say.year(likeness.base_year, likeness.base_kind),
        "horizon": say.year(likeness.horizon_year, "projected"),
    }


def _years(likeness: Likeness, say: AreaContext) -> Mapping[str, object]:
    """All years that the names of indicators and variables hold."""
    past = {"first": likeness.first_year, "last": likeness.last_year, "education": likeness.education_year}
    return {**_times(likeness, say), **past}


def _variables(likeness: Likeness) -> list[str]:
    return [name for name in VARIABLES if name != "goods" or name in likeness.variables]


def _named(keys: Sequence[str], likeness: Likeness, say: AreaContext) -> list[Sentence]:
    """Names of indicators and variables with their years."""
    return [say.text(key, ages=spoken(PUPILS), **_years(likeness, say)) for key in keys]


def _written(key: str, value: float, say: AreaContext) -> str:
    """A value of an indicator or variable as it is read."""
    if key == PUPILS_CHANGE:
        return say.fmt.change_percent(value)
    if key == "tertiary":
        return say.fmt.percent(value)
    if key == "population":
        return say.fmt.integer(value)
    return say.fmt.change(value, 1) if key in SIGNED else say.fmt.decimal(value, 1)


def _value(row: Compared, key: str, say: AreaContext) -> str:
    return _written(key, getattr(row, key), say)


def _compared(own: Compared, key: str, likeness: Likeness, say: AreaContext) -> dict[str, str]:
    standing = likeness.standings[key]
    return {
        "own": _value(own, key, say),
        "median": _written(key, standing.median, say),
        "count": say.fmt.integer(standing.same_side_count),
        "sets": say.fmt.integer(likeness.choices_count),
    }


def _side(key: str, likeness: Likeness) -> str:
    return "above" if likeness.standings[key].is_above else "below"


def _takeaway(own: Compared, likeness: Likeness, say: AreaContext) -> Sentence:
    compared = _compared(own, PUPILS_CHANGE, likeness, say)
    return say.text(f"takeaway_{_side(PUPILS_CHANGE, likeness)}", ages=spoken(PUPILS), **compared)


def _also(own: Compared, likeness: Likeness, say: AreaContext) -> Sentence:
    others = INDICATORS[1:]
    items = (
        say.text(f"item_{_side(key, likeness)}", name=name, **_compared(own, key, likeness, say))
        for key, name in zip(others, _named(others, likeness, say), strict=True)
    )
    return say.text("also", list=join("; ", items))


def _notes(own: Compared, likeness: Likeness, say: AreaContext) -> tuple[str, ...]:
    text, variables = say.text, _named(_variables(likeness), likeness, say)
    of_group = say.area.kind == "group" and len(say.area.codes) > 1
    return (
        _also(own, likeness, say),
        text("method", variables=join("; ", variables)),
        *(() if "goods" in likeness.variables else (text("no_industry"),)),
        text("method_sets"),
        *((text("groups"),) if of_group else ()),
        text("order"),
        text("columns", list=join("; ", [*_named(INDICATORS, likeness, say), *variables])),
        *say.notes("projection"),
    )


def _header(likeness: Likeness, say: AreaContext) -> tuple[Column, ...]:
    """Few letters, so that twelve columns have room on paper; the notes give the full names."""
    keys = (f"column_{key}" for key in (*INDICATORS, *_variables(likeness)))
    return columns(say.text("area"), say.text("distance"), *_named(list(keys), likeness, say))


def _cells(listed: Sequence[Named], likeness: Likeness, say: AreaContext) -> Iterator[tuple[str, ...]]:
    variables = _variables(likeness)
    for name, row in listed:
        yield (name, _distance(row, say), *(_value(row, key, say) for key in (*INDICATORS, *variables)))
    medians = (_written(key, likeness.standings[key].median, say) for key in INDICATORS)
    yield (say.text("median"), NOTHING, *medians, *(NOTHING for _ in variables))


def _distance(row: Compared, say: AreaContext) -> str:
    return NOTHING if row.distance is None else say.fmt.decimal(row.distance, 2)


def _spread(listed: Sequence[Named], say: AreaContext) -> list[Interval]:
    """The spread of the similar areas behind every row, with the row's own value below its name."""
    changes = [row.pupils_change for _, row in listed[1:]]
    low, high, series = min(changes), max(changes), say.text("spread")
    return [Interval(series, name, low, high, _value(row, PUPILS_CHANGE, say)) for name, row in listed]


def _dots(listed: Sequence[Named], say: AreaContext) -> Iterator[Dot]:
    (name, own), *others = listed
    yield Dot(name, "own", name, own.pupils_change, f"{name}: {_value(own, PUPILS_CHANGE, say)}")
    for other, row in others:
        value, distance = _value(row, PUPILS_CHANGE, say), _distance(row, say)
        hover = say.text("hover", name=other, value=value, distance=distance)
        yield Dot(say.text("similar"), "quiet", other, row.pupils_change, hover)


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.intervals)
