"""Which industries are over- or under-represented: made-up rows, and the provider's figures by hand."""

from fractions import Fraction

import pandas as pd
import pytest

from lagesbild import figures
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


def test_the_most_over_represented_industry_is_named() -> None:
    assert takeaways(specialisation, made_up()) == [
        "Maa-, metsä- ja kalatalous työllistää Etelä-Pohjanmaalla 2,7 kertaa niin suuren osan kuin koko maassa.",
        "Jord- och skogsbruk samt fiske sysselsätter i Södra Österbotten 2,7 gånger landets andel.",
        "Farming, forestry and fishing employs 2.7 times the national share in South Ostrobothnia.",
    ]


def test_no_industry_is_clearly_over_represented() -> None:
    rows = made_up().rows
    even = Answer(
        rows[rows["industry_code"].isin(["Q", "J"])].assign(location_quotient=[1.049, 0.285]), Newest(2023), frozenset()
    )
    assert takeaways(specialisation, even) == [
        "Mikään toimiala ei ole Etelä-Pohjanmaalla selvästi yliedustettu.",
        "Ingen näringsgren är klart överrepresenterad i Södra Österbotten.",
        "No industry is clearly over-represented in South Ostrobothnia.",
    ]


def test_bars_begin_at_the_countrys_share() -> None:
    shown = in_english(specialisation, made_up())
    drawn = [mark for mark in shown.marks if isinstance(mark, Bar)]
    assert [(bar.category, bar.role, bar.base, round(bar.value, 3), bar.label) for bar in drawn] == [
        ("Farming, forestry and fishing", "own", 1.0, 1.7, "2.70"),
        ("Manufacturing", "own", 1.0, 0.5, "1.50"),
        ("Health and social care", "quiet", 1.0, 0.0, "1.00"),
        ("Information and communication", "quiet", 1.0, -0.715, "0.29"),
    ]
    assert drawn[0].hover == "Farming, forestry and fishing: 2.70, over-represented"
    (line,) = figures.bars_from_base(drawn, shown.axis).layout.shapes
    assert (line.x0, line.x1) == (1.0, 1.0)


def test_table_and_notes() -> None:
    shown = in_english(specialisation, made_up())
    assert table(shown)[1] == Row("B Mining", ("1.80", "9", "0.9%", "50", "0.5%"))
    assert table(shown)[6] == Row("U Organisations", ("–", "0", "0.0%", "0", "0.0%"))
    assert shown.notes[1].endswith("with at least one per cent of the area’s employed; the table holds all.")
    assert shown.is_of_region


def test_the_country_is_not_compared_with_itself() -> None:
    shown = in_english(specialisation, made_up(), "country")
    assert (shown.reason, shown.table) == ("the whole country cannot be compared with itself", None)
    assert shown.title == "Which industries are over- or under-represented?"


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
