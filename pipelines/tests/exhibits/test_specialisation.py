"""Which industries weigh more or less than in the whole country: made-up rows, and the provider's figures by hand."""

from fractions import Fraction

import pandas as pd
import pytest

from lagesbild.exhibits import Answer
from lagesbild.exhibits.labour import specialisation
from lagesbild.figures import Bar
from lagesbild.language import Row
from lagesbild.measures.industries import Newest
from lagesbild.store import Store, find_area, group_of
from tests.exhibits.spoken import in_english, table, takeaways

NAMES = ["name_fi", "name_sv", "name_en"]


def made_up() -> Answer[Newest]:
    rows = [
        ("A", "Maatalous", "Jordbruk", "Agriculture", 54, 5.4, 200, 2.0, 2.7),
        ("B", "Kaivostoiminta", "Utvinning", "Mining", 9, 0.9, 50, 0.5, 1.8),
        ("C", "Teollisuus", "Tillverkning", "Manufacturing", 150, 15.0, 1000, 10.0, 1.5),
        ("Q", "Terveyspalvelut", "Vård", "Health", 180, 18.0, 1800, 18.0, 1.0),
        ("J", "Viestintä", "Kommunikation", "Communication", 12, 1.2, 420, 4.2, 0.285),
        ("X", "Tuntematon", "Okänd", "Unknown", 10, 1.0, 400, 4.0, 0.25),
        ("U", "Järjestöt", "Organisationer", "Organisations", 0, 0.0, 0, 0.0, None),
    ]
    numbers = ["region_persons", "region_pct", "country_persons", "country_pct", "location_quotient"]
    return Answer(pd.DataFrame(rows, columns=["industry_code", *NAMES, *numbers]), Newest(2023), frozenset())


def test_specialisation() -> None:
    assert takeaways(specialisation, made_up()) == [
        "Koko maahan verrattuna eniten painottuvat: Maatalous (2,70); Teollisuus (1,50); Terveyspalvelut (1,00). "
        "Vähiten painottuu: Viestintä (0,29).",
        "Jämfört med hela landet väger tyngst: Jordbruk (2,70); Tillverkning (1,50); Vård (1,00). "
        "Lättast väger: Kommunikation (0,29).",
        "Compared with the whole country these weigh most: Agriculture (2.70); Manufacturing (1.50); Health (1.00). "
        "Least: Communication (0.29).",
    ]
    shown = in_english(specialisation, made_up())
    drawn = [mark.category for mark in shown.marks if isinstance(mark, Bar)]
    assert drawn == ["Agriculture", "Manufacturing", "Health", "Communication"]
    assert table(shown)[1] == Row("B Mining", ("1.80", "9", "0.9%", "50", "0.5%"))
    assert table(shown)[6] == Row("U Organisations", ("–", "0", "0.0%", "0", "0.0%"))
    assert shown.notes[1].endswith(
        "Chart and text hold industries with at least one percent of the area's employed; the table holds all."
    )
    assert shown.is_of_region


def test_the_country_is_not_compared_with_itself() -> None:
    shown = in_english(specialisation, made_up(), "country")
    assert (shown.reason, shown.table) == ("the whole country cannot be compared with itself", None)
    assert shown.title == "Which industries weigh more or less than in the whole country?"


def asked(store: Store, code: str) -> pd.DataFrame:
    return specialisation.answer(store, area=find_area(store, code)).rows


def quotient(rows: pd.DataFrame, industry: str) -> float:
    return float(rows.loc[rows["industry_code"] == industry, "location_quotient"].iloc[0])


def test_location_quotient_is_share_by_share(store: Store) -> None:
    rows = asked(store, "kopa-jarviseutu")
    # Statistics Finland 115v, 2023: agriculture 5 302 of 78 688, in the whole country 58 884 of 2 417 365
    assert quotient(rows, "A") == pytest.approx(float(Fraction(5302, 78688) / Fraction(58884, 2417365)))
    assert quotient(rows, "C") == pytest.approx(1.483273, abs=1e-6)
    assert rows["industry_code"].tolist()[:3] == ["A", "T", "C"]
    assert (rows["location_quotient"] * rows["country_pct"]).sum() == pytest.approx(100)
    # mining in Lappi: 1 918 of the country's 6 289
    assert quotient(asked(store, "MK19"), "B") == pytest.approx(10.0562, 1e-5)


def test_the_country_has_its_own_shares(store: Store) -> None:
    assert asked(store, "SSS")["location_quotient"].tolist() == pytest.approx([1.0] * 22)


def test_regions_of_a_group_are_summed_in_any_order(store: Store) -> None:
    orders = [group_of(store, codes) for codes in (["005", "091", "398"], ["398", "005", "091"])]
    one, other = (specialisation.answer(store, area=area) for area in orders)
    pd.testing.assert_frame_equal(one.rows, other.rows)
