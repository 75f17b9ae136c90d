"""The half-yearly follow-up sheet and its way back into the register: refused by sheet and cell, noted once."""

import io
import re
import unicodedata
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from openpyxl import load_workbook

from lagesbild.chosen import Measure, read_register
from lagesbild.chosen.notes import KINDS, Note, latest, notes_of, with_notes
from lagesbild.chosen.writing import as_xlsx
from lagesbild.errors import BadFile
from lagesbild.follow_up.intake import Taken, take_forms
from lagesbild.follow_up.overview import lines_of
from lagesbild.follow_up.sheet import KEY, QUESTIONS, follow_up_sheet
from lagesbild.settings import LANGUAGES, Language, Project
from lagesbild.store import Store, find_area
from tests.chosen import GOOD, keep
from tests.conftest import new_home
from tests.hostile import HOSTILE

pytestmark = pytest.mark.slow

DAY = date(2026, 11, 29)
LATE = GOOD._replace(
    measure_id="late",
    measure="Yhteinen lukio",
    reviewed="2026-03-01",
    value_then="1130",
    notes="2026-03-01 next: Kysytään lupa",
)
WITHOUT = GOOD._replace(own_figure="", own_values="")
DONE = WITHOUT._replace(measure_id="done", measure="Koulukyydit", state="done", reviewed="2025-01-01")
REST = {"done": "Kaksi kokousta", "seen": "Kurssi täyttyi", "hinders": "Matka on pitkä", "next": "Uusi kurssi"}
Make = Callable[..., bytes]


@pytest.fixture(scope="module")
def drawn(store: Store, tmp_path_factory: pytest.TempPathFactory) -> Make:
    """Make the sheet of measures, once for each register and language."""
    own, area = new_home(tmp_path_factory.mktemp("drawn") / "home"), find_area(store, "kopa-jarviseutu")

    @cache
    def draw(*measures: Measure, language: Language = "fi") -> bytes:
        keep(own, *measures)
        return follow_up_sheet(store, project=own, area=area, language=language, horizon=2040, today=DAY)

    return draw


@pytest.fixture
def made(home: Project, drawn: Make) -> Make:
    """Keep measures in the register and make the sheet of their group."""

    def make(*measures: Measure, language: Language = "fi") -> bytes:
        keep(home, *measures)
        return drawn(*measures, language=language)

    return make


def fill(empty: bytes, path: Path, answers: dict[str, object]) -> Path:
    """Write answers into the rows of their keys, as a spreadsheet saves it."""
    book = load_workbook(io.BytesIO(empty))
    rows = rows_of(empty)
    for key, value in answers.items():
        cell = book.worksheets[0].cell(rows[key], 2)
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"
    book.save(path)
    return path


def rows_of(content: bytes) -> dict[str, int]:
    sheet = load_workbook(io.BytesIO(content)).worksheets[0]
    return {str(row[KEY].value): row[KEY].row for row in sheet.iter_rows() if len(row) > KEY and row[KEY].value}


def column(content: bytes, number: int) -> list[str]:
    sheet = load_workbook(io.BytesIO(content)).worksheets[0]
    return [str(row[number].value or "").replace("\N{NO-BREAK SPACE}", " ") for row in sheet.iter_rows()]


def of(name: str, answers: dict[str, str]) -> dict[str, object]:
    return {f"{name}/{kind}": text for kind, text in answers.items()}


def take(home: Project, *paths: Path) -> Taken:
    return take_forms(home, paths, today=DAY)


def refusal(home: Project, path: Path) -> str:
    before = home.measures.read_bytes()
    (refused,) = take(home, path).refused
    assert home.measures.read_bytes() == before
    return str(refused)


def test_the_same_register_and_figures_give_the_same_sheet(store: Store, home: Project, made: Make) -> None:
    area = find_area(store, "kopa-jarviseutu")
    before = made(GOOD, language="sv")
    assert follow_up_sheet(store, project=home, area=area, language="sv", horizon=2040, today=DAY) == before


