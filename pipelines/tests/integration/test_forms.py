"""The form of a workshop and its way back into the register: refused by sheet and cell, never added twice."""

import io
import re
import unicodedata
import zipfile
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from lagesbild.chosen import MODEL_FIELDS, contract_of, read_register
from lagesbild.follow_up.form import CHOICES, FIELDS, form
from lagesbild.follow_up.intake import Taken, take_forms
from lagesbild.follow_up.listing import listed_measures
from lagesbild.settings import LANGUAGES, Language, Project
from lagesbild.store import Store, find_area
from tests.chosen import GOOD, keep
from tests.hostile import HOSTILE

pytestmark = pytest.mark.slow

DAY = date(2026, 11, 29)
HEAD = 7
"""The row of the sheet above the first field."""
FILLED = {
    "measure": "Yhteiset opettajat",
    "aim": "Valinnaisaineet säilyvät",
    "theme": "Esi- ja perusopetus",
    "fact_key": "7–12 v., alakoulu: 1 124 (2024, ennuste)".replace("1 124", "1\N{NO-BREAK SPACE}124"),
    "responsible": "Sivistyslautakunta",
    "started": "2026-08",
    "state": "Käynnissä",
    "obstacle": "Henkilöstö",
    "other_obstacle": "Etäisyydet",
    "is_public": "Kyllä",
}


@pytest.fixture(scope="module")
def empty(store: Store) -> dict[Language, bytes]:
    area = find_area(store, "kopa-jarviseutu")
    return {language: form(store, area=area, language=language, horizon=2040) for language in LANGUAGES}


def fill(empty: bytes, path: Path, *measures: dict[str, str]) -> Path:
    """Fill the columns of a form, as a spreadsheet saves it."""
    book = load_workbook(io.BytesIO(empty))
    for number, measure in enumerate(measures, start=2):
        for name, value in measure.items():
            cell = book.worksheets[0].cell(HEAD + 1 + FIELDS.index(name), number)
            cell.value, cell.data_type = value, "s"
    book.save(path)
    return path


def take(home: Project, *paths: Path) -> Taken:
    return take_forms(home, paths, today=DAY)


def cells(content: bytes, sheet: int) -> list[list[str]]:
    book = load_workbook(io.BytesIO(content))
    return [[str(cell or "") for cell in row] for row in book.worksheets[sheet].iter_rows(values_only=True)]


def test_the_same_figures_give_the_same_form(store: Store, empty: dict[Language, bytes]) -> None:
    area = find_area(store, "kopa-jarviseutu")
    assert form(store, area=area, language="sv", horizon=2040) == empty["sv"]


@pytest.mark.parametrize(
    ("language", "title", "label", "figure"),
    [
        ("fi", "Toimenpiteet: Järviseutu", "Mitä tehdään", ["7–12 v., alakoulu", "1 124 (2024, ennuste)", "686"]),
        ("sv", "Åtgärder: Järviseutu", "Vad görs", ["7–12 år, årskurs 1–6", "1 124 (2024, prognos)", "686"]),
        ("en", "Measures: Järviseutu", "What is done", ["7–12, grades 1–6", "1,124 (2024, projection)", "686"]),
    ],
)
def test_a_form_speaks_the_groups_language(
    empty: dict[Language, bytes], language: Language, title: str, label: str, figure: list[str]
) -> None:
    first, figures = cells(empty[language], 0), cells(empty[language], 1)
    assert (first[0][0], first[HEAD][0]) == (title, label)
    plain = [[text.replace("\N{NO-BREAK SPACE}", " ") for text in row] for row in figures]
    assert figure in plain


def test_a_form_is_one_a4_page_with_choices_and_one_of_models(empty: dict[Language, bytes]) -> None:
    book = load_workbook(io.BytesIO(empty["fi"]))
    sheet, data = book.worksheets[0], book.worksheets[2]
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.page_setup.scale == 60
    assert [mark.id for mark in sheet.row_breaks.brk] == [HEAD + len(FIELDS) - 9]
    assert sheet.cell(HEAD + len(FIELDS) - 8, 1).value == "Malli muille: nimi"
    assert data.sheet_state == "veryHidden"
    rows = {str(each.sqref): each.formula1 for each in sheet.data_validations.dataValidation}
    assert len(rows) == 6  # theme, figure, state, two obstacles, public
    first, last = re.findall("[0-9]+", rows["B11:F11"])
    words = [data.cell(row, 2).value for row in range(int(first), int(last) + 1)]
    assert FILLED["fact_key"] in words


def test_a_row_whose_label_needs_two_lines_is_high_enough(empty: dict[Language, bytes]) -> None:
    for content in empty.values():
        sheet = load_workbook(io.BytesIO(content)).worksheets[0]
        long = {row for row in range(HEAD + 1, HEAD + 1 + len(FIELDS)) if len(sheet.cell(row, 1).value) > 26}
        assert [row for row in long if sheet.row_dimensions[row].height < 32] == []


