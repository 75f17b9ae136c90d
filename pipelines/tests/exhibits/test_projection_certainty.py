"""How sure the projection is: sentences of hand-made rows, and the intervals of the real figures."""

from typing import Any

import pandas as pd

from lagesbild import figures
from lagesbild.exhibits import Answer
from lagesbild.exhibits.population import projection_certainty
from lagesbild.exhibits.population.projection_certainty import IntervalBasis
from lagesbild.figures import Dot, Interval, style
from lagesbild.language import CompositeCell, Row, findings_of
from lagesbild.measures.record import Record, Trial
from lagesbild.measures.today import Times
from lagesbild.settings import LANGUAGES
from lagesbild.store import Store, find_area
from tests.exhibits.spoken import context, in_english, table, takeaways

RECORD = Record(
    launch_year=2023,
    distance_years=17,
    area_persons=16626,
    size_class="under-100000",
    coverage_pct=80.0,
    outcomes_count=96,
    areas_count=3,
    first_launch=1977,
    last_launch=2008,
    smallest_persons=22452,
    later=Trial(194, 297),
    later_of={"7-12": Trial(13, 33)},
    left_out=Trial(649, 864),
)
COLUMNS = [
    "band",
    "base_persons",
    "horizon_persons",
    "change_pct",
    "half_width_pct",
    "low_persons",
    "high_persons",
    "low_pct",
    "high_pct",
    "above_pct",
]
SCHOOL = ("7-12", 1000, 600, -40.0, 20.0, 480, 720, -52.0, -28.0, 50.0)
SMALL = ("0-5", 700, 630, -10.0, 20.0, 504, 756, -28.0, 8.0, 47.0)
OLDEST = ("85+", 500, 1000, 100.0, 40.0, 600, 1400, 20.0, 180.0, 99.6)


def found(*bands: tuple[Any, ...], **record: Any) -> Answer[IntervalBasis]:
    """The youngest band is open; ``record`` replaces what the intervals are made of."""
    rows = pd.DataFrame(list(bands), columns=COLUMNS).assign(official_deviation_pct=0.5)
    facts = IntervalBasis(Times(2024, "projected", 2040, lacks_oldest=True), RECORD._replace(**record), 2025)
    return Answer(rows.assign(is_likely=rows["band"] != "0-5"), facts, frozenset())


def test_projection_certainty() -> None:
    assert takeaways(projection_certainty, found(SMALL, SCHOOL, OLDEST)) == [
        "7–12-vuotiaiden määrä vähenee todennäköisesti 28–52\u00a0%.",
        "Antalet 7–12-åringar minskar sannolikt med 28–52\u00a0%.",
        "The number of 7–12-year-olds probably falls by 28–52%.",
    ]
    grows = ("7-12", 1000, 1400, 40.0, 20.0, 1120, 1680, 12.0, 68.0, 50.0)
    assert takeaways(projection_certainty, found(SMALL, grows, OLDEST)) == [
        "7–12-vuotiaiden määrä kasvaa todennäköisesti 12–68\u00a0%.",
        "Antalet 7–12-åringar ökar sannolikt med 12–68\u00a0%.",
        "The number of 7–12-year-olds probably grows by 12–68%.",
    ]


def test_the_table_has_the_numbers_of_the_chart() -> None:
    shown = in_english(projection_certainty, found(SMALL, SCHOOL, OLDEST))
    assert table(shown)[1] == Row(
        "7–12, grades 1–6", ("1,000", "600", "480–720", "−40.0%", "−52.0 … −28.0%", "20.0%", "+0.5%")
    )
    interval, label = "uncertainty interval (80%)", "−10.0% (−28.0 … +8.0%)"
    assert shown.marks[0] == Interval(interval, "0–5, early childhood education", -28.0, 8.0, label)
    dots = [mark for mark in shown.marks if isinstance(mark, Dot)]
    assert [(dot.series, dot.value) for dot in dots] == [
        ("projection, direction likely", -40.0),
        ("projection, direction likely", 100.0),
        ("projection, direction open", -10.0),
    ]
    assert dots[-1].hover == f"0–5, early childhood education, projection, direction open: {label}"
    assert shown.weight == 0.0


def test_a_download_has_both_ends_of_every_interval() -> None:
    persons, change = (table(in_english(projection_certainty, found(SCHOOL)))[0].cells[place] for place in (2, 4))
    for cell, ends in (
        (persons, [("lower end", 480), ("upper end", 720)]),
        (change, [("lower end", -52), ("upper end", -28)]),
    ):
        assert isinstance(cell, CompositeCell)
        assert [(label, part.value) for label, part in cell.parts] == ends


