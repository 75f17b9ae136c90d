"""Vacancies per hundred unemployed over the years: hand-made rows and their sentences, and the register's numbers."""

import pandas as pd
import pytest

from lagesbild.exhibits import Answer
from lagesbild.exhibits.labour import tightness
from lagesbild.figures import LinePoint
from lagesbild.language import CompositeCell, Presented, Row
from lagesbild.measures.tightness import Unplaced
from lagesbild.settings import LANGUAGES
from lagesbild.store import Store, find_area, group_of
from tests.exhibits.register_months import months
from tests.exhibits.spoken import context, in_english, table, takeaways

ENDS = ["tightness_low", "tightness_high"]
UNPLACED = Unplaced(30.57, 6.37)


def _rows() -> pd.DataFrame:
    return months(
        ("area", 2023, 384, 384, 77, 79, 5.5, 5.5, 20.05, 20.57),
        ("area", 2026, 493, 493, 36, 36, 7.4, 7.4, 7.3, 7.3),
        ("country", 2023, 3000, 3000, 603, 603, 10.0, 10.0, 20.1, 20.1),
        ("country", 2026, 3000, 3000, 228, 228, 12.8, 12.8, 7.6, 7.6),
    )


def _found(*ends: tuple[float | None, float | None]) -> Answer[Unplaced]:
    rows = _rows()
    for row, each in enumerate(ends):
        rows.loc[row, ENDS] = each
    return Answer.of(rows, UNPLACED)


def _values(shown: Presented) -> list[float | None]:
    return [mark.value for mark in shown.marks if isinstance(mark, LinePoint)]


def test_the_newest_month_leads_beside_the_last_one_before_it() -> None:
    found = _found((20.05, 20.57))
    assert takeaways(tightness, found) == [
        "Vuodesta 2023 avoimien työpaikkojen määrä sataa työtöntä kohti on laskenut luvusta 20–21 lukuun 7.",
        "Sedan 2023 har antalet lediga jobb per hundra arbetslösa sjunkit från 20–21 till 7.",
        "Since 2023 vacancies per hundred unemployed have fallen from 20–21 to 7.",
    ]
    shown = in_english(tightness, found)
    assert table(shown) == (
        Row("2023", ("20.1–20.6", "20.1", "77–79", "384")),
        Row("2026", ("7.3", "7.6", "36", "493")),
    )
    assert _values(shown) == [20.05, 7.3, 20.1, 7.6]


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        (
            (5.0, 5.0),
            (7.3, 7.3),
            [
                "Vuodesta 2023 avoimien työpaikkojen määrä sataa työtöntä kohti on noussut luvusta 5 lukuun 7.",
                "Sedan 2023 har antalet lediga jobb per hundra arbetslösa stigit från 5 till 7.",
                "Since 2023 vacancies per hundred unemployed have risen from 5 to 7.",
            ],
        ),
        (
            (7.3, 7.3),
            (7.3, 7.3),
            [
                "Avoimia työpaikkoja on sataa työtöntä kohti yhtä paljon kuin vuonna 2023: silloin 7, nyt 7.",
                "Det finns lika många lediga jobb per hundra arbetslösa som 2023: då 7, nu 7.",
                "There are as many vacancies per hundred unemployed as in 2023: then 7, now 7.",
            ],
        ),
        (
            (16.7, 66.7),
            (25.0, 25.0),
            [
                "Vuonna 2023 avoimia työpaikkoja oli sataa työtöntä kohti 17–67, nyt 25.",
                "År 2023 fanns det 17–67 lediga jobb per hundra arbetslösa, nu 25.",
                "In 2023 there were 17–67 vacancies per hundred unemployed, now 25.",
            ],
        ),
        (
            (None, None),
            (25.0, 25.0),
            [
                "Avoimia työpaikkoja on sataa työtöntä kohti 25.",
                "Det finns 25 lediga jobb per hundra arbetslösa.",
                "There are 25 vacancies per hundred unemployed.",
            ],
        ),
        (
            (25.0, 25.0),
            (None, None),
            [
                "Uusimpana kuukautena työttömiä työnhakijoita ei ole.",
                "Den nyaste månaden finns det inga arbetslösa arbetssökande.",
                "In the newest month there are no unemployed jobseekers.",
            ],
        ),
    ],
    ids=["rises", "same", "open", "only", "none"],
)
def test_no_way_is_claimed_that_hidden_numbers_leave_open(
    before: tuple[float | None, float | None], now: tuple[float | None, float | None], said: list[str]
) -> None:
    assert takeaways(tightness, _found(before, now)) == said


