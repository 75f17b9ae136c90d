"""Jinja environments of the project's own templates: all is escaped, and a name that is missing is an error.

A page that is one file has its style and script in it, and a policy that takes these two alone, by their digests.
"""

import hashlib
from base64 import b64encode
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

PLAIN: Final = Path(__file__).with_name("plain.css")


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


def in_one_file(*, style: str, script: str = "", pictures: str = "") -> dict[str, object]:
    """Return what a page that is one file is given: ``style`` and ``script`` as they stand in it, and the ``policy``.

    Texts are of the project's own files; ``pictures`` is where pictures may come from.
    """
    sheet, code = f"\n{style}", f"\n{script}" if script else ""
    allowed = {"script-src": code, "style-src": sheet}
    listed = [f"{kind} {by_digest(text)}" for kind, text in allowed.items() if text]
    listed += [f"img-src {pictures}"] if pictures else []
    policy = "; ".join(["default-src 'none'", *listed, "base-uri 'none'", "form-action 'none'"])
    return {"policy": policy, "style": Markup(sheet), "script": Markup(code)}  # noqa: S704 – our own files


def plain_style(sheet: Path) -> str:
    """Return the style of a plain page in one file: colours by day and night that such pages share, then its own."""
    return PLAIN.read_text(encoding="utf-8") + sheet.read_text(encoding="utf-8")


def by_digest(text: str) -> str:
    """Return how a content policy names a text that may stand in a page: ``'sha256-…'``."""
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
