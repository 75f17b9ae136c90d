"""Vacancies per hundred unemployed over the years: hand-made rows and their sentences, and the register's numbers."""

import pandas as pd

from lagesbild.exhibits import Answer
from lagesbild.exhibits.labour import tightness
from lagesbild.figures import LinePoint
from lagesbild.language import CompositeCell, Presented, Row
from lagesbild.settings import LANGUAGES
from lagesbild.store import Store, find_area, group_of
from tests.exhibits.spoken import context, in_english, table, takeaways

ENDS = ["tightness_low", "tightness_high"]
COLUMNS = [
    "unit",
    "year",
    "month",
    "unemployed_at_least_persons",
    "unemployed_at_most_persons",
    "vacancies_at_least_count",
    "vacancies_at_most_count",
    *ENDS,
]


def _rows() -> pd.DataFrame:
    rows = [
        ("area", 2022, "2022-10", 200, 200, 41, 44, 20.5, 22.0),
        ("area", 2023, "2023-10", 400, 400, 62, 62, 15.5, 15.5),
        ("country", 2022, "2022-10", 3000, 3000, 996, 996, 33.2, 33.2),
        ("country", 2023, "2023-10", 3000, 3000, 528, 528, 17.6, 17.6),
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


def _values(shown: Presented) -> list[float | None]:
    return [mark.value for mark in shown.marks if isinstance(mark, LinePoint)]


def test_latest_month_and_a_year_earlier_beside_the_country() -> None:
    found = Answer.of(_rows(), None)
    assert takeaways(tightness, found) == [
        "Avoimia työpaikkoja sataa työtöntä työnhakijaa kohti: 16 (lokakuu 2023); vuotta aiemmin 21–22. Koko maassa "
        "luvut olivat 18 ja 33.",
        "Lediga arbetsplatser per hundra arbetslösa arbetssökande: 16 (oktober 2023); ett år tidigare 21–22. I hela "
        "landet var talen 18 och 33.",
        "Vacancies per hundred unemployed jobseekers: 16 (October 2023); a year earlier 21–22. In the whole country "
        "the figures were 18 and 33.",
    ]
    shown = in_english(tightness, found)
    assert table(shown) == (Row("2022", ("21–22", "33", "41–44", "200")), Row("2023", ("16", "18", "62", "400")))
    assert _values(shown) == [20.5, 15.5, 33.2, 17.6]
    assert shown.notes[0].startswith("The provider hides the numbers 1–4.")


def test_a_download_has_both_ends_of_a_range_as_numbers() -> None:
    cells = table(in_english(tightness, Answer.of(_rows(), None)))[0].cells
    ends = [[end.value for _, end in cell.parts] for cell in cells if isinstance(cell, CompositeCell)]
    assert ends == [[21, 22], [41, 44]]


def test_nobody_unemployed_is_a_dash_and_a_gap() -> None:
    rows = _rows().head(2)
    rows.loc[0, ENDS] = None
    shown = in_english(tightness, Answer.of(rows, None), "country")
    assert table(shown)[0].cells[0] == "–"
    assert _values(shown) == [None, 15.5]


def test_nobody_unemployed_in_any_year_is_not_shown() -> None:
    rows = _rows().head(2)
    rows[ENDS] = None
    found = Answer.of(rows, None)
    assert in_english(tightness, found).reason == "the figures at hand hold no unemployed jobseekers for this area"
    assert [tightness.words(found, context(tightness, language)).title for language in LANGUAGES] == [
        "Kuinka monta avointa työpaikkaa on työttömiä työnhakijoita kohti?",
        "Hur många lediga arbetsplatser finns det i förhållande till arbetslösa arbetssökande?",
        "How many vacancies are there in relation to unemployed jobseekers?",
    ]


def test_a_year_that_the_country_lacks_is_a_dash() -> None:
    shown = in_english(tightness, Answer.of(_rows().drop(index=2), None))
    assert table(shown)[0].cells[1] == "–"
    assert shown.takeaway.endswith("In the whole country the figures were 18 and –.")


def ends(rows: pd.DataFrame, unit: str, year: int) -> tuple[float, float]:
    row = rows[(rows["unit"] == unit) & (rows["year"] == year)]
    assert len(row) == 1
    return (round(float(row["tightness_low"].iloc[0]), 4), round(float(row["tightness_high"].iloc[0]), 4))


def test_tightness_of_a_group_its_region_and_the_country(store: Store) -> None:
    rows = tightness.answer(store, area=find_area(store, "kopa-jarviseutu")).rows
    # KEHA 12r5, October: 62 / 393, 1 354 / 5 705, 45 031 / 256 070; in 2006 41–44 vacancies for 644 unemployed
    assert ends(rows, "area", 2023) == (15.7761, 15.7761)
    assert ends(rows, "area", 2006) == (6.3665, 6.8323)
    assert ends(rows, "region", 2023) == (23.7336, 23.7336)
    assert ends(rows, "country", 2023) == (17.5854, 17.5854)
    assert rows["month"].str[-2:].unique().tolist() == ["10"]
    assert rows.groupby("unit")["year"].apply(list).map(lambda years: years == list(range(2006, 2024))).all()


def test_tightness_is_not_compared_with_itself(store: Store) -> None:
    country = tightness.answer(store, area=find_area(store, "SSS")).rows
    assert country["unit"].unique().tolist() == ["area"]
    assert ends(country, "area", 2022) == (33.218, 33.218)  # 77 188 / 232 368
    region = tightness.answer(store, area=find_area(store, "MK14")).rows
    assert sorted(region["unit"].unique()) == ["area", "country"]


def test_tightness_of_several_regions_is_that_of_their_sums(store: Store) -> None:
    rows = tightness.answer(store, area=group_of(store, ["005", "091"])).rows
    # Etelä-Pohjanmaa and Uusimaa, October 2023: (1 354 + 13 698) / (5 705 + 86 539)
    assert ends(rows, "region", 2023) == (16.3176, 16.3176)


def test_regions_of_a_group_are_summed_in_any_order(store: Store) -> None:
    one, other = (
        tightness.answer(store, area=group_of(store, codes)).rows
        for codes in (["005", "091", "398"], ["398", "005", "091"])
    )
    pd.testing.assert_frame_equal(one, other)
