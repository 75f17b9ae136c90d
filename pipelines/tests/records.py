"""A small record of adult education, made up: counts by municipality, provider, school form and outcome become rows."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final, NamedTuple

import duckdb
from stdnum.luhn import calc_check_digit

TABLE: Final = """
create table adult_participation (
  reporting_half varchar, principal_municipality varchar, home_municipality varchar, provider_orgno varchar,
  school_unit_code varchar, provider_role varchar, person_key varchar, person_id_kind varchar,
  protected_identity boolean, birth_year_band varchar, sex varchar, school_form varchar, course_code varchar,
  part varchar, course_kind varchar, study_path varchar, sfi_course varchar, vocational_field varchar,
  course_points decimal(9, 1), completed_points decimal(9, 1), start_date date, end_date date, planned_end_date date,
  mode varchar, study_pace smallint, outcome varchar, grade varchar, no_grade_reason varchar, dropout_date date,
  dropout_reason varchar, assessment_form varchar, funding varchar, source_file varchar, source_line integer
)
"""
REFUSED: Final = """
create table adult_refused (
  rule varchar, provider_orgno varchar, principal_municipality varchar, reporting_half varchar, count bigint
)
"""
INSERT: Final = """
insert into adult_participation by name
select
  $half as reporting_half, $principal as principal_municipality, $home as home_municipality,
  $provider as provider_orgno, 'procured' as provider_role, $person || '-' || number as person_key,
  'personnummer' as person_id_kind, $protected as protected_identity, $form as school_form, 'MADEUP01' as course_code,
  $kind as course_kind, 100 as course_points, $points as completed_points, date '2025-08-18' as start_date,
  $mode as mode, $sfi[1] as study_path, $sfi[2] as sfi_course, $field as vocational_field,
  date '2025-08-18' + $left_after as dropout_date, $outcome as outcome, $assessment as assessment_form,
  'made-up.csv' as source_file, number as source_line
from (select unnest(range(1, $rows + 1)) as number)
"""


def provider(number: int) -> str:
    """An organisation number of nobody, with its check digit."""
    begun = f"16{number:07}"
    return begun + calc_check_digit(begun)


class Refused(NamedTuple):
    """So many rows that a rule kept out of the record."""

    principal: str
    provider: int
    rule: str
    rows: int
    half: str = "2025H2"


class Group(NamedTuple):
    """So many rows, each of a learner of its own where ``person`` is another one."""

    principal: str
    provider: int
    form: str
    outcome: str
    rows: int
    half: str = "2025H2"
    home: str | None = ""
    person: str = ""
    protected: bool = False
    kind: str = "national"
    assessment: str = "taught"
    points: float = 100.0
    mode: str = "classroom"
    sfi: str | None = None
    field: str | None = None
    left_after: int | None = None

    @property
    def parameters(self) -> dict[str, object]:
        """The values of its rows; home is the principal and the learners are its own where nothing else is said."""
        own = f"{self.principal}-{self.provider}-{self.form}-{self.outcome}"
        given = {"provider": provider(self.provider), "person": self.person or own}
        return self._asdict() | given | {"home": self.principal if self.home == "" else self.home}


def write_record(path: Path, groups: Iterable[Group], refused: Iterable[Refused] = ()) -> Path:
    """Write a record store with the rows of all groups, and what was refused."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    with duckdb.connect(path) as connection:
        connection.execute(TABLE)
        connection.execute(REFUSED)
        for group in groups:
            connection.execute(INSERT, group.parameters)
        for each in refused:
            row = [each.rule, provider(each.provider), each.principal, each.half, each.rows]
            connection.execute("insert into adult_refused values (?, ?, ?, ?, ?)", row)
    return path


TOWN: Final = (
    Group("0180", 1, "VUXSFI", "passed", 40),
    Group("0180", 1, "VUXSFI", "not_passed", 3),
    Group("0180", 1, "VUXSFI", "dropped_out", 12),
    Group("0180", 1, "VUXGY", "passed", 30),
    Group("0180", 1, "VUXGY", "not_passed", 8),
    Group("0180", 1, "VUXGY", "dropped_out", 15),
    Group("0180", 2, "VUXSFI", "passed", 22),
    Group("0180", 2, "VUXSFI", "not_passed", 9),
    Group("0180", 2, "VUXSFI", "dropped_out", 11),
    Group("0180", 2, "VUXGY", "passed", 50),
    Group("0180", 2, "VUXGY", "not_passed", 7),
    Group("0180", 2, "VUXGY", "dropped_out", 6),
)
"""One municipality, two providers, two school forms: one count of three learners."""
NEIGHBOUR: Final = (
    Group("0126", 1, "VUXSFI", "passed", 18),
    Group("0126", 1, "VUXSFI", "dropped_out", 2, home="0180"),
    Group("0126", 3, "VUXGY", "passed", 25),
    Group("0126", 3, "VUXGY", "not_passed", 6),
    Group("0126", 3, "VUXGY", "dropped_out", 1, home=None),
)
