"""A page on the need for adult education, to be derived: its municipality, from the raw tables that ship."""

import csv
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from tests.derivations.forms import inside
from tests.derivations.raw import Raw

LACKING = ("förgymnasial utbildning kortare än 9 år", "förgymnasial utbildning, 9 (10) år")
GROUPS = ("25-34", "35-44", "45-54", "55-64")
COUNTRY = ""
"""Every code begins so."""
Counts = tuple[int, int, int]
"""All adults, those without upper secondary education, those of unknown education."""


@dataclass(frozen=True)
class SwedishCase:
    """One page: its raw figures, municipality and language."""

    raw: Raw
    code: str
    language: str

    @property
    def county(self) -> str:
        """The beginning of the codes of its county's municipalities."""
        return self.code[:2]

    @property
    def in_area(self) -> str:
        return inside(self.code, self.language)

    @cached_property
    def municipalities(self) -> dict[str, str]:
        """Code → name of the county's municipalities, in the language of the page."""
        rows = self.raw.rows(
            "select area_code, name from {raw_scb__municipality} where county_code = $c", c=self.county
        )
        with (self.raw.data / "reference" / "swedish_names.csv").open(encoding="utf-8", newline="") as file:
            other = {row["area_code"]: row[f"name_{self.language}"] for row in csv.DictReader(file)}
        return {code: other.get(code, name) for code, name in rows}

    def adults(self, begins: str, ages: tuple[str, ...] = GROUPS) -> Counts:
        """Adults of the municipalities whose codes begin so."""
        rows = self.raw.rows(
            "select education_level, sum(population_persons) from {raw_scb__education}"
            " where starts_with(area_code, $b) and list_contains($ages, age_group) group by 1",
            b=begins,
            ages=list(ages),
        )
        levels = {level: int(persons) for level, persons in rows}
        unknown = sum(persons for level, persons in levels.items() if level.startswith("uppgift"))
        return sum(levels.values()), sum(levels[level] for level in LACKING), unknown

    def unemployed(self, begins: str, month: str) -> int:
        """Registered unemployed of the municipalities whose codes begin so."""
        rows = self.raw.rows(
            "select sum(unemployed_persons) from {raw_arbetsformedlingen__unemployed} as unemployed"
            " join {raw_scb__municipality} as municipality on name = municipality_name"
            " and municipality.county_name = unemployed.county_name where starts_with(area_code, $b) and month = $m",
            b=begins,
            m=month,
        )
        return int(rows[0][0])


def share(counts: Counts) -> Fraction:
    """Percent without upper secondary education."""
    return Fraction(100 * counts[1], counts[0])
