"""What is said of labour: hand-made rows, sentences written out, and what missing shows as."""

import pandas as pd
import pytest
from lagesbild.wording import PRESENTERS, Row

from lagesbild.settings import LANGUAGES
from tests.unit.spoken import in_english, said, table, words

COUNTS = [
    "vacancies_at_least_count", "vacancies_at_most_count", "unemployed_at_least_persons", "unemployed_at_most_persons",
]  # fmt: skip


def test_jobseekers() -> None:
    rows = pd.DataFrame(
        [(2021, "2021-10", 20, 20, 600, 600, 11.5, 11.5), (2022, "2022-10", 30, 33, 520, 520, 10.04, 10.04),
         (2023, "2023-10", 25, 28, 1300, 1300, 9.95, 9.95)],
        columns=["year", "month", *COUNTS, "unemployed_low_pct", "unemployed_high_pct"],
    )  # fmt: skip
    assert said("jobseekers", rows) == [
        "Työttömiä työnhakijoita: 1\u00a0300 (10,0\u00a0% työvoimasta); avoimia työpaikkoja: 25–28 (lokakuu 2023). "
        "Vuotta aiemmin luvut olivat 520 ja 30–33.",
        "Arbetslösa arbetssökande: 1\u00a0300 (10,0\u00a0% av arbetskraften); lediga arbetsplatser: 25–28 "
        "(oktober 2023). Ett år tidigare var talen 520 och 30–33.",
        "Unemployed jobseekers: 1,300 (10.0% of the labour force); vacancies: 25–28 (October 2023). "
        "A year earlier the figures were 520 and 30–33.",
    ]
    shown = in_english("jobseekers", rows)
    assert shown.weight == pytest.approx(1.5)
    assert shown.notes[0].startswith("The provider hides the numbers 1–4.")
    assert table(shown)[1] == Row("2022", ("520", "30–33", "10.0%"))
    assert shown.points["y"].tolist() == [600.0, 520.0, 1300.0, 20.0, 30.0, 25.0]


def test_hidden_unemployed_make_a_range_of_the_share_too() -> None:
    rows = pd.DataFrame(
        [(2022, "2022-10", 0, 0, 0, 0, 0.0, 0.0), (2023, "2023-10", 1, 4, 1, 4, 0.49, 1.95)],
        columns=["year", "month", *COUNTS, "unemployed_low_pct", "unemployed_high_pct"],
    )
    shown = in_english("jobseekers", rows)
    assert table(shown)[1] == Row("2023", ("1–4", "1–4", "0.5–2.0%"))
    assert shown.takeaway.startswith("Unemployed jobseekers: 1–4 (0.5–2.0% of the labour force)")
    assert shown.weight == 1.0


def _occupations() -> pd.DataFrame:
    rows = pd.DataFrame(
        [("5321", "Lähihoitajat", "Närvårdare", "Health care assistants", 101, 101, 80, 80, 126.25, 126.25, True),
         ("9412", "Avustavat keittiötyöntekijät", "Köksbiträden", "Kitchen helpers", 60, 62, 61, 61, 98.4, 101.6,
          False),
         ("5131", "Tarjoilijat", "Servitörer", "Waiters", 3, 3, 0, 0, None, None, True)],
        columns=["occupation_code", "name_fi", "name_sv", "name_en", *COUNTS, "tightness_low",
                 "tightness_high", "is_tight"],
    )  # fmt: skip
    return rows.assign(month="2023-10", is_own=False)


def test_occupations() -> None:
    assert said("occupations", _occupations()) == [
        "Eniten avoimia työpaikkoja (lokakuu 2023): Lähihoitajat (101); Avustavat keittiötyöntekijät (60–62); "
        "Tarjoilijat (3). Avoimia työpaikkoja on vähintään yhtä paljon kuin työttömiä työnhakijoita 2 "
        "ammatissa näistä 3 ammatista.",
        "Flest lediga arbetsplatser (oktober 2023): Närvårdare (101); Köksbiträden (60–62); Servitörer (3). I 2 av "
        "dessa "
        "3 yrken finns det minst lika många lediga arbetsplatser som arbetslösa arbetssökande.",
        "Most vacancies (October 2023): Health care assistants (101); Kitchen helpers (60–62); Waiters (3). In 2 of "
        "these 3 occupations there are at least as many vacancies as unemployed jobseekers.",
    ]


def test_vacancies_per_unemployed_are_a_dash_where_nobody_is_unemployed() -> None:
    assert table(in_english("occupations", _occupations())) == (
        Row("Health care assistants (5321)", ("101", "80", "126")),
        Row("Kitchen helpers (9412)", ("60–62", "61", "98–102")),
        Row("Waiters (5131)", ("3", "0", "–")),
    )


