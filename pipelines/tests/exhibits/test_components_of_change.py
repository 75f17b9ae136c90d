"""What the change in population came of: sentences of hand-made rows, and the published numbers."""

import pandas as pd
import pytest

from lagesbild.exhibits import Answer
from lagesbild.exhibits.population import components_of_change
from lagesbild.figures import Bar, LinePoint
from lagesbild.language import Row, findings_of
from lagesbild.settings import LANGUAGES
from lagesbild.store import Store, find_area
from tests.exhibits.spoken import context, in_english, table, takeaways


def components(unit: str, year: int = 2025, **rates: tuple[int, float]) -> pd.DataFrame:
    """Persons and per 1 000 of each component, and of what they add up to; no correction."""
    known = {name: pd.Series(rate) for name, rate in rates.items()}
    known["natural_increase"] = known["births"] + known["deaths"]
    known["net_migration"] = known["intermunicipal_net"] + known["net_immigration"]
    known["change"] = known["natural_increase"] + known["net_migration"]
    rows = [(unit, year, component, int(persons), rate) for component, (persons, rate) in known.items()]
    return pd.DataFrame(rows, columns=["unit", "year", "component", "persons", "per_1000"])


def remainders(natural: dict[int, int], migration: int, unit: str = "area") -> pd.DataFrame:
    """Years of which only the remainder beside net migration is known."""
    persons = {"natural_increase": natural, "net_migration": dict.fromkeys(natural, migration)}
    persons["change"] = {year: each + migration for year, each in natural.items()}
    rows = [(unit, year, name, each, 0.0) for name, by_year in persons.items() for year, each in by_year.items()]
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


