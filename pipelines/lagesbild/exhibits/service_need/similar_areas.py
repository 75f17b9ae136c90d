"""How similar areas develop: the area on one scale with them, and whether what is reported holds when they change."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from lagesbild import figures
from lagesbild.ages import PUPIL_AGES, PUPILS, spoken
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.figures import Bar
from lagesbild.language import NOTHING, AreaContext, Column, Presented, Sentence, columns, direction, join, table
from lagesbild.measures import similar
from lagesbild.measures.directions import open_ages
from lagesbild.measures.likeness import INDICATORS
from lagesbild.measures.similar import Likeness
from lagesbild.store import Area, Store

PUPILS_CHANGE: Final = INDICATORS[0]
"""The indicator that the exhibit draws; the others are in its table and notes."""
VARIABLES: Final = ("population", "children", "elderly", "change", "per_km2", "urban", "language", "goods")
"""As they are read: population and density without their logarithms."""
QUANTITIES: Final = {
    "horizon_dependency": "dependency_per_100",
    "population": "population_persons",
    "per_km2": "population_per_km2",
}
"""Of those that are no percentages."""
SIGNED: Final = {"pupils_change", "change"}
BETWEEN_NAMES: Final = " – "
HOLDS_IN: Final = 0.8
"""In so large a share of the ways to choose similar areas a finding must hold to be one."""


class Compared(NamedTuple):
    """The area or one like it: names of its municipalities, distance, indicators and variables.

    ``distance`` is missing for the area itself, ``goods`` where it is not among the variables. ``is_open`` says of the
    area itself that the record leaves open which way its number of pupils goes.
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
    is_open: bool


class Named(NamedTuple):
    """A compared area under the name that it has on the page."""

    name: str
    row: Compared


def answer(store: Store, *, area: Area, horizon: int) -> Answer[Likeness | None]:
    """One row per similar area, first the area itself, as ``measures.similar`` gives them."""
    found = similar.similar_areas(store, area=area, horizon=horizon)
    undecided = bool(open_ages(store, area=area, horizon=horizon, bands={PUPILS: PUPIL_AGES}))
    rows = found.rows if found.likeness is None else found.rows.assign(is_open=found.rows["is_own"] & undecided)
    return Answer.of(rows, found.likeness, sources=found.sources)


