"""What exhibits ask of ages, against figures added up by hand from the published tables."""

import pandas as pd
import pytest

from lagesbild.ages import BANDS, EVERYBODY, SCHOOL_STAGES
from lagesbild.measures.ages import (
    ages,
    area_bands,
    band_years,
    persons_by_age,
    projected_years,
    service_age_bands,
    without_migration,
)
from lagesbild.measures.compared_ages import compared_ages, times_of
from lagesbild.measures.today import Times, rows_of_year
from lagesbild.store import Store, find_area

JARVISEUTU = "kopa-jarviseutu"


def test_single_ages_of_a_group_are_the_sum_of_its_members(store: Store) -> None:
    rows = ages(store, area=find_area(store, JARVISEUTU))
    projected = persons_by_age(rows_of_year(rows, year=2024, kind="projected"))
    # Statistics Finland 14wx, KU005 + KU052 + KU403 + KU934 in 2024: 99 of age 0, 160 of age 7
    assert (projected.loc[0], projected.loc[7]) == (99, 160)
    assert projected.sum() == 16626
    assert projected.index.tolist() == list(range(101)) and pd.isna(projected.loc[100])


def test_years_to_which_the_projection_reaches(store: Store) -> None:
    assert projected_years(store, area=find_area(store, JARVISEUTU)) == [2035, 2040]
    regional = projected_years(store, area=find_area(store, "MK06"))
    assert (regional[0], regional == list(range(2026, regional[-1] + 1))) == (2026, True)


def test_bands_of_an_area_are_sums_of_its_single_ages(store: Store) -> None:
    area = find_area(store, "MK21")
    single = persons_by_age(rows_of_year(ages(store, area=area), year=2025, kind="observed"))
    rows = rows_of_year(band_years(store, area=area, bands=BANDS), year=2025, kind="observed").set_index("band")
    for band, (first, last) in BANDS.items():
        assert rows.loc[band, "population_persons"] == single.loc[first:last].sum(), band
    assert not rows["lacks_oldest"].any()


def test_bands_are_asked_of_each_area_with_its_names(store: Store) -> None:
    rows = area_bands(store, area_codes=["KU005", "KU052"], bands={**EVERYBODY, **SCHOOL_STAGES})
    then = rows_of_year(rows, year=2040, kind="projected").set_index(["area_code", "band"])
    # Statistics Finland 14wx, ages 7–12 in 2040
    assert then.loc[("KU005", "7-12"), "population_persons"] == 418
    assert then.loc[("KU052", "7-12"), "population_persons"] == 95
    assert then.loc[("KU052", "7-12"), "name_sv"] == "Evijärvi"
    assert then["lacks_oldest"].groupby("band").any().to_dict() == {
        "6": False,
        "7-12": False,
        "13-15": False,
        "16-18": False,
        "all": True,
    }


def test_only_years_that_are_shown_are_cited(store: Store) -> None:
    bands = service_age_bands(store, area=find_area(store, "MK21"), horizon=2040)
    assert {source for listed in bands["sources"] for source in listed} == {
        "statfin-11re-region",
        "statfin-14wx-region",
    }


@pytest.mark.parametrize(
    ("code", "horizon", "expected"),
    [
        (JARVISEUTU, 2040, Times(2024, "projected", 2040, lacks_oldest=True)),
        ("MK21", 2030, Times(2025, "observed", 2030, lacks_oldest=False)),
    ],
)
def test_two_times_are_compared(store: Store, code: str, horizon: int, expected: Times) -> None:
    area = find_area(store, code)
    bands = service_age_bands(store, area=area, horizon=horizon)
    times = times_of(bands)
    compared = compared_ages(store, area=area, times=times)
    assert times == expected
    school = bands.set_index("band").loc["7-12"]
    assert compared.now.loc[7:12].sum() == school["base_persons"]
    assert compared.then.loc[7:12].sum() == school["horizon_persons"]
    assert pd.isna(compared.then.loc[100]) == expected.lacks_oldest


def test_what_was_not_fetched_has_no_rows(store: Store) -> None:
    assert without_migration(store, area=find_area(store, "005"), horizon=2040).empty
