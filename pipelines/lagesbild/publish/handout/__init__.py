"""Handouts of published pages: one file to send by e-mail, and a PDF; what is published stays as it is."""

from lagesbild.publish.handout.chromium import opened
from lagesbild.publish.handout.make import Handout, handouts, pages_of

__all__ = ["Handout", "handouts", "opened", "pages_of"]
