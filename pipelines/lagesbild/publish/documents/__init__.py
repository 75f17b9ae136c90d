"""Documents of measures: pages, files for a word processor and for paper, all made of what one notebook showed."""

from lagesbild.publish.documents.make import Made, make_documents

__all__ = ["Made", "make_documents"]
