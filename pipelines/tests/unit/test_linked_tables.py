"""The linked tables of a record: what is counted, and how it sums up."""

from pathlib import Path

import numpy as np
import pytest

from lagesbild.adult.protect import Cell, NoRecord, RecordMixed, Sum, attack, linked_tables, protect, published, sums_of
from tests.records import NEIGHBOUR, TOWN, Group, provider, write_record


def figures_of(groups: tuple[Group, ...], tmp_path: Path) -> dict[str, Cell]:
    """``participations 0180 * * VUXSFI *`` → figure, persons, persons with a protected identity."""
    tables = linked_tables(write_record(tmp_path / "record.duckdb", groups))["2025H2"]
    return {" ".join(part or "*" for part in (key[0], *key[2:])): cell for key, cell in tables.cells.items()}


def test_participations_learners_and_points_are_counted(tmp_path: Path) -> None:
    found = figures_of(
        (
            Group("0180", 1, "VUXSFI", "passed", 6, person="a", points=100.4),
            Group("0180", 1, "VUXSFI", "dropped_out", 7, person="a", points=0),
            Group("0180", 2, "VUXGY", "passed", 5, person="a", protected=True),
        ),
        tmp_path,
    )
    assert found["participations 0180 * * * * *"] == (18, 7, 5)
    assert found[f"participations 0180 * {provider(1)} VUXSFI dropped_out *"] == (7, 7, 0)
    assert found[f"learners 0180 * {provider(1)} VUXSFI * *"] == (7, 7, 0)
    assert found["learners 0180 * * * * *"] == (7, 7, 5)
    assert found[f"points 0180 * {provider(1)} VUXSFI * *"] == (600, 7, 0)
    assert not any(name.startswith("points") and name.split()[-2] != "*" for name in found)


def test_what_the_indicators_leave_out_is_counted_apart(tmp_path: Path) -> None:
    """Under other: what is not one of five outcomes, orientation and individual courses, examination, validation."""
    groups = (
        Group("0180", 1, "VUXGY", "passed", 6),
        Group("0180", 1, "VUXGY", "no_grade_absence", 7),
        Group("0180", 1, "VUXGY", "continues", 8),
        Group("0180", 1, "VUXGY", "missing", 10),
        Group("0180", 1, "VUXGY", "certificate", 20),
        Group("0180", 1, "VUXGY", "passed", 40, kind="orientation"),
        Group("0180", 1, "VUXGY", "passed", 80, kind="individual"),
        Group("0180", 1, "VUXGY", "passed", 160, assessment="examination"),
        Group("0180", 1, "VUXGY", "not_passed", 320, assessment="validation"),
    )
    found = {name: each[0] for name, each in figures_of(groups, tmp_path).items()}
    begun = "participations 0180 * * *"
    assert {
        name.split()[-2]: figure for name, figure in found.items() if name.startswith(begun) and name.endswith("*")
    } == {
        "passed": 6,
        "no_grade_absence": 7,
        "continues": 8,
        "other": 630,
        "*": 651,
    }


DETAILED = (
    Group("0180", 1, "VUXSFI", "passed", 6, person="a", sfi="2C"),
    Group("0180", 1, "VUXSFI", "dropped_out", 7, person="a", sfi="2D", left_after=21),
    Group("0180", 1, "VUXSFI", "dropped_out", 9, person="b", sfi="2D", left_after=22),
    Group("0180", 2, "VUXGY", "passed", 20, mode="distance"),
    Group("0180", 2, "VUXGY", "dropped_out", 10, mode="distance", field="health_care", left_after=61),
)


@pytest.mark.parametrize(
    ("begun", "parts"),
    [
        ("participations 0180 * * VUXSFI * sfi:", {"2C": 6, "2D": 16}),
        ("learners 0180 * * VUXSFI * sfi:", {"2C": 6, "2D": 16}),
        ("participations 0180 * * * * mode:", {"classroom": 22, "distance": 30}),
        ("participations 0180 * * VUXGY * field:", {"health_care": 10, "none": 20}),
        ("points 0180 * * VUXGY * field:", {"health_care": 1000, "none": 2000}),
        ("participations 0180 * * VUXSFI dropped_out leaving:", {"21": 7, "60": 9}),
        ("participations 0180 * * VUXGY dropped_out leaving:", {"later": 10}),
    ],
)
def test_each_kind_of_detail_parts_the_total_that_it_is_of(begun: str, parts: dict[str, int], tmp_path: Path) -> None:
    """Six of the seven of a who left are those who passed: 16 learners have 22 participations."""
    found = {name: cell.figure for name, cell in figures_of(DETAILED, tmp_path).items()}
    assert {name.removeprefix(begun): figure for name, figure in found.items() if name.startswith(begun)} == parts
    total = found[begun.rsplit(" ", 1)[0] + " *"]
    assert total == (16 if begun.startswith("learners") else sum(parts.values()))


def test_details_of_several_municipalities_are_told_by_provider_and_of_all(tmp_path: Path) -> None:
    neighbour = Group("0126", 1, "VUXSFI", "passed", 11, sfi="2C")
    found = {name: cell.figure for name, cell in figures_of((*DETAILED, neighbour), tmp_path).items()}
    assert found["participations * * * VUXSFI * sfi:2C"] == 17
    assert found[f"participations * * {provider(1)} VUXSFI * sfi:2C"] == 17
    assert found[f"participations * * {provider(1)} VUXSFI dropped_out leaving:60"] == 9
    assert found["learners * * * * * mode:distance"] == 30
    assert not any(name.startswith(f"participations 0180 * {provider(1)}") and ":" in name for name in found)


