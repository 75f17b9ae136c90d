"""The checks of employed persons by occupation against made-up tables; see ``occupation_tables`` for their figures."""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

from lagesbild.checks.sql_checks import load_check
from lagesbild.contracts import row_text
from lagesbild.exhibits.labour import job_openings
from lagesbild.settings import Project
from lagesbild.store import Store, find_area
from lagesbild.store.statements import SQL
from tests.integration.occupation_stores import Stores
from tests.integration.occupation_tables import AGES, EMPLOYED, SHARE, by_age, by_region

pytestmark = pytest.mark.slow

CHECKS = sorted(path.stem for path in (SQL.parents[3] / "expectations" / "checks").glob("employed_*.sql"))


@pytest.fixture
def made(built_home: Project, tmp_path: Path) -> Iterator[Stores]:
    stores = Stores(built_home, tmp_path)
    yield stores
    stores.close()


def failed(store: Store, checkout: Project, check: str) -> tuple[str, ...]:
    """The rows that break the rule, as the gate shows them."""
    offending = load_check(checkout.checks / f"{check}.sql").offending_rows
    rows = store.query(f"select * from ({offending}) order by all")
    return tuple(row_text(dict(row)) for _, row in rows.iterrows())


def test_what_was_made_up_passes_every_check(made: Stores, checkout: Project) -> None:
    store = made.make(by_region(), by_age())
    assert len(CHECKS) == 9
    assert [failed(store, checkout, check) for check in CHECKS] == [()] * 9


def test_two_contents_are_refused_by_name(made: Stores, checkout: Project) -> None:
    store = made.make(by_region(contents=[EMPLOYED, ("b", "Employed aged 18–64", "number")]), by_age())
    assert failed(store, checkout, "employed_contents_are_one") == (
        "source_id=statfin-115s, content_code=b, content=Employed aged 18–64",
        "source_id=statfin-115s, content_code=tyolliset, content=Employed",
    )
    assert failed(store, checkout, "employed_contents_are_known") == ()


def test_a_table_without_employed_persons_is_warned_of(made: Stores, checkout: Project) -> None:
    store = made.make(by_region(contents=[SHARE]), by_age())
    assert failed(store, checkout, "employed_contents_are_known") == (
        "source_id=statfin-115s, content_code=osuus, content=Share of employed, %, unit=per cent",
    )


def test_groups_larger_than_all_occupations_are_refused(made: Stores, checkout: Project) -> None:
    regions = by_region(country=False)
    all_of_one = (regions["occupation_code"] == "SSS") & (regions["area_code"] == "MK14") & (regions["year"] == 2023)
    of_both = (regions["sex_code"] == "SSS") & (regions["content_code"] == "tyolliset")
    regions.loc[all_of_one & of_both, "value"] = 77_999
    assert failed(made.make(regions, by_age()), checkout, "employed_groups_within_total") == (
        "area_code=MK14, ages=all, year=2023, groups_persons=78000, total_persons=77999",
    )


def test_bands_that_overlap_are_refused_and_those_over_55_warned_of(made: Stores, checkout: Project) -> None:
    ages = by_age(years=[2023])
    more = ages[ages["age_band"] == "45-54"].assign(age_band="50-59")
    store = made.make(by_region(), pd.concat([ages, more], ignore_index=True))
    assert failed(store, checkout, "employed_ages_do_not_overlap") == (
        "year=2023, age_from=45, age_to=54, other_from=50, other_to=59",
        "year=2023, age_from=50, age_to=59, other_from=55, other_to=64",
    )
    assert failed(store, checkout, "employed_ages_part_at_55") == ("year=2023, age_from=50, age_to=59",)
    assert job_openings.answer(store, area=find_area(store, "MK14")).is_empty
    assert AGES[4] == "55-64"


def test_broken_persons_and_groups_without_a_name_are_refused(made: Stores, checkout: Project) -> None:
    ages = by_age(years=[2023])
    store = made.make(by_region(), ages.assign(value=ages["value"].astype(float) + 0.5))
    assert failed(store, checkout, "employed_are_whole_persons") == (
        f"source_id=statfin-115r, content_code=tyolliset, unit=number, broken_values={len(ages)}",
    )
    unnamed = ages[ages["occupation_code"] == "91"].assign(occupation_code="97")
    store = made.make(by_region(), pd.concat([ages, unnamed], ignore_index=True))
    assert failed(store, checkout, "employed_groups_have_names") == ("occupation_code=97",)
