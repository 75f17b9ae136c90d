"""Questions to the store: one SQL file and one function each. Blind to figures and wording."""

from lagesbild.questions.ages import age_profile, cohorts
from lagesbild.questions.labour import education, industries, jobseekers, occupations, workforce_renewal
from lagesbild.questions.places import service_costs, service_places
from lagesbild.questions.population import components_of_change, members, population_history, service_age_bands
from lagesbild.questions.service_need import dependency_ratio, school_stages
from lagesbild.questions.years import horizons

__all__ = [
    "age_profile",
    "cohorts",
    "components_of_change",
    "dependency_ratio",
    "education",
    "horizons",
    "industries",
    "jobseekers",
    "members",
    "occupations",
    "population_history",
    "school_stages",
    "service_age_bands",
    "service_costs",
    "service_places",
    "workforce_renewal",
]
