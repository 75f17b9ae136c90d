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


def test_each_age_is_said_with_its_range_and_in_how_many_areas_it_falls() -> None:
    rows = [("a", 100, 90), ("a", 10, 10), ("a", 50, 51), ("a", 40, 20), ("a", 0, 3)]
    rows += [("b", 200, 150), ("b", 10, 20), ("b", 100, 90), ("b", 40, 40), ("b", 10, 9)]
    found = changes(*rows, band=pd.Series(BANDS * 2))
    assert takeaways_of(overview_stages, found) == [
        "Muutos 2024 (ennuste) – 2040 (ennuste); suluissa, kuinka monella alueella (2) ikäryhmä pienenee vähintään "
        "prosentin: 0–5 v.: −25,0 % … −10,0 % (2); 6 v.: 0,0 % … +100,0 % (0); 7–12 v.: −10,0 % … +2,0 % (1); 13–15 "
        "v.: −50,0 % … 0,0 % (1); 16–18 v.: −10,0 % … −10,0 % (1).",
        "Förändring 2024 (prognos) – 2040 (prognos); inom parentes antalet områden (av 2) där åldersgruppen minskar "
        "med minst en procent: 0–5 år: −25,0 % … −10,0 % (2); 6 år: 0,0 % … +100,0 % (0); 7–12 år: −10,0 % … +2,0 % "
        "(1); 13–15 år: −50,0 % … 0,0 % (1); 16–18 år: −10,0 % … −10,0 % (1).",
        "Change 2024 (projection) – 2040 (projection); in brackets the number of areas (of 2) in which the age group "
        "falls by at least one percent: ages 0–5: −25.0% to −10.0% (2); age 6: 0.0% to +100.0% (0); ages 7–12: −10.0% "
        "to +2.0% (1); ages 13–15: −50.0% to 0.0% (1); ages 16–18: −10.0% to −10.0% (1).",
    ]
    shown = in_english(overview_stages, found)
    assert shown.core == (
        "Areas (of 2) in which the age group falls by at least one percent, 2024 (projection) – 2040 (projection): "
        "ages 0–5: 2; age 6: 0; ages 7–12: 1; ages 13–15: 1; ages 16–18: 1."
    )
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
