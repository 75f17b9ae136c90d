"""How sure the projection is: sentences of hand-made rows, and the intervals of the real figures."""

from typing import Any

import pandas as pd
import pytest

from lagesbild import figures
from lagesbild.exhibits import Answer
from lagesbild.exhibits.population import projection_certainty
from lagesbild.exhibits.population.projection_certainty import IntervalBasis
from lagesbild.figures import Dot, Interval, style
from lagesbild.language import CompositeCell, Row, findings_of
from lagesbild.measures.outcomes import Trial
from lagesbild.measures.record import Record
from lagesbild.measures.small_areas import RoundTrial, Small
from lagesbild.measures.today import Times
from lagesbild.settings import LANGUAGES
from lagesbild.store import Store, find_area
from tests.exhibits.spoken import context, in_english, table, takeaways

LAST = RoundTrial(2019, 2025, Trial(89, 111))
RECORD = Record(
    launch_year=2023,
    distance_years=17,
    area_persons=16626,
    coverage_pct=80.0,
    outcomes_count=608,
    areas_count=19,
    first_launch=1977,
    last_launch=2008,
    later={"7-12": Trial(13, 33), "0-5": Trial(1, 2), "85+": Trial(2, 2)},
    left_out={"7-12": Trial(504, 608), "0-5": Trial(1, 2), "85+": Trial(2, 2)},
    births_since=1960,
    few_births_pct=-30.0,
    many_births_pct=6.0,
    small=Small("5000-20000", 5.35, LAST, RoundTrial(2012, 2020, Trial(48, 129)), frozenset()),
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
]
SCHOOL = ("7-12", 1000, 600, -40.0, 20.0, 480, 720, -52.0, -28.0)
SMALL = ("0-5", 700, 630, -10.0, 20.0, 504, 756, -28.0, 8.0)
OLDEST = ("85+", 500, 1000, 100.0, 40.0, 600, 1400, 20.0, 180.0)


def found(*bands: tuple[Any, ...], **record: Any) -> Answer[IntervalBasis]:
    """The youngest band is open; ``record`` replaces what the intervals are made of."""
    rows = pd.DataFrame(list(bands), columns=COLUMNS).assign(official_deviation_pct=0.5)
    facts = IntervalBasis(Times(2024, "projected", 2040, lacks_oldest=True), RECORD._replace(**record), 2025, 441, 668)
    return Answer(rows.assign(is_likely=rows["band"] != "0-5"), facts, frozenset())


def first_notes(*bands: tuple[Any, ...]) -> list[str]:
    """The first note in Finnish, Swedish and English."""
    words = projection_certainty.EXHIBIT.words
    return [words(found(*bands), context(projection_certainty, language)).notes[0] for language in LANGUAGES]


def test_the_headline_names_the_ages_whose_direction_is_uncertain() -> None:
    assert takeaways(projection_certainty, found(SMALL, SCHOOL, OLDEST)) == [
        "Muutoksen suunta on epävarma 0–5-vuotiaiden määrässä, muuten todennäköinen.",
        "Förändringens riktning är osäker för 0–5-åringar, annars trolig.",
        "The direction is uncertain for 0–5-year-olds, otherwise likely.",
    ]
    assert takeaways(projection_certainty, found(SCHOOL, OLDEST)) == [
        "Muutoksen suunta on todennäköinen kaikissa ikäryhmissä.",
        "Förändringens riktning är trolig i alla åldersgrupper.",
        "The direction of change is likely at all ages.",
    ]
    assert takeaways(projection_certainty, found(SMALL)) == [
        "Muutoksen suunta on epävarma kaikissa ikäryhmissä.",
        "Förändringens riktning är osäker i alla åldersgrupper.",
        "The direction of change is uncertain at all ages.",
    ]


SIX = ("6", 110, 100, -9.0, 20.0, 80, 120, -27.0, 9.0)
WORKING = ("15-64", 9000, 8800, -2.0, 5.0, 8400, 9200, -7.0, 2.0)
OLD = ("65+", 3000, 3100, 3.0, 10.0, 2800, 3400, -7.0, 13.0)


