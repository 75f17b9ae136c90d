"""Which service ages grow or shrink: sentences of hand-made rows, and the real figures added up by hand."""

from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagesbild.exhibits import Answer
from lagesbild.exhibits.population import service_age_bands
from lagesbild.language import Row
from lagesbild.settings import LANGUAGES
from lagesbild.store import Store, find_area, group_of
from tests.exhibits.spoken import bars, context, in_english, table, takeaways

JARVISEUTU = "kopa-jarviseutu"
MUNICIPALITIES = ["005", "049", "091", "111", "214", "398", "438", "507", "588", "858", "934", "980"]
YEARS = service_age_bands.Years(2019, 2024, "projected", 2040, lacks_oldest=False, has_record=True)
SUPPLIED = frozenset({"statfin-14x1"})
FALLS, GROWS = ("7-12", 450, 400, 300), ("65+", 180, 200, 250)
Found = Answer[service_age_bands.Years]


def bands(*rows: tuple[str, int, int, int], **more: object) -> Found:
    """Band; persons observed in 2019, today and at the horizon."""
    frame = pd.DataFrame(list(rows), columns=["band", "observed_persons", "base_persons", "horizon_persons"])
    change = frame["horizon_persons"] - frame["base_persons"]
    pct = (100 * change / frame["base_persons"]).where(frame["base_persons"] >= 20)
    known: dict[str, Any] = {"change_persons": change, "change_pct": pct, "is_likely": True, **more}
    return Answer(frame.assign(**known), YEARS, frozenset())


YOUNG = ("0-5", "6", "7-12", "13-15", "16-18")


