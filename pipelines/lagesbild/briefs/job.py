"""One brief to be run: which notebook, with which parameters, checked before any kernel starts."""

from dataclasses import dataclass

from lagesbild.exhibits import resolve
from lagesbild.settings import Language
from lagesbild.store import Store


@dataclass(frozen=True)
class Job:
    """Parameters of one brief; codes are text. ``members`` is empty where the area is looked up by its code."""

    notebook: str
    area: str
    members: str
    language: Language
    horizon: int

    @property
    def slug(self) -> str:
        """The brief's name without its language: ``kopa-jarviseutu``, ``ku049``, ``own-group-005-052``."""
        return f"own-group-{self.members.replace(',', '-')}".lower() if self.members else self.area.lower()

    @property
    def parameters(self) -> dict[str, str | int]:
        """What the notebook's tagged cell takes."""
        return {"area": self.area, "members": self.members, "language": self.language, "horizon": self.horizon}

    def __str__(self) -> str:
        return f"{self.slug} {self.language}"


def job_of(store: Store, *, notebook: str, area: str, members: str, language: str, horizon: int) -> Job:
    """Check the parameters against the store and return the job; codes are written as the store has them.

    Raises:
        UnknownName: no such area, municipality, language or horizon; the nearest valid ones are in the message.
    """
    request = resolve(store, area=area, members=members, language=language, horizon=horizon)
    # an ended municipality keeps its code, so that its brief says what became of it
    code = area if request.area.followed and not members else request.area.place.code
    return Job(notebook, code, members.replace(" ", ""), request.language, request.horizon)
