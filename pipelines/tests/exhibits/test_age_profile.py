"""How old the residents are: sentences of hand-made rows, and figures of the published tables."""

from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagesbild.exhibits import Answer
from lagesbild.exhibits.population import age_profile
from lagesbild.figures import Step
from lagesbild.language import Presented, Row
from lagesbild.measures.today import Times
from lagesbild.store import Store, find_area, group_of
from tests.exhibits.persons import persons_of, projected
from tests.exhibits.spoken import in_english, table, takeaways

JARVISEUTU = "kopa-jarviseutu"
MUNICIPALITIES = ["005", "049", "091", "111", "214", "398", "438", "507", "588", "858", "934", "980"]
TIMES = Times(2025, "observed", 2040)


def profile(*groups: tuple[str, str, int, int]) -> Answer[Times]:
    """Time, sex, first age, persons."""
    rows = pd.DataFrame(list(groups), columns=["time", "sex", "age_from", "population_persons"])
    return Answer(rows, TIMES, frozenset())


TOGETHER = profile(
    ("base", "total", 0, 300), ("base", "total", 95, 20), ("horizon", "total", 0, 200), ("horizon", "total", 95, 50)
)


def steps(shown: Presented) -> list[Step]:
    return [mark for mark in shown.marks if isinstance(mark, Step)]


OLDER = profile(
    ("base", "total", 0, 300), ("base", "total", 95, 20), ("horizon", "total", 0, 200), ("horizon", "total", 95, 250)
)


def test_age_profile() -> None:
    assert takeaways(age_profile, TOGETHER) == [
        "Suurin ikäryhmä on 0–4-vuotiaat sekä vuonna 2025 että vuonna 2040.",
        "Den största åldersgruppen är 0–4-åringarna både 2025 och 2040.",
        "The largest age group is 0–4-year-olds in both 2025 and 2040.",
    ]
    assert takeaways(age_profile, OLDER) == [
        "Suurin ikäryhmä on 0–4-vuotiaat vuonna 2025 ja 95 vuotta täyttäneet vuonna 2040.",
        "Den största åldersgruppen är 0–4-åringarna 2025 och de som fyllt 95 2040.",
        "The largest age group is 0–4-year-olds in 2025 and people aged 95 and over in 2040.",
    ]


def test_figures_of_both_sexes_together_are_said_to_be_so() -> None:
    shown = in_english(age_profile, TOGETHER)
    assert table(shown) == (Row("0–4", ("300", "200", "−100")), Row("95+", ("20", "50", "+30")))
    assert any(note.startswith("The sexes are shown together, because") for note in shown.notes)


def test_men_stand_left_of_zero_and_marks_have_no_sign() -> None:
    rows = profile(
        ("base", "men", 0, 150), ("base", "women", 0, 140), ("horizon", "men", 0, 90), ("horizon", "women", 0, 80)
    )
    shown = in_english(age_profile, rows)
    assert [(step.series, step.age_group, step.value, step.side) for step in steps(shown)] == [
        ("2025", "0–4", -150, "Men"),
        ("2025", "0–4", 140, "Women"),
        ("2040 (projection)", "0–4", -90, "Men"),
        ("2040 (projection)", "0–4", 80, "Women"),
    ]
    assert [step.is_outline for step in steps(shown)] == [False, False, True, True]
    assert shown.axis.values == (-200.0, -100.0, 0.0, 100.0, 200.0)
    assert shown.axis.labels == ("200", "100", "0", "100", "200")
    assert table(shown) == (Row("0–4", ("150", "140", "90", "80", "−120")),)
    assert not any("together" in note for note in shown.notes)


def test_one_side_begins_at_zero() -> None:
    assert in_english(age_profile, TOGETHER).axis.values == (0.0, 100.0, 200.0, 300.0)


@pytest.mark.parametrize(
    ("code", "units", "now", "then"),
    [
        (JARVISEUTU, ["KU005", "KU052", "KU403", "KU934"], 1447, 811),
        ("049", ["KU049"], 13026, 15980),
    ],
)
def test_profile_of_municipalities_has_both_sexes_together(
    store: Store, code: str, units: list[str], now: int, then: int
) -> None:
    found = age_profile.answer(store, area=find_area(store, code), horizon=2040)
    assert set(found.rows["sex"]) == {"total"}
    assert persons_of(found.rows, time="base", age_from=65) == projected(store, units, (65, 69), 2024) == now
    assert persons_of(found.rows, time="horizon", age_from=65) == projected(store, units, (65, 69), 2040) == then
    assert found.facts == Times(2024, "projected", 2040, lacks_oldest=True)


def test_pyramid_of_a_region_has_men_and_women_observed_and_projected(store: Store) -> None:
    found = age_profile.answer(store, area=find_area(store, "MK06"), horizon=2040)
    rows = found.rows
    # Statistics Finland 11re, Pirkanmaa 2025, and 14wx summed to the region, ages 0–4 and 95 and over
    assert persons_of(rows, time="base", sex="men", age_from=0) == 11573
    assert persons_of(rows, time="base", sex="women", age_from=95) == 1062
    assert persons_of(rows, time="horizon", sex="women", age_from=0) == 12122
    assert sorted(set(rows["sex"])) == ["men", "women"]
    assert set(rows.loc[rows["time"] == "base", "year"]) == {2025}
    assert rows.loc[rows["time"] == "base", "population_persons"].sum() == 548910  # 31 December 2025
    assert len(rows) == 2 * 2 * 20
    assert found.facts == Times(2025, "observed", 2040, lacks_oldest=False)


@pytest.mark.slow
@settings(max_examples=12, deadline=None, derandomize=True)
@given(codes=st.lists(st.sampled_from(MUNICIPALITIES), min_size=2, max_size=5))
def test_any_set_of_municipalities_adds_up_in_any_order(store: Store, codes: list[str]) -> None:
    def asked(listed: list[str]) -> pd.DataFrame:
        return age_profile.answer(store, area=group_of(store, listed), horizon=2040).rows

    together = asked(codes)
    pd.testing.assert_frame_equal(together, asked(codes[::-1]))
    alone: list[Any] = [asked([code])["population_persons"] for code in group_of(store, codes).codes]
    assert together["population_persons"].tolist() == [sum(values) for values in zip(*alone, strict=True)]
