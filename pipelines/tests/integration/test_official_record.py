"""How the official projection fared: figures worked from the providers' rows, and those that others published of it."""

import json
import re
from collections.abc import Hashable
from statistics import mean, median, quantiles
from typing import Any

import duckdb
import pandas as pd
import pytest
from typer.testing import CliRunner

from lagesbild.ages import APART, EVERYBODY, RECORD_AGES
from lagesbild.cli import app
from lagesbild.measures.accuracy import compared_rounds, official_accuracy, with_errors
from lagesbild.settings import Project
from lagesbild.store import Store
from lagesbild.store.statements import statement_of

KEYS = ["round", "area_code", "age_band", "year", "projected_persons", "observed_persons"]
BAND = re.compile(r"\('([\w+-]+)', (\d+), (\d+)\)")


@pytest.fixture(scope="module")
def rounds(store: Store) -> pd.DataFrame:
    return compared_rounds(store)


def persons(rounds: pd.DataFrame, *key: object) -> list[int]:
    """Projected and observed persons of one round, area, age band and year."""
    return next([*row[4:]] for row in rounds[KEYS].itertuples(index=False, name=None) if row[:4] == key)


def lines(table: pd.DataFrame, number: int, year: int) -> list[dict[Hashable, Any]]:
    """The lines of a printed table that are of one round and year."""
    return [row for row in table.reset_index().to_dict("records") if (row["round"], row["year"]) == (number, year)]


def column(rows: list[dict[Hashable, Any]], of: str, value: str) -> dict[str, float]:
    """What a column says of each value of another one, with one decimal."""
    return {row[of]: round(row[value], 1) for row in rows}


def test_bands_of_the_table_are_those_of_the_project() -> None:
    bands = {
        name: (int(first), int(last)) for name, first, last in BAND.findall(statement_of("mart_area__official_record"))
    }
    assert bands == RECORD_AGES
    ages = [age for band in APART for age in range(bands[band][0], bands[band][1] + 1)]
    assert ages == list(range(EVERYBODY["all"][1] + 1))


def test_a_municipality_is_told_from_the_provider_s_rows(rounds: pd.DataFrame) -> None:
    # Alajärvi: Sotkanet 733 of 2013 and 127; 128v and 11re
    assert persons(rounds, 2012, "KU005", "all", 2020) == [9654, 9419]
    assert persons(rounds, 2019, "KU005", "all", 2025)[1] == 8982


def test_those_that_merged_are_followed_through_a_chain_of_divisions(rounds: pd.DataFrame, checkout: Project) -> None:
    codes = ("KU541", "KU911")  # Nurmes, and Valtimo that joined it in 2020
    with duckdb.connect() as database:
        (projected,) = database.execute(
            "select sum(population_persons)::int from read_parquet($file)"
            " where list_contains($codes, area_code) and year = 2025",
            {"file": str(checkout.bundled / "raw_statfin__projection_2019.parquet"), "codes": codes},
        ).fetchone() or (0,)
    assert persons(rounds, 2019, "KU541", "all", 2025)[0] == projected
    assert not set(rounds["area_code"]) & {"KU911", "KU099", "KU588", "KU164"}


def test_only_years_of_the_round_and_after_are_compared(rounds: pd.DataFrame) -> None:
    of = rounds.groupby("round")["year"].agg(lambda years: sorted(set(years))).to_dict()
    assert of == {2012: [2020], 2019: [*range(2019, 2026)], 2021: [*range(2022, 2026)], 2024: [2024, 2025]}


# mean absolute error, 90th percentile of the absolute errors, and median, worked without pandas
@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ((2012, 2020), (5.92, 10.87, 5.04)),
        ((2019, 2020), (1.00, 2.24, 0.00)),
        ((2019, 2021), (1.42, 2.91, -0.41)),
        ((2019, 2022), (1.68, 3.57, -0.38)),
        ((2019, 2025), (2.62, 5.41, -0.95)),
    ],
)
def test_totals_of_municipalities(
    rounds: pd.DataFrame, key: tuple[int, int], expected: tuple[float, float, float]
) -> None:
    rows = [row for row in rounds[KEYS].itertuples(index=False) if (row[0], row[3]) == key and row[2] == "all"]
    errors = [100 * (row[4] - row[5]) / row[5] for row in rows if row[1].startswith("KU")]
    sizes = [abs(error) for error in errors]
    worked = (mean(sizes), quantiles(sizes, n=10, method="inclusive")[8], median(errors))
    assert [round(each, 2) for each in worked] == list(expected)
    (told,) = lines(official_accuracy(rounds)["municipalities"], *key)
    assert [round(told[name], 2) for name in ("mean_absolute", "percentile_90", "median")] == list(expected)
    assert (told["years_ahead"], told["count"]) == (key[1] - key[0], 308)


def test_size_classes_ages_and_regions_of_the_record(rounds: pd.DataFrame) -> None:
    told = official_accuracy(rounds)
    sizes = lines(told["size_classes"], 2012, 2020)
    errors = column(sizes, "inhabitants", "mean_absolute")
    assert (errors["under 2000"], errors["over 50000"]) == (7.4, 3.4)
    assert [row["count"] for row in sizes] == [47, 90, 116, 34, 21]
    (country,) = lines(told["country"], 2019, 2025)
    published = {"0-2": 1.6, "3-5": -5.0, "7-12": -2.7, "13-15": -2.6, "19-64": -2.8, "75-84": 2.2, "85+": 3.0}
    assert {band: round(country[band], 1) for band in published} == published
    assert round(country["all"], 2) == -1.7
    assert round(lines(told["country"], 2012, 2020)[0]["all"], 2) == 1.76
    regions = column(lines(told["regions"], 2019, 2025), "age_band", "mean_absolute")
    assert [regions[band] for band in ("0-2", "7-12", "65-74")] == [6.6, 3.4, 0.6]
    assert len(lines(told["each_region"], 2024, 2025)) == 19


def test_an_area_in_which_nobody_came_has_no_error() -> None:
    rows = [(2019, "KU318", "6", 2025, 2, 0), (2019, "KU318", "7-12", 2025, 9, 10)]
    found = with_errors(pd.DataFrame(rows, columns=KEYS))
    assert found[["age_band", "years_ahead", "error_pct"]].to_numpy().tolist() == [["7-12", 6, -10.0]]


@pytest.mark.slow
def test_the_command_gives_the_record_to_machines(built_home: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAGESBILD_HOME", str(built_home.root))
    printed = CliRunner().invoke(app, ["backtest", "--json"])
    assert printed.exit_code == 0, printed.output
    told = json.loads(printed.stdout)
    assert list(told) == ["official_record"]
    assert {tuple(row) for row in told["official_record"]} == {tuple(KEYS)}
    assert [2012, "SSS", "all", 2020, 5631017, 5533793] in [list(row.values()) for row in told["official_record"]]
