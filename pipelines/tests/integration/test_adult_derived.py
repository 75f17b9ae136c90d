"""Every indicator of a made-up county equals what is worked out a second time, cell by cell."""

import numpy as np
import pandas as pd
import pytest

from lagesbild.adult.indicators import Indicators, Rate, indicators
from lagesbild.adult.sample import write_sample
from lagesbild.store import Store
from tests.adult_rows import record_of_files
from tests.derivations import adult_indicators as apart

pytestmark = pytest.mark.slow
WHOLES = (("I1", "I2", "I3"), tuple(f"I14{grade}" for grade in "ABCDEF"))
OF_COUNTS = ("I1", "I2", "I3", "I3b", "I4", "I4k", "I5")
DAYS = ["start_date", "end_date", "dropout_date", "planned_end_date"]


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Store:
    folder = tmp_path_factory.mktemp("derived") / "sample"
    write_sample(folder, learners=600, seed=3)
    return record_of_files(folder)


@pytest.fixture(scope="module")
def rows(record: Store) -> pd.DataFrame:
    found = record.query("select * from adult_participation")
    found[DAYS] = found[DAYS].apply(pd.to_datetime)
    return found


def cells(found: list[Indicators], rows: pd.DataFrame) -> list[tuple[Indicators, "pd.Series[bool]"]]:
    """Each cell with the rows that it is made of."""
    of_cell = []
    for each in found:
        inside = pd.Series(True, index=rows.index)
        if each.cell.form is None:
            inside &= ~rows["school_form"].isin(["VUXGRAN", "VUXGYAN"])
        for column, value in (
            ("principal_municipality", each.cell.principal),
            ("provider_orgno", each.cell.provider),
            ("school_form", each.cell.form),
        ):
            inside &= True if value is None else rows[column] == value
        of_cell.append((each, inside))
    return of_cell


@pytest.mark.parametrize(
    ("period", "by"),
    [
        ("2025", ()),
        ("2025", ("principal_municipality",)),
        ("2025H1", ("provider_orgno",)),
        ("2024H2", ("school_form",)),
    ],
)
def test_rates_equal_those_worked_out_apart(
    record: Store, rows: pd.DataFrame, period: str, by: tuple[str, ...]
) -> None:
    halves = ["2025H1", "2025H2"] if period == "2025" else [period]
    compared = 0
    for found, inside in cells(indicators(record, period, by=by), rows):
        of_cell = apart.newest_rows(rows[inside], halves)
        assert (found.learners, found.participations) == (of_cell["person_key"].nunique(), len(of_cell))
        held_back = {name for name, rate in found.rates.items() if rate.status == "rounded_few"}
        for name, (above, below) in apart.participation_shares(of_cell).items():
            expected = apart.derived(of_cell, above, below)
            compared += _same(found.rates.get(name), expected, name, held_back)
    assert compared > 10


def _same(rate: Rate | None, expected: apart.Derived | None, name: str, held_back: set[str]) -> int:
    if expected is None:
        assert rate is None, name
        return 0
    assert rate is not None, name
    if rate.status == "rounded_few" and expected.status == "shown":  # held back beside another one of its whole
        assert any(name in whole and len(held_back & {*whole}) == 2 for whole in WHOLES), name
        return 0
    assert (rate.status, rate.learners) == (expected.status, expected.learners), name
    if rate.status == "shown":
        if rate.numerator is not None:
            assert (rate.numerator, rate.denominator) == (expected.numerator, expected.denominator), name
            assert rate.share == pytest.approx((expected.numerator or 0) / (expected.denominator or 1)), name
        else:
            assert name in OF_COUNTS, name
        assert [rate.low, rate.high] == pytest.approx([expected.low, expected.high], abs=1e-9), name
    return 1


@pytest.mark.parametrize("by", [("school_form",), ("principal_municipality",)])
def test_shares_of_learners_equal_those_worked_out_apart(
    record: Store, rows: pd.DataFrame, by: tuple[str, ...]
) -> None:
    for found, inside in cells(indicators(record, "2025H1", by=by), rows):
        shares = apart.learner_shares(
            rows, ["2025H1"], "2025H2", lambda some, inside=inside: some[inside.reindex(some.index)]
        )
        for name, (above, below) in shares.items():
            expected = apart.told(above, below) if len(below) else None
            _same(found.rates.get(name), expected, name, set())


def test_amounts_equal_those_worked_out_apart(record: Store, rows: pd.DataFrame) -> None:
    (found,) = indicators(record, "2025")
    year = rows[rows["reporting_half"].isin(["2025H1", "2025H2"]) & ~rows["school_form"].isin(["VUXGRAN", "VUXGYAN"])]
    newest = apart.newest_rows(year, ["2025H1", "2025H2"])
    finished = newest[apart.with_result(newest, *apart.FINISHED)]
    dropped = newest[apart.with_result(newest, "dropped_out")]
    expected = {
        "I7": (dropped["dropout_date"] - dropped["start_date"]).dt.days.median(),
        "I8": float(year["completed_points"].sum()),
        "I8b": float(year["completed_points"].sum()) / 800,
        "I15": (finished["end_date"] - finished["start_date"]).dt.days.median(),
        "I15b": (finished["end_date"] - finished["planned_end_date"]).dt.days.median(),
    }
    assert {name: amount.amount for name, amount in found.amounts.items()} == pytest.approx(expected)


def test_a_wrong_derivation_would_be_seen(record: Store, rows: pd.DataFrame) -> None:
    """Counting what goes on among the finished, or rows in place of learners, gives other figures."""
    (found,) = indicators(record, "2025")
    newest = apart.newest_rows(rows[~rows["school_form"].isin(["VUXGRAN", "VUXGYAN"])], ["2025H1", "2025H2"])
    passed, below = apart.participation_shares(newest)["I4k"]
    expected = apart.derived(newest, passed, below)
    with pytest.raises(AssertionError):
        _same(found.rates["I4"], expected, "I4", set())
    every_row = apart.told(passed[below].to_numpy(float), np.ones(int(below.sum())))
    with pytest.raises(AssertionError):
        _same(found.rates["I4k"], every_row, "I4k", set())
