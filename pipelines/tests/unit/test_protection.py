"""Protection of linked tables: what is hidden, and that nothing of it can be worked out."""

import itertools

import numpy as np
import pytest

from lagesbild.adult.protect import (
    CannotProtect,
    Cell,
    Published,
    Sum,
    Tables,
    attack,
    between,
    hide,
    protect,
    published,
)
from lagesbild.adult.protect.attack import Seen
from lagesbild.adult.protect.cells import Key


def linked(figures: np.ndarray) -> Tables:
    """A table of any number of dimensions with all its totals; as many persons as the figure says."""
    cells: dict[Key, Cell] = {}
    for place in itertools.product(*(range(size + 1) for size in figures.shape)):
        inside = tuple(slice(None) if at == size else at for at, size in zip(place, figures.shape, strict=True))
        count = int(figures[inside].sum())
        key = ("n", *("" if at == size else str(at) for at, size in zip(place, figures.shape, strict=True)))
        if count:
            cells[key] = Cell(count, count)
    sums = [
        Sum(total, parts)
        for total in sorted(cells)
        for at in range(1, len(total))
        if total[at] == ""
        and (parts := tuple(k for k in sorted(cells) if k[at] and (*k[:at], "", *k[at + 1 :]) == total))
    ]
    return Tables(cells, tuple(sums))


def hidden(tables: Published) -> list[str]:
    return [" ".join(part or "*" for part in key[1:]) for key in tables.hidden]


SQUARE = linked(np.array([[3, 20, 30], [9, 11, 40]]))


def test_two_by_three_hides_the_small_count_and_the_cheapest_square_around_it() -> None:
    """With 3 hidden its line and its column each need another one: 20 and 9 are the least, and 11 closes the square."""
    safe = protect(SQUARE)
    assert hidden(safe) == ["0 0", "0 1", "1 0", "1 1"]
    assert safe.figures[("n", "0", "2")] == 30
    assert attack(safe) == []


def test_only_cells_that_readers_do_not_know_move() -> None:
    """Readers know all totals but the lines: only cells of the other line can be smaller; at a price of 1 none is."""
    known = {("n", "", ""), ("n", "", "0"), ("n", "", "1"), ("n", "", "2")}
    target, seen = ("n", "0", "0"), Seen({key: cell.figure for key, cell in SQUARE.cells.items()})
    moved = hide.Hiding(SQUARE, known).moved([target], {target}, seen)
    assert {key: figure - SQUARE.cells[key].figure for key, figure in moved.items()} == {
        ("n", "0", "0"): 4,
        ("n", "0", "1"): -4,
        ("n", "1", "0"): -4,
        ("n", "1", "1"): 4,
    }
    assert hide.Hiding(SQUARE, known).moved([target], {target}, seen, price=1) == {}
    lines = {("n", "0", ""), ("n", "1", "0"), ("n", "1", "1")}
    with pytest.raises(hide.CannotHide):
        hide.Hiding(SQUARE, known | lines).moved([target], set(), seen)


def test_cells_that_share_no_sum_are_moved_together() -> None:
    groups = [*hide.Hiding(SQUARE).groups([("n", "0", "0"), ("n", "0", "1"), ("n", "1", "1"), ("n", "1", "0")])]
    assert groups == [[("n", "0", "0"), ("n", "1", "1")], [("n", "0", "1"), ("n", "1", "0")]]


def test_without_secondary_suppression_the_small_count_is_recovered() -> None:
    small = [key for key, cell in SQUARE.cells.items() if cell.is_small]
    assert small == [("n", "0", "0")]
    assert attack(published(SQUARE, small)) == [(("n", "0", "0"), 3, 3)]


def test_hierarchy_hides_a_second_part_at_the_level_where_it_is_cheapest() -> None:
    """The part a1 of a needs another part of a; the total of a stays."""
    names = {"a1": 3, "a2": 14, "a3": 90, "a": 107, "b": 60, "all": 167}
    cells: dict[Key, Cell] = {("n", name): Cell(count, count) for name, count in names.items()}
    sums = (Sum(("n", "a"), (("n", "a1"), ("n", "a2"), ("n", "a3"))), Sum(("n", "all"), (("n", "a"), ("n", "b"))))
    assert protect(Tables(cells, sums)).hidden == [("n", "a1"), ("n", "a2")]


def test_linked_tables_are_protected_together() -> None:
    """The figure b stands in a table of forms and in one of providers: hidden in one, it is hidden in the other too."""
    names = {"a": 3, "b": 7, "c": 60, "forms": 70, "d": 5, "e": 80, "providers": 92}
    cells: dict[Key, Cell] = {("n", name): Cell(count, count) for name, count in names.items()}
    forms = Sum(("n", "forms"), (("n", "a"), ("n", "b"), ("n", "c")))
    providers = Sum(("n", "providers"), (("n", "b"), ("n", "d"), ("n", "e")))
    alone = protect(
        Tables({key: cell for key, cell in cells.items() if key[1] in "abc" or key[1] == "forms"}, (forms,))
    )
    assert alone.hidden == [("n", "a"), ("n", "b")]
    together = protect(Tables(cells, (forms, providers)))
    assert together.hidden == [("n", "a"), ("n", "b"), ("n", "d")]
    assert attack(together) == []


