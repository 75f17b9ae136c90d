"""Tables to take along: numbers stay numbers, words stay words."""

import io
import zipfile
from xml.etree import ElementTree

import pytest

from lagesbild.language import FormattedNumber, Numbers
from lagesbild.publish.downloads import downloads, one_number_each
from lagesbild.settings import Language

NUMBERS = Numbers("fi")
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def brief(*, hostile: str = "=1+1") -> list[tuple[str, dict[str, object]]]:
    cells = [NUMBERS.integer(12345), NUMBERS.change_percent(-12.345), "85–88", hostile]
    numbers = [
        {"value": cell.value, "pattern": cell.pattern} if isinstance(cell, FormattedNumber) else None for cell in cells
    ]
    table = {
        "caption": "Made up",
        "columns": [{"label": label, "numeric": True} for label in ("Kunta", "Väestö", "Muutos", "Väli", "Nimi")],
        "rows": [{"header": "049", "cells": cells, "numbers": numbers}],
    }
    exhibit = {
        "id": "members",
        "number": 4,
        "question": "Kuinka monta?",
        "takeaway": "Havainto.",
        "title": "Väestö 2024",
        "table": table,
        "sources": [{"text": "Tilastokeskus, 11re", "href": "https://example.org"}],
        "reading": "",
        "notes": ["Huomautus."],
    }
    silent = {**exhibit, "id": "silent", "table": None}
    return [("opening", {"area_name": "Järviseutu", "period": "2000–2040"}), ("exhibit", exhibit), ("exhibit", silent)]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("fi", "049;12345;-12,3;85–88;'=1+1"),
        ("sv", "049;12345;-12,3;85–88;'=1+1"),
        ("en", "049,12345,-12.3,85–88,'=1+1"),
    ],
)
def test_csv_opens_in_a_spreadsheet_of_the_reader_s_language(language: Language, line: str) -> None:
    written = downloads(brief(), language=language)["members.csv"]
    assert written.startswith(b"\xef\xbb\xbfKunta")
    assert written.decode("utf-8-sig").split("\r\n")[1:] == [line, ""]


@pytest.mark.parametrize("hostile", ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_words_never_become_a_formula(hostile: str) -> None:
    files = downloads(brief(hostile=hostile), language="fi")
    assert f"'{hostile}" in files["members.csv"].decode("utf-8-sig")
    sheet = zipfile.ZipFile(io.BytesIO(files["members.xlsx"])).read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet


def test_xlsx_keeps_codes_as_text_and_numbers_with_their_format() -> None:
    book = zipfile.ZipFile(io.BytesIO(downloads(brief(), language="fi")["members.xlsx"]))
    sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    row = sheet.findall(f".//{SHEET}row")[1]
    cells = [(cell.get("t"), cell.findtext(f"{SHEET}v")) for cell in row]
    strings = [item.findtext(f"{SHEET}t") for item in ElementTree.fromstring(book.read("xl/sharedStrings.xml"))]
    assert [kind for kind, _ in cells] == ["s", None, None, "s", "s"]
    assert (strings[int(cells[0][1] or -1)], cells[1][1], cells[2][1]) == ("049", "12345", "-12.3")
    assert b'formatCode="+#,##0.0&quot;\xc2\xa0%&quot;;\xe2\x88\x92#,##0.0&quot;\xc2\xa0%&quot;' in book.read(
        "xl/styles.xml"
    )
    assert {"Järviseutu, 2000–2040", "Havainto.", "Tilastokeskus, 11re https://example.org", "Huomautus."} <= {*strings}


def test_a_cell_of_several_numbers_becomes_a_column_for_each() -> None:
    parts = [{"label": "2040", "value": 686, "pattern": "0"}, {"label": "Muutos, %", "value": -39.0, "pattern": "0.0"}]
    table = {
        "columns": [{"label": "Kunta", "numeric": False}, {"label": "7–12 v.", "numeric": True}],
        "rows": [
            {"header": "Alajärvi", "cells": ["686 (−39,0 %)"], "numbers": [{"parts": parts}]},
            {"header": "Evijärvi", "cells": ["–"], "numbers": [None]},
            {"header": "Vimpeli", "cells": ["0 (–)"], "numbers": [{"parts": parts[:1]}]},
        ],
    }
    split = one_number_each(table)
    assert [column["label"] for column in split["columns"]] == ["Kunta", "7–12 v., 2040", "7–12 v., Muutos, %"]
    assert [row["numbers"] for row in split["rows"]] == [parts, [None, None], [parts[0], None]]
    assert [row["cells"] for row in split["rows"]] == [["", ""], ["–", "–"], ["", ""]]


def test_only_exhibits_with_a_table_have_files_and_the_same_brief_gives_the_same_bytes() -> None:
    first, second = (downloads(brief(), language="sv") for _ in range(2))
    assert sorted(first) == ["members.csv", "members.xlsx"]
    assert first == second
