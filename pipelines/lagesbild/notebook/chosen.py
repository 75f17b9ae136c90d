"""The measures of one group as a page shows them: from the register, with their figures then and now."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from lagesbild.chosen import EXAMPLE, MODEL_FIELDS, Chosen, Measure, Register, followed, read_example, read_register
from lagesbild.errors import BadFile, UnknownName, nearest
from lagesbild.measures.ages import projected_years
from lagesbild.measures.facts import figure_of
from lagesbild.measures.side_by_side import shared_projected_years
from lagesbild.notebook.facts import Facts, facts_of, namer
from lagesbild.notebook.request import check_horizon
from lagesbild.settings import LANGUAGES, Language, Project
from lagesbild.store import COUNTRY, Area, Store, find_area

FactsAt = Callable[[int], Facts]


def public_measures(
    store: Store, *, project: Project, area: Area, horizon: int, language: Language, is_example: bool = False
) -> Chosen:
    """The measures of a group that may be shown, in the order of the register, with their figures then and now.

    Each is said in the ``language`` where it is translated, else as it was written. ``is_example`` takes the measures
    that ship as an example in the place of the group's own.

    Raises:
        BadFile: the register cannot be taken, or a row of this group names a figure that does not exist.
    """
    register = (read_example if is_example else read_register)(project).in_language(language)
    shown = [measure for measure in register.of_group(area.place.code) if measure.may_be_shown]
    return _then_and_now(store, register, shown, area, horizon)._replace(is_example=is_example)


def own_measures(
    store: Store, *, project: Project, area: Area, horizon: int, language: Language | None = None
) -> Chosen:
    """All measures of a group, also those that pages do not show; as they were written where there is no ``language``.

    Raises:
        BadFile: as for ``public_measures``.
    """
    first = read_register(project)
    register = first.in_language(language) if language else first
    chosen = _then_and_now(store, register, register.of_group(area.place.code), area, horizon)
    noted_in = {each.measure_id: each.language for each in first.of_group(area.place.code)}
    return chosen._replace(noted_in=noted_in) if chosen.followed else chosen


def _then_and_now(store: Store, register: Register, shown: Sequence[Measure], area: Area, horizon: int) -> Chosen:
    if not shown:
        return Chosen()
    facts_at = facts_of_years(store, area=area, horizon=horizon)
    known = known_facts(store, facts_at(horizon))
    for measure in shown:
        check_keys(register, measure, known)
    keys = {key for measure in shown for key in measure.keys.values()}
    return Chosen(
        tuple(each for measure in shown for each in followed(measure, facts_at, horizon)),
        {key: _names(key, known) for key in keys},
    )


def _names(key: str, known: Facts) -> tuple[str, str, str]:
    fi, sv, en = (namer(language)(known[figure_of(key)]) for language in LANGUAGES)
    return fi, sv, en


def facts_of_years(store: Store, *, area: Area, horizon: int) -> FactsAt:
    """What gives an area's facts, those that are projected at a year; at the horizon where that is not projected."""

    @cache
    def facts_at(year: int) -> Facts:
        return facts_of(store, area=area, horizon=year if year in projected_years(store, area=area) else horizon)

    return facts_at


def known_facts(store: Store, own: Facts) -> Facts:
    """A fact of every figure that there is; one that the area lacks is the country's."""
    horizon = max((fact.year for fact in own.values() if fact.kind == "projected"), default=0)
    country = facts_of(store, area=find_area(store, COUNTRY), horizon=horizon)
    return {figure_of(key): fact for key, fact in [*country.items(), *own.items()]}


def check_keys(register: Register, measure: Measure, known: Facts) -> None:
    """Make sure that the figures of a measure exist.

    Raises:
        BadFile: one does not; the nearest are in the message.
    """
    for column, key in measure.keys.items():
        if figure_of(key) not in known:
            line = next(entry.line for entry in register.entries if entry.measure == measure)
            near = ", ".join(nearest(key, (fact.key for fact in known.values()))[:3])
            raise BadFile(register.path, f"no figure {key!r}. Nearest: {near}", line=line, field=column)


def measures_to_tell(
    store: Store, *, project: Project, area: Area, horizon: int, language: Language, public: bool, is_example: bool
) -> Chosen:
    """The measures of one group that a document tells of: all of them, or those that may be shown.

    Raises:
        BadFile: as for ``public_measures``, and where there is no measure to tell of.
    """
    asked = {"project": project, "area": area, "horizon": horizon, "language": language}
    if public or is_example:
        chosen = public_measures(store, **asked, is_example=is_example)  # type: ignore[arg-type]
    else:
        chosen = own_measures(store, **asked)  # type: ignore[arg-type]
    if not chosen.followed:
        path = project.reference / EXAMPLE if is_example else project.measures
        code, what = area.place.code, " that may be shown" if public else ""
        raise BadFile(path, f"has no measure of {code}{what}; begin with: lagesbild form {code}")
    return chosen


class Described(NamedTuple):
    """The models of one group, with the figures of their measures then and now."""

    area: Area
    chosen: Chosen


def described_models(
    store: Store, *, project: Project, horizon: int, language: Language, public: bool, is_example: bool
) -> list[Described]:
    """The measures that are described as models, group by group in the order of the register.

    ``public`` leaves out those that may not be shown; ``language`` and ``is_example`` are as for ``public_measures``.

    Raises:
        UnknownName: not every group has this projected year.
        BadFile: a row of the register cannot be taken, its group or figure does not exist, or there is no model.
    """
    register = (read_example if is_example else read_register)(project).in_language(language)
    measures = register.measures
    models = [each for each in measures if each.is_model and (each.may_be_shown or not public)]
    if not models:
        raise BadFile(register.path, _no_model(measures, public=public))
    groups = {code: _group(store, register, code) for code in dict.fromkeys(each.group_code for each in models)}
    year = check_horizon(horizon, shared_projected_years(store, areas=list(groups.values())))
    return [
        Described(area, _then_and_now(store, register, own, area, year)._replace(is_example=is_example))
        for code, area in groups.items()
        if (own := [each for each in models if each.group_code == code])
    ]


def _group(store: Store, register: Register, code: str) -> Area:
    try:
        return find_area(store, code)
    except UnknownName as unknown:
        line = next(entry.line for entry in register.entries if entry.measure.group_code == code)
        raise BadFile(register.path, str(unknown), line=line, field="group_code") from unknown


def _no_model(measures: Sequence[Measure], *, public: bool) -> str:
    """What to fill in: of the measure of which least is missing, else of any."""
    begun = [each for each in measures if each.is_begun_model]
    what = "no model that may be shown" if public and any(each.is_model for each in measures) else "no model"
    if begun:
        nearest_one = min(begun, key=lambda each: len(each.model_gaps))
        return f"has {what} yet; {nearest_one.measure_id} still lacks {', '.join(nearest_one.model_gaps)}"
    return f"has {what} yet; of a measure that was tried fill in {', '.join(MODEL_FIELDS)}"
