"""The gate from files to the store in use: a store is complete and checked, or the former one stays."""

import hashlib
import json
import re

import duckdb
import pandas as pd
import pytest

from lagesbild.checks import build_checked_store
from lagesbild.contracts import load_contracts
from lagesbild.errors import BadFile, ChecksFailed
from lagesbild.settings import Project

pytestmark = pytest.mark.slow

BY_SQL = {
    "raw_keha__occupation_municipality",
    "raw_kolada__adult_education",
    "raw_kolada__unemployment",
    "raw_scb__population",
    "raw_scb__projection",
    "raw_statfin__employed_occupation",
    "raw_statfin__employed_occupation_age",
    "raw_statfin__main_activity",
    "raw_statfin__mother_tongue",
    "raw_statfin__population_key_figures",
    "raw_statfin__projected_change",
    "raw_statfin__projected_dependency",
    "raw_statfin__self_sufficiency_municipality",
    "raw_vipunen__study_place",
}
"""Fetched tables that a check across tables, or one of repeated periods, reads: it passes while they are empty."""


def test_checked_store_holds_every_result(home: Project) -> None:
    home.local.joinpath("groups.csv").write_text(
        "group_code,name_fi,name_sv,name_en,programme,member_code,source\n"
        "oma-ryhma,Oma,Egen,Own,Oma 2026,KU005,our own\noma-ryhma,Oma,Egen,Own,Oma 2026,KU049,our own\n",
        encoding="utf-8",
    )
    (home.local / "service_parameters.csv").write_text(
        "area_code,stage,parameter,parameter_value,source_fi,source_sv,source_en\noma-ryhma,7-12,group_size,17.5,oma,egen,own\n",
        encoding="utf-8",
    )
    (home.local / "unit_prices.csv").write_text(
        "area_code,service_fi,service_sv,service_en,age_from,age_to,price_eur,year,body,source\n"
        "KU049,Made-up,Made-up,Made-up,7,15,10500.50,2025,Made-up town,our own\n",
        encoding="utf-8",
    )
    told: list[str] = []
    results = build_checked_store(home, report=told.append)
    with duckdb.connect(home.store, read_only=True) as connection:
        saved = connection.sql(
            "select count(*), count(*) filter (not passed) from check_results where severity = 'error'"
        ).fetchall()
        own = connection.sql(
            "select population_persons from mart_area__population_total where area_code = 'oma-ryhma' and year = 2025"
        ).fetchall()
    assert saved == [(sum(each.severity == "error" for each in results), 0)]
    assert own == [(334698,)]
    held = {name for name, each in load_contracts(home.contracts).items() if each.origin not in {"fetched", "archived"}}
    assert {each.table for each in results} == held | BY_SQL
    assert [re.sub("[0-9.]+ s$", "n s", line) for line in told[:3]] == [
        "Files checked with Great Expectations in n s",
        "Store built in n s",
        "Store checked in n s",
    ]
    assert [path.name for path in home.store.parent.glob("lagesbild*")] == ["lagesbild.duckdb"]


def test_group_with_an_unknown_member_leaves_the_former_store_in_place(home: Project) -> None:
    home.store.write_bytes(b"former")
    with (home.reference / "groups.csv").open("a", encoding="utf-8") as file:
        file.write("new-group,Uusi,Ny,New,Pilot 2026,KU999,https://example.org/\n")
    with pytest.raises(ChecksFailed) as refused:
        build_checked_store(home, report=lambda line: None)
    assert refused.value.messages[0] == (
        "raw_reference__groups, column member_code: every listed member of a group is a municipality of a division from"
        " 2013 on – group_code=new-group, member_code=KU999 (data/reference/groups.csv, line 49)."
        " Correct data/reference/groups.csv or data/local/groups.csv, then: lagesbild build"
    )
    assert home.store.read_bytes() == b"former"
    assert [path.name for path in home.store.parent.glob("lagesbild*")] == ["lagesbild.duckdb"]


def test_bundled_value_out_of_bounds_stops_before_the_store_and_stands_in_the_data_docs(home: Project) -> None:
    path = home.bundled / "raw_statfin__education.parquet"
    spoiled = pd.read_parquet(path)
    spoiled.loc[spoiled["area_code"] == "KU005", "basic_persons"] = -2239
    path.unlink()
    spoiled.to_parquet(path, index=False)
    manifest = home.bundled / "MANIFEST.json"
    entries = json.loads(manifest.read_text())
    entries["raw_statfin__education"]["sha256"] = hashlib.sha256(path.read_bytes()).hexdigest()
    manifest.unlink()
    manifest.write_text(json.dumps(entries))
    with pytest.raises(ChecksFailed) as refused:
        build_checked_store(home, report=lambda line: None)
    assert refused.value.messages == [
        "raw_statfin__education, column basic_persons: is 0 to 5000000 – basic_persons=-2239, area_code=KU005,"
        " year=2025. See data/bundled/raw_statfin__education.parquet or the newest snapshot in data/raw/statfin-12bs;"
        " take it again: lagesbild fetch"
    ]
    assert "-2239" in (home.reports / "data_docs" / "index.html").read_text(encoding="utf-8")
    assert not home.store.exists()


@pytest.mark.parametrize("code", ["own-group", "lake-in-depth", "lake-since"])
def test_an_id_that_pages_of_others_have_is_not_free(home: Project, code: str) -> None:
    row = f"{code},Oma,Egen,Own,Own,KU005,Somewhere\n"
    header = "group_code,name_fi,name_sv,name_en,programme,member_code,source\n"
    (home.local / "groups.csv").write_text(header + row, encoding="utf-8")
    with pytest.raises(BadFile, match=rf"^data/local/groups\.csv, line 2, field group_code: '{code}' does not have"):
        build_checked_store(home, report=lambda _: None)


@pytest.mark.parametrize("content", [b"cut", b""])
def test_a_bundled_file_that_is_not_the_one_of_the_manifest_is_refused(home: Project, content: bytes) -> None:
    path = home.bundled / "raw_keha__occupation.parquet"
    path.unlink()
    path.write_bytes(content)
    with pytest.raises(BadFile, match=r"occupation\.parquet: is not the file that MANIFEST\.json names; .*git"):
        build_checked_store(home, report=lambda _: None)


def test_a_bundled_file_that_is_missing_is_refused_with_the_way_back(home: Project) -> None:
    (home.bundled / "raw_keha__occupation.parquet").unlink()
    with pytest.raises(BadFile, match=r"is missing; restore it: git checkout data/bundled$"):
        build_checked_store(home, report=lambda _: None)
