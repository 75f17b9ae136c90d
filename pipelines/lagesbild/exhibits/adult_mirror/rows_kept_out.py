"""How good the figures are: rows that the record kept out, which protected tables do not tell yet."""

import pandas as pd

from lagesbild import figures
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.language import Context, Presented
from lagesbild.store import Store


def answer(_: Store) -> Answer[None]:
    """No rows: protected tables do not say how many rows of the record were kept out."""
    return Answer(pd.DataFrame(), None, frozenset())


def words(_: Answer[None], say: Context) -> Presented:
    """Why nothing is shown, and who knows it."""
    return say.not_shown(say.text("not_told"))


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.bars)
