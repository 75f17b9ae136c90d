"""The shared record from the command line: what is loaded, what is kept out, and that no number of a person is left."""

import json
import re
from pathlib import Path

import duckdb
import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner, Result

from lagesbild.adult.record import TABLE, record_path
from lagesbild.adult.record.store import RecordRefused, alone
from lagesbild.adult.sample.providers import organisation_numbers
from lagesbild.cli import app
from lagesbild.errors import LagesbildError
from lagesbild.publish.inputs import recorded_inputs
from lagesbild.settings import Project
from lagesbild.store import inputs_digest
from tests.adult_files import TAGS, Fields, csv_bytes, good_rows, provider, spoiled
from tests.conftest import new_home

pytestmark = pytest.mark.slow
RUN = CliRunner()
SECOND = {"reporting_half": "2026H1", "start_date": "2026-01-12", "end_date": "2026-06-05", "planned_end_date": ""}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    made = new_home(tmp_path / "home")
    monkeypatch.setenv("LAGESBILD_HOME", str(made.root))
    monkeypatch.chdir(tmp_path)
    run("key", "key")
    return made


def run(*words: str) -> Result:
    result = RUN.invoke(app, ["adult", *words])
    if isinstance(result.exception, LagesbildError):
        raise result.exception
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def load(*words: str) -> Result:
    return run("load", *words, "--key", "key")


def write(name: str, rows: list[Fields]) -> str:
    Path(name).write_bytes(csv_bytes(rows))
    return name


def asked(project: Project, statement: str) -> list[tuple[object, ...]]:
    with duckdb.connect(record_path(project), read_only=True) as connection:
        return connection.execute(statement).fetchall()


def test_a_good_file_is_loaded_with_every_column(project: Project) -> None:
    result = load(write("god.csv", good_rows()))
    assert result.exit_code == 0
    assert "Registret har nu 18 rader, varav 18 kom från dessa filer: data/local/adult/record.duckdb" in result.stdout
    columns = [row[0] for row in asked(project, f"describe {TABLE}")]
    assert (columns[:2], columns[6], columns[-2:]) == (
        ["reporting_half", "principal_municipality"],
        "person_key",
        ["source_file", "source_line"],
    )
    level = asked(project, f"select * exclude (person_key, sex, birth_year_band) from {TABLE} where source_line = 2")
    assert level[0][:7] == ("2025H2", "0180", "0127", provider(1), None, "procured", "personnummer")
    kinds = asked(project, f"select person_id_kind, count(*) from {TABLE} group by all order by all")
    assert kinds == [("personnummer", 16), ("samordningsnummer", 1), ("temporary", 1)]
    protected = asked(project, f"select home_municipality, source_line from {TABLE} where protected_identity")
    assert protected == [(None, TAGS.index("protected") + 2)]
    assert asked(project, "select * from adult_refused") == []
    assert oct(record_path(project).stat().st_mode & 0o777) == "0o600"


def test_what_is_refused_is_kept_out_and_counted_by_its_first_rule_and_provider(project: Project) -> None:
    rows = good_rows()
    rows[0] |= {"mode": "Klassrum", "grade": "G"}
    rows[1]["grade"] = "G"
    rows[2]["person_id"] = rows[2]["person_id"][2:]
    result = load(write("fel.csv", rows))
    assert result.exit_code == 1
    assert "fel.csv, rad 2, kolumn mode: AE-052 fel. Värdet finns inte i listan." in result.stdout
    assert "Tillåtna: classroom, distance, combined, workplace, apprentice, unknown." in result.stdout
    assert "Lästa rader 18, godtagna 15 (83,3\N{NO-BREAK SPACE}%), ställda åt sidan 3." in result.stdout
    refused = asked(
        project, "select rule, provider_orgno, principal_municipality, count from adult_refused order by all"
    )
    assert refused == [(rule, provider(1), "0180", 1) for rule in ("AE-042", "AE-052", "AE-082")]
    assert asked(project, f"select count(*), min(source_line) from {TABLE}") == [(15, 5)]


def test_half_years_are_added_and_the_same_learner_has_one_key(project: Project) -> None:
    rows = good_rows()
    load(write("a.csv", rows))
    later = rows[0] | SECOND | {"course_code": "MATE2A00X"}
    result = load(write("b.csv", [later]))
    assert result.exit_code == 0
    assert "Registret har nu 19 rader, varav 1 kom" in result.stdout
    twice = asked(project, f"select count(*) from {TABLE} group by person_key having count(*) > 1")
    assert twice == [(2,)]
    noted = [line.split(" att se över")[0] for line in result.stdout.splitlines() if "att se över" in line]
    assert noted == ["b.csv, kolumn outcome: AE-130", "b.csv, kolumn reporting_half: AE-131"]


