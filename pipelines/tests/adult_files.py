"""Files of the shared record that tests write: good ones, and ones spoiled in every known way.

Numbers of persons are plainly made up: their serial lies in 980–999, which the tax agency keeps for numbers of tests.
"""

import csv
import io
import random
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from openpyxl import Workbook
from stdnum import luhn

from lagesbild.adult.record import (
    SHARED,
    Check,
    Report,
    checked,
    load_dialect,
    passing_key,
    record_contract,
    report_of,
    sent_columns,
)
from lagesbild.settings import Project
from tests.conftest import CHECKOUT

COLUMNS = sent_columns(record_contract(CHECKOUT))
Fields = dict[str, str]
COMMON: Fields = {
    **dict.fromkeys(COLUMNS, ""),
    **{"reporting_half": "2025H2", "principal_municipality": "0180", "home_municipality": "0127"},
    **{"provider_role": "procured", "protected_identity": "false", "mode": "classroom", "study_pace": "50"},
    **{"assessment_form": "taught", "funding": "own", "course_points": "100", "completed_points": "80.5"},
    **{"planned_end_date": "2025-12-19"},
}
AUTUMN: Fields = {"start_date": "2025-08-18", "end_date": "2025-12-12"}
SPRING: Fields = {"start_date": "2025-02-03", "end_date": "2025-10-10"}
SFI: Fields = {"school_form": "VUXSFI", "course_kind": "national"}
BASIC: Fields = {"school_form": "VUXGR", "course_kind": "national"}
UPPER: Fields = {"school_form": "VUXGY"}
ROWS: dict[str, Fields] = {
    "level": {**UPPER, **AUTUMN, "course_kind": "level", "course_code": "MATE1A00X", "outcome": "passed", "grade": "C"},
    "course": {
        **UPPER,
        **SPRING,
        "course_kind": "national",
        "course_code": "MATMAT01a",
        "outcome": "passed",
        "grade": "A",
    },
    "dash": {
        **UPPER,
        **AUTUMN,
        "course_kind": "level",
        "course_code": "FYSK1B00X",
        "outcome": "no_grade_absence",
        "grade": "–",
    },
    "basic": {**BASIC, **AUTUMN, "course_code": "VGRMAT1", "outcome": "passed", "grade": "G"},
    "old basic": {**BASIC, **SPRING, "course_code": "GRNMAT2", "outcome": "not_passed", "grade": "F"},
    "sfi": {
        **SFI,
        **AUTUMN,
        "course_code": "SFIKUC92",
        "study_path": "2",
        "sfi_course": "C",
        "outcome": "passed",
        "grade": "G",
    },
    "old sfi": {
        **SFI,
        **SPRING,
        "course_code": "SFIKUB91",
        "study_path": "1",
        "sfi_course": "B",
        "outcome": "passed",
        "grade": "E",
    },
    "adapted": {
        "school_form": "VUXGRAN",
        "course_kind": "national",
        **AUTUMN,
        "course_code": "SGRMAT1",
        "outcome": "passed",
        "grade": "G",
    },
    "certificate": {
        "school_form": "VUXGYAN",
        "course_kind": "level",
        **AUTUMN,
        "course_code": "ADMN1N0",
        "outcome": "certificate",
    },
    "adapted upper": {
        "school_form": "VUXGYAN",
        "course_kind": "level",
        **AUTUMN,
        "course_code": "ADMN2N0",
        "outcome": "passed",
        "grade": "E",
    },
    "orientation": {
        **UPPER,
        **AUTUMN,
        "course_kind": "orientation",
        "course_code": "ORIENT01",
        "outcome": "not_graded",
    },
    "dropped": {
        **UPPER,
        **AUTUMN,
        "end_date": "",
        "course_kind": "level",
        "course_code": "ENGE1A00X",
        "outcome": "dropped_out",
        "dropout_date": "2025-10-01",
        "dropout_reason": "work",
    },
    "continues": {
        **UPPER,
        **AUTUMN,
        "end_date": "",
        "planned_end_date": "2026-03-20",
        "course_kind": "level",
        "course_code": "HIST1A00X",
        "outcome": "continues",
    },
    "examination": {
        **UPPER,
        **AUTUMN,
        "course_kind": "level",
        "course_code": "SVEN1A00X",
        "outcome": "passed",
        "grade": "B",
        "assessment_form": "examination",
        "completed_points": "0",
    },
    "without grade": {
        **UPPER,
        **AUTUMN,
        "course_kind": "part_level",
        "course_code": "BIOL1A00X",
        "part": "1",
        "outcome": "missing",
        "no_grade_reason": "assessment_pending",
    },
    "temporary": {
        **UPPER,
        **AUTUMN,
        "course_kind": "level",
        "course_code": "KEMI1A00X",
        "outcome": "passed",
        "grade": "D",
        "sex": "female",
    },
    "coordination": {
        **UPPER,
        **AUTUMN,
        "course_kind": "level",
        "course_code": "TYSK1A00X",
        "outcome": "passed",
        "grade": "D",
    },
    "protected": {
        **UPPER,
        **AUTUMN,
        "course_kind": "level",
        "course_code": "FRAN1A00X",
        "outcome": "passed",
        "grade": "D",
        "protected_identity": "true",
    },
}
TAGS = list(ROWS)