def test_what_may_be_chosen_is_what_the_register_takes(home: Project) -> None:
    listed: dict[str, list[str]] = {}
    for key, kind in CHOICES.items():
        listed.setdefault(kind, []).append(key.removeprefix(f"{kind}_"))
    columns = contract_of(home).columns
    assert all(tuple(listed[kind]) == columns[kind].one_of for kind in ("theme", "state", "is_public"))
    assert "; ".join(listed["obstacle"]) == "law; funding; distance; staff; other"


def test_a_filled_form_becomes_rows_with_the_figures_that_the_group_saw(
    home: Project, tmp_path: Path, empty: dict[Language, bytes]
) -> None:
    path = fill(empty["fi"], tmp_path / "filled.xlsx", FILLED, {**FILLED, "measure": "Toinen"})
    taken = take(home, path)
    assert [each.measure_id for each in taken.added] == [
        "kopa-jarviseutu-yhteiset-opettajat",
        "kopa-jarviseutu-toinen",
    ]
    first = read_register(home).of_group("kopa-jarviseutu")[0]
    assert (first.fact_key, first.value_then, first.year_then) == ("school-stages/7-12/today", "1124", "2024")
    assert first.kind_then == "projected"
    assert (first.projected_then, first.projected_year) == ("686", "2040")
    assert (first.theme, first.state, first.obstacles) == ("basic_education", "under_way", "staff; distance")
    assert (first.language, first.reviewed, first.is_public) == ("fi", "2026-11-29", "yes")
    assert len(first.form_digest) == 64


def test_the_same_form_is_not_added_twice(home: Project, tmp_path: Path, empty: dict[Language, bytes]) -> None:
    path = fill(empty["fi"], tmp_path / "filled.xlsx", FILLED)
    again = fill(empty["fi"], tmp_path / "saved-again.xlsx", {**FILLED, "cost": ""})
    take(home, path)
    before = home.measures.read_bytes()
    for repeated in (path, again):
        taken = take(home, repeated)
        assert (taken.added, taken.known_count) == ((), 1)
    assert home.measures.read_bytes() == before
    assert len(take(home, fill(empty["fi"], tmp_path / "other.xlsx", {**FILLED, "aim": "Muu"})).added) == 1


def test_what_stands_in_the_register_stays(home: Project, tmp_path: Path, empty: dict[Language, bytes]) -> None:
    keep(home, GOOD)
    take(home, fill(empty["fi"], tmp_path / "filled.xlsx", {**FILLED, "measure": "Uusi"}))
    kept = read_register(home).of_group("kopa-jarviseutu")
    assert kept[0] == GOOD and len(kept) == 2


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"measure": ""}, "sheet Lomake, cell B8: is empty; write: What is done"),
        ({"theme": "Perusopetus"}, "sheet Lomake, cell B10: 'Perusopetus' is none of the choices. Nearest: Esi- ja"),
        ({"fact_key": "Oppilaita 12"}, "sheet Lomake, cell B11: 'Oppilaita 12' is none of the choices"),
        ({"fact_key": ""}, "sheet Lomake, cell B11: is empty; write: The figure that the measure rests on"),
        ({"responsible": "x@y.example"}, "sheet Lomake, cell B12: holds an e-mail address or a telephone number"),
        ({"started": "elokuu"}, "sheet Lomake, cell B14: 'elokuu' does not have its form"),
        ({"own_figure": "Kursseja"}, "sheet Lomake, cell B18: is empty; own_figure, own_values are all filled"),
        ({"state": "Kesken"}, "sheet Lomake, cell B19: 'Kesken' is none of the choices"),
        ({"obstacle": "Raha"}, "sheet Lomake, cell B21: 'Raha' is none of the choices"),
        ({"aim": "x" * 4001}, "sheet Lomake, cell B9: has 4001 letters; 4000 are the most"),
    ],
)
def test_a_field_that_cannot_be_taken_is_refused_by_sheet_and_cell(
    home: Project, tmp_path: Path, empty: dict[Language, bytes], changed: dict[str, str], message: str
) -> None:
    path = fill(empty["fi"], tmp_path / "filled.xlsx", {**FILLED, **changed})
    taken = take(home, path)
    assert [str(each).startswith(f"filled.xlsx, {message}") for each in taken.refused] == [True], taken.refused
    assert not home.measures.exists()


def test_one_refused_form_keeps_all_out(home: Project, tmp_path: Path, empty: dict[Language, bytes]) -> None:
    good = fill(empty["fi"], tmp_path / "good.xlsx", FILLED)
    bad = fill(empty["fi"], tmp_path / "bad.xlsx", {**FILLED, "state": "Kesken"})
    assert len(take(home, good, bad).refused) == 1
    assert not home.measures.exists()


