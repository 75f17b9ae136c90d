"""Editions: which areas are published together, from ``data/reference/editions.yml``."""

from pathlib import Path
from typing import Annotated, Final, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from lagesbild.contracts.model import Strict, read_yaml
from lagesbild.errors import UnknownName, nearest
from lagesbild.settings import Language

FILE: Final = "editions.yml"
MAKER: Final = "Lägesbild"
IN_OWN: Final = "own/"
"""How an edition names a notebook of the user's own, in ``notebooks/own``."""
Name = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
"""Stands in addresses: small letters, digits and hyphens."""


OnAdults = Literal["county", "need", "mirror", "provider", "follow_up"]
"""Pages of adult education: of the county, of each municipality, of each provider, of the common follow-up."""


class Edition(Strict):
    """One set of briefs that are published together.

    ``notebook`` makes each brief; ``own/our-schools`` is one of the user's own. ``overview`` is the notebook that shows
    all areas side by side; empty where there is none. ``title`` is what readers know the edition by, its name where
    there is none; ``publisher`` is whom they cite. Where it has ``pages`` on adult education in the place of a
    notebook, its areas are municipalities of Stockholm County, and nothing is projected.
    """

    notebook: str = ""
    pages: tuple[OnAdults, ...] = ()
    overview: str = ""
    languages: tuple[Language, ...]
    horizon: int = 0
    areas: tuple[str, ...]
    title: dict[Language, str] = Field(default_factory=dict)
    publisher: dict[Language, str] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _is_of_one_kind(self) -> Self:
        if bool(self.notebook) == bool(self.pages):
            raise ValueError("an edition has a notebook or pages")
        return self

    def title_in(self, language: Language, name: str) -> str:
        """What the edition of this name is called in a language."""
        return self.title.get(language, name)

    def publisher_in(self, language: Language) -> str:
        """Who publishes it."""
        return self.publisher.get(language, MAKER)


class _Editions(Strict):
    editions: dict[Name, Edition]


def own_notebooks(reference: Path) -> set[str]:
    """Return the notebooks of the user's own that editions name: ``own/our-schools``.

    Raises:
        BadFile: the file is not what it should be; the message names the field.
    """
    named = {each.notebook for each in read_yaml(reference / FILE, _Editions).editions.values()}
    return {name for name in named if name.startswith(IN_OWN)}


def read_edition(reference: Path, name: str) -> Edition:
    """Read one edition from the folder of hand-kept tables.

    Raises:
        UnknownName: no edition has this name.
        BadFile: the file is not what it should be; the message names the field.
    """
    editions = read_yaml(reference / FILE, _Editions).editions
    if name not in editions:
        raise UnknownName("edition", name, nearest(name, editions), see=FILE)
    return editions[name]