def checked_number(digits: str) -> str:
    """Digits with their check digit."""
    return digits + luhn.calc_check_digit(digits[-9:])


def person(chance: random.Random, *, day_plus: int = 0) -> str:
    """A number of nobody."""
    born = f"{chance.randint(1960, 2003)}{chance.randint(1, 12):02}{chance.randint(1, 28) + day_plus:02}"
    return checked_number(f"{born}{chance.randint(980, 999)}")


def provider(number: int) -> str:
    """An organisation number of nobody."""
    return checked_number(f"559999{number:03}")


def good_rows(number: int = 1) -> list[Fields]:
    """One row of each tag, in their order, of a provider of its own."""
    chance = random.Random(number)
    rows = [{**COMMON, **ROWS[tag], "provider_orgno": provider(number), "person_id": person(chance)} for tag in TAGS]
    rows[TAGS.index("temporary")]["person_id"] = f"{person(chance)[:8]}TF{number % 100:02}"
    rows[TAGS.index("coordination")]["person_id"] = person(chance, day_plus=60)
    return rows


def csv_bytes(
    rows: Iterable[Fields], *, delimiter: str = ",", encoding: str = "utf-8", columns: Iterable[str] = COLUMNS
) -> bytes:
    """The rows as a file."""
    text = io.StringIO()
    writer = csv.DictWriter(text, list(columns), delimiter=delimiter, lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode(encoding)


def book_of(rows: Iterable[Fields]) -> Workbook:
    """The rows as a workbook, all cells text."""
    book = Workbook()
    book.active.append(list(COLUMNS))
    for row in rows:
        book.active.append([row[name] or None for name in COLUMNS])
    return book


def book_bytes(book: Workbook) -> bytes:
    """A workbook as a file."""
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def checked_files(paths: list[Path]) -> Report:
    """What is found in files that are checked together, without anybody's own lists of courses and providers."""
    home = Project(paths[0].parent / "home")
    home.bundled.parent.mkdir(parents=True, exist_ok=True)
    for shipped in (CHECKOUT.bundled, CHECKOUT.reference, CHECKOUT.registers.parent):
        link = home.root / shipped.relative_to(CHECKOUT.root)
        if not link.exists():
            link.symlink_to(shipped)
    check = Check(home, load_dialect(SHARED, CHECKOUT, record_contract(CHECKOUT)), passing_key())
    with checked(paths, check) as work:
        return report_of(work)


def written(folder: Path, files: dict[str, bytes]) -> list[Path]:
    """Paths of the files, once they are written."""
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in files]


class Spoiled(NamedTuple):
    """One file: how it was spoiled, the rule that must find it, where, and its bytes; line 0 is the file as a whole."""

    kind: str
    rule: str
    line: int
    column: str
    content: bytes
    suffix: str = "csv"


