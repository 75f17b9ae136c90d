"""Who gives the education: the municipality itself, or one of sixty made-up providers of very different size."""

from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np

from lagesbild.adult.sample.numbers import with_check_digit
from lagesbild.adult.sample.shape import Places, Values, municipalities, normal, shape
from lagesbild.language.area_forms import forms_of

COUNT: Final = 60
STEEPNESS: Final = 1.1
"""The k-th largest provider is k to this power times smaller than the largest: a few are large, most are small."""
EVERYWHERE: Final = 4
"""So many of the largest work with every municipality."""
ELSEWHERE: Final = 8
"""With so many others a municipality has a contract; the largest one, Stockholm, has with all."""
LARGEST: Final = "0180"
FOLK_HIGH_SCHOOLS: Final = (20, 41)
OWN: Final = COUNT
"""The place of own provision behind the made-up providers."""
ROLES: Final = ("procured", "authorised", "folk_high_school", "own")


@dataclass(frozen=True)
class Contracts:
    """Which provider a participation of a municipality goes to: a row of cumulated chances per municipality."""

    chances: Values

    def drawn(self, random: np.random.Generator, principals: Places) -> Places:
        """Draw a provider, or own provision, for each participation."""
        found = np.empty(len(principals), np.int64)
        for place in range(len(municipalities())):
            of_place = np.flatnonzero(principals == place)
            found[of_place] = np.searchsorted(self.chances[place], random.random(len(of_place)), side="right")
        return np.minimum(found, OWN)


def drawn_contracts(random: np.random.Generator) -> Contracts:
    """Draw which providers work for whom."""
    sizes = np.arange(1, COUNT + 1) ** -STEEPNESS
    rows = []
    for code in municipalities():
        works = np.zeros(COUNT, bool)
        works[:EVERYWHERE] = True
        works[random.choice(COUNT, COUNT if code == LARGEST else ELSEWHERE, replace=False)] = True
        own = shape().own_share.figures.get(code, shape().own_share.figures["others"])
        rows.append(np.append((1 - own) * normal(np.where(works, sizes, 0.0)), own))
    return Contracts(np.cumsum(rows, axis=1))


def roles(principals: Places, providers: Places) -> Places:
    """By what right each provider works for each municipality: a place in ``ROLES``."""
    authorising = np.isin(np.array(municipalities()), shape().authorising.figures)[principals]
    found = np.where(np.isin(providers, FOLK_HIGH_SCHOOLS), 2, authorising.astype(np.int64))
    return np.asarray(np.where(providers == OWN, len(ROLES) - 1, found))


@cache
def organisation_numbers() -> tuple[str, ...]:
    """Numbers of the sixty, then of each municipality's own provision; see ``numbers`` why they are nobody's."""
    others = [with_check_digit(f"550000{place + 1:03}") for place in range(COUNT)]
    return (*others, *(with_check_digit(f"21000{code}") for code in municipalities()))


@cache
def names() -> tuple[str, ...]:
    """Plain names in the order of ``organisation_numbers``."""
    others = [f"Anordnare {place + 1:02} (exempel)" for place in range(COUNT)]
    own = (forms_of(code, code, "sv").inside for code in municipalities())
    return (*others, *(f"Egen regi {inside} (exempel)" for inside in own))
