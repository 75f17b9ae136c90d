"""The rule of the balance by occupation, month by month and over the months."""

import pandas as pd
import pytest

from lagesbild.measures.balance import lasting_balance, monthly_balance, months_by_balance
from lagesbild.measures.tightness import per_hundred_unemployed


def _months(unemployed: tuple[int, int], vacancies: tuple[int, int]) -> pd.DataFrame:
    """One month of one occupation; the whole country has 20 vacancies per hundred unemployed."""
    return pd.DataFrame(
        {
            "unemployed_at_least_persons": [unemployed[0]],
            "unemployed_at_most_persons": [unemployed[1]],
            "vacancies_at_least_count": [vacancies[0]],
            "vacancies_at_most_count": [vacancies[1]],
            "country_unemployed_persons": [1000],
            "country_vacancies_count": [200],
        }
    )


@pytest.mark.parametrize(
    ("unemployed", "vacancies", "balance"),
    [
        ((40, 40), (40, 40), "shortage"),
        ((40, 40), (39, 39), "mismatch"),
        ((100, 100), (20, 20), "mismatch"),  # the country's 20 per hundred exactly
        ((100, 100), (19, 19), "balanced"),
        ((100, 100), (10, 10), "balanced"),  # half of it exactly
        ((100, 100), (9, 9), "oversupply"),
        ((100, 100), (0, 0), "oversupply"),
        ((0, 0), (20, 20), "shortage"),  # nobody is unemployed
        ((10, 10), (9, 9), "undetermined"),  # 19 in all
        ((10, 10), (10, 10), "shortage"),  # 20 in all
        ((0, 0), (0, 0), "undetermined"),
        ((1, 4), (25, 25), "shortage"),  # hidden, and the same whatever it is
        ((19, 19), (1, 4), "undetermined"),  # hidden: 5 to 21 per hundred
        ((30, 30), (1, 4), "undetermined"),  # hidden: 3 to 13 per hundred
        ((50, 50), (1, 4), "oversupply"),  # hidden: 2 to 8 per hundred
    ],
)
def test_balance_of_one_month(unemployed: tuple[int, int], vacancies: tuple[int, int], balance: str) -> None:
    assert monthly_balance(per_hundred_unemployed(_months(unemployed, vacancies))).tolist() == [balance]


SHORT, SURPLUS, SMALL = ((40, 40), (40, 40)), ((100, 100), (0, 0)), ((0, 0), (0, 0))


@pytest.mark.parametrize(
    ("short", "surplus", "small", "balance"),
    [
        (9, 0, 3, "shortage"),
        (9, 3, 0, "shortage"),
        (8, 1, 3, "changing"),  # nine months with a class, not the same one
        (8, 0, 4, "undetermined"),  # eight months with a class
        (0, 12, 0, "oversupply"),
    ],
)
def test_a_class_lasts_where_nine_months_have_it(short: int, surplus: int, small: int, balance: str) -> None:
    listed = [_months(*each) for each in (*[SHORT] * short, *[SURPLUS] * surplus, *[SMALL] * small)]
    months = per_hundred_unemployed(pd.concat(listed, ignore_index=True)).assign(occupation_code="3221")
    counts = months_by_balance(months)
    assert counts.to_numpy().tolist() == [[short, 0, surplus, 0, small]]
    assert lasting_balance(counts).to_dict() == {"3221": balance}
