"""Calculated costs of the state share: residents of an age times the basic price of the decree, and where not."""

import pandas as pd
import pytest

from lagesbild.errors import BadFile
from lagesbild.exhibits import Answer
from lagesbild.exhibits.service_need import state_share_costs
from lagesbild.language import NOTHING, AreaContext, Row
from lagesbild.settings import Project
from lagesbild.store import Store, build_candidate, find_area
from tests.exhibits.spoken import bars, in_english, table, takeaways

# decree 870/2024 of 19 December 2024, section 1, euro per resident in 2025
PRICES = {
    (0, 5): 8449.95,
    (6, 6): 8975.60,
    (7, 12): 7564.89,
    (13, 15): 12944.95,
    (16, 100): 66.14,
    (18, 64): 83.48,
}
# residents of Suupohja (KU151, KU218, KU232, KU846) of these ages in 2024 and 2040, by Statistics Finland's population
# projection 2024, table 14wx
SUUPOHJA = {
    (0, 5): (781, 639),
    (6, 6): (169, 114),
    (7, 12): (1239, 734),
    (13, 15): (739, 398),
    (16, 100): (17174, 15071),
    (18, 64): (10140, 8450),
}
Persons = dict[tuple[int, int], tuple[int, int]]


def costs(persons: Persons, width_pct: float | None = None, likely: bool | None = None) -> Answer[None]:
    """Residents today and at the horizon by range of ages; how far off, and whether their direction is likely."""
    rows = [
        (*ages, PRICES[ages], 2025, "870/2024", time, year, kind, count, count * PRICES[ages], False, width_pct, likely)
        for time, year, kind, at in (("base", 2025, "observed", 0), ("horizon", 2040, "projected", 1))
        for ages, count in ((ages, each[at]) for ages, each in persons.items())
    ]
    return Answer(pd.DataFrame(rows, columns=list(state_share_costs.Cost._fields)), None, frozenset())


def of_children(small: tuple[int, int], pupils: tuple[int, int]) -> Persons:
    """Children of 0–5 and pupils of 7–12; adults stay as they are."""
    return {(0, 5): small, (7, 12): pupils, (16, 100): (5000, 5000), (18, 64): (4000, 4000)}


SAID: dict[str, tuple[Persons, list[str]]] = {
    "costs_down": (
        # 8449.95 × −300 + 7564.89 × −500 = −6 317 430 of 16 679 500
        of_children((1000, 700), (1000, 500)),
        [
            "Peruspalvelujen laskennalliset kustannukset pienenevät vuoteen 2040 mennessä 38\u00a0% eli "
            "6,3\u00a0miljoonaa euroa vuodessa.",
            "De kalkylerade kostnaderna för basservice minskar till 2040 med 38\u00a0% eller "
            "6,3\u00a0miljoner euro årligen.",
            "By 2040 calculated costs of basic services fall 38%, or 6.3\u00a0million euros a year.",
        ],
    ),
    "costs_up": (
        # 8449.95 × 50 = 422 497.50 of 2 266 134
        of_children((100, 150), (100, 100)),
        [
            "Peruspalvelujen laskennalliset kustannukset kasvavat vuoteen 2040 mennessä 19\u00a0% eli noin "
            "420\u00a0000 euroa vuodessa.",
            "De kalkylerade kostnaderna för basservice ökar till 2040 med 19\u00a0% eller omkring "
            "420\u00a0000 euro årligen.",
            "By 2040 calculated costs of basic services grow 19%, or about 420,000 euros a year.",
        ],
    ),
    "falls_but_grows": (
        of_children((1000, 1100), (1000, 500)),
        [
            "Peruspalvelujen laskennalliset kustannukset pienenevät 18\u00a0% mutta kasvavat 0–5-vuotiailla.",
            "De kalkylerade kostnaderna för basservice minskar med 18\u00a0% men ökar för 0–5-åringar.",
            "Calculated costs of basic services fall by 18% but grow at ages 0–5.",
        ],
    ),
    "grows_but_falls": (
        # 8449.95 × 500 − 7564.89 × 100 = 3 468 486 of 16 679 500
        of_children((1000, 1500), (1000, 900)),
        [
            "Peruspalvelujen laskennalliset kustannukset kasvavat 21\u00a0% mutta pienenevät alakoulussa.",
            "De kalkylerade kostnaderna för basservice ökar med 21\u00a0% men minskar i årskurs 1–6.",
            "Calculated costs of basic services grow by 21% but fall in grades 1–6.",
        ],
    ),
    "same_but": (
        of_children((1000, 1100), (1000, 890)),
        [
            "Peruspalvelujen laskennalliset kustannukset eivät juuri muutu: ne kasvavat 0–5-vuotiailla ja "
            "pienenevät alakoulussa.",
            "De kalkylerade kostnaderna för basservice är nästan oförändrade: de ökar för 0–5-åringar och "
            "minskar i årskurs 1–6.",
            "Calculated costs of basic services stay level: they grow at ages 0–5 but fall in grades 1–6.",
        ],
    ),
    "same": (
        of_children((1000, 1005), (1000, 1000)),
        [
            "Peruspalvelujen laskennalliset kustannukset eivät juuri muutu.",
            "De kalkylerade kostnaderna för basservice är nästan oförändrade.",
            "Calculated costs of basic services stay nearly the same.",
        ],
    ),
    "few": (
        of_children((9, 1), (10, 5)),
        [
            "Peruspalvelujen laskennalliset kustannukset riippuvat muutamasta lapsesta: nyt 19, ennusteen lopussa 6.",
            "De kalkylerade kostnaderna för basservice beror på ett fåtal barn: nu 19, i prognosens slut 6.",
            "Calculated costs depend on a few children: 19 now, 6 at the end of the projection.",
        ],
    ),
}