def words(found: Answer[Likeness | None], say: AreaContext) -> Presented:
    """One bar per area from the largest fall up, and one for the median of the similar ones: change of ages 7–15.

    In the table the area itself comes first, the similar ones in alphabetical order with their distance; it also has
    the other indicators and every variable. Not shown for the whole country or where too few areas can be compared. The
    weight is zero: other exhibits say the area's own figures.
    """
    text, likeness = say.text, found.facts
    if likeness is None:
        return say.not_shown(text("none_country" if say.area.kind == "country" else "none"))
    own, *others = found.typed(Compared)
    named = sorted((Named(_name(row, say), row) for row in others), key=lambda each: say.order(each.name))
    listed = [Named(say.area_name, own), *named]
    return say.present(
        title=text(
            "title",
            in_area=say.in_area,
            ages=spoken(PUPILS),
            base=likeness.base_year,
            horizon=_times(likeness, say)["horizon"],
        ),
        takeaway=_takeaway(own, likeness, say),
        alt="alt",
        notes=_notes(own, likeness, say),
        table=table(_header(likeness, say), _cells(listed, likeness, say)),
        marks=_bars(listed, likeness, say),
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
    return {**_times(likeness, say), **past, "base_year": likeness.base_year}


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


def _holds(likeness: Likeness) -> bool:
    """Whether the area lies on the same side of the median in most ways of choosing similar areas."""
    return likeness.standings[PUPILS_CHANGE].same_side_count >= HOLDS_IN * likeness.choices_count


def _takeaway(own: Compared, likeness: Likeness, say: AreaContext) -> Sentence:
    """How much the number changes beside how much in similar areas; much as there where no side holds.

    Where its own direction is open, what is usual alone.
    """
    usual = likeness.standings[PUPILS_CHANGE].median
    way, there = direction(own.pupils_change), direction(usual)
    changes = [say.percentage.by(pct) for pct in (own.pupils_change, usual)]
    said = dict(zip(("own", "usual"), changes, strict=True))
    if own.is_open:
        return say.text(f"open_{there}", in_area=say.in_area, usual=said["usual"])
    if way == "same" or not _holds(likeness) or (way == there and changes[0] == changes[1]):
        return say.text(f"like_{way}", in_area=say.in_area, **said)
    if there == "same":
        return say.text(f"alone_{way}", in_area=say.in_area, **said)
    both = f"both_{way}" if way == there else "falls_instead" if way == "down" else "grows_instead"
    return say.text(both, in_area=say.in_area, **said)


def _also(own: Compared, likeness: Likeness, say: AreaContext) -> Sentence:
    others = INDICATORS[1:]
    items = (
        say.text(
            "item", name=name, own=_value(own, key, say), median=_written(key, likeness.standings[key].median, say)
        )
        for key, name in zip(others, _named(others, likeness, say), strict=True)
    )
    return say.text("also", list=join("; ", items))


def _held(likeness: Likeness, say: AreaContext) -> Sentence:
    count = likeness.standings[PUPILS_CHANGE].same_side_count
    return say.text("held", count=say.fmt.integer(count), sets=say.fmt.integer(likeness.choices_count))


def _notes(own: Compared, likeness: Likeness, say: AreaContext) -> tuple[str, ...]:
    text, variables = say.text, _named(_variables(likeness), likeness, say)
    of_group = say.area.kind == "group" and len(say.area.codes) > 1
    return (
        _also(own, likeness, say),
        text("method", variables=join("; ", variables)),
        *(() if "goods" in likeness.variables else (text("no_industry"),)),
        text("method_sets"),
        *((text("groups"),) if of_group else ()),
        _held(likeness, say),
        text("columns", list=join("; ", [*_named(INDICATORS, likeness, say), *variables])),
        *say.notes("projection"),
    )


def _header(likeness: Likeness, say: AreaContext) -> tuple[Column, ...]:
    """Few letters, so that twelve columns have room on paper; the notes give the full names."""
    keys = (f"column_{key}" for key in (*INDICATORS, *_variables(likeness)))
    of = ("distance_ratio", *(QUANTITIES.get(key, f"{key}_pct") for key in (*INDICATORS, *_variables(likeness))))
    return columns(say.text("area"), say.text("distance"), *_named(list(keys), likeness, say), of=of)


def _cells(listed: Sequence[Named], likeness: Likeness, say: AreaContext) -> Iterator[tuple[str, ...]]:
    variables = _variables(likeness)
    for name, row in listed:
        yield (name, _distance(row, say), *(_value(row, key, say) for key in (*INDICATORS, *variables)))
    medians = (_written(key, likeness.standings[key].median, say) for key in INDICATORS)
    yield (say.text("median"), NOTHING, *medians, *(NOTHING for _ in variables))


def _distance(row: Compared, say: AreaContext) -> str:
    return NOTHING if row.distance is None else say.fmt.decimal(row.distance, 2)


def _bars(listed: Sequence[Named], likeness: Likeness, say: AreaContext) -> list[Bar]:
    """From the largest fall to the largest growth: the area, the similar ones, and their median."""
    (name, own), *others = listed
    middle, label = likeness.standings[PUPILS_CHANGE].median, say.text("median")
    figure, written = (_written(PUPILS_CHANGE, each, say) for each in (own.pupils_change, middle))
    bars = [
        Bar(name, "own", name, own.pupils_change, f"{name}: {figure}", figure),
        Bar(label, "second", label, middle, f"{label}: {written}", written),
        *(_bar(each, say) for each in others),
    ]
    return sorted(bars, key=lambda bar: bar.value)


def _bar(other: Named, say: AreaContext) -> Bar:
    value, distance = _value(other.row, PUPILS_CHANGE, say), _distance(other.row, say)
    hover = say.text("hover", name=other.name, value=value, distance=distance)
    return Bar(say.text("similar"), "quiet", _short(other.name, say), other.row.pupils_change, hover, value)


def _short(name: str, say: AreaContext) -> str:
    """Of a group its first municipality and how many others; no municipality is in two groups."""
    first, *rest = name.split(BETWEEN_NAMES)
    return say.text("and_others", name=first, n=len(rest)) if rest else name


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.bars_of_one_each)
