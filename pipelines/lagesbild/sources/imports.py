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
``projections/projection2012_….csv``       projection of 2012 by municipality for 2020, 2030 and 2040 (Sotkanet)
``projections/projection2019_….csv.gz``    projection of 2019 by municipality and single age, 2019–2040 (128v)
``projections/projection2021_….csv``       projection of 2021 for the country, 2022–2070
``../sweden/municipalities_2025.csv``      municipalities of Sweden with their county
``../sweden/education_level_….csv.gz``     population by level of education, age and sex, 2019 (SCB, UF0506)
``../sweden/population_….csv.gz``          population by municipality, single age and sex, 2019 (SCB, BE0101)
``../sweden/unemployed_….csv.gz``          registered unemployed by municipality and month, 2018 and 2022
``../sweden/stockholm_county_26.geojson``  boundaries of the municipalities of Stockholm County, in degrees
========================================== =========================================================================
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

import pandas as pd

from lagesbild.errors import BadFile
from lagesbild.sources import shapes, swedish_shapes
from lagesbild.sources.features import read_features

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
        shapes.division,
    ),
    Import(
        "raw_statfin__employment_area",
        "statfin-employment-area",
        "employment_areas_2025_2026.csv",
        (
            *("year", "code"),
            *("employment_area", "employment_area_fi", "employment_area_sv", "employment_area_en"),
        ),
        shapes.employment_areas,
    ),
    Import(
        "raw_sotkanet__population_total",
        "sotkanet-127",
        "population_municipality_total_2000_2022.csv",
        ("code", "year", "population"),
        shapes.totals,
    ),
    Import(
        "raw_statfin__population_total",
        "statfin-11re-total",
        "population_municipality_sex_2025.csv",
        ("area", "year", "sex", "population"),
        shapes.by_sex,
    ),
    Import(
        "raw_statfin__population_age_group",
        "statfin-11re-age-group",
        "ages/population_municipality_age_groups_1972_2018.csv.gz",
        ("code", "year", "age", "value"),
        shapes.by_age_group,
    ),
    Import(
        "raw_statfin__population_region",
        "statfin-11re-region",
        "population_region_age_sex_1972_2025.csv.gz",
        ("area", "year", "sex", "age", "population"),
        shapes.regional,
    ),
    Import(
        "raw_statfin__projection_region",
        "statfin-14wx-region",
        "projection_region_age_sex_2024_2045.csv.gz",
        ("area", "year", "sex", "age", "population"),
        shapes.regional,
    ),
    Import(
        "raw_statfin__net_migration_region",
        "statfin-11ae-region",
        "vital/region_net_migration_1990_2025.tsv",
        ("reg_code", *map(str, YEARS_OF_MIGRATION)),
        shapes.net_migration,
    ),
    *(Import(*of, COMMUTING, COMMUTING_COLUMNS, partial(shapes.employed, side)) for side, of in SIDES.items()),
    Import(
        "raw_keha__unemployment_latest",
        "keha-12r5-latest",
        "labour/labour_2026M06.csv",
        ("area_code", "month", "unemployed_persons", "labour_force_persons", "vacancies_count"),
        shapes.register,
    ),
    Import(
        "raw_statfin__boundary_simplified",
        "geo-kunta-2024",
        "boundaries/municipalities_2024_wgs84.geojson",
        ("kunta", "vuosi", "geometry"),
        shapes.boundaries,
    ),
    Import(
        "raw_nls__land_area",
        "nls-land-area",
        "boundaries/municipalities_2026_2km_epsg3067.geojson",
        ("natcode", "landarea"),
        shapes.land_areas,
    ),
    Import(
        "raw_sotkanet__projection_2012",
        "sotkanet-projection-2012",
        "projections/projection2012_municipality_2020_2030_2040_sotkanet.csv",
        ("code", "year", "measure", "value"),
        shapes.round_of_totals,
    ),
    Import(
        "raw_statfin__projection_2019",
        "statfin-128v",
        "projections/projection2019_128v_municipality_age_2019_2040.csv.gz",
        ("code", "year", "age", "value"),
        shapes.round_by_age,
    ),
    Import(
        "raw_statfin__projection_2021",
        "statfin-projection-2021",
        "projections/projection2021_national_total_2022_2070.csv",
        ("code", "year", "value"),
        shapes.round_of_country,
    ),
    Import(
        "raw_scb__municipality",
        "scb-municipalities",
        "../sweden/municipalities_2025.csv",
        ("code", "name", "county", "county_name"),
        swedish_shapes.municipalities,
    ),
    Import(
        "raw_scb__education",
        "scb-uf0506",
        "../sweden/education_level_municipality_age_sex_2019.csv.gz",
        ("code", "education_level", "age", "sex", "persons"),
        swedish_shapes.education,
    ),
    Import(
        "raw_scb__population_2019",
        "scb-be0101-2019",
        "../sweden/population_municipality_age_sex_2019.csv.gz",
        ("code", "age", "sex", "population"),
        swedish_shapes.population,
    ),
    Import(
        "raw_arbetsformedlingen__unemployed",
        "af-unemployed",
        "../sweden/unemployed_municipality_month_2018_2022.csv.gz",
        ("month", "county_name", "municipality", "unemployed"),
        swedish_shapes.unemployed,
    ),
    Import(
        "raw_scb__boundary",
        "scb-boundaries",
        "../sweden/stockholm_county_26.geojson",
        ("code", "geometry"),
        swedish_shapes.boundaries,
    ),
)
