"""An overview: all areas of an edition side by side, made like a brief."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from lagesbild.contracts import Source
from lagesbild.exhibits.brief import Brief
from lagesbild.exhibits.exhibit import Json
from lagesbild.exhibits.request import BriefRequest, OverviewRequest, resolve_overview
from lagesbild.settings import LANGUAGES, project
from lagesbild.sources.holdings import cited_sources
from lagesbild.store import Area, Place, Store, group_of
from lagesbild.wording import Texts

OVERVIEW: Final = "network-overview"
METHODS: Final = ("sums", "core_of_all", "same", "rounding", "missing")


class Overview(Brief):
    """One overview in the making; ``store``, ``areas`` and ``horizon`` are what its questions take.

    ``area`` is all of the areas' municipalities together, each once.
    """

    leads = "overview.lead"
    methods = METHODS

    def __init__(self, request: OverviewRequest, store: Store, sources: Mapping[str, Source]) -> None:
        self.areas = request.areas
        together = _together(store, request.areas)
        super().__init__(BriefRequest(together, request.language, request.horizon), store, sources)

    def _head(self) -> Json:
        return {
            "area_name": self._words.area_name,
            "title": self._words.area_name,
            "kind": self._text("overview.kind", n=len(self.areas)),
            "programme": self._text("overview.programme"),
            "members": [],
            "remarks": [self._text("overview.remark"), *self._remarks()],
            "documented": None,
        }


def open_overview(*, edition: str, language: str, horizon: int) -> Overview:
    """Open the store, check the parameters and begin an overview.

    Raises:
        UnknownName: no such edition, language or horizon.
        StoreMissing, StoreOutOfDate: build the store first.
    """
    store = Store.open()
    request = resolve_overview(store, edition=edition, language=language, horizon=horizon)
    return Overview(request, store, cited_sources(project()))


def _together(store: Store, areas: Sequence[Area]) -> Area:
    codes = dict.fromkeys(member.code for area in areas for member in area.members)
    names = {language: Texts(language)("overview.name") for language in LANGUAGES}
    followed = {former.code: (former, now) for area in areas for former, now in area.followed}
    return replace(
        group_of(store, list(codes)), place=Place(OVERVIEW, names), kind="group", followed=tuple(followed.values())
    )
