"""Tables to take along: numbers stay numbers, words stay words, in CSV, workbook and data package alike."""

import io
from typing import Any

import openpyxl
import pytest
from frictionless import Package

from lagesbild.contracts import Source
from lagesbild.language import FormattedNumber, Numbers, Texts
from lagesbild.publish.downloads import csv_file, resources_of, tables_of, with_exact, workbook
from lagesbild.publish.downloads.tables import one_number_each
from lagesbild.publish.imprint import Said
from lagesbild.settings import Language

NUMBERS = Numbers("fi")
SAID = Said("Koonnut Lägesbild.", "Pilotit · tunniste p-1", "Näin viittaat:", "Viite.", "https://example.org", "")
SOURCE = Source(
    publisher={"fi": "Tilastokeskus"},
    statistic={"fi": "Väestörakenne"},
    content={"fi": "Väestö"},
    table="11re",
    address="https://example.org",
    licence="CC BY 4.0",
    licence_address="https://creativecommons.org/licenses/by/4.0/",
    citation={"fi": "Lähde"},
    rhythm={"fi": "vuosittain"},
    leaves_out={"fi": ""},
)
Json = dict[str, Any]
COLUMNS = {"Kunta": "", "Henkilöä": "persons", "Muutos, %": "%", "Väli": "persons", "Nimi": ""}


def brief(*, hostile: str = "=1+1") -> list[tuple[str, Json]]:
    cells = [NUMBERS.integer(12345), NUMBERS.change_percent(-12.345), "85–88", hostile]
    numbers = [
        {"value": cell.value, "pattern": cell.pattern} if isinstance(cell, FormattedNumber) else None for cell in cells
    ]
    table = {
        "caption": "Made up",
        "columns": [{"label": label, "numeric": True, "unit": unit} for label, unit in COLUMNS.items()],
        "rows": [
            {"header": "049", "cells": cells, "numbers": numbers},
            {"header": "050", "cells": ["–", "–", "...", ""], "numbers": [None] * 4},
        ],
    }
    exhibit = {
        "id": "members",
        "number": 4,
        "question": "Kuinka monta?",
        "takeaway": "Havainto.",
        "title": "Väestö 2024",
        "table": table,
        "sources": [{"text": "Tilastokeskus, 11re", "href": "https://example.org", "ids": ["a"]}],
        "reading": "",
        "notes": ["Huomautus.", "=2+2"],
    }
    silent = {**exhibit, "id": "silent", "number": 5, "table": None}
    opening = {
        "area_name": "Järviseutu",
        "title": "Tilannekuva: Järviseutu",
        "period": "2000–2040",
        "newest_source": "Uusin lähde.",
        "remarks": ["Esimerkkiluvut on keksitty."],
    }
    return [("opening", opening), ("exhibit", exhibit), ("exhibit", silent)]


def csv_of(parts: list[tuple[str, Json]], language: Language) -> bytes:
    (exhibit,) = tables_of(parts)
    return csv_file(exhibit["table"], language)


def opened(parts: list[tuple[str, Json]], language: Language = "fi") -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(workbook(parts, said=SAID, text=Texts(language))))


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("fi", "049;12345;-12,3;85–88;'=1+1"),
        ("sv", "049;12345;-12,3;85–88;'=1+1"),
        ("en", "049,12345,-12.3,85–88,'=1+1"),
    ],
)
def test_csv_opens_in_a_spreadsheet_of_the_reader_s_language(language: Language, line: str) -> None:
    written = csv_of(brief(), language)
    assert written.startswith(b"\xef\xbb\xbfKunta")
    assert written.decode("utf-8-sig").split("\r\n")[1] == line


@pytest.mark.parametrize(
    "hostile",
    [
        "=cmd|' /C calc'!A0",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\N{NO-BREAK SPACE}=1",
        "＝1",
        "＠SUM(1)",
        "＋1",
        "－1",
    ],
)
def test_words_never_become_a_formula(hostile: str) -> None:
    assert f";'{hostile.strip()}\r\n" in csv_of(brief(hostile=hostile), "fi").decode("utf-8-sig")
    cells = [cell for sheet in opened(brief(hostile=hostile)) for row in sheet.iter_rows() for cell in row]
    assert [cell.value for cell in cells if cell.data_type == "f"] == []
    assert "=2+2" in [cell.value for cell in cells if cell.data_type == "s"]


def test_a_workbook_tells_what_it_is_and_has_a_sheet_for_each_table() -> None:
    book = opened(brief())
    assert book.sheetnames == ["Sisällys", "Kuvio 4"]
    told = [tuple(cell for cell in row if cell) for row in book["Sisällys"].iter_rows(values_only=True)]
    assert told[0] == ("Tilannekuva: Järviseutu, 2000–2040",)
    assert ("Julkaistu", "Koonnut Lägesbild. Uusin lähde.") in told
    assert ("Julkaisu", "Pilotit · tunniste p-1") in told
    assert ("Näin viittaat:", "Viite. https://example.org") in told
    assert ("Ota huomioon", "Esimerkkiluvut on keksitty.") in told
    assert ("Lähde:", "Tilastokeskus, 11re https://example.org") in told
    assert told[-1] == ("Kuvio 4", "Väestö 2024")
    (signs,) = [row[1] for row in told if row[:1] == ("Puuttuva tieto",)]
    assert signs.startswith("Viiva (–) tarkoittaa")
    assert "Kolme pistettä (...) tarkoittaa salassa pidettävää lukua" in signs
    assert book["Sisällys"].cell(book["Sisällys"].max_row, 1).hyperlink.location == "'Kuvio 4'!A1"


