"""In which industries people work: made-up rows with sentences written out, and the provider's figures."""

import pandas as pd
import pytest

from lagesbild.exhibits import Answer
from lagesbild.exhibits.labour import industries
from lagesbild.figures import Bar
from lagesbild.language import Row
from lagesbild.measures.industries import Newest
from lagesbild.measures.largest import MOST_SHOWN
from lagesbild.store import Store, find_area
from tests.exhibits.spoken import in_english, table, takeaways


def made_up() -> Answer[Newest]:
    rows = [
        ("Q", "Terveys- ja sosiaalipalvelut", "Vård och omsorg", "Health and social work", 215, 21.5, 1810, 18.1),
        ("C", "Teollisuus", "Tillverkning", "Manufacturing", 185, 18.5, 1240, 12.4),
        ("other", "", "", "", 600, 60.0, 6950, 69.5),
    ]
    names = ["industry_code", "name_fi", "name_sv", "name_en"]
    numbers = ["region_persons", "region_pct", "country_persons", "country_pct"]
    return Answer(pd.DataFrame(rows, columns=[*names, *numbers]), Newest(2023), frozenset())


def test_industries() -> None:
    assert takeaways(industries, made_up()) == [
        "Sosiaali- ja terveysala työllisti Etelä-Pohjanmaalla eniten: 21,5\u00a0% työllisistä.",
        "Vård och omsorg sysselsatte flest i Södra Österbotten: 21,5\u00a0% av de sysselsatta.",
        "Health and social care employed the most in South Ostrobothnia: 21.5% of all.",
    ]
    shown = in_english(industries, made_up())
    assert table(shown)[1:] == (
        Row("C Manufacturing", ("185", "18.5%", "1,240", "12.4%")),
        Row("Other industries together", ("600", "60.0%", "6,950", "69.5%")),
    )
    assert [bar.category for bar in shown.marks if isinstance(bar, Bar)][:3] == [
        *["Health and social care", "Manufacturing", "Other industries together"],
    ]
    assert shown.title == "Employment by industry 2023, Etelä-Pohjanmaa and the whole country, per cent"
    assert shown.is_of_region
    assert not in_english(industries, made_up(), "region").is_of_region


def test_the_country_is_not_compared_with_itself() -> None:
    shown = in_english(industries, made_up(), "country")
    assert shown.title == "Employment by industry 2023, Järviseutu, per cent"
    assert table(shown)[1] == Row("C Manufacturing", ("185", "18.5%"))
    assert len(shown.marks) == 3


def test_those_whose_industry_is_unknown_are_no_industry() -> None:
    rows = made_up().rows
    unknown = rows.head(1).assign(industry_code="X", name_en="Unknown")
    found = Answer(pd.concat([unknown, rows]), Newest(2023), frozenset[str]())
    assert in_english(industries, found).takeaway.startswith("Health and social care employed the most")


def test_the_text_alternative_names_as_many_industries_as_are_shown() -> None:
    assert MOST_SHOWN == 10
    assert in_english(industries, made_up()).alt.startswith("Horizontal bar chart of ten industries and the rest")


def test_industries_are_shares_of_all_employed(store: Store) -> None:
    found = industries.answer(store, area=find_area(store, "kopa-kanta-hame"))
    rows = found.rows
    assert rows["region_pct"].sum() == pytest.approx(100)
    assert rows["country_pct"].sum() == pytest.approx(100)
    assert rows["industry_code"].iloc[-1] == "other"
    assert rows["country_persons"].sum() == 2417365  # employed in 2023
    assert (found.facts, found.sources) == (Newest(2023), frozenset({"statfin-115v"}))
