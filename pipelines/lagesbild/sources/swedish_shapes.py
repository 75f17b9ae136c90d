"""How the rows of Sweden's tables are made of those of a public copy: text in, contract form out."""

from functools import partial
from typing import Final

import pandas as pd

from lagesbild.sources.coordinates import to_sweref99tm
from lagesbild.sources.features import projected

SEXES: Final = {"men": "1", "women": "2"}
YEAR: Final = 2019
"""The copies of education and population are of 31 December of this year and do not say so in their rows."""
FEW: Final = "<5"
"""What stands in the place of 1–4 unemployed."""
in_sweref = partial(projected, to_metres=to_sweref99tm)


def municipalities(copied: pd.DataFrame) -> pd.DataFrame:
    """One row per municipality: its name and its county."""
    return copied.rename(columns={"code": "area_code", "county": "county_code"})


def boundaries(copied: pd.DataFrame) -> pd.DataFrame:
    """One row per municipality: its outline in metres of SWEREF 99 TM."""
    return pd.DataFrame({"area_code": copied["code"], "geometry": copied["geometry"].map(in_sweref)})


def education(copied: pd.DataFrame) -> pd.DataFrame:
    """One row per municipality, level, group of ages and sex."""
    named = {"code": "area_code", "age": "age_group", "persons": "population_persons"}
    ages = copied["age"].str.removesuffix(" år")
    return _of_year(copied.assign(age=ages).rename(columns=named), ["population_persons"])


def population(copied: pd.DataFrame) -> pd.DataFrame:
    """One row per municipality, single age and sex; 100 is 100 and over."""
    named = {"code": "area_code", "age": "age_years", "population": "population_persons"}
    return _of_year(copied.rename(columns=named), ["age_years", "population_persons"])


def unemployed(copied: pd.DataFrame) -> pd.DataFrame:
    """One row per month, county and municipality by name; a number below five is missing, with its sign beside it."""
    few = copied["unemployed"] == FEW
    named = copied.rename(columns={"municipality": "municipality_name"}).drop(columns="unemployed")
    counted = copied["unemployed"].mask(few).astype("Int64")
    return named.assign(unemployed_persons=counted, unemployed_status=copied["unemployed"].where(few))


def _of_year(rows: pd.DataFrame, whole: list[str]) -> pd.DataFrame:
    coded = rows.assign(year=YEAR, sex_code=rows["sex"].map(SEXES)).drop(columns="sex")
    return coded.astype(dict.fromkeys(whole, "int64"))
