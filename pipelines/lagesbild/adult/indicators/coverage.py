"""How often the intervals hold: simulated truths with a known share and a known likeness within learners."""

from collections.abc import Iterator
from typing import Final, NamedTuple

import numpy as np

from lagesbild.adult.indicators.intervals import Clusters, Interval, Values, clustered, wilson

CORRELATIONS: Final = (0.0, 0.3, 0.6)
LEARNERS: Final = (30, 100, 300, 1000)
TRUTH: Final = 0.68
"""The share that is simulated: passed of finished and dropped is about that (Skolverket, 2022: 66 and 67 percent)."""
COURSES: Final = 3.4
"""Participations of a learner in a year (Skolverket, 2016)."""
RUNS: Final = 4000
AT_ONCE: Final = 500
"""Runs that are drawn together: 1,000 learners of each stay within a few megabytes."""


class Coverage(NamedTuple):
    """In how many of a hundred runs each interval held the truth, and how much wider the clustered one is."""

    correlation: float
    learners: int
    naive_pct: float
    clustered_pct: float
    width_ratio: float


def coverages(
    *, runs: int = RUNS, seed: int = 1, truth: float = TRUTH, learners: tuple[int, ...] = LEARNERS
) -> Iterator[Coverage]:
    """Simulate each correlation with each number of learners; the same seed gives the same figures."""
    for correlation in CORRELATIONS:
        for count in learners:
            random = np.random.default_rng([seed, int(10 * correlation), count])
            yield _coverage(random, correlation, count, truth, runs)


def _coverage(random: np.random.Generator, correlation: float, learners: int, truth: float, runs: int) -> Coverage:
    held, width = np.zeros(2), np.zeros(2)
    for first in range(0, runs, AT_ONCE):
        drawn = simulated(random, min(AT_ONCE, runs - first), learners, truth, correlation)
        for at, interval in enumerate((wilson(drawn.share, drawn.rows), clustered(drawn))):
            held[at] += _holds(interval, truth)
            width[at] += float((interval.high - interval.low).sum())
    naive_pct, clustered_pct = 100 * held / runs
    return Coverage(correlation, learners, float(naive_pct), float(clustered_pct), float(width[1] / width[0]))


def simulated(random: np.random.Generator, runs: int, learners: int, truth: float, correlation: float) -> Clusters:
    """Draw runs of learners with 1 + Poisson rows; rows of one learner correlate as said (beta-binomial)."""
    rows = 1 + random.poisson(COURSES - 1, (runs, learners))
    return Clusters.of(rows, random.binomial(rows, _chances(random, (runs, learners), truth, correlation)))


def _chances(random: np.random.Generator, shape: tuple[int, int], truth: float, correlation: float) -> Values:
    if correlation == 0:
        return np.full(shape, truth)
    strength = (1 - correlation) / correlation
    return random.beta(truth * strength, (1 - truth) * strength, shape)


def _holds(interval: Interval, truth: float) -> int:
    return int(((interval.low <= truth) & (truth <= interval.high)).sum())
