"""The door of the shared record: numbers of persons, the key, single fields, and dialects."""

import copy
import pickle
import random
import traceback
from pathlib import Path

import pytest

from lagesbild.adult.record import make_key, passing_key, read_key, record_contract
from lagesbild.adult.record.checking import shown_names
from lagesbild.adult.record.dialect import load_dialect
from lagesbild.adult.record.fields import Fields, Known, Told
from lagesbild.adult.record.key import KeyRefused
from lagesbild.adult.record.person import PersonId, Refused, looks_like_a_person_id, read_person_id
from lagesbild.errors import BadFile, UnknownName
from lagesbild.settings import Project
from tests.adult_files import checked_number, person, provider
from tests.conftest import CHECKOUT

CONTRACT = record_contract(CHECKOUT)
WOMAN = checked_number("19850312980")
MAN = checked_number("19850312981")
COORDINATION = checked_number("19850372982")
SECRET = bytes(32)
KNOWN = Known(frozenset({"0180"}), frozenset({"2025H2"}))


def read(text: str) -> PersonId:
    found = read_person_id(text)
    assert isinstance(found, PersonId)
    return found


def test_a_number_tells_kind_birth_and_sex_and_nothing_else() -> None:
    assert (read(WOMAN).kind, read(WOMAN).birth_year, read(WOMAN).sex) == ("personnummer", 1985, "female")
    assert read(MAN).sex == "male"
    assert (read(COORDINATION).kind, read(COORDINATION).birth_year) == ("samordningsnummer", 1985)
    temporary = read("19850312TF01")
    assert (temporary.kind, temporary.birth_year, temporary.sex) == ("temporary", 1985, None)


@pytest.mark.parametrize("written", [WOMAN, f"{WOMAN[:8]}-{WOMAN[8:]}", f"{WOMAN[:8]} {WOMAN[8:]}"])
def test_a_learner_has_one_pseudonym_however_the_number_is_written(written: str) -> None:
    key = read(written).key(SECRET, "any")
    assert key == read(WOMAN).key(SECRET, "another")
    assert len(key) == 64
    assert key != read(WOMAN).key(b"1" * 32, "any")


@pytest.mark.parametrize("written", [COORDINATION, "19850312TF01"])
def test_numbers_of_the_second_class_link_nothing_beyond_their_scope(written: str) -> None:
    number = read(written)
    assert number.key(SECRET, "2025H1") == number.key(SECRET, "2025H1") != number.key(SECRET, "2025H2")


@pytest.mark.parametrize(
    ("written", "rule"),
    [
        ("", "AE-040"),
        (f"{WOMAN}.0", "AE-041"),
        ("1,98E+11", "AE-041"),
        (WOMAN[2:], "AE-042"),
        (f"{WOMAN[2:8]}+{WOMAN[8:]}", "AE-042"),
        (f"{WOMAN[:8]}–{WOMAN[8:]}", "AE-043"),
        ("19850312ABCD", "AE-043"),
        ("198513129801", "AE-044"),
        ("19850230TF01", "AE-044"),
        (WOMAN[:11] + str((int(WOMAN[11]) + 1) % 10), "AE-045"),
        ("١٩٨٥٠٣١٢٩٨٠١", "AE-043"),
    ],
)
def test_other_numbers_are_refused_by_their_rule(written: str, rule: str) -> None:
    assert read_person_id(written) == Refused(rule)


def test_a_number_is_never_shown_or_written_down() -> None:
    number = read(WOMAN)
    assert f"{number} {number!r} {[number]}" == "PersonId(personnummer) PersonId(personnummer) [PersonId(personnummer)]"
    for write in (pickle.dumps, copy.copy):
        with pytest.raises(TypeError, match="is not written down") as refused:
            write(number)
        assert WOMAN not in "".join(traceback.format_exception(refused.value))


