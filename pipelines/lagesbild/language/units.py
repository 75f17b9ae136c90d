"""The unit of a quantity, from its name: the house ends every name of numbers in its unit, as contracts do."""

from typing import Final

UNITS: Final = {
    "_persons": "persons",
    "_pct": "%",
    "_points": "percentage points",
    "_per_1000": "per 1,000 residents",
    "_per_100": "per 100",
    "_per_km2": "per km²",
    "_eur": "euro",
    "_eur_per_person": "euro per person",
    "_years": "years",
    "_ratio": "1",
    "_year": "",
}
"""How a name ends → its unit, also where the name is the unit alone; a year has none, a pure ratio is of 1."""
COUNT: Final = "_count"
"""What a number of things ends in: its unit is their name, ``places`` of ``places_count``."""


def unit_of(quantity: str) -> str:
    """Return the unit of a quantity: ``persons`` of ``employed_persons``; empty of a year.

    Raises:
        KeyError: the name does not end in a unit.
    """
    if quantity.endswith(COUNT):
        return quantity.removesuffix(COUNT).removesuffix("_at_least").removesuffix("_at_most").rpartition("_")[2]
    return UNITS[_end(quantity) or quantity]


def is_quantity(name: str) -> bool:
    """Return whether a name ends in a unit."""
    return name.endswith(COUNT) or bool(_end(name))


def _end(name: str) -> str:
    """The longest end that it has; empty where it has none."""
    return max((end for end in UNITS if f"_{name}".endswith(end)), key=len, default="")
