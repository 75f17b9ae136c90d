"""The figures of an exhibit that can be followed, in words."""

from lagesbild.language.context import Context
from lagesbild.language.sentence import Sentence


def fact_name(figure: str, say: Context) -> Sentence:
    """What a figure is called that needs no more than its name: ``fact_<figure>`` of the exhibit's own strings."""
    return say.text(f"fact_{figure}")


def band_name(figure: str, say: Context) -> Sentence:
    """What a figure is called that is the persons of a service age band or a school stage: the name of the band."""
    return say.text(f"shared.band_{figure}")
