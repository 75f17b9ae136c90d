"""What looks odd in a record and is right: no rule may keep it out."""

from pathlib import Path

import pytest

from tests.adult_files import TAGS, Fields, checked_files, csv_bytes, good_rows, written

RIGHT: dict[str, tuple[str, Fields]] = {
    "dropped after the planned end, of a course that was prolonged": ("dropped", {"planned_end_date": "2025-09-26"}),
    "an orientation course of basic level with an old code": (
        "orientation",
        {"school_form": "VUXGR", "course_code": "GRNORI2"},
    ),
    "an individual course in sfi without path": (
        "orientation",
        {"school_form": "VUXSFI", "course_kind": "individual", "course_code": "SFIIND1"},
    ),
    "begun on the last day before the reform": ("old basic", {"start_date": "2025-06-30"}),
    "begun on the first day of the reform": ("basic", {"start_date": "2025-07-01"}),
    "first day of the half-year": ("level", {"end_date": "2025-09-01"}),
    "sixteen in the year of the start": ("temporary", {"person_id": "20091231TF01"}),
    "a hundred in the year of the start": ("temporary", {"person_id": "19250101TF01"}),
    "a temporary number without sex": ("temporary", {"sex": ""}),
    "a Gy11 course graded on its last day": (
        "course",
        {"reporting_half": "2030H1", "end_date": "2030-06-30", "planned_end_date": ""},
    ),
    "a grade of 2031": (
        "level",
        {
            "reporting_half": "2031H1",
            "start_date": "2031-01-13",
            "end_date": "2031-06-06",
            "planned_end_date": "",
            "grade": "7",
        },
    ),
    "a course letter of 2030": (
        "level",
        {
            "reporting_half": "2031H1",
            "start_date": "2030-12-31",
            "end_date": "2031-06-06",
            "planned_end_date": "",
            "grade": "B",
        },
    ),
    "all points in one half-year": ("level", {"completed_points": "100"}),
    "passed without a grade, with its reason": (
        "without grade",
        {"outcome": "passed", "no_grade_reason": "other"},
    ),
}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> set[tuple[str, str, str]]:
    """What is found in one file for each."""
    files = {}
    for number, (tag, changes) in enumerate(RIGHT.values(), start=300):
        rows = good_rows(number)
        rows[TAGS.index(tag)] |= changes
        files[f"f{number}.csv"] = csv_bytes(rows)
    report = checked_files(written(Path(tmp_path_factory.mktemp("right")), files))
    return {(each.file, each.rule, each.column) for each in report.findings}


@pytest.mark.parametrize(("number", "kind"), list(enumerate(RIGHT, start=300)))
def test_what_is_right_is_kept(found: set[tuple[str, str, str]], number: int, kind: str) -> None:
    assert [each for each in found if each[0] == f"f{number}.csv"] == [], kind