def test_sums_tell_kinds_of_detail_apart_and_learners_only_bound_each_other(tmp_path: Path) -> None:
    tables = linked_tables(write_record(tmp_path / "record.duckdb", DETAILED))["2025H2"]
    of_all = ("2025H2", "0180", "", "", "", "", "")
    modes = [(*of_all[:-1], "mode:classroom"), (*of_all[:-1], "mode:distance")]
    assert Sum(("participations", *of_all), tuple(("participations", *mode) for mode in modes)) in tables.sums
    assert Sum(("learners", *of_all), tuple(("learners", *mode) for mode in modes), exact=False) in tables.sums
    leaving = [each for each in tables.sums if each.parts[0][-1].startswith("leaving:")]
    assert [(each.total[5:], len(each.parts)) for each in leaving] == [
        (("VUXGY", "dropped_out", ""), 1),
        (("VUXSFI", "dropped_out", ""), 2),
    ]


def test_design_effects_are_worked_by_hand_and_stand_in_no_sum(tmp_path: Path) -> None:
    """Forty learners pass or leave both their courses: 2 × (2.022691 ÷ 1.959964)² = 2.1301, t of 39 degrees of freedom.

    Thirty with one course: (2.045230 ÷ 1.959964)² = 1.0889. Of 29 nothing is told.
    """
    twice = [Group("0180", 1, "VUXGY", outcome, 20, person=outcome) for outcome in ("passed", "dropped_out")] * 2
    once, few = Group("0180", 1, "VUXSFI", "passed", 30), Group("0180", 1, "VUXGR", "passed", 29)
    tables = linked_tables(write_record(tmp_path / "record.duckdb", [*twice, once, few]))["2025H2"]
    effects = {key: cell for key, cell in tables.cells.items() if key[0] == "design_effect_pct"}
    assert {key[5]: cell for key, cell in effects.items()} == {"VUXGY": Cell(214, 40), "VUXSFI": Cell(109, 30)}
    assert not [each for each in tables.sums if effects.keys() & {each.total, *each.parts}]


def test_made_up_rows_and_real_ones_never_stand_in_one_table(tmp_path: Path) -> None:
    real = Group("0180", 2_000_000, "VUXSFI", "passed", 30)
    assert linked_tables(write_record(tmp_path / "made-up.duckdb", TOWN))["2025H2"].is_made_up
    assert not linked_tables(write_record(tmp_path / "real.duckdb", [real]))["2025H2"].is_made_up
    with pytest.raises(
        RecordMixed, match=r"^The record holds made-up participations beside real ones; move data/local"
    ):
        linked_tables(write_record(tmp_path / "mixed.duckdb", [*TOWN, real]))


@pytest.mark.slow
def test_flows_tell_an_unknown_home_apart(tmp_path: Path) -> None:
    found = figures_of((*TOWN, *NEIGHBOUR), tmp_path)
    assert found["participations 0126 0180 * * * *"] == (2, 2, 0)
    assert found["participations 0126 unknown * * * *"] == (1, 1, 0)
    assert found["participations * 0180 * * * *"] == (215, 215, 0)
    assert found["learners * * * * * *"] == (265, 265, 0)


@pytest.mark.slow
def test_one_municipality_has_no_tables_that_sum_over_principals(tmp_path: Path) -> None:
    assert [name for name in figures_of(TOWN, tmp_path) if " 0180 " not in name] == []


@pytest.mark.slow
def test_each_half_year_has_tables_of_its_own(tmp_path: Path) -> None:
    groups = (*TOWN, *(group._replace(half="2026H1") for group in TOWN[:3]))
    tables = linked_tables(write_record(tmp_path / "record.duckdb", groups))
    assert {half: len(each.cells) for half, each in tables.items()} == {"2025H2": 63, "2026H1": 30}


@pytest.mark.slow
def test_cells_sum_to_what_tells_one_dimension_less_apart(tmp_path: Path) -> None:
    tables = linked_tables(write_record(tmp_path / "record.duckdb", (*TOWN, *NEIGHBOUR)))["2025H2"]
    assert tables.sums == sums_of(tables.cells)
    exact = [each for each in tables.sums if each.exact]
    assert [
        each
        for each in exact
        if tables.cells[each.total].figure != sum(tables.cells[part].figure for part in each.parts)
    ] == []
    of_town = [each.parts for each in exact if each.total == ("participations", "2025H2", "0180", "", "", "", "", "")]
    assert [len(parts) for parts in of_town] == [1, 2, 2, 3, 1]


@pytest.mark.slow
def test_no_record_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(NoRecord, match=r"^There is no record yet: data/local/adult/record.duckdb. Take in"):
        linked_tables(tmp_path / "record.duckdb")
    with pytest.raises(NoRecord):
        linked_tables(write_record(tmp_path / "empty.duckdb", ()))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_nothing_is_recovered_from_random_records_with_details_and_much_is_without_protection(
    seed: int, tmp_path: Path
) -> None:
    random = np.random.default_rng(seed)
    groups = [
        Group(
            str(random.choice(["0126", "0180", "0187"])),
            int(random.integers(1, 4)),
            str(random.choice(["VUXSFI", "VUXGY"])),
            str(random.choice(["passed", "not_passed", "dropped_out"])),
            int(random.geometric(0.12)),
            person=f"{number % 17}",
            mode=str(random.choice(["classroom", "distance"])),
            sfi=str(random.choice(["1A", "2C"])),
            left_after=int(random.integers(1, 90)),
        )
        for number in range(40)
    ]
    tables = linked_tables(write_record(tmp_path / "record.duckdb", groups))["2025H2"]
    small = {key for key, cell in tables.cells.items() if cell.is_small}
    assert len(attack(published(tables, small))) > len(small) / 4
    safe = protect(tables)
    assert small <= {*safe.hidden}
    assert attack(safe) == []
