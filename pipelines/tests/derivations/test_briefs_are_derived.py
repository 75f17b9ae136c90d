"""Every finding of a brief is derived from the raw figures, by a path that shares no question and no word with it.

A few briefs in ``make test``; all of the edition with ``pytest pipelines/tests/derivations --all-briefs``.
"""

import ast
from copy import deepcopy
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from lagesbild.briefs import Job, job_of, jobs_of, load_edition, run_many
from lagesbild.briefs.run import run_brief
from lagesbild.publish.exporter import parts_of
from lagesbild.settings import LANGUAGES, Project
from lagesbild.store import Store
from tests.derivations.case import Case
from tests.derivations.found import as_reported, found, rounded
from tests.derivations.judge import core_messages, derived_exhibits, of_brief, of_exhibit, questions
from tests.derivations.raw import Raw
from tests.notebooks import exhibit_ids

SAMPLE = [
    ("kopa-suupohja", "fi", 2040),
    ("vpk-tuusula", "sv", 2035),
    ("vpk-riihimaki", "en", 2040),
    ("588", "sv", 2040),
    ("MK06", "en", 2045),
    ("SSS", "fi", 2035),
    ("SK146", "en", 2040),
    ("TA18", "sv", 2035),
    ("HV16", "fi", 2040),
]
PILOT_GROUPS = "pilot-groups"
READS_WORDS = {"read_back.py", "magnitudes.py", "signs.py", "forms.py"}
Parts = list[tuple[str, dict[str, Any]]]


@pytest.fixture
def jobs(request: pytest.FixtureRequest, checkout: Project, store: Store) -> list[Job]:
    if request.config.getoption("--all-briefs"):
        listed = jobs_of(store, name=PILOT_GROUPS, edition=load_edition(checkout, PILOT_GROUPS))
        return [job for job in listed if job.notebook == "situation_brief"]
    return [
        job_of(store, notebook="situation_brief", area=area, members="", language=language, horizon=horizon)
        for area, language, horizon in SAMPLE
    ]


@pytest.fixture
def briefs(
    jobs: list[Job], checkout: Project, built_home: Project, monkeypatch: pytest.MonkeyPatch
) -> list[tuple[Job, Parts]]:
    """The notebook run for each job, two at a time: the parts of the brief as its page gets them."""
    monkeypatch.setenv("LAGESBILD_HOME", str(built_home.root))
    outcomes = list(run_many(jobs, partial(run_brief, project=checkout, engine="lagesbild"), workers=2))
    assert [each.failure for each in outcomes if each.failure] == []
    return [(each.job, parts_of(each.result)) for each in outcomes if each.result]


@pytest.mark.slow
def test_every_finding_is_what_the_raw_figures_give(built_raw: Raw, briefs: list[tuple[Job, Parts]]) -> None:
    assert len(briefs) in {len(SAMPLE), 33}
    refused = [
        f"{job} {job.horizon}: {each}"
        for job, parts in briefs
        for each in of_brief(Case(built_raw, built_raw.place(job.area), job.language, job.horizon), parts)
    ]
    assert not refused, "\n".join(refused)


@pytest.mark.parametrize(("notebook", "of_overview"), [("situation_brief", False), ("network_overview", True)])
def test_every_exhibit_of_a_notebook_has_a_derivation(checkout: Project, notebook: str, of_overview: bool) -> None:
    shown = exhibit_ids(checkout.notebooks / f"{notebook}.ipynb")
    derived = [name for name in derived_exhibits() if name.startswith("overview") == of_overview]
    assert sorted(shown) == derived


def test_derivations_share_nothing_with_what_they_derive() -> None:
    """What reads the product's sentences back derives nothing: it takes types, templates and tables of words."""
    paths = [path for path in Path(__file__).parent.glob("*.py") if not path.name.startswith(("test_", "conftest"))]
    taking = {path.name for path in paths if any(name.startswith("lagesbild") for name in _imported(path))}
    assert taking == READS_WORDS
    taken = {name for path in paths if path.name in READS_WORDS for name in _imported(path)}
    assert {name.partition(".")[2].partition(".")[0] for name in taken if name.startswith("lagesbild")} == {
        *("", "language", "settings")
    }
    assert [path.name for path in paths if "tests.derivations.read_back" in _imported(path)] == []


def _imported(path: Path) -> set[str]:
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    plain = {each.name for node in nodes if isinstance(node, ast.Import) for each in node.names}
    return plain | {str(node.module) for node in nodes if isinstance(node, ast.ImportFrom)}


# 16 507 on 31 December 2025 in Statistics Finland 11re, 13 801 in 2040 in projection 2024 (14wx), added up
AHEAD = {"pct": -16.4, "horizon": 2040}
FELL = {"kind": "population_history.continues_down", "values": AHEAD}
ROSE = {"kind": "population_history.continues_up", "values": AHEAD}
TURNED = {"kind": "population_history.breaks_down", "values": AHEAD}


def history(findings: list[dict[str, Any]]) -> dict[str, Any]:
    return {"id": "population-history", "findings": findings}