def test_a_fall_is_told_from_the_peak_and_a_rise_from_the_bottom() -> None:
    years = months(
        *(("area", year, 100, 100, 10, 10, 5.5, 5.5, ratio, ratio) for year, ratio in ((2021, 9.0), (2022, 50.4))),
        *(("area", year, 100, 100, 10, 10, 5.5, 5.5, ratio, ratio) for year, ratio in ((2023, 20.0), (2026, 6.8))),
    )
    fallen = "Since 2022 vacancies per hundred unemployed have fallen from 50 to 7."
    assert takeaways(tightness, Answer.of(years, UNPLACED))[2] == fallen
    risen = years.assign(**{end: [9.0, 3.6, 5.0, 6.8] for end in ENDS})
    assert takeaways(tightness, Answer.of(risen, UNPLACED))[2] == (
        "Since 2022 vacancies per hundred unemployed have risen from 4 to 7."
    )


def test_the_years_that_the_line_passes_over_stand_under_the_title() -> None:
    assert [tightness.words(_found(), context(tightness, language)).reading for language in LANGUAGES] == [
        "Tämän kuukauden lukuja ei ole vuosilta 2024 ja 2025; viiva kulkee niiden yli.",
        "För 2024 och 2025 saknas siffror för den här månaden; linjen går över dem.",
        "There are no figures for this month in 2024 and 2025; the line passes over them.",
    ]


def test_notes_say_how_many_vacancies_no_region_has() -> None:
    notes = [tightness.words(_found(), context(tightness, language)).notes[0] for language in LANGUAGES]
    assert notes == [
        "Koko maan avoimista työpaikoista 31\u00a0% on ilman maakuntaa; vuonna 2023 osuus oli 6\u00a0%. "
        "Siksi kuntien ja maakuntien luvut eivät täysin vertaudu aiempiin eikä koko maahan.",
        "Av hela landets lediga jobb saknar 31\u00a0% landskap; år 2023 var andelen 6\u00a0%. "
        "Därför är kommunernas och landskapens tal inte helt jämförbara med tidigare eller med hela landet.",
        "Of the country’s vacancies 31% have no region; in 2023 the share was 6%. The figures of municipalities and "
        "regions are therefore not fully comparable with earlier ones or with the country.",
    ]


def test_a_download_has_both_ends_of_a_range_as_numbers() -> None:
    cells = table(in_english(tightness, _found()))[0].cells
    ends = [[float(end.value) for _, end in cell.parts] for cell in cells if isinstance(cell, CompositeCell)]
    assert ends == [[20.1, 20.6], [77, 79]]


def test_nobody_unemployed_is_a_dash_and_a_gap() -> None:
    shown = in_english(tightness, _found((None, None)))
    assert table(shown)[0].cells[0] == "–"
    assert _values(shown)[:2] == [None, 7.3]


def test_nobody_unemployed_in_any_year_is_not_shown() -> None:
    found = _found((None, None), (None, None))
    assert in_english(tightness, found).reason == "there are no figures on unemployed jobseekers in this area"
    assert [tightness.words(found, context(tightness, language)).title for language in LANGUAGES] == [
        "Kuinka monta avointa työpaikkaa on sataa työtöntä kohti?",
        "Hur många lediga jobb finns det per hundra arbetslösa?",
        "How many vacancies are there per hundred unemployed jobseekers?",
    ]


