"""What the figures at hand do not tell of labour, in words."""

import pandas as pd

from lagesbild.wording.presented import Column, Presented, table
from lagesbild.wording.records import records
from lagesbild.wording.words import Words


def unanswered_of_labour(rows: pd.DataFrame, words: Words) -> Presented:
    """No chart: a reason, and a table with one row per question – what is missing and what answering would take."""
    text, asked = words.text, records(rows)
    missing = "; ".join(text(f"demand.short_{row['question']}") for row in asked)
    header = (text(f"demand.unanswered_{part}") for part in ("header", "why", "fetch"))
    return Presented(
        title=text("demand.unanswered_title"),
        takeaway="",
        reason=text("demand.unanswered_reason", list=missing),
        table=table(
            tuple(Column(label, numeric=False) for label in header),
            (
                (
                    text(f"demand.asked_{row['question']}"),
                    text(f"demand.why_{row['question']}", years=row["years"]),
                    text(f"demand.fetch_{row['question']}"),
                )
                for row in asked
            ),
        ),
    )
