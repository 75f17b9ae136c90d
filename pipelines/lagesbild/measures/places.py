"""From persons to places, groups and staff, by parameters that the reader can change."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any, Final, NamedTuple

import pandas as pd

from lagesbild.ages import PLACE_STAGES
from lagesbild.measures.ages import SQL, band_years
from lagesbild.measures.prices import has_own_law
from lagesbild.measures.today import reference_year, rows_of_year
from lagesbild.store import Area, Store

PARAMETERS: Final = ("participation_pct", "group_size", "staff_per_group")
PRICE: Final = "price_eur"


class Parameter(NamedTuple):
    """One parameter of a stage; ``basis`` is ``documented``, ``example`` or ``own``, beside it where it comes from."""

    stage: str
    parameter: str
    parameter_value: float
    basis: str
    source_fi: str
    source_sv: str
    source_en: str


def service_parameters(store: Store, *, area: Area) -> tuple[Parameter, ...]:
    """Every parameter, by stage in the order of ages, then as in ``PARAMETERS``.

    Each is the area's own, else that of all areas; what is a group's is not its members'.
    The acts that the register names do not hold in Åland: in an area there what they document is an example, too.
    """
    rows = store.ask(SQL / "service_parameters.sql", area_code=area.code)[list(Parameter._fields)]
    listed = [Parameter(*row) for row in rows.itertuples(index=False, name=None)]
    stages = list(PLACE_STAGES)
    listed.sort(key=lambda each: (stages.index(each.stage), PARAMETERS.index(each.parameter)))
    return tuple(_as_examples(listed) if has_own_law(area) else listed)


def _as_examples(parameters: Sequence[Parameter]) -> Iterator[Parameter]:
    """What is documented has the basis and the source of an example."""
    example = next(each for each in parameters if each.basis == "example")
    for each in parameters:
        yield example._replace(**_values(each)) if each.basis == "documented" else each


def _values(parameter: Parameter) -> dict[str, Any]:
    return {name: getattr(parameter, name) for name in ("stage", "parameter", "parameter_value")}


def service_places(store: Store, *, area: Area, horizon: int) -> pd.DataFrame:
    """One row per stage and time (``base``, ``horizon``): persons, parameters, places, groups and staff.

    Places, groups and staff are those of :func:`in_groups`. Stages are in the order of their ages.
    """
    rows = band_years(store, area=area, bands=PLACE_STAGES).rename(columns={"band": "stage"})
    times = base_and_horizon(rows, horizon).drop(columns=["age_to", "lacks_oldest"])
    known = service_parameters(store, area=area)
    for name in PARAMETERS:
        times[name] = times["stage"].map({each.stage: each.parameter_value for each in known if each.parameter == name})
    return in_groups(times)


def in_groups(rows: pd.DataFrame) -> pd.DataFrame:
    """Add ``places``, ``groups`` and ``staff`` by the persons and parameters of each row.

    ``places`` = persons × participation ÷ 100, ``groups`` = places ÷ group size, ``staff`` = groups × staff per group;
    nothing is rounded, so that the figures of members add up to the group's. Worked in fractions: 1 450 × 0.7 ÷ 100 is
    10.15, which floats make 10.149….
    """
    persons, participation, size, staff = (rows[name].map(_exact) for name in ("population_persons", *PARAMETERS))
    places = persons * participation / 100
    groups = places / size
    return rows.assign(places=places.astype(float), groups=groups.astype(float), staff=(groups * staff).astype(float))


def base_and_horizon(rows: pd.DataFrame, horizon: int) -> pd.DataFrame:
    """Today's rows as ``time`` ``base``, then those of the horizon as ``horizon``."""
    base = reference_year(rows)
    today = rows_of_year(rows, year=base.year, kind=base.kind).assign(time="base")
    then = rows_of_year(rows, year=horizon, kind="projected").assign(time="horizon")
    return pd.concat([today, then], ignore_index=True)


def _exact(value: float) -> Fraction:
    """The decimal that a number is written as."""
    return Fraction(str(value))
