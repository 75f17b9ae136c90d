"""Figures that are read from public copies of the published tables, because no service is used for them.

The copies stay where they are: only the figures are taken, in the project's own tables. Expected in the folder:

========================================== =========================================================================
``municipalities_2013_2026.csv.gz``        each year's municipalities: region, subregion, wellbeing services county …
``employment_areas_2025_2026.csv``         each year's municipalities with their employment area
``population_region_age_sex_….csv.gz``     population of regions and the country by sex and single age, 1972–2025
``projection_region_age_sex_….csv.gz``     projection of 2024 for regions and the country, 2024–2045
``population_municipality_total_….csv``    total population by municipality, 2000–2022 (Sotkanet's indicator 127)
``population_municipality_sex_2025.csv``   total population by municipality and sex, 2025
``ages/population_municipality_….csv.gz``  population by municipality and eight groups of ages, 1972–2018
``labour/commuting_municipality_….csv.gz`` employed by residence (115n) and by work (115p), and commuters among them
``vital/region_net_migration_….tsv``       net migration of regions and the country, 1990–2025 (11ae), a column per year
``labour/labour_2026M06.csv``              unemployed, labour force and vacancies of June 2026, every area (12r5)
``boundaries/municipalities_2024_….json``  boundaries of the municipalities of 2024, in degrees
``boundaries/municipalities_2026_….json``  land area of the municipalities of 2026
========================================== =========================================================================
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

import pandas as pd

from lagesbild.errors import BadFile
from lagesbild.settings import LANGUAGES
from lagesbild.sources.features import projected, read_features

OLDEST_AGE: Final = "100-"
HIDDEN: Final = "..."
COUNTRY: Final = "SSS"
COUNTRY_NUMBER: Final = "246"
COMMUTING: Final = "labour/commuting_municipality_education_age_2007_2017.csv.gz"
SIDES: Final = {
    "resident_employed": ("raw_statfin__employed_resident", "statfin-115n"),
    "jobs": ("raw_statfin__job", "statfin-115p"),
}
"""Two tables that are in one file."""
COMMUTING_COLUMNS: Final = ("side", "code", "year", "education", "age", "commuting", "value")
YEARS_OF_MIGRATION: Final = range(1990, 2026)


@dataclass(frozen=True)
class Import:
    """One table that is read from a copy: its file, the columns that file must have, and how rows are made of it."""

    table: str
    source: str
    file: str
    columns: tuple[str, ...]
    shape: Callable[[pd.DataFrame], pd.DataFrame]


def read_import(declared: Import, folder: Path) -> pd.DataFrame:
    """Read one copy into rows in contract form; codes stay text, surrounding spaces go, empty fields are missing.

    Raises:
        BadFile: the file is not there or damaged, a declared column is missing, or a count is not a whole number.
    """
    path = folder / declared.file
    if not path.is_file():
        raise BadFile(path, f"is needed for {declared.table} and is not in {folder.name}/")
    try:
        copied = _read(path)
        taken = copied[list(declared.columns)].apply(lambda column: column.str.strip())
        return declared.shape(taken.mask(taken == ""))
    except KeyError as error:
        raise BadFile(path, f"a column is missing: {error.args[0]}") from error
    except (ValueError, OSError, EOFError) as error:
        raise BadFile(path, f"cannot be read as a table of whole numbers and codes: {error}") from error


def _read(path: Path) -> pd.DataFrame:
    if path.suffix == ".geojson":
        return read_features(path)
    separator = "\t" if path.suffix == ".tsv" else ","
    return pd.read_csv(path, sep=separator, dtype="str", keep_default_na=False, encoding="utf-8")


def _boundaries(copied: pd.DataFrame) -> pd.DataFrame:
    made = {"area_code": "KU" + copied["kunta"], "year": copied["vuosi"], "geometry": copied["geometry"].map(projected)}
    return _whole(pd.DataFrame(made), ["year"])


def _land_areas(copied: pd.DataFrame) -> pd.DataFrame:
    square_km = copied["landarea"].astype("float64")
    return pd.DataFrame({"area_code": "KU" + copied["natcode"], "year": 2026, "land_area_km2": square_km})


def _division(copied: pd.DataFrame) -> pd.DataFrame:
    return _in_areas(copied, {"region": "MK", "subregion": "SK", "wellbeing_county": "HV"})


def _employment_areas(copied: pd.DataFrame) -> pd.DataFrame:
    return _in_areas(copied, {"employment_area": "TA"})


def _in_areas(copied: pd.DataFrame, prefixes: Mapping[str, str]) -> pd.DataFrame:
    """Municipalities with the areas that they lie in: ``prefixes`` says what the code of each kind begins with."""
    named = {"code": "area_code", **{part: f"{part}_code" for part in prefixes}}
    named |= {f"{part}_{language}": f"{part}_name_{language}" for part in prefixes for language in LANGUAGES}
    coded = {part: prefix + copied[part] for part, prefix in {"code": "KU", **prefixes}.items()}
    return _whole(copied.assign(**coded).rename(columns=named), ["year"])


def _regional(copied: pd.DataFrame) -> pd.DataFrame:
    named = {"area": "area_code", "sex": "sex_code", "age": "age_years", "population": "population_persons"}
    ages = copied["age"].replace(OLDEST_AGE, OLDEST_AGE.rstrip("-"))
    return _whole(copied.assign(age=ages).rename(columns=named), ["year", "age_years", "population_persons"])


def _net_migration(copied: pd.DataFrame) -> pd.DataFrame:
    """One row per area and year of a table with a column per year; the country's number is that of the ISO standard."""
    regions = ("MK" + copied["reg_code"].str.zfill(2)).mask(copied["reg_code"] == COUNTRY_NUMBER, COUNTRY)
    by_year = copied.assign(area_code=regions).drop(columns="reg_code")
    long = by_year.melt("area_code", var_name="year", value_name="net_migration_persons")
    return _whole(long, ["year", "net_migration_persons"])


