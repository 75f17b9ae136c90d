"""The register of measures: what is read, what is refused and where, and that nothing in it is lost or run."""

import csv
import io
import unicodedata

import pytest
from openpyxl import Workbook

from lagesbild.chosen import MODEL_FIELDS, Measure, contract_of, problems_of, read_example, read_register
from lagesbild.chosen.checking import looks_like_a_person
from lagesbild.chosen.lines import RUN_SIGNS, guarded, unguarded
from lagesbild.chosen.writing import as_csv, as_xlsx, change_rows
from lagesbild.errors import BadFile
from lagesbild.follow_up.template import template
from lagesbild.settings import LANGUAGES, Project
from lagesbild.store.workbooks import sheet_names, xlsx_rows
from tests.chosen import GOOD, keep
from tests.hostile import HOSTILE, REFUSED

TEXTS = ("measure", "aim", "milestones", "own_figure", "own_unit", "cost", "model_what", "model_how", "model_needs")


def told(home: Project, **changed: str) -> list[str]:
    return [f"{each.field}: {each.text}" for each in problems_of(GOOD._replace(**changed), contract_of(home))]


def test_fields_are_the_columns_of_the_contract(home: Project) -> None:
    assert Measure._fields == tuple(contract_of(home).columns)


def test_without_a_file_there_are_no_measures(home: Project) -> None:
    assert read_register(home).entries == ()


def test_a_good_row_is_read_as_it_was_written(home: Project) -> None:
    keep(home, GOOD)
    (entry,) = read_register(home).entries
    assert (entry.line, entry.measure, entry.problems) == (2, GOOD, ())
    assert GOOD.own_series == [("2026-03", 12.0), ("2026-09-01", 15.5)]


@pytest.mark.parametrize(
    ("column", "value", "message"),
    [
        ("measure", "", "measure: is empty; write: What is done, in a few words."),
        ("measure_id", "Two words", "measure_id: 'Two words' does not have its form; write: Name of the row"),
        ("state", "underway", "state: 'underway' is none of planned, under_way, done, stopped. Nearest: under_way"),
        ("theme", "basic", "theme: 'basic' is none of early_education, basic_education"),
        ("value_then", "1 124", "value_then: '1 124' is not a number as 12.5: with a point, without spaces and unit"),
        ("value_then", "12,5", "value_then: '12,5' is not a number as 12.5"),
        ("value_then", "²", "value_then: '²' is not a number"),
        ("year_then", "1889", "year_then: 1889 is below 1990"),
        ("year_then", "24", "year_then: '24' is not a number as 2026"),
        ("started", "1.8.2026", "started: '1.8.2026' does not have its form; write: When it begins or began: 2026-08"),
        ("reviewed", "2026-02-30", "reviewed: 2026-02-30 is not in the calendar; write year-month-day: 2026-08-15"),
        ("own_values", "2026-13=4", "own_values: 2026-13 is not in the calendar"),
        ("own_values", "twelve", "own_values: 'twelve' does not have its form; write: Its dates and values"),
        ("obstacles", "law, staff", "obstacles: 'law, staff' does not have its form; write: What stands in the way"),
        ("projected_year", "", "projected_year: is empty; projected_then, projected_year are all filled or all empty"),
        ("own_values", "", "own_values: is empty; own_figure, own_values are all filled or all empty"),
        ("fact_key", "pupils", "fact_key: 'pupils' does not have its form"),
        ("is_public", "maybe", "is_public: 'maybe' is none of yes, no"),
        ("language", "de", "language: 'de' is none of fi, sv, en"),
        ("responsible", "rehtori@kunta.example", "responsible: holds an e-mail address or a telephone number"),
        ("partners", "Puh. 040 123 4567", "partners: holds an e-mail address or a telephone number"),
        ("responsible", "Maija Meikäläinen", "responsible: 'Maija Meikäläinen' looks like the name of a person"),
    ],
)
def test_a_field_that_cannot_be_taken_is_named_with_what_to_do(
    home: Project, column: str, value: str, message: str
) -> None:
    (problem,) = told(home, **{column: value})
    assert problem.startswith(message)


@pytest.mark.parametrize(
    ("text", "is_person"),
    [
        ("Maija Meikäläinen", True),
        ("Anna-Liisa Virtanen", True),
        ("rouva Virtanen", True),
        ("Alajärven kaupunki", False),
        ("Sivistyslautakunta", False),
        ("Järviseudun Ammatti-Instituutti", False),
        ("Utbildningsnämnden", False),
        ("Education Board", False),
    ],
)
def test_a_body_is_told_from_a_person(text: str, is_person: bool) -> None:
    assert looks_like_a_person(text) is is_person


