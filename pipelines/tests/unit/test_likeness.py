"""How alike areas are: distances by hand, groups grown on a line of five towns, twenty choices."""

import numpy as np
import pandas as pd
import pytest

from lagesbild.measures.likeness import (
    REGION_VARIABLES,
    VARIABLES,
    choices,
    described,
    distances,
    grown_groups,
    indicators,
    nearest_apart,
    spread,
)


def test_distance_is_the_root_of_the_mean_squared_difference_in_standard_deviations() -> None:
    values = np.array([[0.0, 10.0], [2.0, 10.0], [0.0, 50.0], [2.0, 50.0]])
    scale = spread(values)
    assert scale.tolist() == [1.0, 20.0]
    # from the first: (2/1)² and (40/20)² are 4 each; means over two variables are 2, 2 and 4
    assert distances(values, values[0], scale, [1, 1]).tolist() == pytest.approx([0, 2**0.5, 2**0.5, 2])
    # the second variable counts three times: (4 + 0) / 4, (0 + 12) / 4, (4 + 12) / 4
    assert distances(values, values[0], scale, [1, 3]).tolist() == pytest.approx([0, 1, 3**0.5, 2])
    assert distances(values, values[0], scale, [0, 1]).tolist() == pytest.approx([0, 0, 2, 2])


def test_a_variable_that_is_the_same_everywhere_counts_nothing() -> None:
    values = np.array([[1.0, 5.0], [3.0, 5.0]])
    assert spread(values).tolist() == [1.0, 1.0]
    assert distances(values, values[0], spread(values), [1, 1]).tolist() == pytest.approx([0, 2**0.5])


TOWN = {
    "first_persons": 200.0,
    "last_persons": 100.0,
    "base_persons": 110.0,
    "base_children_persons": 11.0,
    "base_elderly_persons": 33.0,
    "land_area_km2": 50.0,
    "urban_persons": 50.0,
    "bilingual_persons": 0.0,
    "goods_persons": 10.0,
    "employed_persons": 40.0,
    "base_pupils_persons": 10.0,
    "horizon_pupils_persons": 6.0,
    "horizon_dependent_persons": 45.0,
    "horizon_working_age_persons": 50.0,
    "tertiary_persons": 20.0,
    "adult_persons": 80.0,
}


def test_variables_and_indicators_come_from_sums() -> None:
    sums = {name: np.array([value]) for name, value in TOWN.items()}
    found = dict(zip(REGION_VARIABLES, described(sums, REGION_VARIABLES)[0], strict=True))
    assert found == pytest.approx(
        {
            "size": np.log(100),
            "children": 10,
            "elderly": 30,
            "change": -50,
            "density": np.log(2),
            "urban": 50,
            "language": 0,
            "goods": 25,
        }
    )
    compared = {name: float(value[0]) for name, value in indicators(sums).items()}
    assert compared == pytest.approx({"pupils_change": -40, "horizon_dependency": 90, "tertiary": 25})


@pytest.mark.parametrize("variables", [VARIABLES, REGION_VARIABLES])
def test_there_are_twenty_different_choices_and_the_first_counts_each_variable_once(
    variables: tuple[str, ...],
) -> None:
    made = choices(variables)
    assert made[0].weights == dict.fromkeys(variables, 1.0)
    assert made[0].more == 0
    assert len({(tuple(choice.weights.items()), choice.more) for choice in made}) == len(made) == 20
    assert sorted(choice.more for choice in made) == [-2, *[0] * 18, 3]


def test_nearest_have_nothing_in_common_and_ties_go_by_code() -> None:
    codes = [["a", "b"], ["b", "c"], ["c", "d"], ["e"]]
    assert nearest_apart(codes, np.array([0.2, 0.1, 0.3, 0.2]), 2) == [1, 3]
    assert nearest_apart([["b"], ["a"]], np.array([0.5, 0.5]), 1) == [1]


def _line(*people: float) -> tuple[pd.DataFrame, dict[str, set[str]]]:
    """Towns A, B, C … in a row: each borders on the one before and after."""
    codes = [chr(ord("A") + place) for place in range(len(people))]
    rows = pd.DataFrame([{name: value * each / 100 for name, value in TOWN.items()} for each in people], index=codes)
    around = {
        code: {codes[near] for near in (place - 1, place + 1) if 0 <= near < len(codes)}
        for place, code in enumerate(codes)
    }
    return rows, around


def test_groups_grow_towards_the_size_of_the_own_one_and_leave_its_members_out() -> None:
    # own: A and B, 200 together; from D the neighbours are C (100 + 100) and E (100 + 900)
    rows, around = _line(100, 100, 100, 100, 900)
    assert grown_groups(rows, around, ["A", "B"]) == [{"C", "D"}, {"D", "E"}]  # E has no choice but D
    assert grown_groups(rows, around, ["B", "A"]) == grown_groups(rows, around, ["A", "B"])


def test_a_group_that_finds_no_neighbour_is_left_out() -> None:
    rows, _ = _line(100, 100, 100, 100)
    assert grown_groups(rows, {"C": {"B"}}, ["A", "B"]) == []


def test_a_neighbour_without_figures_is_passed_over() -> None:
    rows, _ = _line(100, 100, 100, 100)
    assert grown_groups(rows, {"C": {"no figures", "D"}, "no figures": {"C"}}, ["A", "B"]) == [{"C", "D"}]
