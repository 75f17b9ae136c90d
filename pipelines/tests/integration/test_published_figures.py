"""Published figures are those that the project computes, and one that is not is refused."""

import shutil
from pathlib import Path

import duckdb
import pytest

from lagesbild.errors import BadFile
from lagesbild.settings import Project
from published_figures import Verdict, compare, comparisons, folder_of, main, public_copies, read_comparison, refusal
from tests.conftest import CHECKOUT

# compared and equal, of the figures that ship; of the public copies where they are
SHIPPED = {
    "ages_of_regions": (3838, 3838),  # 19 regions, two sexes, 101 ages
    "changes_of_the_country": (6, 6),
    "education_of_regions": (60, 60),  # 20 areas, 3 levels
    "jobseekers_of_regions": (37802, 37802),
    "key_figures": (103, 103),  # 20 areas, 4 figures; 21 municipalities and 2 groups
    "net_migration_of_regions": (19, 19),
    "occupations_of_regions": (2320, 2320),  # 20 areas, 58 months, 2 figures
    "projection_by_band": (7656, 7656),  # 308 municipalities and 11 groups, 8 bands, 3 years
    "projection_of_regions": (5700, 5700),  # 19 regions, 100 ages, 3 years
    "totals_by_age_2019": (308, 308),
    "totals_of_municipalities": (309, 309),
    "totals_of_regions": (480, 456),  # 20 areas, 24 years; the two series differ in themselves
}
COPIED = {
    "aged_75_of_cities": (10, 10),
    "ages_of_postal_areas": (900, 900),
    "ages_of_regions_by_year": (7520, 7520),  # 20 areas, 47 years, 8 age groups
    "residents_2023": (18, 18),
    "unemployed_share": (0, 0),  # of a month that has not been fetched
}
COMPARISONS = {each.name: each for each in comparisons(CHECKOUT)}


def judged(store: duckdb.DuckDBPyConnection, name: str, copies: Path | None = None) -> Verdict:
    return compare(COMPARISONS[name], store, figures=folder_of(CHECKOUT), copies=copies or public_copies())


def test_every_comparison_is_expected_here() -> None:
    assert {*COMPARISONS} == {*SHIPPED, *COPIED}


@pytest.mark.parametrize("name", SHIPPED)
def test_published_figures_are_computed(copied_store: duckdb.DuckDBPyConnection, name: str) -> None:
    verdict = judged(copied_store, name)
    assert (verdict.compared, verdict.equal) == SHIPPED[name], verdict
    assert refusal(COMPARISONS[name], verdict) == ""


@pytest.mark.parametrize("name", COPIED)
def test_figures_of_public_copies_are_computed(copied_store: duckdb.DuckDBPyConnection, name: str) -> None:
    if not all((public_copies() / copy).is_file() for copy in COMPARISONS[name].copies):
        pytest.skip("the public copies are not here; LAGESBILD_PUBLIC_COPIES says where they are")
    verdict = judged(copied_store, name)
    assert (verdict.compared, verdict.equal) == COPIED[name], verdict
    assert refusal(COMPARISONS[name], verdict) == ""


SEEDED = [
    (
        "ages_of_regions",
        "update mart_area__population set population_persons = population_persons + 1 where area_code = 'KU005'"
        " and year = 2019 and sex = 'men' and age_years = 7",
        "1 differ, MK14, 2019, men 7 by 1",
    ),
    (
        "key_figures",
        "update mart_area__population set population_persons = population_persons + 1 where area_code = 'MK21'"
        " and year = 2025 and kind = 'observed' and sex = 'total' and age_years = 70",
        "1 differ, MK21, 2025, residents by 1",
    ),
    (
        "jobseekers_of_regions",
        "update mart_area__jobseekers set vacancies_at_least_count = 9999 where area_code = 'KU005'"
        " and month = '2026-06'",
        "2 differ, ",
    ),
    (
        "projection_by_band",
        "update mart_area__population set population_persons = 0 where area_code = 'kopa-suupohja' and year = 2040"
        " and kind = 'projected' and sex = 'total' and age_years = 6",
        "1 differ, kopa-suupohja, 2040, 6 by 114",
    ),
    (
        "totals_of_regions",
        "update mart_area__population_total set population_persons = population_persons + 600 where area_code = 'KU005'"
        " and year = 2000",
        "26 differ, SSS, 2000, residents by 600",
    ),
    (
        "totals_of_municipalities",
        "delete from mart_area__population_total where area_code = 'KU005' and year = 2025",
        "1 differ, KU005, 2025, residents by inf",
    ),
    (
        "totals_by_age_2019",
        "delete from mart_area__population where area_code = 'KU005' and year = 2019",
        "307 compared, at least 308 must be",
    ),
]


@pytest.mark.parametrize(("name", "change", "said"), SEEDED, ids=[name for name, *_ in SEEDED])
def test_a_figure_that_is_not_the_published_one_is_refused(
    spoiled: duckdb.DuckDBPyConnection, name: str, change: str, said: str
) -> None:
    spoiled.execute(change)
    assert refusal(COMPARISONS[name], judged(spoiled, name)).startswith(said)


@pytest.mark.parametrize("name", COPIED)
def test_what_has_no_copy_here_is_said_not_to_be_compared(
    copied_store: duckdb.DuckDBPyConnection, tmp_path: Path, name: str
) -> None:
    verdict = judged(copied_store, name, tmp_path)
    assert (verdict.compared, verdict.reason) == (0, "the public copies are not here")
    assert refusal(COMPARISONS[name], verdict) == ""


def test_a_store_with_another_figure_fails_and_the_table_says_where(
    built_home: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    home = Project(tmp_path / "home")
    shutil.copytree(folder_of(built_home), folder_of(home))
    home.store.parent.mkdir(parents=True)
    shutil.copy(built_home.store, home.store)
    home.contracts.mkdir(parents=True)
    monkeypatch.setenv("LAGESBILD_HOME", str(home.root))
    names = ["net_migration_of_regions", "totals_of_municipalities"]
    assert main(names) == 0
    assert capsys.readouterr().out.splitlines() == [
        "published figures          compared    equal  farthest off",
        "net_migration_of_regions         19       19  0",
        "totals_of_municipalities        309      309  0",
        "328 of 328 published figures are equal.",
    ]
    with duckdb.connect(home.store) as store:
        store.execute("update mart_area__population_total set population_persons = 8983 where area_code = 'KU005'")
    assert main(names) == 1
    assert capsys.readouterr().out.splitlines()[2:] == [
        "totals_of_municipalities        309      308  1 (KU005, 2025, residents)",
        "  REFUSED: 1 differ, KU005, 2025, residents by 1",
        "327 of 328 published figures are equal.",
    ]


def test_a_comparison_without_its_header_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "residents.sql"
    path.write_text("-- figure: residents\nselect 1\n", encoding="utf-8")
    with pytest.raises(BadFile, match="field published: a comparison begins with the lines -- figure: …"):
        read_comparison(path)
