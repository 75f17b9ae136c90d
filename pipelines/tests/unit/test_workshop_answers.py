"""The file of a table: refused in one line that names field and remedy, or read as it was written."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lagesbild.errors import BadFile
from lagesbild.settings import Project
from lagesbild.workshop.answers import read_answers
from tests.hostile import HOSTILE, REFUSED
from tests.workshop import ANSWERS, answered, keep, with_measure

DAY = date(2026, 11, 29)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = Project(tmp_path / "home")
    keep(made)
    return made


def refusals(path: Path, project: Project) -> list[str]:
    try:
        return [str(problem) for problem in read_answers(path, project, today=DAY)[2]]
    except BadFile as bad:
        return [str(bad)]


def test_answers_are_read_with_the_kit_that_they_answer(project: Project, tmp_path: Path) -> None:
    answers, kit, problems = read_answers(answered(tmp_path), project, today=DAY)
    assert problems == []
    assert (answers.table, answers.day, kit.names["sv"]) == ("1", "2026-11-29", "Suupohja")
    assert answers.agreement["school-stages"].comment == "Gymnasiet drar elever hit"
    assert answers.measures[0].fact_key == "school-stages/7-12/today"


AGAIN = "save it from the form again"


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"format": "x"}, "field format: holds no answers of a workshop; name the file that the form saved"),
        ({"version": 2}, "2 is another version than 1; use the group's new form"),
        ({"id": None}, f"field id: is missing; {AGAIN}"),
        ({"id": "X" * 32}, f"field id: String should match pattern '^[0-9a-f]{{32}}$'; {AGAIN}"),
        ({"note": "x"}, "field note: is no field of such a file; take it out"),
        ({"no\u001bte": "x"}, "field no\\x1bte: is no field of such a file; take it out"),
        ({"group": "../../etc"}, f"field group: '../../etc' is no name of one; {AGAIN}"),
        ({"kit": "../c0ffee1234"}, f"field kit: '../c0ffee1234' is no name of one; {AGAIN}"),
        (
            {"kit": "aaaaaaaaaaaa"},
            "field kit: kit aaaaaaaaaaaa was not made here; make it: lagesbild workshop kit kopa-suupohja",
        ),
        (
            {"group": "kopa-jarviseutu"},
            "field kit: kit c0ffee123456 was not made here; make it: lagesbild workshop kit kopa-jarviseutu",
        ),
        ({"language": "de"}, f"field language: Input should be 'fi', 'sv' or 'en'; {AGAIN}"),
        ({"snapshot": "other"}, "field snapshot: 'other' is not that of the kit, ''; use the kit's own form"),
        ({"table": ""}, f"field table: String should have at least 1 character; {AGAIN}"),
        ({"table": "x" * 41}, f"field table: String should have at most 40 characters; {AGAIN}"),
        ({"table": "a\nb"}, "field table: holds '\\x00', a character that cannot be seen; type the text anew"),
        ({"saved": "2026-11-29"}, "field saved: String should match pattern"),
        ({"saved": "2026-02-30T10:00:00Z"}, f"field saved: 2026-02-30 is not in the calendar; {AGAIN}"),
        (
            {"saved": "2026-12-01T00:00:00Z"},
            f"field saved: 2026-12-01 is still to come; set the computer's clock and {AGAIN}",
        ),
        (
            {"agreement": {"school-stage": {"level": "fully"}}},
            "field agreement.school-stage: the kit has no finding 'school-stage'. Nearest: school-stages",
        ),
        (
            {"agreement": {"cohorts": {"level": "very"}}},
            "field agreement.cohorts.level: Input should be 'fully', 'mostly', 'partly', 'not', 'unsure' or ''; ",
        ),
        ({"knowledge": "one line"}, f"field knowledge: is no list; {AGAIN}"),
        ({"knowledge": ["x"] * 61}, f"field knowledge: has more entries than the form takes; {AGAIN}"),
        ({"questions": ["good", "x" * 1001]}, "field questions.2: has 1001 letters; 1000 are the most"),
        (
            {"meaning": ["Ring anna@example.org"]},
            "field meaning.1: holds an e-mail address; name the body or function alone",
        ),
        ({"measures": with_measure() * 6}, f"field measures: has more entries than the form takes; {AGAIN}"),
        (
            {"measures": with_measure(fact_key="school-stages/7-13/today")},
            "field measures.1.fact_key: the kit has no figure 'school-stages/7-13/today'. "
            "Nearest: school-stages/7-12/today",
        ),
        (
            {"measures": with_measure(exhibit="cohorts")},
            f"field measures.1.exhibit: 'cohorts' does not have the figure 'school-stages/7-12/today'; {AGAIN}",
        ),
        ({"measures": with_measure(cost="x")}, "field measures.1.cost: is no field of such a file; take it out"),
    ],
)
def test_what_cannot_be_taken_is_refused_in_one_line(
    project: Project, tmp_path: Path, changed: dict[str, Any], refusal: str
) -> None:
    found = refusals(answered(tmp_path, **changed), project)
    assert len(found) == 1
    assert found[0].removeprefix("table-1.json").lstrip(",: ").startswith(refusal)
    assert "\n" not in found[0]


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", "table-1.json, line 1: is not whole JSON; save it from the form again"),
        (b'{\n"format": "x"', "table-1.json, line 2: is not whole JSON; save it from the form again"),
        (b"\xff\xfe", "table-1.json: is no file of the form; save it from the form again"),
        (b"[" * 100_000, "table-1.json: is no file of the form; save it from the form again"),
        (b"[]", "table-1.json, field format: holds no answers of a workshop; name the file that the form saved"),
        (b'{"table": "1", "table": "2"}', "table-1.json: has 'table' twice; save it from the form again"),
        (b" " * 1_000_001, "table-1.json: is larger than 1000 kB; it is not from the form"),
    ],
    ids=["empty", "torn", "encoding", "deep", "list", "twice", "large"],
)
def test_a_file_that_is_none_of_the_form_is_refused(
    project: Project, tmp_path: Path, content: bytes, refusal: str
) -> None:
    path = tmp_path / "table-1.json"
    path.write_bytes(content)
    assert refusals(path, project) == [refusal]


def test_a_file_that_is_not_there_is_named(project: Project, tmp_path: Path) -> None:
    assert refusals(tmp_path / "x.json", project) == ["x.json: is not there; name the file that the form saved"]


def test_a_kit_that_was_changed_is_made_again(project: Project, tmp_path: Path) -> None:
    kept = project.workshops / "kopa-suupohja" / "c0ffee123456" / "kit.json"
    kept.write_text(json.dumps({"id": "x"}), encoding="utf-8")
    (refusal,) = refusals(answered(tmp_path), project)
    assert refusal.endswith("is not as it was written; make it again: lagesbild workshop kit kopa-suupohja")


def test_a_kit_in_another_language_alone_is_not_enough(project: Project, tmp_path: Path) -> None:
    kept = project.workshops / "kopa-suupohja" / "c0ffee123456" / "kit.json"
    content = json.loads(kept.read_text(encoding="utf-8"))
    content["words"] = {"fi": content["words"]["fi"]}
    kept.write_text(json.dumps(content), encoding="utf-8")
    assert refusals(answered(tmp_path), project) == [
        "table-1.json, field language: the kit was not made in sv; make it: lagesbild workshop kit kopa-suupohja"
    ]


SHORT = [text for text in HOSTILE if len(text) <= 1000]


@pytest.mark.parametrize("text", SHORT, ids=range(len(SHORT)))
def test_words_stay_as_they_were_written(project: Project, tmp_path: Path, text: str) -> None:
    answers, _, problems = read_answers(answered(tmp_path, knowledge=[text]), project, today=DAY)
    assert problems == []
    assert answers.knowledge == (text.replace("e\u0301", "é"),)


@pytest.mark.parametrize("text", REFUSED, ids=range(len(REFUSED)))
def test_what_cannot_be_seen_or_is_too_long_is_refused(project: Project, tmp_path: Path, text: str) -> None:
    comment = ANSWERS["agreement"]["school-stages"] | {"comment": text}
    (refusal,) = refusals(answered(tmp_path, agreement={"school-stages": comment}), project)
    assert refusal.startswith("table-1.json, field agreement.school-stages.comment: h")
