"""What a client of any protocol offers: bytes of a table's description and answers, within the service's limits."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from lagesbild.sources.declared import Declared
from lagesbild.sources.http.transport import Transport

Json = dict[str, Any]


@dataclass(frozen=True)
class Limits:
    """What a service allows: cells in one call, and calls in a window of seconds."""

    cells: int
    calls: int
    window: float


class Client(ABC):
    """One service at one base address.

    Every method raises ``SourceRefused`` where the service refuses the call itself, ``SourceUnavailable`` where no
    usable answer comes, and ``SourceChanged`` where the answer is not of the form that the protocol has.
    """

    def __init__(self, base_url: str, transport: Transport) -> None:
        self.base_url = base_url.rstrip("/")
        self.transport = transport

    @property
    def source(self) -> str:
        """The service's name in errors."""
        return self.transport.source

    @property
    def calls(self) -> int:
        """How many calls were made so far."""
        return self.transport.calls

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.transport.close()

    @property
    @abstractmethod
    def limits(self) -> Limits:
        """The service's own limits, asked for once where it tells them, and kept to from then on."""

    @abstractmethod
    def updated(self, table: Declared) -> str:
        """Return when the service says that it last changed a table, in its own form; empty where it does not say."""

    @abstractmethod
    def description(self, table: Declared) -> bytes:
        """Return what the service says of a table."""

    @abstractmethod
    def answer(self, table: Declared, question: Mapping[str, Any]) -> bytes:
        """Make one call; return its answer as it came."""

    @abstractmethod
    def address(self, table: Declared) -> str:
        """Return the address of a table."""

    @abstractmethod
    def sent(self, table: Declared, question: Mapping[str, Any]) -> Json:
        """Return what a call sends, as it is kept beside its answer: ``address`` and ``query``."""
