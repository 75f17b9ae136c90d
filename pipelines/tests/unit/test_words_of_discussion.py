"""Questions for discussion and core messages: chosen by their rules, with the figures they follow from."""

from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest
from lagesbild.exhibits.chosen import answered, most_important, weight
from lagesbild.wording import Words
from lagesbild.wording.discussion import discussion


def words(language: str) -> Any:
    members = [SimpleNamespace(code=code, names={language: name}) for code, name in (("KU005", "A"), ("KU052", "B"))]
    return Words(language, SimpleNamespace(members=members), 2040)  # type: ignore[arg-type]


BANDS = pd.DataFrame({"band": ["7-12"], "change_persons": [-438], "change_pct": [-38.97]})
STAGES = pd.DataFrame({"stage": ["13-15", "16-18"], "turn_year": [2027, 2031], "base_year": 2024})
MEMBERS = pd.DataFrame(
    [("total", "7-12", -40, -8.0), ("KU005", "7-12", -60, -15.0), ("KU052", "7-12", 20, 20.0)],
    columns=["area_code", "band", "change_persons", "change_pct"],
)
BALANCE = pd.DataFrame({"reading": ["shortage", "shortage", "mismatch"]}).assign(
    **{f"name_{language}": ["Nurses", "Cooks", "Waiters"] for language in ("fi", "sv", "en")},
    first_month="2022-11", month="2023-10",
)  # fmt: skip
RATIO = pd.DataFrame(
    [("area", 2024, 91.24, 2024, "projected"), ("area", 2040, 91.26, 2024, "projected")],
    columns=["unit", "year", "ratio", "base_year", "kind"],
)
OPEN = pd.DataFrame(
    {"band": ["7-12", "85+"], "low_pct": [-51.2, 0.0], "high_pct": [-26.8, 60.0], "is_likely": [True, False]}
)
RENEWAL = RATIO.assign(ratio=[63.5, 56.6])
HISTORY = pd.DataFrame({"kind": ["observed", "projected"], "year": [2025, 2040], "population_persons": [16507, 13801]})
ALL = {
    "population-history": HISTORY, "service-age-bands": BANDS, "school-stages": STAGES, "members": MEMBERS,
    "occupation-balance": BALANCE, "dependency-ratio": RATIO, "projection-certainty": OPEN,
    "workforce-renewal": RENEWAL,
}  # fmt: skip


def said(language: str, answers: dict[str, pd.DataFrame]) -> list[str]:
    return [question.text for question in discussion(answers, words(language))]


def test_the_first_five_rules_that_hold_are_asked_with_their_figures() -> None:
    assert said("en", ALL) == [
        "The age group 7–12, grades 1–6, shrinks by 438 persons (−39.0%) by 2040. Where will schools and groups be "
        "then, and what is organised together?",
        "From 2031 on, the year groups of upper secondary age (16–18) are at least 10% away from the level of "
        "2024 and stay there. Which education is offered then, and with whom?",
        "In the whole area the age group (ages 7–12) changes by −40 persons. Municipalities in which the direction is "
        "the opposite: B (+20). How are services shared between the municipalities?",
        "Occupations in which the figures point to a shortage (November 2022 – October 2023): Nurses; Cooks. The "
        "figures "
        "are for the region or regions. For which of them can people be educated in the area, and which alongside "
        "work?",
        "There are 91.2 children and older people per hundred of working age in 2024 (projection), and 91.3 in 2040 "
        "according to the projection. Where will teachers and other staff of education come from?",
    ]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("fi", "Ikäryhmät, joissa muutoksen suunta vuoteen 2040 on avoin: 85+. Mitkä päätökset kestävät molemmat "
               "suunnat?"),
        ("sv", "Åldrar där förändringens riktning till 2040 är öppen: 85+. Vilka beslut håller i båda riktningarna?"),
        ("en", "Ages at which the direction of change to 2040 is open: 85+. Which decisions hold in both directions?"),
    ],
)  # fmt: skip
def test_what_is_open_is_asked_about_and_few_questions_end_with_the_population(language: str, expected: str) -> None:
    few = {"population-history": HISTORY, "projection-certainty": OPEN, "workforce-renewal": RENEWAL}
    asked = said(language, few)
    assert (asked[0], len(asked)) == (expected, 3)
    number = "−16.4%" if language == "en" else "−16,4\N{NO-BREAK SPACE}%"
    assert number in asked[2]


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("service-age-bands", BANDS.assign(change_pct=-9.99)),
        ("school-stages", STAGES.assign(turn_year=None)),
        ("members", MEMBERS.assign(change_pct=[-8.0, -15.0, 9.9])),
        ("occupation-balance", BALANCE.assign(reading="mismatch")),
        ("dependency-ratio", RATIO.assign(ratio=[91.2, 91.2])),
        ("projection-certainty", OPEN.assign(is_likely=True)),
        ("workforce-renewal", RENEWAL.assign(ratio=[100.0, 56.6])),
    ],
)
def test_a_rule_that_does_not_hold_asks_nothing(name: str, answer: pd.DataFrame) -> None:
    asked = discussion({"population-history": HISTORY, name: answer}, words("fi"))
    assert [question.exhibit for question in asked] == ["population-history"]