def test_a_name_of_a_person_is_asked_about(home: Project, tmp_path: Path, empty: dict[Language, bytes]) -> None:
    taken = take(home, fill(empty["fi"], tmp_path / "filled.xlsx", {**FILLED, "responsible": "Maija Meikäläinen"}))
    assert [str(each) for each in taken.warned] == [
        "filled.xlsx, sheet Lomake, cell B12: 'Maija Meikäläinen' looks like the name of a person; "
        "name the body or function"
    ]


def test_what_is_no_form_is_refused(home: Project, tmp_path: Path, empty: dict[Language, bytes]) -> None:
    book = load_workbook(io.BytesIO(empty["fi"]))
    del book["data"]
    book.save(tmp_path / "without.xlsx")
    (tmp_path / "text.xlsx").write_text("no workbook")
    said = [str(each) for each in take(home, *(tmp_path / f"{x}.xlsx" for x in ("without", "text", "none"))).refused]
    assert said == [
        "without.xlsx: is not a form of this product; make one: lagesbild form GROUP",
        "text.xlsx: is no Excel workbook; save it as .xlsx",
        "none.xlsx: is not there; name the filled form",
    ]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_words_from_a_form_are_kept_letter_by_letter(
    home: Project, tmp_path: Path, empty: dict[Language, bytes], text: str
) -> None:
    given = {**FILLED, "measure": text, "aim": text, "milestones": text, "cost": text}
    taken = take(home, fill(empty["fi"], tmp_path / "filled.xlsx", given))
    assert taken.refused == ()
    (kept,) = read_register(home).of_group("kopa-jarviseutu")
    assert {kept.measure, kept.aim, kept.milestones, kept.cost} == {unicodedata.normalize("NFC", text)}


def test_nothing_in_a_form_is_a_formula_or_a_link(empty: dict[Language, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(empty["en"])) as packed:
        sheets = [packed.read(name) for name in packed.namelist() if "worksheets/sheet" in name]
    assert len(sheets) == 3
    assert all(b"<f>" not in sheet and b"hyperlink" not in sheet for sheet in sheets)


def test_the_list_names_what_asks_for_a_look(store: Store, home: Project) -> None:
    late = GOOD._replace(measure_id="late", reviewed="2026-05-29", projected_then="1300")
    done = GOOD._replace(measure_id="done", reviewed="2020-01-01", state="done")
    done = done._replace(model_name="Malli", **dict.fromkeys(MODEL_FIELDS[1:-1], "x"))
    keep(home, GOOD, late, done, GOOD._replace(measure_id="bad", group_code="kopa-jarvisetu"))
    found, refused = listed_measures(store, project=home, group="", today=DAY)
    assert {each.measure.measure_id: each.warnings for each in found} == {
        "jarviseutu-common-teachers": [],
        "late": [
            "nobody went through it since 2026-05-29",
            "school-stages/7-12/today goes another way than was projected",
        ],
        "done": ["its model lacks model_needs"],
    }
    assert [str(each)[:80] for each in refused] == [
        "data/local/measures.csv, line 5, field group_code: No area 'kopa-jarvisetu'. Nea"
    ]


@pytest.mark.parametrize("year", ["", "2099"])
def test_a_measure_is_listed_whose_year_is_not_projected(store: Store, home: Project, year: str) -> None:
    keep(home, GOOD._replace(projected_then=year and "686", projected_year=year))
    (found,), refused = listed_measures(store, project=home, group="", today=DAY)
    assert (refused, found.warnings, [each.value_now for each in found.figures]) == ([], [], [1124, 15.5])


def test_the_list_gives_numbers_as_json(store: Store, home: Project) -> None:
    keep(home, GOOD)
    (found,), _ = listed_measures(store, project=home, group="kopa-jarviseutu", today=DAY)
    assert found.as_json()["figures"][0] == {
        "key": "school-stages/7-12/today",
        "column": "fact_key",
        "value_then": 1124.0,
        "time_then": "2024",
        "value_now": 1124,
        "time_now": "2024",
        "projected_then": 686.0,
        "projected_now": 686,
        "projected_year": 2040,
        "news": ["unchanged"],
        "has_turned": False,
    }
    assert "school-stages/7-12/today: 1124 (2024) → 1124 (2024); projected for 2040: 686 → 686" in found.as_text()


def test_a_figure_that_does_not_exist_is_refused_with_the_nearest(store: Store, home: Project) -> None:
    keep(home, GOOD._replace(fact_key="school-stages/7-13/today"))
    _, refused = listed_measures(store, project=home, group="", today=DAY)
    assert "line 2, field fact_key: no figure 'school-stages/7-13/today'. Nearest: school-stages/7-12/" in str(
        refused[0]
    )
