"""How alike areas are: what describes them, the distance between two, and twenty reasonable ways to choose.

The method is that of the nearest-neighbour models of local-government statistics – CIPFA's in England, ``liknande
kommuner`` in Kolada, which also takes seven: every variable is standardised, and the areas at the shortest (weighted)
Euclidean distance are the similar ones. Which variables, and that each counts once, is this project's own choice.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

Numbers = npt.NDArray[np.float64]
Sums = Mapping[str, Numbers]
VARIABLES: Final = ("size", "children", "elderly", "change", "density", "urban", "language")
REGION_VARIABLES: Final = (*VARIABLES, "goods")
INDICATORS: Final = ("pupils_change", "horizon_dependency", "tertiary")
SETS: Final = 20
FEWER: Final = -2
MORE: Final = 3


@dataclass(frozen=True)
class Choice:
    """One reasonable way to choose: the weight of each variable, and how many similar areas more or fewer."""

    weights: Mapping[str, float]
    more: int = 0


def described(sums: Sums, variables: Sequence[str] = VARIABLES) -> Numbers:
    """One row per area, one column per variable, from what can be summed; a group is described by its members' sums.

    ``size``: natural logarithm of the population. ``children`` and ``elderly``: percent aged 0–14 and 65 or over.
    ``change``: of the population from the first to the last year, percent. ``density``: natural logarithm of persons
    per km² of land. ``urban``: percent in urban municipalities, those in semi-urban ones counted half. ``language``:
    percent in bilingual or Swedish-speaking municipalities. ``goods``: percent of the employed in primary production
    and manufacturing (sections A–F), for regions. Ages are not among what is compared afterwards, nor is education.
    """
    people = sums["last_persons"]
    values = {
        "size": np.log(people),
        "children": 100 * sums["base_children_persons"] / sums["base_persons"],
        "elderly": 100 * sums["base_elderly_persons"] / sums["base_persons"],
        "change": 100 * (people - sums["first_persons"]) / sums["first_persons"],
        "density": np.log(people / sums["land_area_km2"]),
        "urban": 100 * sums["urban_persons"] / people,
        "language": 100 * sums["bilingual_persons"] / people,
    }
    if "goods" in variables:
        values["goods"] = 100 * sums["goods_persons"] / sums["employed_persons"]
    return np.column_stack([values[name] for name in variables])


def indicators(sums: Sums) -> dict[str, Numbers]:
    """What is compared: projected change of ages 7–15 in percent, dependency ratio at the horizon, percent tertiary."""
    pupils = sums["base_pupils_persons"]
    return {
        "pupils_change": 100 * (sums["horizon_pupils_persons"] - pupils) / pupils,
        "horizon_dependency": 100 * sums["horizon_dependent_persons"] / sums["horizon_working_age_persons"],
        "tertiary": 100 * sums["tertiary_persons"] / sums["adult_persons"],
    }


def choices(variables: Sequence[str]) -> list[Choice]:
    """Twenty reasonable choices, always the same: the first is the brief's own, in which each variable counts once.

    Then each variable left out, each variable counted twice, two areas fewer, three more, and as many as there is room
    for of: size, age structure and change; size and setting; age structure and change.
    """
    once = dict.fromkeys(variables, 1.0)
    population = ("size", "children", "elderly", "change")
    made = [Choice(once)]
    made += [Choice(once | {name: weight}) for weight in (0.0, 2.0) for name in variables]
    made += [Choice(once, FEWER), Choice(once, MORE)]
    made += [
        Choice({name: float(name in population) for name in variables}),
        Choice({name: float(name not in population[1:]) for name in variables}),
        Choice({name: float(name in population[1:]) for name in variables}),
    ]
    return made[:SETS]


def spread(values: Numbers) -> Numbers:
    """Standard deviation of each column; 1 where all are alike, so that such a variable counts nothing."""
    deviation: Numbers = values.std(axis=0)
    return np.where(deviation > 0, deviation, 1.0)


def distances(values: Numbers, own: Numbers, scale: Numbers, weights: Sequence[float]) -> Numbers:
    """Distance of each row from ``own``: root of the weighted mean of squared differences in standard deviations.

    1 means: one standard deviation apart on average.
    """
    squared = ((values - own) / scale) ** 2
    found: Numbers = np.sqrt(np.average(squared, axis=1, weights=np.array(weights)))
    return found


def nearest_apart(codes: Sequence[Iterable[str]], distance: Numbers, count: int) -> list[int]:
    """Positions of the ``count`` nearest that have no municipality in common; ties go by code."""
    order = sorted(range(len(codes)), key=lambda position: (distance[position], sorted(codes[position])))
    taken: list[int] = []
    seen: set[str] = set()
    for position in order:
        if len(taken) < count and seen.isdisjoint(codes[position]):
            taken.append(position)
            seen.update(codes[position])
    return taken


def grown_groups(areas: pd.DataFrame, neighbours: Mapping[str, set[str]], own: Sequence[str]) -> list[frozenset[str]]:
    """Sets of neighbouring municipalities, as many as ``own`` has, grown towards it from every municipality outside.

    A set begins at one municipality and takes, step by step, the neighbour with which it comes nearest to ``own``; its
    population is compared with as many members' share of that of ``own``. Members of ``own`` are in none. A set that
    finds no neighbour is left out. One row of ``areas`` per municipality, its code as index.
    """
    names, figures = [str(name) for name in areas.columns], areas.to_numpy(dtype=float)
    positions = {str(code): position for position, code in enumerate(areas.index)}
    around = {
        positions[code]: {positions[near] for near in listed if near in positions}
        for code, listed in neighbours.items()
        if code in positions
    }
    mine = {positions[code] for code in own}
    scale = spread(_described(names, figures))
    target = _described(names, figures[sorted(mine)].sum(axis=0, keepdims=True))[0]

    def nearest(taken: set[int], near: set[int]) -> int:
        aim = target.copy()
        aim[VARIABLES.index("size")] += np.log((len(taken) + 1) / len(own))
        listed = sorted(near, key=lambda position: str(areas.index[position]))
        together = figures[sorted(taken)].sum(axis=0) + figures[listed]
        return listed[int(distances(_described(names, together), aim, scale, [1.0] * len(VARIABLES)).argmin())]

    seeds = [position for position in range(len(figures)) if position not in mine]
    grown = (_grown(seed, around, mine, len(own), nearest) for seed in seeds)
    return sorted({frozenset(areas.index[position] for position in found) for found in grown if found}, key=sorted)


def _grown(
    seed: int,
    around: Mapping[int, set[int]],
    mine: set[int],
    members: int,
    nearest: Callable[[set[int], set[int]], int],
) -> set[int]:
    """The set that grows from one position; empty where it finds no neighbour; of equals the first code."""
    taken = {seed}
    while len(taken) < members:
        near = {each for position in taken for each in around.get(position, set())} - taken - mine
        if not near:
            return set()
        taken.add(nearest(taken, near))
    return taken


def _described(names: Sequence[str], figures: Numbers) -> Numbers:
    return described(dict(zip(names, figures.T, strict=True)))
