"""``--quiet`` of every command that makes something: what it tells is left out, what fails is still said."""

import inspect
from collections.abc import Callable
from contextlib import redirect_stdout
from functools import wraps
from io import StringIO
from typing import Annotated, Final

import typer

Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing unless it fails.")]
OPTION: Final = inspect.Parameter("quiet", inspect.Parameter.KEYWORD_ONLY, default=False, annotation=Quiet)


def quietly(command: Callable[..., None]) -> Callable[..., None]:
    """Return the command with ``--quiet``: then nothing goes to standard output; errors and exit code stay."""

    @wraps(command)
    def made(*, quiet: bool, **given: object) -> None:
        if not quiet:
            return command(**given)
        with redirect_stdout(StringIO()):
            return command(**given)

    asked = inspect.signature(command)
    made.__signature__ = asked.replace(parameters=[*asked.parameters.values(), OPTION])  # type: ignore[attr-defined]
    made.__annotations__ = {**command.__annotations__, OPTION.name: Quiet}
    return made
