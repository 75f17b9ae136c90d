"""Pages of the whole county to be run, in one language: the common quality follow-up, the overview."""

from dataclasses import dataclass
from typing import ClassVar, Self

from lagesbild.briefs.job import Job
from lagesbild.notebook import check_language


@dataclass(frozen=True)
class FollowupJob(Job):
    """Parameters of that page: a language; there is neither area nor horizon."""

    notebook_name: ClassVar[str] = "quality_followup"

    @classmethod
    def of(cls, *, language: str) -> Self:
        """Check the language and return the job.

        Raises:
            UnknownName: no such language.
        """
        return cls(cls.notebook_name, "", "", check_language(language), 0)

    @property
    def is_located(self) -> bool:
        """Never: it lies in no area of the Finnish division."""
        return False

    @property
    def slug(self) -> str:
        """The page's name without its language."""
        return self.notebook_name.replace("_", "-")

    @property
    def parameters(self) -> dict[str, str | int | bool]:
        """What the notebook's tagged cell takes."""
        return {"language": self.language}


@dataclass(frozen=True)
class CountyJob(FollowupJob):
    """Parameters of the county's overview: ``county-overview``."""

    notebook_name: ClassVar[str] = "county_overview"
