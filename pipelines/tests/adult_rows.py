"""A record of adult education for tests: its table written out by hand, rows that say only what they differ in."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import duckdb
import pyarrow as pa

from lagesbild.store import Store

TABLE: Final = """
create table adult_participation (
    reporting_half varchar, principal_municipality varchar, home_municipality varchar, provider_orgno varchar,
    school_unit_code varchar, provider_role varchar, person_key varchar, person_id_kind varchar,
    protected_identity boolean, birth_year_band varchar, sex varchar, school_form varchar, course_code varchar,
    part varchar, course_kind varchar, study_path varchar, sfi_course varchar, vocational_field varchar,
    course_points decimal(9, 1), completed_points decimal(9, 1), start_date date, end_date date,
    planned_end_date date, mode varchar, study_pace smallint, outcome varchar, grade varchar,
    no_grade_reason varchar, dropout_date date, dropout_reason varchar, assessment_form varchar, funding varchar,
    source_file varchar, source_line integer
)
"""
USUAL: Final[dict[str, object]] = {
    "reporting_half": "2025H1",
    "principal_municipality": "0180",
    "home_municipality": "0180",
    "provider_orgno": "5500000012",
    "provider_role": "own",
    "person_id_kind": "personnummer",
    "protected_identity": False,
    "school_form": "VUXGY",
    "course_code": "MATMAT01a",
    "course_kind": "national",
    "course_points": "100",
    "completed_points": "0",
    "start_date": "2025-01-13",
    "mode": "classroom",
    "assessment_form": "taught",
}

GIVEN: Final = pa.schema(
    [
        (name, {"protected_identity": pa.bool_()}.get(name, pa.string()))
        for name in re.findall(r"(\w+) \w+(?:\(|,|\n)", TABLE)
    ]
)


def record_of(rows: Iterable[dict[str, object]]) -> Store:
    """A record in memory; each row is what it differs in from ``USUAL``, with a learner as ``person_key``."""
    connection = duckdb.connect(":memory:", config={"threads": "1"})
    connection.execute(TABLE)
    connection.register("given", pa.Table.from_pylist([USUAL | row for row in rows], schema=GIVEN))
    connection.execute("insert into adult_participation by name select * from given")
    return Store(connection)


def learners(first: int, last: int, **row: object) -> list[dict[str, object]]:
    """The same row of each learner from the first to the last."""
    return [row | {"person_key": f"learner {number:02}"} for number in range(first, last + 1)]


def record_of_files(folder: Path) -> Store:
    """A record in memory of the files of a made-up folder; its pseudonyms hold as far as numbers can be linked."""
    connection = duckdb.connect(":memory:")
    connection.execute(TABLE)
    connection.execute(
        """
        insert into adult_participation by name
        select * exclude (person_id), sha256(
            case person_id_kind
                when 'personnummer' then person_id
                else concat(person_id, reporting_half, principal_municipality, provider_orgno)
            end
        ) as person_key
        from read_csv($files, header = true, all_varchar = true)
        """,
        {"files": str(folder / "exempel-*.csv")},
    )
    return Store(connection)
