"""Ages in words: the age structure today and at the horizon, and the year groups already born on their way."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import pandas as pd

from lagesbild.wording.presented import Column, Point, Presented, Role, Ticks, columns, table
from lagesbild.wording.records import Record, records, where
from lagesbild.wording.ticks import ticks
from lagesbild.wording.words import NOTHING, Series, Words

OPEN_AGE: Final = 95
LEFT: Final = "men"
MILESTONE_ROLES: Final[tuple[Role, ...]] = ("own", "second", "third", "fourth")


def age_profile(rows: pd.DataFrame, words: Words) -> Presented:
    """A profile of five-year age groups from one row per time, sex and group: today filled, the horizon dashed.

    Men stand left of zero and women right of it; both together where the figures are not by sex, which a note says.
    The weight is zero: the service age bands say the same change as a share.
    """
    text, groups = words.text, records(rows)
    times, sexes = _times(groups, words), list(dict.fromkeys(row["sex"] for row in groups))
    title = "ages.pyramid_title" if len(sexes) > 1 else "ages.profile_title"
    drawn = words.present(
        title=text(title, area=words.area_name, **times),
        takeaway=_profile_takeaway(groups, times, words),
        alt="ages.profile_alt",
        notes=(*words.notes("projection"), *([] if len(sexes) > 1 else [text("ages.total_only")]),
               *words.oldest_notes(groups)),
        table=table(_profile_header(sexes, times, words), _profile_cells(groups, sexes, words)),
        marks=(_profile_point(row, times, words) for row in groups),
        value_title=text("population.persons"),
    )  # fmt: skip
    return replace(drawn, ticks=_without_sign(drawn.points["y"], words))


def cohorts(rows: pd.DataFrame, words: Words) -> Presented:
    """One line per milestone age from one row per age and year: how many reach it, as far as they are born.

    The weight is zero: single year groups vary by chance, and the school stages say the same change in larger groups.
    """
    text, reached = words.text, records(rows)
    ages = list(dict.fromkeys(row["age_years"] for row in reached))
    lines = [Series(str(age), role, text(f"ages.reach_{age}")) for age, role in zip(ages, MILESTONE_ROLES, strict=True)]
    years = sorted({row["year"] for row in reached})
    return words.present(
        title=text("ages.cohorts_title", area=words.area_name, first=years[0], last=years[-1]),
        takeaway=_cohorts_takeaway(reached, words),
        alt="ages.cohorts_alt",
        notes=(text("ages.cohorts_note"), *words.notes("residence")),
        table=table(columns(text("population.year"), *(line.name for line in lines)),
                    (_cohort_cells(year, reached, lines, words) for year in years)),
        marks=(_cohort_point(row, line, words) for line in lines for row in where(reached, age_years=int(line.key))),
        value_title=text("population.persons"),
    )  # fmt: skip


def _times(groups: Sequence[Record], words: Words) -> dict[str, str]:
    return {row["time"]: words.year(row["year"], row["kind"]) for row in groups}


def _ages(age_from: int, words: Words) -> str:
    return words.text("ages.years_of_age", age=f"{age_from}–{age_from + 4}" if age_from < OPEN_AGE else f"{age_from}+")


def _together(groups: Sequence[Record], time: str) -> dict[int, int]:
    """Age group → persons of both sexes."""
    persons: dict[int, int] = {}
    for row in where(groups, time=time):
        persons[row["age_from"]] = persons.get(row["age_from"], 0) + row["population_persons"]
    return persons


def _profile_takeaway(groups: Sequence[Record], times: dict[str, str], words: Words) -> str:
    base, horizon, number = _together(groups, "base"), _together(groups, "horizon"), words.number.number
    now, then = (max(persons, key=lambda age: persons[age]) for persons in (base, horizon))
    most = max(base, key=lambda age: abs(horizon[age] - base[age]))
    change = horizon[most] - base[most]
    return words.text(
        "ages.profile_takeaway", now=_ages(now, words), base=times["base"], now_persons=number(base[now]),
        horizon=words.horizon, then=_ages(then, words), then_persons=number(horizon[then]), most=_ages(most, words),
        change=words.number.change(change), pct=words.change_percent(100 * change / base[most] if base[most] else None),
    )  # fmt: skip


def _profile_header(sexes: Sequence[str], times: dict[str, str], words: Words) -> tuple[Column, ...]:
    names = [_named(sex, time, words) for time in times.values() for sex in sexes]
    return columns(words.text("ages.age_group"), *names, words.text("population.change"))


def _named(sex: str, time: str, words: Words) -> str:
    return time if sex == "total" else words.text("ages.of_sex", sex=words.text(f"ages.{sex}"), year=time)


def _profile_cells(groups: Sequence[Record], sexes: Sequence[str], words: Words) -> list[tuple[str, ...]]:
    persons = {(row["time"], row["sex"], row["age_from"]): row["population_persons"] for row in groups}
    base, horizon = _together(groups, "base"), _together(groups, "horizon")
    times = dict.fromkeys(row["time"] for row in groups)
    return [
        (_ages(age, words), *(words.number.number(persons[time, sex, age]) for time in times for sex in sexes),
         words.number.change(horizon[age] - base[age]))
        for age in base
    ]  # fmt: skip


def _profile_point(row: Record, times: dict[str, str], words: Words) -> Point:
    time, ages = times[row["time"]], _ages(row["age_from"], words)
    hover = f"{_named(row['sex'], time, words)}, {ages}: {words.number.number(row['population_persons'])}"
    side = "" if row["sex"] == "total" else words.text(f"ages.{row['sex']}")
    value = -row["population_persons"] if row["sex"] == LEFT else row["population_persons"]
    role: Role = "third" if row["time"] == "horizon" else "own"
    return Point(time, role, ages, value, hover, side, row["time"] == "horizon")


def _without_sign(values: "pd.Series[float]", words: Words) -> Ticks:
    """The marks of both sides count upwards from zero, as far on the one side as on the other where there are two."""
    reach = values.abs().max()
    both = [-reach, reach] if values.min() < 0 else [reach]
    return ticks(both, lambda mark, decimals: words.number.number(abs(mark), decimals))


def _cohorts_takeaway(reached: Sequence[Record], words: Words) -> str:
    """The year group not yet at school that differs most from today's first-graders, at each milestone."""
    first, *coming = where(reached, age_years=reached[0]["age_years"])
    most = max(coming, key=lambda row: abs(row["change_persons"]))
    steps = where(reached, birth_year=most["birth_year"])
    return words.text(
        "ages.cohorts_takeaway", now=words.number.number(first["population_persons"]), born=most["birth_year"],
        persons=words.number.number(most["population_persons"]), base=words.year(first["year"], first["kind"]),
        list="; ".join(_step(row, words) for row in steps),
    )  # fmt: skip


def _step(row: Record, words: Words) -> str:
    change, pct = words.number.change(row["change_persons"]), words.change_percent(row["change_pct"])
    return words.text("ages.cohorts_item", age=row["age_years"], year=row["year"], change=change, pct=pct)


def _cohort_cells(year: int, reached: Sequence[Record], lines: Sequence[Series], words: Words) -> tuple[str, ...]:
    found = {str(row["age_years"]): row for row in where(reached, year=year)}
    kind = next(iter(found.values()))["kind"]
    said = (words.with_change(found[line.key]) if line.key in found else NOTHING for line in lines)
    return (words.year(year, kind), *said)


def _cohort_point(row: Record, line: Series, words: Words) -> Point:
    """Today's point opens the calculated line even where it is itself projected."""
    hover = f"{line.name}, {words.year(row['year'], row['kind'])}: {words.with_change(row)}"
    dashed = row["kind"] != "observed"
    return Point(line.name, line.role, row["year"], row["population_persons"], hover,
                 words.kind("calculated") if dashed else "", dashed)  # fmt: skip
