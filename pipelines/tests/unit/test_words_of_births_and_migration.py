"""What is said of births, migration and deaths in the change: hand-made rows, sentences written out."""

import pandas as pd
import pytest
from lagesbild.wording import Row

from tests.unit.spoken import bars, in_english, said, table

COLUMNS = ["band", "age_from", "age_to", "base_persons", "horizon_persons", "change_persons", "born_after_persons",
           "ageing_persons", "under_50_persons", "from_50_persons"]  # fmt: skip


def rows(years: int = 16, kind: str = "projected", *, lacks_oldest: bool = False) -> pd.DataFrame:
    """2,000 persons become 1,800; 150 + 120 pupils of grades 1–6 in two bands."""
    found = pd.DataFrame(
        [("all", 0, 100, 2000, 1800, -200, 300, 0, 25, -525), ("7-12", 7, 12, 200, 150, -50, 150, -200, None, None),
         ("16-18", 16, 18, 60, 70, 10, None, 10, 0, None)],
        columns=COLUMNS,
    )  # fmt: skip
    return found.astype(dict.fromkeys(COLUMNS[3:], "Int64")).assign(
        base_year=2040 - years, base_kind=kind, horizon_year=2040, years=years, lacks_oldest=lacks_oldest
    )


def test_parts_of_the_change_are_said() -> None:
    assert said("births-and-migration", rows()) == [
        "Väkiluvun muutos on ennusteen mukaan −200 henkeä, 2024 (ennuste) – 2040. Osat: vuoden 2024 jälkeen syntyneet:"
        " +300; 16–49-vuotiaat vuonna 2040: +25 (muuttoliike, vähän kuolemia); 50 vuotta täyttäneet: −525 (kuolemat ja"
        " muuttoliike). Kaikki vuoden 2040 alakouluikäiset (7–12 v.) ovat syntyneet vuoden 2024 jälkeen:"
        " heidän määränsä riippuu tulevista syntymistä.",
        "Enligt prognosen är förändringen i folkmängden −200 personer, 2024 (prognos) – 2040. Delar: födda efter 2024:"
        " +300; 16–49-åringar år 2040: +25 (flyttning, få dödsfall); 50 år och äldre: −525 (dödsfall och flyttning)."
        " Alla som år 2040 är i åldern för årskurs 1–6 (7–12 år) är födda efter 2024:"
        " deras antal beror på kommande födslar.",
        "According to the projection the population changes by −200 persons, 2024 (projection) – 2040. Parts: born"
        " after 2024: +300; aged 16–49 in 2040: +25 (migration, few deaths); aged 50 and over: −525 (deaths and"
        " migration). All who are of the age of grades 1–6 (7–12) in 2040 are born after 2024:"
        " their number depends on births to come.",
    ]


ALL = [
    "Kaikki vuoden 2040 alakouluikäiset (7–12 v.) ovat syntyneet vuoden 2027 jälkeen:"
    " heidän määränsä riippuu tulevista syntymistä.",
    "Alla som år 2040 är i åldern för årskurs 1–6 (7–12 år) är födda efter 2027:"
    " deras antal beror på kommande födslar.",
    "All who are of the age of grades 1–6 (7–12) in 2040 are born after 2027: their number depends on births to come.",
]
SOME = [
    "Vuoden 2040 alakouluikäisistä (7–12 v.) vuoden 2028 jälkeen syntyneitä ovat 7–11-vuotiaat.",
    "Av dem som år 2040 är i åldern för årskurs 1–6 (7–12 år) är 7–11-åringarna födda efter 2028.",
    "Of those of the age of grades 1–6 (7–12) in 2040, those aged 7–11 are born after 2028.",
]
ONE = [
    "Vuoden 2040 alakouluikäisistä (7–12 v.) vuoden 2032 jälkeen syntyneitä ovat 7-vuotiaat.",
    "Av dem som år 2040 är i åldern för årskurs 1–6 (7–12 år) är 7-åringarna födda efter 2032.",
    "Of those of the age of grades 1–6 (7–12) in 2040, those aged 7 are born after 2032.",
]
NONE = [
    "Kaikki vuoden 2040 alakouluikäiset (7–12 v.) ovat syntyneet viimeistään vuonna 2033.",
    "Alla som år 2040 är i åldern för årskurs 1–6 (7–12 år) är födda senast 2033.",
    "All who are of the age of grades 1–6 (7–12) in 2040 were born in 2033 at the latest.",
]


@pytest.mark.parametrize(("years", "expected"), [(13, ALL), (12, SOME), (8, ONE), (7, NONE)])
def test_which_pupils_are_not_born_yet_follows_the_years(years: int, expected: list[str]) -> None:
    takeaways = said("births-and-migration", rows(years))
    assert [text[-len(end) - 1 :] for text, end in zip(takeaways, expected, strict=True)] == [
        f" {end}" for end in expected
    ]


def test_the_table_has_the_parts_of_every_band_and_the_chart_those_of_the_area() -> None:
    shown = in_english("births-and-migration", rows())
    assert shown.table is not None
    assert [column.label for column in shown.table.columns] == [
        "Age band", "2024 (projection)", "2040 (projection)", "Change", "Born after 2024",
        "Ageing: into the band − out of it", "Aged 16–49 in 2040: migration, few deaths",
        "Aged 50 and over in 2040: deaths and migration",
    ]  # fmt: skip
    assert table(shown) == (
        Row("All ages", ("2,000", "1,800", "−200", "+300", "0", "+25", "−525")),
        Row("7–12, grades 1–6", ("200", "150", "−50", "+150", "−200", "–", "–")),
        Row("16–18, upper secondary age", ("60", "70", "+10", "–", "+10", "0", "–")),
    )
    assert bars(shown) == [
        ["Persons", "Born after 2024", 300.0, "+300"],
        ["Persons", "Aged 16–49 in 2040: migration, few deaths", 25.0, "+25"],
        ["Persons", "Aged 50 and over in 2040: deaths and migration", -525.0, "−525"],
        ["Persons", "Total change", -200.0, "−200"],
    ]
    assert shown.weight == 0


@pytest.mark.parametrize(
    ("kind", "note"),
    [
        ("projected", "The change is counted from the projection's year 2024, of which the age structure of"),
        ("observed", "2024 is observed, but the projection starts from the population of 31 December 2023."),
    ],
)
def test_what_today_is_stands_in_a_note(kind: str, note: str) -> None:
    notes = in_english("births-and-migration", rows(kind=kind)).notes
    assert [each.startswith(note) for each in notes].count(True) == 1


def test_those_who_turn_100_are_named_where_the_projection_leaves_them_out() -> None:
    notes = [in_english("births-and-migration", rows(lacks_oldest=lacks)).notes for lacks in (False, True)]
    assert [each for each in notes[1] if each not in notes[0]] == [
        "The municipal projection at hand leaves out persons aged 100 and over; there are about 1,200 of them in the"
        " whole country.",
        "Those who reach the age of 100 before the horizon are therefore missing in the horizon's number and lower the"
        " part of those aged 50 and over.",
    ]
