"""Wording: numbers, sentences and tables in three languages. Blind to questions and figures."""

from collections.abc import Mapping
from typing import Final

from lagesbild.wording.ages import age_profile, cohorts
from lagesbild.wording.balance import occupation_balance
from lagesbild.wording.births_and_migration import births_and_migration
from lagesbild.wording.certainty import projection_certainty
from lagesbild.wording.discussion import LEAST_PCT, LEAST_PERSONS, discussion
from lagesbild.wording.education_change import education_change
from lagesbild.wording.industry_change import shift_share, specialisation
from lagesbild.wording.jobs import jobseekers, occupations
from lagesbild.wording.maps import map_of_change
from lagesbild.wording.members import members
from lagesbild.wording.migration import migration_in_projection
from lagesbild.wording.numbers import Numbers, Several, Written, rounded
from lagesbild.wording.openings import job_openings
from lagesbild.wording.order import alphabetical
from lagesbild.wording.overview import (
    overview_children,
    overview_dependency,
    overview_population,
    overview_renewal,
    overview_stages,
    overview_tightness,
)
from lagesbild.wording.places import service_costs, service_places
from lagesbild.wording.population import components_of_change, population_history
from lagesbild.wording.presented import Presented, Row, Table, Ticks
from lagesbild.wording.projected_change import service_age_bands
from lagesbild.wording.ratios import dependency_ratio, workforce_renewal
from lagesbild.wording.scenario import scenario, scenario_places
from lagesbild.wording.school_stages import school_stages
from lagesbild.wording.similar import similar_areas
from lagesbild.wording.structure import education, industries
from lagesbild.wording.texts import Texts
from lagesbild.wording.tightness import tightness
from lagesbild.wording.unanswered import unanswered_of_labour
from lagesbild.wording.words import ABOUT_THE_SAME_PCT, Presenter, Words

PRESENTERS: Final[Mapping[str, Presenter]] = {
    "population-history": population_history,
    "age-profile": age_profile,
    "service-age-bands": service_age_bands,
    "births-and-migration": births_and_migration,
    "migration-in-projection": migration_in_projection,
    "projection-certainty": projection_certainty,
    "components-of-change": components_of_change,
    "map-of-change": map_of_change,
    "members": members,
    "school-stages": school_stages,
    "cohorts": cohorts,
    "service-places": service_places,
    "service-costs": service_costs,
    "dependency-ratio": dependency_ratio,
    "similar-areas": similar_areas,
    "jobseekers": jobseekers,
    "tightness": tightness,
    "occupations": occupations,
    "occupation-balance": occupation_balance,
    "industries": industries,
    "specialisation": specialisation,
    "shift-share": shift_share,
    "job-openings": job_openings,
    "education": education,
    "education-change": education_change,
    "workforce-renewal": workforce_renewal,
    "unanswered-of-labour": unanswered_of_labour,
    "overview-population": overview_population,
    "overview-dependency": overview_dependency,
    "overview-stages": overview_stages,
    "overview-ages-0-6": overview_children,
    "overview-ages-7-15": overview_children,
    "overview-renewal": overview_renewal,
    "overview-tightness": overview_tightness,
    "scenario": scenario,
    "scenario-places": scenario_places,
}

__all__ = [
    "ABOUT_THE_SAME_PCT",
    "LEAST_PCT",
    "LEAST_PERSONS",
    "PRESENTERS",
    "Numbers",
    "Presented",
    "Row",
    "Several",
    "Table",
    "Texts",
    "Ticks",
    "Words",
    "Written",
    "alphabetical",
    "discussion",
    "rounded",
]
