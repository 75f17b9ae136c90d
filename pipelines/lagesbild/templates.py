"""Jinja environments of the project's own templates: all is escaped, and a name that is missing is an error."""

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined


def strict(folder: Path, **more: Any) -> Environment:
    """Return an environment of the templates in a folder; ``more`` is what Jinja takes beside that."""
    return Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        **more,
    )
