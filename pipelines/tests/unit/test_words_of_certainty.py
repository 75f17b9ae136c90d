"""What is said of how sure the projection is: hand-made rows, sentences written out, and what is not shown."""

from typing import Any

import pandas as pd
import pytest
from lagesbild.questions.certainty import direction_is_likely
from lagesbild.wording import Row

from lagesbild import figures
from lagesbild.figures import style
from tests.unit.spoken import bars, in_english, said, table

KNOWN: dict[str, Any] = {
    "base_year": 2024, "base_kind": "projected", "horizon_year": 2040, "launch_year": 2023, "distance_years": 17,
    "coverage_pct": 80.0, "size_class": "under-100000", "area_persons": 16626, "smallest_persons": 22452,
    "outcomes_count": 96, "areas_count": 3, "first_launch": 1977, "last_launch": 2008, "official_year": 2025,
    "official_deviation_pct": 0.5, "later_covered_count": 194, "later_tested_count": 297,
    "left_out_covered_count": 649, "left_out_tested_count": 864, "lacks_oldest": True,
}  # fmt: skip
COLUMNS = ["band", "base_persons", "horizon_persons", "change_pct", "half_width_pct", "low_persons", "high_persons",
           "low_pct", "high_pct", "above_pct"]  # fmt: skip
SCHOOL = ("7-12", 1000, 600, -40.0, 20.0, 480, 720, -52.0, -28.0, 50.0)
SMALL = ("0-5", 700, 630, -10.0, 20.0, 504, 756, -28.0, 8.0, 47.0)
OLDEST = ("85+", 500, 1000, 100.0, 40.0, 600, 1400, 20.0, 180.0, 99.6)


def _rows(*bands: tuple[Any, ...], **known: object) -> pd.DataFrame:
    rows = pd.DataFrame(list(bands), columns=COLUMNS).assign(**KNOWN | known)
    return rows.assign(is_likely=rows["band"] != "0-5", enough_persons=100)


def test_projection_certainty() -> None:
    assert said("projection-certainty", _rows(SMALL, SCHOOL, OLDEST)) == [
        "Muutoksen suunta vuoteen 2040 on todennäköinen ikäryhmissä: 7–12, 85+; avoin ikäryhmissä: 0–5. Ikäryhmä 7–12: "
        "ennuste −40,0\u00a0%, epävarmuusväli −52,0 … −28,0\u00a0%. Kokeessa tällaiseen 80 prosentin väliin osui "
        "65\u00a0% myöhemmistä toteumista. Väli on vähintään näin leveä, koska alue on pienempi kuin yksikään "
        "havaituista.",
        "Förändringens riktning till 2040 är trolig i åldrarna: 7–12, 85+; öppen i åldrarna: 0–5. Åldersgruppen 7–12: "
        "prognos −40,0\u00a0%, osäkerhetsintervall −52,0 … −28,0\u00a0%. I ett prov föll 65\u00a0% av de senare "
        "utfallen "
        "inom ett sådant intervall på 80 procent. Intervallet är minst så här brett, eftersom området är "
        "mindre än något av de observerade.",
        "The direction of change to 2040 is likely at ages: 7–12, 85+; open at ages: 0–5. Ages 7–12: projection "
        "−40.0%, "
        "uncertainty interval −52.0 … −28.0%. In a trial 65% of the later outcomes lay inside such an interval of 80 "
        "percent. The interval is at least this wide, because the area is smaller than any observed.",
    ]


def test_the_table_has_the_numbers_of_the_chart() -> None:
    shown = in_english("projection-certainty", _rows(SMALL, SCHOOL, OLDEST))
    assert table(shown)[1] == Row(
        "7–12, grades 1–6", ("1,000", "600", "480–720", "−40.0%", "−52.0 … −28.0%", "20.0%", "+0.5%")
    )
    interval, label = "uncertainty interval (80%)", "−10.0% (−28.0 … +8.0%)"
    assert bars(shown)[:2] == [
        [interval, "0–5, early childhood education", -28.0, label],
        [interval, "0–5, early childhood education", 8.0, label],
    ]
    assert [(series, y) for series, _, y, _ in bars(shown)[6:]] == [
        ("projection, direction likely", -40.0),
        ("projection, direction likely", 100.0),
        ("projection, direction open", -10.0),
    ]
    assert shown.points["hover"].iloc[-1] == f"0–5, early childhood education, projection, direction open: {label}"
    assert shown.weight == 0.0


@pytest.mark.parametrize(
    ("persons", "low", "high", "is_likely"),
    [
        ((1000, 600), -5.0, 0.0, False),
        ((1000, 600), 0.0, 5.0, False),
        ((1000, 600), -5.0, -0.1, True),
        ((1000, 600), 0.1, 5.0, True),
        ((100, 100), -5.0, -0.1, True),
        ((99, 600), 0.1, 5.0, False),
        ((600, 99), -5.0, -0.1, False),
    ],
)
def test_a_direction_is_likely_where_the_interval_leaves_zero_out_and_the_band_is_no_handful(
    persons: tuple[int, int], low: float, high: float, is_likely: bool
) -> None:
    bands = pd.DataFrame([(*persons, low, high)], columns=["base_persons", "horizon_persons", "low_pct", "high_pct"])
    assert direction_is_likely(bands).tolist() == [is_likely]


