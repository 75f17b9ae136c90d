"""What is said of population: hand-made rows, sentences written out, and what missing shows as."""

from collections.abc import Iterable

import pandas as pd
import pytest
from lagesbild.wording import Row

from tests.unit.spoken import bars, in_english, said, table


def _history(*persons: int) -> pd.DataFrame:
    years = zip((2000, 2002, 2040), ("observed", "observed", "projected"), persons, strict=True)
    return pd.DataFrame(list(years), columns=["year", "kind", "population_persons"]).assign(lacks_oldest=False)


@pytest.mark.parametrize(
    ("persons", "expected"),
    [
        (
            (20000, 18000, 19000),
            [
                "Väkiluku väheni 2\u00a0000 henkeä (−10,0\u00a0%) vuodesta 2000 vuoteen 2002 ja oli 18\u00a0000. "
                "Ennusteen mukaan se on 19\u00a0000 vuonna 2040: 1\u00a0000 henkeä enemmän (+5,6\u00a0%).",
                "Folkmängden minskade med 2\u00a0000 personer (−10,0\u00a0%) från 2000 till 2002 och var 18\u00a0000. "
                "Enligt prognosen är den 19\u00a0000 år 2040: 1\u00a0000 personer fler (+5,6\u00a0%).",
                "From 2000 to 2002 the population fell by 2,000 (−10.0%), to 18,000. "
                "According to the projection it is 19,000 in 2040: 1,000 persons more (+5.6%).",
            ],
        ),
        (
            (1000, 1500, 1200),
            [
                "Väkiluku kasvoi 500 henkeä (+50,0\u00a0%) vuodesta 2000 vuoteen 2002 ja oli 1\u00a0500. "
                "Ennusteen mukaan se on 1\u00a0200 vuonna 2040: 300 henkeä vähemmän (−20,0\u00a0%).",
                "Folkmängden ökade med 500 personer (+50,0\u00a0%) från 2000 till 2002 och var 1\u00a0500. "
                "Enligt prognosen är den 1\u00a0200 år 2040: 300 personer färre (−20,0\u00a0%).",
                "From 2000 to 2002 the population grew by 500 (+50.0%), to 1,500. "
                "According to the projection it is 1,200 in 2040: 300 persons fewer (−20.0%).",
            ],
        ),
        (
            (1000, 1009, 1000),
            [
                "Väkiluku pysyi lähes ennallaan (+9 henkeä, +0,9\u00a0%) vuodesta 2000 vuoteen 2002 ja oli 1\u00a0009. "
                "Ennusteen mukaan se on 1\u00a0000 vuonna 2040, lähes ennallaan (−9 henkeä, −0,9\u00a0%).",
                "Folkmängden var nästan oförändrad (+9 personer, +0,9\u00a0%) från 2000 till 2002 och var 1\u00a0009. "
                "Enligt prognosen är den 1\u00a0000 år 2040, nästan oförändrad (−9 personer, −0,9\u00a0%).",
                "From 2000 to 2002 the population stayed about the same (+9 persons, +0.9%), at 1,009. "
                "According to the projection it is 1,000 in 2040, about the same (−9 persons, −0.9%).",
            ],
        ),
    ],
    ids=["down-up", "up-down", "same"],
)
def test_population_history(persons: tuple[int, ...], expected: list[str]) -> None:
    assert said("population-history", _history(*persons)) == expected


def test_a_year_without_figures_breaks_the_line_and_is_named() -> None:
    shown = in_english("population-history", _history(20000, 18000, 19000))
    assert shown.points["x"].tolist() == [2000, 2001, 2002, 2040]
    assert shown.points["y"].isna().tolist() == [False, True, False, False]
    assert shown.points["dashed"].tolist() == [False, False, False, True]
    assert "Years that are not at hand: 2001. The line is broken there." in shown.notes
    assert [row.header for row in table(shown)] == ["2000", "2002", "2040"]


