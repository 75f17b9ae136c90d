"""Sources: statistics services and public copies in, tables in contract form out."""

from lagesbild.sources.bundle import make_bundle

__all__ = ["make_bundle"]
