"""How old the residents are today and at the horizon."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final, Literal, NamedTuple

import pandas as pd

from lagesbild import figures
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.figures import Axis, Role, Step
from lagesbild.language import AreaContext, Column, Presented, Sentence, axis, columns, table
from lagesbild.measures.today import Times, reference_year, rows_of_year
from lagesbild.store import Area, Store

SQL: Final = Path(__file__).with_suffix(".sql")
GROUP_YEARS: Final = 5
OLDEST_FROM: Final = 95
TOTAL: Final = "total"
LEFT: Final = "men"
Time = Literal["base", "horizon"]
TIMES: Final[tuple[Time, ...]] = ("base", "horizon")
Persons = Mapping[int, int]
"""First age of a group → its persons, both sexes together."""


class AgeGroup(NamedTuple):
    """One five-year age group of one time and sex (``men``, ``women``, or ``total``), from the age ``age_from``."""

    time: Time
    sex: str
    age_from: int
    population_persons: int


def answer(store: Store, *, area: Area, horizon: int) -> Answer[Times]:
    """One row per time (``base``, ``horizon``) with its ``year``, sex and five-year age group: ``population_persons``.

    ``sex`` is ``men`` and ``women`` where both are known for both years, else ``total``. The last group is 95 and over;
    persons aged 100 and over are missing in it where the projection of municipalities leaves them out.
    """
    rows = store.ask(SQL, codes=area.codes, group_years=GROUP_YEARS, oldest_from=OLDEST_FROM)
    base = reference_year(rows[rows["sex"] == TOTAL])
    now = rows_of_year(rows, year=base.year, kind=base.kind).assign(time="base")
    then = rows_of_year(rows, year=horizon, kind="projected").assign(time="horizon")
    by_sex = all({"men", "women"} <= set(each["sex"]) for each in (now, then))
    both = pd.concat([now, then], ignore_index=True)
    kept = both[(both["sex"] == TOTAL) != by_sex].reset_index(drop=True)
    times = Times(base.year, base.kind, horizon, bool(kept["lacks_oldest"].any()))
    return Answer.of(kept.drop(columns=["kind", "lacks_oldest"]), times)


def words(found: Answer[Times], say: AreaContext) -> Presented:
    """A profile of five-year age groups: today filled, the horizon dashed.

    Men are left of zero and women right of it; both together where the figures are not by sex, which a note says. The
    weight is zero: the service age bands say the same change as a share.
    """
    groups, times = found.typed(AgeGroup), _times(found.facts, say)
    sexes = list(dict.fromkeys(group.sex for group in groups))
    steps, persons = [_step(group, times, say) for group in groups], say.text("shared.persons")
    return say.present(
        title=say.text("pyramid_title" if len(sexes) > 1 else "title", in_area=say.in_area, **times),
        takeaway=_takeaway(groups, found.facts, say),
        alt="alt",
        notes=(
            *say.notes("projection"),
            *(() if len(sexes) > 1 else (say.text("total_only"),)),
            *say.oldest_notes(found.facts.lacks_oldest),
        ),
        table=table(_header(sexes, times, say), _cells(groups, sexes, say)),
        marks=steps,
        value_title=persons,
        value_axis=_axis_without_sign(persons, [step.value for step in steps], say),
    )


def _times(times: Times, say: AreaContext) -> dict[Time, str]:
    base, horizon = say.year(times.base_year, times.base_kind), say.year(times.horizon_year, "projected")
    return {"base": base, "horizon": horizon}


def _ages(age_from: int, say: AreaContext) -> Sentence:
    """``0–4``, ``95+``."""
    if age_from >= OLDEST_FROM:
        return say.text("ages_from", first=age_from)
    return say.text("ages_between", first=age_from, last=age_from + GROUP_YEARS - 1)


def _together(groups: Iterable[AgeGroup], time: Time) -> Persons:
    persons: dict[int, int] = {}
    for group in groups:
        if group.time == time:
            persons[group.age_from] = persons.get(group.age_from, 0) + group.population_persons
    return persons


def _takeaway(groups: Sequence[AgeGroup], times: Times, say: AreaContext) -> Sentence:
    """The largest group today and at the horizon."""
    now, then = (_largest(_together(groups, time)) for time in TIMES)
    key = "stays" if now == then else "changes"
    years = {"base": times.base_year, "horizon": say.horizon}
    return say.text(key, now=_people(now, say), then=_people(then, say), **years)


def _people(age_from: int, say: AreaContext) -> Sentence:
    """``0–4-year-olds``, ``people aged 95 and over``."""
    if age_from >= OLDEST_FROM:
        return say.text("people_from", first=age_from)
    return say.text("people_between", first=age_from, last=age_from + GROUP_YEARS - 1)


def _largest(persons: Persons) -> int:
    return max(persons, key=lambda age: persons[age])


def _header(sexes: Sequence[str], times: Mapping[Time, str], say: AreaContext) -> tuple[Column, ...]:
    names = (_name(sex, time, say) for time in times.values() for sex in sexes)
    return columns(say.text("age_group"), *names, say.text("shared.change"), of="population_persons")


def _name(sex: str, time: str, say: AreaContext) -> str:
    """``2040 (projection)``, ``Men 2040 (projection)``."""
    return say.text("of_sex", sex=_side(sex, say), year=time) if sex != TOTAL else time


def _side(sex: str, say: AreaContext) -> str:
    return "" if sex == TOTAL else say.text("men" if sex == LEFT else "women")


def _cells(groups: Sequence[AgeGroup], sexes: Sequence[str], say: AreaContext) -> list[tuple[str, ...]]:
    persons = {(group.time, group.sex, group.age_from): group.population_persons for group in groups}
    base, horizon = (_together(groups, time) for time in TIMES)
    return [
        (
            _ages(age, say),
            *(say.fmt.integer(persons[time, sex, age]) for time in TIMES for sex in sexes),
            say.fmt.change(horizon[age] - base[age]),
        )
        for age in base
    ]


def _step(group: AgeGroup, times: Mapping[Time, str], say: AreaContext) -> Step:
    time, ages = times[group.time], _ages(group.age_from, say)
    hover = f"{_name(group.sex, time, say)}, {ages}: {say.fmt.integer(group.population_persons)}"
    value = -group.population_persons if group.sex == LEFT else group.population_persons
    role: Role = "third" if group.time == "horizon" else "own"
    return Step(time, role, ages, value, hover, _side(group.sex, say), group.time == "horizon")


def _axis_without_sign(title: str, values: Sequence[float], say: AreaContext) -> Axis:
    """The marks of both sides count upwards from zero, as far on the one side as on the other where there are two."""
    reach = max(map(abs, values))
    ends = [-reach, reach] if min(values) < 0 else [reach]
    return axis(title, ends, lambda mark, decimals: say.fmt.decimal(abs(mark), decimals))


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.age_profile)