@pytest.mark.parametrize("language", LANGUAGES)
def test_right_findings_pass(built_raw: Raw, language: str) -> None:
    assert of_exhibit(Case(built_raw, built_raw.place("kopa-jarviseutu"), language, 2040), history([FELL])) == []


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("pct", -16.5),  # rounding
        ("pct", -16.39),
        ("pct", 16.4),  # sign
        ("pct", "-16.4"),  # a number is no text
        ("horizon", 2035),  # year
        ("horizon", "2040"),  # a year is a number
    ],
)
def test_an_altered_value_is_refused(built_raw: Raw, name: str, wrong: object) -> None:
    altered = {**FELL, "values": {**AHEAD, name: wrong}}
    (refused,) = of_exhibit(Case(built_raw, built_raw.place("kopa-jarviseutu"), "fi", 2040), history([altered]))
    assert refused == f"population_history.continues_down: {name} is {wrong}, derived {AHEAD[name]}"


@pytest.mark.parametrize(
    ("altered", "reported"),
    [
        ([ROSE], "population_history.continues_up"),
        ([TURNED], "population_history.breaks_down"),
        ([FELL, FELL], "population_history.continues_down, population_history.continues_down"),
        ([], "nothing"),
    ],
    ids=["rose", "turned", "twice", "left-out"],
)
def test_another_direction_or_number_of_findings_is_refused(
    built_raw: Raw, altered: list[dict[str, Any]], reported: str
) -> None:
    (refused,) = of_exhibit(Case(built_raw, built_raw.place("kopa-jarviseutu"), "sv", 2040), history(altered))
    assert refused == f"reports {reported}, derived population_history.continues_down"


def test_a_value_too_few_or_too_many_is_refused(built_raw: Raw) -> None:
    case = Case(built_raw, built_raw.place("kopa-jarviseutu"), "en", 2040)
    less = {"pct": -16.4}
    for values, said in (
        (less, "horizon is None, derived 2040"),
        ({**AHEAD, "base": 2024}, "base is 2024, derived None"),
    ):
        assert of_exhibit(case, history([{**FELL, "values": values}])) == [f"{FELL['kind']}: {said}"]


@pytest.mark.parametrize("kind", ["opening", "closing"])
def test_core_messages_and_questions_are_held_to_their_rules(built_raw: Raw, kind: str) -> None:
    case = Case(built_raw, built_raw.place("kopa-jarviseutu"), "sv", 2040)
    derived = (core_messages if kind == "opening" else questions)(case)
    right = [{"exhibit": name, "findings": as_reported(findings)} for name, findings in derived]

    def refused(said: list[dict[str, Any]]) -> list[str]:
        parts = [(kind, {"core_messages": said, "discussion": {"questions": said}})]
        return [each for each in of_brief(case, parts) if not each.endswith(": is left out")]

    assert refused(right) == []
    what = "core messages are of" if kind == "opening" else "questions are of"
    for wrong in (right[:-1], [*right[1:], right[0]], [*right[:-1], right[-1] | {"exhibit": "members"}]):
        assert [each.startswith(what) for each in refused(wrong)] == [True]
    last = deepcopy(right[-1])
    last["findings"][0]["values"]["year" if kind == "opening" else "now"] = 63.4  # type: ignore[index]
    (altered,) = refused([*right[:-1], last])
    derived_value = "year is 63.4, derived 2023" if kind == "opening" else "now is 63.4, derived 63"
    assert altered.endswith(f": {derived_value}")


def test_core_messages_are_those_that_weigh_most(built_raw: Raw) -> None:
    """Ages 13–15 fall by 47.7 %, coming year groups are 38 % smaller, and of unemployed there are few but more."""
    case = Case(built_raw, built_raw.place("kopa-jarviseutu"), "sv", 2040)
    assert [name for name, _ in core_messages(case)] == ["service-age-bands", "cohorts", "jobseekers"]
    assert [name for name, _ in questions(case)] == [
        "service-age-bands",
        "school-stages",
        "occupation-balance",
        "projection-certainty",
        "workforce-renewal",
    ]


def test_an_exhibit_without_a_derivation_is_refused(built_raw: Raw) -> None:
    case = Case(built_raw, built_raw.place("kopa-jarviseutu"), "en", 2040)
    assert of_exhibit(case, {"id": "new-exhibit", "findings": []}) == ["has no second derivation"]


def test_an_exhibit_that_is_missing_is_refused(built_raw: Raw) -> None:
    case = Case(built_raw, built_raw.place("kopa-jarviseutu"), "en", 2040)
    refused = of_brief(case, [("exhibit", history([FELL]))])
    assert "school-stages: is left out" in refused
    assert "population-history: is left out" not in refused
    assert "service-costs: is left out" not in refused  # nobody supplied prices


def test_halves_go_away_from_zero() -> None:
    halves = [(Fraction(5, 2), 0), (Fraction(-5, 2), 0), (Fraction(-173, 4), 1), (Fraction(1, 3), 0)]
    assert [str(rounded(value, decimals)) for value, decimals in halves] == ["3", "-3", "-433/10", "0"]


def test_derived_findings_are_compared_as_an_exhibit_reports_them() -> None:
    inner = found("shared.year_of_kind", year=2040, kind=found("shared.projected"))
    outer = found("room.takeaway", pct=Fraction(-1, 2), span=(1, 4), one=(3, 3), name="Vimpeli", year=inner)
    values = {"pct": -0.5, "span": [1.0, 4.0], "one": 3.0, "name": "Vimpeli"}
    kinds = ["shared.year_of_kind", "shared.projected"]
    assert as_reported([outer]) == [
        {"kind": "room.takeaway", "values": {**values, "year": kinds}},
        {"kind": "shared.year_of_kind", "values": {"year": 2040, "kind": ["shared.projected"]}},
        {"kind": "shared.projected", "values": {}},
    ]
