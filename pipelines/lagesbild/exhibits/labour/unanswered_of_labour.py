"""Data gaps: what the figures do not answer about labour, and what answering would take."""

from pathlib import Path
from typing import Final

from lagesbild import figures
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.language import AreaContext, Column, Gap, Presented, Sentence, findings_of, table
from lagesbild.store import Store

SQL: Final = Path(__file__).with_suffix(".sql")


def answer(store: Store) -> Answer[None]:
    """One row per level of education, with its years: what there is beside the data gaps, of which one always remains.

    The data gaps themselves are known by the exhibits that have them.
    """
    return Answer.of(store.ask(SQL), None)


def words(found: Answer[None], say: AreaContext) -> Presented:
    """No chart: a reason, and a table with one row per data gap of the exhibits before – what is missing, and why."""
    text, data_gaps = say.text, say.gaps
    missing = [data_gap.short for data_gap in data_gaps]
    header = tuple(Column(text(key), numeric=False) for key in ("header", "why", "remedy"))
    return Presented(
        text("title"),
        takeaway="",
        reason=text("reason", list=Sentence(say.listed(missing), findings_of(*missing))),
        table=table(header, map(_cells, data_gaps)),
    )


def _cells(data_gap: Gap) -> tuple[str, ...]:
    return (data_gap.question, data_gap.why, data_gap.remedy)


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.bars)
