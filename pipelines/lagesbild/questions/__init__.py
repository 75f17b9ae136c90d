"""Questions to the store: one SQL file and one function each. Blind to figures and wording."""

from lagesbild.questions.certainty import official_deviations, projection_certainty, projection_trials
from lagesbild.questions.labour import education, industries, jobseekers, occupations, workforce_renewal
from lagesbild.questions.population import components_of_change, members, population_history, service_age_bands
from lagesbild.questions.service_need import dependency_ratio, school_stages
from lagesbild.questions.years import horizons

__all__ = [
    "components_of_change",
    "dependency_ratio",
    "education",
    "horizons",
    "industries",
    "jobseekers",
    "members",
    "occupations",
    "official_deviations",
    "population_history",
    "projection_certainty",
    "projection_trials",
    "school_stages",
    "service_age_bands",
    "workforce_renewal",
]