def test_notes_say_what_the_interval_is_and_how_it_stood_its_trials() -> None:
    notes = in_english("projection-certainty", _rows(SCHOOL, OLDEST)).notes
    assert any("not the margin of error of the official projection" in note for note in notes)
    assert (
        "Trial: when the interval was made only of the deviations known by each launch year, 65% of the later outcomes "
        "(297) lay inside it, not the intended 80 percent. The interval is therefore more likely too narrow than too "
        "wide."
    ) in notes
    assert (
        "When the interval was made of the other areas of the size class, 75% of the outcomes of the area left out "
        "(864) lay inside it."
    ) in notes
    assert (
        "The area has 16,626 inhabitants, but even the smallest observed region of the size class has 22,452. The "
        "smaller the area, the larger deviations generally are: the interval is at least this wide."
    ) in notes
    assert any("(under 100,000 inhabitants; number of areas 3, deviations per age band 96)" in note for note in notes)
    assert any("larger than its projection in 100% of cases" in note for note in notes)
    assert any(note.endswith("; ages 7–12: +0.5%.") for note in notes)
    assert [note.split(" ")[0] for note in notes[:2]] == ["The", "Trial:"]


def test_notes_of_a_larger_area_that_stood_its_trial() -> None:
    larger = {"area_persons": 120_000, "smallest_persons": 101_000, "size_class": "100000-250000"}
    rows = _rows(SCHOOL, OLDEST, later_covered_count=240, later_tested_count=300, left_out_tested_count=0, **larger)
    notes = in_english("projection-certainty", rows).notes
    assert (
        "Trial: when the interval was made only of the deviations known by each launch year, 80% of the later outcomes "
        "(300) lay inside it; 80 percent were intended."
    ) in notes
    assert not any("left out (" in note or "has 101,000" in note for note in notes)
    assert any("(100,000–250,000 inhabitants; " in note for note in notes)


def test_what_is_open_everywhere_and_could_not_be_tried_is_said_shortly() -> None:
    assert said("projection-certainty", _rows(SMALL, later_tested_count=0, smallest_persons=1000)) == [
        "Muutoksen suunta vuoteen 2040 on todennäköinen ikäryhmissä: ei missään; avoin ikäryhmissä: 0–5. Ikäryhmä 0–5: "
        "ennuste −10,0\u00a0%, epävarmuusväli −28,0 … +8,0\u00a0%.",
        "Förändringens riktning till 2040 är trolig i åldrarna: ingen; öppen i åldrarna: 0–5. Åldersgruppen 0–5: "
        "prognos −10,0\u00a0%, osäkerhetsintervall −28,0 … +8,0\u00a0%.",
        "The direction of change to 2040 is likely at ages: none; open at ages: 0–5. Ages 0–5: projection −10.0%, "
        "uncertainty interval −28.0 … +8.0%.",
    ]


def test_what_cannot_be_tried_is_said() -> None:
    rows = _rows(SCHOOL, OLDEST, later_tested_count=0, size_class="3000000-over")
    notes = in_english("projection-certainty", rows, "country").notes
    assert "The interval cannot be tried on later years this far ahead: there are too few observed years." in notes
    assert any("(the whole country; " in note for note in notes)


def test_a_horizon_beyond_the_record_is_not_shown() -> None:
    shown = in_english("projection-certainty", _rows(SCHOOL, outcomes_count=0, distance_years=26))
    assert (shown.reason, shown.table) == (
        "The projection reaches 26 years from its base population; the record of the method is known for at most 25 "
        "years.",
        None,
    )


def test_a_band_in_which_nobody_is_today_has_dashes_and_no_interval() -> None:
    empty = ("6", 0, 5, None, 23.0, 3, 7, None, None, 50.0)
    shown = in_english("projection-certainty", _rows(empty, SCHOOL, OLDEST))
    assert table(shown)[0] == Row("6, pre-primary", ("0", "5", "3–7", "–", "–", "23.0%", "+0.5%"))
    assert "6, pre-primary" not in set(shown.points["x"])


def test_the_figure_draws_light_intervals_with_filled_and_open_marks() -> None:
    shown = in_english("projection-certainty", _rows(SMALL, SCHOOL, OLDEST))
    figure = figures.intervals(
        shown.points, value_title=shown.value_title, tick_values=shown.ticks.values, tick_labels=shown.ticks.labels
    )
    interval, likely, open_ = figure.data
    assert (list(interval.base), list(interval.x)) == ([-28.0, -52.0, 20.0], [36.0, 24.0, 160.0])
    assert (interval.marker.color, interval.hovertext) == (style.BAND, None)
    assert (list(likely.x), likely.marker.symbol) == ([-40.0, 100.0], "circle")
    assert (list(open_.x), open_.marker.symbol) == ([-10.0], "circle-open")
    low, high = figure.layout.xaxis.range
    assert low < -52 and high > 180