@pytest.mark.parametrize(
    ("cell", "is_small"),
    [
        (Cell(0, 0), False),
        (Cell(9, 1), True),
        (Cell(4, 4), True),
        (Cell(5, 5), False),
        (Cell(9, 9, 1), True),
        (Cell(10, 10, 1), False),
    ],
)
def test_persons_decide_what_is_hidden_for_its_own_sake(cell: Cell, is_small: bool) -> None:
    """Nine participations of one person are hidden; so are nine persons of whom one has a protected identity."""
    assert cell.is_small is is_small


@pytest.mark.parametrize("seed", range(12))
def test_nothing_is_recovered_from_random_tables(seed: int) -> None:
    random = np.random.default_rng(seed)
    shape = [(4, 5), (3, 3, 3), (2, 3, 4), (6, 4)][seed % 4]
    tables = linked(random.negative_binomial(1, 0.06, shape))
    safe = protect(tables)
    small = {key for key, cell in tables.cells.items() if cell.is_small}
    assert small <= {*safe.hidden}
    assert attack(safe) == []
    shown = {key: figure for key, figure in safe.figures.items() if figure is not None}
    assert shown == {key: tables.cells[key].figure for key in shown}


@pytest.mark.slow
def test_nothing_is_recovered_from_a_larger_set_of_linked_tables() -> None:
    """Five municipalities, eight providers, three forms, three outcomes, two in three combinations empty."""
    random = np.random.default_rng(7)
    shape = (5, 8, 3, 3)
    tables = linked(random.negative_binomial(1, 0.04, shape) * (random.random(shape) < 1 / 3))
    small = [key for key, cell in tables.cells.items() if cell.is_small]
    assert len(attack(published(tables, small))) > len(small) / 2
    safe = protect(tables)
    assert attack(safe) == []
    assert safe.figures[("n", "", "", "", "")] is not None


def test_the_same_tables_give_the_same_answer_in_any_order() -> None:
    tables = linked(np.random.default_rng(5).negative_binomial(1, 0.06, (5, 4, 3)))
    turned = Tables(dict(reversed([*tables.cells.items()])), tuple(reversed(tables.sums)))
    assert protect(tables).hidden == protect(turned).hidden == protect(tables).hidden


def test_everything_is_hidden_of_three_persons() -> None:
    tables = linked(np.array([[1, 0], [0, 2]]))
    assert protect(tables).hidden == sorted(tables.cells)


def test_an_unchanged_edition_hides_the_same() -> None:
    before = protect(SQUARE)
    now = protect(SQUARE, before)
    assert now == before
    assert between(now, before) == []


def test_a_revision_of_two_is_hidden_and_cannot_be_worked_out() -> None:
    tables = linked(np.array([[20, 21, 30], [9, 11, 40], [50, 51, 52]]))
    before = protect(tables)
    assert before.hidden == []
    revised = linked(np.array([[22, 21, 30], [9, 11, 40], [50, 51, 52]]))
    safe = protect(revised, before)
    assert hidden(safe) == ["* *", "* 0", "0 *", "0 0"]
    assert between(safe, before) == []
    assert [each.low for each in between(protect(revised), before)] == [2, 2, 2, 2]


def test_what_the_edition_before_hid_stays_hidden() -> None:
    before = protect(SQUARE)
    grown = linked(np.array([[30, 50, 60], [40, 44, 80]]))
    assert protect(grown).hidden == []
    assert hidden(protect(grown, before)) == ["0 0", "0 1", "1 0", "1 1"]


def test_what_the_edition_before_shows_cannot_hide_anything() -> None:
    """The total and one part are known already: the other part is what remains."""
    cells: dict[Key, Cell] = {("n", "all"): Cell(23, 23), ("n", "a"): Cell(20, 20), ("n", "b"): Cell(3, 3)}
    tables = Tables(cells, (Sum(("n", "all"), (("n", "a"), ("n", "b"))),))
    known = Published({("n", "all"): 23, ("n", "a"): 20}, ())
    with pytest.raises(CannotProtect, match=r"^n b follows from what the edition before shows; hold the revision back"):
        protect(tables, known)


def test_a_design_effect_goes_where_its_learners_are_hidden_and_stays_where_they_are_shown() -> None:
    """It tells that there are thirty learners at least; as a number it is hidden nowhere, and no revision of it is."""
    place = ("2025H2", "0180", "", "", "VUXSFI", "", "")
    for learners, kept in ((40, True), (3, False)):
        cells: dict[Key, Cell] = {
            ("learners", *place): Cell(learners, learners),
            ("design_effect_pct", *place): Cell(150, 40),
        }
        assert (("design_effect_pct", *place) in protect(Tables(cells, ())).figures) is kept
    now = Tables({("design_effect_pct", *place): Cell(151, 40)}, ())
    before = protect(Tables({("design_effect_pct", *place): Cell(150, 40)}, ()))
    assert protect(now, before).hidden == []
    assert between(protect(now, before), before) == []
