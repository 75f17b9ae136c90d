"""Hand-kept CSV files: codes stay text, and every oddity is refused with its line and field."""

from pathlib import Path

import pytest

from lagesbild.contracts import Column, Contract
from lagesbild.errors import BadFile
from lagesbild.store.handmade import read_handmade

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
    ],
    ids=["leading-zeros", "byte-order-mark", "columns-in-any-order", "quoted-comma", "letters-composed", "no-rows"],
)
def test_every_value_is_text_as_written(path: Path, content: bytes, rows: list[list[str]]) -> None:
    path.write_bytes(content)
    pupils = read_handmade(path, CONTRACT)
    assert list(pupils.columns) == ["code", "name"]
    assert pupils.to_numpy().tolist() == rows


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "pupils.csv, line 1: the header must be code,name"),
        (b"code;name\n005;A\n", "pupils.csv, line 1: the header must be code,name"),
        (b"code,name,year\n005,A,1\n", "pupils.csv, line 1: the header must be code,name"),
        (b"code,code\n005,A\n", "pupils.csv, line 1: the header must be code,name"),
        (b"code,name\n005,Alaj\xe4rvi\n", "pupils.csv: is not UTF-8; save it as UTF-8 (in Excel: CSV UTF-8)"),
        (
            "code,name\n005,Alaj\ufffdrvi\n".encode(),
            "pupils.csv: holds a replacement character: a letter was lost when it was saved",
        ),
        (b"code,name\n005,A\n006,B", "pupils.csv: the last line does not end; the file may be cut off"),
        (b"code,name\n005,A\n006,B,C\n", "pupils.csv, line 3: has 3 fields where 2 are expected"),
        (b"code,name\n005\n", "pupils.csv, line 2: has 1 field where 2 are expected"),
        (b"code,name\n\n005,A\n", "pupils.csv, line 2: has 0 fields where 2 are expected"),
        (b"code,name\n005,\n", "pupils.csv, line 2, field name: is empty or has spaces around it"),
        (b"code,name\n 005,A\n", "pupils.csv, line 2, field code: is empty or has spaces around it"),
        (b'code,name\n005,"A\n006,B\n', "pupils.csv, line 3: is not well-formed CSV: unexpected end of data"),
        (b'code,name\n005,"A"B\n', "pupils.csv, line 2: is not well-formed CSV: ',' expected after '\"'"),
        (
            b'code,name\n005,"A\nB"\n',
            r"pupils.csv, line 3, field name: 'A\nB' holds a character that cannot be seen",
        ),
        (
            "code,name\n00\u200b5,A\n".encode(),
            r"pupils.csv, line 2, field code: '00\u200b5' holds a character that cannot be seen",
        ),
    ],
)
def test_oddity_is_refused_with_line_and_field(path: Path, content: bytes, message: str) -> None:
    path.write_bytes(content)
    with pytest.raises(BadFile) as refused:
        read_handmade(path, CONTRACT)
    assert str(refused.value) == message


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
        ("north,KU005\nnorth,5\n", "line 3, field member: '5' does not have the form KU[0-9]{3} (Member municipality)"),
        ("west,KU005\n", "line 2, field code: 'west' is none of north, south"),
        (
            "north,KU005\nsouth,KU005\nnorth,KU005\n",
            "line 4, field code, member: north, KU005 stands in line 2 already",
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
