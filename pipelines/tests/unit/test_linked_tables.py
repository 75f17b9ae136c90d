"""The linked tables of a record: what is counted, and how it sums up."""

from pathlib import Path

import pytest

from lagesbild.adult.protect import Cell, NoRecord, linked_tables, sums_of
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
    assert found["participations 0180 * * * *"] == (18, 7, 5)
    assert found[f"participations 0180 * {provider(1)} VUXSFI dropped_out"] == (7, 7, 0)
    assert found[f"learners 0180 * {provider(1)} VUXSFI *"] == (7, 7, 0)
    assert found["learners 0180 * * * *"] == (7, 7, 5)
    assert found[f"points 0180 * {provider(1)} VUXSFI *"] == (600, 7, 0)
    assert not any(name.startswith("points") and not name.endswith("*") for name in found)


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
    assert {name.rsplit(" ", 1)[1]: figure for name, figure in found.items() if name.startswith(begun)} == {
        "passed": 6,
        "no_grade_absence": 7,
        "continues": 8,
        "other": 630,
        "*": 651,
    }


@pytest.mark.slow
def test_flows_tell_an_unknown_home_apart(tmp_path: Path) -> None:
    found = figures_of((*TOWN, *NEIGHBOUR), tmp_path)
    assert found["participations 0126 0180 * * *"] == (2, 2, 0)
    assert found["participations 0126 unknown * * *"] == (1, 1, 0)
    assert found["participations * 0180 * * *"] == (215, 215, 0)
    assert found["learners * * * * *"] == (265, 265, 0)


@pytest.mark.slow
def test_one_municipality_has_no_tables_that_sum_over_principals(tmp_path: Path) -> None:
    assert [name for name in figures_of(TOWN, tmp_path) if " 0180 " not in name] == []


@pytest.mark.slow
def test_each_half_year_has_tables_of_its_own(tmp_path: Path) -> None:
    groups = (*TOWN, *(group._replace(half="2026H1") for group in TOWN[:3]))
    tables = linked_tables(write_record(tmp_path / "record.duckdb", groups))
    assert {half: len(each.cells) for half, each in tables.items()} == {"2025H2": 52, "2026H1": 24}


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
    of_town = [each.parts for each in exact if each.total == ("participations", "2025H2", "0180", "", "", "", "")]
    assert [len(parts) for parts in of_town] == [1, 2, 2, 3]


@pytest.mark.slow
def test_no_record_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(NoRecord, match=r"^There is no record yet: data/local/adult/record.duckdb. Take in"):
        linked_tables(tmp_path / "record.duckdb")
    with pytest.raises(NoRecord):
        linked_tables(write_record(tmp_path / "empty.duckdb", ()))
