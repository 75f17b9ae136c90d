"""Whatever municipalities a group has: its exhibits add up, in any order, and under codes of ended municipalities."""

from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lagesbild.exhibits import Answer
from lagesbild.exhibits.labour import education, jobseekers
from lagesbild.exhibits.population import components_of_change, population_history, service_age_bands
from lagesbild.exhibits.service_need import members, school_stages, service_places
from lagesbild.store import Area, Store, group_of

CODES = (
    *("005", "009", "018", "049", "052", "091", "153", "214", "297", "301", "403", "507", "541", "601", "609", "766"),
    *("837", "934", "992"),
)
MERGED = {"588": "507", "099": "214", "911": "541", "164": "301", "174": "297", "413": "609"}
few = settings(
    max_examples=6, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
groups = st.lists(st.sampled_from(CODES), min_size=2, max_size=6, unique=True)


def answers(store: Store, area: Area) -> dict[str, pd.DataFrame]:
    """Some answers of the brief, without what names the area."""
    found: dict[str, Answer[Any]] = {
        "history": population_history.answer(store, area=area, horizon=2040),
        "bands": service_age_bands.answer(store, area=area, horizon=2040),
        "components": components_of_change.answer(store, area=area),
        "stages": school_stages.answer(store, area=area, horizon=2040),
        "places": service_places.answer(store, area=area, horizon=2040),
        "jobseekers": jobseekers.answer(store, area=area),
        "education": education.answer(store, area=area),
    }
    return {name: answer.rows for name, answer in found.items()}


def same(first: dict[str, pd.DataFrame], second: dict[str, pd.DataFrame]) -> None:
    for name, rows in first.items():
        pd.testing.assert_frame_equal(rows, second[name], obj=name)


def history(store: Store, codes: list[str]) -> pd.DataFrame:
    return population_history.answer(store, area=group_of(store, codes), horizon=2040).rows


@pytest.mark.slow
@few
@given(codes=groups)
def test_members_sum_to_the_group_in_every_exhibit(store: Store, codes: list[str]) -> None:
    area = group_of(store, codes)
    rows = members.answer(store, area=area, horizon=2040).rows
    persons = rows.groupby(["band", rows["area_code"] == "total"])[["base_persons", "horizon_persons"]].sum().unstack()
    bands = service_age_bands.answer(store, area=area, horizon=2040).rows.set_index("band")
    places = service_places.answer(store, area=area, horizon=2040).rows.set_index(["stage", "time"])
    for column in ("base_persons", "horizon_persons"):
        assert (persons[column, True] == persons[column, False]).all()
        of_service_ages = bands.loc[["0-5", "6", "7-12", "13-15", "16-18"], column]
        assert of_service_ages.to_dict() == persons.loc[of_service_ages.index, (column, True)].to_dict()
    for time, column in (("base", "base_persons"), ("horizon", "horizon_persons")):
        by_stage = places["population_persons"].xs(time, level="time")
        assert by_stage["0-2"] + by_stage["3-5"] == bands.loc["0-5", column]
        assert by_stage["7-12"] == bands.loc["7-12", column]
    summed = pd.concat([history(store, [code]) for code in codes]).groupby(["year", "kind"])["population_persons"].sum()
    whole = history(store, codes).set_index(["year", "kind"])["population_persons"]
    assert summed.to_dict() == whole.to_dict()


@pytest.mark.slow
@few
@given(codes=groups, chance=st.randoms(use_true_random=False))
def test_the_order_of_the_members_does_not_matter(store: Store, codes: list[str], chance: object) -> None:
    mixed = list(codes)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    same(answers(store, group_of(store, codes)), answers(store, group_of(store, mixed)))


@pytest.mark.slow
@pytest.mark.parametrize(("former", "now"), MERGED.items())
def test_a_merged_municipality_gives_the_figures_of_its_successor(store: Store, former: str, now: str) -> None:
    same(answers(store, group_of(store, ["005", former])), answers(store, group_of(store, ["005", now])))
