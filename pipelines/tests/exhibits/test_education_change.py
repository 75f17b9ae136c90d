"""Education over the years in words: made-up persons, percentages worked by hand."""

import pandas as pd

from lagesbild.exhibits import Answer
from lagesbild.exhibits.labour import education_change
from lagesbild.figures import LinePoint
from lagesbild.language import Gap
from lagesbild.measures.over_years import Past
from lagesbild.store import Store, find_area
from lagesbild.store.areas import AreaKind
from tests.exhibits.spoken import context, in_english, lines, table, takeaways


def years(kind: AreaKind = "group", first: int = 2015) -> Answer[Past]:
    """The area's tertiary share rises from 20 % to 25.25 %, the country's from 30 % to 34 %; 2021–2024 are missing."""
    rows = [
        ("area", first, 20.0, 40.0),
        ("area", 2020, 22.0, 37.0),
        ("area", 2025, 25.25, 34.5),
        ("region", first, 25.0, 35.0),
        ("region", 2020, 26.0, 33.0),
        ("region", 2025, 27.0, 31.0),
        ("country", first, 30.0, 29.0),
        ("country", 2020, 32.0, 26.0),
        ("country", 2025, 34.0, 24.96),
    ]
    frame = pd.DataFrame(rows, columns=["unit", "year", "tertiary_pct", "basic_pct"])
    shown = frame[frame["unit"] == "area"] if kind == "country" else frame
    return Answer(shown, Past(first, (first, 2020, 2025)), frozenset())


def moved(tertiary_pct: float) -> Answer[Past]:
    """The area's tertiary share goes from 20 % to another."""
    found = years()
    rows = found.rows.copy()
    rows.loc[(rows["unit"] == "area") & (rows["year"] == 2025), "tertiary_pct"] = tertiary_pct
    return Answer(rows, found.facts, frozenset())


def test_the_share_rose() -> None:
    assert takeaways(education_change, years()) == [
        "Alueella Järviseutu korkea-asteen suorittaneiden osuus nousi 5,3 prosenttiyksikköä vuodesta 2015.",
        "I området Sjönejden steg andelen med examen på högre nivå 5,3 procentenheter från 2015.",
        "In Järviseutu the share with a tertiary qualification rose 5.3 percentage points from 2015.",
    ]


def test_the_share_fell() -> None:
    assert takeaways(education_change, moved(19.5)) == [
        "Alueella Järviseutu korkea-asteen suorittaneiden osuus laski 0,5 prosenttiyksikköä vuodesta 2015.",
        "I området Sjönejden sjönk andelen med examen på högre nivå 0,5 procentenheter från 2015.",
        "In Järviseutu the share with a tertiary qualification fell 0.5 percentage points from 2015.",
    ]


def test_the_share_is_the_same() -> None:
    assert takeaways(education_change, moved(20.44)) == [
        "Alueella Järviseutu korkea-asteen suorittaneiden osuus on pysynyt samana vuodesta 2015.",
        "I området Sjönejden är andelen med examen på högre nivå densamma som 2015.",
        "In Järviseutu the share with a tertiary qualification is what it was in 2015.",
    ]


def test_the_country_is_not_compared_with_itself() -> None:
    shown = in_english(education_change, years("country"), "country")
    assert len({mark.series for mark in shown.marks}) == 2


def test_at_most_four_lines_broken_at_missing_years_and_the_region_in_the_table() -> None:
    shown = in_english(education_change, years())
    assert lines(shown) == [
        ("Tertiary, Järviseutu", "own"),
        ("None beyond basic level, Järviseutu", "third"),
        ("Tertiary, Whole country", "second"),
        ("None beyond basic level, Whole country", "fourth"),
    ]
    own = [mark for mark in shown.marks if isinstance(mark, LinePoint) and mark.series == "Tertiary, Järviseutu"]
    assert [point.year for point in own] == list(range(2015, 2026))
    known = [(point.year, point.value) for point in own if point.value is not None]
    assert known == [(2015, 20.0), (2020, 22.0), (2025, 25.25)]
    assert [row.header for row in table(shown)] == ["2015", "2020", "2025"]
    assert table(shown)[2].cells == ("25.3%", "34.5%", "27.0%", "31.0%", "34.0%", "25.0%")
    assert shown.notes[0] == "The change is counted from 2015; number of years: 10."
    assert shown.notes[1].startswith("There are no figures for 2016, 2017, 2018, 2019, 2021")
    assert shown.title == (
        "Population aged 15 and over: tertiary qualification and none beyond basic level 2015–2025, "
        "Järviseutu, per cent"
    )


def test_a_shorter_past_is_said_with_its_years() -> None:
    shown = in_english(education_change, years(first=2018))
    assert shown.takeaway.endswith("rose 5.3 percentage points from 2018.")
    assert shown.notes[0].startswith("The change is counted from 2018; number of years: 7.")


def test_there_is_a_data_gap_only_where_there_is_one_year() -> None:
    alone = Answer(pd.DataFrame(), Past(0, (2025,)), frozenset[str]())
    assert education_change.gap(alone, context(education_change)) == Gap(
        "earlier years of the educational structure",
        "Change in the educational structure",
        "There are figures on the educational structure for one year only: 2025.",
        "Statistics Finland, Educational structure of population: earlier years (from 1970).",
    )
    assert education_change.gap(years(), context(education_change)) is None


def test_what_ships_has_one_year(store: Store) -> None:
    for code in ("kopa-jarviseutu", "MK14", "SSS"):
        found = education_change.answer(store, area=find_area(store, code))
        assert (found.is_empty, found.facts.known_years) == (True, (2025,))