def test_a_bad_row_is_refused_by_file_line_and_column_and_stops_its_own_group_only(home: Project) -> None:
    other = GOOD._replace(measure_id="other", group_code="vpk-suupohja")
    keep(home, other, GOOD._replace(state="soon"))
    register = read_register(home)
    assert register.of_group("vpk-suupohja") == [other]
    with pytest.raises(BadFile) as refused:
        register.of_group("kopa-jarviseutu")
    assert str(refused.value).startswith("data/local/measures.csv, line 3, field state: 'soon' is none of planned")


def test_a_name_that_stands_twice_is_refused(home: Project) -> None:
    keep(home, GOOD, GOOD._replace(measure="Toinen"))
    with pytest.raises(BadFile, match="line 3, field measure_id: 'jarviseutu-common-teachers' stands in line 2"):
        read_register(home).of_group("kopa-jarviseutu")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"measure_id;aim\nx;y\n", ": the header lacks group_code, measure"),
        (as_csv([GOOD]).replace(b"aim,", b"goal,", 1), "line 1, field aim: the header lacks aim; has unknown goal"),
        (as_csv([GOOD]) + b"short,row\n", "line 3, field measure: has 2 fields where the header has 41; quote a text"),
        (as_csv([GOOD]).rstrip(b"\n"), "line 2, field "),
        (as_csv([GOOD]).replace("ä".encode(), b"\xe4"), "is not UTF-8"),
        (as_csv([GOOD]).replace("ä".encode(), "\ufffd".encode()), "holds a replacement character"),
    ],
)
def test_a_file_that_is_not_whole_is_refused(home: Project, content: bytes, message: str) -> None:
    home.measures.write_bytes(content)
    with pytest.raises(BadFile) as refused:
        read_register(home)
    assert message in str(refused.value)


def test_semicolons_of_a_finnish_spreadsheet_are_read(home: Project) -> None:
    rows = csv.reader(io.StringIO(as_csv([GOOD]).decode("utf-8-sig")))
    written = io.StringIO()
    csv.writer(written, delimiter=";", lineterminator="\r\n").writerows(rows)
    home.measures.write_bytes(written.getvalue().encode("utf-8-sig"))
    assert [entry.measure for entry in read_register(home).entries] == [GOOD]


def test_a_workbook_with_the_same_columns_is_read_and_both_together_are_refused(home: Project) -> None:
    home.measures.with_suffix(".xlsx").write_bytes(as_xlsx([GOOD]))
    assert [entry.measure for entry in read_register(home).entries] == [GOOD]
    keep(home, GOOD)
    with pytest.raises(BadFile, match=r"measures.xlsx: stands beside measures.csv; keep one of the two"):
        read_register(home)


def test_what_is_no_workbook_is_refused(home: Project) -> None:
    home.measures.with_suffix(".xlsx").write_bytes(b"PK\x03\x04 not a workbook")
    with pytest.raises(BadFile, match="is no Excel workbook"):
        read_register(home)


@pytest.mark.slow
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_nothing_that_people_write_is_lost_or_run(home: Project, text: str, suffix: str) -> None:
    wanted = GOOD._replace(**dict.fromkeys(TEXTS, text))
    path = home.measures.with_suffix(suffix)
    path.write_bytes(as_csv([wanted]) if suffix == ".csv" else as_xlsx([wanted]))
    (entry,) = read_register(home).entries
    assert [unicodedata.normalize("NFC", text)] * len(TEXTS) == [getattr(entry.measure, name) for name in TEXTS]
    assert entry.problems == ()
    if suffix == ".csv":
        cells = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))
        assert not any(cell.startswith(RUN_SIGNS) for row in cells for cell in row)


@pytest.mark.parametrize("text", REFUSED, ids=range(len(REFUSED)))
def test_what_cannot_be_seen_or_read_is_refused(home: Project, text: str) -> None:
    (problem,) = told(home, aim=text)
    assert "a character that cannot be seen" in problem or "4000 are the most" in problem


@pytest.mark.parametrize("text", ["=x", "'=x", "''=x", "x", "'x", "", "-1"])
def test_a_guard_is_taken_off_again(text: str) -> None:
    assert unguarded(guarded(text)) == text


