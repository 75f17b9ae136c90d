"""How a connection is made: what makes it impossible is said in one line with what to do, and no value is told."""

import httpx
import pytest

from lagesbild.errors import SourceRefused, SourceUnavailable
from lagesbild.sources.services import Transport
from lagesbild.sources.services.connection import SET_BY, dead_proxy


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


@pytest.mark.parametrize(
    ("name", "address", "named"),
    [
        (
            "HTTPS_PROXY",
            "https://example.org/x",
            "HTTPS_PROXY",
        ),
        (
            "https_proxy",
            "https://example.org/x",
            "HTTPS_PROXY",
        ),
        ("ALL_PROXY", "http://example.org/x", "ALL_PROXY"),
        ("HTTP_PROXY", "https://example.org/x", ""),
        ("HTTPS_PROXY", "https://stat.fi/x", ""),
    ],
)
def test_a_proxy_that_does_not_answer_is_named_by_its_variable_alone(
    monkeypatch: pytest.MonkeyPatch, name: str, address: str, named: str
) -> None:
    for each in SET_BY:
        monkeypatch.delenv(each, raising=False)
        monkeypatch.delenv(each.lower(), raising=False)
    monkeypatch.setenv(name, "http://user:secret@127.0.0.1:9")
    monkeypatch.setenv("NO_PROXY", "stat.fi")
    told = dead_proxy(address, httpx.ConnectError("[Errno 111] Connection refused"))
    said = f"the proxy that {named} names does not answer: correct the variable, or take it away"
    assert told == (said if named else "")
    assert dead_proxy(address, httpx.ReadTimeout("late")) == ""


def test_a_fetch_through_a_dead_proxy_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://user:secret@127.0.0.1:9")
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    with pytest.raises(SourceUnavailable) as refused:
        Transport("statfin").get("http://example.org/x", table="121w")
    told = str(refused.value)
    assert (
        "in use; the proxy that HTTP_PROXY names does not answer: correct the variable, or take it away, then: " in told
    )
    assert "secret" not in told
