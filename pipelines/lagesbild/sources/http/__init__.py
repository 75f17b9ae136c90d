"""Clients of the services: bytes in, nothing read into frames here."""

from collections.abc import Mapping
from typing import Final

from lagesbild.contracts.register import Protocol
from lagesbild.sources.http.client import Client, Limits
from lagesbild.sources.http.kolada import Kolada
from lagesbild.sources.http.pxweb1 import PxWeb1
from lagesbild.sources.http.pxweb2 import PxWeb2
from lagesbild.sources.http.sotkanet import Sotkanet
from lagesbild.sources.http.transport import Transport
from lagesbild.sources.http.wfs import Wfs

CLIENTS: Final[Mapping[Protocol, type[Client]]] = {
    "pxweb1": PxWeb1,
    "pxweb2": PxWeb2,
    "sotkanet": Sotkanet,
    "kolada": Kolada,
    "wfs": Wfs,
}

__all__ = ["CLIENTS", "Client", "Limits", "Transport"]
