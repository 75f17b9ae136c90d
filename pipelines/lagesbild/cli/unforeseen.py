"""What nobody foresaw: one line on the terminal, and a file that can be sent, without paths and figures of the user."""

import hashlib
import platform
import sys
import traceback
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from lagesbild import settings
from lagesbild.errors import LagesbildError
from lagesbild.files import write_atomic

FOLDER: Final = "trouble"
PACKAGES: Final = ("site-packages", "lagesbild")
"""What a file's path is told from on; of one elsewhere the bare name."""
LETTERS: Final = 8


def reported(error: BaseException, given: Sequence[str]) -> str:
    """Write the report and return the line that names it; where it cannot be written the line holds it.

    ``given`` is the command line. The report has the kinds of the errors and the places in the program, of the command
    its names and options: neither messages nor values, which may hold paths or figures.
    """
    where = "; ".join(_places(error)[-1:])
    begun = f"Something that was not foreseen: {type(error).__name__} in {where}. What was in place is still there."
    content = "\n".join((*_about(given), *_told(error))) + "\n"
    name = f"{hashlib.sha256(content.encode()).hexdigest()[:LETTERS]}.txt"
    try:
        write_atomic(settings.project().reports / FOLDER / name, content.encode())
    except (OSError, LagesbildError):
        return f"{begun} Please send these lines to who maintains the program:\n{content}"
    return f"{begun} Please send reports/{FOLDER}/{name} to who maintains the program: no path or figure is in it"


def _about(given: Sequence[str]) -> Iterator[str]:
    from lagesbild.publish.code_version import code_version

    code = code_version()
    yield f"lagesbild {code.version}, program files {code.sha256[:LETTERS]}"
    yield f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, {sys.getfilesystemencoding()}"
    yield f"Command: {' '.join(('lagesbild', *_names(given)))}"


def _names(given: Sequence[str]) -> Iterator[str]:
    """The command and the names of options; what is given to them is left out."""
    for place, each in enumerate(given):
        if each.startswith("--"):
            yield each.partition("=")[0]
        elif place == 0:
            yield each if each.isidentifier() or each.replace("-", "").isalpha() else "…"


def _told(error: BaseException) -> Iterator[str]:
    """The error and what it came of, each with its places, the last one first."""
    seen: BaseException | None = error
    while seen is not None:
        yield f"{type(seen).__module__}.{type(seen).__name__}"
        yield from (f"  {place}" for place in _places(seen))
        seen = seen.__cause__ or (None if seen.__suppress_context__ else seen.__context__)


def _places(error: BaseException) -> list[str]:
    frames = traceback.extract_tb(error.__traceback__)
    return [f"{_short(Path(frame.filename))}, line {frame.lineno}, {frame.name}" for frame in frames]


def _short(file: Path) -> str:
    parts = file.parts
    place = next((parts.index(each) for each in PACKAGES if each in parts[:-1]), len(parts) - 2)
    return "/".join(parts[place + 1 :])
