"""Employed persons by occupation as Statistics Finland's 115s and 115r would give them; every figure is made up.

Twelve occupation groups, ``k`` from 1 to 12. In each of the 19 regions ``1000 k`` persons are employed in 2023 and
``10 (k - 6)`` fewer in every year before. Of 200 employed of a group in the whole country, ``20 + k`` are 55–64 and
``k`` 65–74. So in ten years a region's group loses ``10 k (10 + k)`` to age and gains ``100 (k - 6)``.
"""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

import pandas as pd

from tests.asking import Json, Told, cube_of

GROUPS: Final = ("11", "12", "22", "23", "32", "51", "52", "53", "61", "72", "83", "91")
REGIONS: Final = tuple(f"MK{n:02}" for n in (1, 2, *range(4, 20), 21))
YEARS: Final = tuple(range(2010, 2024))
AGES: Final = ("18-24", "25-34", "35-44", "45-54", "55-64", "65-74")
EMPLOYED: Final = ("tyolliset", "Employed", "number")
SHARE: Final = ("osuus", "Share of employed, %", "per cent")
UNKNOWN: Final = 50
Content = tuple[str, str, str]


def employed(code: str, year: int) -> int:
    """Persons of one region: a group, half of it for three digits, all groups and the unknown for SSS."""
    if code == "SSS":
        return sum(employed(group, year) for group in GROUPS) + UNKNOWN
    if code.startswith("X"):
        return UNKNOWN
    k = GROUPS.index(code[:2]) + 1
    persons = 1000 * k + 10 * (year - 2023) * (k - 6)
    return persons if len(code) == 2 else persons // 2 + (persons % 2 if code.endswith("2") else 0)


def aged(code: str, band: str) -> int:
    """Persons of the whole country, whatever the year."""
    if code == "SSS":
        return sum(aged(group, band) for group in GROUPS)
    k = GROUPS.index(code[:2]) + 1
    of_group = dict(zip(AGES, (20, 40, 60, 60 - 2 * k, 20 + k, k), strict=True)) | {"SSS": 200}
    return of_group[band] if len(code) == 2 else {"1": of_group[band] // 2}.get(code[-1], -(-of_group[band] // 2))


def both_levels() -> tuple[str, ...]:
    """All, the groups, two parts of the care group, and the unknown."""
    return ("SSS", *GROUPS, "531", "532", "X")


def three_digits() -> tuple[str, ...]:
    """All, and two parts of every group."""
    return ("SSS", *(f"{group}{part}" for group in GROUPS for part in "12"))


def by_region(
    codes: Sequence[str] = both_levels(),
    contents: Sequence[Content] = (EMPLOYED, SHARE),
    *,
    country: bool = True,
    sexes: Sequence[str] = ("SSS", "1", "2"),
) -> pd.DataFrame:
    """Rows of raw_statfin__employed_occupation; a third are men. Shares are 7.5 everywhere."""
    rows = [
        (area, year, code, sex, *content, 7.5 if content == SHARE else _of_sex(code, year, sex) * times, None)
        for area, times in [*((region, 1) for region in REGIONS), *([("SSS", len(REGIONS))] if country else [])]
        for year in YEARS
        for code in codes
        for sex in sexes
        for content in contents
    ]
    keys = ["area_code", "year", "occupation_code", "sex_code", "content_code", "content", "unit", "value", "status"]
    return pd.DataFrame(rows, columns=keys)


@cache
def _of_sex(code: str, year: int, sex: str) -> int:
    both = employed(code, year)
    return {"SSS": both, "1": both // 3, "2": both - both // 3}[sex]


def by_age(
    codes: Sequence[str] = (*both_levels()[:-1],),
    contents: Sequence[Content] = (EMPLOYED,),
    *,
    years: Sequence[int] = YEARS,
    bands: Sequence[str] = (*AGES, "SSS"),
) -> pd.DataFrame:
    """Rows of raw_statfin__employed_occupation_age."""
    rows = [
        (year, code, band, *content, aged(code, band), None)
        for year in years
        for code in codes
        for band in bands
        for content in contents
    ]
    return pd.DataFrame(
        rows, columns=["year", "occupation_code", "age_band", "content_code", "content", "unit", "value", "status"]
    )


def secret(rows: pd.DataFrame, sign: str = "...", **where: object) -> pd.DataFrame:
    """The same rows with the numbers of some hidden."""
    hidden = pd.Series(True, index=rows.index)
    for column, value in where.items():
        hidden &= rows[column] == value
    assert hidden.any()
    return rows.assign(value=rows["value"].astype(float).mask(hidden), status=rows["status"].mask(hidden, sign))


VARIABLES: Final[Mapping[str, tuple[str, str]]] = {
    "area_code": ("maakunta_20260101", "Region"),
    "year": ("timeperiod_y", "Year"),
    "occupation_code": ("ammattiluokitus_10_20100101", "Occupation (levels 1–3)"),
    "sex_code": ("sukupuoli_9_20220101", "Sex"),
    "age_band": ("ika_9_20260101", "Age"),
    "content_code": ("contentscode", "Information"),
}


def play(told: Told, table: str, rows: pd.DataFrame) -> None:
    """Let a PxWeb service answer with these rows: the description of the table, and any selection from it."""
    keys = [column for column in VARIABLES if column in rows]
    contents = rows.drop_duplicates("content_code").set_index("content_code")
    described = [_variable(column, rows[column], contents) for column in keys]
    cells = rows.assign(year=rows["year"].astype(str)).set_index(keys)
    value_of, status_of = cells["value"].to_dict(), cells["status"].dropna().to_dict()

    def data(body: bytes) -> Json:
        asked = {each["code"]: each["selection"]["values"] for each in json.loads(body)["query"]}
        order = [list(asked).index(VARIABLES[column][0]) for column in keys]
        signs: dict[str, str] = {}

        def cell(codes: Json) -> float | None:
            given = list(codes.values())
            key = tuple(given[place] for place in order)
            signs[str(len(signs))] = status_of.get(key, "")
            return None if key in status_of else float(value_of[key])

        found = cube_of(cell, asked)
        units = {code: {"base": contents.loc[code, "unit"]} for code in asked["contentscode"]}
        found["dimension"]["contentscode"]["category"]["unit"] = units
        return found | {"status": {place: sign for place, sign in signs.items() if sign}}

    folder = "/en/StatFin/tyokay/"
    told.answers.setdefault("/en/?config", {"maxCells": 120_000, "maxCalls": 1000, "timeWindow": 60})
    listed = told.answers.setdefault(folder, [])
    listed.append({"id": f"{table}.px", "type": "t", "updated": "2026-06-02T08:00:00"})
    told.answers[f"{folder}{table}.px"] = lambda body: data(body) if body else {"title": table, "variables": described}


def _variable(column: str, values: "pd.Series[str]", contents: pd.DataFrame) -> Json:
    code, text = VARIABLES[column]
    listed = list(dict.fromkeys(map(str, values)))
    words = [contents.loc[each, "content"] for each in listed] if column == "content_code" else listed
    return {"code": code, "text": text, "values": listed, "valueTexts": words, "time": column == "year"}
