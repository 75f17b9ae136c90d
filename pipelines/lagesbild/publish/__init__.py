"""Publish: pages, index and assets; an edition as a preview, or as a dated snapshot that stays as it is."""

from lagesbild.publish.preview import Published, publish_edition
from lagesbild.publish.site import Page, make_page, publish_one

__all__ = ["Page", "Published", "make_page", "publish_edition", "publish_one"]
