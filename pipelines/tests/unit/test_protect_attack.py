"""The attack on hidden figures: hand-worked tables in which they can be worked out, and some in which they cannot."""

import itertools

import numpy as np
import pytest

from lagesbild.adult.protect import Published, Recovered, Sum, SumsContradict, attack, between, share
from lagesbild.adult.protect.bounds import bounds
from lagesbild.adult.protect.cells import Key
from lagesbild.adult.protect.programme import Row

H = None
"""A hidden figure."""


def table(*lines: tuple[int | None, ...]) -> Published:
    """A table as it is printed, its last column and line totals: cells are ``("n", line, column)``, ``""`` sums."""
    rows, columns = [*map(str, range(1, len(lines))), ""], [*map(str, range(1, len(lines[0]))), ""]
    figures: dict[Key, int | None] = {
        ("n", row, column): lines[r][c] for r, row in enumerate(rows) for c, column in enumerate(columns)
    }
    along = [Sum(("n", row, ""), tuple(("n", row, column) for column in columns[:-1])) for row in rows]
    down = [Sum(("n", "", column), tuple(("n", row, column) for row in rows[:-1])) for column in columns]
    return Published(figures, (*along, *down))


@pytest.mark.parametrize(
    ("published", "recovered"),
    [
        (table((H, 20, 23), (9, 11, 20), (12, 31, 43)), [Recovered(("n", "1", "1"), 3, 3)]),
        (
            table((H, H, 30, 36), (20, 21, 22, 63), (23, 24, 52, 99)),
            [Recovered(("n", "1", "1"), 3, 3), Recovered(("n", "1", "2"), 3, 3)],
        ),
        (
            table((H, H, 4), (H, H, 6), (5, 5, 10)),
            [
                Recovered(("n", "1", "1"), 1, 3),
                Recovered(("n", "1", "2"), 1, 3),
                Recovered(("n", "2", "1"), 2, 4),
                Recovered(("n", "2", "2"), 2, 4),
            ],
        ),
        (table((H, H, 14), (H, H, 16), (15, 15, 30)), []),
        (table((H, H, H), (9, 11, 20), (H, H, H)), []),
    ],
    ids=["one-hidden", "two-hidden-in-a-line-known-down", "small-square", "wide-square", "totals-hidden"],
)
def test_two_dimensions(published: Published, recovered: list[Recovered]) -> None:
    assert attack(published) == recovered


def test_no_single_sum_gives_away_what_all_of_them_do() -> None:
    """Two squares of hidden figures and one figure between them, which all sums together give.

    Of what is not in both of them 20 + 21 + 22 is shown in the lines and 23 + 24 + 25 + 26 in the columns, so that the
    figure in line 1 and column 3 is 48 + 72 − 63 − (74 + 78 − 98) = 3. Every line and column hides at least two.
    """
    published = table(
        (H, H, H, 20, 48),
        (H, H, 21, 22, 72),
        (23, 24, H, H, 80),
        (25, 26, H, H, 88),
        (74, 78, 58, 78, 288),
    )
    assert attack(published) == [Recovered(("n", "1", "3"), 3, 3)]


A, B, C, A1, A2, ALL = (("n", *name.split()) for name in ("a", "b", "c", "a 1", "a 2", "all"))


def test_hierarchy_gives_a_hidden_total_away_by_another_one() -> None:
    """All is 50, b and c are 20 and 18: the hidden total of a is 12, and its hidden part beside 9 is 3."""
    figures: dict[Key, int | None] = {ALL: 50, A: H, B: 20, C: 18, A1: H, A2: 9}
    assert attack(Published(figures, (Sum(ALL, (A, B, C)), Sum(A, (A1, A2))))) == [(A, 12, 12), (A1, 3, 3)]


def test_linked_tables_give_away_together_what_each_hides() -> None:
    """By school form 30 = a + b + 20, by provider the same a and b stand with 5 more: b is shown there by its total."""
    by_form = Sum(ALL, (A, B, C))
    by_provider = Sum(("m", "all"), (B, ("m", "other")))
    figures: dict[Key, int | None] = {ALL: 30, A: H, B: H, C: 20, ("m", "all"): 12, ("m", "other"): 5}
    alone = {key: figure for key, figure in figures.items() if key[0] == "n"}
    assert attack(Published(alone, (by_form,))) == []
    assert attack(Published(figures, (by_form, by_provider))) == [(A, 3, 3), (B, 7, 7)]


def test_learners_are_bounded_by_totals_that_are_no_sums() -> None:
    """The learners of a total are at most those of its parts together: 20 of all and 17 of b leave a at least 3."""
    at_most = (Sum(ALL, (A, B), exact=False), Sum(A, (ALL,), exact=False))
    assert attack(Published({ALL: 20, B: 17, A: H}, at_most)) == []
    assert attack(Published({ALL: 6, B: 4, A: H}, at_most)) == []
    assert attack(Published({ALL: 5, B: 3, A: H}, at_most)) == [(A, 2, 5)]


