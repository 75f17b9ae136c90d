"""The charts of published pages as files, for readers whose browser runs no script."""

from lagesbild.publish.drawings.make import browser_here, drawings_of, is_here

__all__ = ["browser_here", "drawings_of", "is_here"]
