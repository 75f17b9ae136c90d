"""Which service ages grow or shrink: sentences of hand-made rows, and the real figures added up by hand."""

from collections.abc import Iterable
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
    pct = (100 * change / frame["base_persons"]).where(frame["base_persons"] > 0)
    known: dict[str, Any] = {"change_persons": change, "change_pct": pct, "is_likely": True, **more}
    return Answer(frame.assign(**known), YEARS, frozenset())


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            (FALLS, GROWS),
            [
                "Ennusteen mukaan suhteellisesti eniten vähenee 2024 (ennuste) – 2040: 7–12 v., alakoulu "
                "(−25,0\u00a0%, −100 henkeä). "
                "Suhteellisesti eniten kasvaa: 65 vuotta täyttäneet (+25,0\u00a0%, +50 henkeä).",
                "Enligt prognosen minskar relativt sett mest 2024 (prognos) – 2040: 7–12 år, årskurs 1–6 "
                "(−25,0\u00a0%, −100 personer). "
                "Relativt sett ökar mest: 65 år och äldre (+25,0\u00a0%, +50 personer).",
                "According to the projection this age band shrinks most in relative terms, 2024 (projection) – 2040: "
                "7–12, grades 1–6 (−25.0%, −100 persons). "
                "This one grows most: 65 and over (+25.0%, +50 persons).",
            ],
        ),
        (
            (FALLS,),
            [
                "Ennusteen mukaan suhteellisesti eniten vähenee 2024 (ennuste) – 2040: 7–12 v., alakoulu "
                "(−25,0\u00a0%, −100 henkeä).",
                "Enligt prognosen minskar relativt sett mest 2024 (prognos) – 2040: 7–12 år, årskurs 1–6 "
                "(−25,0\u00a0%, −100 personer).",
                "According to the projection this age band shrinks most in relative terms, 2024 (projection) – 2040: "
                "7–12, grades 1–6 (−25.0%, −100 persons).",
            ],
        ),
        (
            (GROWS,),
            [
                "Ennusteen mukaan suhteellisesti eniten kasvaa 2024 (ennuste) – 2040: 65 vuotta täyttäneet "
                "(+25,0\u00a0%, +50 henkeä).",
                "Enligt prognosen ökar relativt sett mest 2024 (prognos) – 2040: 65 år och äldre (+25,0\u00a0%, +50 "
                "personer).",
                "According to the projection this age band grows most in relative terms, 2024 (projection) – 2040: 65 "
                "and over (+25.0%, +50 persons).",
            ],
        ),
    ],
    ids=["both", "only-falling", "only-growing"],
)
def test_service_age_bands(rows: Iterable[tuple[str, int, int, int]], expected: list[str]) -> None:
    assert takeaways(service_age_bands, bands(*rows)) == expected


def test_less_than_one_percent_is_about_the_same_and_no_headline() -> None:
    assert takeaways(service_age_bands, bands(("7-12", 1000, 1000, 991), ("65+", 1000, 1000, 1009))) == [
        "Kaikki ikäryhmät pysyvät lähes ennallaan vuoteen 2040 mennessä.",
        "Alla åldersgrupper är nästan oförändrade till år 2040.",
        "All age bands stay about the same until 2040.",
    ]


def test_a_band_in_which_nobody_is_today_has_a_dash_and_no_bar() -> None:
    shown = in_english(service_age_bands, bands(FALLS, GROWS, ("85+", 0, 0, 5)))
    assert table(shown)[2] == Row("85 and over", ("0", "0", "5", "+5", "–"))
    assert bars(shown) == [
        ("Change, %", "7–12, grades 1–6", -25.0, "−100 (−25.0%)"),
        ("Change, %", "65 and over", 25.0, "+50 (+25.0%)"),
    ]


@pytest.mark.parametrize(
    ("is_likely", "has_record", "weight"), [(True, True, 0.25), (False, True, 0.125), (False, False, 0.25)]
)
def test_an_open_direction_weighs_half_where_certainty_is_known(
    is_likely: bool, has_record: bool, weight: float
) -> None:
    found = bands(FALLS, is_likely=is_likely)
    found = Answer(found.rows, YEARS._replace(has_record=has_record), found.sources)
    assert in_english(service_age_bands, found).weight == weight


def test_a_change_of_more_than_everybody_weighs_one() -> None:
    assert in_english(service_age_bands, bands(("85+", 100, 100, 350))).weight == 1.0


@pytest.mark.parametrize(
    ("then", "expected"),
    [
        (
            686,
            [
                "Ikäryhmä 7–12 v., alakoulu, pienenee 438 henkeä (−39,0\u00a0%) vuoteen 2040 mennessä. Missä alakoulut"
                " ja ryhmät toimivat silloin, ja mitä järjestetään yhdessä?",
                "Åldersgruppen 7–12 år, årskurs 1–6, minskar med 438 personer (−39,0\u00a0%) till år 2040. Var finns"
                " skolorna och grupperna då, och vad ordnas tillsammans?",
                "The age group 7–12, grades 1–6, shrinks by 438 persons (−39.0%) by 2040. Where will schools and groups"
                " be then, and what is organised together?",
            ],
        ),
        (
            1237,
            [
                "Ikäryhmä 7–12 v., alakoulu, kasvaa 113 henkeä (+10,1\u00a0%) vuoteen 2040 mennessä. Mistä tilat ja"
                " opettajat saadaan, ja mitä järjestetään yhdessä?",
                "Åldersgruppen 7–12 år, årskurs 1–6, ökar med 113 personer (+10,1\u00a0%) till år 2040. Varifrån kommer"
                " lokalerna och lärarna, och vad ordnas tillsammans?",
                "The age group 7–12, grades 1–6, grows by 113 persons (+10.1%) by 2040. Where will rooms and teachers"
                " come from, and what is organised together?",
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
        "fi": "Omavaraislaskelmaa (kehitys ilman muuttoliikettä) ei esitetä, koska sitä ei ole haettu vuodelle 2040"
        " (14x1).",
        "sv": "Självförsörjningskalkylen (utvecklingen utan flyttning) visas inte, eftersom den inte har hämtats för"
        " år 2040 (14x1).",
        "en": "The self-sufficiency calculation (the development without migration) is not shown, because it has not"
        " been fetched for 2040 (14x1).",
    }
    shown = in_english(service_age_bands, bands(FALLS), supplied=SUPPLIED)
    assert not any("14x1" in note for note in shown.notes)


def test_which_year_is_today_is_said_where_it_is_projected() -> None:
    note = (
        "The age structure of municipalities is at hand as observed for 2019; today is therefore described by the"
        " projection's first year, 2024."
    )
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