def test_points_are_recovered_nearly_too() -> None:
    """Points of c are 900 to 1,000, nearly known: a quarter more has to be possible, as with 300 to 400."""
    one, other, third = ("points", "a"), ("points", "b"), ("points", "c")
    sums = (Sum(("points", "all"), (one, other)), Sum(("points", "top"), (one, third)))
    figures: dict[Key, int | None] = {("points", "all"): 100, one: H, other: H, third: H}
    assert attack(Published({**figures, ("points", "top"): 400}, sums)) == []
    assert attack(Published({**figures, ("points", "top"): 1000}, sums)) == [Recovered(third, 900, 1000)]


def test_a_cell_that_stands_in_no_sum_cannot_be_worked_out() -> None:
    assert attack(Published({A: H}, ())) == []


@pytest.mark.parametrize("total", [10, 1])
def test_sums_that_cannot_be_true_are_told(total: int) -> None:
    figures: dict[Key, int | None] = {ALL: total, A: H, B: H, ("m", "all"): 40}
    with pytest.raises(SumsContradict, match=r"The published sums around n . contradict each other"):
        attack(Published(figures, (Sum(ALL, (A, B)), Sum(("m", "all"), (A, B)))))


def test_bounds_follow_from_sums_one_by_one() -> None:
    """x + y = 5, y + z = 9, z ≤ 6, all at least 1: y is 3 or 4."""
    rows = [Row([0, 1], [1, 1], 5, 5), Row([1, 2], [1, 1], 9, 9), Row([2], [1], -np.inf, 6)]
    low, high = bounds(np.ones(3), rows)
    assert (low.tolist(), high.tolist()) == ([1, 3, 5], [2, 4, 6])


def test_a_small_difference_between_editions_is_recovered() -> None:
    now, before = table((40, 22, 62), (9, 11, 20), (49, 33, 82)), table((37, 22, 59), (9, 11, 20), (46, 33, 79))
    changed = [("n", "", ""), ("n", "", "1"), ("n", "1", ""), ("n", "1", "1")]
    assert between(now, before) == [Recovered(key, 3, 3) for key in changed]


def test_a_difference_of_five_is_not() -> None:
    now, before = table((42, 22, 64), (9, 11, 20), (51, 33, 84)), table((37, 22, 59), (9, 11, 20), (46, 33, 79))
    assert between(now, before) == []


def test_another_pattern_of_the_same_figures_gives_them_away() -> None:
    """Both editions are safe by themselves; each shows what the other one hides."""
    now = table((H, 20, H, 33), (H, 11, H, 29), (19, 31, 12, 62))
    before = table((H, H, 6, 33), (H, H, 6, 29), (19, 31, 12, 62))
    assert attack(now) == []
    assert attack(before) == []
    found = {each.key: (each.low, each.high) for each in between(now, before)}
    assert found[("n", "1", "3")] == (6, 6)
    assert found[("n", "1", "1")] == (7, 7)
    assert found[("n", "2", "1")] == (12, 12)


@pytest.mark.parametrize(
    ("part", "whole", "learners", "shown"),
    [
        (30, 40, 35, 75.0),
        (30, 40, 9, None),
        (3, 40, 35, "~"),
        (36, 40, 35, "~"),
        (0, 40, 35, 0.0),
        (40, 40, 35, 100.0),
        (None, 40, 35, None),
        (30, None, 35, None),
        (30, 40, None, None),
        (0, 0, 10, None),
    ],
)
def test_share_is_shown_only_where_it_tells_of_no_one(
    part: int | None, whole: int | None, learners: int | None, shown: float | str | None
) -> None:
    assert share(part, whole, learners) == shown


@pytest.mark.parametrize("seed", range(20))
def test_the_attack_finds_what_trying_every_figure_finds(seed: int) -> None:
    """Of a table of two by three some inner figures are hidden; for each of them every whole number is tried."""
    random = np.random.default_rng(seed)
    inner = random.integers(1, 7, (2, 3))
    places = sorted(divmod(int(place), 3) for place in random.choice(6, random.integers(2, 5), replace=False))
    lines = [[H if (r, c) in places else int(inner[r, c]) for c in range(3)] + [int(inner[r].sum())] for r in range(2)]
    published = table(*map(tuple, lines), (*map(int, inner.sum(0)), int(inner.sum())))
    tried = np.array(list(itertools.product(range(1, 12), repeat=len(places))))
    filled = np.broadcast_to(inner, (len(tried), 2, 3)).copy()
    for at, (r, c) in enumerate(places):
        filled[:, r, c] = tried[:, at]
    fits = (filled.sum(1) == inner.sum(0)).all(1) & (filled.sum(2) == inner.sum(1)).all(1)
    ends = zip(places, tried[fits].min(0).tolist(), tried[fits].max(0).tolist(), strict=True)
    assert attack(published) == [
        Recovered(("n", str(r + 1), str(c + 1)), low, high) for (r, c), low, high in ends if high - low < 4
    ]