def test_a_sheet_has_codes_as_text_numbers_with_their_format_and_the_notes_of_the_page() -> None:
    sheet = opened(brief())["Kuvio 4"]
    assert [sheet.cell(line, 1).value for line in (1, 2, 3)] == ["Väestö 2024", "Kuinka monta?", "Havainto."]
    assert [cell.value for cell in sheet[6]] == ["Kunta", "Henkilöä", "Muutos, %", "Väli", "Nimi"]
    assert [cell.value for cell in sheet[7]] == ["049", 12345, -12.3, "85–88", "=1+1"]
    assert [cell.data_type for cell in sheet[7]] == ["s", "n", "n", "s", "s"]
    assert sheet["C7"].number_format == '+#,##0.0"_%";−#,##0.0"_%";#,##0.0"_%"'.replace("_", "\N{NO-BREAK SPACE}")
    assert [cell.value for cell in sheet["A"]][-3:] == ["Lähde:", "Huomautukset", "Huomautukset"]
    assert [cell.value for cell in sheet["B"]][-2:] == ["Huomautus.", "=2+2"]


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_names_of_sheets_fit(language: Language) -> None:
    parts = brief()
    parts[1][1]["number"] = 99
    assert all(len(name) <= 31 for name in opened(parts, language).sheetnames)


def test_the_same_brief_gives_the_same_bytes_and_the_day_of_its_snapshot() -> None:
    first, second = (workbook(brief(), said=SAID, text=Texts("sv"), day="2026-11-29") for _ in range(2))
    assert first == second
    assert openpyxl.load_workbook(io.BytesIO(first)).properties.created.date().isoformat() == "2026-11-29"


def several() -> Json:
    parts = [{"label": "2040", "value": 686, "pattern": "0"}, {"label": "Muutos, %", "value": -39.0, "pattern": "0.0"}]
    ends = [{"label": "alaraja", "value": 3.1, "pattern": "0.0"}, {"label": "yläraja", "value": 3.8, "pattern": "0.0"}]
    return {
        "columns": [{"label": label, "numeric": True} for label in ("Kunta", "7–12 v.", "Suhde")],
        "rows": [
            {"header": "A", "cells": ["686 (−39,0 %)", "3,1–3,8"], "numbers": [{"parts": parts}, {"parts": ends}]},
            {"header": "B", "cells": ["–", "9,6"], "numbers": [None, {"value": 9.6, "pattern": "0.0"}]},
            {"header": "C", "cells": ["0 (–)", "–"], "numbers": [{"parts": parts[:1]}, None]},
        ],
    }


def test_a_cell_of_several_numbers_becomes_a_column_for_each_and_a_lone_one_is_both_ends() -> None:
    lines = csv_file(one_number_each(several()), "fi").decode("utf-8-sig").splitlines()
    assert lines == [
        "Kunta;7–12 v., 2040;7–12 v., Muutos, %;Suhde, alaraja;Suhde, yläraja",
        "A;686;-39,0;3,1;3,8",
        "B;–;–;9,6;9,6",
        "C;686;;–;–",
    ]


def test_the_page_has_the_exact_numbers_for_its_script() -> None:
    table = with_exact(several())
    assert table["parts"] == ["", '["2040", "Muutos, %"]', '["alaraja", "yläraja"]']
    assert [row["exact"] for row in table["rows"]] == [["686;-39.0", "3.1;3.8"], ["", "9.6;9.6"], ["686;", ""]]


def test_the_data_package_has_type_unit_and_signs_of_each_column_and_the_sources() -> None:
    table, book = resources_of(brief(), folder="fi/tables/own", sources={"a": SOURCE}, text=Texts("fi"))
    assert (table["name"], table["path"], book["path"]) == (
        "fi-own-members",
        "fi/tables/own/members.csv",
        "fi/tables/own.xlsx",
    )
    assert table["schema"] == {
        "fields": [
            {"name": "Kunta", "title": "Kunta", "type": "string"},
            {"name": "Henkilöä", "title": "Henkilöä", "type": "integer", "unit": "persons"},
            {"name": "Muutos, %", "title": "Muutos, %", "type": "number", "unit": "%", "decimalChar": ","},
            {"name": "Väli", "title": "Väli", "type": "string"},
            {"name": "Nimi", "title": "Nimi", "type": "string"},
        ],
        "missingValues": ["", "–", "...", "..", "."],
    }
    assert table["sources"] == [{"title": "Tilastokeskus, 11re", "path": "https://example.org"}]
    assert table["licenses"] == [{"title": "CC BY 4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}]
    described = {"name": "own", "resources": [table, book]}
    assert Package.validate_descriptor(described).valid
    wrong = {"name": "own", "resources": [table | {"schema": {"fields": [{"type": "integer"}]}}]}
    assert not Package.validate_descriptor(wrong).valid