def of(births: int, deaths: int, migration: int, unit: str = "area") -> pd.DataFrame:
    """Persons of each component in 2025; no rates."""
    return components(
        unit,
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
                "Folkmängden minskade 2025, främst för att 181 fler dog än föddes.",
                "The population fell in 2025 mainly because 181 more people died than were born.",
            ],
        ),
        (
            of(10, 15, -37),
            [
                "Väkiluku väheni 2025 eniten siksi, että poismuuttaneita oli 37 enemmän kuin tulijoita.",
                "Folkmängden minskade 2025, främst för att 37 fler flyttade ut än in.",
                "The population fell in 2025 mainly because 37 more people left than arrived.",
            ],
        ),
        (
            of(50, 15, 7),
            [
                "Väkiluku kasvoi 2025 eniten siksi, että syntyneitä oli 35 enemmän kuin kuolleita.",
                "Folkmängden ökade 2025, främst för att 35 fler föddes än dog.",
                "The population grew in 2025 mainly because 35 more people were born than died.",
            ],
        ),
        (
            of(50, 15, 1200),
            [
                "Väkiluku kasvoi 2025 eniten siksi, että tulijoita oli 1\u00a0200 enemmän kuin poismuuttaneita.",
                "Folkmängden ökade 2025, främst för att 1\u00a0200 fler flyttade in än ut.",
                "The population grew in 2025 mainly because 1,200 more people arrived than left.",
            ],
        ),
        (
            of(50, 15, -40),
            [
                "Vuonna 2025 syntyneitä oli 35 enemmän kuin kuolleita, mutta muuttotappio oli 40.",
                "År 2025 föddes 35 fler än som dog, men flyttningsförlusten var 40.",
                "In 2025 there were 35 more births than deaths, but the migration loss was 40.",
            ],
        ),
        (
            of(10, 25, 5),
            [
                "Vuonna 2025 kuolleita oli 15 enemmän kuin syntyneitä, eikä muuttovoitto 5 riittänyt.",
                "År 2025 dog 15 fler än som föddes, och flyttningsvinsten på 5 räckte inte.",
                "In 2025 there were 15 more deaths than births, and migration made up for 5.",
            ],
        ),
        (
            of(10, 25, 40),
            [
                "Vuonna 2025 kuolleita oli 15 enemmän kuin syntyneitä, mutta muuttovoitto oli 40.",
                "År 2025 dog 15 fler än som föddes, men flyttningsvinsten var 40.",
                "In 2025 there were 15 more deaths than births, but the migration gain was 40.",
            ],
        ),
        (
            of(50, 15, -20),
            [
                "Vuonna 2025 syntyneitä oli 35 enemmän kuin kuolleita, ja muuttoliike vei siitä 20.",
                "År 2025 föddes 35 fler än som dog, och flyttningen tog 20 av dem.",
                "In 2025 there were 35 more births than deaths, and migration took away 20.",
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


def test_what_the_headline_adds_up_stands_above_the_bars() -> None:
    said = [components_of_change.words(found(OWN, COUNTRY), context(components_of_change, each)) for each in LANGUAGES]
    assert [shown.reading for shown in said] == [
        "Syntyneet miinus kuolleet −15, muuttoliike yhteensä +5 henkilöä.",
        "Födda minus döda −15, all flyttning +5 personer.",
        "Births minus deaths −15, all migration +5 persons.",
    ]


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
        ("Järviseutu", "Net immigration", 6.0, "+6.0 (+12)"),
        ("Whole country", "Live births", 8.1, "+8.1"),
    ]
    assert bars[0].hover == "Järviseutu, Live births: +5.0 ‰"


def test_years_with_both_kinds_of_migration_have_three_lines_and_the_last_ten_are_added_up() -> None:
    before = components(
        "area", 2024, births=(20, 0), deaths=(-20, 0), intermunicipal_net=(1, 0), net_immigration=(2, 0)
    )
    shown = in_english(components_of_change, found(before, OWN))
    assert table(shown) == (
        Row("2024", ("0", "+1", "+2", "+3")),
        Row("2025", ("−15", "−7", "+12", "−10")),
        Row("2024–2025 altogether", ("−15", "−6", "+14", "−7")),
    )
    assert shown.takeaway.startswith("In 2025 there were 15 more deaths than births, ")
    points = [mark for mark in shown.marks if isinstance(mark, LinePoint)]
    assert [(point.series, point.year, point.value, point.label) for point in points] == [
        ("Natural increase", 2024, 0, ""),
        ("Natural increase", 2025, -15, "−15"),
        ("Net intermunicipal migration", 2024, 1, ""),
        ("Net intermunicipal migration", 2025, -7, "−7"),
        ("Net immigration", 2024, 2, ""),
        ("Net immigration", 2025, 12, "+12"),
    ]
    assert shown.weight == pytest.approx(0.005)


def test_years_of_net_migration_alone_have_two_lines_and_the_turn_is_marked() -> None:
    before = remainders({2021: 30, 2022: 5, 2023: -4, 2024: -9}, 40)
    shown = in_english(components_of_change, found(before, of(10, 25, -3)), "region")
    points = [mark for mark in shown.marks if isinstance(mark, LinePoint)]
    assert [point.value for point in points if point.series == "Natural increase"] == [30, 5, -4, -9, -15]
    assert [point.value for point in points if point.series == "Net migration"] == [40, 40, 40, 40, -3]
    assert [(point.year, point.turn) for point in points if point.turn] == [(2023, "More deaths than births")]
    assert shown.title == "Natural increase (births − deaths) and net migration in Järviseutu 2021–2025, persons a year"
    assert shown.notes[:3] == (
        "In Järviseutu in 2021–2025 altogether: natural increase +7, net migration +157 persons.",
        "Up to 2024 the natural increase is calculated: the change in population minus net migration. It therefore "
        "also contains corrections of the population figures, which may move the turn by a year or two.",
        "In 2025 10 people were born and 25 died. The change in population also contained a correction of 0.",
    )


@pytest.mark.parametrize(
    ("newest", "expected"),
    [
        (
            of(10, 25, 5),
            [
                "Kuolleita on ollut syntyneitä enemmän noin vuodesta 2023 lähtien, eikä muuttovoitto 2025 riittänyt "
                "korvaamaan sitä.",
                "Sedan omkring 2023 dör fler än som föds, och 2025 täckte flyttningsvinsten inte skillnaden.",
                "Deaths have outnumbered births since about 2023, a gap that migration left open in 2025.",
            ],
        ),
        (
            of(10, 25, 40),
            [
                "Kuolleita on ollut syntyneitä enemmän noin vuodesta 2023 lähtien, mutta 2025 muuttovoitto oli "
                "suurempi.",
                "Sedan omkring 2023 dör fler än som föds, men 2025 var flyttningsvinsten större.",
                "More have died than been born since about 2023, but in 2025 migration outweighed it.",
            ],
        ),
        (
            of(10, 25, -3),
            [
                "Kuolleita on ollut syntyneitä enemmän noin vuodesta 2023 lähtien, ja 2025 muuttoliike oli "
                "tappiollista.",
                "Sedan omkring 2023 dör fler än som föds, och 2025 gav flyttningen förlust.",
                "More have died than been born since about 2023, and in 2025 migration was negative.",
            ],
        ),
    ],
    ids=["gain-less", "gain-more", "loss"],
)
def test_since_when_more_people_die_than_are_born(newest: pd.DataFrame, expected: list[str]) -> None:
    before = remainders({2021: 30, 2022: 5, 2023: -4, 2024: -9}, 40)
    assert takeaways(components_of_change, found(before, newest), "region") == expected


def test_since_when_migration_adds_more_than_births_less_deaths() -> None:
    before = remainders({2021: 50, 2022: 40, 2023: 39, 2024: 5}, 40)
    assert takeaways(components_of_change, found(before, of(25, 10, 40)), "region") == [
        "Muuttovoitto on ollut syntyneiden enemmyyttä suurempi noin vuodesta 2023 lähtien.",
        "Sedan omkring 2023 är flyttningsvinsten större än födelseöverskottet.",
        "The migration gain has been larger than the surplus of births since about 2023.",
    ]


def test_the_year_is_exact_where_births_and_deaths_are_known_by_themselves() -> None:
    years = [
        components("area", year, births=(births, 0), deaths=(-20, 0), intermunicipal_net=(1, 0), net_immigration=(3, 0))
        for year, births in {2022: 21, 2023: 19, 2024: 18}.items()
    ]
    assert takeaways(components_of_change, found(*years, of(17, 20, 4))) == [
        "Kuolleita on ollut syntyneitä enemmän vuodesta 2023 lähtien, mutta 2025 muuttovoitto oli suurempi.",
        "Sedan 2023 dör fler än som föds, men 2025 var flyttningsvinsten större.",
        "More have died than been born since 2023, but in 2025 migration outweighed it.",
    ]


@pytest.mark.parametrize(
    "natural",
    [
        {2021: -30, 2022: -5, 2023: -4, 2024: -9},
        {2021: 30, 2022: 5, 2023: 4, 2024: -9},
        {2021: 30, 2022: 5, 2023: -4, 2024: 0},
    ],
    ids=["always", "new", "interrupted"],
)
def test_what_always_was_so_or_is_new_is_no_turn(natural: dict[int, int]) -> None:
    shown = in_english(components_of_change, found(remainders(natural, 40), of(10, 25, 40)), "region")
    assert shown.takeaway.startswith("In 2025 there were 15 more deaths than births, ")
    assert [point for point in shown.marks if isinstance(point, LinePoint) and point.turn] == []


def test_an_area_of_one_year_is_told_what_its_region_s_figures_say_of_a_longer_time() -> None:
    region = found(remainders({2021: 30, 2022: 5, 2023: -4, 2024: -9}, 40, "region"), of(10, 25, 40, unit="region"))
    shown = in_english(components_of_change, found(OWN, region.rows))
    assert shown.notes[:2] == (
        "Over a longer time the figures are the region's: in South Ostrobothnia more people have died than been born "
        "since about 2023.",
        "In South Ostrobothnia in 2021–2025 altogether: natural increase +7, net migration +200 persons.",
    )
    led = remainders({2021: 50, 2022: 40, 2023: 39, 2024: 5}, 40, "region")
    shown = in_english(components_of_change, found(OWN, led, of(25, 10, 40, unit="region")))
    assert shown.notes[0] == (
        "Over a longer time the figures are the region's: in South Ostrobothnia the migration gain has been larger "
        "than the surplus of births since about 2023."
    )


def test_moves_within_the_area_are_named_where_it_has_several_municipalities() -> None:
    note = "Moves between the area's own municipalities cancel out in the area's sum."
    assert note in in_english(components_of_change, found(OWN)).notes
    assert note in in_english(components_of_change, found(OWN), "employment_area").notes
    assert note not in in_english(components_of_change, found(OWN), "municipality").notes


def test_the_sentence_keeps_its_numbers() -> None:
    (own,) = findings_of(in_english(components_of_change, found(OWN)).takeaway)
    assert own.kind == "components_of_change.fell_despite_migration"
    assert {name: getattr(value, "value", value) for name, value in own.values.items()} == {
        "year": 2025,
        "natural": 15,
        "migration": 5,
    }


def test_components_add_up_to_the_change_and_deaths_take_away(store: Store) -> None:
    parts = components_of_change.answer(store, area=find_area(store, "SSS")).rows
    own = parts[(parts["unit"] == "area") & (parts["year"] == 2025)].set_index("component")
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


def persons_of(parts: pd.DataFrame, year: int) -> dict[str, int]:
    """Component → persons of the area itself in one year."""
    own = parts[(parts["unit"] == "area") & (parts["year"] == year)]
    return dict(zip(own["component"], own["persons"], strict=True))


def test_regions_reach_back_to_1990_with_what_net_migration_leaves_of_the_change(store: Store) -> None:
    found_here = components_of_change.answer(store, area=find_area(store, "MK14"))
    # Statistics Finland 11re: 190 539 and 189 929 residents at the ends of 2023 and 2024; 11ae: net migration 414
    assert persons_of(found_here.rows, 2024) == {"natural_increase": -1024, "net_migration": 414, "change": -610}
    # 121w, 2025: 1 459 births, 2 390 deaths; correction −19
    newest = persons_of(found_here.rows, 2025)
    assert (newest["natural_increase"], newest["net_migration"], newest["change"]) == (1459 - 2390, 495, -455)
    assert min(found_here.rows["year"]) == 1990
    assert found_here.sources == {"statfin-11ae-region", "statfin-11re-region", "statfin-121w"}


@pytest.mark.parametrize(("code", "first"), [("HV05", 1990), ("kopa-suupohja", 2025), ("049", 2025), ("SK011", 2025)])
def test_only_whole_regions_have_earlier_years(store: Store, code: str, first: int) -> None:
    parts = components_of_change.answer(store, area=find_area(store, code)).rows
    assert min(parts.loc[parts["unit"] == "area", "year"]) == first
