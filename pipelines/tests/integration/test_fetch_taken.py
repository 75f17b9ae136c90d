"""What the store takes of what was fetched, and what is said of it."""

from pathlib import Path

import pytest

from lagesbild.checks import build_checked_store
from lagesbild.contracts import load_contract
from lagesbild.errors import BadFile, ChecksFailed, StoreOutOfDate
from lagesbild.settings import Project
from lagesbild.sources.current import table_file
from lagesbild.sources.holdings import cited_sources, holdings
from lagesbild.sources.parquet import read_parquet
from lagesbild.store import Store
from tests.integration.fetch_runs import CHANGE, Run, archived, revise, run, service
from tests.integration.fetching import Service
from tests.integration.test_bundle import MANIFEST, replay

pytestmark = pytest.mark.slow

__all__ = ["replay", "run", "service"]


def test_bundled_figures_stay_where_they_are_newer_than_the_round(home: Project, service: Service, run: Run) -> None:
    service.updated[CHANGE.path] = "2026-05-21T05:00:00Z"
    run("121w")
    contract = load_contract(home.contracts / "raw_statfin__population_change.yml")
    assert table_file(contract, home) == home.root / contract.file


def test_the_newest_round_is_taken_whole_and_the_store_knows_that_it_is_older(
    home: Project, built_home: Project, service: Service, run: Run
) -> None:
    home.store.write_bytes(built_home.store.read_bytes())
    revise(service, births_persons=61)
    run("121w")
    with pytest.raises(StoreOutOfDate):
        Store.open(home)
    contract = load_contract(home.contracts / "raw_statfin__population_change.yml")
    taken = table_file(contract, home)
    assert taken is not None
    rows = read_parquet(taken)
    assert rows.loc[rows["area_code"] == "KU005", "births_persons"].tolist() == [61]
    source = cited_sources(home)["statfin-121w"]
    assert (source.updated, source.period) == ("2026-11-20", "2025")
    assert source.obtained["sv"] == "Siffrorna har hämtats från utgivarens tjänst 21 november 2026."


@pytest.mark.parametrize("name", ["part-0001.json", "description.json", "part-0001.sidecar.json"])
def test_an_archived_file_that_was_changed_is_refused(home: Project, run: Run, name: str) -> None:
    run("121w")
    path = home.raw / "statfin-121w" / "121w" / "2026-11-21T214500Z" / name
    path.write_bytes(path.read_bytes().replace(b"2026-05-22", b"2026-05-23").replace(b"The KU005", b"The KU006"))
    if "sidecar" in name:
        path.write_bytes(path.read_bytes().replace(b'"sha256": "', b'"sha256": "0'))
    with pytest.raises(BadFile, match="is not what the service answered; restore it, or move the folder 2026-11-21T21"):
        table_file(load_contract(home.contracts / "raw_statfin__population_change.yml"), home)


def test_the_gate_checks_what_was_fetched(home: Project, service: Service, run: Run) -> None:
    revise(service, births_persons=57)
    run("121w")
    with pytest.raises(ChecksFailed, match="area_code=KU005, year=2025, natural_increase_off_by=1"):
        build_checked_store(home, report=lambda _: None)
    assert not home.store.exists()


def test_sources_lists_every_table_with_its_time_and_what_is_missing(home: Project, run: Run) -> None:
    run("121w")
    held = {each.source: each for each in holdings(home)}
    assert {name for name, each in held.items() if each.rows} == {entry["source"] for entry in MANIFEST.values()}
    assert (held["statfin-121w"].obtained, held["statfin-12bs"].obtained) == ("fetched 2026-11-21T214500Z", "bundled")
    assert held["statfin-121w"].text == (
        "statfin-121w  Statistics Finland, Changes in population, table 121w: Changes in population by municipality\n"
        "  raw_statfin__population_change: 2025, 309 rows, of 2026-05-22, fetched 2026-11-21T214500Z\n"
        "  next release not announced; published once a year. Source: Statistics Finland (CC BY 4.0)\n"
        "  Marriages, divorces and separate migration figures for the Nordic and EU countries are missing."
    )


def test_the_period_counted_from_the_rows_is_the_one_of_the_register(home: Project) -> None:
    register = cited_sources(home)
    assert {each.source: each.period for each in holdings(home)} == {
        source: entry.period for source, entry in register.items() if entry.form != "statute"
    }


def test_the_archive_names_no_path_of_the_machine(home: Project, run: Run) -> None:
    run("121w")
    assert [name for name, content in archived(home).items() if str(Path(home.root)).encode() in content] == []
