"""Files of the shared record, spoiled in every known way: each is refused where it is wrong, and no number is told."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from lagesbild.adult.record import (
    Report,
    Sums,
    Told,
    record_contract,
)
from lagesbild.adult.record.report_book import HEADINGS
from lagesbild.adult.record.rules import load_rules, statements
from lagesbild.adult.record.told import ROOM
from lagesbild.language.texts import catalogue
from lagesbild.settings import LANGUAGES
from tests.adult_files import (
    COLUMNS,
    KINDS,
    Spoiled,
    book_bytes,
    book_of,
    checked_files,
    csv_bytes,
    good_rows,
    spoiled,
    written,
)
from tests.conftest import CHECKOUT

CONTRACT = record_contract(CHECKOUT)
SEEDS = 3
FIRST = 100


def told(report: Report) -> str:
    said = [line for language in LANGUAGES for line in Told(language, CONTRACT).findings(report)]
    return "\n".join([*said, str(report.as_json()), repr(report)])


def assert_each_is_refused(files: dict[str, Spoiled], report: Report) -> None:
    silent = {name for name in files if not any(each.file == name for each in report.findings)}
    assert silent == set()
    wanted = {(name, each.rule, each.line or None, each.column) for name, each in files.items()}
    found = {(each.file, each.rule, each.line, each.column) for each in report.findings}
    assert wanted - found == set()
    assert all(each.rule in load_rules() for each in report.findings)


def numbers_of(count: int) -> set[str]:
    """Every number of a person that so many files were made with: twelve and ten digits, with and without hyphen."""
    whole = {row["person_id"] for number in range(FIRST, FIRST + count) for row in good_rows(number)}
    short = {each[2:] for each in whole}
    return {*whole, *short, *(f"{each[:6]}-{each[6:]}" for each in short)}


def spoiled_files(seeds: int) -> dict[str, Spoiled]:
    plan = [(kind, seed) for seed in range(seeds) for kind in KINDS]
    made = [spoiled(kind, FIRST + place) for place, (kind, _) in enumerate(plan)]
    return {f"f{place:03}.{each.suffix}": each for place, each in enumerate(made)}


@pytest.fixture(scope="module")
def one_of_each(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Spoiled], Report]:
    """A file of each kind, all checked together."""
    files = spoiled_files(1)
    folder = tmp_path_factory.mktemp("spoiled")
    return files, checked_files(written(folder, {name: each.content for name, each in files.items()}))


def test_every_spoiled_file_is_refused_where_it_is_wrong(one_of_each: tuple[dict[str, Spoiled], Report]) -> None:
    files, report = one_of_each
    assert_each_is_refused(files, report)
    assert report.sums.files_refused == 19
    assert (
        report.sums.refused == 117 - 19 + 2 - 1
    )  # a contradiction and two sexes keep out two rows, an empty line is no row


@pytest.mark.slow
def test_three_hundred_spoiled_files_are_refused_where_they_are_wrong(tmp_path: Path) -> None:
    files = spoiled_files(SEEDS)
    assert len(files) >= 300
    assert_each_is_refused(
        files, checked_files(written(tmp_path, {name: each.content for name, each in files.items()}))
    )


def test_what_is_told_has_file_line_column_rule_and_remedy_and_no_number(
    one_of_each: tuple[dict[str, Spoiled], Report],
) -> None:
    files, report = one_of_each
    said = told(report)
    held = [number for number in numbers_of(len(files)) if number in said]
    assert held == []
    assert "\n".join(Told("en", CONTRACT).findings(report)).count("Write the points of the course.") == 2


def test_no_number_is_told_as_a_heading_where_the_header_is_missing(tmp_path: Path) -> None:
    rows = csv_bytes(good_rows(FIRST)).splitlines(keepends=True)[1:]
    broken = b"".join(rows[:4]) + rows[4].replace(b",false,", b"\xe4,false,", 1)
    report = checked_files(written(tmp_path, {"broken.csv": broken, "bare.csv": b"".join(rows)}))
    assert [(each.file, each.rule, each.line, each.column) for each in report.findings] == [
        ("broken.csv", "AE-002", 5, "#8"),
        ("bare.csv", "AE-006", 1, "reporting_half, principal_municipality, home_municipality, …"),
    ]
    assert [number for number in numbers_of(1) if number in told(report)] == []


def test_a_planted_number_would_be_seen() -> None:
    """The scan itself: it finds a number that is there, with a hyphen too."""
    numbers = numbers_of(1)
    one = good_rows(FIRST)[0]["person_id"]
    assert [each for each in numbers if each in f"rad 2: {one[2:8]}-{one[8:]}"] == [f"{one[2:8]}-{one[8:]}"]


def test_good_files_of_every_form_are_taken(tmp_path: Path) -> None:
    comma = [row | {"completed_points": row["completed_points"].replace(".", ",")} for row in good_rows(2)]
    files = {
        "plain.csv": csv_bytes(good_rows(1)),
        "semicolon.csv": csv_bytes(comma, delimiter=";"),
        "tab.csv": csv_bytes(good_rows(3), delimiter="\t"),
        "bom.csv": csv_bytes(good_rows(4), encoding="utf-8-sig"),
        "windows.csv": csv_bytes(good_rows(5)).replace(b"\n", b"\r\n"),
        "text.xlsx": book_bytes(book_of(good_rows(6))),
        "typed.xlsx": book_bytes(typed_book(good_rows(7))),
    }
    report = checked_files(written(tmp_path, files))
    assert report.findings == ()
    assert (report.sums.read, report.sums.passed, report.sums.share_pct) == (7 * 18, 7 * 18, 100.0)
    assert (report.sums.second_class, report.sums.protected, report.sums.is_clean) == (7 * 2, 7, True)


def typed_book(rows: list[dict[str, str]]) -> Workbook:
    """A workbook as people save it: days and points are no text."""
    book = book_of(rows)
    for cells in book.active.iter_rows(min_row=2):
        for cell, name in zip(cells, COLUMNS, strict=True):
            if cell.value and name.endswith("_date"):
                cell.value = date.fromisoformat(cell.value)
            if cell.value and name.endswith("_points"):
                cell.value = float(cell.value)
    return book


ELSEWHERE = {
    *("AE-018", "AE-019", "AE-020", "AE-022", "AE-113", "AE-114", "AE-122"),
    *("AE-130", "AE-131", "AE-132", "AE-133"),
}
"""Rules of several files, of the user's lists, and notes: test_adult_record.py has their cases."""


