"""Protected tables of a record: the files that are given, and what is refused when one arrives."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from lagesbild.adult.protect import (
    content_of,
    contract_of,
    faults,
    linked_tables,
    protect,
    read_shipment,
    shipments,
)
from lagesbild.adult.protect.desk import Recoverable, attack_folder, protect_record, receive, received
from lagesbild.adult.protect.exchange import RecordUnfit, refuse_unfit
from lagesbild.cli import app
from lagesbild.contracts import Contract
from lagesbild.errors import NameRefused
from lagesbild.settings import Project
from tests.conftest import CHECKOUT
from tests.records import NEIGHBOUR, TOWN, Group, Refused, provider, write_record

CONTRACT = contract_of(CHECKOUT)
NAME = "0180-2025H2-db7d1b62fda22e16.csv"


def record_of(home: Project) -> Path:
    return home.local / "adult" / "record.duckdb"


@pytest.mark.slow
def test_a_file_is_the_same_bytes_each_time_and_reads_as_it_was_written(home: Project) -> None:
    write_record(record_of(home), TOWN)
    looked_at, (path,) = protect_record(home, home.local / "out")
    again = protect_record(home, home.local / "again")[1]
    assert [str(each) for each in looked_at] == ["2025H2: 64 figures, 4 hidden, 0 recovered"]
    assert (path.name, [each.name for each in again]) == (NAME, [NAME])
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[3] == FIRST
    assert SFI in lines
    found = read_shipment(path, CONTRACT)
    assert (found.sender, found.half, len(found.tables.figures), len(found.tables.hidden)) == ("0180", "2025H2", 64, 4)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("group", "message"),
    [
        (
            Group("180", 1, "VUXSFI", "passed", 9),
            "^The record holds a principal_municipality that does not have its form",
        ),
        (Group("0180", 1, "=cmd|' /C calc'!A0", "passed", 9), "^The record holds a school_form that does not have its"),
        (
            Group("0180", 101001, "VUXSFI", "passed", 9),
            "^The record holds a provider_orgno that is the personal number",
        ),
    ],
)
def test_codes_without_their_form_are_not_written(group: Group, message: str, tmp_path: Path) -> None:
    tables = linked_tables(write_record(tmp_path / "record.duckdb", [group]))["2025H2"]
    for shipment in shipments("2025H2", protect(tables)):
        with pytest.raises(RecordUnfit, match=message):
            refuse_unfit(shipment, CONTRACT)


@pytest.mark.slow
def test_joint_tables_of_two_municipalities_are_three_files_that_hold_together(home: Project) -> None:
    write_record(record_of(home), (*TOWN, *NEIGHBOUR))
    _, paths = protect_record(home, home.local / "out")
    assert [path.name[:-21] for path in paths] == ["0126-2025H2", "0180-2025H2", "01-2025H2"]
    taken, refused = receive(home, paths)
    assert (len(taken), refused) == (3, [])
    (found,) = attack_folder(home, received(home))
    assert (found.cell_count, found.recovered) == (222, [])


@pytest.mark.slow
def test_half_years_are_protected_beside_each_other_and_come_in_their_order(home: Project) -> None:
    later = [group._replace(half="2026H1") for group in TOWN]
    write_record(record_of(home), (*later, *TOWN))
    looked_at, paths = protect_record(home, home.local / "out")
    assert [str(each) for each in looked_at] == [
        "2025H2: 64 figures, 4 hidden, 0 recovered",
        "2026H1: 64 figures, 4 hidden, 0 recovered",
    ]
    assert [path.name[:11] for path in paths] == ["0180-2025H2", "0180-2026H1"]
    assert paths[0].name == NAME


@pytest.mark.slow
def test_pages_reports_and_overview_are_one_system(home: Project) -> None:
    """Only one municipality has participations of a provider that were not passed: hidden in its file, they are hidden
    in the county's. Shown there, as 6 because an arriving 3 is refused, they are recovered in the municipality's.
    """
    part = "participations,2025H2,{},,{},VUXSFI,{},"
    write_record(record_of(home), (*TOWN, *NEIGHBOUR))
    out = home.local / "out"
    _, paths = protect_record(home, out)
    (safe,) = attack_folder(home, out)
    hidden = [path.read_text(encoding="utf-8").count(",hidden,") for path in paths]
    assert (safe.hidden_count, safe.recovered) == (sum(hidden), [])
    county = next(path for path in paths if path.name.startswith("01-"))
    line = part.format("", provider(1), "not_passed")
    shown = county.read_text(encoding="utf-8").replace(f"{line},hidden,,", f"{line},shown,6,")
    assert shown != county.read_text(encoding="utf-8")
    county.unlink()
    arrived(out, shown.encode(), "01-2025H2")
    (leaky,) = attack_folder(home, out)
    place = ("participations", "2025H2", "0180", "", provider(1), "VUXSFI", "not_passed", "")
    assert place in {each.key for each in leaky.recovered}


@pytest.mark.slow
def test_a_newer_file_takes_the_place_of_the_one_before(home: Project) -> None:
    out = home.local / "out"
    write_record(record_of(home), TOWN)
    protect_record(home, out)
    write_record(record_of(home), (*TOWN, Group("0180", 2, "VUXGY", "passed", 20, person="late")))
    _, (path,) = protect_record(home, out)
    assert [each.name for each in out.glob("*.csv")] == [path.name]
    assert [each.name for each in (out / "earlier").glob("*.csv")] == [NAME]
    assert [each.recovered for each in attack_folder(home, out)] == [[]]


@pytest.mark.slow
def test_files_of_two_editions_that_differ_by_few_persons_are_recovered(home: Project) -> None:
    """Each is made without the other one: the differences of three tell of three persons."""
    late = Group("0180", 2, "VUXGY", "passed", 3, person="late")
    for groups in (TOWN, (*TOWN, late)):
        write_record(record_of(home), groups)
        _, paths = protect_record(home, home.local / str(len(groups)))
        receive(home, paths)
    (found,) = attack_folder(home, received(home))
    assert {each.key[2:]: (each.low, each.high) for each in found.recovered if each.key[0] == "learners"} == {
        ("0180", "", "", "", "", ""): (3, 3),
        ("0180", "", "", "VUXGY", "", ""): (3, 3),
        ("0180", "", provider(2), "", "", ""): (3, 3),
        ("0180", "", provider(2), "VUXGY", "", ""): (3, 3),
        ("0180", "0180", "", "", "", ""): (3, 3),
        ("0180", "", "", "", "", "mode:classroom"): (3, 3),
        ("0180", "", "", "VUXGY", "", "field:none"): (3, 3),
    }


@pytest.mark.slow
def test_rows_that_were_refused_are_told_by_provider_and_by_the_first_rule_that_they_break(home: Project) -> None:
    """Of 31 rows 3 broke the rule of modes: hidden, and with them the other rule's; typos are left out."""
    refused = [
        Refused("0180", 1, "AE-052", 3),
        Refused("0180", 1, "AE-031", 8),
        Refused("0180", 2, "AE-031", 20),
        Refused("0180", 3, "AE-031", 5),
        Refused("0126", 1, "AE-031", 6),
    ]
    write_record(record_of(home), TOWN, refused)
    looked_at, (path,) = protect_record(home, home.local / "out")
    assert [each.recovered for each in looked_at] == [[]]
    told_of = [line.split(",", 4)[4] for line in path.read_text(encoding="utf-8").splitlines() if ",refused," in line]
    assert told_of == [
        ",,,,,shown,31,yes",
        ",,,,rule:AE-031,hidden,,yes",
        ",,,,rule:AE-052,hidden,,yes",
        f",{provider(1)},,,,shown,11,yes",
        f",{provider(2)},,,,shown,20,yes",
    ]
    assert receive(home, [path])[1] == []


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The text of one good file."""
    record = write_record(tmp_path_factory.mktemp("given") / "record.duckdb", TOWN)
    safe = protect(linked_tables(record)["2025H2"])
    (shipment,) = shipments("2025H2", safe)
    return content_of(shipment, CONTRACT).decode()


def arrived(folder: Path, content: bytes, begun: str = "0180-2025H2") -> Path:
    """A file whose name fits its content."""
    path = folder / f"{begun}-{hashlib.sha256(content).hexdigest()[:16]}.csv"
    path.write_bytes(content)
    return path


def told(path: Path, contract: Contract = CONTRACT) -> list[str]:
    return [str(fault) for fault in faults(path, contract)]


NONE_REFUSED = "0180,refused,2025H2,0180,,,,,,shown,0,yes"
FIRST = "0180,learners,2025H2,0180,,,,,,shown,213,yes"
SFI = f"0180,participations,2025H2,0180,,{provider(1)},VUXSFI,not_passed,,hidden,,yes"


def put(old: str, new: str) -> Callable[[str], str]:
    def spoil(text: str) -> str:
        assert text.count(old) >= 1
        return text.replace(old, new)

    return spoil


def without(line: str) -> Callable[[str], str]:
    return put(f"{line}\n", "")


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (put("sender,measure", "sender,person_key,measure"), "line 1, field person_key: tells of persons, who never"),
        (put("sender,measure", "sender,birth_year_band,measure"), "line 1, field birth_year_band: tells of persons"),
        (put("school_form,", "form,"), "line 1, field school_form: the header lacks school_form; has unknown form"),
        (put("status,figure", "figure,figure"), "line 1, field status: the header lacks status"),
        (lambda text: text.split("\n", 1)[0] + "\n", "line 1: has no line below the header; ask for the tables"),
        (lambda _: "", "line 1, field sender, measure"),
        (lambda text: text[:-4], "field made_up: the last line does not end; the file may be cut off"),
        (put(FIRST, f"{FIRST},7"), "line 4, field made_up: has 13 fields where 12 are expected"),
        (put(FIRST, f"{FIRST}\n{FIRST}"), "line 5, field measure, reporting_half"),
        (put(FIRST, f"{FIRST}\n"), "line 5, field sender: has 0 fields where 12 are expected"),
        (put("shown,213", "shown,2 13"), "line 4, field figure: '2 13' is not a whole number"),
        (put("shown,213", "shown,213.5"), "line 4, field figure: '213.5' is not a whole number"),
        (put("shown,213", "shown,-213"), "line 4, field figure: -213 is below 0"),
        (put("shown,213", "shown,1e5"), "line 4, field figure: '1e5' is not a whole number"),
        (put("shown,213", "secret,213"), "line 4, field status: 'secret' is none of shown, hidden"),
        (
            put("0180,learners,2025H2,0180,,,,,", "180,learners,2025H2,0180,,,,,"),
            "line 4, field sender: '180' does not",
        ),
        (put(FIRST, FIRST.replace("2025H2", "2025")), "line 4, field reporting_half: '2025' does not have the form"),
        (put(FIRST, FIRST.replace(",0180,", ",0280,")), "line 4, field principal_municipality: '0280' does not have"),
        (put(",VUXSFI,not_passed", ",SFI,not_passed"), "field school_form: 'SFI' is none of VUXGR, VUXGY"),
        (put(",not_passed,", ",failed,"), "field outcome: 'failed' is none of passed, not_passed"),
        (
            put("learners", "persons"),
            "line 4, field measure: 'persons' is none of participations, learners, points, design",
        ),
        (put(FIRST, FIRST.replace("2025H2", "2026H1")), "line 4, field reporting_half: is 2026H1 in a file of 2025H2"),
        (put(FIRST, FIRST.replace("0180,", "0126,", 1)), "line 4, field sender: is 0126 in a file of 0180; send each"),
        (put(FIRST, FIRST.replace(",0180,", ",0126,")), "field principal_municipality: is not the sender 0180"),
        (
            put(provider(1), "1600000011"),
            "field provider_orgno: has a wrong check digit; write the organisation number",
        ),
        (
            put(provider(1), "1601010010"),
            "field provider_orgno: is the personal number of a sole trader, which no table",
        ),
        (put(FIRST, FIRST.replace(",,,shown", ",passed,,shown")), "line 4, field measure: is not published by these"),
        (
            put(SFI, SFI.replace("hidden,,", "hidden,3,")),
            "field figure: has a value though it is hidden; delete the file",
        ),
        (put(SFI, SFI.replace("hidden,,", "shown,3,")), "field figure: shows a count of 1 to 4; delete the file"),
        (put(SFI, SFI.replace("hidden,,", "shown,0,")), "field figure: counts nobody; leave the line out"),
        (put("shown,213,yes", "shown,,yes"), "line 4, field figure: is empty though it is shown"),
        (
            without("0180,participations,2025H2,0180,,,VUXGY,,,shown,116,yes"),
            "lacks its total, participations 2025H2 0180",
        ),
        (
            put(",,,VUXGY,,,shown,11600", ",,,VUXGY,,,shown,11700"),
            "field figure: is 11700, which its parts cannot sum to",
        ),
        (put("shown,213", "shown,216"), "line 4, field figure: is 216, which its parts cannot sum to"),
        (
            put(SFI, SFI.replace("hidden,,", "shown,6,")),
            "is hidden, but sums of the file give it away; ask for protected",
        ),
        (put(FIRST, FIRST.replace(",yes", ",no")), "line 4, field made_up: is no in a file whose first line says yes"),
        (put(",yes", ",no"), "field made_up: is no, but the provider says the opposite; ask for the file"),
        (put(",yes", ","), "field made_up: is empty; write: Whether what is counted is made up"),
        (put("sfi:unknown", "sfi:4A"), "field detail: 'sfi:4A' does not have the form"),
        (put("VUXGY,,field:none", "VUXSFI,,field:none"), "field measure: is not published by these dimensions"),
        (put("mode:classroom,shown,213", "mode:classroom,shown,214"), "is 213, which its parts cannot sum to"),
        (put("VUXGY,,,shown,103,", "VUXGY,,,shown,99,"), "is no design effect, which is shown and at least 100"),
        (put("VUXGY,,,shown,103,", "VUXGY,,,hidden,,"), "is no design effect, which is shown and at least 100"),
        (
            put("learners,2025H2,0180,,,VUXGY,,,shown,116", "learners,2025H2,0180,,,VUXGY,,,hidden,"),
            "field figure: is told of fewer than 30 shown learners; ask for protected tables",
        ),
        (
            put(NONE_REFUSED, NONE_REFUSED.replace(",,shown", ",rule:AE-52,shown")),
            "'rule:AE-52' does not have the form",
        ),
        (put(NONE_REFUSED, NONE_REFUSED.replace(",,shown", ",rule:AE-052,shown")), "figure: counts nobody; leave"),
        (put(NONE_REFUSED, NONE_REFUSED.replace("shown,0", "shown,3")), "field figure: shows a count of 1 to 4"),
        (put(NONE_REFUSED, NONE_REFUSED.replace(",,,,,,", ",,,VUXGY,,,")), "measure: is not published by these"),
        (put("VUXSFI,not_passed,,shown,12", "VUXSFI,not_passed,,shown,1200"), "which its parts cannot sum to"),
    ],
)
def test_malformed_files_are_refused(spoil: Callable[[str], str], message: str, given: str, tmp_path: Path) -> None:
    problems = told(arrived(tmp_path, spoil(given).encode()))
    assert any(message in problem for problem in problems), problems
    assert all(problem.startswith("0180-2025H2-") for problem in problems)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"\xff\xfes\x00e\x00", "is not UTF-8; save it as UTF-8"),
        ("sender,measure\nå\n".encode("cp1252"), "is not UTF-8; save it as UTF-8"),
        ("sender,measure\n\ufffd\n".encode(), "holds a replacement character"),
        (b'sender,measure\n"a\n', "is not well-formed CSV"),
        (b"PK\x03\x04\n", "the header lacks"),
    ],
)
def test_files_of_another_kind_are_refused(content: bytes, message: str, tmp_path: Path) -> None:
    assert message in told(arrived(tmp_path, content))[0]


def test_the_good_file_has_no_fault_with_semicolons_in_another_order_or_with_a_byte_order_mark(
    given: str, tmp_path: Path
) -> None:
    assert told(arrived(tmp_path, given.encode())) == []
    assert told(arrived(tmp_path, given.replace(",", ";").encode())) == []
    assert told(arrived(tmp_path, b"\xef\xbb\xbf" + given.encode())) == []
    header, *lines = given.splitlines()
    assert told(arrived(tmp_path, "\n".join([header, *reversed(lines), ""]).encode())) == []


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("komvux.csv", "komvux.csv: is not named sender-half-digest.csv"),
        ("0180-2025H2-0000000000000000.csv", "was cut off, changed or saved anew on its way (SHA-256)"),
        ("0180-2025H3-0000000000000000.csv", "is not named sender-half-digest.csv"),
        ("180-2025H2-0000000000000000.csv", "is not named sender-half-digest.csv"),
    ],
)
def test_a_name_that_does_not_fit_is_refused(name: str, message: str, given: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(given, encoding="utf-8")
    assert message in told(tmp_path / name)[0]


def test_a_file_that_is_not_there_is_told_without_its_folder(tmp_path: Path) -> None:
    assert told(tmp_path / NAME) == [f"{NAME}: is not there; see how the file is named"]


def test_every_fault_is_told_up_to_twenty_of_a_kind(given: str, tmp_path: Path) -> None:
    assert len(told(arrived(tmp_path, given.replace("shown,", "shown,x").encode()))) == 20


@pytest.mark.slow
def test_commands_protect_receive_and_attack(home: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAGESBILD_HOME", str(home.root))
    write_record(record_of(home), TOWN)
    run = CliRunner()
    made = run.invoke(app, ["adult", "protect"])
    path = home.local / "adult" / "protected" / NAME
    assert made.stdout == (f"2025H2: 64 figures, 4 hidden, 0 recovered\nWritten: data/local/adult/protected/{NAME}\n")
    taken = run.invoke(app, ["adult", "receive", str(path), str(home.local / "absent.csv")])
    assert (taken.exit_code, taken.stdout) == (2, f"Taken: data/local/adult/tables/{NAME}\n")
    assert taken.stderr.startswith("lagesbild: data/local/absent.csv: is not named sender-half-digest.csv")
    assert run.invoke(app, ["adult", "attack"]).stdout == "2025H2: 64 figures, 4 hidden, 0 recovered\n"


@pytest.mark.slow
def test_made_up_tables_and_real_ones_have_folders_of_their_own(home: Project, given: str) -> None:
    made_up, real = home.local / "made-up", home.local / "real"
    for folder in (made_up, real):
        folder.mkdir(parents=True)
    first = arrived(made_up, given.encode())
    begun = given.replace(",yes", ",no")
    for number in (1, 2):
        begun = begun.replace(provider(number), provider(2_000_000 + number))
    second = arrived(real, begun.encode())
    taken, refused = receive(home, [first, second])
    assert [path.name for path in taken] == [first.name]
    assert [str(fault) for fault in refused] == [
        f"data/local/real/{second.name}: is real, and the tables in the folder are made up; "
        "keep them in folders of their own"
    ]
    write_record(record_of(home), TOWN)
    with pytest.raises(NameRefused, match=r"^'real' cannot be the name: its tables are of the other kind, made up or"):
        protect_record(home, real)


@pytest.mark.slow
def test_the_attack_command_names_what_it_recovers(home: Project, given: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAGESBILD_HOME", str(home.root))
    folder = home.local / "unsafe"
    folder.mkdir()
    arrived(folder, given.replace(SFI, SFI.replace("hidden,,", "shown,6,")).encode())
    found = CliRunner().invoke(app, ["adult", "attack", str(folder)])
    assert (found.exit_code, found.stdout) == (1, "2025H2: 64 figures, 3 hidden, 3 recovered\n")
    name = f"participations 2025H2 0180 * {provider(2)} VUXSFI not_passed *"
    assert f"lagesbild: {name} is 6 to 6\n" in found.stderr


@pytest.mark.slow
def test_an_edition_that_the_ones_before_give_away_is_not_written(home: Project) -> None:
    """Three more passed and three fewer failed: totals stay, so that readers take their parts for unchanged."""
    out = home.local / "out"
    write_record(record_of(home), TOWN[6:])
    protect_record(home, out)
    files = sorted(path.name for path in out.glob("*.csv"))
    moved = [
        group._replace(rows=group.rows + change) for group, change in zip(TOWN[6:], (3, -3, 0, 0, 0, 0), strict=True)
    ]
    write_record(record_of(home), moved)
    with pytest.raises(Recoverable, match=r"recovered, first participations 2025H2 .* nothing is written: hold the"):
        protect_record(home, out)
    assert sorted(path.name for path in out.glob("*.csv")) == files