def _bands(*bands: tuple[str, int, int, int]) -> pd.DataFrame:
    rows = pd.DataFrame(list(bands), columns=["band", "observed_persons", "base_persons", "horizon_persons"])
    change = rows["horizon_persons"] - rows["base_persons"]
    pct = (100 * change / rows["base_persons"]).where(rows["base_persons"] > 0)
    years = {"base_year": 2024, "base_kind": "projected", "horizon_year": 2040, "observed_year": 2019}
    return rows.assign(change_persons=change, change_pct=pct, lacks_oldest=False, has_self_sufficiency=True, **years)


FALLS, GROWS = ("7-12", 450, 400, 300), ("65+", 180, 200, 250)


@pytest.mark.parametrize(
    ("bands", "expected"),
    [
        (
            (FALLS, GROWS),
            [
                "Ennusteen mukaan suhteellisesti eniten vähenee 2024 (ennuste) – 2040: 7–12 v., alakoulu "
                "(−25,0\u00a0%, −100 henkeä). "
                "Suhteellisesti eniten kasvaa: 65 vuotta täyttäneet (+25,0\u00a0%, +50 henkeä).",
                "Enligt prognosen minskar relativt sett mest 2024 (prognos) – 2040: 7–12 år, årskurs 1–6 "
                "(−25,0\u00a0%, −100 personer). "
                "Relativt sett ökar mest: 65 år och äldre (+25,0\u00a0%, +50 personer).",
                "According to the projection this age band shrinks most in relative terms, 2024 (projection) – 2040: "
                "7–12, grades 1–6 (−25.0%, −100 persons). "
                "This one grows most: 65 and over (+25.0%, +50 persons).",
            ],
        ),
        (
            (FALLS,),
            [
                "Ennusteen mukaan suhteellisesti eniten vähenee 2024 (ennuste) – 2040: 7–12 v., alakoulu "
                "(−25,0\u00a0%, −100 henkeä).",
                "Enligt prognosen minskar relativt sett mest 2024 (prognos) – 2040: 7–12 år, årskurs 1–6 "
                "(−25,0\u00a0%, −100 personer).",
                "According to the projection this age band shrinks most in relative terms, 2024 (projection) – 2040: "
                "7–12, grades 1–6 (−25.0%, −100 persons).",
            ],
        ),
        (
            (GROWS,),
            [
                "Ennusteen mukaan suhteellisesti eniten kasvaa 2024 (ennuste) – 2040: 65 vuotta täyttäneet "
                "(+25,0\u00a0%, +50 henkeä).",
                "Enligt prognosen ökar relativt sett mest 2024 (prognos) – 2040: 65 år och äldre (+25,0\u00a0%, +50 "
                "personer).",
                "According to the projection this age band grows most in relative terms, 2024 (projection) – 2040: 65 "
                "and over (+25.0%, +50 persons).",
            ],
        ),
    ],
    ids=["both", "only-falling", "only-growing"],
)
def test_service_age_bands(bands: Iterable[tuple[str, int, int, int]], expected: list[str]) -> None:
    assert said("service-age-bands", _bands(*bands)) == expected


def test_less_than_one_percent_is_about_the_same_and_no_headline() -> None:
    assert said("service-age-bands", _bands(("7-12", 1000, 1000, 991), ("65+", 1000, 1000, 1009))) == [
        "Kaikki ikäryhmät pysyvät lähes ennallaan vuoteen 2040 mennessä.",
        "Alla åldersgrupper är nästan oförändrade till år 2040.",
        "All age bands stay about the same until 2040.",
    ]


def test_a_band_in_which_nobody_is_today_has_a_dash_and_no_bar() -> None:
    shown = in_english("service-age-bands", _bands(FALLS, GROWS, ("85+", 0, 0, 5)))
    assert table(shown)[2] == Row("85 and over", ("0", "0", "5", "+5", "–"))
    assert bars(shown) == [
        ["Change, %", "7–12, grades 1–6", -25.0, "−100 (−25.0%)"],
        ["Change, %", "65 and over", 25.0, "+50 (+25.0%)"],
    ]


