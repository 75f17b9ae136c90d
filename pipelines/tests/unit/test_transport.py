"""What a service or a network says that is no answer: one line that quotes it and says what to do, without waiting."""

import httpx
import pytest

from lagesbild.errors import SourceRefused, SourceUnavailable
from lagesbild.sources.services import Transport

NOW = "Mon, 30 Nov 2026 08:00:00 GMT"


def transport(*answers: httpx.Response, waits: list[float] | None = None) -> Transport:
    left = list(answers)
    client = httpx.Client(transport=httpx.MockTransport(lambda _: left.pop(0)))
    return Transport("statfin", client=client, wait=(waits if waits is not None else []).append)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_an_address_that_moved_is_named_with_what_sets_it_and_is_not_tried_again(status: int) -> None:
    moved = httpx.Response(status, headers={"location": "https://new.example.org/api"})
    asked = transport(moved)
    with pytest.raises(SourceRefused) as refused:
        asked.get("https://example.org/api", table="121w")
    assert str(refused.value) == (
        "statfin 121w: it has moved to https://new.example.org/api; if that is right, set LAGESBILD_STATFIN_URL to it"
    )
    assert asked.calls == 1


def test_a_redirect_without_an_address_is_told_as_it_is() -> None:
    with pytest.raises(SourceRefused, match="HTTP 301 Moved Permanently"):
        transport(httpx.Response(301)).get("https://example.org", table="121w")


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"Too many values selected", '; the service says "Too many values selected"'),
        (b'{"error": "Parameter error"}', '; the service says "{"error": "Parameter error"}"'),
        (b"one\n\x1b[31mtwo\x07  three", '; the service says "one [31mtwo three"'),
        (b"x" * 500, f'; the service says "{"x" * 200}"'),
        (b"<html><h1>Bad request</h1></html>", ""),
        (b"", ""),
    ],
)
def test_the_reason_that_a_service_gives_itself_is_quoted_in_one_line(body: bytes, said: str) -> None:
    with pytest.raises(SourceRefused) as refused:
        transport(httpx.Response(400, content=body)).get("https://example.org", table="121w")
    assert str(refused.value) == (
        f"statfin 121w: HTTP 400 Bad Request: the table or a value of it is not there any more{said}"
    )


@pytest.mark.parametrize(
    ("asked", "waited"),
    [
        ("7", 7.0),
        ("Mon, 30 Nov 2026 08:00:09 GMT", 9.0),
        ("Mon, 30 Nov 2026 07:00:00 GMT", 2.0),
        ("Mon, 30 Nov 2026 23:00:00 GMT", 300.0),
        ("9" * 400, 300.0),
        ("soon", 2.0),
        ("-1", 2.0),
        ("1.5", 2.0),
        ("", 2.0),
    ],
)
def test_both_forms_of_retry_after_are_understood(asked: str, waited: float) -> None:
    waits: list[float] = []
    busy = httpx.Response(503, headers={"retry-after": asked, "date": NOW})
    assert transport(busy, httpx.Response(200, content=b"{}"), waits=waits).get("https://x", table="t") == b"{}"
    assert waits == [waited]


def test_digits_of_another_script_are_no_seconds() -> None:
    waits: list[float] = []
    busy = httpx.Response(503, headers=[(b"retry-after", "²".encode("latin-1"))])
    transport(busy, httpx.Response(200, content=b"{}"), waits=waits).get("https://x", table="t")
    assert waits == [2.0]


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
    for each in ("HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "NO_PROXY", "SSL_CERT_FILE", "SSL_CERT_DIR"):
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
    with pytest.raises(SourceRefused, match=r"its address is none .*; correct LAGESBILD_STATFIN_URL"):
        transport().get(address, table="121w")
