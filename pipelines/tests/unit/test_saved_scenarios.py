"""Saved scenarios: files that are read strictly, and written so that people can read them."""

from pathlib import Path
from typing import Any

import pytest

from lagesbild.contracts import Scenario, read_scenario
from lagesbild.errors import BadFile, UnknownName
from lagesbild.settings import Project

FIELDS: dict[str, Any] = {
    "name": "more-births",
    "description": "Ten percent more.",
    "area": "own",
    "members": ("KU005",),
    "projection": 2024,
    "first_year": 2025,
}
WRITTEN = """# by hand
name: more-births
description: Kymmenen prosenttia enemmän syntyneitä
area: kopa-jarviseutu
members: [KU005, KU052]
projection: 2024
first_year: 2025
fertility_change_pct: 10.5
net_migration_persons_per_year: -3
group_size:
  7-12: 18
"""


def scenario(**fields: Any) -> Scenario:
    return Scenario.of(**FIELDS, **fields)


@pytest.fixture
def place(home: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.setenv("LAGESBILD_HOME", str(home.root))
    home.scenarios.mkdir()
    return home


def written(place: Project, text: str) -> Path:
    path = place.scenarios / "more-births.yml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_written_by_hand_is_read(place: Project) -> None:
    written(place, WRITTEN)
    read = read_scenario(place, "more-births")
    assert (read.members, str(read.fertility_change_pct), read.net_migration_persons_per_year) == (
        ("KU005", "KU052"),
        "10.5",
        -3,
    )
    assert (read.migration_age_from, read.migration_age_to, read.participation_pct) == (0, 64, {})
    assert {stage: int(size) for stage, size in read.group_size.items()} == {"7-12": 18}


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("fertility_change_pct: 10.5", "fertility: 1", "line 8, field fertility: no such field; fields are name, "),
        ("10.5", "a lot", "line 8, field fertility_change_pct: Value error, must be a number"),
        ("10.5", "'10'", "line 8, field fertility_change_pct: Value error, must be a number"),
        ("10.5", "yes", "line 8, field fertility_change_pct: Value error, must be a number"),
        ("10.5", ".inf", "line 8, field fertility_change_pct: "),
        ("10.5", "10.125", "line 8, field fertility_change_pct: "),
        ("10.5", "-101", "line 8, field fertility_change_pct: Input should be greater than or equal to -100"),
        ("-3", "2.5", "line 9, field net_migration_persons_per_year: Input should be a valid integer"),
        ("-3", "true", "line 9, field net_migration_persons_per_year: Input should be a valid integer"),
        ("KU052", "52", "line 5, field members.1: 52 is a number; names and codes are text, in quotes: '52'"),
        ("7-12: 18", "7-13: 18", "line 11, field group_size.7-13: no such stage; stages are 0-2, 3-5, "),
        ("7-12: 18", "7-12: 0", "line 11, field group_size.7-12: Input should be greater than 0"),
        ("first_year: 2025\n", "", "line 1, field first_year: Field required"),
        ("first_year: 2025", "first_year: 2025\nfirst_year: 2030", "line 8, field first_year: is there twice"),
        ("name: more-births", "name: fewer", "line 2, field name: names fewer, but the file is named more-births"),
        ("area: kopa-jarviseutu", "area: [", "this is not valid YAML"),
        ("group_size:", "migration_age_to: 65\ngroup_size:", "line 10, field migration_age_to: Input should be less"),
        ("group_size:", "migration_age_from: 9\nmigration_age_to: 8\ngroup_size:", "must not be above"),
    ],
)
def test_what_is_written_otherwise_is_refused_with_its_line_and_field(
    place: Project, old: str, new: str, problem: str
) -> None:
    assert old in WRITTEN
    written(place, WRITTEN.replace(old, new, 1))
    with pytest.raises(BadFile) as refused:
        read_scenario(place, "more-births")
    assert str(refused.value).startswith("data/local/scenarios/more-births.yml")
    assert problem in str(refused.value)


def test_a_file_that_is_not_utf8_or_empty_is_refused(place: Project) -> None:
    path = written(place, "")
    with pytest.raises(BadFile, match=r"more-births.yml, line 1: has no fields"):
        read_scenario(place, "more-births")
    path.write_bytes("description: ä".encode("latin-1"))
    with pytest.raises(BadFile, match="is not UTF-8"):
        read_scenario(place, "more-births")


def test_a_name_that_nothing_has_is_refused_with_the_nearest(place: Project) -> None:
    with pytest.raises(UnknownName, match=r"No scenario 'x'\. Nearest: none is saved yet"):
        read_scenario(place, "x")
    written(place, WRITTEN)
    with pytest.raises(UnknownName, match=r"No scenario '\.\./more-births'\. Nearest: more-births\."):
        read_scenario(place, "../more-births")


def test_what_is_saved_is_read_again_the_same(place: Project) -> None:
    made = scenario(fertility_change_pct=-2.5, participation_pct={"0-2": 45}, group_size={"6": 18})
    message = made.save()
    assert (
        message == "Saved as data/local/scenarios/more-births.yml. Show it: lagesbild brief own --scenario more-births"
    )
    assert read_scenario(place, "more-births") == made
    text = (place.scenarios / "more-births.yml").read_text(encoding="utf-8")
    assert text.startswith("# A what-if scenario. Show it beside the projection: lagesbild brief own --scenario more-")
    assert "fertility_change_pct: -2.5\n" in text
    assert [path.name for path in place.scenarios.iterdir()] == ["more-births.yml"]


def test_another_scenario_of_the_same_name_is_overwritten_only_when_said(place: Project) -> None:
    scenario().save()
    scenario().save()
    other = scenario(fertility_change_pct=5)
    with pytest.raises(BadFile, match=r"more-births.yml, field name: another scenario has this name; choose another"):
        other.save()
    assert read_scenario(place, "more-births") == scenario()
    other.save(overwrite=True)
    assert read_scenario(place, "more-births") == other
    assert [path.name for path in place.scenarios.iterdir()] == ["more-births.yml"]


@pytest.mark.parametrize("name", ["More", "a b", "../x", "", "å"])
def test_a_name_is_small_letters_digits_and_hyphens(name: str) -> None:
    with pytest.raises(BadFile, match="field name: String should match pattern"):
        Scenario.of(**(FIELDS | {"name": name}))


@pytest.mark.parametrize("name", ["in-depth", "fewer-in-depth"])
def test_a_name_that_would_be_that_of_a_second_page_is_refused(name: str, place: Project) -> None:
    told = "field name: Value error, must not end in in-depth: the second page of a brief is called so; choose another"
    with pytest.raises(BadFile, match=told):
        Scenario.of(**(FIELDS | {"name": name}))
    place.scenarios.mkdir(parents=True, exist_ok=True)
    (place.scenarios / f"{name}.yml").write_text(WRITTEN.replace("more-births", name), encoding="utf-8")
    with pytest.raises(BadFile, match=f"{name}.yml, line 2, {told}"):
        read_scenario(place, name)
    assert Scenario.of(**(FIELDS | {"name": "in-depth-2"})).name == "in-depth-2"


def test_an_own_group_is_asked_for_by_its_members() -> None:
    made = Scenario.of(**(FIELDS | {"area": "own-group", "members": ("KU005", "KU052")}))
    assert made._command() == "lagesbild brief --members 005,052 --scenario more-births"