def test_what_reads_as_a_number_is_seen_and_an_organisation_is_not() -> None:
    chance = random.Random(5)
    numbers = [person(chance) for _ in range(50)]
    assert all(looks_like_a_person_id(f"x {each[2:8]}-{each[8:]}.") for each in numbers)
    assert not any(looks_like_a_person_id(provider(each)) for each in range(50))
    assert not any(map(looks_like_a_person_id, ("2025-08-18", "20250818", "2120000142", "MATMAT01a", "12345678")))
    assert shown_names([Path(f"elev {WOMAN}.csv"), Path("a\n.csv"), Path("b/a_.csv")]) == ["#1", "a_.csv", "a_.csv #3"]


def fields(**told: object) -> Fields:
    shared = load_dialect("shared", CHECKOUT, CONTRACT)
    return Fields(CONTRACT, shared.model_copy(update=told), KNOWN, has_comma_decimals=True)


@pytest.mark.parametrize(
    ("column", "text", "told"),
    [
        ("course_points", "62,5", Told("62.5")),
        ("course_points", "100.00", Told("100.00")),
        ("course_points", "62.25", Told(None, "AE-061")),
        ("grade", "–", Told("–")),
        ("part", "", Told(None)),
        ("mode", " distance ", Told("distance")),
        ("mode", None, Told(None, "AE-050")),
        ("person_id_kind", "", Told(None)),
    ],
)
def test_a_field_gives_a_value_or_a_rule(column: str, text: str | None, told: Told) -> None:
    assert fields().told(column, text) == told


def test_codes_and_dates_of_a_dialect_become_ours() -> None:
    told = fields(values={"mode": {"010": "distance"}, "grade": {"9": "–"}}, dates=("%d/%m/%Y", "%Y%m%d"))
    assert told.told("mode", "010") == Told("distance")
    assert told.told("mode", "011") == Told(None, "AE-052")
    assert told.told("grade", "9") == Told("–")
    assert told.told("start_date", "18/08/2025") == Told("2025-08-18")
    assert told.told("start_date", "20250230") == Told(None, "AE-059")
    assert fields(dates=("%d/%m/%Y",)).told("start_date", "08-18-2025") == Told(None, "AE-058")


def test_a_list_of_providers_is_held_to() -> None:
    known = Known(KNOWN.municipalities, KNOWN.halves, frozenset({provider(1)}))
    held = Fields(CONTRACT, load_dialect("shared", CHECKOUT, CONTRACT), known)
    assert held.told("provider_orgno", provider(1)) == Told(provider(1))
    assert held.told("provider_orgno", provider(2)) == Told(None, "AE-114")


DIALECT = """\
name: town
sender: A town
dates: ['%Y%m%d']
columns:
  person_id: Nummer
  provider_orgno: Anordnare
  provider_role: Roll
  school_form: Form
  course_code: Kurs
  course_kind: Slag
  course_points: Poäng
  completed_points: Lästa
  start_date: Start
  mode: Sätt
  outcome: Utfall
  assessment_form: Bedömning
values:
  mode: {'1': distance}
constants:
  reporting_half: 2025H2
  principal_municipality: '0180'
  protected_identity: 'false'
"""


def dialect_file(folder: Path, text: str) -> Path:
    path = folder / "town.yml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_dialect_has_the_sender_s_headings(tmp_path: Path) -> None:
    dialect = load_dialect(str(dialect_file(tmp_path, DIALECT)), CHECKOUT, CONTRACT)
    assert dialect.headings(CONTRACT)["Nummer"] == "person_id"
    assert dialect.values == {"mode": {"1": "distance"}}


