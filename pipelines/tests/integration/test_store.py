"""The store: codes stay text, hidden numbers stay hidden, mergers are followed, and half a store is never seen."""

import multiprocessing
import resource
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from types import ModuleType

import duckdb
import pytest

from lagesbild import checks
from lagesbild.cli.asking import areas
from lagesbild.contracts import load_contracts
from lagesbild.errors import BadFile, NotWritten, StoreMissing, StoreOutOfDate, UnknownName
from lagesbild.projections import cohort_change
from lagesbild.settings import Project, project
from lagesbild.sources import outlines
from lagesbild.store import Store, boundaries, build, build_candidate, find_area, group_of, inputs_digest, swap_in

pytestmark = pytest.mark.slow

GROUP = "group_code,name_fi,name_sv,name_en,programme,member_code,source\n"


def add_group(home: Project, *members: str) -> None:
    lines = "".join(f"oma-ryhma,Oma,Egen,Own,Oma 2026,{code},own files\n" for code in members)
    (home.local / "groups.csv").write_text(GROUP + lines, encoding="utf-8")


def leftovers(home: Project) -> list[str]:
    return sorted(path.name for path in home.store.parent.glob("*lagesbild*"))


def test_every_table_of_a_contract_is_there_and_filled(store: Store, checkout: Project) -> None:
    tables = store.query("select table_name, estimated_size as rows from duckdb_tables() order by table_name")
    empty = tables[tables["rows"] == 0]["table_name"].tolist()
    assert set(tables["table_name"]) == {*load_contracts(checkout.contracts), "store_doubts", "store_inputs"}
    contracts = load_contracts(checkout.contracts).values()
    unfilled = {each.table for each in contracts if each.origin in {"fetched", "archived", "local"}}
    of_local_files = {"mart_reference__unit_price", "mart_reference__own_unit", "mart_reference__own_forecast"}
    of_local_files |= {"mart_reference__own_staff", "mart_reference__own_applicant", "mart_reference__own_border_pupil"}
    of_fetched_tables = {"stg_statfin__self_sufficiency", "mart_area__self_sufficiency"}
    of_fetched_tables |= {"mart_municipality__occupation", "stg_statfin__employed_occupation"}
    of_fetched_tables |= {"stg_statfin__projected_change", "mart_area__projected_change"}
    of_fetched_tables |= {"stg_statfin__resident_category", "mart_area__resident_category"}
    of_fetched_tables |= {"stg_vipunen__study_place", "mart_area__study_place"}
    of_fetched_tables |= {"mart_region__employed_occupation", "mart_occupation__employed_age"}
    of_fetched_tables |= {"stg_sweden__outlook", "mart_sweden__outlook"}
    of_fetched_tables |= {"stg_sweden__published_pass", "mart_sweden__published_pass"}
    of_former_members = {"mart_area__former_member"}
    assert {*empty} == {"store_doubts"} | unfilled | of_local_files | of_fetched_tables | of_former_members


def test_codes_are_text_with_their_leading_zeros(store: Store) -> None:
    codes = store.query(
        "select distinct area_code from mart_area__population where area_code like 'KU00%' order by area_code"
    )
    assert codes["area_code"].tolist() == ["KU005", "KU009"]
    assert find_area(store, "005") == find_area(store, "KU005")


def test_hidden_number_is_missing_with_its_bounds_and_not_zero(store: Store) -> None:
    months = store.query(
        "select unemployed_persons, unemployed_at_least_persons, unemployed_at_most_persons"
        " from mart_area__jobseekers where area_code = 'KU035' and month = '2023-10'"
    )
    assert months.isna().to_numpy().tolist() == [[True, False, False]]
    assert months.iloc[0, 1:].tolist() == [1, 4]


def test_what_has_no_municipality_is_part_of_the_country_only(store: Store) -> None:
    found = store.query(
        "select count(*) filter (area_code in ('KU199', 'KUJOU', 'MK91', 'MKJO')) as without,"
        " sum(vacancies_count) filter (area_code like 'MK%') as regions,"
        " sum(vacancies_count) filter (area_code = 'SSS') as country"
        " from stg_keha__jobseekers where month = '2026-06'"
    )
    assert found.iloc[0].tolist() == [0, 18498, 26641]


