"""Costs: residents times the price that somebody supplied, and nothing where nobody did."""

from collections.abc import Iterator

import pandas as pd
import pytest

from lagesbild.errors import BadFile
from lagesbild.exhibits import Answer
from lagesbild.exhibits.service_need import service_costs
from lagesbild.language import AreaContext, Row
from lagesbild.settings import Project
from lagesbild.store import Store, build_candidate, find_area, swap_in
from tests.conftest import new_home
from tests.exhibits.spoken import in_english, table, takeaways

JARVISEUTU = "kopa-jarviseutu"
HEADER = "service,age_from,age_to,price_eur,year,body,source\n"


def costs(*prices: tuple[str, int, int, float, float]) -> Answer[None]:
    """Service, first and last age, cost today and at the horizon; residents, price and its origin are all the same."""
    rows = [
        (service, first, last, 1.5, 2025, "Town", "Budget", time, year, kind, 1000, cost)
        for service, first, last, now, then in prices
        for time, year, kind, cost in (("base", 2025, "observed", now), ("horizon", 2040, "projected", then))
    ]
    return Answer(pd.DataFrame(rows, columns=list(service_costs.Price._fields)), None, frozenset())


def test_the_cost_that_changes_most_is_said_with_its_change() -> None:
    found = costs(("A", 7, 15, 2000.0, 1000.0), ("B", 6, 6, 100.0, 110.0))
    assert takeaways(service_costs, found) == [
        "Annetuilla hinnoilla eniten muuttuu A (7–15 v.): 2025 2\u00a0000 euroa, 2040 (ennuste) 1\u00a0000 euroa "
        "(−1\u00a0000 euroa, −50,0\u00a0%).",
        "Med de priser som getts förändras mest A (7–15 år): 2025 2\u00a0000 euro, 2040 (prognos) 1\u00a0000 euro "
        "(−1\u00a0000 euro, −50,0\u00a0%).",
        "At the prices supplied, what changes most is A (7–15): 2025 2,000 euro, 2040 (projection) 1,000 euro "
        "(−1,000 euro, −50.0%).",
    ]
    shown = in_english(service_costs, found)
    assert table(shown)[2] == Row("B (6), 2025", ("1,000", "1.50", "100", "2025", "Town"))
    assert shown.weight == 0


def test_a_service_that_nobody_uses_today_has_a_dash_for_its_percentage() -> None:
    assert in_english(service_costs, costs(("A", 7, 15, 0.0, 1000.0))).takeaway.endswith("(+1,000 euro, –).")


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
    assert shown.takeaway == (
        "At the prices supplied, what changes most is Perusopetus (7–15): 2024 (projection) 18,848,398 euro, "
        "2040 (projection) 10,889,019 euro (−7,959,379 euro, −42.2%)."
    )
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