def test_figures_of_the_region_are_said_to_be_so() -> None:
    note = (
        "Municipal figures are not at hand; these are for the region or regions of the municipalities: Etelä-Pohjanmaa."
    )
    assert in_english("occupations", _occupations()).notes[0] == note
    assert note not in in_english("occupations", _occupations(), "region").notes


def test_figures_of_the_own_municipalities_are_named_so() -> None:
    shown = in_english("occupations", _occupations().assign(is_own=True))
    assert shown.title == "Vacancies and unemployed jobseekers by occupation, Järviseutu, October 2023, 3 occupations"
    assert not any("Municipal figures are not at hand" in note for note in shown.notes)


def test_no_vacancies_are_not_shown() -> None:
    shown = [PRESENTERS["occupations"](_occupations().head(0), words(language)) for language in LANGUAGES]
    assert [each.reason for each in shown] == [
        "aineistossa ei ole avoimia työpaikkoja tältä alueelta",
        "materialet innehåller inga lediga arbetsplatser för området",
        "the figures at hand hold no vacancies for this area",
    ]


def _industries() -> pd.DataFrame:
    rows = [
        ("Q", "Terveys- ja sosiaalipalvelut", "Vård och omsorg", "Health and social work", 215, 21.5, 1810, 18.1),
        ("C", "Teollisuus", "Tillverkning", "Manufacturing", 185, 18.5, 1240, 12.4),
        ("other", "", "", "", 600, 60.0, 6950, 69.5),
    ]
    names = ["industry_code", "name_fi", "name_sv", "name_en"]
    numbers = ["region_persons", "region_pct", "country_persons", "country_pct"]
    return pd.DataFrame(rows, columns=[*names, *numbers]).assign(year=2023)


def test_industries() -> None:
    assert said("industries", _industries()) == [
        "Suurin toimiala: Terveys- ja sosiaalipalvelut, 21,5\u00a0% työllisistä (koko maassa 18,1\u00a0%). "
        "Eniten koko maasta poikkeaa: Teollisuus, 18,5\u00a0% (koko maassa 12,4\u00a0%).",
        "Största näringsgren: Vård och omsorg, 21,5\u00a0% av de sysselsatta (i hela landet 18,1\u00a0%). "
        "Mest avviker från hela landet: Tillverkning, 18,5\u00a0% (i hela landet 12,4\u00a0%).",
        "Largest industry: Health and social work, 21.5% of the employed (18.1% in the whole country). "
        "Furthest from the whole country: Manufacturing, 18.5% (12.4% in the whole country).",
    ]
    assert table(in_english("industries", _industries()))[1:] == (
        Row("C Manufacturing", ("185", "18.5%", "1,240", "12.4%")),
        Row("Other industries together", ("600", "60.0%", "6,950", "69.5%")),
    )


def test_the_country_is_not_compared_with_itself() -> None:
    assert said("industries", _industries(), "country") == [
        "Suurin toimiala: Terveys- ja sosiaalipalvelut, 21,5\u00a0% työllisistä.",
        "Största näringsgren: Vård och omsorg, 21,5\u00a0% av de sysselsatta.",
        "Largest industry: Health and social work, 21.5% of the employed.",
    ]
    shown = in_english("industries", _industries(), "country")
    assert shown.title == "Employed persons by industry 2023, Järviseutu, percent of the employed"
    assert table(shown)[1] == Row("C Manufacturing", ("185", "18.5%"))
    assert len(shown.points) == 3


def _levels(unit: str, basic: float, tertiary: float) -> pd.DataFrame:
    levels = {"basic": basic, "tertiary": tertiary, "upper_secondary": 100 - basic - tertiary}
    rows = [(unit, 2025, level, int(10 * pct), pct) for level, pct in levels.items()]
    return pd.DataFrame(rows, columns=["unit", "year", "level", "population_persons", "population_pct"])


def test_education() -> None:
    own = _levels("area", basic=29.5, tertiary=20.25)
    assert said("education", own) == [
        "15 vuotta täyttäneistä korkea-asteen tutkinnon on suorittanut 20,3\u00a0%; ilman perusasteen "
        "jälkeistä tutkintoa on 29,5\u00a0%.",
        "20,3\u00a0% av dem som fyllt 15 år har en examen på högre nivå och 29,5\u00a0% saknar examen "
        "efter grundnivån.",
        "Of those aged 15 and over, 20.3% have a tertiary qualification and 29.5% have none beyond basic level.",
    ]
    compared = pd.concat([own, _levels("country", basic=24.5, tertiary=34.5)], ignore_index=True)
    assert [takeaway.split(". ")[1] for takeaway in said("education", compared)] == [
        "Koko maassa osuudet ovat 34,5\u00a0% ja 24,5\u00a0%.",
        "I hela landet är andelarna 34,5\u00a0% och 24,5\u00a0%.",
        "In the whole country the shares are 34.5% and 24.5%.",
    ]
    assert table(in_english("education", compared))[1] == Row("Upper secondary", ("502", "50.3%", "41.0%"))
