"""Handouts of published pages: one file to send by e-mail, a PDF, slides; what is published stays as it is."""

from lagesbild.publish.handout.chromium import opened
from lagesbild.publish.handout.make import Handout, handouts, pages_of, printed
from lagesbild.publish.handout.slides import Slides, slides

__all__ = ["Handout", "Slides", "handouts", "opened", "pages_of", "printed", "slides"]