EDITS: dict[str, tuple[str, str, str, Fields]] = {
    # kind: rule, column, tag of the row, what is written into it
    "no number": ("AE-040", "person_id", "level", {"person_id": ""}),
    "number with point": ("AE-041", "person_id", "level", {"person_id": "{id}.0"}),
    "number in powers of ten": ("AE-041", "person_id", "level", {"person_id": "1.98E+11"}),
    "ten digits": ("AE-042", "person_id", "basic", {"person_id": "{short}"}),
    "ten digits and hyphen": ("AE-042", "person_id", "basic", {"person_id": "{hyphen}"}),
    "letters": ("AE-043", "person_id", "sfi", {"person_id": "okänd person"}),
    "eleven digits": ("AE-043", "person_id", "sfi", {"person_id": "{cut}"}),
    "slash as separator": ("AE-043", "person_id", "sfi", {"person_id": "{slash}"}),
    "day that is none": ("AE-044", "person_id", "level", {"person_id": "198502309802"}),
    "check digit": ("AE-045", "person_id", "level", {"person_id": "{wrong}"}),
    "other kind": ("AE-046", "person_id_kind", "coordination", {"person_id_kind": "personnummer"}),
    "other sex": ("AE-047", "sex", "level", {"sex": "{other sex}"}),
    "too young": ("AE-048", "person_id", "level", {"person_id": "{child}"}),
    "formula": ("AE-030", "course_code", "level", {"course_code": "=HYPERLINK(1)"}),
    "plus": ("AE-030", "part", "level", {"part": "+1"}),
    "number elsewhere": ("AE-031", "part", "level", {"part": "{id}"}),
    "number as provider": ("AE-031", "provider_orgno", "level", {"provider_orgno": "{short}"}),
    "number in a code": ("AE-031", "course_code", "level", {"course_code": "X {hyphen}"}),
    "markup": ("AE-032", "course_code", "level", {"course_code": "<![CDATA[MATE1A00X]]>"}),
    "unseen": ("AE-032", "mode", "level", {"mode": "class\u200broom"}),
    "endless": ("AE-032", "part", "level", {"part": "x" * 300}),
    "total": ("AE-013", "reporting_half", "coordination", {"reporting_half": "Summa:"}),
    "empty": ("AE-050", "mode", "level", {"mode": ""}),
    "null": ("AE-051", "funding", "level", {"funding": "NULL"}),
    "na": ("AE-051", "study_pace", "level", {"study_pace": "NA"}),
    "minus sign": ("AE-051", "home_municipality", "level", {"home_municipality": "−"}),
    "hyphen as grade": ("AE-051", "grade", "dash", {"grade": "-"}),
    "em dash as grade": ("AE-051", "grade", "dash", {"grade": "—"}),
    "dash as nine": ("AE-080", "grade", "sfi", {"grade": "9"}),
    "word": ("AE-052", "mode", "level", {"mode": "Klassrum"}),
    "yes": ("AE-052", "protected_identity", "level", {"protected_identity": "nej"}),
    "lost zero": ("AE-053", "principal_municipality", "level", {"principal_municipality": "180"}),
    "no such town": ("AE-054", "home_municipality", "level", {"home_municipality": "9999"}),
    "hyphen in provider": ("AE-055", "provider_orgno", "level", {"provider_orgno": "559999-0000"}),
    "wrong provider": ("AE-056", "provider_orgno", "level", {"provider_orgno": "{wrong provider}"}),
    "short unit": ("AE-057", "school_unit_code", "level", {"school_unit_code": "1234567"}),
    "serial date": ("AE-058", "start_date", "level", {"start_date": "45887"}),
    "slashes": ("AE-058", "start_date", "level", {"start_date": "18/08/2025"}),
    "30 February": ("AE-059", "end_date", "level", {"end_date": "2025-02-30"}),
    "year 20": ("AE-060", "start_date", "level", {"start_date": "0020-08-18"}),
    "year 2099": ("AE-060", "planned_end_date", "level", {"planned_end_date": "2099-12-31"}),
    "far end": ("AE-060", "planned_end_date", "level", {"planned_end_date": "2049-12-31"}),
    "decimal comma": ("AE-061", "course_points", "level", {"course_points": "62,5"}),
    "thin space": ("AE-061", "course_points", "level", {"course_points": "1\u2009000"}),
    "endless points": ("AE-061", "course_points", "level", {"course_points": "1e3"}),
    "pace": ("AE-062", "study_pace", "level", {"study_pace": "150"}),
    "half": ("AE-063", "reporting_half", "level", {"reporting_half": "2025-2"}),
    "half that is none": ("AE-063", "reporting_half", "level", {"reporting_half": "1925H2"}),
    "code with a space": ("AE-064", "course_code", "level", {"course_code": "MATE 1A00X"}),
    "form": ("AE-070", "course_code", "level", {"course_code": "VGRMAT1"}),
    "form of sfi": ("AE-070", "course_code", "sfi", {"course_code": "MATE1A00X"}),
    "old code of basic": ("AE-071", "course_code", "basic", {"course_code": "GRNMAT2"}),
    "new code of basic": ("AE-072", "course_code", "old basic", {"course_code": "VGRMAT1"}),
    "course begun late": ("AE-073", "course_code", "course", {"start_date": "2025-07-01"}),
    "level begun early": ("AE-074", "course_code", "level", {"start_date": "2025-06-30"}),
    "course called level": ("AE-075", "course_kind", "course", {"course_kind": "level"}),
    "path without course": ("AE-076", "sfi_course", "old sfi", {"study_path": "3", "course_code": "SFIKUB93"}),
    "no path": ("AE-077", "study_path", "sfi", {"study_path": ""}),
    "path elsewhere": ("AE-077", "study_path", "level", {"study_path": "1"}),
    "other path in the code": ("AE-078", "course_code", "sfi", {"course_code": "SFIKUC93"}),
    "letter after the reform": ("AE-080", "grade", "basic", {"grade": "C"}),
    "G before the reform": ("AE-081", "grade", "old sfi", {"grade": "G"}),
    "G at upper level": ("AE-082", "grade", "level", {"grade": "G"}),
    "letter in 2031": (
        "AE-083",
        "grade",
        "level",
        {"reporting_half": "2031H1", "start_date": "2031-01-13", "end_date": "2031-06-06", "planned_end_date": ""},
    ),
    "E of the adapted": ("AE-084", "grade", "adapted", {"grade": "E"}),
    "F of the adapted": ("AE-085", "grade", "adapted upper", {"grade": "F", "outcome": "not_passed"}),
    "course grade in 2030": (
        "AE-086",
        "end_date",
        "course",
        {"reporting_half": "2030H2", "start_date": "2025-02-03", "end_date": "2030-08-30", "planned_end_date": ""},
    ),
    "grade of orientation": ("AE-087", "grade", "orientation", {"grade": "C"}),
    "grade and drop-out": ("AE-088", "grade", "dropped", {"grade": "C"}),
    "passed with F": ("AE-089", "grade", "level", {"grade": "F"}),
    "absence without dash": ("AE-089", "grade", "dash", {"grade": ""}),
    "grade while it goes on": ("AE-089", "grade", "continues", {"grade": "B"}),
    "neither grade nor reason": ("AE-090", "no_grade_reason", "level", {"grade": ""}),
    "certificate": ("AE-091", "outcome", "level", {"outcome": "certificate", "grade": ""}),
    "not graded": ("AE-091", "outcome", "level", {"outcome": "not_graded", "grade": ""}),
    "end before start": ("AE-100", "end_date", "level", {"end_date": "2025-08-17"}),
    "drop-out without date": ("AE-101", "dropout_date", "dropped", {"dropout_date": ""}),
    "drop-out before start": ("AE-102", "dropout_date", "dropped", {"dropout_date": "2025-08-01"}),
    "drop-out after end": (
        "AE-102",
        "dropout_date",
        "dropped",
        {"dropout_date": "2025-12-24", "end_date": "2025-12-12"},
    ),
    "reason without drop-out": ("AE-103", "dropout_reason", "level", {"dropout_reason": "moved"}),
    "outside the half-year": ("AE-104", "end_date", "level", {"end_date": "2026-02-02"}),
    "begins after": ("AE-104", "start_date", "continues", {"start_date": "2026-01-12"}),
    "no end": ("AE-105", "end_date", "level", {"end_date": ""}),
    "no points": ("AE-110", "course_points", "level", {"course_points": "0", "completed_points": "0"}),
    "points below zero": ("AE-110", "course_points", "level", {"course_points": "-100", "completed_points": "-100"}),
    "too many points": ("AE-111", "completed_points", "level", {"completed_points": "100.5"}),
    "points of an examination": ("AE-112", "completed_points", "examination", {"completed_points": "50"}),
}


