"""The client of a service: bytes of a table's description and answers, within the service's limits."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar, Self

from lagesbild.sources.declared import Declared
from lagesbild.sources.services.transport import Transport

Json = dict[str, Any]


@dataclass(frozen=True)
class Limits:
    """What a service allows: cells in one call, and calls in a window of seconds."""

    cells: int
    calls: int
    window: float


class Client(ABC):
    """One service at one base address.

    A question is asked with a GET of :meth:`question_address`, unless a service has another way. ``LIMITS`` are kept to
    although the service names none. Every method raises ``SourceRefused`` where the service refuses the call itself,
    ``SourceUnavailable`` where no usable answer comes, and ``SourceChanged`` where the answer is not of the form that
    the protocol has.
    """

    LIMITS: ClassVar[Limits]

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

    @cached_property
    def limits(self) -> Limits:
        """The limits, asked for once where the service names its own; from then on every call keeps to them."""
        limits = self.named_limits()
        self.transport.pace.limit(limits.calls, limits.window)
        return limits

    def named_limits(self) -> Limits:
        """Return the limits that the service names; by default those that are kept to where it names none."""
        return self.LIMITS

    def updated(self, table: Declared) -> str:
        """Return when the service last changed a table, in its own form; by default it does not report that."""
        return ""

    @abstractmethod
    def description(self, table: Declared) -> bytes:
        """Return what the service reports of a table."""

    @abstractmethod
    def address(self, table: Declared) -> str:
        """Return the address of a table."""

    @abstractmethod
    def question_address(self, table: Declared, question: Mapping[str, Any]) -> str:
        """Return the address of the call that asks a question."""

    def answer(self, table: Declared, question: Mapping[str, Any]) -> bytes:
        """Make one call; return its answer as it came."""
        return self.get(self.question_address(table, question), table)

    def sent(self, table: Declared, question: Mapping[str, Any]) -> Json:
        """Return what a call sends, as it is kept beside its answer: ``address`` and ``query``."""
        return {"address": self.question_address(table, question), "query": None}

    def get(self, address: str, table: Declared) -> bytes:
        """Return the answer to a GET, within the limits."""
        _ = self.limits
        return self.transport.get(address, table=table.path)