def _totals(copied: pd.DataFrame) -> pd.DataFrame:
    named = {"code": "area_code", "population": "population_persons"}
    return _whole(copied.assign(code="KU" + copied["code"]).rename(columns=named), ["year", "population_persons"])


def _employed(side: str, copied: pd.DataFrame) -> pd.DataFrame:
    """The rows of one side of the file, all ages and levels of education together."""
    total = (copied["education"] == COUNTRY) & (copied["age"] == COUNTRY) & (copied["side"] == side)
    named = {"code": "area_code", "value": "employed_persons"}
    kept = copied.loc[total, ["code", "year", "commuting", "value"]].rename(columns=named)
    return _whole(kept, ["year", "employed_persons"])


def _people(named: Mapping[str, str], copied: pd.DataFrame) -> pd.DataFrame:
    return _whole(copied.rename(columns=dict(named)), ["year", "population_persons"])


def _register(copied: pd.DataFrame) -> pd.DataFrame:
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


IMPORTS: Final = (
    Import(
        "raw_statfin__municipality_division",
        "statfin-division",
        "municipalities_2013_2026.csv.gz",
        (
            *("year", "code", "name_fi", "name_sv", "name_en"),
            *("region", "region_fi", "region_sv", "region_en"),
            *("subregion", "subregion_fi", "subregion_sv", "subregion_en"),
            *("wellbeing_county", "wellbeing_county_fi", "wellbeing_county_sv", "wellbeing_county_en"),
            *("language", "urbanisation"),
        ),
        _division,
    ),
    Import(
        "raw_statfin__employment_area",
        "statfin-employment-area",
        "employment_areas_2025_2026.csv",
        (
            *("year", "code"),
            *("employment_area", "employment_area_fi", "employment_area_sv", "employment_area_en"),
        ),
        _employment_areas,
    ),
    Import(
        "raw_sotkanet__population_total",
        "sotkanet-127",
        "population_municipality_total_2000_2022.csv",
        ("code", "year", "population"),
        _totals,
    ),
    Import(
        "raw_statfin__population_total",
        "statfin-11re-total",
        "population_municipality_sex_2025.csv",
        ("area", "year", "sex", "population"),
        partial(_people, {"area": "area_code", "sex": "sex_code", "population": "population_persons"}),
    ),
    Import(
        "raw_statfin__population_age_group",
        "statfin-11re-age-group",
        "ages/population_municipality_age_groups_1972_2018.csv.gz",
        ("code", "year", "age", "value"),
        partial(_people, {"code": "area_code", "age": "age_band", "value": "population_persons"}),
    ),
    Import(
        "raw_statfin__population_region",
        "statfin-11re-region",
        "population_region_age_sex_1972_2025.csv.gz",
        ("area", "year", "sex", "age", "population"),
        _regional,
    ),
    Import(
        "raw_statfin__projection_region",
        "statfin-14wx-region",
        "projection_region_age_sex_2024_2045.csv.gz",
        ("area", "year", "sex", "age", "population"),
        _regional,
    ),
    Import(
        "raw_statfin__net_migration_region",
        "statfin-11ae-region",
        "vital/region_net_migration_1990_2025.tsv",
        ("reg_code", *map(str, YEARS_OF_MIGRATION)),
        _net_migration,
    ),
    *(Import(*of, COMMUTING, COMMUTING_COLUMNS, partial(_employed, side)) for side, of in SIDES.items()),
    Import(
        "raw_keha__unemployment_latest",
        "keha-12r5-latest",
        "labour/labour_2026M06.csv",
        ("area_code", "month", "unemployed_persons", "labour_force_persons", "vacancies_count"),
        _register,
    ),
    Import(
        "raw_statfin__boundary_simplified",
        "geo-kunta-2024",
        "boundaries/municipalities_2024_wgs84.geojson",
        ("kunta", "vuosi", "geometry"),
        _boundaries,
    ),
    Import(
        "raw_nls__land_area",
        "nls-land-area",
        "boundaries/municipalities_2026_2km_epsg3067.geojson",
        ("natcode", "landarea"),
        _land_areas,
    ),
)
