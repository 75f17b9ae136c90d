"""How the answers of each protocol are read; nothing here asks a service."""

from collections.abc import Mapping
from typing import Final

from lagesbild.contracts.register import Protocol
from lagesbild.sources.protocols import kolada, pxweb1, pxweb2, sotkanet, wfs
from lagesbild.sources.protocols.reading import Question, Reading, Taken, period_of

READINGS: Final[Mapping[Protocol, Reading]] = {
    "pxweb1": pxweb1,
    "pxweb2": pxweb2,
    "sotkanet": sotkanet,
    "kolada": kolada,
    "wfs": wfs,
}

__all__ = ["READINGS", "Question", "Reading", "Taken", "period_of"]
