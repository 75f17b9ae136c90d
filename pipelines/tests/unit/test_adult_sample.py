"""Made-up files: their numbers are nobody's, their bytes follow from the seed, every bad row is listed."""

import csv
from pathlib import Path

import duckdb
import pytest
from stdnum import luhn

from lagesbild.adult.sample import write_sample
from lagesbild.adult.sample.halves import first_day, played
from lagesbild.adult.sample.kinds_of_dirt import ALL_KINDS
from lagesbild.adult.sample.numbers import KINDS, person_numbers, with_check_digit
from lagesbild.adult.sample.providers import names, organisation_numbers
from lagesbild.adult.sample.shape import courses, municipalities, municipality_shares, sfi_courses, shape
from lagesbild.errors import NameRefused
from tests.conftest import CHECKOUT

COLUMNS = (
    "reporting_half,principal_municipality,home_municipality,provider_orgno,school_unit_code,provider_role,person_id,"
    "person_id_kind,protected_identity,sex,school_form,course_code,part,course_kind,study_path,sfi_course,"
    "vocational_field,course_points,completed_points,start_date,end_date,planned_end_date,mode,study_pace,outcome,grade,"
    "no_grade_reason,dropout_date,dropout_reason,assessment_form,funding"
)
YEAR = """
    select * from given where reporting_half in ('2025H1', '2025H2')
    qualify row_number() over (
        partition by person_id, course_code, part, start_date, provider_orgno, principal_municipality
        order by reporting_half desc
    ) = 1
"""


def test_organisation_numbers_pass_their_checksum_and_cannot_be_given_out() -> None:
    numbers = organisation_numbers()
    assert (numbers[0], numbers[-1]) == ("5500000012", with_check_digit("210000192"))
    assert len({*numbers}) == len(numbers) == 60 + 26
    assert all(luhn.is_valid(number) and number[2:4] == "00" for number in numbers)
    assert all(name.endswith("(exempel)") for name in names())


def test_numbers_of_persons_have_no_birth_number_or_letters() -> None:
    import numpy as np

    written, kinds = person_numbers(np.random.default_rng(1), 1000, np.arange(0, 1000, 4))
    assert len({*written}) == 1000
    personal = [number for number, kind in zip(written, kinds, strict=True) if KINDS[kind] == "personnummer"]
    assert len(personal) == 250
    assert all(number[8:11] == "000" and luhn.is_valid(number[2:]) for number in personal)
    others = [number for number, kind in zip(written, kinds, strict=True) if KINDS[kind] == "temporary"]
    assert all(number[8:10] == "EX" and len(number) == 12 for number in others)


def test_personal_numbers_end_where_days_of_birth_do() -> None:
    import numpy as np

    _, kinds = person_numbers(np.random.default_rng(1), 30_000, np.arange(30_000))
    assert (kinds == 0).sum() == 24_288  # days from 1940-01-01 to 2006-06-30


def test_half_years_are_whole_weeks() -> None:
    assert [str(first_day(half)) for half in ("2022H2", "2023H1", "2025H1", "2025H2")] == [
        "2022-07-04",
        "2023-01-02",
        "2024-12-30",
        "2025-06-30",
    ]
    assert played() == ["2022H1", "2022H2", "2023H1", "2023H2", "2024H1", "2024H2", "2025H1", "2025H2"]


