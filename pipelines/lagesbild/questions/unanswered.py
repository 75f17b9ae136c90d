"""What the figures at hand do not tell of labour."""

import pandas as pd

from lagesbild.questions.education_change import education_change
from lagesbild.questions.openings import job_openings
from lagesbild.questions.years import SQL
from lagesbild.store import Area, Store


def unanswered_of_labour(store: Store, *, area: Area) -> pd.DataFrame:
    """One row per question about labour that the store cannot answer for the area.

    ``years`` are those with levels of education. Fields of education are in no table, so that there is always one row.
    """
    education = store.ask(SQL / "education_years.sql").iloc[0]
    open_ = {
        "job_openings": job_openings(store, area=area).empty,
        "fields_of_education": True,
        "education_change": education_change(store, area=area).empty,
    }
    keys = [question for question, is_open in open_.items() if is_open]
    return pd.DataFrame({"question": keys}).assign(years=education["years"], source_ids=education["source_ids"])