def test_of_several_bands_that_go_another_way_the_youngest_is_asked_about() -> None:
    older = [
        ("total", "16-18", -50, -9.0),
        ("KU052", "16-18", 12, 11.0),
        ("total", "6", 30, 9.0),
        ("KU005", "6", -9, -12.0),
    ]
    rows = pd.concat([pd.DataFrame(older, columns=MEMBERS.columns), MEMBERS])
    (asked, _) = said("sv", {"population-history": HISTORY, "members": rows})
    assert asked.startswith("Åldersgruppen 6 år förändras i hela området med +30 personer")
    assert "Kommuner med motsatt riktning: A (−9)." in asked


def exhibit(name: str, section: str, size: float, frame: pd.DataFrame = BANDS, reason: str = "") -> Any:
    return SimpleNamespace(name=name, section=section, said=SimpleNamespace(weight=size, reason=reason), frame=frame)


def test_an_open_direction_weighs_half_and_relevance_counts() -> None:
    bands, history = exhibit("service-age-bands", "population", 0.39), exhibit("population-history", "population", 0.3)
    assert weight(bands, [bands, history]) == pytest.approx(0.39)
    assert weight(history, [bands, history]) == pytest.approx(0.24)
    certain = exhibit("projection-certainty", "population", 0.0, OPEN)
    undecided = exhibit("projection-certainty", "population", 0.0, OPEN.assign(is_likely=False))
    assert most_important([bands, history, certain]) == [bands]
    assert most_important([bands, history, undecided]) == [history]  # 0.39 × 0.5 < 0.3 × 0.8


def test_size_counts_up_to_one_and_what_has_no_relevance_is_never_core() -> None:
    jobs, stages = exhibit("jobseekers", "labour", 3.0), exhibit("workforce-renewal", "labour", 0.9)
    places = exhibit("occupations", "labour", 5.0)
    assert (weight(jobs, []), weight(places, [])) == (0.8, 0.0)
    assert most_important([jobs, stages, places]) == [stages]
    assert most_important([exhibit("workforce-renewal", "labour", 0.9, reason="none"), jobs]) == [jobs]


def test_the_first_shown_exhibit_answers_each_main_question() -> None:
    certain, bands = exhibit("projection-certainty", "population", 0.0), exhibit("service-age-bands", "population", 0.4)
    alone = exhibit("members", "service_need", 0.0, reason="the area is a single municipality")
    assert answered([bands, certain, alone]) == [bands, certain]
    assert answered([bands, certain, exhibit("members", "service_need", 0.0)])[0].name == "members"
    assert answered([exhibit("overview-population", "population", 0.4)]) == []
