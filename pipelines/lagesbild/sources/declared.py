"""The tables that are fetched, as ``data/reference/sources.yml`` declares them."""

import os
from collections.abc import Mapping
from dataclasses import dataclass

from lagesbild.contracts import Choice, Content, Fetch, Role, Service, load_register
from lagesbild.errors import LagesbildError
from lagesbild.settings import Project


@dataclass(frozen=True)
class Declared:
    """One table of a service: where it is, what its variables are called here, and what of it is taken."""

    source: str
    service: Service
    fetch: Fetch

    @property
    def table(self) -> str:
        """The raw table that takes it."""
        return self.fetch.into

    @property
    def path(self) -> str:
        """Where the service has it."""
        return self.fetch.path

    @property
    def id(self) -> str:
        """The provider's name of the table: ``11re``; the source's id where the path lists several."""
        if "," in self.path:
            return self.source
        return self.path.rsplit("/", 1)[-1].rsplit(":", 1)[-1].removesuffix(".px")

    @property
    def keys(self) -> Mapping[Role, str]:
        """Role of a variable → column here."""
        return self.fetch.keys

    @property
    def contents(self) -> Mapping[str, Content]:
        """The provider's code of a content → its column here; empty where every content is taken."""
        return self.fetch.contents

    @property
    def choose(self) -> Mapping[Role, Choice]:
        """Which values of a role are taken."""
        return self.fetch.choose

    @property
    def declaration(self) -> str:
        """Everything that decides what is asked for and how it is read."""
        return self.fetch.model_dump_json()

    def __str__(self) -> str:
        return f"{self.source} {self.path}"


def declared_tables(project: Project) -> dict[str, Declared]:
    """Return raw table → declaration, in the order of the register.

    Raises:
        BadFile: ``sources.yml`` is not of the form it should be.
    """
    register = load_register(project.reference)
    return {
        source.fetch.into: Declared(name, register.services[source.fetch.service], source.fetch)
        for name, source in register.sources.items()
        if source.fetch
    }


def address_variable(service_id: str) -> str:
    """Return the variable that gives a service another address than the declared one: ``LAGESBILD_STATFIN_URL``."""
    return f"LAGESBILD_{service_id.upper()}_URL"


def base_url(service_id: str, service: Service, given: str = "") -> str:
    """Return the address to call: the one ``given``, else ``LAGESBILD_<SERVICE>_URL``, else the declared one.

    Raises:
        LagesbildError: it is not an address of the web.
    """
    variable = address_variable(service_id)
    address = given or os.environ.get(variable) or service.address
    if not address.startswith(("https://", "http://")):
        named = "--base-url" if given else variable
        raise LagesbildError(f"{named} is {address!r}; an address begins with https://, as {service.address}")
    return address
