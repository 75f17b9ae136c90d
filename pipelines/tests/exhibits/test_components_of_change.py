"""What the change in population came of: sentences of hand-made rows, and the published numbers."""

import pandas as pd
import pytest

from lagesbild.exhibits import Answer
from lagesbild.exhibits.population import components_of_change
from lagesbild.figures import Bar, LinePoint
from lagesbild.language import Row, findings_of
from lagesbild.store import Store, find_area
from tests.exhibits.spoken import in_english, table, takeaways


def components(unit: str, **rates: tuple[int, float]) -> pd.DataFrame:
    """Persons and per 1 000 of each component in 2025."""
    rows = [(unit, 2025, component, *rate) for component, rate in rates.items()]
    return pd.DataFrame(rows, columns=["unit", "year", "component", "persons", "per_1000"])


def found(*frames: pd.DataFrame) -> Answer[None]:
    return Answer(pd.concat(frames, ignore_index=True), None, frozenset())


OWN = components(
    "area", births=(10, 5.0), deaths=(-25, -12.5), intermunicipal_net=(-7, -3.5), net_immigration=(12, 6.0)
)
COUNTRY = components(
    "country",
    births=(45832, 8.1),
    deaths=(-59209, -10.5),
    intermunicipal_net=(0, 0.0),
    net_immigration=(30287, 5.4),
)


def of(births: int, deaths: int, migration: int) -> pd.DataFrame:
    """Persons of each component in 2025; no rates."""
    return components(
        "area",
        births=(births, 0.0),
        deaths=(-deaths, 0.0),
        intermunicipal_net=(migration, 0.0),
        net_immigration=(0, 0.0),
    )


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        (
            of(110, 291, -37),
            [
                "Väkiluku väheni 2025 eniten siksi, että kuolleita oli 181 enemmän kuin syntyneitä.",
                "Folkmängden minskade 2025 mest för att 181 fler dog än föddes.",
                "The population fell in 2025 mainly because 181 more people died than were born.",
            ],
        ),
        (
            of(10, 15, -37),
            [
                "Väkiluku väheni 2025 eniten siksi, että poismuuttaneita oli 37 enemmän kuin tulijoita.",
                "Folkmängden minskade 2025 mest för att 37 fler flyttade ut än in.",
                "The population fell in 2025 mainly because 37 more people left than arrived.",
            ],
        ),
        (
            of(50, 15, 7),
            [
                "Väkiluku kasvoi 2025 eniten siksi, että syntyneitä oli 35 enemmän kuin kuolleita.",
                "Folkmängden ökade 2025 mest för att 35 fler föddes än dog.",
                "The population grew in 2025 mainly because 35 more people were born than died.",
            ],
        ),
        (
            of(50, 15, 1200),
            [
                "Väkiluku kasvoi 2025 eniten siksi, että tulijoita oli 1\u00a0200 enemmän kuin poismuuttaneita.",
                "Folkmängden ökade 2025 mest för att 1\u00a0200 fler flyttade in än ut.",
                "The population grew in 2025 mainly because 1,200 more people arrived than left.",
            ],
        ),
        (
            of(50, 15, -40),
            [
                "Syntyneitä oli 35 enemmän kuin kuolleita, mutta muuttotappio 40 oli suurempi.",
                "35 fler föddes än dog, men flyttningsförlusten på 40 var större.",
                "There were 35 more births than deaths, but the migration loss of 40 was larger.",
            ],
        ),
        (
            of(10, 25, 5),
            [
                "Kuolleita oli 15 enemmän kuin syntyneitä, eikä muuttovoitto 5 riittänyt korvaamaan sitä.",
                "15 fler dog än föddes, och flyttningsvinsten på 5 räckte inte till.",
                "There were 15 more deaths than births, and the migration gain of 5 did not suffice.",
            ],
        ),
        (
            of(10, 25, 40),
            [
                "Kuolleita oli 15 enemmän kuin syntyneitä, mutta muuttovoitto 40 oli suurempi.",
                "15 fler dog än föddes, men flyttningsvinsten på 40 var större.",
                "There were 15 more deaths than births, but the migration gain of 40 was larger.",
            ],
        ),
        (
            of(50, 15, -20),
            [
                "Syntyneitä oli 35 enemmän kuin kuolleita, eikä muuttotappio 20 vienyt kaikkea kasvua.",
                "35 fler föddes än dog, och flyttningsförlusten på 20 tog inte hela ökningen.",
                "There were 35 more births than deaths, and the migration loss of 20 was smaller.",
            ],
        ),
        (
            of(10, 25, 15),
            [
                "Väkiluku ei muuttunut 2025: syntyneet, kuolleet ja muuttoliike kumosivat toisensa.",
                "Folkmängden förändrades inte 2025: födda, döda och flyttning tog ut varandra.",
                "The population did not change in 2025: births, deaths and migration cancelled out.",
            ],
        ),
    ],
    ids=["deaths", "left", "births", "came", "left-more", "gain-less", "gain-more", "loss-less", "balanced"],
)
def test_components_of_change(own: pd.DataFrame, expected: list[str]) -> None:
    assert takeaways(components_of_change, found(own, COUNTRY)) == expected