def edited(kind: str, number: int) -> Spoiled:
    """A file with one row written otherwise."""
    rule, column, tag, changes = EDITS[kind]
    rows = good_rows(number)
    place = TAGS.index(tag)
    rows[place] |= {name: _filled(value, rows[place]) for name, value in changes.items()}
    return Spoiled(kind, rule, place + 2, column, csv_bytes(rows))


def _filled(value: str, row: Fields) -> str:
    """Parts of the row's own number in braces."""
    whole, orgno = row["person_id"], row["provider_orgno"]
    parts = {
        "{id}": whole,
        "{short}": whole[2:],
        "{hyphen}": f"{whole[2:8]}-{whole[8:]}",
        "{slash}": f"{whole[:8]}/{whole[8:]}",
        "{cut}": whole[:11],
        "{wrong}": whole[:11] + str((int(whole[11]) + 1) % 10),
        "{child}": checked_number(f"2015{whole[4:8]}{whole[8:11]}"),
        "{other sex}": "female" if whole[10] in "13579" else "male",
        "{wrong provider}": orgno[:9] + str((int(orgno[9]) + 1) % 10),
    }
    for name, part in parts.items():
        value = value.replace(name, part)
    return value


def _lines(number: int) -> list[bytes]:
    return csv_bytes(good_rows(number)).splitlines(keepends=True)


