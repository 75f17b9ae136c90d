"""The rule of the balance by occupation and the split of change, row by row."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lagesbild.questions.industry_change import split_change
from lagesbild.questions.labour_demand import monthly_reading
from lagesbild.questions.per_hundred import per_hundred_unemployed


@pytest.mark.parametrize(
    ("unemployed", "vacancies", "reading"),
    [
        ((40, 40), (40, 40), "shortage"),
        ((40, 40), (39, 39), "mismatch"),
        ((100, 100), (20, 20), "mismatch"),  # the country's 20 per hundred exactly
        ((100, 100), (19, 19), "balanced"),
        ((100, 100), (10, 10), "balanced"),  # half of it exactly
        ((100, 100), (9, 9), "oversupply"),
        ((100, 100), (0, 0), "oversupply"),
        ((0, 0), (20, 20), "shortage"),  # nobody is unemployed
        ((10, 10), (9, 9), "unsaid"),  # 19 in all
        ((10, 10), (10, 10), "shortage"),  # 20 in all
        ((0, 0), (0, 0), "unsaid"),
        ((1, 4), (25, 25), "shortage"),  # hidden, and the same whatever it is
        ((19, 19), (1, 4), "unsaid"),  # hidden: 5 to 21 per hundred
        ((30, 30), (1, 4), "unsaid"),  # hidden: 3 to 13 per hundred
        ((50, 50), (1, 4), "oversupply"),  # hidden: 2 to 8 per hundred
    ],
)  # fmt: skip
def test_reading_of_one_month(unemployed: tuple[int, int], vacancies: tuple[int, int], reading: str) -> None:
    months = pd.DataFrame({
        "unemployed_at_least_persons": [unemployed[0]], "unemployed_at_most_persons": [unemployed[1]],
        "vacancies_at_least_count": [vacancies[0]], "vacancies_at_most_count": [vacancies[1]],
        "country_unemployed_persons": [1000], "country_vacancies_count": [200],
    })  # fmt: skip
    assert monthly_reading(per_hundred_unemployed(months)).tolist() == [reading]


def industries(rows: list[tuple[int, int, int, int]]) -> pd.DataFrame:
    """Region's base and newest, and what the country has beside the region."""
    numbers = pd.DataFrame(rows, columns=["region_base_persons", "region_persons", "base_beside", "beside"])
    return numbers.assign(
        country_base_persons=numbers["region_base_persons"] + numbers["base_beside"],
        country_persons=numbers["region_persons"] + numbers["beside"],
    )


def test_a_change_split_by_hand() -> None:
    # the country grows from 1 000 to 1 100; the first industry from 400 to 600, the second from 600 to 500
    parts = split_change(industries([(100, 160, 300, 440), (50, 40, 550, 460)]))
    assert parts["national_persons"].tolist() == pytest.approx([10, 5])
    assert parts["mix_persons"].tolist() == pytest.approx([40, -50 / 6 - 5])
    assert parts["regional_persons"].tolist() == pytest.approx([10, -10 + 50 / 6])


def test_an_industry_new_to_the_country_has_a_regional_change_only() -> None:
    parts = split_change(industries([(0, 30, 0, 20), (100, 100, 100, 100)])).iloc[0]
    assert parts[["change_persons", "national_persons", "mix_persons", "regional_persons"]].tolist() == [30, 0, 0, 30]


COUNT = st.integers(min_value=0, max_value=400_000)


@settings(deadline=None, derandomize=True)
@given(rows=st.lists(st.tuples(COUNT, COUNT, COUNT, COUNT), min_size=1, max_size=22))
def test_the_parts_add_up_to_the_change_in_any_order(rows: list[tuple[int, int, int, int]]) -> None:
    given_rows = industries([(1, 1, 1, 1), *rows])
    parts = split_change(given_rows)
    summed = parts["national_persons"] + parts["mix_persons"] + parts["regional_persons"]
    assert summed.tolist() == pytest.approx(parts["change_persons"].tolist(), rel=1e-9, abs=1e-4)
    backwards = split_change(given_rows[::-1]).sort_index()
    assert backwards["regional_persons"].tolist() == pytest.approx(parts["regional_persons"].tolist(), abs=1e-4)
