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
    store: Store, *, project: Project, area: Area, horizon: int, example_in: Language | None = None
) -> Chosen:
    """The measures of a group that may be shown, in the order of the register, with their figures then and now.

    ``example_in`` takes the measures that ship as an example in the place of the group's own: those of a language.

    Raises:
        BadFile: the register cannot be taken, or a row of this group names a figure that does not exist.
    """
    register = read_example(project) if example_in else read_register(project)
    own = [measure for measure in register.of_group(area.place.code) if measure.may_be_shown]
    shown = [measure for measure in own if example_in in {None, measure.language}]
    return _then_and_now(store, register, shown, area, horizon)._replace(is_example=bool(example_in))


def own_measures(store: Store, *, project: Project, area: Area, horizon: int) -> Chosen:
    """All measures of a group, also those that pages do not show.

    Raises:
        BadFile: as for ``public_measures``.
    """
    register = read_register(project)
    return _then_and_now(store, register, register.of_group(area.place.code), area, horizon)


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
    store: Store, *, project: Project, area: Area, horizon: int, public: bool, example_in: Language | None
) -> Chosen:
    """The measures of one group that a document tells of: all of them, or those that may be shown.

    Raises:
        BadFile: as for ``public_measures``, and where there is no measure to tell of.
    """
    if public or example_in:
        chosen = public_measures(store, project=project, area=area, horizon=horizon, example_in=example_in)
    else:
        chosen = own_measures(store, project=project, area=area, horizon=horizon)
    if not chosen.followed:
        path = project.reference / EXAMPLE if example_in else project.measures
        code, what = area.place.code, " that may be shown" if public else ""
        raise BadFile(path, f"has no measure of {code}{what}; begin with: lagesbild form {code}")
    return chosen


class Described(NamedTuple):
    """The models of one group, with the figures of their measures then and now."""

    area: Area
    chosen: Chosen


def described_models(
    store: Store, *, project: Project, horizon: int, public: bool, example_in: Language | None
) -> list[Described]:
    """The measures that are described as models, group by group in the order of the register.

    ``public`` leaves out those that may not be shown; ``example_in`` is as for ``public_measures``.

    Raises:
        UnknownName: not every group has this projected year.
        BadFile: a row of the register cannot be taken, its group or figure does not exist, or there is no model.
    """
    register = read_example(project) if example_in else read_register(project)
    spoken = {example_in} if example_in else set(LANGUAGES)
    measures = [measure for measure in register.measures if measure.language in spoken]
    models = [each for each in measures if each.is_model and (each.may_be_shown or not public)]
    if not models:
        raise BadFile(register.path, _no_model(measures, public=public))
    groups = {code: _group(store, register, code) for code in dict.fromkeys(each.group_code for each in models)}
    year = check_horizon(horizon, shared_projected_years(store, areas=list(groups.values())))
    return [
        Described(area, _then_and_now(store, register, own, area, year)._replace(is_example=bool(example_in)))
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
