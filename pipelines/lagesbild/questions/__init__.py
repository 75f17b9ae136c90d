"""Questions to the store: one SQL file and one function each. Blind to figures and wording."""

from lagesbild.questions.ages import age_profile, cohorts
from lagesbild.questions.births_and_migration import births_and_migration
from lagesbild.questions.certainty import official_deviations, projection_certainty, projection_trials
from lagesbild.questions.education_change import education_change
from lagesbild.questions.industry_change import shift_share, specialisation
from lagesbild.questions.labour import education, industries, jobseekers, occupations, workforce_renewal
from lagesbild.questions.labour_demand import occupation_balance, tightness
from lagesbild.questions.maps import map_of_change
from lagesbild.questions.migration import migration_in_projection
from lagesbild.questions.openings import job_openings
from lagesbild.questions.overview import (
    side_by_side_children,
    side_by_side_dependency,
    side_by_side_horizons,
    side_by_side_population,
    side_by_side_renewal,
    side_by_side_stages,
    side_by_side_tightness,
)
from lagesbild.questions.places import service_costs, service_places
from lagesbild.questions.population import components_of_change, members, population_history, service_age_bands
from lagesbild.questions.scenario import new_scenario, saved_scenario, scenario_bands, scenario_places
from lagesbild.questions.service_need import dependency_ratio, school_stages
from lagesbild.questions.similar import similar_areas
from lagesbild.questions.unanswered import unanswered_of_labour
from lagesbild.questions.what_if import what_if
from lagesbild.questions.years import horizons

__all__ = [
    "age_profile",
    "births_and_migration",
    "cohorts",
    "components_of_change",
    "dependency_ratio",
    "education",
    "education_change",
    "horizons",
    "industries",
    "job_openings",
    "jobseekers",
    "map_of_change",
    "members",
    "migration_in_projection",
    "new_scenario",
    "occupation_balance",
    "occupations",
    "official_deviations",
    "population_history",
    "projection_certainty",
    "projection_trials",
    "saved_scenario",
    "scenario_bands",
    "scenario_places",
    "school_stages",
    "service_age_bands",
    "service_costs",
    "service_places",
    "shift_share",
    "side_by_side_children",
    "side_by_side_dependency",
    "side_by_side_horizons",
    "side_by_side_population",
    "side_by_side_renewal",
    "side_by_side_stages",
    "side_by_side_tightness",
    "similar_areas",
    "specialisation",
    "tightness",
    "unanswered_of_labour",
    "what_if",
    "workforce_renewal",
]