def test_what_waited_for_half_a_year_stands_first_and_what_ended_last(made: Make) -> None:
    sheet = made(DONE, GOOD, LATE)
    first = [text for text in column(sheet, 0) if text[:2] in {"1.", "2.", "3.", "– "}]
    assert first == [
        "– Yhteinen lukio (viimeksi 1. maaliskuuta 2026)",
        "1. Yhteinen lukio",
        "2. Yhteiset opettajat",
        "3. Koulukyydit",
    ]
    assert "Viimeksi sovittiin (1. maaliskuuta 2026)" in column(sheet, 0)


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("fi", ("7–12 v., alakoulu", "ennuste", " ", "tarkistettu")),
        ("sv", ("7–12 år, årskurs 1–6", "prognos", " ", "reviderat")),
        ("en", ("7–12, grades 1–6", "projection", ",", "revised")),
    ],
)
def test_each_figure_is_shown_then_and_now_and_says_what_is_new(
    made: Make, language: Language, lines: tuple[str, ...]
) -> None:
    name, kind, thousand, news = lines
    sheet = made(LATE, language=language)
    then, now = (f"1{thousand}{rest} (2024, {kind})" for rest in (130, 124))
    assert (name, then, now, "686 → 686 (2040)", news) in zip(*(column(sheet, each) for each in range(5)), strict=True)


def test_an_upright_a4_page_with_states_to_choose_from(made: Make) -> None:
    content = made(GOOD, LATE, DONE)
    book = load_workbook(io.BytesIO(content))
    sheet = book.worksheets[0]
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.protection.sheet) == ("portrait", 9, True)
    assert sheet.column_dimensions["F"].hidden
    begun = [column(content, 0).index(words) for words in ("2. Yhteiset opettajat", "3. Koulukyydit")]
    assert [each.id for each in sheet.row_breaks.brk] == begun
    rows = rows_of(content)
    chosen = {str(each.sqref): each.formula1 for each in sheet.data_validations.dataValidation}
    assert set(chosen) == {f"B{rows[f'{name}/state']}" for name in ("jarviseutu-common-teachers", "late", "done")}
    assert [book["data"].cell(row, 2).value for row in range(4, 8)] == [
        "Suunnitteilla",
        "Käynnissä",
        "Toteutettu",
        "Keskeytetty",
    ]
    assert set(chosen.values()) == {"data!$B$4:$B$7"}


def test_a_group_without_measures_is_told_how_to_begin(made: Make) -> None:
    with pytest.raises(BadFile, match="has no measure of kopa-jarviseutu; begin with: lagesbild form kopa-jarviseutu"):
        made(GOOD._replace(group_code="vpk-suupohja"))


def test_answers_become_state_notes_and_day_of_the_register(home: Project, made: Make, tmp_path: Path) -> None:
    answers = of("late", REST) | {"late/state": "Toteutettu", "late/own_value": 17.5, "day": date(2026, 11, 20)}
    taken = take(home, fill(made(GOOD, LATE), tmp_path / "filled.xlsx", answers))
    assert ([each.measure_id for each in taken.changed], taken.refused) == (["late"], ())
    untouched, late = read_register(home).of_group("kopa-jarviseutu")
    assert untouched == GOOD
    assert (late.state, late.reviewed) == ("done", "2026-11-20")
    assert late.own_values == "2026-03=12; 2026-09-01=15.5; 2026-11-20=17.5"
    assert late.notes == (
        "2026-03-01 next: Kysytään lupa\n2026-11-20 done: Kaksi kokousta\n2026-11-20 seen: Kurssi täyttyi\n"
        "2026-11-20 hinders: Matka on pitkä\n2026-11-20 next: Uusi kurssi"
    )
    assert len(late.sheet_digest) == 64


@pytest.mark.parametrize("day", ["2026-11-09", "9.11.2026", "09.11.2026"])
def test_a_day_is_taken_as_people_write_it(home: Project, made: Make, tmp_path: Path, day: str) -> None:
    take(home, fill(made(LATE), tmp_path / "filled.xlsx", of("late", REST) | {"day": day}))
    assert read_register(home).of_group("kopa-jarviseutu")[0].reviewed == "2026-11-09"


def test_a_register_that_is_a_workbook_is_changed_in_its_rows(home: Project, made: Make, tmp_path: Path) -> None:
    path = fill(made(GOOD, LATE), tmp_path / "filled.xlsx", of("late", REST))
    home.measures.unlink()
    home.measures.with_suffix(".xlsx").write_bytes(as_xlsx([GOOD, LATE]))
    take(home, path)
    kept = read_register(home).of_group("kopa-jarviseutu")
    assert (kept[0], kept[1].reviewed, len(notes_of(kept[1]))) == (GOOD, "2026-11-29", 5)