def test_rows_are_added_behind_those_that_are_there(home: Project) -> None:
    keep(home, GOOD)
    added = GOOD._replace(measure_id="another")
    change_rows(read_register(home), added=[added])
    assert [entry.measure for entry in read_register(home).entries] == [GOOD, added]


def test_rows_are_added_to_the_template_and_its_guides_stay(home: Project) -> None:
    path = home.measures.with_suffix(".xlsx")
    path.write_bytes(template(contract_of(home)))
    hostile = GOOD._replace(measure="=1+1", aim="@x")
    change_rows(read_register(home), added=[hostile])
    change_rows(read_register(home), added=[GOOD._replace(measure_id="another")])
    assert [entry.measure for entry in read_register(home).entries] == [hostile, GOOD._replace(measure_id="another")]
    assert sheet_names(path) == ["measures", "Ohje", "Anvisning", "Guide"]
    assert not home.measures.exists()


def test_the_guide_says_what_to_write_in_each_column(home: Project) -> None:
    path = home.measures.with_suffix(".xlsx")
    path.write_bytes(template(contract_of(home)))
    said = {row[0]: row[1:] for row in xlsx_rows(path, "Anvisning")}
    assert list(said)[1:] == list(Measure._fields)
    assert said["state"] == ["läge; välj ett", "planned, under_way, done, stopped", "–"]
    assert said["partners"] == ["vilka som deltar – inga personnamn", "", "Ja"]


def test_a_register_with_a_bad_row_is_not_written(home: Project) -> None:
    before = keep(home, GOOD._replace(state="soon")).read_bytes()
    with pytest.raises(BadFile, match="line 2, field state"):
        change_rows(read_register(home), added=[GOOD._replace(measure_id="another")])
    assert home.measures.read_bytes() == before


def test_the_example_says_that_it_is_one(home: Project) -> None:
    register = read_example(home)
    assert [problem for entry in register.entries for problem in entry.problems] == []
    assert all(entry.measure.measure_id.startswith("example-") for entry in register.entries)
    words = {"fi": "(esimerkki)", "sv": "(exempel)", "en": "(example)"}
    assert all(words[entry.measure.language] in entry.measure.responsible for entry in register.entries)


def test_the_example_has_the_same_measures_in_each_language(home: Project) -> None:
    said = {language: read_example(home).in_language(language).measures for language in LANGUAGES}
    assert {each.language for measures in said.values() for each in measures} == {*LANGUAGES}
    assert len(read_example(home).measures) == len(said["fi"]) == len(said["sv"]) == len(said["en"]) == 3
    assert [each.measure_id for each in said["sv"]] == [each.measure_id for each in said["fi"]]
    assert [each.measure for each in said["sv"]] == [
        "Rådgivning och bostadsbörs för återflyttare",
        "Gemensamma ämneslärare för årskurs 7–9",
        "Sommarjobbssedel och kurs i samma paket",
    ]


def test_a_register_without_columns_of_a_model_is_read_and_gets_them_when_one_is_written(home: Project) -> None:
    rows = csv.DictReader(io.StringIO(as_csv([GOOD]).decode("utf-8-sig")))
    before = [{name: field for name, field in row.items() if not name.startswith("model_")} for row in rows]
    book = Workbook()
    book.worksheets[0].append(list(before[0]))
    book.worksheets[0].append(list(before[0].values()))
    path = home.measures.with_suffix(".xlsx")
    book.save(path)
    assert [entry.measure for entry in read_register(home).entries] == [GOOD]
    described = GOOD._replace(model_name="=Malli", model_needs="Opettaja")
    change_rows(read_register(home), changed=[described])
    assert [entry.measure for entry in read_register(home).entries] == [described]


def test_a_model_is_one_when_all_of_it_is_described() -> None:
    whole = GOOD._replace(**dict.fromkeys(MODEL_FIELDS, "x"))
    assert (GOOD.is_model, GOOD.is_begun_model) == (False, False)
    assert (whole.is_model, whole.is_begun_model, whole.model_gaps) == (True, False, ())
    begun = whole._replace(model_results="", model_needs="")
    assert (begun.is_model, begun.is_begun_model, begun.model_gaps) == (False, True, ("model_results", "model_needs"))


@pytest.mark.parametrize("field", MODEL_FIELDS)
def test_a_model_names_nobody(home: Project, field: str) -> None:
    (problem,) = told(home, **{field: "Kysy: rehtori@kunta.example"})
    assert problem.startswith(f"{field}: holds an e-mail address")
