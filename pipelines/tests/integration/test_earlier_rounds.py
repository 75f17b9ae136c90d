"""Rounds of the projection that were fetched before the one in use: still in the archive, and part of the record."""

import duckdb
import pandas as pd
import pytest

from lagesbild.contracts import load_contract
from lagesbild.errors import BadFile
from lagesbild.settings import Project
from lagesbild.sources.parquet import read_parquet
from lagesbild.sources.rounds import archived_rounds
from lagesbild.store import build_candidate
from lagesbild.store.build import inputs_digest
from tests.integration.fetch_runs import Run, run, service
from tests.integration.fetching import SHIPPED, Service

__all__ = ["run", "service"]

PROJECTION = next(table for table in SHIPPED if table.id == "14wx")
pytestmark = pytest.mark.slow


def loosen(home: Project) -> None:
    path = home.contracts / f"{PROJECTION.table}.yml"
    path.write_text(path.read_text("utf-8").replace("at_least: 2024", "at_least: 2019"), encoding="utf-8")


def publish_round_of_2022(service: Service) -> None:
    """What ships as 2024, 2035 and 2040 stands for 2022, 2025 and 2038, with nobody aged 100 or over."""
    rows = service.rows[PROJECTION.path]
    rows["year"] = rows["year"].replace({2024: 2022, 2035: 2025, 2040: 2038})
    oldest = rows[rows["age_code"] == "099"].assign(age_code="100-", population_persons=0)
    service.rows[PROJECTION.path] = pd.concat([rows, oldest], ignore_index=True)


def move_on(home: Project) -> None:
    """A newer round has a table of its own: the declaration asks for that one from now on."""
    path = home.reference / "sources.yml"
    text = path.read_text("utf-8").replace("StatFin/vaenn/14wx.px", "StatFin/vaenn/19ab.px")
    path.write_text(text.replace("vaesto_e24:", "vaesto_e27:"), encoding="utf-8")


def test_without_an_archive_there_is_no_earlier_round(home: Project) -> None:
    assert archived_rounds(load_contract(home.contracts / "raw_statfin__projection_archived.yml"), home) is None


def test_a_round_stays_in_the_record_when_the_declaration_moves_on(home: Project, service: Service, run: Run) -> None:
    loosen(home)
    publish_round_of_2022(service)
    run("14wx", accept=True)
    before = inputs_digest(home)
    move_on(home)
    assert inputs_digest(home) != before
    with duckdb.connect(build_candidate(home)) as built:
        rounds = built.sql(
            "select round, source_id, count(*) from raw_statfin__projection_archived group by all order by all"
        ).fetchall()
        record = built.sql(
            "select year, age_band, projected_persons, observed_persons from mart_area__official_record"
            " where round = 2022 and area_code = 'KU005' order by all"
        ).fetchall()
    assert rounds == [(2022, "statfin-14wx-municipality", 309 * 101 * 3)]
    # Alajärvi in 2024 and 2035 by the projection of 2024; on 31 December of 2022 by Sotkanet's 127 and of 2025 by 11re
    assert record == [(2022, "all", 9008, 9183), (2025, "all", 7937, 8982)]


def test_of_two_snapshots_of_one_round_the_newer_counts_and_the_round_in_use_does_not(
    home: Project, service: Service, run: Run
) -> None:
    loosen(home)
    publish_round_of_2022(service)
    run("14wx", accept=True)
    rows = service.rows[PROJECTION.path]
    rows.loc[rows["area_code"] == "KU005", "population_persons"] += 1
    service.updated[PROJECTION.path] = "2025-10-24T05:00:00Z"
    run("14wx", accept=True)
    service.rows[PROJECTION.path] = rows.assign(year=rows["year"] + 3)
    service.updated[PROJECTION.path] = "2026-10-24T05:00:00Z"
    run("14wx", accept=True)
    found = archived_rounds(load_contract(home.contracts / "raw_statfin__projection_archived.yml"), home)
    assert found is not None
    persons = read_parquet(found).query("area_code == 'KU005' and year == 2025").groupby("round")["population_persons"]
    # the newer snapshot has one person more at each age; 2024 is the round that ships
    assert persons.sum().to_dict() == {2022: 7937 + 101}
    assert sorted(read_parquet(found)["round"].unique()) == [2022, 2024]


def test_a_round_whose_source_is_not_in_the_register_is_refused(home: Project, service: Service, run: Run) -> None:
    run("14wx", accept=True)
    (home.raw / "statfin-14wx-municipality").rename(home.raw / "statfin-forgotten")
    with pytest.raises(BadFile, match="field statfin-forgotten: keep the entry of an earlier round"):
        archived_rounds(load_contract(home.contracts / "raw_statfin__projection_archived.yml"), home)
