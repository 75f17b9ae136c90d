"""Hand-made ratios of the area and of the country: what the tests of dependency and renewal share."""

import pandas as pd

from lagesbild.exhibits import Answer
from lagesbild.measures.today import Reference

TODAY = Reference(2024, "projected")


def _ratios(unit: str, *years: tuple[int, str, float, float]) -> pd.DataFrame:
    rows = pd.DataFrame(list(years), columns=["year", "kind", "ratio", "elderly_ratio"])
    rows["children_ratio"] = rows["ratio"] - rows["elderly_ratio"]
    return rows.assign(unit=unit, entering_persons=1832, leaving_persons=3070, working_age_persons=9000)


OWN = _ratios(
    "area", (2019, "observed", 78.28, 52.5), (2024, "projected", 85.45, 60.75), (2040, "projected", 92.5, 72.76)
)
WHOLE = _ratios(
    "country", (2019, "observed", 61.42, 36.0), (2024, "observed", 61.63, 38.1), (2040, "projected", 60.04, 40)
)


def ratios(*frames: pd.DataFrame) -> Answer[Reference]:
    """The answer of these rows; today is projected, of 2024."""
    return Answer(pd.concat(frames, ignore_index=True), TODAY, frozenset())


def now_and_then(now: float, then: float) -> Answer[Reference]:
    """The area's ratio today and in 2040."""
    return ratios(_ratios("area", (2024, "projected", now, 0.0), (2040, "projected", then, 0.0)))
