"""Who replaces whom: sentences of hand-made rows, and the real figures added up by hand."""

import pandas as pd
import pytest

from lagesbild.exhibits import Answer
from lagesbild.exhibits.labour import workforce_renewal
from lagesbild.figures import LinePoint
from lagesbild.language import Row
from lagesbild.measures.today import Reference
from lagesbild.settings import LANGUAGES, Language
from lagesbild.store import Store, find_area
from tests.exhibits.ratios import OWN, WHOLE, now_and_then, ratios
from tests.exhibits.spoken import context, in_english, table, takeaways


def test_the_ratio_rises() -> None:
    assert takeaways(workforce_renewal, ratios(OWN, WHOLE)) == [
        "Vuonna 2040 on jo 93 nuorta sataa eläkeikää lähestyvää kohti, nyt 85.",
        "År 2040 finns det 93 unga per hundra personer nära pensionsåldern, nu bara 85.",
        "In 2040 there will be 93 young people per hundred nearing retirement, now only 85.",
    ]


def test_the_ratio_falls() -> None:
    assert takeaways(workforce_renewal, now_and_then(63.5, 56.6)) == [
        "Vuonna 2040 on enää 57 nuorta sataa eläkeikää lähestyvää kohti, nyt 64.",
        "År 2040 finns det bara 57 unga per hundra personer nära pensionsåldern, nu 64.",
        "In 2040 there will be only 57 young people per hundred nearing retirement, now 64.",
    ]


def test_the_ratio_hardly_changes() -> None:
    assert takeaways(workforce_renewal, now_and_then(63.5, 62.6)) == [
        "Nuorten määrä sataa eläkeikää lähestyvää kohti ei juuri muutu: nyt 64.",
        "Antalet unga per hundra personer nära pensionsåldern är nästan oförändrat: nu 64.",
        "The number of young people per hundred nearing retirement stays level: now 64.",
    ]


def turned(middle: float) -> Answer[Reference]:
    """From 63 to 57 with another ratio in 2035."""
    years = now_and_then(63.5, 56.6).rows
    between = years.head(1).assign(year=2035, ratio=middle)
    return ratios(pd.concat([years.head(1), between, years.tail(1)]))


def test_the_ratio_turns_in_a_year_in_which_it_is_beyond_both_ends() -> None:
    assert takeaways(workforce_renewal, turned(70.4)) == [
        "Vuoden 2035 jälkeen suunta kääntyy laskuun: lopulta 57 nuorta sataa eläkeikää lähestyvää kohti.",
        "Efter 2035 vänder det nedåt: till slut 57 unga per hundra personer nära pensionsåldern.",
        "After 2035 the trend turns down: to 57 young people per hundred nearing retirement.",
    ]
    assert takeaways(workforce_renewal, turned(54.6)) == [
        "Vuoden 2035 jälkeen suunta kääntyy nousuun: lopulta 57 nuorta sataa eläkeikää lähestyvää kohti.",
        "Efter 2035 vänder det uppåt: till slut 57 unga per hundra personer nära pensionsåldern.",
        "After 2035 the trend turns up: to 57 young people per hundred nearing retirement.",
    ]


def test_two_points_beyond_both_ends_are_a_turn_and_fewer_are_not() -> None:
    assert [takeaways(workforce_renewal, turned(middle))[2] for middle in (65.5, 65.4)] == [
        "After 2035 the trend turns down: to 57 young people per hundred nearing retirement.",
        "In 2040 there will be only 57 young people per hundred nearing retirement, now 64.",
    ]


def test_of_few_persons_both_numbers_are_said() -> None:
    few = now_and_then(63.5, 56.6)
    assert takeaways(workforce_renewal, ratios(few.rows.assign(entering_persons=19, leaving_persons=30))) == [
        "Alueella Järviseutu nuoria on 19 ja eläkeikää lähestyviä 30.",
        "I området Sjönejden är de unga 19 och de som närmar sig pensionsåldern 30.",
        "In Järviseutu there are 19 young people and 30 nearing retirement.",
    ]


def test_the_table_has_those_who_enter_and_those_who_leave() -> None:
    shown = in_english(workforce_renewal, ratios(OWN, WHOLE))
    assert shown.table is not None
    labels = [column.label for column in shown.table.columns]
    assert labels == ["Year", "Ages 15–24", "Ages 55–64", "Järviseutu", "Whole country"]
    assert table(shown)[1] == Row("2024 (projection)", ("1,832", "3,070", "85.5", "61.6"))
    assert shown.title == ("People aged 15–24 per hundred aged 55–64 in Järviseutu 2019–2040, projection from 2024")
    assert shown.axis.title == "Aged 15–24 per hundred aged 55–64"
    assert shown.weight == pytest.approx(0.1455)


def test_the_numbers_of_the_headline_stand_beside_the_line() -> None:
    labels = {mark.label for mark in in_english(workforce_renewal, turned(70.4)).marks if isinstance(mark, LinePoint)}
    assert labels == {"", "64 → 57"}


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "fi",
            "Alueella Järviseutu on 64 nuorta sataa eläkeikää lähestyvää kohti vuonna 2024 (ennuste). Miten "
            "koulutus vastaa "
            "siihen, että eläkkeelle siirtyviä on enemmän kuin nuoria?",
        ),
        (
            "sv",
            "I området Sjönejden finns 64 unga per hundra som närmar sig pensionsåldern år 2024 (prognos). Hur svarar "
            "utbildningen på "
            "att fler går i pension än det finns unga?",
        ),
        (
            "en",
            "In Järviseutu there are 64 young people per hundred nearing retirement in 2024 (projection). How should "
            "education provision respond to more people retiring than there are young people?",
        ),
    ],
)
def test_fewer_young_people_are_asked_about(language: Language, expected: str) -> None:
    assert workforce_renewal.discuss(now_and_then(63.5, 56.6), context(workforce_renewal, language)) == expected


@pytest.mark.parametrize("now", [100.0, 99.5, 120.0])
def test_as_many_young_people_as_it_is_written_are_not_asked_about(now: float) -> None:
    found = now_and_then(now, 56.6)
    assert [workforce_renewal.discuss(found, context(workforce_renewal, each)) for each in LANGUAGES] == [""] * 3


def test_where_working_age_grows_nothing_is_asked() -> None:
    rows = now_and_then(63.5, 56.6).rows
    for persons, is_asked in ((10_099, True), (10_100, False)):
        grown = ratios(rows.assign(working_age_persons=[10_000, persons]))
        assert bool(workforce_renewal.discuss(grown, context(workforce_renewal))) is is_asked


def test_one_that_lacks_a_year_of_the_areas_own_is_not_compared(store: Store) -> None:
    """Kainuu has every year, the employment area around it only those of the municipalities' projection."""
    found = workforce_renewal.answer(store, area=find_area(store, "MK18"), horizon=2040)
    assert found.rows["unit"].unique().tolist() == ["area", "country"]


def test_workforce_renewal_is_young_per_hundred_leaving(store: Store) -> None:
    found = workforce_renewal.answer(store, area=find_area(store, "kopa-jarviseutu"), horizon=2040)
    row = found.rows[(found.rows["unit"] == "area") & (found.rows["year"] == 2024)].iloc[0]
    assert (row["entering_persons"], row["leaving_persons"]) == (1541, 2428)
    assert row["ratio"] == pytest.approx(63.4679, abs=1e-4)
