"""The largest of many rows by name, and the rest of them as one."""

from collections.abc import Sequence
from typing import Final

import pandas as pd

MOST_SHOWN: Final = 10
OTHER: Final = "other"


def largest_and_rest(ranked: pd.DataFrame, *, code: str, summed: Sequence[str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The first ten rows, and the rest as one row; none where nothing is left.

    That row has ``other`` in the column ``code``, no names, and the sums of the columns ``summed``; what else it has is
    the eleventh row's own.
    """
    named, rest = ranked.head(MOST_SHOWN), ranked.iloc[MOST_SHOWN:]
    unnamed = {code: OTHER, "name_fi": "", "name_sv": "", "name_en": ""}
    return named, rest.head(1).assign(**unnamed, **rest[[*summed]].sum())
