"""Intervals from the record and whether they hold: every expected number worked by hand."""

import numpy as np
import pandas as pd
import pytest

from lagesbild.ages import BANDS
from lagesbild.projections import (
    Outcomes,
    births_range,
    by_records,
    by_size_class,
    chance_pct,
    half_width,
    known_in,
    later_launches,
    left_out_areas,
    left_out_regions,
    measured,
    outcomes_of,
    shared_widths,
    size_class,
    small_class,
    spread_pct,
    total_width,
)
from lagesbild.projections.intervals import Values

COUNT = len(BANDS)
REGION, COUNTRY = 200_000.0, 5_000_000.0


def outcomes(deviations: Values, *, persons: list[float], births: Values, projected: float = 64) -> Outcomes:
    """Launches from 2000 on, one year ahead; deviations by launch, area and band; births of launches until then."""
    launches, areas, _ = deviations.shape
    return Outcomes(
        1,
        np.arange(2000, 2000 + launches),
        pd.Index([f"A{at}" for at in range(areas)]),
        np.tile(np.array(persons), (launches, 1)),
        np.full(deviations.shape, projected),
        deviations,
        np.arange(2000 - len(births), 2000),
        births,
    )


def each_band(*values: float) -> Values:
    """The same value in every band, one launch after the other, of one area."""
    return np.repeat(np.array(values, dtype=float)[:, np.newaxis, np.newaxis], COUNT, axis=2)


def no_births(*launches: float) -> Values:
    return np.zeros((len(launches) or 1, 5))


def counting(known: Outcomes, _: Values, projected: Values) -> Values:
    """A rule: as many percent as it knows outcomes in a band."""
    return np.full(projected.shape, float(known.deviations[..., 0].size))


def test_the_half_width_holds_a_share_of_the_deviations() -> None:
    # sizes 1, 2, …, 10: the quantile lies a fifth of the way from the eighth to the ninth
    assert half_width(np.array([-1, 2, -3, 4, -5, 6, -7, 8, -9, 10])) == pytest.approx(8.2)
    assert half_width(np.array([-4, 2]), 0.725) == pytest.approx(3.45)


def test_bands_are_drawn_towards_their_mean() -> None:
    own = np.array([[[1, 1, 1, 10, 10, 10, 100, 100, -100]]], dtype=float)
    widths = shared_widths(outcomes(own, persons=[REGION], births=no_births()))
    # the geometric mean is 10: 1 to the power of 0.7 times 10 to that of 0.3, and 100 likewise
    assert widths.tolist() == pytest.approx([10**0.3] * 3 + [10] * 3 + [10**1.7] * 3)


def test_births_make_the_young_no_narrower() -> None:
    births = np.array([[-20.0, 5, 5, 5, 5], [-20, 5, 5, 5, 5]])
    deviations = np.stack([each_band(12)[:, 0], each_band(-70)[:, 0]], axis=1)
    widths = shared_widths(outcomes(deviations, persons=[REGION, COUNTRY], births=births))
    # of 20, 20 and the country's 70 four fifths are at most 20 + 0.6 × 50; of 5, 5 and 70 at most 5 + 0.6 × 65
    assert widths.tolist() == pytest.approx([50, 44, 44, 44, 44, 12, 12, 12, 12])


def test_how_few_and_how_many_children_there_were() -> None:
    births = np.zeros((11, 5))
    births[:, 0] = [-50, -40, -30, -20, -10, 0, 10, 20, 30, 40, 50]
    few, many = births_range(outcomes(each_band(1), persons=[REGION], births=births))
    assert (few, many) == pytest.approx((-40, 40))


def test_chance_is_the_root_of_a_count() -> None:
    assert chance_pct(np.array([64.0, 16384, 0])).tolist() == [16, 1, np.inf]


def test_only_small_areas_have_chance_of_their_own() -> None:
    known = outcomes(each_band(12), persons=[REGION], births=no_births())
    widths = by_records(known, np.array([99_999.0, 100_000.0]), np.full((2, COUNT), 64.0))
    # 12 and 16 in quadrature
    assert widths[:, 5].tolist() == pytest.approx([20, 12])


def test_a_launch_whose_target_was_still_ahead_is_not_known() -> None:
    known = known_in(outcomes(each_band(1, 2, 3), persons=[REGION], births=no_births(1, 2)), 2002)
    assert (known.launches.tolist(), known.born.tolist()) == ([2000, 2001], [1998, 1999])
    assert known_in(known, 1999).born.tolist() == [1998]


def test_later_launches_are_tried_on_what_was_known_by_then() -> None:
    tried = later_launches(outcomes(each_band(*range(1, 9)), persons=[REGION], births=no_births()), counting)
    # five launches are known in 2005, one year ahead
    assert tried.groupby("launch_year")["half_width_pct"].first().to_dict() == {2005: 5, 2006: 6, 2007: 7}
    assert tried["deviation_pct"].unique().tolist() == [6, 7, 8]