def test_the_same_file_and_an_overlapping_one_leave_the_record_as_it_was(project: Project) -> None:
    rows = good_rows()
    load(write("a.csv", rows))
    before = record_path(project).read_bytes()
    again = load("a.csv")
    other = load(write("b.csv", [rows[0] | {"course_code": "MATE2A00X"}]))
    assert (again.exit_code, other.exit_code) == (2, 2)
    assert "AE-018" in again.stdout and "AE-019" in other.stdout and "AE-018" not in other.stdout
    assert record_path(project).read_bytes() == before
    replaced = load("b.csv", "--replace")
    assert replaced.exit_code == 0
    assert asked(project, f"select course_code from {TABLE}") == [("MATE2A00X",)]


def test_a_file_that_cannot_be_read_to_its_end_stops_all(project: Project) -> None:
    Path("cut.csv").write_bytes(csv_bytes(good_rows(2))[:-9])
    result = load(write("a.csv", good_rows()), "cut.csv")
    assert result.exit_code == 2
    assert "cut.csv, rad 19, kolumn assessment_form: AE-009" in result.stdout
    assert not record_path(project).exists()


def test_several_principals_are_asked_for_by_name(project: Project) -> None:
    other = [row | {"principal_municipality": "0127"} for row in good_rows(2)]
    path = write("lan.csv", [*good_rows(), *other])
    refused = load(path)
    assert (refused.exit_code, record_path(project).exists()) == (2, False)
    assert "AE-020" in refused.stdout
    merged = load(path, "--merged")
    assert merged.exit_code == 0
    assert "kom skriftligen överens" in merged.stderr
    alone = load(write("mer.csv", [good_rows(3)[0]]))
    assert alone.exit_code == 2


@pytest.mark.parametrize("earlier", ["real", "sample", "none"])
def test_rows_of_the_sample_and_real_ones_are_never_mixed(project: Project, earlier: str) -> None:
    real = good_rows()
    sample = [row | SECOND | {"provider_orgno": organisation_numbers()[0]} for row in good_rows(3)[:1]]
    if earlier == "none":
        refused = load(write("blandat.csv", [*real, *sample]))
        assert (refused.exit_code, record_path(project).exists()) == (2, False)
    else:
        first, second = (real, sample) if earlier == "real" else (sample, real)
        assert load(write("a.csv", first)).exit_code == 0
        before = record_path(project).read_bytes()
        refused = load(write("b.csv", second), "--replace")
        assert (refused.exit_code, record_path(project).read_bytes()) == (2, before)
        assert "AE-018" not in refused.stdout
    assert "AE-022" in refused.stdout
    assert "Påhittade uppgifter ur exemplet står bredvid verkliga" in refused.stdout


def test_two_principals_that_report_the_same_participation_are_both_kept_out(project: Project) -> None:
    rows = good_rows()
    path = write("b.csv", [rows[0] | {"principal_municipality": "0127"}])
    result = load(write("a.csv", rows), path, "--merged")
    assert result.exit_code == 1
    assert [line.split(" fel.")[0] for line in result.stdout.splitlines() if "AE-122 fel" in line] == [
        "a.csv, rad 2, kolumn principal_municipality: AE-122",
        "b.csv, rad 2, kolumn principal_municipality: AE-122",
    ]


def test_another_key_is_refused(project: Project) -> None:
    load(write("a.csv", good_rows()))
    run("key", "other")
    with pytest.raises(RecordRefused, match="its pseudonyms were made with another key"):
        run("load", write("b.csv", good_rows(2)), "--key", "other")


