"""The register of quality criteria: what ships, formulas, conflicts, burden worked by hand, lines that are refused."""

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from lagesbild.adult.criteria import (
    AskedField,
    Burden,
    Criterion,
    Duty,
    burden_of,
    conflicts,
    criteria_problems,
    indicator_of,
    is_computable,
    read_asked,
    read_criteria,
    registered,
    shares,
)
from lagesbild.adult.criteria.asked import Where
from lagesbild.adult.criteria.criterion import parts
from lagesbild.cli import app
from lagesbild.errors import BadFile
from lagesbild.settings import Project

ENDED = "passed+not_passed+no_grade_absence+dropped_out"
ROW = {
    "criterion_id": "own-passed",
    "word": "passed",
    "word_fi": "hyväksytyt",
    "word_sv": "godkända",
    "word_en": "passed",
    "publisher": "Made-up municipality",
    "municipality_code": "0127",
    "provider_scope": "",
    "school_form": "VUXGR",
    "definition": "Made up for a test.",
    "numerator": "passed",
    "denominator": ENDED,
    "exclusions": "",
    "attribution": "principal",
    "unit": "participation",
    "target_value": "",
    "target_direction": "none",
    "reports_per_year": "2",
    "delivery": "record",
    "receiver": "Made-up municipality",
    "source": "Made up for a test",
    "source_date": "2026",
    "valid_from": "",
    "valid_to": "",
}


def criterion(**changed: str) -> Criterion:
    return Criterion.of(ROW | changed)


@pytest.fixture
def small(tmp_path: Path, checkout: Project) -> Project:
    """A project with the registers that ship and nothing else."""
    project = Project(tmp_path)
    shutil.copytree(checkout.registers, project.registers)
    shutil.copy(checkout.contracts.parent / "columns.yml", project.contracts.parent / "columns.yml")
    project.contracts.mkdir()
    shutil.copytree(checkout.reference, project.reference)
    project.local.mkdir()
    return project


def own_file(project: Project, *rows: dict[str, str]) -> None:
    lines = [",".join(ROW), *(",".join(row.values()) for row in rows)]
    (project.local / "quality_criteria.csv").write_text("\n".join([*lines, ""]), encoding="utf-8")


# ---- what ships


def test_what_ships_is_documented_and_one_municipality_of_the_county_is_registered(checkout: Project) -> None:
    listed = read_criteria(checkout)
    assert len(listed) == 38
    assert registered(listed) == ["0180"]
    assert [each.criterion_id for each in listed if not each.source.startswith("https://")] == []
    assert sum(map(is_computable, listed)) == 26


def test_kolada_has_one_word_under_two_formulas(checkout: Project) -> None:
    found = {(each.word, each.school_form): each for each in conflicts(read_criteria(checkout))}
    passed = found["passed", "VUXGR"]
    assert [each.criterion_id for each in passed.criteria] == ["kolada-n18944", "kolada-n18947"]
    assert [indicator_of(each) for each in passed.criteria] == ["I1", "I4k"]
    dropped = found["dropped_out", "VUXSFI"]
    assert [each.criterion_id for each in dropped.criteria] == ["kolada-n18952", "kolada-n18952-title"]
    assert sorted(found) == [
        ("dropped_out", "VUXGR"),
        ("dropped_out", "VUXGY"),
        ("dropped_out", "VUXSFI"),
        ("finished", "VUXGY"),
        ("passed", "VUXGR"),
        ("passed", "VUXGY"),
        ("passed", "VUXSFI"),
    ]


def test_what_is_not_known_stays_unknown(checkout: Project) -> None:
    by_id = {each.criterion_id: each for each in read_criteria(checkout)}
    assert by_id["stockholm-deviations"].target == ("unknown", None)
    assert by_id["stockholm-2013-sfi-passed"].target == ("at_least", 30.0)
    assert by_id["utbildningsforetagen-authorisation"].reports_per_year is None
    assert not by_id["gr-passed"].formula.is_known


def test_receivers_ask_for_what_the_record_has_and_never_gives_a_personal_number(checkout: Project) -> None:
    fields = read_asked(checkout)
    told = {share.receiver: (share.asked, share.had) for share in shares(fields)}
    assert told == {"scb-komvux": (14, 13), "csn": (10, 7), "skolverket-yrkesvux": (7, 3), "stockholm": (3, 0)}
    assert {each.answer for each in fields if each.field == "person"} == {"other_register"}


# ---- formulas


@pytest.mark.parametrize(
    ("changed", "indicator"),
    [
        ({}, "I1"),
        ({"denominator": "passed+no_grade_absence+not_passed+dropped_out"}, "I1"),  # in any order
        ({"numerator": "dropped_out"}, "I3"),
        ({"numerator": "dropped_out", "denominator": "all"}, "I3b"),
        ({"denominator": "passed+not_passed+no_grade_absence+continues"}, "I4k"),
        ({"exclusions": "orientation+individual"}, "I1"),
        ({"exclusions": "prisoners"}, ""),  # the record cannot tell them apart
        ({"attribution": "home"}, "I1"),
        ({"attribution": "place"}, ""),
        ({"attribution": "unknown"}, ""),
        ({"unit": "learner"}, ""),
        ({"denominator": "unknown"}, ""),
        ({"numerator": "survey_answers"}, ""),
    ],
)
def test_the_record_answers_a_formula_that_is_one_of_its_own(changed: dict[str, str], indicator: str) -> None:
    assert indicator_of(criterion(**changed)) == indicator
    assert is_computable(criterion(**changed)) == bool(indicator)