def headlines(*bands: tuple[tuple[Any, ...], bool]) -> list[str]:
    """The headline where each band's direction is likely or not."""
    answer = found(*(band for band, _ in bands))
    rows = answer.rows.assign(is_likely=[is_likely for _, is_likely in bands])
    return takeaways(projection_certainty, Answer(rows, answer.facts, frozenset()))


def test_ages_in_a_row_are_one_but_not_across_some_that_are_likely() -> None:
    assert headlines((SMALL, False), (SIX, False), (SCHOOL, True))[2] == (
        "The direction is uncertain for 0–6-year-olds, otherwise likely."
    )
    assert headlines((SCHOOL, True), (WORKING, False), (OLD, False), (OLDEST, True)) == [
        "Muutoksen suunta on epävarma 15–64-vuotiaiden ja 65 vuotta täyttäneiden määrässä, muuten todennäköinen.",
        "Förändringens riktning är osäker för 15–64-åringar och invånare som fyllt 65, annars trolig.",
        "The direction is uncertain for 15–64-year-olds and people aged 65 and over, otherwise likely.",
    ]


def test_of_more_than_two_groups_apart_the_number_is_told() -> None:
    assert headlines((SMALL, False), (SIX, True), (SCHOOL, False), (OLDEST, False)) == [
        "Muutoksen suunta on epävarma 3 ikäryhmässä, todennäköinen 1 ikäryhmässä.",
        "Förändringens riktning är osäker i 3 åldersgrupper, trolig i 1.",
        "The direction is uncertain in 3 age groups, likely in 1.",
    ]


def test_the_first_note_tells_how_grades_1_to_6_change() -> None:
    assert first_notes(SMALL, SCHOOL, OLDEST) == [
        "7–12-vuotiaiden määrä vähenee todennäköisesti 28–52\u00a0%.",
        "Antalet 7–12-åringar minskar sannolikt med 28–52\u00a0%.",
        "The number of 7–12-year-olds probably falls by 28–52%.",
    ]
    grows = ("7-12", 1000, 1400, 40.0, 20.0, 1120, 1680, 12.0, 68.0)
    assert first_notes(SMALL, grows, OLDEST) == [
        "7–12-vuotiaiden määrä kasvaa todennäköisesti 12–68\u00a0%.",
        "Antalet 7–12-åringar ökar sannolikt med 12–68\u00a0%.",
        "The number of 7–12-year-olds probably grows by 12–68%.",
    ]


def test_the_table_has_the_numbers_of_the_chart() -> None:
    shown = in_english(projection_certainty, found(SMALL, SCHOOL, OLDEST))
    assert table(shown)[3] == Row(
        "7–12, grades 1–6", ("1,000", "600", "480–720", "−40.0%", "−52.0 … −28.0%", "20.0%", "+0.5%")
    )
    interval, label = "uncertainty interval (80%)", "−10.0% (−28.0 … +8.0%)"
    assert shown.marks[0] == Interval(interval, "0–5, early childhood education", -28.0, 8.0, label)
    dots = [mark for mark in shown.marks if isinstance(mark, Dot)]
    assert [(dot.series, dot.value) for dot in dots] == [
        ("projection, direction likely", -40.0),
        ("projection, direction likely", 100.0),
        ("projection, direction uncertain", -10.0),
    ]
    assert dots[-1].hover == f"0–5, early childhood education, projection, direction uncertain: {label}"
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
    own, who = findings_of(in_english(projection_certainty, found(SMALL, SCHOOL)).notes[0])
    assert str(own.values["range"]) == "28–52%"
    assert (own.kind, who.kind) == ("projection_certainty.takeaway_down", "shared.who_7-12")


