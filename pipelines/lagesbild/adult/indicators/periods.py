"""Half-years and years, and what the record has of them."""

import re
from dataclasses import dataclass
from typing import Final, Self

from lagesbild.errors import BadParameter, UnknownName, nearest
from lagesbild.store import Store

NAMED: Final = re.compile(r"(?P<year>20[0-9]{2})(?P<half>H[12])?", flags=re.ASCII)
REFORM_HALF: Final = "2025H2"
"""The first half-year with subject levels and new grades: they hold for what began on 1 July 2025 or later."""


@dataclass(frozen=True)
class Period:
    """A half-year, ``2025H2``, or a year, ``2025``, whose participations are told by their newest row."""

    name: str

    @classmethod
    def of(cls, name: str) -> Self:
        """Read a name.

        Raises:
            BadParameter: it is neither a year nor a half-year.
        """
        if not NAMED.fullmatch(name):
            raise BadParameter("period", name, "a year, 2025, or a half-year, 2025H2")
        return cls(name)

    @property
    def year(self) -> int:
        """The calendar year that the period is, or is in."""
        return int(self.name[:4])

    @property
    def halves(self) -> tuple[str, ...]:
        """Its half-years, in order."""
        return (self.name,) if self.is_half else tuple(f"{self.name}H{half}" for half in (1, 2))

    @property
    def is_half(self) -> bool:
        """Whether it is a half-year."""
        return len(self.name) > len("2025")

    @property
    def following(self) -> str:
        """The half-year after it."""
        year, half = self.year, self.halves[-1][-1]
        return f"{year}H2" if half == "1" else f"{year + 1}H1"

    @property
    def is_after_reform(self) -> bool | None:
        """Whether all of it lies after the reform of 1 July 2025; none where it lies on both sides."""
        sides = {half >= REFORM_HALF for half in self.halves}
        return sides.pop() if len(sides) == 1 else None


def halves_of(record: Store) -> tuple[str, ...]:
    """The half-years of which the record has rows, in order."""
    found = record.query("select distinct reporting_half from adult_participation order by reporting_half")
    return tuple(found["reporting_half"])


def known_period(record: Store, name: str) -> Period:
    """Read a name and make sure that the record has all of its half-years.

    Raises:
        BadParameter: it is neither a year nor a half-year.
        UnknownName: the record lacks it, or one of its half-years.
    """
    period, known = Period.of(name), halves_of(record)
    if lacking := [half for half in period.halves if half not in known]:
        why = f"The record has no rows of {lacking[0]}."
        raise UnknownName("period of the record", name, nearest(name, known), why=why)
    return period
