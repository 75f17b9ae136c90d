"""The page of the common quality follow-up to be run, in one language."""

from dataclasses import dataclass
from typing import Final, Self

from lagesbild.briefs.job import Job
from lagesbild.notebook import check_language

NOTEBOOK: Final = "quality_followup"


@dataclass(frozen=True)
class FollowupJob(Job):
    """Parameters of that page: a language; there is neither area nor horizon."""

    @classmethod
    def of(cls, *, language: str) -> Self:
        """Check the language and return the job.

        Raises:
            UnknownName: no such language.
        """
        return cls(NOTEBOOK, "", "", check_language(language), 0)

    @property
    def slug(self) -> str:
        """The page's name without its language."""
        return NOTEBOOK.replace("_", "-")

    @property
    def parameters(self) -> dict[str, str | int | bool]:
        """What the notebook's tagged cell takes."""
        return {"language": self.language}
