"""Jobs and commuting: figures of the provider's added up by hand, and sentences of hand-made rows."""

import pandas as pd

from lagesbild.exhibits import Answer
from lagesbild.exhibits.labour import commuting as room
from lagesbild.exhibits.labour.commuting import Span
from lagesbild.store import Store, find_area
from tests.exhibits.spoken import bars, in_english, table, takeaways

OWN, REGION = ("area", "area", "", "", ""), ("region", "region", "", "", "")
ALAJARVI = ("member", "KU005", "Alajärvi", "Alajärvi", "Alajärvi")
EVIJARVI = ("member", "KU052", "Evijärvi", "Evijärvi", "Evijärvi")


def of(place: tuple[str, ...], residents: int, out: int, jobs: int, inwards: int) -> list[tuple[object, ...]]:
    """The same jobs ten years before, at twice as many residents."""
    return [
        (*place, 2007, 2 * residents, 2 * out, jobs, inwards, 50 * jobs / residents),
        (*place, 2017, residents, out, jobs, inwards, 100 * jobs / residents),
    ]


def answer(*places: list[tuple[object, ...]]) -> Answer[Span]:
    rows = pd.DataFrame([row for place in places for row in place], columns=[*room.Place._fields])
    return Answer(rows, Span(2007, 2017), frozenset())


ROWS = (
    of(REGION, 8000, 1000, 8400, 1400),
    of(ALAJARVI, 600, 120, 510, 30),
    of(EVIJARVI, 400, 180, 270, 50),
    of(OWN, 1000, 300, 780, 80),
)


def test_the_year_and_the_ratio_are_the_headline() -> None:
    assert takeaways(room, answer(*ROWS)) == [
        "Alueella Järviseutu oli 78 työpaikkaa sataa työllistä asukasta kohti vuonna 2017.",
        "I området Sjönejden fanns 78 arbetsplatser per hundra sysselsatta invånare 2017.",
        "In Järviseutu there were 78 jobs per hundred employed residents in 2017.",
    ]


def test_bars_begin_at_a_hundred_and_the_table_has_both_sides_and_the_first_year() -> None:
    shown = in_english(room, answer(*ROWS))
    assert bars(shown) == [
        ("The area", "Järviseutu", -22.0, "78.0"),
        ("Its municipalities", "Evijärvi", -32.5, "67.5"),
        ("Its municipalities", "Alajärvi", -15.0, "85.0"),
        ("Its region", "Etelä-Pohjanmaa", 5.0, "105.0"),
    ]
    assert table(shown)[0].cells == ("1,000", "300 (30.0%)", "780", "80 (10.3%)", "78.0", "39.0")
    assert shown.notes[:2] == (
        "Of the employed residents 30% worked in another municipality, and 10% of the jobs were held by people from"
        " other municipalities.",
        "Commuting between the area’s own municipalities is counted, as pairs of home and workplace are not known.",
    )


def test_a_group_sums_both_sides_of_its_members(store: Store) -> None:
    found = room.answer(store, area=find_area(store, "kopa-jarviseutu"))
    newest = found.rows[found.rows["year"] == 2017].set_index("area_code")
    sides = ["residents_persons", "out_persons", "jobs_persons", "in_persons"]
    # Statistics Finland, 115n and 115p, 31 December 2017
    assert newest.loc[["KU005", "KU052", "KU403", "KU934"], sides].to_numpy().sum(axis=0).tolist() == [
        *newest.loc["area", sides]
    ]
    assert [*newest.loc["KU005", sides]] == [3508, 830, 3484, 806]
    assert found.facts == Span(2007, 2017)
    assert found.sources == {"statfin-115n", "statfin-115p"}


def test_a_municipality_is_beside_its_region_and_has_no_members(store: Store) -> None:
    found = room.answer(store, area=find_area(store, "858"))
    assert sorted(set(found.rows["unit"])) == ["area", "region"]


def test_the_country_is_not_shown(store: Store) -> None:
    assert takeaways(room, room.answer(store, area=find_area(store, "SSS")), "country") == ["", "", ""]
    shown = in_english(room, room.answer(store, area=find_area(store, "SSS")), "country")
    assert shown.reason == "in the whole country there are as many jobs as employed residents"