def test_the_table_has_persons_and_rates_and_the_weight_is_the_whole_change() -> None:
    shown = in_english(components_of_change, found(OWN, COUNTRY))
    assert table(shown)[1:3] == (
        Row("Deaths", ("−25", "−12.5", "−10.5")),
        Row("Net intermunicipal migration", ("−7", "−3.5", "0.0")),
    )
    assert shown.weight == pytest.approx(0.005)


def test_one_year_has_bars_of_the_area_beside_those_of_others() -> None:
    bars = [mark for mark in in_english(components_of_change, found(OWN, COUNTRY)).marks if isinstance(mark, Bar)]
    assert [(bar.series, bar.category, bar.value, bar.label) for bar in bars[3:5]] == [
        ("Järviseutu", "Net immigration", 6.0, "+6.0"),
        ("Whole country", "Live births", 8.1, "+8.1"),
    ]
    assert bars[0].hover == "Järviseutu, Live births: +5.0 ‰"


def test_components_of_several_years_are_lines_and_the_sentence_is_of_the_newest() -> None:
    before = OWN.assign(year=2024, persons=[20, -20, 1, 2])
    shown = in_english(components_of_change, found(before, OWN))
    assert table(shown) == (Row("2024", ("0", "+1", "+2")), Row("2025", ("−15", "−7", "+12")))
    assert shown.takeaway.startswith("There were 15 more deaths than births, ")
    points = [mark for mark in shown.marks if isinstance(mark, LinePoint)]
    assert [(point.series, point.year, point.value) for point in points] == [
        ("Natural increase", 2024, 0),
        ("Natural increase", 2025, -15),
        ("Net intermunicipal migration", 2024, 1),
        ("Net intermunicipal migration", 2025, -7),
        ("Net immigration", 2024, 2),
        ("Net immigration", 2025, 12),
    ]
    assert shown.weight == pytest.approx(0.005)


def test_moves_within_the_area_are_named_where_it_has_several_municipalities() -> None:
    note = "Moves between the area's own municipalities cancel out in the area's sum."
    assert note in in_english(components_of_change, found(OWN)).notes
    assert note in in_english(components_of_change, found(OWN), "employment_area").notes
    assert note not in in_english(components_of_change, found(OWN), "municipality").notes


def test_the_sentence_keeps_its_numbers() -> None:
    (own,) = findings_of(in_english(components_of_change, found(OWN)).takeaway)
    assert own.kind == "components_of_change.fell_despite_migration"
    assert {name: getattr(value, "value", value) for name, value in own.values.items()} == {
        "natural": 15,
        "migration": 5,
    }


def test_components_add_up_to_the_change_and_deaths_take_away(store: Store) -> None:
    parts = components_of_change.answer(store, area=find_area(store, "SSS")).rows
    own = parts[parts["unit"] == "area"].set_index("component")
    # Statistics Finland 121w, 2025: births 45 832, deaths 59 209
    assert own.loc["births", "persons"] == 45832
    assert own.loc["deaths", "persons"] == -59209
    assert own.loc["intermunicipal_net", "persons"] == 0
    # 45 832 births over the mean of 5 652 881 and 5 652 881 − 16 910
    assert own.loc["births", "per_1000"] == pytest.approx(1000 * 45832 / 5644426, rel=1e-6)


def test_a_group_is_compared_with_its_region_and_the_country(store: Store) -> None:
    found_here = components_of_change.answer(store, area=find_area(store, "kopa-jarviseutu"))
    assert list(dict.fromkeys(found_here.rows["unit"])) == ["area", "country", "region"]
    assert found_here.years and found_here.sources