def test_the_sentence_keeps_its_numbers() -> None:
    own, who = findings_of(in_english(projection_certainty, found(SMALL, SCHOOL)).takeaway)
    sizes = own.values["sizes"]
    assert isinstance(sizes, CompositeCell)
    assert [part.value for _, part in sizes.parts] == [28, 52]
    assert (own.kind, who.kind) == ("projection_certainty.takeaway_down", "shared.who_7-12")


def test_notes_say_what_the_interval_is_and_how_it_stood_its_trials() -> None:
    notes = in_english(projection_certainty, found(SCHOOL, OLDEST)).notes
    assert any("not the margin of error of the official projection" in note for note in notes)
    assert (
        "In a back-test 39% of the outcomes for 7–12-year-olds (33) lay inside the interval, not the intended 80 "
        "per cent. The interval is therefore more likely too narrow than too wide."
    ) in notes
    assert (
        "When the interval was made from the other areas of the size class, 75% of the outcomes of the area left out "
        "(864) lay inside it."
    ) in notes
    assert (
        "The area has 16,626 residents, but even the smallest observed region of the size class has 22,452. The "
        "smaller the area, the larger deviations generally are: the interval is at least this wide."
    ) in notes
    assert any("(under 100,000 inhabitants; number of areas 3, deviations per age band 96)" in note for note in notes)
    assert any(
        "at ages 85 and over the outcome was larger than its projection in 100% of cases" in note for note in notes
    )
    assert any(note.endswith("; ages 7–12: +0.5%.") for note in notes)
    assert [note.split(" ")[0] for note in notes[:2]] == ["The", "In"]
    assert "at least 100 persons in both years" in notes[0]


def test_notes_of_a_larger_area_that_stood_its_trial() -> None:
    larger = {"area_persons": 120_000, "smallest_persons": 101_000, "size_class": "100000-250000"}
    answer = found(SCHOOL, OLDEST, later_of={"7-12": Trial(240, 300)}, left_out=Trial(649, 0), **larger)
    notes = in_english(projection_certainty, answer).notes
    assert (
        "In a back-test 80% of the outcomes for 7–12-year-olds (300) lay inside the interval; 80 per cent were "
        "intended."
    ) in notes
    assert not any("left out (" in note or "has 101,000" in note for note in notes)
    assert any("(100,000–250,000 inhabitants; " in note for note in notes)


def test_what_is_open_is_said_as_open() -> None:
    assert takeaways(projection_certainty, found(SMALL)) == [
        "0–5-vuotiaiden määrän suunta on avoin: −28,0 … +8,0\u00a0%.",
        "Åt vilket håll antalet 0–5-åringar går är öppet: −28,0 … +8,0\u00a0%.",
        "Which way the number of 0–5-year-olds goes is open: −28.0 … +8.0%.",
    ]


def test_a_band_of_few_has_no_percentage_in_the_headline() -> None:
    few = ("7-12", 1, 9, 800.0, 20.0, 7, 11, 600.0, 1000.0, 50.0)
    assert takeaways(projection_certainty, found(few)) == [
        "7–12-vuotiaiden määrä on niin pieni, että suunta on avoin.",
        "Antalet 7–12-åringar är så litet att riktningen är öppen.",
        "The number of 7–12-year-olds is so small that its direction is open.",
    ]


def test_what_cannot_be_tried_is_said() -> None:
    answer = found(SCHOOL, OLDEST, later_of={}, size_class="3000000-over")
    notes = in_english(projection_certainty, answer, "country").notes
    assert "The interval cannot be tried on later years this far ahead: there are too few observed years." in notes
    assert any("(the whole country; " in note for note in notes)


def test_a_horizon_beyond_the_record_is_not_shown() -> None:
    shown = in_english(projection_certainty, found(SCHOOL, outcomes_count=0, distance_years=26))
    assert (shown.title, shown.reason, shown.table) == (
        "How certain is the projection?",
        "The projection reaches 26 years from its base population; the record of the method is known for at most 25 "
        "years.",
        None,
    )


