"""The service ages of all areas side by side, on one scale."""

import pandas as pd
import pytest

from lagesbild.exhibits.overview import overview_stages
from lagesbild.exhibits.population import service_age_bands
from lagesbild.figures import Dot, dots_by_category
from lagesbild.language import Row
from lagesbild.store import Area, Store
from tests.exhibits.side_by_side import changes, in_english, takeaways_of, two_areas
from tests.exhibits.spoken import table

BANDS = ["0-5", "6", "7-12", "13-15", "16-18"]


@pytest.fixture(scope="module")
def areas(store: Store) -> tuple[Area, ...]:
    return two_areas(store)


def test_the_overview_agrees_with_the_brief_of_the_area(store: Store, areas: tuple[Area, ...]) -> None:
    bands = service_age_bands.answer(store, area=areas[0], horizon=2040).rows
    brief = bands.set_index("band")["change_persons"]
    side = overview_stages.answer(store, areas=areas, horizon=2040).rows
    own = side[side["area_code"] == "kopa-jarviseutu"].set_index("band")["change_persons"]
    assert own.to_dict() == {band: brief[band] for band in BANDS}


def test_all_areas_are_drawn_on_one_scale(store: Store, areas: tuple[Area, ...]) -> None:
    shown = in_english(overview_stages, overview_stages.answer(store, areas=areas, horizon=2040))
    dots = [mark for mark in shown.marks if isinstance(mark, Dot)]
    drawn = dots_by_category(dots, shown.axis)
    assert {trace.xaxis for trace in drawn.data} <= {None, "x"}
    low, high = drawn.layout.xaxis.range
    assert all(low <= value <= high for trace in drawn.data for value in trace.x)
    assert list(dict.fromkeys(dot.category for dot in dots)) == ["Järviseutu", "Tuusula"]
    assert len(dots) == 2 * 5


def test_the_age_that_goes_one_way_in_most_areas_is_said() -> None:
    rows = [("a", 100, 90), ("a", 10, 10), ("a", 50, 51), ("a", 40, 20), ("a", 0, 3)]
    rows += [("b", 200, 150), ("b", 10, 20), ("b", 100, 90), ("b", 40, 40), ("b", 10, 9)]
    found = changes(*rows, band=pd.Series(BANDS * 2), is_open=False)
    assert takeaways_of(overview_stages, found) == [
        "0–5-vuotiaiden määrä pienenee kaikilla 2 alueella.",
        "Antalet 0–5-åringar minskar i alla 2 områden.",
        "The number of 0–5-year-olds falls in all 2 areas.",
    ]
    shown = in_english(overview_stages, found)
    assert table(shown)[0] == Row(
        "A",
        (
            "100 → 90: −10 (−10.0%)",
            "10 → 10: 0 (0.0%)",
            "50 → 51: +1 (+2.0%)",
            "40 → 20: −20 (−50.0%)",
            "0 → 3: +3 (–)",
        ),
    )
    assert len(shown.marks) == 2 * 5 - 1


def test_an_area_whose_direction_is_open_is_not_counted() -> None:
    rows = [(code, 100, 90) for code in "abc"]
    found = changes(*rows, band="0-5", is_open=pd.Series([False, False, True]))
    assert takeaways_of(overview_stages, found) == [
        "0–5-vuotiaiden määrä pienenee 2 alueella kaikkiaan 3 alueesta.",
        "Antalet 0–5-åringar minskar i 2 av 3 områden.",
        "The number of 0–5-year-olds falls in 2 of 3 areas.",
    ]
    assert takeaways_of(overview_stages, changes(*rows, band="0-5", is_open=True)) == [
        "0–5-vuotiaiden määrä voi kasvaa tai vähentyä kaikilla alueilla.",
        "Antalet 0–5-åringar kan öka eller minska i alla områden.",
        "The number of 0–5-year-olds may grow or shrink in every area.",
    ]