def young(*horizon: int, adults: int = 10000, likely: str = "", today: int = 1000) -> Found:
    """Every young band today, and at the horizon; 10 000 of working age; ``likely`` names bands of likely direction."""
    rows = [(band, today, today, then) for band, then in zip(YOUNG, horizon, strict=True)]
    found = bands(*rows, ("15-64", 10000, 10000, adults), GROWS)
    named = likely.split()
    return Answer(found.rows.assign(is_likely=found.rows["band"].isin(named)), YEARS, frozenset())


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (
            young(900, 900, 800, 530, 900, likely="0-5 6 7-12 13-15 16-18"),
            [
                "Lasten ja nuorten määrä vähenee joka ikäryhmässä, eniten 13–15-vuotiaiden: 47\u00a0%.",
                "Antalet barn och unga minskar i alla åldrar, mest 13–15-åringar: med 47\u00a0%.",
                "Every young age group shrinks, 13–15-year-olds most: by 47%.",
            ],
        ),
        (
            young(1100, 1200, 1050, 1050, 1050, likely="0-5 6 7-12 13-15 16-18"),
            [
                "Lasten ja nuorten määrä kasvaa joka ikäryhmässä, eniten 6-vuotiaiden: 20\u00a0%.",
                "Antalet barn och unga ökar i alla åldrar, mest 6-åringar: med 20\u00a0%.",
                "Every young age group grows, 6-year-olds most: by 20%.",
            ],
        ),
        (
            young(1300, 900, 750, 600, 900, likely="0-5 7-12 16-18"),  # 13–15 falls more, but may not
            [
                "7–12-vuotiaiden määrä vähenee 25\u00a0% vuoteen 2040 mennessä.",
                "Antalet 7–12-åringar minskar med 25\u00a0% till 2040.",
                "The number of 7–12-year-olds falls by 25% by 2040.",
            ],
        ),
        (
            young(1300, 900, 750, 600, 900, likely="7-12 13-15"),
            [
                "Lasten ja nuorten määrä vähenee, eniten 13–15-vuotiaiden: 40\u00a0%.",
                "Antalet barn och unga minskar, mest 13–15-åringar: med 40\u00a0%.",
                "Child and youth numbers fall, 13–15-year-olds most: by 40%.",
            ],
        ),
        (
            young(1300, 1050, 1100, 1200, 600, likely="0-5 16-18"),
            [
                "Lasten ja nuorten määrä kasvaa, eniten 0–5-vuotiaiden: 30\u00a0%.",
                "Antalet barn och unga ökar, mest 0–5-åringar: med 30\u00a0%.",
                "Child and youth numbers grow, 0–5-year-olds most: by 30%.",
            ],
        ),
        (
            young(1300, 1300, 1300, 600, 1080, likely="13-15 16-18"),
            [
                "16–18-vuotiaiden määrä kasvaa 8\u00a0% vuoteen 2040 mennessä.",
                "Antalet 16–18-åringar ökar med 8\u00a0% till 2040.",
                "The number of 16–18-year-olds grows by 8% by 2040.",
            ],
        ),
        (
            young(1100, 1100, 1100, 900, 950, adults=12000, likely="16-18 15-64"),
            [
                "15–64-vuotiaiden määrä kasvaa 20\u00a0%, vaikka 16–18-vuotiaiden vähenee.",
                "Antalet 15–64-åringar ökar med 20\u00a0%, trots att 16–18-åringar blir färre.",
                "The number of 15–64-year-olds grows by 20%, although 16–18-year-olds become fewer.",
            ],
        ),
        (
            young(1100, 1100, 1100, 900, 950, adults=9000, likely="15-64 65+"),
            [
                "15–64-vuotiaiden määrä vähenee 10\u00a0%, mutta lasten määrän suunta on epävarma.",
                "Antalet 15–64-åringar minskar med 10\u00a0%, men barnantalets riktning är osäker.",
                "The number of 15–64-year-olds falls by 10%, but the direction for children is uncertain.",
            ],
        ),
        (
            young(1100, 1100, 1100, 900, 950, likely="65+"),
            [
                "65 vuotta täyttäneiden määrä kasvaa 25\u00a0%, mutta lasten määrän suunta on epävarma.",
                "Antalet invånare som fyllt 65 ökar med 25\u00a0%, men barnantalets riktning är osäker.",
                "The number of people aged 65 and over grows by 25%, but the direction for children is uncertain.",
            ],
        ),
        (
            young(1100, 1100, 1100, 900, 950),
            [
                "Lapsia ja nuoria on nyt 5\u00a0000, mutta suunta vuoteen 2040 on epävarma.",
                "Barn och unga är nu 5\u00a0000, men riktningen till 2040 är osäker.",
                "Children and young people number 5,000 now, but the direction to 2040 is uncertain.",
            ],
        ),
        (
            young(9, 2, 4, 3, 8, today=5),
            [
                "Lapsia ja nuoria on nyt 25, ennusteen mukaan 26 vuonna 2040.",
                "Barn och unga är nu 25 och beräknas vara 26 år 2040.",
                "Children and young people number 25 now and a projected 26 in 2040.",
            ],
        ),
        (
            young(1009, 991, 1000, 1000, 1000),
            [
                "Lasten ja nuorten ikäryhmät pysyvät lähes ennallaan vuoteen 2040 mennessä.",
                "Barn- och ungdomsgrupperna är nästan oförändrade till 2040.",
                "The number of children and young people stays about the same until 2040.",
            ],
        ),
    ],
    ids=[
        "all-fall",
        "all-grow",
        "falls",
        "most-falls",
        "most-grows",
        "grows",
        "growth-leads",
        "adults",
        "old",
        "open",
        "few",
        "same",
    ],
)
def test_service_age_bands(found: Found, expected: list[str]) -> None:
    assert takeaways(service_age_bands, found) == expected


def test_working_age_that_grows_leads_nothing_where_the_young_fall() -> None:
    shown = in_english(service_age_bands, young(900, 900, 900, 900, 950, adults=12000, likely="16-18 15-64"))
    assert shown.takeaway == "The number of 16–18-year-olds falls by 5% by 2040."


def test_without_a_record_every_band_of_a_hundred_is_told() -> None:
    found = young(900, 900, 900, 700, 950)
    shown = in_english(service_age_bands, Answer(found.rows, YEARS._replace(has_record=False), frozenset()))
    assert shown.takeaway == "Every young age group shrinks, 13–15-year-olds most: by 30%."