@pytest.mark.parametrize("case", SAID)
def test_the_headline_says_what_all_costs_do(case: str) -> None:
    persons, expected = SAID[case]
    assert takeaways(state_share_costs, costs(persons)) == expected


def test_costs_that_could_as_well_change_the_other_way_are_open() -> None:
    """38 percent less: 61 percent of what is then, so that an interval of 60 leaves it and one of 62 does not."""
    falling = of_children((1000, 700), (1000, 500))
    assert takeaways(state_share_costs, costs(falling, 62.0, likely=True)) == [
        "Peruspalvelujen laskennalliset kustannukset voivat kasvaa tai pienentyä.",
        "De kalkylerade kostnaderna för basservice kan öka eller minska.",
        "Calculated costs of basic services may grow or shrink.",
    ]
    assert "pienenevät" in takeaways(state_share_costs, costs(falling, 60.0, likely=True))[0]


def test_no_age_is_an_exception_whose_direction_is_open() -> None:
    rising = of_children((1000, 1100), (1000, 500))
    assert takeaways(state_share_costs, costs(rising, 5.0, likely=True))[2].endswith("but grow at ages 0–5.")
    assert takeaways(state_share_costs, costs(rising, 5.0, likely=False))[2] == (
        "By 2040 calculated costs of basic services fall 18%, or 2.9\u00a0million euros a year."
    )


def test_a_few_children_are_no_exception() -> None:
    """19 more than double, and the headline is of all."""
    (said, *_) = takeaways(state_share_costs, costs(of_children((19, 40), (1000, 500))))
    assert said.startswith("Peruspalvelujen laskennalliset kustannukset pienenevät vuoteen 2040 mennessä 43")


