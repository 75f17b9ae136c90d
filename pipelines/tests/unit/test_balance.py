"""What the ratio of vacancies and unemployed jobseekers says of an occupation."""

import pandas as pd
import pytest

from lagesbild.measures.balance import register_balance


@pytest.mark.parametrize(
    ("unemployed", "vacancies", "balance"),
    [
        ((40, 40), (40.5, 40.5), "more_vacancies"),
        ((40, 40), (40, 40), "some_jobseekers"),  # as many of the one as of the other
        ((100, 100), (20.5, 20.5), "some_jobseekers"),
        ((100, 100), (20, 20), "many_jobseekers"),  # five per vacancy exactly
        ((100, 100), (0, 0), "many_jobseekers"),
        ((0, 0), (20, 20), "more_vacancies"),  # nobody is unemployed
        ((10, 10), (9, 9), "undetermined"),  # 19 in all
        ((9, 9), (11, 11), "more_vacancies"),  # 20 in all
        ((0, 0), (0, 0), "undetermined"),
        ((1, 4), (25, 25), "more_vacancies"),  # hidden, and the same whatever it is
        ((19, 19), (1, 4), "undetermined"),  # hidden: 4.75 to 19 per vacancy
        ((20, 20), (1, 4), "many_jobseekers"),  # hidden: 5 to 20 per vacancy
        ((40, 42), (41, 41), "undetermined"),  # hidden: fewer or more
    ],
)
def test_balance_of_an_occupation(
    unemployed: tuple[float, float], vacancies: tuple[float, float], balance: str
) -> None:
    means = pd.DataFrame(
        {
            "unemployed_at_least_persons": [unemployed[0]],
            "unemployed_at_most_persons": [unemployed[1]],
            "vacancies_at_least_count": [vacancies[0]],
            "vacancies_at_most_count": [vacancies[1]],
        }
    )
    assert register_balance(means).tolist() == [balance]
