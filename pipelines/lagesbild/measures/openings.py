"""Job openings: who reaches the age of leaving, and the change in employment going on."""

from typing import Final

import pandas as pd

LEAD_YEARS: Final = 10
"""So many years ahead."""
LEAVING_AGE: Final = 55
"""Who is as old or older leaves work within ``LEAD_YEARS``."""


def derive_openings(groups: pd.DataFrame, *, base_year: int, year: int) -> pd.DataFrame:
    """Attrition, change and openings of each group in ``LEAD_YEARS``, in persons, not rounded.

    Attrition is the region's employed × ``older_pct``, the share of the group's employed in the whole country who are
    ``LEAVING_AGE`` or over: all of them leave within the time, and nobody else does. The change is that from the base
    year to the later one, as many persons a year. Openings are both together; less than zero where more jobs go than
    people leave. Each is missing where a number it takes is; nobody leaves where nobody is employed.
    """
    employed, base = groups["employed_persons"], groups["employed_base_persons"]
    older, everybody = groups["country_older_persons"], groups["country_persons"].where(groups["country_persons"] > 0)
    attrition = (employed * older / everybody).mask(employed == 0, 0.0)
    change = (employed - base) * LEAD_YEARS / (year - base_year)
    openings = attrition + change
    return groups.assign(
        older_pct=100 * older / everybody,
        attrition_persons=attrition,
        change_persons=change,
        openings_persons=openings,
        missing_status=groups["missing_status"].where(openings.isna()),
    )