def test_costs_of_suupohja_are_its_ages_times_the_prices_of_the_decree(store: Store) -> None:
    area = find_area(store, "kopa-suupohja")
    found = state_share_costs.answer(store, area=area, horizon=2040)
    rows = {(row.age_from, row.age_to, row.time): row for row in found.typed(state_share_costs.Cost)}
    for ages, persons in SUUPOHJA.items():
        for time, count in zip(("base", "horizon"), persons, strict=True):
            row = rows[*ages, time]
            assert (row.population_persons, row.price_eur) == (count, PRICES[ages])
    # 781 × 8 449.95 = 6 599 410.95; 739 × 12 944.95 = 9 566 318.05; those aged 18–64 have 66.14 and 83.48 each
    assert rows[0, 5, "base"].cost_eur == 6599410.95
    assert rows[13, 15, "base"].cost_eur == 9566318.05
    shown = state_share_costs.words(found, AreaContext("en", 2040, state_share_costs.EXHIBIT.room, area=area))
    # 6 599 410.95 + 1 516 876.40 + 9 372 898.71 + 9 566 318.05 + 1 135 888.36 + 846 487.20 = 29 037 879.67
    # 5 399 518.05 + 1 023 218.40 + 5 552 629.26 + 5 152 090.10 + 996 795.94 + 705 406.00 = 18 829 657.75
    assert table(shown)[0] == Row("In all", (NOTHING, NOTHING, "29,037,880", "18,829,658", "−10,208,222"))
    assert table(shown)[5] == Row("16 and over", ("66.14", "17,174 → 15,071", "1,135,888", "996,796", "−139,092"))
    assert shown.takeaway == "By 2040 calculated costs of basic services fall 35%, or 10.2\u00a0million euros a year."
    assert shown.title.endswith(
        "2024 (projection) and 2040 (projection), at the basic prices of 2025 (decree 870/2024)"
    )
    assert shown.reading.startswith("This is neither the transfer that a municipality receives")
    assert "The price is that of 2025 in both years" in " ".join(shown.notes)
    assert found.sources == {"finlex-870-2024", "statfin-14wx-municipality"}
    assert (shown.weight, shown.worked) == (0, None)


def test_bars_have_the_euros_of_the_table() -> None:
    shown = in_english(state_share_costs, costs({(0, 5): (2000, 1000), (16, 100): (10, 10), (18, 64): (10, 10)}))
    assert shown.axis.title == "Million euros a year"
    assert bars(shown)[:2] == [
        ("2025", "In all", pytest.approx(16.9013962), "€16.9\u00a0m"),
        ("2025", "0–5, early childhood education", pytest.approx(16.8999), "€16.9\u00a0m"),
    ]


@pytest.mark.parametrize("code", ["KU318", "MK21", "SK213", "TA46"])
def test_aland_is_not_shown_and_says_why(store: Store, code: str) -> None:
    area = find_area(store, code)
    found = state_share_costs.answer(store, area=area, horizon=2040)
    shown = state_share_costs.words(found, AreaContext("en", 2040, state_share_costs.EXHIBIT.room, area=area))
    assert (shown.takeaway, shown.table) == ("", None)
    assert shown.reason == "Åland has a law of its own on grants to its municipalities"


def test_the_country_is_without_aland_and_says_so(store: Store) -> None:
    area = find_area(store, "SSS")
    found = state_share_costs.answer(store, area=area, horizon=2040)
    rows = found.rows.set_index(["age_from", "time"])["population_persons"]
    country, aland = (
        store.query(
            "select sum(population_persons) as n from raw_statfin__population_region where year = 2025"
            " and age_years = 6 and sex_code <> 'SSS' and area_code = $code",
            code=code,
        )["n"].iloc[0]
        for code in ("SSS", "MK21")
    )
    assert aland > 0
    assert rows.loc[(6, "base")] == country - aland
    shown = state_share_costs.words(found, AreaContext("en", 2040, state_share_costs.EXHIBIT.room, area=area))
    assert "Åland is not in the figures, as it has a law of its own on grants to its municipalities." in shown.notes


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ("8975.60", "8975.605", "field price_eur: '8975.605' is not a number with two decimals at most"),
        ("2025,6,6", "2022,6,6", "field year: 2022 is below 2023"),
        ("2025,6,6,8975.60,870/2024", "2025,6,6,8975.60,870", "field decree: '870' does not have the form"),
    ],
)
def test_a_price_that_is_not_of_the_form_is_refused(home: Project, right: str, wrong: str, message: str) -> None:
    path = home.reference / "basic_prices.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(right, wrong, 1), encoding="utf-8")
    with pytest.raises(BadFile) as refused:
        build_candidate(home)
    assert f"data/reference/basic_prices.csv, line 3, {message}" in str(refused.value)
