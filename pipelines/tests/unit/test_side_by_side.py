"""Areas side by side: only years that all have, ratios from sums."""

import pandas as pd
import pytest

from lagesbild.measures.side_by_side import ratios, shared_projected_years
from lagesbild.store import Store, find_area


def test_the_years_that_every_area_has(store: Store) -> None:
    groups = tuple(find_area(store, code) for code in ("kopa-jarviseutu", "vpk-tuusula"))
    assert shared_projected_years(store, areas=groups) == [2035, 2040]
    mixed = (groups[0], find_area(store, "MK06"))
    assert shared_projected_years(store, areas=mixed) == [2035, 2040]


def test_ratios_of_each_area_from_its_summed_bands() -> None:
    rows = pd.DataFrame(
        [("B", "young", 10, 12), ("B", "old", 20, 30), ("A", "young", 50, 60), ("A", "old", 100, 100)],
        columns=["area_code", "band", "base_persons", "horizon_persons"],
    ).assign(name_fi="", name_sv="", name_en="")
    found = ratios(rows, of=("young",), to="old").set_index("area_code")
    assert found.index.tolist() == ["B", "A"]
    assert found[["base_ratio", "horizon_ratio"]].to_numpy()[0].tolist() == pytest.approx([50, 40])
    assert found.loc["A", "change_pct"] == pytest.approx(20)
    assert found[["base_young_persons", "horizon_old_persons"]].to_numpy()[1].tolist() == [50, 100]
