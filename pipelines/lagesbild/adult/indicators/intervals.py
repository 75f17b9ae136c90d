"""Intervals for shares of participations when a learner has several: Wilson's, on the effective number.

Results of one learner resemble each other, so that 3.4 rows of a learner say less than rows of 3.4 learners. Wilson's
interval on the rows would cover 75 to 85 times in a hundred instead of 95. Here

1. the correlation within learners is the one-way analysis-of-variance estimator for binary data in clusters of
   unequal size (Ridout, Demétrio and Firth 1999, Biometrics 55: 137–148), kept between 0 and 1;
2. the design effect is Kish's of 1965, 1 + (m − 1) × correlation, with m the mean of cluster sizes weighted by size;
3. the effective number is rows ÷ design effect × (z ÷ t)², t of learners − 1 degrees of freedom, which keeps the
   interval honest where learners are few (Korn and Graubard 1998, Survey Methodology 24: 193–201);
4. the interval is Wilson's of 1927 with that number.

``lagesbild adult intervals`` shows on simulated truths how often each kind covers.
"""

from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.special import stdtrit

Values = npt.NDArray[np.float64]
UPPER: Final = 0.975
"""95 percent of the distribution lie between its mirror image and this point of it."""
Z: Final = 1.959963984540054
"""The point of the normal distribution below which ``UPPER`` of it lie."""


class Interval(NamedTuple):
    """Lower and upper ends, shares from 0 to 1."""

    low: Values
    high: Values


@dataclass(frozen=True)
class Clusters:
    """Sums over the learners of one share, or arrays of them, one for each share.

    ``rows`` and ``positives`` count participations; ``squared_rows`` sums each learner's rows squared, and
    ``squared_share`` the learner's positives squared by the learner's rows.
    """

    learners: Values
    rows: Values
    positives: Values
    squared_rows: Values
    squared_share: Values

    @classmethod
    def of(cls, rows: npt.ArrayLike, positives: npt.ArrayLike, learners: npt.ArrayLike = 1.0) -> "Clusters":
        """Sum the last axis: each entry is a learner, or as many alike as ``learners`` says; nobody has no rows."""
        each, positive, many = np.broadcast_arrays(*(np.asarray(given, float) for given in (rows, positives, learners)))
        sums = (many, many * each, many * positive, many * each**2, many * positive**2 / each)
        return cls(*(each_sum.sum(axis=-1) for each_sum in sums))

    @property
    def share(self) -> Values:
        """Positives by rows."""
        return self.positives / self.rows


def correlation(clusters: Clusters) -> Values:
    """How alike rows of one learner are: 0 not at all, 1 wholly; 1, too, where it cannot be known.

    That is where there is one learner, where all rows agree, or where nobody has two rows.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        between_sum = clusters.squared_share - clusters.positives**2 / clusters.rows
        within_sum = clusters.positives - clusters.squared_share
        size = (clusters.rows - clusters.squared_rows / clusters.rows) / (clusters.learners - 1)
        between = between_sum / (clusters.learners - 1)
        within = within_sum / (clusters.rows - clusters.learners)
        found = (between - within) / (between + (size - 1) * within)
    return np.clip(np.where(np.isfinite(found), found, 1.0), 0.0, 1.0)


def effective_number(clusters: Clusters, likeness: Values | None = None) -> Values:
    """How many independent rows would say as much: never more than there are rows; 0 of a single learner.

    ``likeness`` is the correlation where it is that of other rows.
    """
    alike = correlation(clusters) if likeness is None else likeness
    with np.errstate(divide="ignore", invalid="ignore"):
        weighted_size = clusters.squared_rows / clusters.rows
        effect = 1 + (weighted_size - 1) * alike
        wider = np.where(clusters.learners > 1, Z / stdtrit(clusters.learners - 1, UPPER), 0.0)
    return np.asarray(clusters.rows / effect * wider**2)


def wilson(share: npt.ArrayLike, number: npt.ArrayLike) -> Interval:
    """Wilson's 95 percent interval of a share of ``number`` independent rows, which need not be whole."""
    p, n = np.asarray(share, float), np.asarray(number, float)
    middle = (n * p + Z**2 / 2) / (n + Z**2)
    half = Z * np.sqrt(n * p * (1 - p) + Z**2 / 4) / (n + Z**2)
    return Interval(np.maximum(middle - half, 0.0), np.minimum(middle + half, 1.0))


def clustered(clusters: Clusters) -> Interval:
    """The 95 percent interval of a share of participations, by learners."""
    return wilson(clusters.share, effective_number(clusters))
