"""How the rows of a table are made of those of a public copy: a function for each form, text in, contract form out."""

from collections.abc import Mapping, Sequence
from typing import Final

import pandas as pd

from lagesbild.settings import LANGUAGES
from lagesbild.sources.features import projected

OLDEST_AGE: Final = "100-"
HIDDEN: Final = "..."
COUNTRY: Final = "SSS"
COUNTRY_NUMBER: Final = "246"


def boundaries(copied: pd.DataFrame) -> pd.DataFrame:
    """One row per municipality: its outline in metres."""
    made = {"area_code": "KU" + copied["kunta"], "year": copied["vuosi"], "geometry": copied["geometry"].map(projected)}
    return _whole(pd.DataFrame(made), ["year"])


def land_areas(copied: pd.DataFrame) -> pd.DataFrame:
    """One row per municipality: its land area."""
    square_km = copied["landarea"].astype("float64")
    return pd.DataFrame({"area_code": "KU" + copied["natcode"], "year": 2026, "land_area_km2": square_km})


def division(copied: pd.DataFrame) -> pd.DataFrame:
    """One row per year and municipality: the region, subregion and wellbeing services county that it lies in."""
    return _in_areas(copied, {"region": "MK", "subregion": "SK", "wellbeing_county": "HV"})


def employment_areas(copied: pd.DataFrame) -> pd.DataFrame:
    """One row per year and municipality: the employment area that it lies in."""
    return _in_areas(copied, {"employment_area": "TA"})


def _in_areas(copied: pd.DataFrame, prefixes: Mapping[str, str]) -> pd.DataFrame:
    """Municipalities with the areas that they lie in: ``prefixes`` says what the code of each kind begins with."""
    named = {"code": "area_code", **{part: f"{part}_code" for part in prefixes}}
    named |= {f"{part}_{language}": f"{part}_name_{language}" for part in prefixes for language in LANGUAGES}
    coded = {part: prefix + copied[part] for part, prefix in {"code": "KU", **prefixes}.items()}
    return _whole(copied.assign(**coded).rename(columns=named), ["year"])


def regional(copied: pd.DataFrame) -> pd.DataFrame:
    """One row per area, year, sex and single age; 100 is 100 and over."""
    named = {"area": "area_code", "sex": "sex_code", "age": "age_years", "population": "population_persons"}
    ages = copied["age"].replace(OLDEST_AGE, OLDEST_AGE.rstrip("-"))
    return _whole(copied.assign(age=ages).rename(columns=named), ["year", "age_years", "population_persons"])


def net_migration(copied: pd.DataFrame) -> pd.DataFrame:
    """One row per area and year of a table with a column per year; the country's number is that of the ISO standard."""
    regions = ("MK" + copied["reg_code"].str.zfill(2)).mask(copied["reg_code"] == COUNTRY_NUMBER, COUNTRY)
    by_year = copied.assign(area_code=regions).drop(columns="reg_code")
    long = by_year.melt("area_code", var_name="year", value_name="net_migration_persons")
    return _whole(long, ["year", "net_migration_persons"])


def totals(copied: pd.DataFrame) -> pd.DataFrame:
    """One row per municipality and year."""
    named = {"code": "area_code", "population": "population_persons"}
    return _whole(copied.assign(code="KU" + copied["code"]).rename(columns=named), ["year", "population_persons"])


def by_sex(copied: pd.DataFrame) -> pd.DataFrame:
    """One row per area, year and sex."""
    named = {"area": "area_code", "sex": "sex_code", "population": "population_persons"}
    return _whole(copied.rename(columns=named), ["year", "population_persons"])


def by_age_group(copied: pd.DataFrame) -> pd.DataFrame:
    """One row per area, year and group of ages."""
    named = {"code": "area_code", "age": "age_band", "value": "population_persons"}
    return _whole(copied.rename(columns=named), ["year", "population_persons"])


def employed(side: str, copied: pd.DataFrame) -> pd.DataFrame:
    """One row per area, year and kind of commuting of one side of the file, all ages and educations together."""
    total = (copied["education"] == COUNTRY) & (copied["age"] == COUNTRY) & (copied["side"] == side)
    named = {"code": "area_code", "value": "employed_persons"}
    kept = copied.loc[total, ["code", "year", "commuting", "value"]].rename(columns=named)
    return _whole(kept, ["year", "employed_persons"])


def round_by_age(copied: pd.DataFrame) -> pd.DataFrame:
    """One row per area, single age and year of one round of projection; 100 is 100 and over."""
    named = {"code": "area_code", "age": "age_years", "value": "population_persons"}
    ages = copied["age"].replace(OLDEST_AGE, OLDEST_AGE.rstrip("-"))
    return _whole(copied.assign(age=ages).rename(columns=named), ["year", "age_years", "population_persons"])


def round_of_country(copied: pd.DataFrame) -> pd.DataFrame:
    """One row per year of one round of projection for the whole country."""
    named = {"code": "area_code", "value": "population_persons"}
    return _whole(copied.rename(columns=named), ["year", "population_persons"])


def round_of_totals(copied: pd.DataFrame) -> pd.DataFrame:
    """One row per area and year of one round of projection, of a table that has other measures beside population."""
    return round_of_country(copied[copied["measure"] == "population"].drop(columns="measure"))


def register(copied: pd.DataFrame) -> pd.DataFrame:
    """One row per area and month: unemployed, labour force and vacancies, each with its sign where it is secret."""
    return copied[["area_code", "month"]].assign(
        **_count(copied, "unemployed_persons"),
        **_count(copied, "labour_force_persons"),
        **_count(copied, "vacancies_count"),
    )


def _count(copied: pd.DataFrame, column: str) -> dict[str, pd.Series]:
    """The count and, where the provider keeps it secret, its sign beside it; any other sign is refused."""
    secret = copied[column] == HIDDEN
    counted = copied[column].mask(secret).astype("Int64")
    return {column: counted, column.rsplit("_", 1)[0] + "_status": copied[column].where(secret)}


def _whole(table: pd.DataFrame, columns: Sequence[str]) -> pd.DataFrame:
    return table.astype(dict.fromkeys(columns, "int64"))
