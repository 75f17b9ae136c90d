"""Every sentence of a brief is said again from the raw figures, by a path that shares no question and no word with it.

A few briefs in ``make test``; all of the edition with ``pytest pipelines/tests/second_path --all-briefs``.
"""

import ast
import json
from collections.abc import Iterator
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from tests.second_path.raw import Raw

from lagesbild.briefs import Job, job_of, jobs_of, load_edition, run_many
from lagesbild.briefs.run import run_brief
from lagesbild.publish.exporter import parts_of
from lagesbild.settings import Project
from lagesbild.store import Store
from tests.second_path.chosen import core_messages, questions
from tests.second_path.derived import Case
from tests.second_path.judge import SUPPLIED, TAKEAWAYS, differences, left_out
from tests.second_path.said import Say, halves_away

SAMPLE = [
    ("kopa-suupohja", "fi", 2040), ("vpk-tuusula", "sv", 2035), ("vpk-riihimaki", "en", 2040), ("588", "sv", 2040),
    ("MK06", "en", 2045), ("SSS", "fi", 2035),
]  # fmt: skip
PILOT_GROUPS = "pilot-groups"
Parts = list[tuple[str, dict[str, Any]]]


@pytest.fixture(scope="module")
def raw(built_home: Project, store: Store) -> Iterator[Raw]:
    with Raw(built_home.root / "data", store.query) as opened:
        yield opened


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
    outcomes = list(run_many(jobs, partial(run_brief, project=checkout), workers=2))
    assert [each.failure for each in outcomes if each.failure] == []
    return [(each.job, parts_of(each.result)) for each in outcomes if each.result]


@pytest.mark.slow
def test_every_sentence_says_what_the_raw_figures_give(raw: Raw, briefs: list[tuple[Job, Parts]]) -> None:
    assert len(briefs) in {len(SAMPLE), 33}
    found = [
        f"{job} {job.horizon}: {each}"
        for job, parts in briefs
        for case in [Case(raw, raw.place(job.area), job.language, job.horizon)]
        for each in [*differences(case, parts), *left_out(case, parts)]
    ]
    assert not found, "\n".join(found)