def test_notes_say_what_the_interval_is_and_how_it_stood_its_trials() -> None:
    notes = in_english(projection_certainty, found(SCHOOL, OLDEST)).notes
    assert any("not the margin of error of the official projection" in note for note in notes)
    assert notes[2:4] == (
        "When the interval was made from earlier years only, 39% of the outcomes of projections since 2002 "
        "(7–12-year-olds, 33) lay inside it, not the intended 80 per cent. The interval is therefore more likely too "
        "narrow than too wide.",
        "When the interval was made from the other regions, 83% of the outcomes of the region left out "
        "(7–12-year-olds, 608) lay inside it.",
    )
    assert notes[4:7] == (
        "In a small area the interval also holds chance – the smaller an age group is, the wider the interval – and "
        "what the official projection of 2019 missed more in municipalities of that size (5,000–20,000 inhabitants) "
        "than in regions: in 17 years 5.4%.",
        "Without a municipality's own region, 80% of the populations in 2025 lay inside the interval (5,000–20,000 "
        "inhabitants; 111 municipalities).",
        "The projection of 2012 had no part in it: 37% of its populations in 2020 lay inside an interval of the same "
        "kind. The record of one round does not cover them all.",
    )
    assert any(
        "The method projected the population of 19 regions from 1977–2008 by 17 years: 608" in note for note in notes
    )
    assert any(
        "since 1960 in calculations made 17 years ahead, there are 441 or 668 children: " in note for note in notes
    )
    assert any(note.endswith("; ages 7–12: +0.5%.") for note in notes)
    assert "at least 100 persons in both years" in notes[1]


def test_notes_of_a_larger_area_that_stood_its_trial() -> None:
    answer = found(SCHOOL, OLDEST, later={"7-12": Trial(240, 300)}, small=None)
    notes = in_english(projection_certainty, answer).notes
    assert (
        "When the interval was made from earlier years only, 80% of the outcomes of projections since 2002 "
        "(7–12-year-olds, 300) lay inside it; 80 per cent were intended."
    ) in notes
    assert not any("chance" in note for note in notes)


@pytest.mark.parametrize(
    ("size", "said"),
    [
        ("under-5000", "(under 5,000 inhabitants"),
        ("20000-over", "(over 20,000 inhabitants"),
    ],
)
def test_the_size_of_a_small_area_is_said(size: str, said: str) -> None:
    small = Small(size, 7.9, LAST, None, frozenset())
    notes = in_english(projection_certainty, found(SCHOOL, OLDEST, small=small)).notes
    assert sum(said in note for note in notes) == 2


def test_few_and_many_births_stand_under_the_youngest() -> None:
    few, many = table(in_english(projection_certainty, found(SMALL, SCHOOL)))[1:3]
    assert few == Row("0–5, if few children are born", ("–", "441", "–", "−37.0%", "–", "–", "–"))
    assert many == Row("0–5, if many children are born", ("–", "668", "–", "−4.6%", "–", "–", "–"))
    assert "0–5, if few" not in str(table(in_english(projection_certainty, found(SCHOOL))))


def test_what_is_open_is_said_as_open() -> None:
    assert first_notes(SMALL) == [
        "On epävarmaa, kasvaako vai väheneekö 0–5-vuotiaiden määrä.",
        "Det är osäkert om antalet 0–5-åringar ökar eller minskar.",
        "It is uncertain whether the number of 0–5-year-olds grows or falls.",
    ]


def test_a_band_of_few_has_no_percentage() -> None:
    few = ("7-12", 1, 9, 800.0, 20.0, 7, 11, 600.0, 1000.0)
    assert first_notes(few) == [
        "7–12-vuotiaiden määrä on niin pieni, että suunta on epävarma.",
        "Antalet 7–12-åringar är så litet att riktningen är osäker.",
        "The number of 7–12-year-olds is so small that its direction is uncertain.",
    ]


def test_what_cannot_be_tried_is_said() -> None:
    notes = in_english(projection_certainty, found(SCHOOL, OLDEST, later={}), "country").notes
    assert "The interval cannot be tried on later years this far ahead: there are too few observed years." in notes


