"""Hand-kept CSV files: codes stay text, and every oddity is refused with its line and field."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from lagesbild.contracts import Column, Contract
from lagesbild.errors import BadFile
from lagesbild.store.handmade import read_handmade, refusals
from lagesbild.store.lines import written_file

CONTRACT = Contract(
    table="raw_local__pupils",
    meaning="Pupils",
    grain="one row per school",
    key=("code",),
    origin="local",
    file="data/local/pupils.csv",
    columns={"code": Column(kind="code", meaning="Code"), "name": Column(kind="text", meaning="Name")},
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "pupils.csv"


@pytest.mark.parametrize(
    ("content", "rows"),
    [
        (b"code,name\n005,Alaj\xc3\xa4rvi\n", [["005", "Alajärvi"]]),
        (b"\xef\xbb\xbfcode,name\r\n005,A\r\n", [["005", "A"]]),
        (b"name,code\nNA,1e5\n", [["1e5", "NA"]]),
        (b'code,name\n005,"A, B"\n', [["005", "A, B"]]),
        ("code,name\n005,Ala\u0308\n".encode(), [["005", "Al\u00e4"]]),
        (b"code,name\n", []),
        (b"code;name\n005;A, B\n", [["005", "A, B"]]),
    ],
    ids=["leading-zeros", "byte-order-mark", "any-order", "quoted-comma", "composed", "no-rows", "semicolons"],
)
def test_every_value_is_text_as_written(path: Path, content: bytes, rows: list[list[str]]) -> None:
    path.write_bytes(content)
    pupils = read_handmade(path, CONTRACT)
    assert list(pupils.columns) == ["code", "name"]
    assert pupils.to_numpy().tolist() == rows


WANTED = "it must be code,name"
WEB_PAGE = "pupils.csv, line 1: is a web page, perhaps a log-in, and no table; sign in and save the file itself"
LOST = "pupils.csv, line 2, field name: "


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", f"pupils.csv, line 1, field code, name: the header lacks code, name; add code: Code; {WANTED}"),
        (b"code\n005\n", f"pupils.csv, line 1, field name: the header lacks name; add name: Name; {WANTED}"),
        (b"code,name,year\n005,A,1\n", f"pupils.csv, line 1, field year: the header has unknown year; {WANTED}"),
        (b"code,name,name\n005,A,A\n", f"pupils.csv, line 1, field name: the header names a column twice; {WANTED}"),
        (b"code,name\n005,Alaj\xe4rvi\n", f"{LOST}is not UTF-8; save it as UTF-8 (in Excel: CSV UTF-8)"),
        (b"\xff\xfec\x00", "pupils.csv, line 1, field 1: is not UTF-8; save it as UTF-8 (in Excel: CSV UTF-8)"),
        (
            "code,name\n005,Alaj\ufffdrvi\n".encode(),
            f"{LOST}holds a replacement character: a letter was lost when it was saved; type it anew and save as UTF-8",
        ),
        (
            b"code,name\n005,A\n006,B",
            "pupils.csv, line 3, field name: the last line does not end; the file may be cut off: complete it and end "
            "it with a line break",
        ),
        (
            b"code,name\n005,A\n006,B,C\n",
            "pupils.csv, line 3, field name: has 3 fields where 2 are expected; quote a text that holds a separator",
        ),
        (b"code,name\n005\n", f"{LOST}has 1 field where 2 are expected; quote a text that holds a separator"),
        (
            b"code,name\n\n005,A\n",
            "pupils.csv, line 2, field code: has 0 fields where 2 are expected; quote a text that holds a separator",
        ),
        (b"code,name\n005,\n", f"{LOST}is empty; write: Name"),
        (b"code,name\n 005,A\n", "pupils.csv, line 2, field code: ' 005' has spaces around it; take them away"),
        (
            b'code,name\n005,"A\n006,B\n',
            "pupils.csv, line 3, field name: is not well-formed CSV: unexpected end of data; see the quotes in this "
            "line and in those before",
        ),
        (
            b'code,name\n005,"A"B\n',
            f"{LOST}is not well-formed CSV: ',' expected after '\"'; see the quotes in this line and in those before",
        ),
        (
            b'code,name\n005,"A\nB"\n',
            r"pupils.csv, line 3, field name: 'A\nB' holds a character that cannot be seen; type the text anew",
        ),
        (
            "code,name\n00\u200b5,A\n".encode(),
            r"pupils.csv, line 2, field code: '00\u200b5' holds a character that cannot be seen; type the text anew",
        ),
        (b"code,name\n005," + b"A" * 501 + b"\n", f"{LOST}has 501 letters; 500 are the most"),
        (
            b"code,name\n005,#DIV/0!\n",
            f"{LOST}'#DIV/0!' is what a spreadsheet could not calculate; write the value",
        ),
        (b"\xef\xbb\xbf\n<!DOCTYPE html><html><title>Log in</title></html>\n", WEB_PAGE),
        (b'<?xml version="1.0"?>\n<html lang="fi"><p>005,A</p>\n', WEB_PAGE),
        *(
            (
                f"code,name\n005,{words}\n".encode(),
                f"{LOST}{words!r} begins as a spreadsheet's formula does; write the words without the first sign",
            )
            for words in ("=1+1", "@SUM(A1)", "+1+1", "-2*3", "=cmd|'/c calc'!A1", "＝A1")
        ),
    ],
)
def test_oddity_is_refused_with_line_and_field(path: Path, content: bytes, message: str) -> None:
    path.write_bytes(content)
    with pytest.raises(BadFile) as refused:
        read_handmade(path, CONTRACT)
    assert str(refused.value) == message


@pytest.mark.parametrize("words", ["-", "- the small school", "+358 40 123 4567", "+358 (0)40-123", "a=b", "x@y.fi"])
def test_words_that_no_spreadsheet_runs_are_taken(path: Path, words: str) -> None:
    path.write_text(f"code,name\n005,{words}\n", encoding="utf-8")
    assert read_handmade(path, CONTRACT)["name"].tolist() == [words]


GROUPS = Contract(
    table="raw_local__groups",
    meaning="Groups",
    grain="one row per group and member",
    key=("code", "member"),
    origin="local",
    file="data/local/groups.csv",
    columns={
        "code": Column(kind="code", one_of=("north", "south"), meaning="Group"),
        "member": Column(kind="code", matches="KU[0-9]{3}", meaning="Member municipality."),
    },
)


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (
            "north,KU005\nnorth,5\n",
            "line 3, field member: '5' does not have the form KU[0-9]{3}; write: Member municipality.",
        ),
        (
            "west,KU005\n",
            "line 2, field code: 'west' is none of north, south; write one of them, nearest: north, south",
        ),
        (
            "north,KU005\nsouth,KU005\nnorth,KU005\n",
            "line 4, field code, member: north, KU005 stands in line 2 already; keep one of the two",
        ),
    ],
)
def test_a_code_that_is_misshapen_unknown_or_given_twice_is_refused_with_folder_line_and_field(
    tmp_path: Path, lines: str, message: str
) -> None:
    path = tmp_path / "data" / "local" / "groups.csv"
    path.parent.mkdir(parents=True)
    path.write_text(f"code,member\n{lines}", encoding="utf-8")
    with pytest.raises(BadFile) as refused:
        read_handmade(path, GROUPS)
    assert str(refused.value) == f"data/local/groups.csv, {message}"


PLACES = Contract(
    table="raw_local__places",
    meaning="Places",
    grain="one row per unit",
    key=("unit",),
    origin="local",
    file="data/local/places.csv",
    ordered=(("age_from", "age_to"),),
    together=(("north", "east"),),
    columns={
        "unit": Column(kind="text", meaning="Unit"),
        "age_from": Column(kind="age", meaning="First age"),
        "age_to": Column(kind="age", meaning="Last age"),
        "north": Column(kind="measure", nullable=True, meaning="Degrees north"),
        "east": Column(kind="measure", nullable=True, meaning="Degrees east"),
        "day": Column(kind="day", meaning="Day"),
    },
)
HEAD = list(PLACES.columns)


def told(path: Path) -> list[str]:
    return [str(refusal) for refusal in refusals(path, PLACES)]


def test_what_may_be_empty_is_missing_and_a_decimal_comma_is_read_beside_semicolons(path: Path) -> None:
    path.write_text(f"{';'.join(HEAD)}\nA;7;12;62,5;23,25;2026-08-15\nB;7;12;;;2026-08-15\n", encoding="utf-8")
    read = read_handmade(path, PLACES)
    assert read["north"].fillna("missing").tolist() == ["62.5", "missing"]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("A,12,7,,,2026-08-15", "age_to: 7 is below age_from 12; write the larger one here"),
        ("A,7,12,62.5,,2026-08-15", "east: is empty; north, east are all filled or all empty"),
        ("A,7,12,,,2026-02-30", "day: '2026-02-30' is no day of the calendar; write year-month-day: 2026-08-15"),
        ("A,7,12,,,15.8.2026", "day: '15.8.2026' is no day of the calendar; write year-month-day: 2026-08-15"),
        (
            "A,7,12,62.1234567,23,2026-08-15",
            "north: '62.1234567' is not a number with six decimals at most and a point before them; "
            "write it so, without spaces and unit",
        ),
    ],
)
def test_what_does_not_fit_between_columns_is_refused(path: Path, line: str, message: str) -> None:
    path.write_text(f"{','.join(HEAD)}\n{line}\n", encoding="utf-8")
    assert told(path) == [f"pupils.csv, line 2, field {message}"]


def test_everything_that_is_wrong_is_told_at_once(path: Path) -> None:
    path.write_text(f"{','.join(HEAD)}\nA,12,7,,,2026-08-15\nA,x,12,,,soon\n", encoding="utf-8")
    assert [each.split(": ")[0] for each in told(path)] == [
        "pupils.csv, line 2, field age_to",
        "pupils.csv, line 3, field age_from",
        "pupils.csv, line 3, field day",
        "pupils.csv, line 3, field unit",
    ]


def saved(path: Path, *rows: list[object]) -> Path:
    book = Workbook()
    for row in [HEAD, *rows]:
        book.active.append(row)
    book.save(path.with_suffix(".xlsx"))
    return path.with_suffix(".xlsx")


def test_a_workbook_is_read_as_a_file_is_and_its_empty_rows_are_passed_over(path: Path) -> None:
    written = saved(path, ["A", 7, 12.0, 62.5, 23.25, date(2026, 8, 15)], [], ["B", 7, 12, None, None, "2026-08-15"])
    assert written_file(path) == written
    read = read_handmade(written, PLACES).fillna("missing").to_numpy().tolist()
    assert read == [
        ["A", "7", "12", "62.5", "23.25", "2026-08-15"],
        ["B", "7", "12", "missing", "missing", "2026-08-15"],
    ]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (["=A1", 7, 12, None, None, "2026-08-15"], "unit: '=A1' is a formula; paste its value in its place"),
        (["A", 7, 12, "62,5", 23, "2026-08-15"], "north: '62,5' is not a number with six decimals at most and a point"),
        (["A", 7, 12, None, None, "2026-08-15", "x"], "day: has 7 fields where 6 are expected"),
    ],
)
def test_an_oddity_of_a_workbook_is_refused_with_line_and_field(path: Path, row: list[object], message: str) -> None:
    with pytest.raises(BadFile) as refused:
        read_handmade(saved(path, row), PLACES)
    assert str(refused.value).startswith(f"pupils.xlsx, line 2, field {message}")


def test_a_file_in_two_forms_is_refused(path: Path) -> None:
    saved(path).with_suffix(".csv").write_text("code\n", encoding="utf-8")
    with pytest.raises(BadFile, match=r"^pupils.xlsx: stands beside pupils.csv; keep one of the two"):
        written_file(path)