def test_all_is_every_outcome() -> None:
    assert parts("all") == {"passed", "not_passed", "no_grade_absence", "dropped_out", "continues"}
    assert parts("") == set()


# ---- conflicts


def test_two_formulas_and_two_targets_are_a_conflict_and_one_is_none() -> None:
    same = [criterion(), criterion(criterion_id="other", municipality_code="0136")]
    assert conflicts(same) == []
    (found,) = conflicts([*same, criterion(criterion_id="third", denominator="all")])
    assert (found.word, found.school_form, len(found.formulas), found.targets) == ("passed", "VUXGR", 2, 0)
    targets = {"target_direction": "at_least"}
    (found,) = conflicts(
        [criterion(target_value="70", **targets), criterion(criterion_id="b", target_value="75", **targets)]
    )
    assert (len(found.formulas), found.targets) == (1, 2)


@pytest.mark.parametrize(
    "changed",
    [{"school_form": "VUXGY"}, {"word": "finished"}, {"provider_scope": "Contract A"}, {"denominator": "unknown"}],
)
def test_another_form_word_or_provider_or_a_formula_that_is_not_stated_is_no_conflict(changed: dict[str, str]) -> None:
    other = {"criterion_id": "other", "denominator": "all"} | changed
    assert conflicts([criterion(), criterion(**other)]) == []


# ---- burden


def test_reports_a_year_are_occasions_times_templates() -> None:
    """Provider A: 3 × 2 for one municipality and 4 × 1 for another; B: 3 × 2. In common two a year for each."""
    duties = [Duty("A", "0127", 3, 2), Duty("A", "0136", 4, 1), Duty("B", "0127", 3, 2)]
    unknown = Duty("C", "0180", 3, None)
    found = burden_of([*duties, unknown], common_occasions=2)
    assert found == Burden(today=16, common=4, unknown=(unknown,))
    assert found.saved == 12


def test_nothing_known_is_no_burden_and_no_saving() -> None:
    assert burden_of([Duty("C", "0180", None, 1)], common_occasions=2)[:2] == (0, 0)


def test_shares_count_fields_by_where_their_answer_is() -> None:
    answers: tuple[Where, ...] = ("in_record", "computed", "survey", "other_register", "unknown", "in_record")
    fields = [AskedField("a", str(number), {}, answer, (), "x") for number, answer in enumerate(answers)]
    (share,) = shares(fields)
    assert (share.asked, share.had) == (6, 3)


# ---- the user's own


def test_own_criteria_stand_beside_those_that_ship(small: Project) -> None:
    assert criteria_problems(small) == []
    own_file(small, ROW)
    assert criteria_problems(small) == []
    listed = read_criteria(small)
    assert (len(listed), registered(listed)) == (39, ["0127", "0180"])


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"criterion_id": "kolada-n18944"}, "is the name of a criterion that ships; give your own another one"),
        ({"municipality_code": "127"}, r"line 2, field municipality_code: '127'"),
        ({"school_form": "VUXX"}, "line 2, field school_form"),
        ({"numerator": "Passed"}, "line 2, field numerator"),
        ({"attribution": ""}, "line 2, field attribution: is empty"),
        ({"target_value": "70 %"}, "line 2, field target_value"),
        ({"valid_from": "2026-02-30"}, "line 2, field valid_from"),
        ({"definition": ""}, "line 2, field definition: is empty"),
    ],
)
def test_an_own_line_that_cannot_be_taken_is_named(small: Project, changed: dict[str, str], message: str) -> None:
    own_file(small, ROW | changed)
    (problem,) = criteria_problems(small)
    with pytest.raises(BadFile, match=message):
        raise problem
    with pytest.raises(BadFile, match=message):
        read_criteria(small)


def test_the_command_says_what_the_register_has(small: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAGESBILD_HOME", str(small.root))
    told = CliRunner().invoke(app, ["adult", "criteria"])
    assert told.exit_code == 0
    assert told.output.splitlines()[:3] == [
        "38 criteria; municipalities with their own: 0180",
        "26 of them are worked out from the shared record.",
        "dropped_out (VUXGR): 2 formulas – kolada-n18950, kolada-n18950-title",
    ]
    assert told.output.splitlines()[-4] == "scb-komvux asks for 14 fields, of which the record has 13."
    own_file(small, ROW | {"school_form": "VUXX"})
    refused = CliRunner().invoke(app, ["adult", "criteria"])
    assert (refused.exit_code, "quality_criteria.csv, line 2, field school_form" in refused.stderr) == (1, True)
