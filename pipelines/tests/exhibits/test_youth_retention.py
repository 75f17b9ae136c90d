"""Do the young stay: figures of the provider's, own figures where whole tables are there, and the sentences."""

import pandas as pd
import pytest

from lagesbild.exhibits import Answer
from lagesbild.exhibits.population import youth_retention as room
from lagesbild.exhibits.population.youth_retention import Own
from lagesbild.figures import LinePoint
from lagesbild.store import Store, find_area
from tests.exhibits.spoken import in_english, table, takeaways


def followed(unit: str, before: int, now: int, *, year: int = 2025) -> tuple[str, int, int, int, float]:
    return (unit, year, before, now, 100 * now / before)


def answer(*rows: tuple[str, int, int, int, float], own: str = "area") -> Answer[Own]:
    columns = ["unit", "year", "before_persons", "now_persons", "ratio"]
    return Answer(pd.DataFrame(list(rows), columns=columns), Own(own), frozenset())


def test_a_region_is_compared_over_its_whole_series(store: Store) -> None:
    found = room.answer(store, area=find_area(store, "MK14"))
    own = found.rows[found.rows["unit"] == "area"]
    assert own["year"].tolist() == list(range(1982, 2026))
    # Statistics Finland, 11re: persons aged 15–19 on 31 December 2015, and 25–29 on 31 December 2025
    assert own[["before_persons", "now_persons"]].iloc[-1].tolist() == [11556, 8925]
    country = found.rows[found.rows["unit"] == "country"].iloc[-1]
    assert country[["before_persons", "now_persons"]].tolist() == [301171, 335529]
    assert (found.facts, found.sources) == (Own("area"), frozenset({"statfin-11re-region"}))


def test_municipalities_without_ages_ten_years_apart_show_their_region(store: Store) -> None:
    found = room.answer(store, area=find_area(store, "kopa-jarviseutu"))
    assert found.facts == Own("region")
    assert sorted(set(found.rows["unit"])) == ["country", "region"]
    assert found.rows[found.rows["unit"] == "region"]["now_persons"].iloc[-1] == 8925


@pytest.mark.slow
def test_municipalities_have_their_own_figures_where_whole_tables_are_there(whole_store: Store) -> None:
    found = room.answer(whole_store, area=find_area(whole_store, "005"))
    own = found.rows[found.rows["unit"] == "area"]
    # made-up table: 81 persons of each age in 2015, 61 in 2025; its ages begin in 2014
    assert own["year"].tolist() == [2024, 2025]
    assert own[["before_persons", "now_persons"]].iloc[-1].tolist() == [5 * 81, 5 * 61]
    assert found.facts == Own("area")


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (
            800,
            [
                "Alueella Järviseutu vuoden 2015 sataa teini-ikäistä vastaa nyt vain 80 nuorta aikuista.",
                "I området Sjönejden finns det nu bara 80 unga vuxna per hundra tonåringar 2015.",
                "In Järviseutu a hundred teenagers of 2015 became only 80 young adults.",
            ],
        ),
        (
            1250,
            [
                "Alueella Järviseutu vuoden 2015 sataa teini-ikäistä vastaa nyt 125 nuorta aikuista.",
                "I området Sjönejden finns det nu 125 unga vuxna per hundra tonåringar 2015.",
                "In Järviseutu there are 125 young adults per hundred teenagers of 2015.",
            ],
        ),
        (
            1009,
            [
                "Alueella Järviseutu on nyt lähes yhtä monta nuorta aikuista kuin teini-ikäistä vuonna 2015.",
                "I området Sjönejden finns nu nästan lika många unga vuxna som tonåringar 2015.",
                "In Järviseutu there are now about as many young adults as teenagers in 2015.",
            ],
        ),
    ],
    ids=["fewer", "more", "same"],
)
def test_the_young_ten_years_later(now: int, expected: list[str]) -> None:
    assert takeaways(room, answer(followed("area", 1000, now), followed("country", 300000, 330000))) == expected


def test_figures_of_the_region_are_named_so() -> None:
    rows = (followed("region", 1000, 800, year=2024), followed("region", 1000, 900), followed("country", 10, 11))
    shown = in_english(room, answer(*rows, own="region"))
    assert shown.takeaway == "In South Ostrobothnia a hundred teenagers of 2015 became only 90 young adults."
    assert [mark.label for mark in shown.marks if isinstance(mark, LinePoint)] == ["", "90", "110"]
    assert shown.is_of_region
    assert shown.notes[0].startswith("The figures are regional: ")
    assert "1994" not in " ".join(shown.notes[:2])
    assert [row.cells for row in table(shown)] == [("1,000", "800", "80.0", "–"), ("1,000", "900", "90.0", "110.0")]


def test_students_registered_elsewhere_are_noted_where_the_series_is_older() -> None:
    old, new = (in_english(room, answer(followed("area", 10, 9, year=year))) for year in (2003, 2004))
    assert any("Since June 1994" in note for note in old.notes)
    assert not any("Since June 1994" in note for note in new.notes)


def test_without_ages_ten_years_apart_nothing_is_shown() -> None:
    shown = in_english(room, answer(own=""))
    assert (shown.title, shown.reason) == ("Do the young stay?", "there is no observed age structure 10 years apart.")
