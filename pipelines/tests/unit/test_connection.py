"""How a connection is made: what makes it impossible is said in one line with what to do, and no value is told."""

import httpx
import pytest

from lagesbild.errors import SourceRefused, SourceUnavailable
from lagesbild.sources.services import Transport
from lagesbild.sources.services.connection import SET_BY


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("HTTPS_PROXY", "socks4x://user:secret@proxy.example.org"),
        ("ALL_PROXY", "ftp://proxy.example.org"),
        ("NO_PROXY", "::1/128,[fe80::1"),
        ("SSL_CERT_FILE", "/nowhere/secret.pem"),
    ],
)
def test_a_connection_that_the_environment_makes_impossible_is_said_without_its_values(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    for each in SET_BY:
        monkeypatch.delenv(each, raising=False)
        monkeypatch.delenv(each.lower(), raising=False)
    monkeypatch.setenv(name, value)
    with pytest.raises(SourceUnavailable) as refused:
        Transport("statfin").close()
    told = str(refused.value)
    assert told.startswith(f"statfin connection: no connection can be made as {name} say (")
    assert told.endswith("correct them or take them away")
    assert "secret" not in told
    assert value not in told


@pytest.mark.parametrize("address", ["http://[::1", "https://example.org:port", "https://exa\x00mple.org"])
def test_an_address_that_is_none_is_said(address: str) -> None:
    with pytest.raises(SourceRefused, match=r"its address is none .*; correct the LAGESBILD_…_URL that sets it"):
        Transport("statfin", client=httpx.Client(trust_env=False)).get(address, table="121w")