def test_a_month_that_was_fetched_takes_the_place_of_the_one_that_ships() -> None:
    columns = "unemployed_persons, unemployed_status, labour_force_persons, vacancies_count, vacancies_status"
    with duckdb.connect() as database:
        database.execute("create table stg_reference__successor (area_code text, successor_code text)")
        for table, figures in {
            "raw_keha__unemployment": "('KU005', '2026M06', 300, null, 3600, null, '...')",
            "raw_keha__unemployment_latest": "('KU005', '2026M06', 302, null, 3604, 19, null)",
        }.items():
            database.execute(
                f"create table {table} as select * from (values {figures}) as t(area_code, month, {columns})"
            )
        sql = (project().root / "pipelines/lagesbild/store/sql/stg_keha__jobseekers.sql").read_text(encoding="utf-8")
        rows = database.sql(sql).select("unemployed_persons, vacancies_at_least_count, source_id").fetchall()
    assert rows == [(300, 1, "keha-12r5")]


def test_projected_age_100_of_a_municipality_is_missing_and_not_zero(store: Store) -> None:
    ages = store.query(
        "select age_years, population_persons is null as missing from mart_area__population"
        " where area_code = 'KU005' and year = 2040 and age_years >= 99 order by age_years"
    )
    assert ages.to_numpy().tolist() == [[99, False], [100, True]]


def test_merged_municipality_counts_to_its_successor(store: Store) -> None:
    with_pertunmaa = store.query(
        "select (select population_persons from mart_area__population_total"
        " where area_code = 'KU507' and year = 2022 and kind = 'observed') as mart,"
        " (select sum(population_persons) from raw_sotkanet__population_total"
        " where area_code in ('KU507', 'KU588') and year = 2022) as raw"
    )
    assert with_pertunmaa["mart"].tolist() == with_pertunmaa["raw"].tolist()
    area = find_area(store, "588")
    assert area.place.code == "KU507"
    assert [(former.names["fi"], now.names["fi"]) for former, now in area.followed] == [("Pertunmaa", "Mäntyharju")]


def test_documented_group_has_its_members_and_regions(store: Store) -> None:
    area = find_area(store, "kopa-jarviseutu")
    assert area.codes == ["KU005", "KU052", "KU403", "KU934"]
    assert area.region_codes == ["MK14"]


def test_own_set_of_municipalities_is_a_group(store: Store) -> None:
    area = group_of(store, ["052", "KU005"])
    assert (area.kind, area.place.code, area.codes) == ("group", "own-group", ["KU005", "KU052"])
    assert area.place.names["sv"] == "Alajärvi – Evijärvi"


@pytest.mark.parametrize("code", ["5", "KU999", "ku005", "Alajarvi", "kopa-jarviseutuu", ""])
def test_unknown_area_is_refused_with_the_nearest(store: Store, code: str) -> None:
    with pytest.raises(UnknownName, match=r"Nearest: .+ All: lagesbild areas$"):
        find_area(store, code)


def test_own_group_follows_a_member_that_merged(home: Project) -> None:
    add_group(home, "KU588", "KU005")
    swap_in(build_candidate(home), home)
    with Store.open(home) as store:
        area = find_area(store, "oma-ryhma")
    assert area.codes == ["KU005", "KU507"]
    assert [(former.code, now.code) for former, now in area.followed] == [("KU588", "KU507")]


@pytest.mark.parametrize("statement", ["delete from mart_area__area", "create table x (y integer)"])
def test_readers_cannot_write(store: Store, statement: str) -> None:
    with pytest.raises(duckdb.InvalidInputException, match="read-only"):
        store.query(statement)


def test_parameters_are_bound_and_missing_or_excess_ones_refused(store: Store) -> None:
    hostile = "x'; drop table mart_area__area; --"
    assert store.query("select $code as code", code=hostile)["code"].tolist() == [hostile]
    with pytest.raises(duckdb.InvalidInputException):
        store.query("select $code as code")
    with pytest.raises(duckdb.BinderException, match="Expected 0, got 1"):
        store.query("select 1 as one", code="KU005")


