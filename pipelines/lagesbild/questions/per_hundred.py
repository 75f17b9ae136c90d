"""Vacancies per hundred unemployed jobseekers, with the ends that hidden numbers leave possible."""

import pandas as pd


def per_hundred_unemployed(rows: pd.DataFrame) -> pd.DataFrame:
    """Add ``tightness_low`` and ``tightness_high``; both are missing where nobody is unemployed."""
    low = 100 * rows["vacancies_at_least_count"] / rows["unemployed_at_most_persons"].where(lambda n: n > 0)
    high = 100 * rows["vacancies_at_most_count"] / rows["unemployed_at_least_persons"].where(lambda n: n > 0)
    return rows.assign(tightness_low=low, tightness_high=high)
