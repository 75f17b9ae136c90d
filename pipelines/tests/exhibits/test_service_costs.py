"""Costs: residents times the price that somebody supplied, and nothing where nobody did."""

import pandas as pd
import pytest

from lagesbild.errors import BadFile
from lagesbild.exhibits import Answer
from lagesbild.exhibits.service_need import service_costs
from lagesbild.language import AreaContext, Presented, Row, WorkedRow
from lagesbild.settings import Language, Project
from lagesbild.store import Area, Store, build_candidate, find_area, group_of
from tests.exhibits.spoken import in_english, table, takeaways

JARVISEUTU = "kopa-jarviseutu"
HEADER = "area_code,service_fi,service_sv,service_en,age_from,age_to,price_eur,year,body,source\n"


def costs(*prices: tuple[str, int, int, float, tuple[int, int]], undecided: str = "") -> Answer[None]:
    """Service, first and last age, price, residents today and at the horizon; services whose direction is open."""
    rows = [
        (
            service,
            f"{service}-sv",
            f"{service}-en",
            first,
            last,
            price,
            2025,
            "Town",
            "Budget",
            *time,
            persons,
            persons * price,
            service in undecided.split(),
        )
        for service, first, last, price, (now, then) in prices
        for time, persons in ((("base", 2025, "observed"), now), (("horizon", 2040, "projected"), then))
    ]
    return Answer(pd.DataFrame(rows, columns=list(service_costs.Price._fields)), None, frozenset())


SAID = {
    (1000, 580): [
        "Jos hinta ei muutu, palvelun A kustannus pienenee 42\u00a0%.",
        "Till oförändrat pris minskar kostnaden för A-sv med 42\u00a0%.",
        "At an unchanged price the cost of A-en falls by 42%.",
    ],
    (1000, 1200): [
        "Jos hinta ei muutu, palvelun A kustannus kasvaa viidenneksellä.",
        "Till oförändrat pris ökar kostnaden för A-sv med en femtedel.",
        "At an unchanged price the cost of A-en grows by a fifth.",
    ],
    (1000, 1009): [
        "Jos hinta ei muutu, palvelun A kustannus ei juuri muutu.",
        "Till oförändrat pris ändras kostnaden för A-sv knappt.",
        "At an unchanged price the cost of A-en stays nearly the same.",
    ],
    (0, 12): [
        "A koskee nyt 0 asukasta ja ennusteen lopussa 12.",
        "A-sv gäller nu 0 invånare och i prognosens slut 12.",
        "A-en concerns 0 residents now and 12 at the end of the projection.",
    ],
}


@pytest.mark.parametrize("persons", SAID)
def test_the_headline_holds_at_any_price(persons: tuple[int, int]) -> None:
    said = SAID[persons]
    assert takeaways(service_costs, costs(("A", 7, 15, 2000.0, persons), ("B", 6, 6, 0.01, (100, 20)))) == said
    assert takeaways(service_costs, costs(("A", 7, 15, 9.5, persons))) == said


def test_costs_of_ages_whose_direction_is_open_are_told_only_where_all_are() -> None:
    both = (("A", 7, 15, 2000.0, (1000, 580)), ("B", 6, 6, 0.01, (100, 80)))
    assert takeaways(service_costs, costs(*both, undecided="A"))[0] == (
        "Jos hinta ei muutu, palvelun B kustannus pienenee viidenneksellä."
    )
    assert takeaways(service_costs, costs(*both, undecided="A B")) == [
        "Vaikka hinta ei muutu, palvelun A kustannus voi kasvaa tai pienentyä.",
        "Även till oförändrat pris kan kostnaden för A-sv öka eller minska.",
        "Even at an unchanged price the cost of A-en may grow or shrink.",
    ]


def test_table_and_page_have_price_and_cost() -> None:
    shown = in_english(service_costs, costs(("A", 7, 15, 2000.0, (1000, 580)), ("B", 6, 6, 1.5, (100, 90))))
    assert table(shown)[2] == Row("B-en (6), 2025", ("100", "1.50", "150", "2025", "Town"))
    assert shown.weight == 0
    worked = shown.worked
    assert worked is not None
    assert worked.cells == ("persons", "price_eur", "cost_eur", "origin", "origin")
    assert worked.rows[1] == WorkedRow("A 7-15", 580, 1, {"price_eur": "2000"})
    assert worked.settings[1] == ("B 6-6", "B-en (6)", (("price_eur", "1.5", "1.50", "as published"),))


