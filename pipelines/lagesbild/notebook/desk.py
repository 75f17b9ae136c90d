"""An analyst's way to the figures from any notebook or script: areas, the answer of one exhibit, free questions."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple, NoReturn

import pandas as pd

from lagesbild.adult.reported import Reported, find_provider, read_reported
from lagesbild.contracts import Source
from lagesbild.errors import BadParameter, UnknownName, nearest
from lagesbild.exhibits import Exhibit, declared
from lagesbild.language import Context, Texts
from lagesbild.measures.side_by_side import shared_projected_years
from lagesbild.notebook.brief import Brief
from lagesbild.notebook.citations import described
from lagesbild.notebook.followup import Followup
from lagesbild.notebook.mirror import Mirror
from lagesbild.notebook.provider import Provider
from lagesbild.notebook.request import check_horizon, check_language, resolve
from lagesbild.notebook.units import typed_columns, units_of
from lagesbild.settings import USUAL_HORIZON, project
from lagesbild.sources.holdings import cited_sources
from lagesbild.store import Area, Opened, Store, find_area, find_swedish, list_areas, list_columns, list_tables

TAKEN_AS: Final = {"chosen": "area", "municipality": "area", "provider": "area"}
"""By which name ``answer`` takes what an exhibit asks for: a group's measures are those of its area."""
REGISTERED: Final = frozenset({"criteria", "fields", "municipalities", "reported"})
"""What an exhibit on registers and protected tables asks for: nothing has to be given."""


class Found(NamedTuple):
    """The answer of one exhibit.

    ``rows`` is a frame with typed columns (missing is missing, codes are text), ``units`` says the unit of each column
    that has one, ``facts`` is what holds for all rows, ``sources`` is a frame with one row per published
    table, as it is cited.
    """

    rows: pd.DataFrame
    units: dict[str, str]
    facts: Any
    sources: pd.DataFrame


class Desk(Opened):
    """What can be asked; everything is read-only, any number of desks may be open at the same time.

    >>> desk = lagesbild.open()
    >>> desk.answer("service-age-bands", area="049", horizon=2040).rows
    """

    def __init__(self, store: Store, sources: dict[str, Source]) -> None:
        self.store, self._sources = store, sources

    def areas(self, word: str = "", *, kind: str = "") -> pd.DataFrame:
        """One row per area that figures can be asked for: ``area_code``, ``kind`` and its names.

        ``word`` is part of a code or a name, ``kind`` as in ``lagesbild areas --kind``.

        Raises:
            UnknownName: nothing is called so.
        """
        names = ["area_code", "kind", "name_fi", "name_sv", "name_en"]
        return list_areas(self.store, word=word, kind=kind)[names].reset_index(drop=True)

    def area(self, code: str) -> Area:
        """One area: its code as the store has it (``area("049").code``), names, members, what it lies in.

        Raises:
            UnknownName: no area has this code.
        """
        return find_area(self.store, code)

    def exhibits(self, *, language: str = "en") -> pd.DataFrame:
        """One row per exhibit: its name, section, question, and what ``answer`` takes for it."""
        spoken = check_language(language)
        rows = [(each.id, each.section, Texts(spoken, each.room)("question"), _taken(each)) for each in declared()]
        return pd.DataFrame(rows, columns=["exhibit", "section", "question", "takes"])

    def answer(
        self,
        exhibit: str,
        *,
        area: str = "",
        members: str = "",
        areas: Sequence[str] = (),
        horizon: int = USUAL_HORIZON,
        scenario: str = "",
        language: str = "en",
    ) -> Found:
        """Ask one exhibit: of an ``area`` (code, text) or of ``members`` (codes with commas), and a ``horizon``.

        An exhibit that sets areas side by side takes ``areas``, a list of codes; one on adult education takes
        a municipality of Stockholm County as ``area``, ``0127``, one on a provider its organisation number.
        ``language`` is that of the sources.

        Raises:
            UnknownName: no such exhibit, area, horizon, scenario or language; the nearest are in the message.
            BadParameter: the exhibit takes an area and none is given, or areas.
        """
        asked, spoken = _exhibit(exhibit), check_language(language)
        if "areas" in asked.parameters:
            given = self._side_by_side(areas, horizon, asked)
        elif {"municipality", "provider"} & {*asked.parameters}:
            given = self._on_adults(area or _missing("area", asked), asked)
        elif set(asked.parameters) <= REGISTERED:
            given = Followup(project(), spoken, self.store, self._sources).asked
        else:
            named = area or members or _missing("area", asked)
            request = resolve(
                self.store, area=named, members=members, language=spoken, horizon=horizon, scenario=scenario
            )
            given = Brief(request, self.store, self._sources).asked
        found = asked.answer(self.store, **{name: given[name] for name in asked.parameters})
        rows, ids = typed_columns(found.rows), sorted(found.sources)
        cited = [described(self._sources[name], Context(spoken, horizon)) for name in ids]
        return Found(rows, units_of(rows), found.facts, pd.DataFrame(cited, index=ids))

    def _on_adults(self, area: str, asked: Exhibit[Any, Any]) -> Mapping[str, object]:
        reported = read_reported(project()) if "reported" in asked.parameters else Reported()
        if "provider" in asked.parameters:
            return Provider(find_provider(reported, area), reported, "en", self.store, self._sources).asked
        return Mirror(find_swedish(self.store, area), reported, "en", self.store, self._sources).asked

    def _side_by_side(self, codes: Sequence[str], horizon: int, asked: Exhibit[Any, Any]) -> Mapping[str, object]:
        places = tuple(find_area(self.store, code) for code in codes or _missing("areas", asked))
        return {
            "areas": places,
            "horizon": check_horizon(horizon, shared_projected_years(self.store, areas=places)),
        }

    def tables(self) -> pd.DataFrame:
        """One row per table of the store, those to ask first: its name, number of rows and meaning."""
        return list_tables(self.store)

    def columns(self, table: str) -> pd.DataFrame:
        """One row per column of a table: its name, type and meaning with unit.

        Raises:
            UnknownName: the store has no such table.
        """
        return list_columns(self.store, table=table)

    def query(self, statement: str, **parameters: object) -> pd.DataFrame:
        """Run one SQL statement, read-only; ``$names`` in it are bound: ``query("… = $code", code="KU049")``."""
        return self.store.query(statement, **parameters)

    def close(self) -> None:
        """Let the store go."""
        self.store.close()


def open_desk() -> Desk:
    """Open the project's store; see :func:`lagesbild.open`."""
    return Desk(Store.open(), cited_sources(project()))


def _exhibit(name: str) -> Exhibit[Any, Any]:
    known = {each.id: each for each in declared()}
    if name not in known:
        raise UnknownName("exhibit", name, nearest(name, known), see="lagesbild.open().exhibits()")
    return known[name]


def _taken(exhibit: Exhibit[Any, Any]) -> str:
    """What ``answer`` takes for an exhibit: ``area, horizon``."""
    return ", ".join(TAKEN_AS.get(name, name) for name in exhibit.parameters if name not in REGISTERED)


def _missing(name: str, asked: Exhibit[Any, Any]) -> NoReturn:
    raise BadParameter(name, "", f"given, as {asked.id} takes {_taken(asked)}")