def test_unknown_table_is_not_taken_from_the_frames_at_hand(store: Store) -> None:
    frame = store.query("select 1 as one")
    assert len(frame) == 1
    with pytest.raises(duckdb.CatalogException):
        store.query("select * from frame")


def test_no_store_yet(home: Project) -> None:
    with pytest.raises(StoreMissing, match="lagesbild build"):
        Store.open(home)
    assert leftovers(home) == []


def test_store_older_than_its_files_is_refused(home: Project, built_home: Project) -> None:
    home.store.write_bytes(built_home.store.read_bytes())
    Store.open(home).close()
    add_group(home, "KU005")
    with pytest.raises(StoreOutOfDate, match="lagesbild build"):
        Store.open(home)


@pytest.mark.parametrize("method", [boundaries, outlines, cohort_change])
def test_store_is_older_than_a_method_that_changed(
    checkout: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, method: ModuleType
) -> None:
    source = Path(str(method.__file__))
    changed = tmp_path / source.name
    changed.write_bytes(source.read_bytes() + b"# changed")
    before = inputs_digest(checkout)
    monkeypatch.setattr(build, "METHODS", [changed if path == source else path for path in build.METHODS])
    assert inputs_digest(checkout) != before


def test_reader_keeps_the_old_store_while_a_new_one_is_swapped_in(home: Project, built_home: Project) -> None:
    home.store.write_bytes(built_home.store.read_bytes())
    with Store.open(home) as reader:
        add_group(home, "KU005", "KU049")
        swap_in(build_candidate(home), home)
        old = reader.query("select count(*) as own from mart_area__area where area_code = 'oma-ryhma'")
    with Store.open(home) as reader:
        new = reader.query("select count(*) as own from mart_area__area where area_code = 'oma-ryhma'")
    assert (old["own"].tolist(), new["own"].tolist()) == ([0], [1])
    assert leftovers(home) == ["lagesbild.duckdb"]


def test_a_store_that_cannot_be_read_is_made_again_and_what_is_asked_for_stands_alone(
    home: Project, built_home: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def build_again(place: Project, *, report: Callable[[str], None]) -> None:
        report("built")
        place.store.write_bytes(built_home.store.read_bytes())

    monkeypatch.setattr(checks, "build_checked_store", build_again)
    monkeypatch.setenv("LAGESBILD_HOME", str(home.root))
    home.store.write_bytes(b"synchronised by halves")
    areas("espoo", kind="municipality")
    told = capsys.readouterr()
    assert told.out.split() == ["KU049", "municipality", "Espoo", "/", "Esbo"]
    assert (
        told.err
        == "The store is missing, unreadable or older than its files; it is built first, some minutes.\nbuilt\n"
    )


def test_a_disk_that_is_full_is_said_and_leaves_nothing(home: Project) -> None:
    home.store.write_bytes(b"before")
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, usual[1]))
    try:
        with pytest.raises(NotWritten) as refused:
            build_candidate(home)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)
    assert str(home.root) not in str(refused.value)
    assert str(refused.value).count("\n") == 0
    assert home.store.read_bytes() == b"before"
    assert leftovers(home) == ["lagesbild.duckdb"]


def test_what_a_killed_build_left_goes_with_the_next_one(home: Project) -> None:
    for name in (".lagesbild.duckdb.4194311.new", ".lagesbild.duckdb.4194311.new.wal"):
        (home.store.parent / name).write_bytes(b"half")
    (home.reference / "mergers.csv").write_text("x", encoding="utf-8")
    with pytest.raises(BadFile):
        build_candidate(home)
    assert leftovers(home) == []


def test_two_builds_at_once_do_not_tear_each_other(home: Project) -> None:
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=spawn) as one, ProcessPoolExecutor(1, mp_context=spawn) as other:
        candidates = [build.result() for build in [pool.submit(build_candidate, home) for pool in (one, other)]]
    assert len(set(candidates)) == 2
    for candidate in candidates:
        swap_in(candidate, home)
        with Store.open(home) as store:
            assert store.query("select count(*) as areas from mart_area__area")["areas"].tolist() == [477]
    assert leftovers(home) == ["lagesbild.duckdb"]