def test_what_was_not_answered_was_not_gone_through(home: Project, made: Make, tmp_path: Path) -> None:
    taken = take(home, fill(made(GOOD, LATE), tmp_path / "empty.xlsx", {}))
    assert (taken.changed, taken.known_count, taken.refused) == ((), 0, ())
    assert read_register(home).of_group("kopa-jarviseutu") == [GOOD, LATE]


def test_a_sheet_is_taken_once_also_when_it_was_saved_again(home: Project, made: Make, tmp_path: Path) -> None:
    empty, answers = made(LATE), of("late", REST) | {"late/own_value": "17,5"}
    path, again = fill(empty, tmp_path / "filled.xlsx", answers), fill(empty, tmp_path / "again.xlsx", answers)
    again.write_bytes(again.read_bytes() + b"\0")
    take(home, path)
    before = home.measures.read_bytes()
    for repeated in (path, again):
        taken = take(home, repeated)
        assert (taken.changed, taken.known_count) == ((), 1)
    assert home.measures.read_bytes() == before


def test_a_model_is_written_in_the_sheet_and_a_row_that_is_emptied_stays(
    home: Project, made: Make, tmp_path: Path
) -> None:
    described = LATE._replace(model_name="Yhteinen lukio", model_need="Vuosiluokat pienenevät")
    empty = made(described)
    at = rows_of(empty)["late/model_need"]
    assert column(empty, 1)[at - 1] == "Vuosiluokat pienenevät"
    answers: dict[str, object] = {
        "late/model_need": None,
        "late/model_name": "Lukioyhteistyö",
        "late/model_how": "=1+1",
    }
    take(home, fill(empty, tmp_path / "filled.xlsx", answers))
    (kept,) = read_register(home).of_group("kopa-jarviseutu")
    assert (kept.model_name, kept.model_need, kept.model_how) == ("Lukioyhteistyö", "Vuosiluokat pienenevät", "=1+1")
    assert (kept.reviewed, kept.notes) == ("2026-11-29", LATE.notes)


def test_of_what_is_only_planned_no_model_is_asked(made: Make) -> None:
    keys = rows_of(made(LATE._replace(state="planned"), GOOD))
    assert "late/state" in keys and "late/model_name" not in keys
    assert "jarviseutu-common-teachers/model_needs" in keys


@pytest.mark.parametrize(
    "refused",
    [
        ("late/state", "Kesken", "'Kesken' is none of the choices. Nearest: K"),
        ("late/done", "Soita x@y.example", "holds an e-mail address; name the body or function alone"),
        ("late/seen", "x" * 4001, "has 4001 letters; 4000 are the most"),
        ("late/model_how", "Soita x@y.example", "holds an e-mail address; name the body or function alone"),
        ("late/model_participants", "Puh. 040 123 4567", "holds an e-mail address or a telephone number"),
        ("late/own_value", "monta", "'monta' is not a number as 12.5, without spaces and unit"),
        ("day", "eilen", "'eilen' is no day; write year-month-day: 2026-11-29"),
        ("day", "31.11.2026", "'31.11.2026' is no day; write year-month-day: 2026-11-29"),
        ("day", "2026-11-30", "2026-11-30 is still to come"),
        ("day", "2026-02-28", "2026-02-28 is before 2026-03-01, when late was last gone through"),
    ],
)
def test_an_answer_that_cannot_be_taken_is_refused_by_sheet_and_cell(
    home: Project, made: Make, tmp_path: Path, refused: tuple[str, str, str]
) -> None:
    key, value, message = refused
    empty = made(LATE)
    cell = f"B{rows_of(empty)[key]}"
    path = fill(empty, tmp_path / "filled.xlsx", of("late", REST) | {key: value})
    assert refusal(home, path).startswith(f"filled.xlsx, sheet Seuranta, cell {cell}: {message}")


def test_a_measure_that_the_group_does_not_have_is_refused(home: Project, made: Make, tmp_path: Path) -> None:
    path = fill(made(GOOD, LATE), tmp_path / "filled.xlsx", of("late", REST))
    keep(home, GOOD, LATE._replace(group_code="vpk-suupohja"))
    assert "the register has no measure 'late' of this group; take a new sheet" in refusal(home, path)


