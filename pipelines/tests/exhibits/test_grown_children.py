"""Children and people of their birth years: figures of the provider's, and sentences of hand-made rows."""

import pandas as pd
import pytest

from lagesbild.exhibits import Answer
from lagesbild.exhibits.population import grown_children as room
from lagesbild.store import Store, find_area
from tests.exhibits.spoken import bars, in_english, table, takeaways

ALAJARVI = ("member", "Alajärvi", "Alajärvi", "Alajärvi")


def answer(*rows: tuple[object, ...]) -> Answer[None]:
    return Answer(pd.DataFrame(list(rows), columns=[*room.Followed._fields]), None, frozenset())


def unit(name: str, before: int, now: int) -> tuple[object, ...]:
    return (name, "", "", "", 2019, before, now)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (
            800,
            [
                "Alueella Järviseutu vuoden 2001 sadasta lapsesta tuli vain 80 nuorta aikuista.",
                "I området Sjönejden blev hundra barn 2001 bara 80 unga vuxna.",
                "In Järviseutu a hundred children of 2001 became only 80 young adults.",
            ],
        ),
        (
            1250,
            [
                "Alueella Järviseutu vuoden 2001 sataa lasta vastasi myöhemmin 125 nuorta aikuista.",
                "I området Sjönejden fanns det senare 125 unga vuxna per hundra barn 2001.",
                "In Järviseutu 125 young adults later lived per hundred children of 2001.",
            ],
        ),
        (
            1009,
            [
                "Alueella Järviseutu vuoden 2001 lapsista tuli lähes yhtä monta nuorta aikuista.",
                "I området Sjönejden blev barnen 2001 nästan lika många unga vuxna.",
                "In Järviseutu the children of 2001 became about as many young adults.",
            ],
        ),
    ],
    ids=["fewer", "more", "same"],
)
def test_children_as_young_adults(now: int, expected: list[str]) -> None:
    assert takeaways(room, answer(unit("area", 1000, now), unit("country", 9000, 9900))) == expected


def test_the_area_comes_first_then_its_members_region_and_country() -> None:
    shown = in_english(
        room,
        answer(unit("country", 900, 990), unit("area", 100, 80), (*ALAJARVI, 2019, 60, 45), unit("region", 200, 190)),
    )
    assert bars(shown) == [
        ("The area", "Järviseutu", -20.0, "80.0"),
        ("Its municipalities", "Alajärvi", -25.0, "75.0"),
        ("Its region", "Etelä-Pohjanmaa", -5.0, "95.0"),
        ("Whole country", "Whole country", 10.0, "110.0"),
    ]
    assert table(shown)[1].cells == ("60", "45", "75.0")
    assert shown.title == (
        "Residents aged 18–35 in Järviseutu in 2019 per hundred aged 0–17 of the same birth years in 2001"
    )


@pytest.mark.parametrize("rows", [[], [unit("area", 19, 30)], [unit("area", 30, 19)]], ids=["none", "then", "now"])
def test_of_few_or_unknown_nothing_is_shown(rows: list[tuple[object, ...]]) -> None:
    shown = in_english(room, answer(*rows))
    assert shown.takeaway == ""
    assert shown.reason.startswith("those aged 18–35 or the children are too few")


def test_municipalities_are_followed_from_the_groups_of_2001_to_the_single_ages_of_2019(store: Store) -> None:
    found = room.answer(store, area=find_area(store, "kopa-jarviseutu"))
    rows = found.rows.set_index("unit")
    members = rows.loc[["member"]].set_index("name_fi")
    # Statistics Finland, population structure: aged 0–17 on 31 December 2001; 11re: aged 18–35 on 31 December 2019
    assert [*members.loc["Alajärvi", ["before_persons", "now_persons"]]] == [2905, 1475]
    assert rows.loc["area", "before_persons"] == members["before_persons"].sum()
    assert set(found.rows["year"]) == {2019}
    assert found.sources >= {"statfin-11re-age-group", "statfin-11re-municipality"}


def test_a_region_is_followed_to_its_newest_year(store: Store) -> None:
    rows = room.answer(store, area=find_area(store, "MK14")).rows
    assert (set(rows["year"]), sorted(rows["unit"])) == ({2025}, ["area", "country"])