def test_half_years_of_the_sample_begin_where_those_of_the_record_do() -> None:
    table = (CHECKOUT.reference / "adult_education" / "half_years.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(table.splitlines()))
    assert len(rows) == 42
    assert [str(first_day(row["reporting_half"])) for row in rows] == [row["first_day"] for row in rows]


def test_the_county_is_split_by_figures_that_add_up() -> None:
    """Statistics Sweden, 2019: 126,348 without upper secondary education, 1,426,480 of working age."""
    assert len(municipalities()) == 26
    assert [sum(shape().municipalities.figures[code][column] for code in municipalities()) for column in (0, 1)] == [
        126_348,
        1_426_480,
    ]
    assert municipality_shares(0)[municipalities().index("0127")] == pytest.approx(9365 / 126_348)


def test_sfi_courses_are_those_of_their_paths() -> None:
    codes = [pair[0].code for pair in courses() if pair[0].code.startswith("SFI")]
    assert codes == [f"SFIKU{name[1]}9{name[0]}" for name in sfi_courses()]


def given(folder: Path) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(":memory:", config={"threads": "1"})
    source = f"read_csv('{folder}/exempel-*.csv', header = true, all_varchar = true)"
    connection.execute(f"create table given as select * from {source}")
    connection.execute(f"create table year as {YEAR}")
    return connection


def shares(connection: duckdb.DuckDBPyConnection, question: str) -> dict[str, float]:
    return dict(connection.execute(question).fetchall())


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("sample") / "clean"
    write_sample(made, learners=9000, seed=7)
    return made


@pytest.fixture(scope="module")
def dirty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("sample") / "dirty"
    write_sample(made, learners=9000, seed=7, is_dirty=True)
    return made


@pytest.mark.slow
def test_there_is_a_file_for_each_municipality_and_half_year_in_a_senders_columns(folder: Path) -> None:
    files = sorted(path.name for path in folder.iterdir())
    assert len(files) == 26 * 3 + 2
    assert files[:3] == ["LAS-MIG.txt", "exempel-0114-2024H2.csv", "exempel-0114-2025H1.csv"]
    assert (folder / "exempel-0180-2025H2.csv").read_text().split("\n", 1)[0] == COLUMNS
    assert [line[:20] for line in (folder / "LAS-MIG.txt").read_text().split("\n\n")] == [
        "DETTA ÄR ETT EXEMPEL",
        "TÄMÄ ON ESIMERKKI. M",
        "THIS IS AN EXAMPLE. ",
    ]


@pytest.mark.slow
def test_the_county_has_the_shape_that_is_known(folder: Path) -> None:
    connection = given(folder)
    (learners, rows) = connection.execute("select count(distinct person_id), count(*) from year").fetchall()[0]
    assert learners == pytest.approx(9000, rel=0.03)
    assert rows / learners == pytest.approx(3.4, abs=0.1)
    by_form = f"select school_form, count(distinct person_id) / {learners} from year group by all"
    assert shares(connection, by_form) == pytest.approx(
        {"VUXGR": 0.18, "VUXGY": 0.6, "VUXSFI": 0.31, "VUXGRAN": 0.006, "VUXGYAN": 0.004}, abs=0.03
    )
    elsewhere = (
        "select principal_municipality = '0180', avg(cast(provider_role <> 'own' as integer)) from year group by all"
    )
    assert shares(connection, elsewhere) == pytest.approx({True: 0.82, False: 0.21}, abs=0.03)
    (elsewhere_all,) = connection.execute("select avg(cast(provider_role <> 'own' as integer)) from year").fetchall()[0]
    assert elsewhere_all == pytest.approx(0.45, abs=0.03)


@pytest.mark.slow
def test_outcomes_are_those_of_the_country(folder: Path) -> None:
    connection = given(folder)
    result = "course_kind not in ('orientation', 'individual') and assessment_form = 'taught'"
    ended = f"{result} and outcome in ('passed', 'not_passed', 'no_grade_absence', 'dropped_out')"
    for outcome, expected in (
        ("passed", {"VUXGR": 0.67, "VUXGY": 0.67, "VUXSFI": 0.52}),
        ("dropped_out", {"VUXGR": 0.2, "VUXGY": 0.2, "VUXSFI": 0.44}),
    ):
        share = f"avg(cast(outcome = '{outcome}' as integer))"
        forms = f"school_form in ('VUXGR', 'VUXGY', 'VUXSFI') and {ended}"
        found = shares(connection, f"select school_form, {share} from year where {forms} group by all")
        assert found == pytest.approx(expected, abs=0.035)
    goes_on = "select 'sfi', avg(cast(outcome = 'continues' as integer)) from year where school_form = 'VUXSFI'"
    assert shares(connection, goes_on)["sfi"] == pytest.approx(0.4, abs=0.03)
    sexes = (
        "select sex, avg(cast(outcome = 'dropped_out' as integer)) from year where school_form = 'VUXSFI' group by all"
    )
    dropped = shares(connection, sexes)
    assert dropped["male"] > dropped["female"] + 0.04


@pytest.mark.slow
def test_both_systems_and_all_scales_stand_side_by_side_and_the_start_decides(folder: Path) -> None:
    connection = given(folder)
    graded = "grade is not null and assessment_form = 'taught' group by all order by all"
    after = f"select distinct school_form, grade from given where start_date >= '2025-07-01' and {graded}"
    scales: dict[str, set[str]] = {}
    for form, grade in connection.execute(after).fetchall():
        scales.setdefault(form, set()).add(grade)
    assert scales["VUXGR"] == scales["VUXSFI"] == {"G", "IG", "–"}
    assert scales["VUXGY"] == {"A", "B", "C", "D", "E", "F", "–"}
    before = f"select distinct grade from given where start_date < '2025-07-01' and school_form = 'VUXSFI' and {graded}"
    assert {grade for (grade,) in connection.execute(before).fetchall()} == {"A", "B", "C", "D", "E", "F", "–"}
    wrong = """
        select count(*) from given
        where school_form = 'VUXGY' and course_kind in ('national', 'level')
        and (start_date >= '2025-07-01') <> regexp_full_match(course_code, '[A-ZÅÄÖ]{4}[1-9][0A-C][0-2][0PSTVDI]X')
    """
    assert connection.execute(wrong).fetchall() == [(0,)]


@pytest.mark.slow
def test_no_row_breaks_a_rule_and_what_goes_on_is_there_again(folder: Path) -> None:
    connection = given(folder)
    broken = """
        select count(*) from given
        where end_date < start_date or dropout_date < start_date or dropout_date > planned_end_date
        or cast(completed_points as integer) not between 0 and cast(course_points as integer)
        or (outcome = 'dropped_out') <> (dropout_date is not null)
        or (outcome in ('continues', 'dropped_out')) <> (end_date is null)
        or (outcome in ('passed', 'not_passed')) <> (grade in ('A', 'B', 'C', 'D', 'E', 'F', 'G', 'IG'))
        or (outcome in ('certificate', 'not_graded')) <> (no_grade_reason is not null)
        or (assessment_form = 'examination' and completed_points <> '0')
        or (school_form = 'VUXSFI') <> (study_path is not null)
        or (protected_identity = 'true' and home_municipality is not null)
        or (person_id_kind = 'personnummer' and sex <> 'female')
    """
    assert connection.execute(broken).fetchall() == [(0,)]
    key = "person_id, course_code, part, start_date, provider_orgno, principal_municipality"
    doubled = f"select count(*) from (select 1 from given group by reporting_half, {key} having count(*) > 1)"
    assert connection.execute(doubled).fetchall() == [(0,)]
    same = " and ".join(f"later.{name.strip()} is not distinct from given.{name.strip()}" for name in key.split(","))
    gone = f"""
        select count(*) from given where outcome = 'continues' and reporting_half = '2025H1'
        and not exists (select 1 from given as later where later.reporting_half = '2025H2' and {same})
    """
    assert connection.execute(gone).fetchall() == [(0,)]


@pytest.mark.slow
def test_results_of_a_learner_resemble_each_other(folder: Path) -> None:
    """The correlation of analysis of variance, written out: 0.3 to 0.6, so that intervals on rows would be wrong."""
    question = """
        with ended as (
            select person_id, cast(outcome = 'passed' as integer) as y from year
            where school_form = 'VUXGY' and assessment_form = 'taught'
            and course_kind not in ('orientation', 'individual')
            and outcome in ('passed', 'not_passed', 'no_grade_absence', 'dropped_out')
        ),
        each as (select count(*) as m, avg(y) as p, var_pop(y) * count(*) as within from ended group by person_id),
        sums as (
            select sum(within) / (sum(m) - count(*)) as msw, sum(m) as n, count(*) as k,
            (sum(m) - sum(m * m) / sum(m)) / (count(*) - 1) as m0, sum(m * p) / sum(m) as mean from each
        ),
        between_learners as (select sum(m * (p - mean) ** 2) / (any_value(k) - 1) as msb from each, sums)
        select (msb - msw) / (msb + (m0 - 1) * msw) from between_learners, sums
    """
    ((found,),) = given(folder).execute(question).fetchall()
    assert 0.3 < found < 0.6


@pytest.mark.slow
def test_providers_are_very_different_in_size(folder: Path) -> None:
    sizes = given(folder).execute(
        "select count(*) as n from year where provider_orgno like '5500%' group by provider_orgno order by n desc"
    )
    found = [size for (size,) in sizes.fetchall()]
    assert len(found) > 45
    assert found[0] > 8 * found[len(found) // 2]


@pytest.mark.slow
def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(tmp_path: Path) -> None:
    def written(name: str, seed: int) -> dict[str, bytes]:
        write_sample(tmp_path / name, learners=1000, seed=seed, is_dirty=True)
        return {path.name: path.read_bytes() for path in (tmp_path / name).iterdir()}

    first, other = written("first", 7), written("other", 8)
    assert written("again", 7) == first
    assert sorted(name for name in first if other[name] == first[name]) == ["LAS-MIG.txt", "providers.csv"]


@pytest.mark.slow
def test_files_without_anybody_are_no_obstacle(tmp_path: Path) -> None:
    """A hundred learners: the smallest municipalities have none in some half-year."""
    written = write_sample(tmp_path / "few", learners=100, is_dirty=True)
    rows = [len(path.read_text().splitlines()) - 1 for path in (tmp_path / "few").glob("exempel-*.csv")]
    assert min(rows) == 0
    assert (written.files, written.rows) == (78, sum(rows))


@pytest.mark.slow
def test_every_bad_row_is_listed_and_the_others_are_those_of_the_clean_files(folder: Path, dirty: Path) -> None:
    with (dirty / "dirty.csv").open(encoding="utf-8") as file:
        listed = {(row["file"], int(row["line"])): row["kind"] for row in csv.DictReader(file)}
    assert {*listed.values()} == {*ALL_KINDS}
    clean_rows = 0
    for path in sorted(folder.glob("exempel-*.csv")):
        lines = (dirty / path.name).read_text(encoding="utf-8").splitlines()
        kept = [line for number, line in enumerate(lines, start=1) if (path.name, number) not in listed]
        assert kept == path.read_text(encoding="utf-8").splitlines()
        clean_rows += len(kept) - 1
    assert 0.02 < len(listed) / clean_rows < 0.05


def bad_rows(dirty: Path) -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = {}
    texts = {path.name: path.read_text(encoding="utf-8").splitlines() for path in dirty.glob("exempel-*.csv")}
    with (dirty / "dirty.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            line = next(csv.reader([texts[row["file"]][int(row["line"]) - 1]]))
            found.setdefault(row["kind"], []).append(dict(zip(COLUMNS.split(","), line, strict=True)))
    return found


@pytest.mark.slow
def test_bad_rows_are_bad_in_the_way_that_is_listed(dirty: Path) -> None:
    rows = bad_rows(dirty)
    assert all(
        row["grade"] in "ABCDE" and row["school_form"] == "VUXSFI" for row in rows["grade_letter_in_sfi_after_reform"]
    )
    assert all(row["start_date"] >= "2025-07-01" for row in rows["course_of_gy11_after_reform"])
    assert all(not luhn.is_valid(row["person_id"][2:]) for row in rows["person_id_checksum"])
    assert all(not luhn.is_valid(row["provider_orgno"]) for row in rows["organisation_number_checksum"])
    assert all(len(row["principal_municipality"]) == 3 for row in rows["municipality_lost_its_zero"])
    assert all(row["end_date"] < row["start_date"] for row in rows["end_before_start"])
    assert all(row["outcome"] == "dropped_out" and not row["dropout_date"] for row in rows["dropout_without_date"])
    assert all("," in row["course_points"] for row in rows["number_decimal_comma"])
    assert all(row["course_code"].startswith("=HYPERLINK") for row in rows["formula"])
    assert all(row["provider_role"] != "own" for row in rows["of_two_files"])
    points = [(int(row["completed_points"]), row["course_points"]) for row in rows["points_completed_above_course"]]
    assert all(completed > 10 and whole == "10" for completed, whole in points)


@pytest.mark.slow
def test_bad_rows_leave_the_good_ones_alone_unless_they_are_about_two_rows(dirty: Path) -> None:
    """A learner of its own has EY in the number: two rows of one participation would both be kept out."""
    rows = bad_rows(dirty)
    own = {kind for kind, bad in rows.items() if all(row["person_id"][8:10] == "EY" for row in bad)}
    others = {kind for kind, bad in rows.items() if not any(row["person_id"][8:10] == "EY" for row in bad)}
    assert own | others == {*ALL_KINDS}
    assert {kind for kind in others if not kind.startswith("person_id_")} == {
        *("duplicate", "contradictory", "of_two_sexes", "of_two_files", "without_successor", "too_young", "too_old")
    }


def test_a_folder_with_files_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "kept.txt").write_text("mine")
    for place in (tmp_path, tmp_path / "kept.txt"):
        with pytest.raises(NameRefused, match="there are files of that name; name a folder that is new or empty"):
            write_sample(place, learners=100)
    assert [path.name for path in tmp_path.iterdir()] == ["kept.txt"]
