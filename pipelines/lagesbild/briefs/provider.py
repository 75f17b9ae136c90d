"""The report of one provider to be run, in one language."""

from dataclasses import dataclass
from typing import Final, Self

from lagesbild.adult.reported import Reported, find_provider
from lagesbild.briefs.job import Job
from lagesbild.notebook import check_language

NOTEBOOK: Final = "provider_report"


@dataclass(frozen=True)
class ProviderJob(Job):
    """Parameters of one such page; ``area`` is the provider's organisation number, there is no horizon."""

    @classmethod
    def of(cls, reported: Reported, *, provider: str, language: str) -> Self:
        """Check the parameters against the protected tables and return the job.

        Raises:
            UnknownName: no such provider or language; the nearest valid ones are in the message.
        """
        return cls(NOTEBOOK, find_provider(reported, provider), "", check_language(language), 0)

    @property
    def is_located(self) -> bool:
        """Never: a provider lies nowhere."""
        return False

    @property
    def slug(self) -> str:
        """The page's name without its language: ``provider-report-1600000014``."""
        return f"{NOTEBOOK.replace('_', '-')}-{self.area}"

    @property
    def parameters(self) -> dict[str, str | int | bool]:
        """What the notebook's tagged cell takes."""
        return {"provider": self.area, "language": self.language}
