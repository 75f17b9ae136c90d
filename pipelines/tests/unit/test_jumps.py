"""A digit too many and two areas swapped are seen against the figures before; what such figures do is not."""

import pandas as pd
import pytest

from lagesbild.contracts import Contract, load_contract
from lagesbild.settings import Project
from lagesbild.sources.jumps import jumps

TABLE = "raw_keha__unemployment"


@pytest.fixture(scope="module")
def contract(checkout: Project) -> Contract:
    return load_contract(checkout.contracts / f"{TABLE}.yml")


def rows(month: str, unemployed: list[int | None]) -> pd.DataFrame:
    """Unemployed of municipalities KU000, KU001 …; the other columns are of no matter here."""
    areas = [f"KU{number:03}" for number in range(len(unemployed))]
    frame = pd.DataFrame({"area_code": areas, "month": month, "unemployed_persons": unemployed})
    return frame.assign(labour_force_persons=5000, vacancies_count=7).astype({"unemployed_persons": "Int64"})


def test_a_revision_by_a_digit_is_far(contract: Contract) -> None:
    before, now = rows("2023M10", [200, 210, 220, 230]), rows("2023M10", [201, 210, 2200, 229])
    assert jumps(before, now, contract) == [
        "unemployed_persons: 1 value moved further than such figures move, area_code=KU002, month=2023M10: 220 → 2200"
    ]


def test_a_new_month_is_held_to_the_newest_before_it(contract: Contract) -> None:
    before, now = rows("2023M10", [200, 2000, 220, 230, 240]), rows("2023M11", [2100, 210, 231, 241, 252])
    assert jumps(before, pd.concat([before, now]), contract) == [
        "unemployed_persons: 2 values moved further than such figures move,"
        " area_code=KU001, month=2023M11: 2000 → 210 | area_code=KU000, month=2023M11: 200 → 2100"
    ]


@pytest.mark.parametrize(
    ("before", "now"),
    [
        pytest.param([200, 210, 220], [620, 651, 682], id="all of them moved alike"),
        pytest.param([200, 210, 220], [200, 210, 640], id="less than three times"),
        pytest.param([9, 210, 220], [99, 210, 220], id="small counts move by chance"),
        pytest.param([200, None, 220], [200, 4000, 220], id="there was no number before"),
        pytest.param([200, 400, 800, 200, 400], [300, 300, 1000, 600, 1300], id="figures that move widely"),
        pytest.param([], [], id="no rows"),
    ],
)
def test_what_such_figures_do_is_not_far(contract: Contract, before: list[int | None], now: list[int | None]) -> None:
    assert jumps(rows("2023M10", before), rows("2023M10", now), contract) == []