@pytest.mark.parametrize("gone", ["day", "late/seen"])
def test_a_sheet_whose_hidden_column_is_not_whole_is_refused(
    home: Project, made: Make, tmp_path: Path, gone: str
) -> None:
    empty = made(LATE)
    path = fill(empty, tmp_path / "filled.xlsx", of("late", REST))
    book = load_workbook(path)
    book.worksheets[0].cell(rows_of(empty)[gone], KEY + 1).value = None
    book.save(path)
    assert "take a new sheet: lagesbild follow-up GROUP" in refusal(home, path)


def test_two_sheets_that_follow_one_measure_are_taken_one_after_the_other(
    home: Project, made: Make, tmp_path: Path
) -> None:
    empty = made(LATE)
    first = fill(empty, tmp_path / "first.xlsx", of("late", REST))
    second = fill(empty, tmp_path / "second.xlsx", of("late", {"done": "Muuta"}))
    assert [str(each) for each in take(home, first, second).refused] == [
        "second.xlsx: follows late as first.xlsx does; add one after the other"
    ]
    take(home, first)
    take(home, second)
    (late,) = read_register(home).of_group("kopa-jarviseutu")
    assert [note.text for note in notes_of(late) if note.kind == "done"] == ["Kaksi kokousta", "Muuta"]


def test_words_of_answers_stay_words(home: Project, made: Make, tmp_path: Path) -> None:
    named = {
        f"m-{number}": LATE._replace(measure_id=f"m-{number}", measure=text) for number, text in enumerate(HOSTILE)
    }
    answers: dict[str, object] = {f"{name}/seen": measure.measure for name, measure in named.items()}
    taken = take(home, fill(made(*named.values(), language="en"), tmp_path / "filled.xlsx", answers))
    assert (taken.refused, len(taken.changed)) == ((), len(HOSTILE))
    kept = read_register(home).of_group("kopa-jarviseutu")
    assert [measure.measure for measure in kept] == [unicodedata.normalize("NFC", text) for text in HOSTILE]
    assert {tuple(note.kind for note in notes_of(measure)) for measure in kept} == {("next", "seen")}


def test_the_questions_are_what_the_register_keeps() -> None:
    assert tuple(QUESTIONS) == KINDS


def test_a_line_written_by_hand_is_a_note_without_a_day() -> None:
    measure = GOOD._replace(notes=with_notes("Soitettu rehtorille", [Note("2026-11-29", "next", "Uusi\nkurssi")]))
    assert notes_of(measure) == [Note("", "", "Soitettu rehtorille"), Note("2026-11-29", "next", "Uusi kurssi")]
    assert latest(measure, "next") == Note("2026-11-29", "next", "Uusi kurssi")
    assert latest(measure, "done") is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_in_a_sheet_is_a_formula(made: Make, language: Language) -> None:
    book = load_workbook(io.BytesIO(made(GOOD._replace(measure="=1+1", aim="+x"), language=language)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []


def test_the_overview_has_all_measures_and_in_public_those_that_may_be_shown(store: Store, home: Project) -> None:
    keep(home, GOOD, LATE._replace(is_public="no", reviewed="2026-08-31", group_code="kopa-suupohja"), DONE)
    inside, outside = (lines_of(store, project=home, public=public, today=DAY) for public in (False, True))
    assert [(line.measure.measure_id, line.group.names["en"], line.due, line.is_overdue) for line in inside] == [
        ("jarviseutu-common-teachers", "Järviseutu", "2027-03-01", False),
        ("late", "Suupohja", "2027-02-28", False),
        ("done", "Järviseutu", "", False),
    ]
    assert [line.measure for line in outside] == [GOOD, DONE]
    assert GOOD.obstacle_codes == ("law", "staff")


@pytest.mark.parametrize(
    ("measure", "public", "message"),
    [
        (GOOD._replace(state="soon"), False, "line 2, field state: 'soon' is none of planned"),
        (GOOD._replace(group_code="kopa-jarvisetu"), False, "line 2, field group_code: No area 'kopa-jarvisetu'."),
        (GOOD._replace(is_public="no"), True, "has no measure that may be shown; begin with: lagesbild form GROUP"),
    ],
)
def test_an_overview_that_would_miss_a_measure_is_refused(
    store: Store, home: Project, measure: Measure, public: bool, message: str
) -> None:
    keep(home, measure)
    with pytest.raises(BadFile, match=re.escape(message)):
        lines_of(store, project=home, public=public, today=DAY)
