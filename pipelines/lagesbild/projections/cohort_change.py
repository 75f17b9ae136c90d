"""Cohort-change projection: everybody moves up one age a year at the ratio that the last years have shown.

The method of Hamilton and Perry ("A short method for projecting population by age from one decennial census to
another", Social Forces 41(2), 1962), as set out by Smith, Tayman and Swanson ("A Practitioner's Guide to State and
Local Population Projections", Springer 2013, chapter 7): a ratio of each cohort to itself one step earlier holds
mortality and migration together, children follow from a child–woman ratio, and both stay as they were before launch –
but for mortality at 60 and over, where a ratio kept as it was leaves too few old people. There what a ratio lacks of
one – the share of a cohort lost in a year – falls at the rate at which the country's has fallen in the years known at
launch: the logarithm goes on in a straight line, as in Lee and Carter, "Modeling and forecasting U.S. mortality",
Journal of the American Statistical Association 87(419), 1992.

Here a step is one year and an age is one year, because the figures are there for every year and single age: every
horizon can then be set against an observed year, and school stages need single ages. The ratios of the years before
launch are pooled (sums over sums), which keeps single ages of small areas calm. The ages end with 90 and over: older
single ages of the smallest region are empty in some years.

Arrays have any leading axes (areas, launches), then sex (men, women), then age 0, 1, …, 90 and over; persons.
"""

from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from lagesbild.errors import LagesbildError

Persons = npt.NDArray[np.float64]

OPEN_AGE: Final = 90
BASE_YEARS: Final = 5
WOMEN: Final = 1
CHILDBEARING: Final = slice(15, 45)
MORTAL_AGE: Final = 60
TREND_YEARS: Final = 15
BASE_LAG_YEARS: Final = 1
"""The base years' losses count as those of the year so long before launch: tried on launches up to 2001."""


class NoCohortChange(LagesbildError):
    """A population series has a gap, or nobody whom a cohort could be related to."""

    def __str__(self) -> str:
        return f"The record of projections cannot be made: {self.args[0]}. See the population by age: lagesbild sources"


class Ratios(NamedTuple):
    """What stays the same from year to year.

    ``cohorts`` has, for ages 1 to the open one, persons per person one age and one year younger; the last one relates
    the open age to itself and the age before. ``children`` has persons aged 0 per woman aged 15–44.
    """

    cohorts: Persons
    children: Persons


def with_open_age(persons: Persons) -> Persons:
    """Add all ages from ``OPEN_AGE`` on together into the last one."""
    oldest = persons[..., OPEN_AGE:].sum(axis=-1, keepdims=True)
    return np.concatenate([persons[..., :OPEN_AGE], oldest], axis=-1)


def cohort_change_ratios(base: Persons) -> Ratios:
    """Return the ratios that the consecutive years of ``base`` show, pooled; the years are the first axis.

    Raises:
        NoCohortChange: fewer than two years, or nobody to relate somebody to.
    """
    if len(base) < 2:  # noqa: PLR2004 – a change lies between two years
        raise NoCohortChange("the base period has fewer than two years")
    later = base[1:].sum(axis=0)
    younger = _moving_up(base[:-1].sum(axis=0))
    women = _mothers(later)
    if not (younger.all() and women.all()):
        raise NoCohortChange("an age has nobody in the whole base period")
    return Ratios(later[..., 1:] / younger, later[..., 0] / women)


def loss_trend(everybody: Persons) -> Persons:
    """Return by how much a year the logarithm of the yearly loss at ``MORTAL_AGE`` and over changes, by sex.

    ``everybody`` has consecutive years, the last ``TREND_YEARS`` changes of which count, then sex and age. The loss is
    what a ratio lacks of one, averaged over ages by their mean numbers in these years, so that an older country is no
    deadlier one. The slope is that of least squares; 0 for a sex of which nobody was lost in some year.
    """
    known = everybody[-TREND_YEARS - 1 :]
    later, younger = known[1:, :, MORTAL_AGE:], _moving_up(known[:-1])[..., MORTAL_AGE - 1 :]
    losses = np.average(1 - later / younger, axis=-1, weights=np.broadcast_to(later.mean(axis=0), later.shape))
    is_loss = (losses > 0).all(axis=0)
    return np.where(is_loss, _slope(np.log(np.where(is_loss, losses, 1.0))), 0.0)


def project(launch: Persons, ratios: Ratios, *, years: int, trend: Persons | float = 0.0) -> Persons:
    """Return the persons 1, 2, …, ``years`` years after ``launch``; the years are a new first axis.

    ``trend`` is that of ``loss_trend``, with axes that fit the ratios of cohorts; mortality stays as it is without it.
    """
    persons, projected = launch, []
    for step in range(1, years + 1):
        persons = _one_year_on(persons, _after(ratios, np.exp(np.asarray(trend) * (step + BASE_LAG_YEARS))))
        projected.append(persons)
    return np.stack(projected)


def _after(ratios: Ratios, remaining: Persons) -> Ratios:
    """The ratios when only a share of the old people's losses remains; where more came than were lost all stays."""
    old, lost = np.arange(1, OPEN_AGE + 1) >= MORTAL_AGE, 1 - ratios.cohorts
    return ratios._replace(cohorts=np.where(old & (lost > 0), 1 - lost * remaining, ratios.cohorts))


def _slope(values: Persons) -> Persons:
    """Change per step along the first axis, by least squares."""
    steps = np.arange(len(values)) - (len(values) - 1) / 2
    return np.asarray(np.tensordot(steps, values, axes=1) / (float(steps @ steps) or 1.0))


def _one_year_on(persons: Persons, ratios: Ratios) -> Persons:
    newborn = np.zeros_like(persons[..., :1])
    older = np.concatenate([newborn, ratios.cohorts * _moving_up(persons)], axis=-1)
    older[..., 0] = ratios.children * _mothers(older)
    return older


def _moving_up(persons: Persons) -> Persons:
    """Who will be 1, 2, …, the open age a year later: those of the last age and of the open one both reach the last."""
    moving = persons[..., :-1].copy()
    moving[..., -1] += persons[..., -1]
    return moving


def _mothers(persons: Persons) -> Persons:
    """Women of childbearing age, on an axis of length one for both sexes of their children."""
    return np.asarray(persons[..., WOMEN : WOMEN + 1, CHILDBEARING].sum(axis=-1))
