"""Made-up months of the register, as both of its exhibits take them."""

from typing import Any

import pandas as pd

from lagesbild.language.register import RegisterMonth


def months(*rows: tuple[Any, ...]) -> pd.DataFrame:
    """Unit, year, both ends of the unemployed, of the vacancies, of the share and of the ratio; always June."""
    made = [(unit, year, f"{year}-06", *rest) for unit, year, *rest in rows]
    return pd.DataFrame(made, columns=list(RegisterMonth._fields))
