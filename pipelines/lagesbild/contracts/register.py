"""The register of sources: who publishes what, how it is asked for, how it was obtained, and how to cite it."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final, Literal

from pydantic import Field

from lagesbild.contracts.model import Strict, checked, parsed
from lagesbild.settings import Language

Form = Literal["table", "statute"]
Protocol = Literal["pxweb1", "pxweb2", "sotkanet", "kolada", "wfs", "vipunen", "yrkesbarometer"]
Role = Literal[
    "area",
    "age",
    "sex",
    "language",
    "industry",
    "occupation",
    "activity",
    "time",
    "content",
    "route",
    "level",
    "target",
]


class Service(Strict):
    """A statistics service: its name in messages, its protocol, and its base address."""

    name: str
    protocol: Protocol
    address: str


class Content(Strict):
    """One content of a table: its column here.

    ``decimals`` tells measures from counts. A content that ``may_hide`` has a status column beside it; any other must
    have a number in every cell, except at a service that has no signs.
    """

    column: str
    may_hide: bool = False
    decimals: bool = False

    @property
    def status(self) -> str:
        """The column of the provider's sign: ``vacancies_count`` → ``vacancies_status``."""
        return self.column.rsplit("_", 1)[0] + "_status"


class Choice(Strict):
    """Which values of a variable are taken, each limit narrowing the one before; without any limit all are.

    ``matches`` is a regular expression for the whole value, ``since`` the first value in order, ``latest`` how many
    of the last ones.
    """

    matches: str = ""
    since: str = ""
    latest: int = 0

    def of(self, values: Sequence[str]) -> tuple[str, ...]:
        """Return the chosen values in their order."""
        chosen = [value for value in values if re.fullmatch(self.matches or ".*", value) and value >= self.since]
        return tuple(chosen[-self.latest :])


class Fetch(Strict):
    """How one table is asked for.

    ``into`` is the raw table that takes the answer, ``keys`` maps the roles of its variables to columns. Without
    ``contents`` every content is taken, as rows of ``content_code``, ``content``, ``unit``, ``value`` and ``status``.
    ``summed`` names variables that the service itself sums over.
    """

    service: str
    path: str
    into: str
    keys: dict[Role, str]
    contents: dict[str, Content] = Field(default_factory=dict)
    choose: dict[Role, Choice] = Field(default_factory=dict)
    summed: tuple[str, ...] = ()


class Source(Strict):
    """One published table, or a statute that sets figures: then ``table`` is its number and ``updated`` its day.

    ``content`` says in a few words what it holds, ``rhythm`` how often it is published. ``updated`` is the provider's
    own date of the version that ships (ISO) and ``period`` what that covers; both are empty where nothing ships.
    ``obtained`` and ``leaves_out`` are written on every page that uses the source; ``leaves_out_fetched`` takes the
    latter's place where the table was fetched from the service and then has more. ``fetch`` is absent where no
    service offers the table.
    """

    form: Form = "table"
    publisher: dict[Language, str]
    statistic: dict[Language, str]
    content: dict[Language, str]
    table: str
    address: str
    licence: str
    licence_address: str
    citation: dict[Language, str]
    rhythm: dict[Language, str]
    updated: str = ""
    period: str = ""
    obtained: dict[Language, str] = Field(default_factory=dict)
    leaves_out: dict[Language, str]
    leaves_out_fetched: dict[Language, str] | None = None
    fetch: Fetch | None = None

    def address_in(self, language: Language) -> str:
        """The address of the table in the reader's language, as far as its service has one."""
        return self.address.replace("{language}", language)


class Register(Strict):
    """Everything that ``sources.yml`` holds: services and sources, each by its id."""

    services: dict[str, Service]
    sources: dict[str, Source]


_READ: Final[dict[str, Register]] = {}


def load_register(reference: Path) -> Register:
    """Read ``sources.yml``; the same text is understood only once.

    Raises:
        BadFile: a field is missing, unknown or of the wrong form.
    """
    path = reference / "sources.yml"
    text = path.read_text(encoding="utf-8")
    if text not in _READ:
        _READ[text] = checked(path, parsed(path, text), Register)
    return _READ[text]


def load_sources(reference: Path) -> dict[str, Source]:
    """Return source id → source, in the order of the file; see :func:`load_register`."""
    return load_register(reference).sources
