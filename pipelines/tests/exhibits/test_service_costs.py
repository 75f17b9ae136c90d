"""Costs: residents times the price that somebody supplied, and nothing where nobody did."""

from collections.abc import Iterator

import pandas as pd
import pytest

from lagesbild.errors import BadFile
from lagesbild.exhibits import Answer
from lagesbild.exhibits.service_need import service_costs
from lagesbild.language import AreaContext, Row, WorkedRow
from lagesbild.settings import Project
from lagesbild.store import Store, build_candidate, find_area, swap_in
from tests.conftest import new_home
from tests.exhibits.spoken import in_english, table, takeaways

JARVISEUTU = "kopa-jarviseutu"
HEADER = "service,age_from,age_to,price_eur,year,body,source\n"


def costs(*prices: tuple[str, int, int, float, tuple[int, int]]) -> Answer[None]:
    """Service, first and last age, price, residents today and at the horizon; the price's origin is the same."""
    rows = [
        (service, first, last, price, 2025, "Town", "Budget", time, year, kind, persons, persons * price)
        for service, first, last, price, (now, then) in prices
        for time, year, kind, persons in (("base", 2025, "observed", now), ("horizon", 2040, "projected", then))
    ]
    return Answer(pd.DataFrame(rows, columns=list(service_costs.Price._fields)), None, frozenset())


SAID = {
    (1000, 580): [
        "Jos hinta ei muutu, palvelun A kustannus pienenee 42\u00a0%.",
        "Till oförändrat pris minskar kostnaden för A med 42\u00a0%.",
        "At an unchanged price the cost of A falls by 42%.",
    ],
    (1000, 1200): [
        "Jos hinta ei muutu, palvelun A kustannus kasvaa viidenneksellä.",
        "Till oförändrat pris ökar kostnaden för A med en femtedel.",
        "At an unchanged price the cost of A grows by a fifth.",
    ],
    (1000, 1009): [
        "Jos hinta ei muutu, palvelun A kustannus ei juuri muutu.",
        "Till oförändrat pris ändras kostnaden för A knappt.",
        "At an unchanged price the cost of A stays nearly the same.",
    ],
    (0, 12): [
        "A koskee nyt 0 asukasta ja ennusteen lopussa 12.",
        "A gäller nu 0 invånare och i prognosens slut 12.",
        "A concerns 0 residents now and 12 at the end of the projection.",
    ],
}


@pytest.mark.parametrize("persons", SAID)
def test_the_headline_holds_at_any_price(persons: tuple[int, int]) -> None:
    said = SAID[persons]
    assert takeaways(service_costs, costs(("A", 7, 15, 2000.0, persons), ("B", 6, 6, 0.01, (100, 20)))) == said
    assert takeaways(service_costs, costs(("A", 7, 15, 9.5, persons))) == said


def test_table_and_page_have_price_and_cost() -> None:
    shown = in_english(service_costs, costs(("A", 7, 15, 2000.0, (1000, 580)), ("B", 6, 6, 1.5, (100, 90))))
    assert table(shown)[2] == Row("B (6), 2025", ("100", "1.50", "150", "2025", "Town"))
    assert shown.weight == 0
    worked = shown.worked
    assert worked is not None
    assert worked.cells == ("persons", "price_eur", "cost_eur", "origin", "origin")
    assert worked.rows[1] == WorkedRow("A 7-15", 580, 1, {"price_eur": "2000"})
    assert worked.settings[1] == ("B 6-6", "B (6)", (("price_eur", "1.5", "1.50", "as published"),))


def test_no_costs_without_a_price_table(store: Store) -> None:
    assert service_costs.answer(store, area=find_area(store, JARVISEUTU), horizon=2040).is_empty


@pytest.fixture(scope="module")
def own_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store with a made-up price."""
    home = new_home(tmp_path_factory.mktemp("own") / "home")
    prices = HEADER + "Perusopetus,7,15,10500.50,2025,Made-up town,Made-up budget\n"
    (home.local / "unit_prices.csv").write_text(prices, encoding="utf-8")
    swap_in(build_candidate(home), home)
    with Store.open(home) as opened:
        yield opened


@pytest.mark.slow
def test_costs_are_residents_times_the_price_supplied(own_store: Store) -> None:
    area = find_area(own_store, JARVISEUTU)
    found = service_costs.answer(own_store, area=area, horizon=2040)
    # ages 7–15: 1 124 + 671 in 2024, 686 + 351 in 2040
    assert found.rows["cost_eur"].tolist() == [1795 * 10500.5, 1037 * 10500.5]
    shown = service_costs.words(found, AreaContext("en", 2040, service_costs.EXHIBIT.room, area=area))
    assert shown.takeaway == "At an unchanged price the cost of Perusopetus falls by 42%."
    assert shown.table is not None
    assert shown.table.rows[0].cells == ("1,795", "10,500.50", "18,848,398", "2025", "Made-up town")
    assert "Perusopetus (7–15): price level 2025, Made-up town – Made-up budget." in shown.notes


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            "A,7,15,1.005,2025,b,s\n",
            "price_eur: '1.005' is not a number with two decimals at most and a point before them",
        ),
        ("A,7,101,1,2025,b,s\n", "age_to: 101 is above 100"),
        ("A,7,15,1,2025.0,b,s\n", "year: '2025.0' is not a whole number"),
    ],
)
def test_a_price_that_would_be_misread_is_refused_with_line_and_field(home: Project, line: str, message: str) -> None:
    (home.local / "unit_prices.csv").write_text(HEADER + line, encoding="utf-8")
    with pytest.raises(BadFile) as refused:
        build_candidate(home)
    assert str(refused.value) == f"data/local/unit_prices.csv, line 2, field {message}"
