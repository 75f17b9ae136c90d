"""One brief to be run: which notebook, with which parameters, checked before any kernel starts."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from lagesbild.briefs.own import page_name
from lagesbild.notebook import OVERVIEW, resolve, resolve_overview
from lagesbild.settings import Language
from lagesbild.store import Store

MOST_LISTED: Final = 12
LETTERS: Final = 8


@dataclass(frozen=True)
class Job:
    """Parameters of one brief; codes are text. ``members`` is empty where the area is looked up by its code.

    ``scenario`` is empty where the brief shows none; ``example_measures`` shows those that ship as an example. Where
    ``edition`` is not empty all of its areas are shown side by side, and there is no area. ``custom_horizon`` says that
    the horizon is not the usual one, so that the page has its own name; so has that of an ``own`` notebook, which is an
    absolute path or one below the project's notebooks.
    """

    notebook: str
    area: str
    members: str
    language: Language
    horizon: int
    scenario: str = ""
    edition: str = ""
    custom_horizon: bool = False
    example_measures: bool = False
    own: Path | None = None

    @property
    def slug(self) -> str:
        """The page's name without its language: ``kopa-jarviseutu``, ``ku049``, ``own-group-005-052``, short enough.

        An unusual horizon, a scenario, that measures are an example and an own notebook stand behind it; an overview is
        the site's one ``network-overview``.
        """
        horizon = str(self.horizon) if self.custom_horizon else ""
        example = "example-measures" if self.example_measures else ""
        own = page_name(self.own) if self.own else ""
        return "-".join(filter(None, (self._name, horizon, self.scenario, example, own)))

    @property
    def path(self) -> str:
        """Where the page is below the site: ``sv/kopa-jarviseutu.html``."""
        return f"{self.language}/{self.slug}.html"

    @property
    def is_located(self) -> bool:
        """Whether the page is about one area, which the index has on its map."""
        return not self.edition

    @property
    def _name(self) -> str:
        if self.edition:
            return OVERVIEW
        return _group_name(self.members.split(",")) if self.members else self.area.lower()

    @property
    def parameters(self) -> dict[str, str | int | bool]:
        """What the notebook's tagged cell takes."""
        spoken: dict[str, str | int | bool] = {"language": self.language, "horizon": self.horizon}
        if self.edition:
            return {"edition": self.edition} | spoken
        asked: dict[str, str | int | bool] = {"area": self.area, "members": self.members, **spoken}
        asked |= {"scenario": self.scenario} if self.scenario else {}
        return asked | ({"example_measures": True} if self.example_measures else {})

    def __str__(self) -> str:
        return f"{self.slug} {self.language}"


def _group_name(codes: Sequence[str]) -> str:
    """``own-group-005-052``; of many members how many and a digest, since a file's name is limited."""
    if len(codes) <= MOST_LISTED:
        return f"own-group-{'-'.join(codes)}"
    return f"own-group-of-{len(codes)}-{hashlib.sha256(','.join(codes).encode()).hexdigest()[:LETTERS]}"


def job_of(
    store: Store, *, notebook: str, area: str, members: str, language: str, horizon: int, scenario: str = ""
) -> Job:
    """Check the parameters against the store and return the job; codes are written as the store has them.

    Raises:
        UnknownName: no such area, municipality, language, horizon or scenario; the nearest valid ones are in the
            message.
        BadFile: the scenario cannot be taken, or was made for another area.
    """
    request = resolve(store, area=area, members=members, language=language, horizon=horizon, scenario=scenario)
    # an ended municipality keeps its code, so that its brief reports what became of it
    code = area if request.area.followed and not members else request.area.place.code
    listed = dict.fromkeys(each.strip().removeprefix("KU") for each in members.split(",")) if members else {}
    return Job(notebook, code, ",".join(sorted(listed)), request.language, request.horizon, scenario)


def overview_job(store: Store, *, notebook: str, edition: str, language: str, horizon: int) -> Job:
    """Check the parameters against the store and return the job that shows all areas of the edition side by side.

    Raises:
        UnknownName: no such edition, language or horizon, or an area of the edition does not exist.
    """
    request = resolve_overview(store, edition=edition, language=language, horizon=horizon)
    return Job(notebook, "", "", request.language, request.horizon, edition=edition)