def test_a_year_that_the_country_lacks_is_a_dash() -> None:
    shown = in_english(tightness, Answer.of(_rows().drop(index=2), UNPLACED))
    assert table(shown)[0].cells[1] == "–"


def ends(rows: pd.DataFrame, unit: str, year: int) -> tuple[float, float]:
    row = rows[(rows["unit"] == unit) & (rows["year"] == year)]
    assert len(row) == 1
    return (round(float(row["tightness_low"].iloc[0]), 4), round(float(row["tightness_high"].iloc[0]), 4))


def test_tightness_of_a_group_its_employment_area_and_the_country(store: Store) -> None:
    found = tightness.answer(store, area=find_area(store, "kopa-jarviseutu"))
    # KEHA 12r5, June 2026: 33–36 / 493, 96–102 / 2 347 in Kymppi, 26 641 / 352 001; in June 2023 78 / 384
    assert ends(found.rows, "area", 2026) == (6.6937, 7.3022)
    assert ends(found.rows, "area", 2023) == (20.3125, 20.3125)
    assert ends(found.rows, "employment_area", 2026) == (4.0903, 4.346)
    assert ends(found.rows, "country", 2026) == (7.5684, 7.5684)
    # 18 498 of 26 641 vacancies are of a region; in June 2023 49 802 of 53 189
    assert (round(found.facts.latest_pct, 4), round(found.facts.previous_pct, 4)) == (30.5657, 6.3679)


@pytest.mark.parametrize(
    ("code", "low", "high"),
    # KEHA 12r5, June 2026, by hand: vacancies / unemployed
    [
        ("049", 3.5081, 3.5081),  # 722 / 20 581
        ("091", 3.4824, 3.4824),  # 1 831 / 52 578
        ("111", 2.4889, 2.4889),  # 28 / 1 125
        ("052", 12.0, 12.0),  # 6 / 50
        ("005", 6.2914, 6.2914),  # 19 / 302
        ("035", 0.0, 0.0),  # 0 / 10
        ("016", 0.2907, 1.1628),  # 1–4 / 344
        ("148", 37.659, 37.659),  # 148 / 393
        ("170", 27.1739, 27.1739),  # 25 / 92
        ("062", 25.0, 400.0),  # 1–4 / 1–4
        ("MK05", 5.129, 5.129),  # 473 / 9 222
        ("MK07", 2.6155, 2.6155),  # 380 / 14 529
        ("kopa-kanta-hame", 4.973, 5.0193),  # 322–325 / 6 475
    ],
)
def test_tightness_of_june_2026_worked_by_hand(store: Store, code: str, low: float, high: float) -> None:
    rows = tightness.answer(store, area=find_area(store, code)).rows
    assert ends(rows, "area", 2026) == (low, high)


def test_tightness_is_not_compared_with_itself(store: Store) -> None:
    country = tightness.answer(store, area=find_area(store, "SSS")).rows
    assert country["unit"].unique().tolist() == ["area"]
    assert ends(country, "area", 2022) == (33.9710, 33.9710)  # June: 88 253 / 259 789
    region = tightness.answer(store, area=find_area(store, "MK14")).rows
    assert sorted(region["unit"].unique()) == ["area", "country"]


def test_tightness_of_several_regions_is_that_of_their_sums(store: Store) -> None:
    rows = tightness.answer(store, area=group_of(store, ["005", "091"])).rows
    # Etelä-Pohjanmaa and Uusimaa, June 2026: (487 + 5 067) / (7 718 + 122 804)
    assert ends(rows, "region", 2026) == (4.2552, 4.2552)


def test_regions_of_a_group_are_summed_in_any_order(store: Store) -> None:
    one, other = (
        tightness.answer(store, area=group_of(store, codes)).rows
        for codes in (["005", "091", "398"], ["398", "005", "091"])
    )
    pd.testing.assert_frame_equal(one, other)
