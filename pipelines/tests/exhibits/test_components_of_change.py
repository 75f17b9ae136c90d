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


def test_components_of_change() -> None:
    assert takeaways(components_of_change, found(OWN, COUNTRY)) == [
        "Vuonna 2025 luonnollinen väestönlisäys oli −15 (syntyneet 10, kuolleet 25) ja muuttoliike +5 henkeä "
        "(kuntien välinen nettomuutto −7, nettomaahanmuutto +12). Syntyneiden ja kuolleiden erotus vaikutti väkilukuun "
        "enemmän kuin muuttoliike.",
        "År 2025 var den naturliga befolkningsökningen −15 (födda 10, döda 25) och flyttningen +5 personer "
        "(nettoflyttning mellan kommuner −7, nettoinvandring +12). Skillnaden mellan födda och döda påverkade "
        "folkmängden mer än flyttningen.",
        "In 2025 natural increase was −15 (births 10, deaths 25) and migration +5 persons (net intermunicipal "
        "migration −7, net immigration +12). The difference between births and deaths changed the population more than "
        "migration did.",
    ]
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


@pytest.mark.parametrize(
    ("migration", "sentence"),
    [
        (-16, "Migration changed the population more than the difference between births and deaths did."),
        (15, "Both changed the population by the same number."),
    ],
)
def test_what_changed_the_population_more_is_said_by_size_whatever_its_direction(migration: int, sentence: str) -> None:
    own = components(
        "area", births=(10, 1.0), deaths=(-25, -2.5), intermunicipal_net=(migration, 1.0), net_immigration=(0, 0.0)
    )
    assert in_english(components_of_change, found(own)).takeaway.endswith(f". {sentence}")


def test_components_of_several_years_are_lines_and_the_sentence_is_of_the_newest() -> None:
    before = OWN.assign(year=2024, persons=[20, -20, 1, 2])
    shown = in_english(components_of_change, found(before, OWN))
    assert table(shown) == (Row("2024", ("0", "+1", "+2")), Row("2025", ("−15", "−7", "+12")))
    assert shown.takeaway.startswith("In 2025 natural increase was −15 ")
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


def test_the_sentence_keeps_its_numbers_and_what_weighs_more() -> None:
    first, larger = findings_of(in_english(components_of_change, found(OWN)).takeaway)
    assert {name: getattr(value, "value", value) for name, value in first.values.items() if name != "larger"} == {
        "year": 2025,
        "natural": -15,
        "births": 10,
        "deaths": 25,
        "migration": 5,
        "moves": -7,
        "immigration": 12,
    }
    assert larger.kind == "components_of_change.larger_natural"


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
