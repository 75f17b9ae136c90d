"""What a page is made of, and what made it: licences of the code that ships, and a bill of materials."""

from lagesbild.publish.shipped.components import LICENCES, licences_file

__all__ = ["LICENCES", "licences_file"]