def test_no_costs_without_a_price_table(store: Store) -> None:
    assert service_costs.answer(store, area=find_area(store, JARVISEUTU), horizon=2040).is_empty


@pytest.mark.slow
def test_costs_are_residents_times_the_price_supplied(own_prices_store: Store) -> None:
    area = find_area(own_prices_store, JARVISEUTU)
    found = service_costs.answer(own_prices_store, area=area, horizon=2040)
    # ages 7–15: 1 124 + 671 in 2024, 686 + 351 in 2040
    school = found.rows[found.rows["service_fi"] == "Perusopetus"]
    assert school["cost_eur"].tolist() == [1795 * 10500.5, 1037 * 10500.5]
    shown = _words(found, area, "en")
    assert shown.takeaway == "At an unchanged price the cost of School falls by 42%."
    assert shown.table is not None
    assert shown.table.rows[0].cells == ("1,795", "10,500.50", "18,848,398", "2025", "Made-up town")
    assert "Grundskola (7–15 år): prisnivå 2025, Made-up town – Made-up budget." in _words(found, area, "sv").notes
    assert "School (7–15): price level 2025, Made-up town – Made-up budget." in shown.notes


def _words(found: Answer[None], area: Area, language: Language) -> Presented:
    return service_costs.words(found, AreaContext(language, 2040, service_costs.EXHIBIT.room, area=area))


OF_ALL = ("Lukio", 7000.0)
PRICED = {
    "kopa-jarviseutu": [("Perusopetus", 10500.5), OF_ALL],
    "KU005": [("Perusopetus", 9000.0), OF_ALL],
    "KU052": [OF_ALL],  # a member of the group, for which nothing was given
    "MK14": [OF_ALL],  # the region around it
    "MK06": [("Lukio", 8000.0)],
}


@pytest.mark.slow
@pytest.mark.parametrize("code", PRICED)
def test_a_price_counts_for_its_own_area_alone(own_prices_store: Store, code: str) -> None:
    rows = service_costs.answer(own_prices_store, area=find_area(own_prices_store, code), horizon=2040).rows
    prices = rows[rows["time"] == "base"][["service_fi", "price_eur"]]
    assert list(prices.itertuples(index=False, name=None)) == PRICED[code]


@pytest.mark.slow
def test_what_was_given_for_a_group_is_not_another_set_of_its_members(own_prices_store: Store) -> None:
    area = group_of(own_prices_store, ["005", "052", "403", "934"])
    rows = service_costs.answer(own_prices_store, area=area, horizon=2040).rows
    assert rows["service_fi"].unique().tolist() == ["Lukio"]


def test_a_file_without_areas_is_refused_with_what_to_add(home: Project) -> None:
    """The form before November 2026: its prices went on every area's page."""
    old = "service,age_from,age_to,price_eur,year,body,source\nA,7,15,1,2025,b,s\n"
    (home.local / "unit_prices.csv").write_text(old, encoding="utf-8")
    with pytest.raises(BadFile) as refused:
        build_candidate(home)
    assert str(refused.value).startswith(
        "data/local/unit_prices.csv, line 1, field area_code, service_fi, service_sv, service_en: the header lacks "
        "area_code, service_fi, service_sv, service_en; has unknown service; add area_code: Area on whose pages the "
        "line counts, and on no other's"
    )


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            "all,A,A,A,7,15,1.005,2025,b,s\n",
            "price_eur: '1.005' is not a number with two decimals at most and a point before them; "
            "write it so, without spaces and unit",
        ),
        (
            "all,A,A,A,7,101,1,2025,b,s\n",
            "age_to: 101 is above 100; write Last age that the price is for; 100 is 100 and over.",
        ),
        ("all,A,A,A,15,7,1,2025,b,s\n", "age_to: 7 is below age_from 15; write the larger one here"),
        (
            "all,A,A,A,7,15,1,2025.0,b,s\n",
            "year: '2025.0' is not a whole number; write it so, without spaces and unit",
        ),
    ],
)
def test_a_price_that_would_be_misread_is_refused_with_line_and_field(home: Project, line: str, message: str) -> None:
    (home.local / "unit_prices.csv").write_text(HEADER + line, encoding="utf-8")
    with pytest.raises(BadFile) as refused:
        build_candidate(home)
    assert str(refused.value) == f"data/local/unit_prices.csv, line 2, field {message}"
