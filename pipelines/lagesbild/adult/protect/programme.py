"""Linear programmes on HiGHS: built once, solved many times with other costs and bounds."""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

import highspy
import numpy as np
from highspy._core import _Highs
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
OPTIMAL: Final = highspy.HighsModelStatus.kOptimal
OPTIONS: Final[Mapping[str, bool | int | str]] = {
    "output_flag": False,
    "log_to_console": False,
    "threads": 1,
    "random_seed": 0,
    "presolve": "off",
    "simplex_strategy": 1,
}
"""One thread and one order of pivots, by the dual simplex: the same programme has the same solution."""


class Row(NamedTuple):
    """``low ≤ Σ coefficient · column ≤ high``."""

    columns: list[int]
    coefficients: list[float]
    low: float
    high: float


class Programme:
    """Columns between bounds that fulfil rows; the basis of one solution is where the next begins."""

    def __init__(self, low: Numbers, high: Numbers, rows: Sequence[Row]) -> None:
        self._solver = _Highs()  # Highs has callbacks besides and prints a banner on standard output
        for name, value in OPTIONS.items():
            self._solver.setOptionValue(name, value)
        self._solver.passModel(_model(low, high, rows))
        self._all = np.arange(len(low), dtype=np.int32)

    def bound(self, columns: Sequence[int], low: Numbers, high: Numbers) -> None:
        """Give columns other bounds."""
        self._solver.changeColsBounds(len(columns), np.asarray(columns, dtype=np.int32), low, high)

    def cost(self, costs: Numbers) -> None:
        """Give all columns other costs."""
        self._solver.changeColsCost(len(self._all), self._all, costs)

    def minimise(self) -> Numbers | None:
        """The columns of least cost; none where nothing fulfils all rows."""
        self._solver.run()
        if self._solver.getModelStatus() != OPTIMAL:
            return None
        return np.asarray(self._solver.getSolution().col_value)


def _model(low: Numbers, high: Numbers, rows: Sequence[Row]) -> highspy.HighsLp:
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(low), len(rows)
    model.col_cost_, model.col_lower_, model.col_upper_ = np.zeros(len(low)), low, high
    model.row_lower_ = np.array([row.low for row in rows], dtype=float)
    model.row_upper_ = np.array([row.high for row in rows], dtype=float)
    matrix = model.a_matrix_
    matrix.format_ = highspy.MatrixFormat.kRowwise
    matrix.start_ = np.cumsum([0, *(len(row.columns) for row in rows)])
    matrix.index_ = np.array([column for row in rows for column in row.columns], dtype=np.int32)
    matrix.value_ = np.array([value for row in rows for value in row.coefficients], dtype=float)
    return model
