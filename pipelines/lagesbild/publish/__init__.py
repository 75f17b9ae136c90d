"""Publish: pages, index and assets; a whole site put in place at once."""

from lagesbild.publish.site import Page, Published, make_page, publish_edition, publish_one

__all__ = ["Page", "Published", "make_page", "publish_edition", "publish_one"]
