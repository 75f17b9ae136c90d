"""Templates of the workshop beside those of all pages, and pages that carry style and script in themselves."""

from functools import cache
from pathlib import Path
from typing import Final

from jinja2 import ChoiceLoader, Environment, FileSystemLoader

from lagesbild.publish.environment import TEMPLATES, strict_environment
from lagesbild.publish.joined import STYLE_PARTS
from lagesbild.publish.pages import ASSETS
from lagesbild.templates import in_one_file

ROOM: Final = Path(__file__).parent


@cache
def workshop_environment() -> Environment:
    """Return the pages' environment with the templates of this room."""
    loader = ChoiceLoader([FileSystemLoader(ROOM / "templates"), FileSystemLoader(TEMPLATES)])
    return strict_environment().overlay(loader=loader)


def asset(name: str) -> str:
    """Return the text of a style sheet or script of this room."""
    return (ROOM / "assets" / name).read_text(encoding="utf-8")


def locator_style() -> str:
    """Return how the small map of an area is drawn, here as on its pages."""
    return (ASSETS / STYLE_PARTS / "locator.css").read_text(encoding="utf-8")


def whole_page(template: str, *, style: str, script: str = "", **given: object) -> str:
    """Return a page that is one file: it asks for nothing, and only its own style and script, by digest, are taken.

    ``style`` is the text of its style sheet, ``script`` the name of its script.
    """
    parts = in_one_file(style=style, script=asset(script) if script else "", pictures="data:")
    return workshop_environment().get_template(template).render(**parts, **given)
