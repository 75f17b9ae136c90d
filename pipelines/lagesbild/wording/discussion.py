"""Questions for discussion: each follows from the area's own figures by a rule, and says those figures."""

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

import pandas as pd

from lagesbild.wording.numbers import rounded
from lagesbild.wording.records import Record, records, where
from lagesbild.wording.words import Words

MOST: Final = 5
LEAST: Final = 3
LEAST_PCT: Final = 10.0
"""A change is large enough for a question from so many percent: the width that the school stages use, too."""
EVEN: Final = 100
LEAST_PERSONS: Final = 5
"""Fewer persons come and go by chance."""
SERVICE: Final = ("0-5", "6", "7-12", "13-15", "16-18")
Rule = Callable[[list[Record], Words], str]


class Question(NamedTuple):
    """One question and the exhibit that its figures stand in."""

    text: str
    exhibit: str


def discussion(answers: Mapping[str, pd.DataFrame], words: Words) -> list[Question]:
    """Return three to five questions from the answers by exhibit; those that are not shown are left out by the caller.

    The rules are asked in the order of ``RULES``; the change in population is asked about only where fewer than three
    of them hold.
    """
    held = [
        Question(said, name)
        for name, rule in RULES
        if name in answers and len(answers[name]) and (said := rule(records(answers[name]), words))
    ][:MOST]
    if len(held) < LEAST:
        held.append(Question(_population(records(answers["population-history"]), words), "population-history"))
    return held


def _grades(bands: list[Record], words: Words) -> str:
    row = where(bands, band="7-12")[0]
    change = row["change_pct"]
    if change is None or abs(change) < LEAST_PCT:
        return ""
    return words.text(
        f"discussion.grades_{'fall' if change < 0 else 'rise'}", horizon=words.horizon,
        persons=words.number.number(abs(row["change_persons"])), pct=words.change_percent(change),
    )  # fmt: skip


def _upper_secondary(stages: list[Record], words: Words) -> str:
    stage = where(stages, stage="16-18")[0]
    year, base = stage["turn_year"], stage["base_year"]
    return words.text("discussion.upper_secondary", year=int(year), base=base) if year else ""


def _members(rows: list[Record], words: Words) -> str:
    """The youngest service band that goes another way in a member, by at least ``LEAST_PCT`` and ``LEAST_PERSONS``."""
    names = {member.code: member.names[words.language] for member in words.area.members}
    for total in (row for band in SERVICE for row in where(rows, area_code="total", band=band)):
        other = [
            words.text("discussion.member_item", name=names[row["area_code"]],
                       change=words.number.change(row["change_persons"]))
            for row in where(rows, band=total["band"])
            if row["area_code"] in names and _goes_another_way(row, total)
        ]  # fmt: skip
        if other:
            band, change = words.text(f"ages.band_{total['band']}"), words.number.change(total["change_persons"])
            return words.text("discussion.members", band=band, total=change, list="; ".join(other))
    return ""


def _goes_another_way(row: Record, total: Record) -> bool:
    opposite = row["change_persons"] * total["change_persons"] < 0
    large = row["change_pct"] is not None and abs(row["change_pct"]) >= LEAST_PCT
    return opposite and large and abs(row["change_persons"]) >= LEAST_PERSONS


def _shortage(occupations: list[Record], words: Words) -> str:
    short = where(occupations, reading="shortage")
    if not short:
        return ""
    months = {"first": short[0]["first_month"], "last": short[0]["month"]}
    said = {name: words.number.month(month) for name, month in months.items()}
    names = words.some_of([row[f"name_{words.language}"] for row in short])
    return words.text("discussion.shortage", list=names, **said)


def _dependency(rows: list[Record], words: Words) -> str:
    now, then = _now_and_then(rows, words)
    if rounded(then["ratio"], 1) <= rounded(now["ratio"], 1):
        return ""
    said = {name: words.number.number(row["ratio"], 1) for name, row in (("now", now), ("then", then))}
    base = words.year(now["year"], now["kind"])
    return words.text("discussion.dependency", **said, base=base, horizon=words.horizon)


def _open(bands: list[Record], words: Words) -> str:
    known = [row for row in bands if row["low_pct"] is not None]
    ages = ", ".join(str(row["band"]).replace("-", "–") for row in known if not row["is_likely"])
    return words.text("discussion.open", horizon=words.horizon, ages=ages) if ages else ""


def _renewal(rows: list[Record], words: Words) -> str:
    now, _ = _now_and_then(rows, words)
    said, base = rounded(now["ratio"], 1), words.year(now["year"], now["kind"])
    return words.text("discussion.renewal", now=words.number.number(said, 1), base=base) if said < EVEN else ""


def _population(years: list[Record], words: Words) -> str:
    last = where(years, kind="observed")[-1]
    then = where(years, kind="projected", year=words.horizon)[0]
    change = 100 * (then["population_persons"] - last["population_persons"]) / last["population_persons"]
    return words.text(
        "discussion.population", pct=words.change_percent(change), first=last["year"], horizon=words.horizon
    )


def _now_and_then(rows: list[Record], words: Words) -> tuple[Record, Record]:
    own = where(rows, unit="area")
    return where(own, year=own[0]["base_year"])[-1], where(own, year=words.horizon)[-1]


RULES: Final[tuple[tuple[str, Rule], ...]] = (
    ("service-age-bands", _grades),
    ("school-stages", _upper_secondary),
    ("members", _members),
    ("occupation-balance", _shortage),
    ("dependency-ratio", _dependency),
    ("projection-certainty", _open),
    ("workforce-renewal", _renewal),
)
