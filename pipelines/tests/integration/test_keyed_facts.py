"""The keyed facts of real areas: the providers' figures under keys that stay, named in three languages."""

import pytest

from lagesbild.notebook.facts import Facts, facts_of, namer
from lagesbild.settings import LANGUAGES
from lagesbild.store import Store, find_area

JARVISEUTU, ESPOO = "kopa-jarviseutu", "049"
PUBLISHED = {
    JARVISEUTU: {
        "population-history/residents/today": ("16507", 2025, "observed"),
        "school-stages/7-12/today": ("1124", 2024, "projected"),
        "school-stages/7-12/projected/2035": ("690", 2035, "projected"),
        "service-age-bands/0-5/today": ("702", 2024, "projected"),
        "members/KU005/7-15/today": ("1016", 2024, "projected"),
        "components-of-change/births/today": ("93", 2025, "observed"),
        "components-of-change/deaths/today": ("248", 2025, "observed"),
        "components-of-change/natural-increase/today": ("-155", 2025, "observed"),
        "components-of-change/net-migration/today": ("-51", 2025, "observed"),
        "jobseekers/unemployed/today": ("493", 2026, "observed"),
        "tightness/vacancies/today": ("33", 2026, "observed"),
    },
    ESPOO: {
        "population-history/residents/today": ("325716", 2025, "observed"),
        "school-stages/7-12/today": ("23627", 2024, "projected"),
        "components-of-change/births/today": ("3490", 2025, "observed"),
        "components-of-change/net-migration/today": ("3332", 2025, "observed"),
        "jobseekers/unemployed/today": ("20581", 2026, "observed"),
        "tightness/vacancies/today": ("722", 2026, "observed"),
    },
}
"""Statistics Finland's 11ae (2025) and 14wx (projection of 2024), the employment service statistics of June 2026."""


def facts(store: Store, code: str, horizon: int = 2035) -> Facts:
    return facts_of(store, area=find_area(store, code), horizon=horizon)


@pytest.mark.parametrize("code", PUBLISHED)
def test_facts_are_the_providers_figures(store: Store, code: str) -> None:
    found = facts(store, code)
    assert {key: found[key].written for key in PUBLISHED[code]} == {k: v for k, (v, _, _) in PUBLISHED[code].items()}
    assert {key: (found[key].year, found[key].kind) for key in PUBLISHED[code]} == {
        key: (year, kind) for key, (_, year, kind) in PUBLISHED[code].items()
    }


def test_hidden_numbers_and_months_are_said(store: Store) -> None:
    vacancies = facts(store, JARVISEUTU)["tightness/vacancies/today"]
    assert (vacancies.value, vacancies.at_most, vacancies.month) == (33, 36, 6)


def test_the_horizon_is_in_the_key_of_what_is_projected(store: Store) -> None:
    for horizon in (2035, 2040):
        ahead = {key for key in facts(store, ESPOO, horizon) if "/projected/" in key}
        assert ahead and {key.rpartition("/")[2] for key in ahead} == {str(horizon)}


def test_ratios_follow_from_the_persons(store: Store) -> None:
    """Järviseutu 2024: 2 435 aged 0–14 and 5 496 aged 65 or over per hundred of 8 695 aged 15–64."""
    found = facts(store, JARVISEUTU)
    assert found["service-age-bands/15-64/today"].value == 8695
    assert found["service-age-bands/65+/today"].value == 5496
    assert found["dependency-ratio/elderly/today"].written == "63.2"
    assert found["dependency-ratio/ratio/today"].written == "91.2"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fact_has_a_name_of_its_own(store: Store, language: str) -> None:
    called = namer(language)  # type: ignore[arg-type]
    today = [called(fact) for key, fact in facts(store, JARVISEUTU).items() if key.endswith("/today")]
    assert len(today) > 30 and len({*today}) == len(today)
    assert all(name.strip() == name != "" and "{" not in name for name in today)


def test_names_are_in_the_language_of_the_reader(store: Store) -> None:
    fact = facts(store, JARVISEUTU)["members/KU934/7-15/today"]
    assert [namer(language)(fact) for language in LANGUAGES] == [
        "Vimpeli: peruskouluikäiset (7–15 v.)",
        "Vindala: barn i grundskoleåldern (7–15 år)",
        "Vimpeli: children of comprehensive school age (7–15)",
    ]


def test_a_region_in_the_place_of_an_area_gives_no_fact(store: Store) -> None:
    assert "youth-retention/ratio/today" not in facts(store, JARVISEUTU)
    assert facts(store, "MK06")["youth-retention/ratio/today"].written == "139.7"