def _components(unit: str, **rates: tuple[int, float]) -> pd.DataFrame:
    rows = [(unit, 2025, component, *rate) for component, rate in rates.items()]
    return pd.DataFrame(rows, columns=["unit", "year", "component", "persons", "per_1000"])


def test_components_of_change() -> None:
    own = _components(
        "area", births=(10, 5.0), deaths=(-25, -12.5), intermunicipal_net=(-7, -3.5), net_immigration=(12, 6.0)
    )
    country = _components(
        "country",
        births=(45832, 8.1),
        deaths=(-59209, -10.5),
        intermunicipal_net=(0, 0.0),
        net_immigration=(30287, 5.4),
    )
    rows = pd.concat([own, country], ignore_index=True)
    assert said("components-of-change", rows) == [
        "Vuonna 2025 luonnollinen väestönlisäys oli −15 (syntyneet 10, kuolleet 25) ja muuttoliike +5 henkeä "
        "(kuntien välinen nettomuutto −7, nettomaahanmuutto +12). Syntyneiden ja kuolleiden erotus vaikutti väkilukuun "
        "enemmän kuin muuttoliike.",
        "År 2025 var den naturliga befolkningsökningen −15 (födda 10, döda 25) och flyttningen +5 personer "
        "(nettoflyttning mellan kommuner −7, nettoinvandring +12). Skillnaden mellan födda och döda påverkade "
        "folkmängden mer än flyttningen.",
        "In 2025 natural increase was −15 (births 10, deaths 25) and migration +5 persons (net intermunicipal "
        "migration −7, net immigration +12). The difference between births and deaths changed the population more than "
        "migration did.",
    ]
    shown = in_english("components-of-change", rows)
    assert table(shown)[1:3] == (
        Row("Deaths", ("−25", "−12.5", "−10.5")),
        Row("Net intermunicipal migration", ("−7", "−3.5", "0.0")),
    )
    assert shown.weight == pytest.approx(0.005)


@pytest.mark.parametrize(
    ("migration", "sentence"),
    [
        (-16, "Migration changed the population more than the difference between births and deaths did."),
        (15, "Both changed the population by the same number."),
    ],
)
def test_what_changed_the_population_more_is_said_by_size_whatever_its_direction(migration: int, sentence: str) -> None:
    own = _components(
        "area", births=(10, 1.0), deaths=(-25, -2.5), intermunicipal_net=(migration, 1.0), net_immigration=(0, 0.0)
    )
    assert in_english("components-of-change", own).takeaway.endswith(f". {sentence}")


def test_components_of_several_years_are_lines_and_the_sentence_is_of_the_newest() -> None:
    newest = _components(
        "area", births=(10, 5.0), deaths=(-25, -12.5), intermunicipal_net=(-7, -3.5), net_immigration=(12, 6.0)
    )
    before = newest.assign(year=2024, persons=[20, -20, 1, 2])
    shown = in_english("components-of-change", pd.concat([before, newest], ignore_index=True))
    assert table(shown) == (Row("2024", ("0", "+1", "+2")), Row("2025", ("−15", "−7", "+12")))
    assert shown.takeaway.startswith("In 2025 natural increase was −15 ")
    assert shown.points[["series", "x", "y"]].to_numpy().tolist() == [
        ["Natural increase", 2024, 0.0],
        ["Natural increase", 2025, -15.0],
        ["Net intermunicipal migration", 2024, 1.0],
        ["Net intermunicipal migration", 2025, -7.0],
        ["Net immigration", 2024, 2.0],
        ["Net immigration", 2025, 12.0],
    ]
    assert shown.weight == pytest.approx(0.005)
