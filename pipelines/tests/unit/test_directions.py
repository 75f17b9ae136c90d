"""Of which ages and areas the record leaves the direction open: hand-made widths, and real areas."""

import pandas as pd
import pytest

from lagesbild.ages import BANDS, KEY_AGES, Ages
from lagesbild.measures.directions import ages_with_intervals, open_ages, open_municipalities, parts_of
from lagesbild.measures.record import with_intervals
from lagesbild.store import Store, find_area


@pytest.mark.parametrize(
    ("ages", "parts"),
    [
        ((7, 12), {"7-12": (7, 12)}),
        ((15, 64), {"15-64": (15, 64)}),
        ((75, 100), {"75+": (75, 100)}),
        ((0, 2), {"0-5": (0, 2)}),
        ((7, 15), {"7-12": (7, 12), "13-15": (13, 15)}),
        ((0, 15), {"0-5": (0, 5), "6": (6, 6), "7-12": (7, 12), "13-15": (13, 15)}),
        ((16, 100), {"16-18": (16, 18), "15-64": (19, 64), "65+": (65, 74), "75+": (75, 84), "85+": (85, 100)}),
        ((18, 64), {"16-18": (18, 18), "15-64": (19, 64)}),
    ],
)
def test_ages_are_made_of_the_bands_of_the_record(ages: Ages, parts: dict[str, Ages]) -> None:
    assert parts_of(ages) == parts


@pytest.mark.parametrize("code", ["kopa-suupohja", "753", "MK06", "SSS"])
def test_bands_of_the_record_are_open_as_the_record_has_them(store: Store, code: str) -> None:
    area = find_area(store, code)
    bands, _ = with_intervals(store, area=area, horizon=2040)
    assert open_ages(store, area=area, horizon=2040, bands=BANDS) == {*bands.loc[~bands["is_likely"], "band"]}
    found = ages_with_intervals(store, area=area, horizon=2040, bands=BANDS)
    pd.testing.assert_series_equal(
        found["low_persons"].reindex(list(BANDS)), bands.set_index("band")["low_persons"], check_names=False
    )


def test_ages_of_several_bands_are_as_wide_as_their_parts_together(store: Store) -> None:
    """In a region, where nothing is added, persons that 7–12 and 13–15 may be off add up to those of 7–15."""
    pirkanmaa = find_area(store, "MK06")
    bands = {"7-12": (7, 12), "13-15": (13, 15), "7-15": (7, 15)}
    found = ages_with_intervals(store, area=pirkanmaa, horizon=2040, bands=bands)
    off = found["horizon_persons"] * found["half_width_pct"]
    assert off["7-15"] == pytest.approx(off["7-12"] + off["13-15"])


def test_key_figures_of_a_growing_town_are_open_for_children_alone(store: Store) -> None:
    assert open_ages(store, area=find_area(store, "vpk-tuusula"), horizon=2040, bands=KEY_AGES) == {
        *("0-6", "7-15", "16-18"),
    }
    assert open_ages(store, area=find_area(store, "kopa-jarviseutu"), horizon=2040, bands=KEY_AGES) == {"0-6"}


def test_nothing_is_open_where_the_record_does_not_reach_so_far(store: Store) -> None:
    country = find_area(store, "SSS")
    assert open_ages(store, area=country, horizon=2060, bands=BANDS) == frozenset()
    assert ages_with_intervals(store, area=country, horizon=2060, bands=BANDS).empty


def test_municipalities_are_open_each_by_its_own_numbers(store: Store) -> None:
    """Of Suupohja's members Karijoki has fewer than a hundred children of basic education age in 2040."""
    codes = find_area(store, "kopa-suupohja").member_codes
    assert codes == ["KU151", "KU218", "KU232", "KU846"]
    found = open_municipalities(store, codes=codes, ages=(7, 15), horizon=2040)
    alone = {
        code for code in codes if open_ages(store, area=find_area(store, code), horizon=2040, bands={"7-15": (7, 15)})
    }
    assert found == alone == {"KU151", "KU218"}