def test_a_horizon_beyond_the_record_is_not_shown() -> None:
    shown = in_english(projection_certainty, found(SCHOOL, outcomes_count=0, distance_years=26))
    assert (shown.title, shown.reason, shown.table) == (
        "How certain is the projection?",
        "The projection reaches 26 years from its base population; the record of the method is known for at most 25 "
        "years.",
        None,
    )


def test_a_band_in_which_nobody_is_today_has_dashes_and_no_interval() -> None:
    empty = ("6", 0, 5, None, 23.0, 3, 7, None, None)
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
    answer = found(SMALL, SCHOOL, ("6", 0, 5, None, 23.0, 3, 7, None, None))
    assert [
        projection_certainty.discuss(answer, context(projection_certainty, language)) for language in LANGUAGES
    ] == [
        "On epävarmaa, kasvaako vai väheneekö 0–5-vuotiaiden määrä vuoteen 2040 mennessä. "
        "Mitkä päätökset kestävät kummassakin tapauksessa?",
        "Det är osäkert om antalet 0–5-åringar ökar eller minskar till 2040. Vilka beslut håller i båda fallen?",
        "It is uncertain whether there will be more or fewer 0–5-year-olds in 2040 than now. "
        "Which decisions hold either way?",
    ]
    assert projection_certainty.discuss(found(SCHOOL, OLDEST), context(projection_certainty)) == ""
    assert projection_certainty.discuss(found(SMALL), context(projection_certainty, "en")) == (
        "At every age it is uncertain whether there will be more or fewer people in 2040 than now. "
        "Which decisions hold either way?"
    )


def test_interval_of_a_group_holds_what_regions_births_small_areas_and_chance_do(store: Store) -> None:
    answer = projection_certainty.answer(store, area=find_area(store, "kopa-jarviseutu"), horizon=2040)
    record = answer.facts.record
    assert (record.distance_years, record.outcomes_count, record.areas_count) == (17, 32 * 19, 19)
    school = answer.rows.set_index("band").loc["7-12"]
    assert (school["base_persons"], school["horizon_persons"]) == (1124, 686)
    assert record.small
    assert (record.small.size_class, round(record.small.added_pct, 1)) == ("5000-20000", 5.2)
    # 15.8 of what all areas have in common, 5.2 of its size and 128 / √686 = 4.9 of chance, in quadrature
    assert round(school["half_width_pct"], 1) == 17.3
    # 686 less and plus 17.3 percent, in whole persons outwards; −49.6 and −28.4 percent of 1 124
    assert (school["low_persons"], school["high_persons"]) == (567, 805)
    assert (round(school["low_pct"], 1), round(school["high_pct"], 1)) == (-49.6, -28.4)
    assert record.later["7-12"] == (123, 133)
    assert {trial.tested_count for trial in record.later.values()} == {7 * 19}
    assert {trial.tested_count for trial in record.left_out.values()} == {32 * 19}
    # 628 children aged 0–5 less 30.4 and plus 6.1 percent
    assert (answer.facts.few_births_persons, answer.facts.many_births_persons) == (437, 666)
    assert answer.sources >= {"statfin-11re-region", "statfin-14wx-region"}


def test_a_large_area_has_the_width_that_all_have_in_common(store: Store) -> None:
    rows = [
        projection_certainty.answer(store, area=find_area(store, code), horizon=2040).rows for code in ("MK14", "SSS")
    ]
    assert rows[0]["half_width_pct"].tolist() == rows[1]["half_width_pct"].tolist()


def test_a_band_in_which_nobody_is_projected_has_no_interval() -> None:
    gone = ("6", 5, 0, -100.0, None, None, None, None, None)
    shown = in_english(projection_certainty, found(gone, SCHOOL))
    assert table(shown)[0] == Row("6, pre-primary", ("5", "0", "–", "−100.0%", "–", "–", "+0.5%"))


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
