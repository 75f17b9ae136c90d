"""Learners as they are drawn: who, from where, for how long, and how likely to pass."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from lagesbild.adult.sample.halves import played
from lagesbild.adult.sample.providers import Contracts
from lagesbild.adult.sample.shape import (
    ACTIVE_OF_YEAR,
    COMES_BACK,
    UPPER,
    WOMEN,
    Flags,
    Places,
    Values,
    municipalities,
    municipality_shares,
    normal,
    profile_forms,
    sfi_courses,
    shape,
)

STAYS: Final = 0.9
"""How many learn in the municipality where they live; the others anywhere in the county, by its residents."""
FROM_OUTSIDE: Final = 0.01
"""How many live in another county; their home municipality is Uppsala or Håbo."""
UNKNOWN_HOME: Final = 0.02
PROTECTED: Final = 0.003
OUTSIDE: Final = ("0380", "0305")
WITHOUT_UPPER_SECONDARY, WORKING_AGE = 0, 1


@dataclass(frozen=True)
class Learners:
    """Arrays with one entry per learner; places are positions in the lists of ``shape``.

    ``homes`` counts on behind the 26 municipalities: ``OUTSIDE``, then one that is not known. ``fields`` is 0 where
    there is no vocational track. ``enters`` and ``halves`` say from which half-year on courses are begun, and in how
    many.
    """

    forms: Places
    enters: Places
    halves: Places
    principals: Places
    homes: Places
    is_woman: Places
    is_protected: Places
    ability: Values
    sfi_course: Places
    fields: Places
    providers: Places

    def __len__(self) -> int:
        return len(self.enters)


def drawn_learners(random: np.random.Generator, contracts: Contracts, *, a_year: int) -> Learners:
    """Draw so many learners that about ``a_year`` have a participation in a calendar year."""
    newcomers = round(a_year * ACTIVE_OF_YEAR * (1 - COMES_BACK))
    enters = np.repeat(np.arange(len(played())), newcomers)
    count = len(enters)
    forms = np.array(profile_forms())[random.choice(len(profile_forms()), count, p=_profile_shares())]
    live = _residence(random, forms)
    principals = np.where(random.random(count) < STAYS, live, _in_county(random, count, WORKING_AGE))
    is_protected = random.random(count) < PROTECTED
    return Learners(
        forms=forms,
        enters=enters,
        halves=random.geometric(1 - COMES_BACK, count),
        principals=principals,
        homes=_homes(random, live, is_protected),
        is_woman=(random.random(count) < WOMEN).astype(np.int64),
        is_protected=is_protected.astype(np.int64),
        ability=random.standard_normal(count),
        sfi_course=random.choice(len(sfi_courses()), count, p=_sfi_shares()),
        fields=_fields(random, forms),
        providers=contracts.drawn(random, principals),
    )


def _profile_shares() -> Values:
    return normal(np.array([*shape().profiles.figures.values()]))


def _sfi_shares() -> Values:
    return normal(np.array([sum(shape().sfi.figures[name]) for name in sfi_courses()], float))


def _in_county(random: np.random.Generator, count: int, column: int) -> Places:
    return random.choice(len(municipalities()), count, p=municipality_shares(column))


def _residence(random: np.random.Generator, forms: Places) -> Places:
    """Learners at upper-secondary level live where residents do, the others where adults lack that education."""
    by_residents, by_need = (
        _in_county(random, len(forms), column) for column in (WORKING_AGE, WITHOUT_UPPER_SECONDARY)
    )
    return np.where(forms[:, 0] == UPPER, by_residents, by_need)


def _homes(random: np.random.Generator, live: Places, is_protected: Flags) -> Places:
    inside, unknown = len(municipalities()), len(municipalities()) + len(OUTSIDE)
    outside = inside + random.integers(0, len(OUTSIDE), len(live))
    homes = np.where(random.random(len(live)) < FROM_OUTSIDE, outside, live)
    return np.where((random.random(len(live)) < UNKNOWN_HOME) | is_protected, unknown, homes)


def _fields(random: np.random.Generator, forms: Places) -> Places:
    shares = normal(np.array([*shape().vocational.figures.values()]))
    drawn = 1 + random.choice(len(shares), len(forms), p=shares)
    on_track = (random.random(len(forms)) < shape().vocational.share) & (forms == UPPER).any(axis=1)
    return np.where(on_track, drawn, 0)