def test_a_load_that_breaks_off_leaves_the_record_as_it_was(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    load(write("a.csv", good_rows()))
    before = record_path(project).read_bytes()

    def full(descriptor: int) -> None:
        raise OSError("no space left")

    monkeypatch.setattr("lagesbild.files.os.fsync", full)
    broken = RUN.invoke(app, ["adult", "load", write("b.csv", good_rows(2)), "--key", "key"])
    assert str(broken.exception) == "no space left"
    assert record_path(project).read_bytes() == before
    assert sorted(path.name for path in record_path(project).parent.iterdir()) == [".lock", "record.duckdb"]


def test_neither_a_snapshot_nor_the_published_store_is_made_from_the_record(project: Project) -> None:
    inputs, digest = recorded_inputs(project), inputs_digest(project)
    load(write("a.csv", good_rows()))
    assert (recorded_inputs(project), inputs_digest(project)) == (inputs, digest)


def test_two_loads_at_once_are_refused(project: Project) -> None:
    with alone(project), pytest.raises(RecordRefused, match="another load is at work; wait for it"):
        load(write("a.csv", good_rows()))
    assert not record_path(project).exists()


def test_notes_are_told_and_keep_nothing_out(project: Project) -> None:
    rows = good_rows()
    many = [
        rows[0] | {"course_code": f"{code}1A00X", "grade": "C"}
        for code in [f"AB{x}{y}" for x in "ABCDEFGH" for y in "ABCDEFGH"]
    ]
    result = run("check", write("a.csv", many), "--language", "en")
    assert result.exit_code == 0
    assert "a.csv, column grade: AE-132 to look at. All grades of the provider are the same." in result.stdout
    learners = [good_rows(number)[0] | {"provider_orgno": provider(1)} for number in range(101)]
    result = run("check", write("b.csv", learners), "--language", "en")
    assert "b.csv, column outcome: AE-133 to look at." in result.stdout
    assert "AE-133" not in run("check", write("c.csv", learners[:100])).stdout
    assert result.exit_code == 0


def test_own_lists_of_courses_and_providers_are_held_to(project: Project) -> None:
    (project.local / "adult").mkdir()
    (project.local / "adult" / "courses.csv").write_text("course_code,course_points\nMATE1A00X,200\n")
    (project.local / "adult" / "providers.csv").write_text(f"provider_orgno\n{provider(1)}\n")
    result = run("check", write("a.csv", [good_rows()[0], good_rows(2)[1]]), "--json")
    found = [(each["rule"], each["line"], each["column"]) for each in json.loads(result.stdout)["findings"]]
    assert found == [("AE-113", 2, "course_points"), ("AE-114", 3, "provider_orgno")]


def test_a_list_of_names_beside_the_files_is_pointed_out_until_it_is_in_use(project: Project) -> None:
    path = write("a.csv", good_rows())
    assert "Anordnarnas namn" not in run("check", path).stdout
    names = Path("providers.csv")
    names.write_text(f"provider_orgno,name\n{provider(1)},Alfa\n")
    said = [line for line in run("check", path).stdout.splitlines() if line.startswith("Anordnarnas namn")]
    assert said == [
        f"Anordnarnas namn står i {Path.cwd().name}/providers.csv. Den har inga deltagare: kopiera den till "
        "data/local/adult/providers.csv, så jämförs anordnarna med den och får sina namn på sidorna."
    ]
    (project.local / "adult").mkdir(exist_ok=True)
    names.rename(project.local / "adult" / "providers.csv")
    names.write_text(f"provider_orgno,name\n{provider(1)},Alfa\n")
    assert "Anordnarnas namn" not in run("check", path).stdout


def test_rows_of_protected_identity_are_counted_and_never_listed(project: Project) -> None:
    rows = [row | {"protected_identity": "true", "study_pace": "0"} for row in good_rows()[:3]]
    result = run("check", write("a.csv", rows), "--language", "en")
    assert "a.csv, column study_pace, rows of protected identity, not listed: 3: AE-062" in result.stdout
    assert "line" not in result.stdout.split("AE-062")[0]


def test_a_dialect_is_read_with_its_own_headings_codes_and_encoding(project: Project) -> None:
    folder = project.local / "adult" / "dialects"
    folder.mkdir(parents=True)
    headings = {name: f"Fält {name}" for name in good_rows()[0]}
    columns = "".join(f"  {name}: '{heading}'\n" for name, heading in headings.items())
    head = "name: stad\nsender: Stad\nencoding: windows-1252\n"
    text = f"{head}columns:\n{columns}values:\n  mode: {{'Närstudier': classroom}}\n"
    (folder / "stad.yml").write_text(text, encoding="utf-8")
    rows = [
        {headings[name]: value.replace(".", ",") for name, value in (row | {"mode": "Närstudier"}).items()}
        for row in good_rows()
    ]
    content = csv_bytes(rows, delimiter=";", encoding="windows-1252", columns=headings.values())
    Path("stad.csv").write_bytes(content)
    result = run("check", "stad.csv", "--dialect", "stad")
    assert (result.exit_code, "godtagna 18 (100,0\N{NO-BREAK SPACE}%)" in result.stdout) == (0, True)


def written_by(project: Project, told: list[Result]) -> bytes:
    """Everything that a load leaves: its files, the text of all tables, and what it said."""
    files = b"".join(path.read_bytes() for path in sorted((project.local / "adult").rglob("*")) if path.is_file())
    with duckdb.connect(record_path(project), read_only=True) as connection:
        names = [row[0] for row in connection.execute("select table_name from duckdb_tables()").fetchall()]
        tables = repr([connection.execute(f"select * from {name}").fetchall() for name in names])
    return files + tables.encode() + b"".join(each.output.encode() + repr(each.exc_info).encode() for each in told)


def numbers_in(content: bytes, rows: list[Fields]) -> set[str]:
    whole = {row["person_id"] for row in rows}
    forms = {*whole, *(each[2:] for each in whole), *(f"{each[2:8]}-{each[8:]}" for each in whole)}
    return {each for each in forms if each.encode() in content}


def test_no_number_of_a_person_is_in_anything_that_is_written(project: Project, tmp_path: Path) -> None:
    rows = good_rows()
    rows[0]["part"] = rows[0]["person_id"]
    rows[1]["person_id"] = rows[1]["person_id"][2:]
    told = [load(write("a.csv", rows), "--most", "0"), load("a.csv"), run("check", "a.csv", "--json")]
    content = written_by(project, told)
    assert numbers_in(content, [*rows, *good_rows()]) == set()
    assert re.search(rb"(?<![0-9a-f])(?:19|20)[0-9]{6}[- ]?(?:[0-9]{4}|TF[0-9]{2})(?![0-9a-f])", content) is None
    planted = content + b"rad 2: " + rows[3]["person_id"].encode()
    assert numbers_in(planted, rows) == {rows[3]["person_id"], rows[3]["person_id"][2:]}


def test_a_spoiled_file_of_any_kind_says_nothing_on_standard_error(project: Project) -> None:
    for number, kind in enumerate(("number elsewhere", "quote that stays open", "cp1252", "formula in a cell")):
        made = spoiled(kind, 200 + number)
        Path(f"f.{made.suffix}").write_bytes(made.content)
        result = run("check", f"f.{made.suffix}")
        assert (result.exit_code, result.stderr, made.rule in result.stdout) == (1, "", True)


def test_of_each_rule_the_first_findings_are_told_and_the_rest_counted(project: Project) -> None:
    rows = [row | {"mode": "Klassrum", "funding": "NULL"} for row in good_rows()[:5]]
    result = run("check", write("a.csv", rows), "--most", "2", "--language", "en")
    assert [line.split(" error.")[0] for line in result.stdout.splitlines() if " error." in line] == [
        *("a.csv, line 2, column funding: AE-051", "a.csv, line 2, column mode: AE-052"),
        *("a.csv, line 3, column funding: AE-051", "a.csv, line 3, column mode: AE-052"),
    ]
    assert "AE-052: … and 3 more of the same kind. All: --most 0 or --json.\n" in result.stdout
    assert len(json.loads(run("check", "a.csv", "--json").stdout)["findings"]) == 10


def test_the_findings_come_as_a_workbook_without_values(project: Project) -> None:
    rows = good_rows()[:2]
    rows[0] |= {"course_code": "=1+1"}
    result = run("check", write("a.csv", rows), "--report", "rapport.xlsx")
    assert (result.exit_code, "Rapporten som arbetsbok: rapport.xlsx" in result.stdout) == (1, True)
    table = list(load_workbook("rapport.xlsx").active.iter_rows(values_only=True))
    assert table[0] == ("Fil", "Rad", "Kolumn", "Regel", "Slag", "Vad som är fel", "Varför", "Hur det rättas")
    assert [row[:6] for row in table[1:]] == [
        ("a.csv", "2", "course_code", "AE-030", "fel", "Fältet börjar som en formel.")
    ]
    first = Path("rapport.xlsx").read_bytes()
    run("check", "a.csv", "--report", "igen.xlsx")
    assert Path("igen.xlsx").read_bytes() == first


def test_a_file_that_is_not_there_is_one_line(project: Project) -> None:
    with pytest.raises(LagesbildError, match=r"^saknas.csv: cannot be read; is it there, and may you read it\?$"):
        run("check", "saknas.csv")