def _twice(number: int, changes: Fields) -> Spoiled:
    rows = good_rows(number)
    rule = "AE-121" if changes else "AE-120"
    return Spoiled("duplicate", rule, len(rows) + 2, "person_id", csv_bytes([*rows, rows[0] | changes]))


def _of_two_sexes(number: int) -> Spoiled:
    rows = good_rows(number)
    other = {"sex": "male", "course_code": "KEMI2A00X"}
    return Spoiled("sexes", "AE-049", len(rows) + 2, "sex", csv_bytes([*rows, rows[TAGS.index("temporary")] | other]))


def _packed(name: str, content: bytes) -> bytes:
    packed = io.BytesIO(book_bytes(book_of(good_rows())))
    with zipfile.ZipFile(packed, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return packed.getvalue()


def _header(number: int, old: bytes, new: bytes, rule: str, column: str) -> Spoiled:
    first, *rest = _lines(number)
    return Spoiled("header", rule, 1, column, first.replace(old, new) + b"".join(rest))


def _book(number: int, spoil: Callable[[Workbook], object], rule: str, line: int, column: str) -> Spoiled:
    book = book_of(good_rows(number))
    spoil(book)
    return Spoiled("workbook", rule, line, column, book_bytes(book), "xlsx")


FILES: dict[str, Callable[[int], Spoiled]] = {
    "nothing in it": lambda _: Spoiled("", "AE-001", 0, "", b""),
    "cp1252": lambda n: Spoiled("", "AE-002", 4, "grade", csv_bytes(good_rows(n), encoding="cp1252")),
    "utf-16": lambda n: Spoiled("", "AE-002", 1, "#1", csv_bytes(good_rows(n), encoding="utf-16")),
    "lost letter": lambda n: Spoiled(
        "", "AE-003", 4, "grade", csv_bytes(good_rows(n)).replace("–".encode(), "\ufffd".encode())
    ),
    "twice encoded": lambda n: Spoiled("", "AE-003", 2, "mode", csv_bytes([good_rows(n)[0] | {"mode": "nÃ¤r"}])),
    "bomb": lambda _: Spoiled("", "AE-005", 0, "", _packed("xl/media/x", bytes(8_000_000)), "xlsx"),
    "macros": lambda _: Spoiled("", "AE-021", 0, "", _packed("xl/vbaProject.bin", b"x"), "xlsx"),
    "one endless line": lambda _: Spoiled("", "AE-005", 0, "", b"x" * 1_100_000),
    "two sexes": _of_two_sexes,
    "old workbook": lambda n: Spoiled("", "AE-004", 0, "", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "xlsx"),
    "zip that is no workbook": lambda n: Spoiled("", "AE-004", 0, "", b"PK\x03\x04" + bytes(200), "xlsx"),
    "no header": lambda n: Spoiled(
        "", "AE-006", 1, "reporting_half, principal_municipality, home_municipality, …", b"".join(_lines(n)[1:])
    ),
    "column missing": lambda n: Spoiled(
        "", "AE-006", 1, "grade", csv_bytes(good_rows(n), columns=[c for c in COLUMNS if c != "grade"])
    ),
    "column twice": lambda n: _header(n, b"funding", b"grade", "AE-007", "grade"),
    "column translated": lambda n: _header(n, b"grade,", b"betyg,", "AE-008", "betyg"),
    "cut off": lambda n: Spoiled(
        "", "AE-009", len(TAGS) + 1, "provider_orgno", b"".join(_lines(n))[:-1].rsplit(b",", 27)[0]
    ),
    "quote that stays open": lambda n: Spoiled(
        "",
        "AE-010",
        3,
        "",
        b"".join(_lines(n)).replace(b"\n2025H2,", b'\n"2025H2,', 2).replace(b'\n"2025H2,', b"\n2025H2,", 1),
    ),
    "field over a line break": lambda n: Spoiled("", "AE-010", 2, "", csv_bytes([good_rows(n)[0] | {"part": "1\n2"}])),
    "field too many": lambda n: Spoiled(
        "", "AE-011", 2, "funding", b"".join(_lines(n)).replace(b",own\n", b",own,\n", 1)
    ),
    "field too few": lambda n: Spoiled("", "AE-011", 2, "funding", b"".join(_lines(n)).replace(b",own\n", b"\n", 1)),
    "empty line inside": lambda n: Spoiled(
        "", "AE-012", 3, "", b"\n".join(b"".join(_lines(n)).split(b"\n", 2)[:2]) + b"\n\n" + b"".join(_lines(n)[2:])
    ),
    "second header": lambda n: Spoiled("", "AE-014", len(TAGS) + 2, "", b"".join([*_lines(n), *_lines(n)[:1]])),
    "duplicate": lambda n: _twice(n, {}),
    "contradiction": lambda n: _twice(n, {"grade": "E"}),
    "further sheet": lambda n: _book(n, lambda book: book.create_sheet("Blad2"), "AE-015", 0, ""),
    "merged": lambda n: _book(n, lambda book: book.active.merge_cells("A30:B30"), "AE-016", 30, "A"),
    "formula in a cell": lambda n: _book(n, lambda book: book.active.__setitem__("R2", "=50+50"), "AE-017", 2, "R"),
    "error in a cell": lambda n: _book(n, lambda book: book.active.__setitem__("R2", "#N/A"), "AE-017", 2, "R"),
    "number cell": lambda n: _book(
        n, lambda book: book.active.__setitem__("G2", int(good_rows(n)[0]["person_id"])), "AE-041", 2, "person_id"
    ),
    "lost zero in a cell": lambda n: _book(
        n, lambda book: book.active.__setitem__("B2", 180), "AE-053", 2, "principal_municipality"
    ),
}
KINDS = [*EDITS, *FILES]


def spoiled(kind: str, number: int) -> Spoiled:
    """A file that is spoiled in one way, of a provider of its own."""
    return edited(kind, number) if kind in EDITS else FILES[kind](number)._replace(kind=kind)
