"""One brief to be derived: its raw figures, area, language of names, and horizon."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from tests.derivations.found import Found, found
from tests.derivations.raw import Ages, Place, Raw

FIRST, LAST = 2000, 2025
OLDEST = 200
LAUNCH = 2023  # the projection's base population
MOST_MEMBERS = 40
BANDS = {
    "0-5": (0, 5),
    "6": (6, 6),
    "7-12": (7, 12),
    "13-15": (13, 15),
    "16-18": (16, 18),
    "15-64": (15, 64),
    "65+": (65, OLDEST),
    "75+": (75, OLDEST),
    "85+": (85, OLDEST),
}
APART = {**{name: BANDS[name] for name in ("0-5", "6", "7-12", "13-15", "16-18")}, "15-64": (19, 64)} | {
    "65+": (65, 74),
    "75+": (75, 84),
    "85+": (85, OLDEST),
}  # for which ages a band stands where others are narrower
SERVICE = ("0-5", "6", "7-12", "13-15", "16-18")
STAGES = ("6", "7-12", "13-15", "16-18")


@dataclass(frozen=True)
class Case:
    """One brief: its raw figures, area, language of its names, horizon and scenario."""

    raw: Raw
    place: Place
    language: str
    horizon: int
    scenario: str = ""

    @property
    def base(self) -> int:
        """The year that the brief calls today."""
        return self.place.today[0]

    @property
    def base_year(self) -> "int | str | Found":
        """Today as a sentence names it: a year, marked where it is projected."""
        return str(self.base) if self.place.today[1] else projected(self.base)

    @cached_property
    def now(self) -> Ages:
        return self.raw.ages(self.place, self.base, observed=self.place.today[1])

    @cached_property
    def then(self) -> Ages:
        return self.raw.ages(self.place, self.horizon, observed=False)

    @cached_property
    def changes(self) -> Mapping[str, tuple[int, int]]:
        """Band → persons today and at the horizon."""
        return {band: (within(self.now, *ages), within(self.then, *ages)) for band, ages in BANDS.items()}

    def of(self, code: str) -> "Case":
        """The same brief of another area."""
        return Case(self.raw, self.raw.place(code), self.language, self.horizon, self.scenario)


def projected(year: int) -> Found:
    """A year that is marked as projected."""
    return found("shared.year_of_kind", year=year, kind=found("shared.projected"))


def band(name: str) -> Found:
    """The name of a service age band."""
    return found(f"shared.band_{name}")


def within(ages: Ages, youngest: int, oldest: int) -> int:
    """Persons from one age to another, both included."""
    return sum(persons for age, persons in ages.items() if youngest <= age <= oldest)


def pct(now: int | Fraction, then: int | Fraction) -> Fraction:
    """Change in percent, not rounded."""
    return Fraction(100) * (Fraction(then) - now) / now


def direction(change: Fraction) -> str:
    """Less than one percent either way is about the same."""
    return "same" if abs(change) < 1 else "up" if change > 0 else "down"


def per_hundred(ages: Ages, over: tuple[tuple[int, int], ...], under: tuple[int, int]) -> Fraction:
    """Persons of some ages per hundred of others."""
    return Fraction(100 * sum(within(ages, *each) for each in over), within(ages, *under))
