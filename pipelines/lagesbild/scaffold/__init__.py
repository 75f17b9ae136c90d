"""What is begun from templates: a new exhibit with its files and its cell, small and working, to be changed."""

from lagesbild.scaffold.exhibit import SECTIONS, new_exhibit

__all__ = ["SECTIONS", "new_exhibit"]
