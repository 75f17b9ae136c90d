"""What can be wrong with a row: each kind takes a good row and returns a bad one, or none where it cannot have it."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

Row = dict[str, str]
Spoil = Callable[[Row], Row | None]
REFORM: Final = "2025-07-01"
LITTLE: Final = 10
"""Points that most learners have more of."""
FINISHED: Final = ("passed", "not_passed", "no_grade_absence")


def _set(column: str, value: str) -> Spoil:
    """Another value, whatever stood there."""
    return lambda row: row | {column: value}


def _changed(column: str, change: Callable[[str], str]) -> Spoil:
    """A value made of the one that stands there."""
    return lambda row: row | {column: change(row[column])} if row[column] else None


def _where(holds: Callable[[Row], bool], **values: str) -> Spoil:
    """Other values in rows of which something holds."""
    return lambda row: row | values if holds(row) else None


def _is_number(row: Row) -> bool:
    return row["person_id_kind"] == "personnummer"


def _last_digit_off(text: str) -> str:
    return text[:-1] + str((int(text[-1]) + 1) % 10)


def _moved(day: str, days: int) -> str:
    return str(date.fromisoformat(day) + timedelta(days=days))


def _of_number(change: Callable[[str], str]) -> Spoil:
    return lambda row: row | {"person_id": change(row["person_id"])} if _is_number(row) else None


def _begun(form: str, *, before: bool) -> Callable[[Row], bool]:
    """Whether a row is of the form and begun before the reform, or after it; taught as a course that is graded."""
    return lambda row: (
        row["school_form"] == form
        and (row["start_date"] < REFORM) is before
        and row["course_kind"] not in {"orientation", "individual"}
    )


def _ended(form: str, *, before: bool) -> Callable[[Row], bool]:
    begun = _begun(form, before=before)
    return lambda row: begun(row) and row["outcome"] == "passed" and row["assessment_form"] == "taught"


def contradictory(row: Row) -> Row | None:
    """The same participation with another result."""
    if row["outcome"] != "passed" or row["school_form"] != "VUXGY" or row["grade"] not in {"A", "B", "C", "D", "E"}:
        return None
    return row | {"outcome": "not_passed", "grade": "F"}


def of_two_sexes(row: Row) -> Row | None:
    """Another course of the same learner, of the other sex."""
    if _is_number(row):
        return None
    return row | {"sex": {"female": "male"}.get(row["sex"], "female"), "start_date": _moved(row["start_date"], -1)}


def without_successor(row: Row) -> Row | None:
    """A course that goes on and is not there in the next half-year; only of numbers that can be followed."""
    is_followed = _is_number(row) and row["reporting_half"] != "2025H2"
    if not is_followed or row["outcome"] != "passed" or row["assessment_form"] != "taught":
        return None
    gone = {"outcome": "continues", "end_date": "", "grade": "", "start_date": _moved(row["start_date"], -1)}
    return row | gone


def outside_half_year(row: Row) -> Row | None:
    """A course that ended long before the half-year."""
    if row["outcome"] != "passed" or row["assessment_form"] != "taught":
        return None
    moved = {name: _moved(row[name], -1400) for name in ("start_date", "end_date", "planned_end_date")}
    return row | moved if row["school_form"] == "VUXGY" and row["start_date"] < REFORM else None


def too_old(row: Row) -> Row | None:
    """A learner born a hundred years earlier."""
    return None if _is_number(row) else row | {"person_id": f"18{row['person_id'][2:]}"}


def too_young(row: Row) -> Row | None:
    """A learner of ten years."""
    return None if _is_number(row) else row | {"person_id": f"2015{row['person_id'][4:]}"}


def dropped_after_end(row: Row) -> Row | None:
    """A day of dropping out before the course began."""
    return row | {"dropout_date": _moved(row["start_date"], -30)} if row["outcome"] == "dropped_out" else None


def end_before_start(row: Row) -> Row | None:
    """A course that ended before it began."""
    return row | {"end_date": _moved(row["start_date"], -10)} if row["outcome"] in FINISHED else None


def of_two_files(row: Row, of_other: Row) -> Row | None:
    """The same participation reported by another municipality, too."""
    if row["reporting_half"] != of_other["reporting_half"] or row["provider_role"] == "own" or not _is_number(row):
        return None
    return row | {"principal_municipality": of_other["principal_municipality"]}


KINDS: Final[dict[str, Spoil]] = {
    "person_id_as_number": _of_number(lambda text: f"{float(text):.5E}"),
    "person_id_without_century": _of_number(lambda text: text[2:]),
    "person_id_with_letters": _of_number(lambda text: f"{text[:8]}ABCD"),
    "person_id_checksum": _of_number(_last_digit_off),
    "person_id_no_such_day": _of_number(lambda text: f"{text[:4]}0230{text[8:]}"),
    "person_id_missing": _set("person_id", ""),
    "municipality_lost_its_zero": _changed("principal_municipality", lambda text: text.lstrip("0")),
    "school_unit_lost_its_zeros": _changed("school_unit_code", lambda text: text.lstrip("0")),
    "date_as_serial_number": _changed(
        "start_date", lambda text: str((date.fromisoformat(text) - date(1899, 12, 30)).days)
    ),
    "date_day_first": _changed("start_date", lambda text: f"{text[8:]}/{text[5:7]}/{text[:4]}"),
    "date_30_february": _changed("start_date", lambda text: f"{text[:4]}-02-30"),
    "date_as_open_2099": _changed("end_date", lambda _: "2099-12-31"),
    "date_year_0020": _changed("start_date", lambda text: f"00{text[2:]}"),
    "number_decimal_comma": _changed("course_points", lambda text: f"{text},0"),
    "number_thin_space": _changed("course_points", lambda text: f"1\u2009{text}"),
    "missing_as_null": _set("outcome", "null"),
    "missing_as_na": _set("mode", "NA"),
    "missing_as_dash": _set("course_code", "—"),
    "markup_cdata": _changed("course_code", lambda text: f"<![CDATA[{text}]]>"),
    "replacement_character": _changed("course_code", lambda text: f"{text[:3]}\ufffd{text[4:]}"),
    "formula": _changed("course_code", lambda text: f'=HYPERLINK("http://example.invalid","{text}")'),
    "unknown_municipality": _set("principal_municipality", "0199"),
    "organisation_number_checksum": _changed("provider_orgno", _last_digit_off),
    "basic_course_old_after_reform": _where(_begun("VUXGR", before=False), course_code="GRNMAT2", part=""),
    "basic_course_new_before_reform": _where(_begun("VUXGR", before=True), course_code="VGRMAT1", part=""),
    "course_of_gy11_after_reform": _where(_begun("VUXGY", before=False), course_code="MATMAT01a"),
    "level_of_gy25_before_reform": _where(_begun("VUXGY", before=True), course_code="MATE1A00X"),
    "course_of_another_form": _where(_begun("VUXGY", before=True), course_code="SFIKUC92"),
    "sfi_path_2_course_a": _where(lambda row: row["school_form"] == "VUXSFI", study_path="2", sfi_course="A"),
    "sfi_path_3_course_b": _where(lambda row: row["school_form"] == "VUXSFI", study_path="3", sfi_course="B"),
    "grade_letter_in_sfi_after_reform": _where(_ended("VUXSFI", before=False), grade="C"),
    "grade_letter_at_basic_level_after_reform": _where(_ended("VUXGR", before=False), grade="C"),
    "grade_g_at_upper_secondary_level": _where(_ended("VUXGY", before=True), grade="G"),
    "grade_f_in_adapted": _where(_ended("VUXGYAN", before=True), grade="F", outcome="not_passed"),
    "grade_of_orientation_course": _where(lambda row: row["outcome"] == "not_graded", grade="C", no_grade_reason=""),
    "grade_and_dropout": _where(lambda row: row["outcome"] == "dropped_out", grade="E"),
    "dropout_without_date": _where(lambda row: row["outcome"] == "dropped_out", dropout_date=""),
    "dropout_outside_course": dropped_after_end,
    "end_before_start": end_before_start,
    "outside_half_year": outside_half_year,
    "finished_without_grade_or_reason": _where(_ended("VUXGY", before=True), grade="", no_grade_reason=""),
    "dash_coded_9": _where(lambda row: row["outcome"] == "no_grade_absence", grade="9"),
    "points_zero": _set("course_points", "0"),
    "points_negative": _set("completed_points", "-50"),
    "points_completed_above_course": _where(
        lambda row: int(row["completed_points"]) > LITTLE, course_points=str(LITTLE)
    ),
    "points_of_examination": _where(lambda row: row["assessment_form"] == "examination", completed_points="50"),
    "duplicate": _changed("person_id", str),
    "contradictory": contradictory,
    "of_two_sexes": of_two_sexes,
    "without_successor": without_successor,
    "too_young": too_young,
    "too_old": too_old,
}
"""Every kind that is made of one row, by its name in ``dirty.csv``."""
OF_THE_SAME_LEARNER: Final = frozenset(
    {
        *(kind for kind in KINDS if kind.startswith("person_id_")),
        *("duplicate", "contradictory", "of_two_sexes", "without_successor", "too_young", "too_old"),
        of_two_files.__name__,
    }
)
"""Kinds that are about the number, or about two rows of one learner; the others are of a learner of their own."""
ALL_KINDS: Final = (*KINDS, of_two_files.__name__)
"""Every kind: that of two files is made of a row of one and the municipality of the other."""
