"""Spoiled files of own data: none is taken without a word, and each refusal says file, line, column and what to do."""

from collections import Counter

import pytest

from lagesbild.checks.own import own_warnings
from lagesbild.publish.inputs import recorded_inputs
from lagesbild.settings import Project
from lagesbild.store import inputs_digest
from lagesbild.store.lines import read_twice
from lagesbild.store.own_files import own_files, stray_files
from tests.own_files import FILES
from tests.spoiled_files import CSV_SLIPS, XLSX_SLIPS, as_csv, as_xlsx
from tests.spoiled_own import GOOD_FILES, GROUPS, PARAMETERS, PRICES, contracts, is_clear, spoiled, tables, told


def test_good_files_are_taken_with_commas_with_semicolons_and_as_workbooks(home: Project) -> None:
    for suffix in (".csv", ";", ".xlsx"):
        for name, table in tables().items():
            content = as_xlsx(table) if suffix == ".xlsx" else as_csv(table, suffix if suffix == ";" else ",")
            (home.local / f"{name}{suffix.replace(';', '.csv')}").write_bytes(content)
        assert told(home) == []
        for path in home.local.iterdir():
            path.unlink()


@pytest.mark.slow
def test_no_spoiled_file_is_taken_and_each_refusal_says_where_and_what_to_do(home: Project) -> None:
    files = list(spoiled(home))
    taken, unclear = [], []
    for each in files:
        path = home.local / f"{each.name}{each.suffix}"
        path.write_bytes(each.content)
        refusals = told(home)
        path.unlink()
        if not refusals:
            taken.append(f"{each.name}: {each.slip}")
        unclear += [refusal for refusal in refusals if not is_clear(refusal, path.name, each.slip)]
    assert taken == []
    assert unclear == []
    assert len(files) >= 200
    assert len(Counter(each.slip for each in files)) == len(CSV_SLIPS) + len(XLSX_SLIPS) >= 20
    assert {each.name for each in files} == {*GOOD_FILES, "measures"}


def test_a_file_that_nothing_reads_is_told(home: Project) -> None:
    (home.local / "own_unit.csv").write_text("area_code\n", encoding="utf-8")
    assert told(home) == [
        "data/local/own_unit.csv: is no file that is read; name it as one of these: own_units.csv, own_staff.csv, "
        "own_applicants.csv"
    ]


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("unit-prices.csv", "unit_prices.csv"),
        ("Unit_Prices.CSV", "unit_prices.csv"),
        ("unit_prices.csv.txt", "unit_prices.csv"),
        ("unit_prices (1).csv", "unit_prices.csv"),
        ("groups - Kopia.csv", "groups.csv"),
        ("groups - kopio (2).xlsx", "groups.csv"),
        ("measures-LAPTOP.csv", "measures.csv"),
        ("measures (conflicted copy 2026-11-30).csv", "measures.csv"),
        ("groups.xls", "groups.csv"),
        ("own_staff.ods", "own_staff.csv"),
        ("qualitycriteria.csv", "quality_criteria.csv"),
    ],
)
def test_a_misnamed_file_is_named_and_is_no_figure_in_use(home: Project, name: str, meant: str) -> None:
    before = inputs_digest(home)
    (home.local / name).write_text("area_code\n", encoding="utf-8")
    (line,) = told(home)
    assert line.startswith(f"data/local/{name}: is no file that is read; name it as one of these: {meant}")
    assert own_files(home) == []
    assert inputs_digest(home) == before
    assert f"data/local/{name}" not in recorded_inputs(home)


def test_what_is_read_is_in_use_and_what_is_no_table_is_nobodys_concern(home: Project) -> None:
    before = inputs_digest(home)
    for name in ("groups.xlsx", "measures.csv", "quality_criteria.csv"):
        (home.local / name).write_bytes(b"x")
    for name in ("README.md", "minutes.docx", ".DS_Store", "~$groups.xlsx", ".groups.csv.swp"):
        (home.local / name).write_bytes(b"x")
    assert own_files(home) == ["groups.xlsx", "measures.csv", "quality_criteria.csv"]
    assert list(stray_files(home)) == []
    assert inputs_digest(home) != before


