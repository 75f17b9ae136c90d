"""What a brief says beside what the raw figures give: each sentence, letter by letter."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from tests.second_path import alike, around, derived, labour, openings, origins, supplied
from tests.second_path.chosen import core_messages, questions
from tests.second_path.derived import Case
from tests.second_path.said import NO_BREAK

Part = Mapping[str, Any]
TAKEAWAYS: Mapping[str, Callable[[Case], str]] = {
    "population-history": derived.population_history,
    "age-profile": derived.age_profile,
    "service-age-bands": derived.service_age_bands,
    "births-and-migration": origins.births_and_migration,
    "projection-certainty": derived.projection_certainty,
    "components-of-change": derived.components_of_change,
    "map-of-change": around.map_of_change,
    "similar-areas": alike.similar_areas,
    "school-stages": derived.school_stages,
    "cohorts": derived.cohorts,
    "members": derived.members,
    "service-places": derived.service_places,
    "dependency-ratio": derived.dependency_ratio,
    "jobseekers": labour.jobseekers,
    "tightness": labour.tightness,
    "occupations": labour.occupations,
    "occupation-balance": labour.occupation_balance,
    "industries": labour.industries,
    "specialisation": labour.specialisation,
    "shift-share": labour.shift_share,
    "education": labour.education,
    "workforce-renewal": labour.workforce_renewal,
    "unanswered-of-labour": openings.unanswered_of_labour,
}
SUPPLIED: Mapping[str, Callable[[Case], str]] = {
    "job-openings": openings.job_openings,
    "education-change": openings.education_change,
    "migration-in-projection": supplied.migration_in_projection,
    "service-costs": supplied.service_costs,
    "scenario": supplied.scenario,
    "scenario-places": supplied.scenario_places,
}  # shown only where the reader's own files or a fetched table give the figures

TABLES: Mapping[str, Callable[[Case], Sequence[around.Row]]] = {
    "births-and-migration": origins.table,
    "map-of-change": around.table,
    "similar-areas": alike.table,
}  # the first columns: which ages, municipalities or areas, and the figures that the sentences name
NOTES: Mapping[str, Callable[[Case], str]] = {"similar-areas": alike.also}


def differences(case: Case, parts: Sequence[tuple[str, Part]]) -> list[str]:
    """Say where the parts of a brief are not what the raw figures give; an exhibit without a derivation is one too."""
    exhibits = [part for kind, part in parts if kind == "exhibit"]
    found = [each for exhibit in exhibits for each in _of_exhibit(case, exhibit)]
    for kind, part in parts:
        if kind == "opening":
            found += of_list("core message", part["core_messages"], core_messages(case))
        if kind == "closing":
            found += of_list("question", part["discussion"]["questions"], questions(case))
    return [each for each in found if each]


def left_out(case: Case, parts: Sequence[tuple[str, Part]]) -> list[str]:
    """The exhibits that a whole brief must have and does not show."""
    shown = {part["id"] for kind, part in parts if kind == "exhibit"}
    wanted = [*TAKEAWAYS, *(name for name in SUPPLIED if _is_at_hand(case, name))]
    return [f"{name}: is left out" for name in wanted if name not in shown]


def _of_exhibit(case: Case, exhibit: Part) -> list[str]:
    name, said = exhibit["id"], exhibit["takeaway"] or exhibit["not_shown"]
    if name not in TAKEAWAYS | SUPPLIED:
        return [f"{name}: has no second derivation"]
    if name in SUPPLIED and not _is_at_hand(case, name):
        return [f"{name}: is shown, but nothing was supplied for it"]
    found = [told_apart(name, said, (TAKEAWAYS | SUPPLIED)[name](case))]
    if name in TABLES and "table" in exhibit:
        found.append(of_table(name, exhibit["table"], TABLES[name](case)))
    if name in NOTES and "notes" in exhibit:
        note = NOTES[name](case)
        found.append(told_apart(f"{name}, note", exhibit["notes"][0] if note and exhibit["notes"] else "", note))
    return found


def _is_at_hand(case: Case, name: str) -> bool:
    """Whether the figures of an exhibit that is not always shown are there for this brief."""
    fetched = openings.AT_HAND.get(name)
    return fetched(case) if fetched else supplied.is_at_hand(case, name)


def of_table(name: str, table: Part | None, derived_: Sequence[around.Row]) -> str:
    """What the first columns say, as many as were derived."""
    rows = [(row["header"], *row["cells"])[: len(derived_[0])] for row in table["rows"]] if table and derived_ else []
    said = "\n".join("; ".join(row) for row in rows) or ("" if table is None else "a table")
    return told_apart(f"{name}, table", said, "\n".join("; ".join(row) for row in derived_))


def of_list(what: str, said: Sequence[Part], derived_: Sequence[tuple[str, str]]) -> list[str]:
    if len(said) != len(derived_):
        return [f"{what}: {len(said)} are said, {len(derived_)} were derived"]
    return [
        told_apart(f"{what} {number}", f"{part['exhibit']}: {part['text']}", f"{name}: {text}")
        for number, (part, (name, text)) in enumerate(zip(said, derived_, strict=True), start=1)
    ]


def told_apart(name: str, said: str, derived_: str) -> str:
    """Nothing where both are the same; else both, with invisible spaces made visible."""
    return "" if said == derived_ else f"{name}\n  says    {_visible(said)}\n  derived {_visible(derived_)}"


def _visible(text: str) -> str:
    return text.replace(NO_BREAK, "\N{SHOULDERED OPEN BOX}")
