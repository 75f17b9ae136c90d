"""A terminal that cannot show a sign shows the nearest that it can: no command stops for a dash."""

import codecs
import sys
import unicodedata
from contextlib import suppress
from io import TextIOWrapper
from typing import Final

PLAINLY: Final = "lagesbild.plainly"
PLAIN: Final = {
    **{"–": "-", "—": "-", "−": "-", "…": "...", "→": "->", "×": "x", "·": "-"},
    **{"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "\u202f": " ", "\u2009": " "},
}
"""What people type in place of a sign; of other letters the one without its marks is shown, else a question mark."""


def show_what_it_can() -> None:
    """Let both outputs of this process put the nearest sign in the place of one that their encoding does not have."""
    codecs.register_error(PLAINLY, plainly)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            with suppress(OSError):  # a stream that was taken over half-way stays as it is
                stream.reconfigure(errors=PLAINLY)


def plainly(error: UnicodeError) -> tuple[str, int]:
    """Return what stands for the signs that could not be written, in ASCII, and where to go on: an error handler."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_plain, error.object[error.start : error.end])), error.end


def _plain(sign: str) -> str:
    bare = unicodedata.normalize("NFKD", sign).encode("ascii", "ignore").decode()
    return PLAIN.get(sign) or bare or "?"
