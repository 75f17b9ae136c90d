"""What the figures at hand do not tell of labour."""

from typing import Final

import pandas as pd

from lagesbild.questions.years import SQL
from lagesbild.store import Store

NOT_AT_HAND: Final = ("job_openings", "fields_of_education")


def unanswered_of_labour(store: Store) -> pd.DataFrame:
    """One row per question about labour that the store cannot answer; ``years`` are those with levels of education.

    The change of the level of education is among them as long as there is only one year of it.
    """
    education = store.ask(SQL / "education_years.sql").iloc[0]
    single = ["education_change"] if education["year_count"] == 1 else []
    keys = [*NOT_AT_HAND, *single]
    return pd.DataFrame({"question": keys}).assign(years=education["years"], source_ids=education["source_ids"])