def test_a_band_in_which_nobody_is_today_has_dashes_and_no_interval() -> None:
    empty = ("6", 0, 5, None, 23.0, 3, 7, None, None, 50.0)
    shown = in_english(projection_certainty, found(empty, SCHOOL, OLDEST))
    assert table(shown)[0] == Row("6, pre-primary", ("0", "5", "3–7", "–", "–", "23.0%", "+0.5%"))
    assert {mark.category for mark in shown.marks if isinstance(mark, Interval | Dot)} == {
        "7–12, grades 1–6",
        "85 and over",
    }


def test_the_figure_draws_light_intervals_with_filled_and_open_marks() -> None:
    shown = in_english(projection_certainty, found(SMALL, SCHOOL, OLDEST))
    drawn = [mark for mark in shown.marks if isinstance(mark, Interval | Dot)]
    figure = figures.intervals(drawn, shown.axis)
    interval, likely, open_ = figure.data
    assert (list(interval.base), list(interval.x)) == ([-28.0, -52.0, 20.0], [36.0, 24.0, 160.0])
    assert (interval.marker.color, interval.hovertext) == (style.BAND, None)
    assert (list(likely.x), likely.marker.symbol) == ([-40.0, 100.0], "circle")
    assert (list(open_.x), open_.marker.symbol) == ([-10.0], "circle-open")
    low, high = figure.layout.xaxis.range
    assert low < -52 and high > 180


def test_what_is_open_is_discussed() -> None:
    answer = found(SMALL, SCHOOL, ("6", 0, 5, None, 23.0, 3, 7, None, None, 50.0))
    assert [
        projection_certainty.discuss(answer, context(projection_certainty, language)) for language in LANGUAGES
    ] == [
        "Ikäryhmät, joissa muutoksen suunta vuoteen 2040 on avoin: 0–5. Mitkä päätökset kestävät, "
        "kehittyipä määrä kumpaan suuntaan tahansa?",
        "Åldrar där förändringens riktning till 2040 är öppen: 0–5. Vilka beslut håller oavsett utvecklingen?",
        "Ages at which the direction of change to 2040 is open: 0–5. Which decisions hold whichever way it goes?",
    ]
    assert projection_certainty.discuss(found(SCHOOL, OLDEST), context(projection_certainty)) == ""


def test_interval_of_a_group_is_the_projection_and_its_size_class(store: Store) -> None:
    answer = projection_certainty.answer(store, area=find_area(store, "kopa-jarviseutu"), horizon=2040)
    record = answer.facts.record
    assert (record.distance_years, record.size_class, record.outcomes_count, record.areas_count) == (
        17,
        "under-100000",
        96,
        3,
    )
    school = answer.rows.set_index("band").loc["7-12"]
    assert (school["base_persons"], school["horizon_persons"]) == (1124, 686)
    assert round(school["half_width_pct"], 1) == 19.9
    # 686 less and plus 19.9 percent, in whole persons outwards; −51.2 and −26.8 percent of 1 124
    assert (school["low_persons"], school["high_persons"]) == (549, 823)
    assert (round(school["low_pct"], 1), round(school["high_pct"], 1)) == (-51.2, -26.8)
    assert record.later_of["7-12"] == (13, 33)
    assert (record.later.tested_count, record.left_out.tested_count) == (11 * 9 * 3, 96 * 9)
    assert answer.sources >= {"statfin-11re-region", "statfin-14wx-region"}


def test_official_deviation_of_a_group_is_that_of_its_region(store: Store) -> None:
    answer = projection_certainty.answer(store, area=find_area(store, "kopa-jarviseutu"), horizon=2040)
    region = projection_certainty.answer(store, area=find_area(store, "MK14"), horizon=2040)
    assert answer.facts.official_year == 2025
    assert answer.rows["official_deviation_pct"].tolist() == region.rows["official_deviation_pct"].tolist()
    # South Ostrobothnia, aged 7–12 on 31 December 2025: 12 482 by 11re, 12 394 by the projection of 2024
    found = answer.rows.set_index("band")["official_deviation_pct"]
    assert round(found["7-12"], 6) == round(100 * (12482 - 12394) / 12394, 6)


def test_a_horizon_beyond_the_record_has_no_interval(store: Store) -> None:
    answer = projection_certainty.answer(store, area=find_area(store, "MK14"), horizon=2049)
    assert (answer.facts.record.distance_years, answer.facts.record.outcomes_count) == (26, 0)
    assert answer.rows["half_width_pct"].isna().all()
    assert in_english(projection_certainty, answer).reason.startswith("The projection reaches 26 years")
