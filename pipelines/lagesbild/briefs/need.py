"""Pages of adult education to be run, each of a municipality of Sweden in one language: the need, the mirror."""

from dataclasses import dataclass
from typing import ClassVar, Self

from lagesbild.briefs.job import Job
from lagesbild.notebook import check_language
from lagesbild.store import Store, find_swedish


@dataclass(frozen=True)
class NeedJob(Job):
    """Parameters of one such page; ``area`` is the municipality's code of four digits, there is no horizon."""

    notebook_name: ClassVar[str] = "adult_education_need"

    @classmethod
    def of(cls, store: Store, *, municipality: str, language: str) -> Self:
        """Check the parameters against the store and return the job.

        Raises:
            UnknownName: no such municipality or language; the nearest valid ones are in the message.
        """
        spoken = check_language(language)
        return cls(cls.notebook_name, find_swedish(store, municipality).code, "", spoken, 0)

    @property
    def is_located(self) -> bool:
        """Never: it lies in no area of the Finnish division."""
        return False

    @property
    def slug(self) -> str:
        """The page's name without its language: ``adult-education-need-0127``."""
        return f"{self.notebook_name.replace('_', '-')}-{self.area}"

    @property
    def parameters(self) -> dict[str, str | int | bool]:
        """What the notebook's tagged cell takes."""
        return {"municipality": self.area, "language": self.language}


@dataclass(frozen=True)
class MirrorJob(NeedJob):
    """Parameters of a mirror: ``mirror-0127``."""

    notebook_name: ClassVar[str] = "mirror"