def test_every_exhibit_of_the_notebook_has_a_second_derivation(checkout: Project) -> None:
    notebook = json.loads((checkout.notebooks / "situation_brief.ipynb").read_text(encoding="utf-8"))
    source = "\n".join("".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code")
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    shown = [ast.unparse(call.args[0]).strip("'") for call in calls if ast.unparse(call.func) == "brief.exhibit"]
    assert set(shown) == TAKEAWAYS.keys() | SUPPLIED.keys()


def test_the_second_path_shares_nothing_with_the_first() -> None:
    paths = sorted(Path(__file__).parent.glob("*.py"))
    imported = {
        name
        for path in paths
        if not path.name.startswith("test_")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in ([node.module or ""] if isinstance(node, ast.ImportFrom) else [each.name for each in node.names])
    }
    assert [name for name in imported if name.startswith("lagesbild")] == []


JARVISEUTU = {
    # 31 December 2000 in THL Sotkanet 127, 2025 in Statistics Finland 11re, 2040 in projection 2024 (14wx), added up
    "fi": "Väkiluku väheni 5\N{NO-BREAK SPACE}667 henkeä (−25,6\N{NO-BREAK SPACE}%) vuodesta 2000 vuoteen 2025 ja oli "
    "16\N{NO-BREAK SPACE}507. Ennusteen mukaan se on 13\N{NO-BREAK SPACE}801 vuonna 2040: 2\N{NO-BREAK SPACE}706 "
    "henkeä vähemmän (−16,4\N{NO-BREAK SPACE}%).",
    "sv": "Folkmängden minskade med 5\N{NO-BREAK SPACE}667 personer (−25,6\N{NO-BREAK SPACE}%) från 2000 till 2025 och "
    "var 16\N{NO-BREAK SPACE}507. Enligt prognosen är den 13\N{NO-BREAK SPACE}801 år 2040: 2\N{NO-BREAK SPACE}706 "
    "personer färre (−16,4\N{NO-BREAK SPACE}%).",
    "en": "From 2000 to 2025 the population fell by 5,667 (−25.6%), to 16,507. According to the projection it is "
    "13,801 in 2040: 2,706 persons fewer (−16.4%).",
}  # fmt: skip


def history(takeaway: str) -> Parts:
    return [("exhibit", {"id": "population-history", "takeaway": takeaway, "not_shown": ""})]


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_a_right_sentence_passes(raw: Raw, language: str) -> None:
    case = Case(raw, raw.place("kopa-jarviseutu"), language, 2040)
    assert differences(case, history(JARVISEUTU[language])) == []


@pytest.mark.parametrize(
    ("language", "right", "wrong"),
    [
        ("fi", "667", "668"),  # number
        ("fi", "−25,6", "−25,7"),  # rounding
        ("fi", "väheni", "kasvoi"),  # direction
        ("fi", "vähemmän", "enemmän"),
        ("fi", "(−16,4", "(+16,4"),  # sign
        ("fi", "(−16,4", "(-16,4"),  # a hyphen is no minus sign
        ("fi", "25,6\N{NO-BREAK SPACE}%", "25,6 %"),  # a line may break there
        ("fi", "25,6", "25.6"),  # decimal comma
        ("fi", "13\N{NO-BREAK SPACE}801", "13801"),  # grouping
        ("fi", "706 henkeä", "706 prosenttia"),  # unit
        ("sv", "minskade", "ökade"),
        ("sv", "färre", "fler"),
        ("sv", "personer färre", "procent färre"),
        ("sv", "till 2025", "till 2024"),  # year
        ("sv", "−16,4", "−16,5"),
        ("en", "fell", "grew"),
        ("en", "fewer", "more"),
        ("en", "16,507", "16 507"),
        ("en", "−16.4%", "16.4%"),
        ("en", "persons fewer", "fewer"),
        ("en", "projection", "statistics"),  # a projection is called one
    ],
)
def test_an_altered_sentence_is_refused(raw: Raw, language: str, right: str, wrong: str) -> None:
    altered = JARVISEUTU[language].replace(right, wrong, 1)
    assert altered != JARVISEUTU[language]
    case = Case(raw, raw.place("kopa-jarviseutu"), language, 2040)
    (refused,) = differences(case, history(altered))
    assert refused.startswith("population-history\n  says ")


@pytest.mark.parametrize("kind", ["opening", "closing"])
def test_core_messages_and_questions_are_held_to_their_rules(raw: Raw, kind: str) -> None:
    case = Case(raw, raw.place("kopa-jarviseutu"), "sv", 2040)
    right = [
        {"exhibit": name, "text": text} for name, text in (core_messages if kind == "opening" else questions)(case)
    ]

    def brief(said: list[dict[str, str]]) -> Parts:
        return [(kind, {"core_messages": said, "discussion": {"questions": said}})]

    assert differences(case, brief(right)) == []
    assert len(differences(case, brief(right[:-1]))) == 1
    assert len(differences(case, brief([*right[1:], right[0]]))) == len(right)
    altered = [*right[:-1], right[-1] | {"text": right[-1]["text"].replace("5", "6")}]
    assert len(differences(case, brief(altered))) == 1


def test_an_exhibit_without_a_derivation_is_refused(raw: Raw) -> None:
    part = ("exhibit", {"id": "new-exhibit", "takeaway": "Something.", "not_shown": ""})
    case = Case(raw, raw.place("kopa-jarviseutu"), "en", 2040)
    assert differences(case, [part]) == ["new-exhibit: has no second derivation"]


def test_halves_go_away_from_zero_and_nothing_has_no_sign() -> None:
    halves = [Fraction(5, 2), Fraction(-5, 2), Fraction(-173, 4)]
    assert [str(halves_away(value, decimals)) for value, decimals in zip(halves, (0, 0, 1), strict=True)] == [
        "3", "-3", "-433/10",
    ]  # fmt: skip
    assert [Say("sv").signed(Fraction(value, 3)) for value in (1, -1, 2, -2)] == ["0", "0", "+1", "−1"]
    assert (Say("fi").percent_span(0, Fraction(12345, 10)), Say("en").number(-1234567)) == (
        "0,0–1\N{NO-BREAK SPACE}234,5\N{NO-BREAK SPACE}%", "−1,234,567",
    )  # fmt: skip
