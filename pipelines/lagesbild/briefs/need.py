"""One page of adult education to be run: a municipality of Sweden in one language."""

from dataclasses import dataclass
from typing import Final, Self

from lagesbild.briefs.job import Job
from lagesbild.notebook import check_language
from lagesbild.store import Store, find_swedish

NOTEBOOK: Final = "adult_education_need"


@dataclass(frozen=True)
class NeedJob(Job):
    """Parameters of one such page; ``area`` is the municipality's code of four digits, there is no horizon."""

    @classmethod
    def of(cls, store: Store, *, municipality: str, language: str) -> Self:
        """Check the parameters against the store and return the job.

        Raises:
            UnknownName: no such municipality or language; the nearest valid ones are in the message.
        """
        spoken = check_language(language)
        return cls(NOTEBOOK, find_swedish(store, municipality).code, "", spoken, 0)

    @property
    def slug(self) -> str:
        """The page's name without its language: ``adult-education-need-0127``."""
        return f"{NOTEBOOK.replace('_', '-')}-{self.area}"

    @property
    def parameters(self) -> dict[str, str | int | bool]:
        """What the notebook's tagged cell takes."""
        return {"municipality": self.area, "language": self.language}
