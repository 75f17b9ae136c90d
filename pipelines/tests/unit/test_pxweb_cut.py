from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagesbild.sources.services.pxweb import cut


def shapes(selection: dict[str, list[str]], most: int) -> list[tuple[int, ...]]:
    return [tuple(len(values) for values in part.values()) for part in cut(selection, most)]


def named(**counts: int) -> dict[str, list[str]]:
    return {code: [f"{code}{number}" for number in range(count)] for code, count in counts.items()}


def test_a_selection_under_the_limit_is_one_call() -> None:
    assert shapes(named(area=309, age=102, sex=3, year=1), 120_000) == [(309, 102, 3, 1)]


def test_the_longest_variable_is_cut_evenly() -> None:
    assert shapes(named(area=20, occupation=433, month=58, content=2), 120_000) == [
        *[(20, 49, 58, 2)] * 8,
        (20, 41, 58, 2),
    ]


def test_a_second_variable_is_cut_where_one_is_not_enough() -> None:
    assert shapes(named(area=4, month=3), 2) == [(1, 2), (1, 1)] * 4


@pytest.mark.parametrize("most", [0, 1])
def test_the_smallest_part_is_one_cell(most: int) -> None:
    assert shapes(named(area=2, month=2), most) == [(1, 1)] * 4


@settings(deadline=None, derandomize=True)
@given(st.lists(st.integers(1, 9), min_size=1, max_size=4), st.integers(1, 50))
def test_parts_keep_the_limit_and_hold_every_cell_once(counts: list[int], most: int) -> None:
    selection = named(**{f"v{number}": count for number, count in enumerate(counts)})
    parts = list(cut(selection, most))
    cells = [cell for part in parts for cell in product(*part.values())]
    assert all(len(list(product(*part.values()))) <= most for part in parts)
    assert sorted(cells) == sorted(product(*selection.values()))