def test_every_rule_has_a_case_that_it_must_refuse() -> None:
    rules = load_rules()
    assert {spoiled(kind, 1).rule for kind in KINDS} | ELSEWHERE == set(rules)
    assert set(statements()) - set(rules) == set()
    assert list(rules) == sorted(rules)
    assert all(
        said.strip() == said != ""
        for rule in rules.values()
        for part in (rule.what, rule.why, rule.mend)
        for said in (part.sv, part.fi, part.en)
    )


@pytest.mark.parametrize(
    ("rule", "first", "last"),
    [
        ("AE-071", "2025-07-01", "9999-12-31"),
        ("AE-074", "0001-01-01", "2025-06-30"),
        ("AE-080", "2025-07-01", "9999-12-31"),
        ("AE-082", "0001-01-01", "2030-12-31"),
        ("AE-083", "2031-01-01", "9999-12-31"),
    ],
)
def test_the_day_of_start_decides_which_rules_hold(rule: str, first: str, last: str) -> None:
    found = load_rules()[rule]
    assert (str(found.begins_from), str(found.begins_to)) == (first, last)


def test_a_share_is_all_only_where_all_rows_are_accepted() -> None:
    told_in = Told("en", CONTRACT)
    for refused, said in ((0, "accepted 50,000 (100.0%)"), (2, "accepted 49,998 (99.9%)")):
        report = Report((), Sums(1, 50_000, refused, 0, 0, 0), {})
        assert said in next(told_in.sums(report, has_courses=True, has_providers=True))
    nothing = Report((), Sums(1, 0, 0, 0, 0, 1), {"AE-001": 1})
    assert (
        next(told_in.sums(nothing, has_courses=True, has_providers=True)) == "Rows read 0, accepted 0 (–), kept out 0."
    )


def test_every_word_around_a_report_is_in_three_languages_and_used() -> None:
    words = catalogue(ROOM)
    package = CHECKOUT.root / "pipelines" / "lagesbild"
    sources = [package / "adult" / "record" / "told.py", package / "cli" / "adult_record.py"]
    headings = {f"heading_{name}" for name in HEADINGS}
    spelt = "".join(path.read_text(encoding="utf-8") for path in sources).replace("'", '"')
    assert [key for key in words if f'"{key}"' not in spelt and key not in {"error", "warning"} | headings] == []
    assert {rule.severity for rule in load_rules().values()} == {"error", "warning"}