def test_bands_that_hold_others_say_so_in_the_row() -> None:
    rows = [("16-18", 100, 100, 110), ("15-64", 100, 100, 110), ("75+", 100, 100, 110), ("85+", 100, 100, 110)]
    assert [row.header for row in table(in_english(service_age_bands, bands(*rows)))] == [
        "16–18, upper secondary age",
        "15–64, working age (also 15–18)",
        "– of these 75 and over",
        "– of these 85 and over",
    ]


def test_a_band_of_few_today_has_a_dash_and_no_bar_but_its_persons() -> None:
    shown = in_english(service_age_bands, bands(FALLS, GROWS, ("85+", 0, 19, 24)))
    assert table(shown)[2] == Row("– of these 85 and over", ("0", "19", "24", "+5", "–"))
    assert bars(shown) == [
        ("Change, %", "7–12, grades 1–6", -25.0, "−100 (−25.0%)"),
        ("Change, %", "65 and over", 25.0, "+50 (+25.0%)"),
        ("Change, %", "– of these 85 and over", 0.0, "+5"),
    ]
    assert shown.notes[-2] == "No percentage change is given for groups of fewer than 20 people."


def test_in_a_tiny_municipality_no_percentage_has_a_tiny_base(store: Store) -> None:
    kokar = find_area(store, "318")
    rows = service_age_bands.answer(store, area=kokar, horizon=2040).rows
    pupils = rows[rows["band"] == "7-12"]
    assert pupils[["base_persons", "horizon_persons", "change_persons"]].to_numpy().tolist() == [[1, 9, 8]]
    for missing in (rows["change_pct"].isna(), rows["low_pct"].isna()):
        assert rows.loc[missing, "band"].tolist() == ["0-5", "6", "7-12", "13-15", "16-18", "85+"]


def test_the_weight_is_the_change_that_is_told_and_half_where_it_is_open() -> None:
    told, unsaid = young(900, 900, 750, 600, 900, likely="7-12"), young(900, 900, 750, 600, 900)
    assert in_english(service_age_bands, told).weight == 0.25
    assert in_english(service_age_bands, unsaid).weight == pytest.approx(0.19 / 2)  # 5 000 → 4 050


def test_a_change_of_more_than_everybody_weighs_one() -> None:
    assert in_english(service_age_bands, young(3500, 1000, 1000, 1000, 1000, likely="0-5")).weight == 1.0


@pytest.mark.parametrize(
    ("then", "expected"),
    [
        (
            686,
            [
                "Vuonna 2040 alakouluikäisiä (7–12 v.) on 438 vähemmän (−39,0\u00a0%). Missä alakoulut ja ryhmät"
                " toimivat silloin, ja mitä järjestetään yhdessä?",
                "År 2040 är barnen i åldern för årskurs 1–6 (7–12 år) 438 färre (−39,0\u00a0%). Var finns"
                " skolorna och grupperna då, och vad ordnas tillsammans?",
                "In 2040 there are 438 fewer 7–12-year-olds, the age of grades 1–6 (−39.0%). Where will schools and"
                " groups be then, and what is organised together?",
            ],
        ),
        (
            1237,
            [
                "Vuonna 2040 alakouluikäisiä (7–12 v.) on 113 enemmän (+10,1\u00a0%). Mistä tilat ja"
                " opettajat saadaan, ja mitä järjestetään yhdessä?",
                "År 2040 är barnen i åldern för årskurs 1–6 (7–12 år) 113 fler (+10,1\u00a0%). Varifrån kommer"
                " lokalerna och lärarna, och vad ordnas tillsammans?",
                "In 2040 there are 113 more 7–12-year-olds, the age of grades 1–6 (+10.1%). Where will rooms and"
                " teachers come from, and what is organised together?",
            ],
        ),
        (1012, ["", "", ""]),
    ],
    ids=["fewer", "more", "less-than-ten-percent"],
)
def test_a_change_in_grades_is_discussed_from_ten_percent_on(then: int, expected: list[str]) -> None:
    found = bands(("7-12", 1100, 1124, then), GROWS)
    asked = [service_age_bands.discuss(found, context(service_age_bands, language)) for language in LANGUAGES]
    assert asked == expected


