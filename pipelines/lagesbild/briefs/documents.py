"""One document to be run: the measures of a group, or the models of all of them, in one language."""

from dataclasses import dataclass
from typing import Literal

from lagesbild.settings import Language

DocumentName = Literal["measures", "models"]


@dataclass(frozen=True)
class DocumentJob:
    """Parameters of one document; ``area`` is empty where it is of all groups, ``day`` is ISO.

    Its name is that of its notebook and of its files.
    """

    notebook: DocumentName
    language: Language
    horizon: int
    day: str
    area: str = ""
    public: bool = False
    example_measures: bool = False
    own: None = None

    @property
    def parameters(self) -> dict[str, str | int | bool]:
        """What the notebook's tagged cell takes."""
        asked: dict[str, str | int | bool] = {"language": self.language, "horizon": self.horizon, "day": self.day}
        asked |= {"public": self.public, "example_measures": self.example_measures}
        return {"area": self.area, **asked} if self.area else asked

    def __str__(self) -> str:
        return " ".join(filter(None, (self.notebook, self.area, self.language)))
