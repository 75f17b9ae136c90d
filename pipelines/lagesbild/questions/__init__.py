"""Questions to the store: one SQL file and one function each. Blind to figures and wording."""

from lagesbild.questions.ages import age_profile, cohorts
from lagesbild.questions.certainty import official_deviations, projection_certainty, projection_trials
from lagesbild.questions.industry_change import shift_share, specialisation
from lagesbild.questions.labour import education, industries, jobseekers, occupations, workforce_renewal
from lagesbild.questions.labour_demand import occupation_balance, tightness
from lagesbild.questions.migration import migration_in_projection
from lagesbild.questions.places import service_costs, service_places
from lagesbild.questions.population import components_of_change, members, population_history, service_age_bands
from lagesbild.questions.service_need import dependency_ratio, school_stages
from lagesbild.questions.unanswered import unanswered_of_labour
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
    "migration_in_projection",
    "occupation_balance",
    "occupations",
    "official_deviations",
    "population_history",
    "projection_certainty",
    "projection_trials",
    "school_stages",
    "service_age_bands",
    "service_costs",
    "service_places",
    "shift_share",
    "specialisation",
    "tightness",
    "unanswered_of_labour",
    "workforce_renewal",
]