def test_no_pupils_today_ask_nothing() -> None:
    assert service_age_bands.discuss(bands(("7-12", 0, 0, 5)), context(service_age_bands)) == ""


def test_what_was_not_fetched_is_said_as_long_as_it_is_not_there() -> None:
    last = {
        language: service_age_bands.words(bands(FALLS), context(service_age_bands, language)).notes[-1]
        for language in LANGUAGES
    }
    assert last == {
        "fi": "Kehitystä ilman muuttoliikettä (omavaraislaskelma) ei esitetä tässä tilannekuvassa.",
        "sv": "Utvecklingen utan flyttning (självförsörjningskalkylen) visas inte i den här lägesbilden.",
        "en": "The development without migration (self-sufficiency calculation) is not shown in this brief.",
    }
    shown = in_english(service_age_bands, bands(FALLS), supplied=SUPPLIED)
    assert not any("without migration" in note for note in shown.notes)


def test_which_year_is_today_is_said_where_it_is_projected() -> None:
    note = "The latest recorded ages by municipality are for 2019, so today is the projection’s first year, 2024."
    shown = in_english(service_age_bands, bands(FALLS))
    assert note in shown.notes and shown.remarks == (note,)
    observed = Answer(bands(FALLS).rows, YEARS._replace(base_year=2025, base_kind="observed"), frozenset())
    assert in_english(service_age_bands, observed).remarks == ()


def test_a_merged_municipality_gives_the_figures_of_its_successor(store: Store) -> None:
    former, now = (
        service_age_bands.answer(store, area=find_area(store, code), horizon=2035) for code in ("588", "507")
    )
    pd.testing.assert_frame_equal(former.rows, now.rows)
    assert (former.facts, former.sources) == (now.facts, now.sources)


def test_service_ages_compare_today_with_the_horizon(store: Store) -> None:
    found = service_age_bands.answer(store, area=find_area(store, "SSS"), horizon=2045)
    rows = found.rows
    assert rows["band"].tolist() == ["0-5", "6", "7-12", "13-15", "16-18", "15-64", "65+", "75+", "85+"]
    # regional series 2025 and projection 2024, ages 85 and over
    row = rows[rows["band"] == "85+"].iloc[0]
    assert (found.facts.base_year, found.facts.base_kind, found.facts.horizon_year) == (2025, "observed", 2045)
    assert (row["base_persons"], row["horizon_persons"]) == (170776, 343557)
    assert row["change_persons"] == 172781


def test_today_of_a_municipality_is_the_first_projected_year(store: Store) -> None:
    found = service_age_bands.answer(store, area=find_area(store, JARVISEUTU), horizon=2040)
    assert (found.facts.base_kind, found.facts.base_year, found.facts.observed_year) == ("projected", 2024, 2019)
    assert found.facts.has_record and found.facts.lacks_oldest


@pytest.mark.slow
@settings(max_examples=25, deadline=None, derandomize=True)
@given(codes=st.lists(st.sampled_from(MUNICIPALITIES), min_size=2, max_size=6))
def test_any_set_of_municipalities_adds_up_in_any_order(store: Store, codes: list[str]) -> None:
    def asked(listed: list[str]) -> pd.DataFrame:
        return service_age_bands.answer(store, area=group_of(store, listed), horizon=2040).rows

    together = asked(codes)
    pd.testing.assert_frame_equal(together, asked(codes[::-1]))
    alone = [asked([code]) for code in group_of(store, codes).codes]
    for column in ("observed_persons", "base_persons", "horizon_persons"):
        sums = [sum(values) for values in zip(*(rows[column] for rows in alone), strict=True)]
        assert together[column].tolist() == sums
