"""Questions for discussion: the rule of each room, on hand-made answers, and the figures that it names."""

import pandas as pd
import pytest

from lagesbild.exhibits import Answer
from lagesbild.exhibits.labour import occupation_balance
from lagesbild.exhibits.labour.occupation_balance import Period
from lagesbild.exhibits.population import population_history, service_age_bands
from lagesbild.exhibits.population.service_age_bands import Years
from lagesbild.settings import Language
from tests.exhibits.spoken import context

YEARS = Years(2019, 2024, "projected", 2040, lacks_oldest=True, has_record=True)
BANDS = pd.DataFrame(
    [("7-12", 1300, 1124, 686, -438, -38.97, True)],
    columns=[
        "band",
        "observed_persons",
        "base_persons",
        "horizon_persons",
        "change_persons",
        "change_pct",
        "is_likely",
    ],
)
PERIOD = Period("2022-11", "2023-10", 12)
OCCUPATIONS = pd.DataFrame(
    {"balance": ["more_vacancies", "more_vacancies", "some_jobseekers"], "is_shown": True}
).assign(
    **{f"name_{language}": ["Nurses", "Cooks", "Waiters"] for language in ("fi", "sv", "en")},
    occupation_code="0000",
    unemployed_at_least_persons=20,
    unemployed_at_most_persons=20,
    vacancies_at_least_count=40,
    vacancies_at_most_count=40,
    tightness_low=200,
    tightness_high=200,
)
HISTORY = pd.DataFrame(
    {
        "year": [2025, 2040],
        "kind": ["observed", "projected"],
        "population_persons": [16507, 13801],
        "lacks_oldest": False,
    }
)


def _of_bands(language: Language, **columns: object) -> str:
    found = Answer.of(BANDS.assign(**columns), YEARS)  # type: ignore[arg-type]
    return service_age_bands.discuss(found, context(service_age_bands, language))


def _of_occupations(language: Language, rows: pd.DataFrame) -> str:
    return occupation_balance.discuss(Answer.of(rows, PERIOD), context(occupation_balance, language))


@pytest.mark.parametrize(
    ("language", "question"),
    [
        (
            "fi",
            "Vuonna 2040 alakouluikäisiä (7–12 v.) on 438 vähemmän (−39,0\u00a0%). Missä alakoulut ja "
            "ryhmät toimivat silloin, ja mitä järjestetään yhdessä?",
        ),
        (
            "sv",
            "År 2040 är barnen i åldern för årskurs 1–6 (7–12 år) 438 färre (−39,0\u00a0%). Var finns "
            "skolorna och grupperna då, och vad ordnas tillsammans?",
        ),
        (
            "en",
            "In 2040 there are 438 fewer 7–12-year-olds, the age of grades 1–6 (−39.0%). Where will schools and groups "
            "be then, and what is organised together?",
        ),
    ],
)
def test_grades_that_change_by_ten_percent_are_asked_about(language: Language, question: str) -> None:
    assert _of_bands(language) == question


def test_growing_grades_are_asked_about_in_another_way() -> None:
    assert _of_bands("en", change_persons=120, change_pct=10.0).startswith(
        "In 2040 there are 120 more 7–12-year-olds, the age of grades 1–6 (+10.0%). Where will rooms and teachers come"
    )


@pytest.mark.parametrize("change_pct", [-9.99, None])
def test_grades_that_change_less_or_by_no_percentage_are_not_asked_about(change_pct: float | None) -> None:
    assert not _of_bands("fi", change_pct=change_pct)


@pytest.mark.parametrize(
    ("language", "question"),
    [
        (
            "fi",
            "Etelä-Pohjanmaalla avoimia työpaikkoja oli enemmän kuin työttömiä näissä ammateissa: nurses ja cooks. "
            "Mihin niistä alueella voi kouluttautua, ja mihin työn ohessa?",
        ),
        (
            "sv",
            "I Södra Österbotten fanns det fler lediga jobb än arbetslösa i dessa yrken: nurses och cooks. "
            "Vilka av dem kan man utbilda sig till i området, och vilka vid sidan av arbetet?",
        ),
        (
            "en",
            "In South Ostrobothnia, there were more vacancies than unemployed jobseekers in these occupations: nurses "
            "and cooks. Which of them can people train for in the area, and which alongside work?",
        ),
    ],
)
def test_occupations_with_more_vacancies_are_asked_about(language: Language, question: str) -> None:
    assert _of_occupations(language, OCCUPATIONS) == question


def test_what_is_not_classified_elsewhere_is_named_last_and_alone_is_not_asked_about() -> None:
    residual = OCCUPATIONS.iloc[[0]].assign(occupation_code="9629", name_en="Other labourers")
    assert "these occupations: nurses, cooks and other labourers." in _of_occupations(
        "en", pd.concat([residual, OCCUPATIONS], ignore_index=True)
    )
    assert not _of_occupations("en", residual)


def test_occupations_with_fewer_vacancies_are_not_asked_about() -> None:
    assert not _of_occupations("fi", OCCUPATIONS.assign(balance="some_jobseekers"))


@pytest.mark.parametrize(
    ("language", "question"),
    [
        (
            "fi",
            "Väkiluku pienenee 16\u00a0% vuodesta 2025 vuoteen 2040. Mitkä palvelut järjestetään silloin toisin?",
        ),
        (
            "sv",
            "Folkmängden minskar med 16\u00a0% från 2025 till 2040. Vilken service ordnas då på annat sätt?",
        ),
        (
            "en",
            "The population falls by 16% from 2025 to 2040. Which services will then be organised differently?",
        ),
    ],
)
def test_the_projected_change_in_population_is_asked_about(language: Language, question: str) -> None:
    found = Answer.of(HISTORY, None)
    assert population_history.discuss(found, context(population_history, language)) == question


@pytest.mark.parametrize(
    ("room", "rank", "is_spare"),
    [(service_age_bands, 1, False), (occupation_balance, 4, False), (population_history, 8, True)],
)
def test_rules_are_asked_in_the_order_of_their_ranks(room: object, rank: int, is_spare: bool) -> None:
    asks = room.EXHIBIT.asks  # type: ignore[attr-defined]
    assert (asks.rank, asks.is_spare) == (rank, is_spare)
