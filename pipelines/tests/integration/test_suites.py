"""Great Expectations on the files: what is spoiled is named, with what to do."""

import pandas as pd
import pytest

from lagesbild.checks.suites import read_suite, validate
from lagesbild.contracts import load_contract
from lagesbild.errors import BadFile
from lagesbild.settings import Project

TOTALS = pd.DataFrame(
    {
        "area_code": ["KU005", "KU005", "KU005"],
        "year": [2025, 2025, 2025],
        "sex_code": ["SSS", "1", "2"],
        "population_persons": [8982, 4521, 4461],
    }
)
ROWS = "raw_statfin__population_total: has 927 rows – found {}."


@pytest.mark.slow
@pytest.mark.parametrize(
    ("frame", "messages"),
    [
        (TOTALS, [ROWS.format(3)]),
        (TOTALS[:0], [ROWS.format(0)]),
        (
            TOTALS.assign(area_code=["KU005", "005", "KU005\n"]),
            [
                ROWS.format(3),
                "raw_statfin__population_total, column area_code: matches ^(?:KU[0-9]{3}|SSS)\\Z –"
                " area_code=005, year=2025, sex_code=1 | area_code=KU005\\n, year=2025, sex_code=2.",
            ],
        ),
        (
            TOTALS.assign(area_code=pd.Series(["KU005", None, "KU005"], dtype="str")),
            [
                ROWS.format(3),
                "raw_statfin__population_total, column area_code: is never missing –"
                " area_code=missing, year=2025, sex_code=1.",
            ],
        ),
        (
            TOTALS.assign(population_persons=[8982, -1, 4461]),
            [
                ROWS.format(3),
                "raw_statfin__population_total, column population_persons: is 1 to 6000000 –"
                " population_persons=-1, area_code=KU005, year=2025, sex_code=1.",
            ],
        ),
        (
            TOTALS.assign(sex_code=["SSS", "1", "1"]),
            [
                ROWS.format(3),
                "raw_statfin__population_total, column area_code, year, sex_code: no two rows have the same key –"
                " area_code=KU005, year=2025, sex_code=1 | area_code=KU005, year=2025, sex_code=1.",
            ],
        ),
        (
            TOTALS.assign(sex_code=["SSS", "men", "2"]),
            [
                ROWS.format(3),
                "raw_statfin__population_total, column sex_code: is one of ['SSS', '1', '2'] –"
                " sex_code=men, area_code=KU005, year=2025.",
            ],
        ),
        (
            TOTALS.assign(age="all"),
            [
                ROWS.format(3),
                "raw_statfin__population_total: has the columns ['area_code', 'year', 'sex_code', 'population_persons']"
                " and no others – found ['age', 'area_code', 'population_persons', 'sex_code', 'year'].",
            ],
        ),
    ],
    ids=["too-few-rows", "empty", "misshapen", "missing", "out-of-bounds", "twice", "not-in-set", "extra-column"],
)
def test_spoiled_frame_is_named_with_table_column_rule_and_row(
    home: Project, frame: pd.DataFrame, messages: list[str]
) -> None:
    results = validate({"raw_statfin__population_total": frame}, home, {"raw_statfin__population_total": "Do this."})
    failed = {each.message for each in results if not each.passed}
    assert failed == {f"{message} Do this." for message in messages}


@pytest.mark.slow
def test_missing_column_fails_in_words(home: Project) -> None:
    results = validate({"raw_statfin__population_total": TOTALS.drop(columns="sex_code")}, home)
    failed = [each for each in results if not each.passed and each.column == "sex_code"]
    assert [each.observed for each in failed] == ["", ""]
    assert all('The column "sex_code" in BatchData does not exist' in each.message for each in failed)


@pytest.mark.slow
def test_what_was_observed_is_kept_of_passed_rules_too(home: Project) -> None:
    results = validate({"raw_statfin__population_total": TOTALS}, home)
    observed = {(each.column, each.rule): each.observed for each in results}
    assert observed["", "has 927 rows"] == "3"
    assert observed["population_persons", "is never missing"] == "3 values"
    assert [each.observed for each in results if each.rule.endswith("no others")] == [
        "area_code, population_persons, sex_code, year"
    ]


def test_missing_suite_is_refused(home: Project) -> None:
    contract = load_contract(home.contracts / "raw_reference__groups.yml")
    (home.suites / "raw_reference__groups.json").unlink()
    with pytest.raises(BadFile, match=r"^raw_reference__groups\.json: is missing; make it: lagesbild contracts$"):
        read_suite(home, contract)


@pytest.mark.parametrize("text", ['{"name": "raw_reference__groups", "meta": {}, "expectations": []}', "{}"])
def test_empty_suite_is_refused(home: Project, text: str) -> None:
    contract = load_contract(home.contracts / "raw_reference__groups.yml")
    (home.suites / "raw_reference__groups.json").write_text(text)
    with pytest.raises(BadFile, match=r"^raw_reference__groups\.json: is not what its contract gives"):
        read_suite(home, contract)
