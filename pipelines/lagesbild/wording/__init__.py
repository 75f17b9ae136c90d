"""Wording: numbers, sentences and tables in three languages. Blind to questions and figures."""

from collections.abc import Mapping
from typing import Final

from lagesbild.wording.labour import education, industries, jobseekers, occupations, workforce_renewal
from lagesbild.wording.numbers import Numbers, rounded
from lagesbild.wording.population import components_of_change, members, population_history, service_age_bands
from lagesbild.wording.presented import ABOUT_THE_SAME_PCT, Presented, Presenter, Row, Table, Ticks, Words
from lagesbild.wording.service_need import dependency_ratio, school_stages
from lagesbild.wording.texts import Texts

PRESENTERS: Final[Mapping[str, Presenter]] = {
    "population-history": population_history,
    "service-age-bands": service_age_bands,
    "components-of-change": components_of_change,
    "members": members,
    "school-stages": school_stages,
    "dependency-ratio": dependency_ratio,
    "jobseekers": jobseekers,
    "occupations": occupations,
    "industries": industries,
    "education": education,
    "workforce-renewal": workforce_renewal,
}

__all__ = [
    "ABOUT_THE_SAME_PCT",
    "PRESENTERS",
    "Numbers",
    "Presented",
    "Row",
    "Table",
    "Texts",
    "Ticks",
    "Words",
    "rounded",
]
