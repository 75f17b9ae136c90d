"""The services, each in one module: a client that gets bytes within the limits, and a parser that reads them."""

from collections.abc import Mapping
from typing import Final

from lagesbild.contracts.register import Protocol
from lagesbild.sources.services.client import Client, Limits
from lagesbild.sources.services.kolada import KoladaClient, KoladaParser
from lagesbild.sources.services.parser import Parser, Question
from lagesbild.sources.services.pxweb1 import PxWeb1Client, PxWeb1Parser
from lagesbild.sources.services.pxweb2 import PxWeb2Client, PxWeb2Parser
from lagesbild.sources.services.sotkanet import SotkanetClient, SotkanetParser
from lagesbild.sources.services.transport import Transport
from lagesbild.sources.services.vipunen import VipunenClient, VipunenParser
from lagesbild.sources.services.wfs import WfsClient, WfsParser
from lagesbild.sources.services.yrkesbarometer import YrkesbarometerClient, YrkesbarometerParser

CLIENTS: Final[Mapping[Protocol, type[Client]]] = {
    "pxweb1": PxWeb1Client,
    "pxweb2": PxWeb2Client,
    "sotkanet": SotkanetClient,
    "kolada": KoladaClient,
    "wfs": WfsClient,
    "vipunen": VipunenClient,
    "yrkesbarometer": YrkesbarometerClient,
}
PARSERS: Final[Mapping[Protocol, Parser]] = {
    "pxweb1": PxWeb1Parser(),
    "pxweb2": PxWeb2Parser(),
    "sotkanet": SotkanetParser(),
    "kolada": KoladaParser(),
    "wfs": WfsParser(),
    "vipunen": VipunenParser(),
    "yrkesbarometer": YrkesbarometerParser(),
}

__all__ = ["CLIENTS", "PARSERS", "Client", "Limits", "Parser", "Question", "Transport"]