def test_an_area_is_tried_on_the_others() -> None:
    two = np.concatenate([each_band(1, 2), each_band(3, 4)], axis=1)
    tried = left_out_areas(outcomes(two, persons=[REGION, COUNTRY], births=no_births()), counting)
    assert tried["half_width_pct"].unique().tolist() == [2]
    assert tried.groupby("area_code")["deviation_pct"].unique().map(list).to_dict() == {"A0": [1, 2], "A1": [3, 4]}
    assert tried.groupby("area_code")["size_class"].first().tolist() == ["100000-250000", "3000000-over"]


def test_the_rule_before_took_the_areas_of_the_size_class() -> None:
    two = np.concatenate([each_band(1, 2), each_band(30, 40)], axis=1)
    known = outcomes(two, persons=[REGION, COUNTRY], births=no_births())
    widths = by_size_class(known, np.array([REGION, COUNTRY, 5_000.0]), np.ones((3, COUNT)))
    assert widths[:2, 0].tolist() == pytest.approx([1.8, 38])
    assert np.isnan(widths[2]).all()


def test_a_miss_costs_ten_times_how_far_it_lies_outside() -> None:
    rows = pd.DataFrame({"band": "6", "deviation_pct": [-6.0, 3.0], "half_width_pct": [4.0, 4.0]})
    assert measured(rows, ["band"]).loc["6"].to_dict() == {
        "tested_count": 2,
        "covered_count": 1,
        "half_width_pct": 4,
        "score_pct": pytest.approx(18),
        "covered_pct": 50,
    }


def test_rows_become_arrays_in_the_order_of_launches_areas_and_bands() -> None:
    keys = pd.MultiIndex.from_product([[2001, 2000], ["B", "A"], [*BANDS, "total"]])
    rows = keys.to_frame(index=False, name=["launch_year", "area_code", "band"])
    rows = rows.assign(method="cohort_change", horizon_years=1, area_persons=7, projected_persons=5.0)
    rows["deviation_pct"] = rows["launch_year"] + (rows["area_code"] == "B") / 2
    born = rows.head(5).assign(method="births", launch_year=1999, deviation_pct=[1, 2, 3, 4, 5])
    found = outcomes_of(pd.concat([rows, born]).sample(frac=1, random_state=1))
    assert found.deviations[:, :, 0].tolist() == [[2000, 2000.5], [2001, 2001.5]]
    assert (found.births.tolist(), found.born.tolist(), list(found.areas)) == ([[1, 2, 3, 4, 5]], [1999], ["A", "B"])


def municipalities(*rows: tuple[str, float]) -> pd.DataFrame:
    """Region and deviation of municipalities of one size, 16 384 persons each: 1 percent of chance."""
    found = pd.DataFrame(list(rows), columns=["region_code", "deviation_pct"])
    return found.assign(size_class="5000-20000", projected_persons=16_384)


def test_what_small_areas_need_beyond_all_areas_and_chance() -> None:
    # beyond 2² + 1² are −1, 4, 4, 44, 44 and 76; four fifths of the way from the first to the last is the fifth
    rows = municipalities(("A", 2), ("A", -3), ("B", 3), ("B", -7), ("B", 7), ("C", 9))
    assert spread_pct(rows, 2) == pytest.approx(44**0.5)
    assert spread_pct(rows, 10) == 0


def test_a_region_has_no_part_in_what_is_tried_on_it() -> None:
    rows = municipalities(("A", 3), ("A", 3), ("B", -7), ("B", 7))
    assert left_out_regions(rows, 2)["spread_pct"].tolist() == pytest.approx([44**0.5] * 2 + [2] * 2)


def test_the_width_of_totals_is_that_of_regions() -> None:
    rows = pd.DataFrame({"area_persons": [100, 100, COUNTRY], "deviation_pct": [-4.0, 2.0, 50.0]})
    assert total_width(rows) == pytest.approx(3.45)


def test_classes_of_municipalities() -> None:
    assert [small_class(persons) for persons in (4_999, 5_000, 19_999, 20_000)] == [
        "under-5000",
        "5000-20000",
        "5000-20000",
        "20000-over",
    ]


@pytest.mark.parametrize(
    ("persons", "name"),
    [
        (0, "under-100000"),
        (99_999, "under-100000"),
        (100_000, "100000-250000"),
        (250_000, "250000-3000000"),
        (2_999_999, "250000-3000000"),
        (5_652_881, "3000000-over"),
    ],
)
def test_size_classes_begin_at_their_least_population(persons: int, name: str) -> None:
    assert size_class(persons) == name