def test_a_scenario_that_ends_otherwise_is_named(home: Project) -> None:
    home.scenarios.mkdir()
    for name in ("births.yml", "more.yaml", "fewer.yml.txt"):
        (home.scenarios / name).write_text("name: x\n", encoding="utf-8")
    assert [str(each) for each in stray_files(home)] == [
        "data/local/scenarios/fewer.yml.txt: is no scenario that is read; name it fewer.yml",
        "data/local/scenarios/more.yaml: is no scenario that is read; name it more.yml",
    ]


def test_what_may_be_meant_is_said_and_what_cannot_be_is_refused(home: Project) -> None:
    prices, parameters = home.local / "unit_prices.csv", home.local / "service_parameters.csv"
    prices.write_text(PRICES.replace("8192.30", "81923"), encoding="utf-8")
    assert told(home) == []
    assert own_warnings(home) == [
        "raw_local__unit_prices, column price_eur: a price for a year lies between a fifth and five times the state's "
        "own below 16, between 100 and 50,000 euro elsewhere – area_code=own-valley, service_fi=Perusopetus, "
        "age_from=7, age_to=15 (data/local/unit_prices.csv, line 2). If it is not meant, correct the price in "
        "data/local/unit_prices.csv, euro for a person and a year, then: lagesbild build"
    ]
    prices.write_text(PRICES.replace("8192.30", "0"), encoding="utf-8")
    (refused,) = told(home)
    assert "a price is more than nothing – area_code=own-valley" in refused
    prices.write_text(PRICES, encoding="utf-8")
    parameters.write_text(PARAMETERS.replace("93", "930"), encoding="utf-8")
    (refused,) = told(home)
    assert "at most 100 percent take part" in refused
    parameters.write_text(PARAMETERS.replace("93", "0.9"), encoding="utf-8")
    assert told(home) == []
    (warned,) = own_warnings(home)
    assert "participation is in percent, not as a share" in warned
    parameters.write_text(PARAMETERS, encoding="utf-8")
    assert (told(home), own_warnings(home)) == ([], [])


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("JÃ¤rvilaakso", "Järvilaakso"),
        ("Ã„htÃ¤ri", "Ähtäri"),
        ("NÃ¤mnden fÃ¶r skolan", "Nämnden för skolan"),
        ("7â€“12", "7–12"),
        ("Ã…bo", "Åbo"),
    ],
)
def test_letters_that_were_read_in_a_wrong_encoding_are_refused(home: Project, written: str, meant: str) -> None:
    text = GROUPS.replace("Decision of the councils", written, 1)
    (home.local / "groups.csv").write_text(text, encoding="utf-8")
    (refused,) = told(home)
    assert "data/local/groups.csv, line 2, field source: " in refused
    assert f"write {meant!r} and save as UTF-8" in refused


@pytest.mark.parametrize("name", ["Ääntää öö", "Åbo–Öland", "naïve café", "Łódź", "10 €", "“Skolan”", "Ö–Å"])
def test_letters_as_they_are_written_are_taken(name: str) -> None:
    assert read_twice(name) == ""


def test_a_file_in_two_forms_is_refused(home: Project) -> None:
    for suffix in (".csv", ".xlsx"):
        (home.local / f"groups{suffix}").write_bytes(as_csv(tables()["groups"]))
    (refused,) = told(home)
    assert refused == (
        "data/local/groups.xlsx: stands beside groups.csv; keep one of the two, so that no line is missed"
    )


def test_an_area_that_is_not_there_is_told_where_areas_are_known(home: Project, built_home: Project) -> None:
    path = home.local / "own_units.csv"
    path.write_text(FILES["own_units"].replace("KU049,Made-up E", "KU999,Made-up E"), encoding="utf-8")
    assert told(home) == []
    home.store.symlink_to(built_home.store)
    assert told(home) == [
        "raw_local__own_units, column area_code: each line is of an area that there is – area_code=KU999, "
        "unit=Made-up E, stage=7-15, year=2026 (data/local/own_units.csv, line 7). Write a code of lagesbild areas "
        "into data/local/own_units.csv, then: lagesbild build"
    ]
    (home.local / "groups.csv").write_text(GROUPS, encoding="utf-8")
    path.write_text(FILES["own_units"].replace("KU049", "own-valley"), encoding="utf-8")
    assert told(home) == []


@pytest.mark.parametrize("name", [*GOOD_FILES, "measures"])
def test_every_kind_has_a_good_file(home: Project, name: str) -> None:
    assert tables()[name][0] == list(contracts(home)[name].columns)
