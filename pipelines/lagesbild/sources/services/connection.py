"""How a connection to a service is made: through the proxy and with the certificates that the environment names."""

import os
import ssl
from contextlib import closing
from functools import cache
from typing import Any, Final
from urllib.request import proxy_bypass

import httpx

from lagesbild.contracts.register import Service
from lagesbild.errors import LagesbildError, SourceRefused, SourceUnavailable
from lagesbild.sources.declared import base_url

LOOK_SECONDS: Final = 5.0
SILENT_SECONDS: Final = 25.0
"""How long a service may be silent; a table within its limits takes some seconds."""
SET_BY: Final = ("HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "NO_PROXY", "SSL_CERT_FILE", "SSL_CERT_DIR")
"""What in the environment decides how a connection is made."""


def set_by() -> str:
    """The variables of the environment that decide how a connection is made; empty where none does."""
    return ", ".join(name for name in SET_BY if os.environ.get(name) or os.environ.get(name.lower()))


def new_client(source: str) -> httpx.Client:
    """A client that goes through the proxy and trusts whom the environment says.

    Raises:
        SourceUnavailable: what the environment says cannot be done; values are not told, as they may hold passwords.
    """
    try:
        return httpx.Client(timeout=SILENT_SECONDS, headers={"user-agent": "lagesbild"}, verify=_certificates())
    except (ValueError, ImportError, OSError, httpx.InvalidURL) as error:
        problem = (
            f"no connection can be made as {set_by()} say ({type(error).__name__}); correct them or take them away"
        )
        raise SourceUnavailable(source, "connection", problem) from error


def new_request(method: str, address: str, *, source: str, table: str, **sent: Any) -> httpx.Request:
    """What is asked of a service.

    Raises:
        SourceRefused: what is set as its address is none.
    """
    try:
        return httpx.Request(method, address, **sent)
    except httpx.InvalidURL as error:
        problem = f"its address is none ({error}); correct the LAGESBILD_…_URL that sets it"
        raise SourceRefused(source, table, problem) from error


def unreached(source: str, service: Service) -> str:
    """Say why a service cannot be reached; empty where it answers, whatever it answers."""
    try:
        with (
            closing(new_client(source)) as client,
            client.stream("GET", base_url(source, service), timeout=LOOK_SECONDS),
        ):
            return ""
    except LagesbildError as error:
        return str(error)
    except (httpx.RequestError, httpx.InvalidURL) as error:
        proxy = dead_proxy(base_url(source, service), error)
        return f"cannot be reached ({type(error).__name__}); {proxy or 'the figures at hand stay in use'}"


def dead_proxy(address: str, error: Exception) -> str:
    """Say which variable names a proxy that nobody answers at, and what to do; empty where it is not for that.

    Who goes through a proxy connects to nobody else.
    """
    if not isinstance(error, httpx.ConnectError | httpx.ConnectTimeout):
        return ""
    asked = httpx.URL(address)
    names = [f"{asked.scheme}_PROXY".upper(), "ALL_PROXY"]
    named = [name for name in names if os.environ.get(name) or os.environ.get(name.lower())]
    if not named or proxy_bypass(asked.host):
        return ""
    return f"the proxy that {named[0]} names does not answer: correct the variable, or take it away"


def _certificates() -> ssl.SSLContext:
    """Whom to trust, as the environment has it; read once, since that takes longer than many an answer."""
    return _read_certificates(*map(os.environ.get, ("SSL_CERT_FILE", "SSL_CERT_DIR")))


@cache
def _read_certificates(*_named: str | None) -> ssl.SSLContext:
    return httpx.create_ssl_context()