@pytest.mark.parametrize(
    ("written", "instead", "said"),
    [
        ("name: town", "name: city", "town.yml, line 1, field name: is 'city', but the file is named town"),
        ("  mode: Sätt", "  mode: ''", "town.yml, line 14, field columns.mode: is empty"),
        (
            "  mode: Sätt",
            "  mood: Sätt",
            "town.yml, line 14, field columns.mood: is no column of the record. Nearest: mode",
        ),
        ("  mode: Sätt\n", "", "town.yml, line 4, field columns: lacks mode, which every row must have"),
        (
            "  mode: Sätt",
            "  mode: Start",
            "town.yml, line 14, field columns.mode: has the heading 'Start' of start_date",
        ),
        (
            "distance}",
            "distans}",
            "town.yml, line 18, field values.mode.1: 'distans' is no value of mode. Nearest: distance",
        ),
        ("'1': distance", "1: distance", "town.yml, line 18, field values.mode"),
        ("'false'", "'nej'", "town.yml, line 22, field constants.protected_identity: 'nej' is no value"),
        ("'%Y%m%d'", "'%y%m%d'", "town.yml, line 3, field dates: '%y%m%d' is no form of a date"),
        ("sender: A town", "sendr: A town", "town.yml, line 1, field sender"),
        ("dates:", "encoding: latin-1\ndates:", "town.yml, line 3, field encoding"),
        ("columns:", "columns", "town.yml"),
    ],
)
def test_a_dialect_with_a_fault_is_refused_by_line_and_field(
    tmp_path: Path, written: str, instead: str, said: str
) -> None:
    path = dialect_file(tmp_path, DIALECT.replace(written, instead, 1))
    with pytest.raises(BadFile) as refused:
        load_dialect(str(path), CHECKOUT, CONTRACT)
    assert str(refused.value).startswith(said)


def test_a_code_is_text_however_it_is_written(tmp_path: Path) -> None:
    path = dialect_file(tmp_path, DIALECT.replace("'0180'", "0127", 1))
    assert load_dialect(str(path), CHECKOUT, CONTRACT).constants["principal_municipality"] == "0127"


def test_the_template_of_the_statistics_office_is_refused_until_it_is_filled() -> None:
    with pytest.raises(BadFile, match=r"field columns\.person_id: is empty; write the heading"):
        load_dialect("statistics_office", CHECKOUT, CONTRACT)
    with pytest.raises(UnknownName, match=r"No dialect 'sharde'\. Nearest: shared"):
        load_dialect("sharde", CHECKOUT, CONTRACT)


def test_a_key_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    project, path = Project(tmp_path / "home"), tmp_path / "key"
    make_key(path, project)
    assert oct(path.stat().st_mode & 0o777) == "0o600"
    key = read_key(path, project)
    assert key.secret.hex() == path.read_text().strip()
    assert (repr(key), len(key.mark)) == ("Key()", 16)
    assert key.mark not in path.read_text()
    with pytest.raises(KeyRefused, match="never written over"):
        make_key(path, project)
    assert passing_key().secret != passing_key().secret


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660])
def test_a_key_that_others_can_read_is_refused(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "key"
    make_key(path, Project(tmp_path / "home"))
    path.chmod(mode)
    with pytest.raises(KeyRefused, match=f"others on this machine can read it. Run: chmod 600 {path}"):
        read_key(path, Project(tmp_path / "home"))


def test_a_key_inside_the_project_none_or_another_file_is_refused(tmp_path: Path) -> None:
    project = Project(tmp_path)
    for ask in (make_key, read_key):
        with pytest.raises(KeyRefused, match="lies in the project's folder"):
            ask(tmp_path / "data" / "key", project)
    away = Project(tmp_path / "home")
    with pytest.raises(KeyRefused, match="cannot be read: No such file"):
        read_key(tmp_path / "none", away)
    (tmp_path / "short").write_text("abc")
    (tmp_path / "short").chmod(0o600)
    with pytest.raises(KeyRefused, match="is no key"):
        read_key(tmp_path / "short", away)
    (tmp_path / "home").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "home" / "inside")
    with pytest.raises(KeyRefused, match="lies in the project's folder"):
        make_key(tmp_path / "link", away)
