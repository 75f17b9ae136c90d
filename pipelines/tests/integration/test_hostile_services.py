"""Whatever a service sends ends: in few calls, in bounded memory, with its own words, and as one of our errors."""

import gzip
import json
import zlib
from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import count
from typing import Any

import pytest

from lagesbild.errors import SourceChanged, SourceError, SourceMoved, SourceRefused, SourceUnavailable
from lagesbild.sources.jsonstat import read
from lagesbild.sources.services import CLIENTS, PARSERS, Client, Limits, Transport
from lagesbild.sources.services.answer import asked_seconds
from tests.asking import Json, Told, cube, declared, packed, serving

TABLE = declared("pxweb1", "made/up.px", {"area": "area_code", "time": "year"})
LIMITS = {"maxCells": 1000, "maxCalls": 30, "timeWindow": 10}
DEEP = b"[" * 200_000
NOW = datetime(2026, 11, 30, 12, 0, tzinfo=UTC)


@pytest.fixture
def told() -> Iterator[Told]:
    with serving(Told()) as answering:
        answering.answers["/en/?config"] = LIMITS
        yield answering


def client_of(told: Told, waited: list[float] | None = None, **more: Any) -> Client:
    waits = [] if waited is None else waited
    return CLIENTS["pxweb1"](told.base_url, Transport("Test", wait=waits.append, **more))


def variables(**more: Any) -> bytes:
    area = {"code": "alue", "text": "Area", "values": ["KU005", "KU049"], **more}
    years = {"code": "vuosi", "text": "Year", "values": ["2024", "2025"], "time": True}
    return packed({"variables": [area, years, {"code": "contentscode", "text": "Information", "values": ["vaesto"]}]})


@pytest.mark.parametrize("name", ["maxCells", "maxCalls", "timeWindow"])
@pytest.mark.parametrize("limit", ["0", "-1", "1e400", "Infinity", "NaN", '"inf"', "null", "[]", "true", '"many"'])
def test_a_limit_that_cannot_be_meant_is_refused(told: Told, name: str, limit: str) -> None:
    told.answers["/en/?config"] = json.dumps(LIMITS | {name: 7}).replace("7", limit).encode()
    with client_of(told) as client, pytest.raises(SourceChanged, match="the limits cannot be read"):
        _ = client.limits


def test_a_window_of_years_is_refused_and_huge_limits_are_held_to_what_an_answer_may_have(told: Told) -> None:
    told.answers["/en/?config"] = LIMITS | {"timeWindow": 10**9}
    with client_of(told) as client, pytest.raises(SourceChanged, match="timeWindow is 1000000000"):
        _ = client.limits
    told.answers["/en/?config"] = {"maxCells": 10**30, "maxCalls": "30", "timeWindow": "10"}
    with client_of(told) as client:
        assert client.limits == Limits(2_000_000, 30, 10.0)


def test_more_calls_than_any_table_takes_are_refused_before_the_first() -> None:
    many = variables(values=[f"KU{number:05}" for number in range(3000)])
    with pytest.raises(SourceChanged, match=r"it would take more than 2000 calls of at most 1 cell$"):
        PARSERS["pxweb1"].questions(TABLE, many, cells=1, today=date(2026, 11, 30))


@pytest.mark.parametrize("values", [[["KU005"]], [5, 49], [{}], [None], ["KU005", "KU005"], "", 7, None])
def test_codes_that_are_not_text_are_refused(values: object) -> None:
    with pytest.raises(SourceChanged, match=r"its variables cannot be read|has no values or one twice"):
        PARSERS["pxweb1"].questions(TABLE, variables(values=values), cells=9, today=date(2026, 11, 30))


def test_cells_are_counted_before_there_is_room_for_them() -> None:
    codes = [str(number) for number in range(3000)]
    announced = cube({"a": codes, "b": codes, "c": codes}, []) | {"value": {}}
    with pytest.raises(SourceChanged, match="27000000000 cells are announced, more than 2000000"):
        read(packed(announced), source="Test", table="up")


@pytest.mark.parametrize(
    ("listing", "said"),
    [
        (b'[{"id": "up.px", "id": "up.px", "updated": "2026-01-01"}]', "'id' is there twice"),
        (b'[{"id": "up.px", "updated": NaN}]', "NaN is not a number"),
        (b'[{"id": "up.px", "updated": null}]', "its time of update is None"),
        (b'[{"id": "up.px", "updated": {}}]', r"its time of update is \{\}"),
        (b'[{"id": "up.px", "updated": "2026-01-01\\ud800"}]', "half of a letter"),
        (b'[{"id": "up.px", "updated": "\\u001b[31m2026-01-01"}]', "its time of update is"),
        (b'[{"id": "up.px", "updated": "2026-02-31"}]', "day is out of range"),
        (b"{}", "is not listed"),
        (DEEP + b"]" * 200_000, "nested deeper than any table"),
    ],
    ids=map(str, count()),
)
def test_a_time_of_update_that_is_none_is_refused(told: Told, listing: bytes, said: str) -> None:
    told.answers["/en/made/"] = listing
    with client_of(told) as client, pytest.raises(SourceError, match=said) as refused:
        client.updated(TABLE)
    assert str(refused.value).isprintable()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_every_coding_of_unicode_is_read(told: Told, encoding: str) -> None:
    told.answers["/en/made/"] = '[{"id": "up.px", "updated": "2026-05-22T08:00:00"}]'.encode(encoding)
    with client_of(told) as client:
        assert client.updated(TABLE) == "2026-05-22T08:00:00"


@pytest.mark.parametrize(
    ("given", "seconds"),
    [
        ("7", 7.0),
        ("²", 0.0),
        ("-1", 0.0),
        ("soon", 0.0),
        ("", 0.0),
        ("9" * 40, 0.0),
        ("1000000000", 1e9),
        ("Mon, 30 Nov 2026 12:01:30 GMT", 90.0),
        ("Monday, 30-Nov-26 12:01:30 GMT", 90.0),
        ("Mon, 30 Nov 2026 11:00:00 GMT", 0.0),
    ],
    ids=map(str, count()),
)
def test_both_forms_of_retry_after_are_read(given: str, seconds: float) -> None:
    assert asked_seconds(given, NOW) == seconds


def test_a_service_that_asks_for_years_is_left_alone(told: Told) -> None:
    waited: list[float] = []
    told.first = [(503, {"retry-after": "1000000000"}, b"")]
    with client_of(told, waited) as client, pytest.raises(SourceUnavailable, match="left alone for 1000000000 s"):
        client.transport.get(f"{told.base_url}/x", table="up")
    assert (waited, len(told.asked)) == ([], 1)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b'{"error": {"message": "Too many values in Area"}}', "it says: “Too many values in Area”"),
        (b'{"title": "Non-existent variable", "status": 400}', "it says: “Non-existent variable”"),
        (b'[{"detail": ["No such year"]}]', "it says: “No such year”"),
        (
            b"<html><head><title>x</title></head><body><p>Closed on &lt;Sundays&gt;</p></body></html>",
            "Closed on <Sundays>",
        ),
        ("Taulukkoa ei ole\r\n\x1b[31menää".encode(), "Taulukkoa ei ole �\\[31menää"),
        (b"", "the table or a value of it is not there any more"),
        (b'{"code": 400}', "the table or a value of it is not there any more"),
        (DEEP, "the table or a value of it is not there any more"),
        (b"word " * 200_000, "word w?o?…”"),
    ],
    ids=map(str, count()),
)
def test_a_refusal_is_told_in_the_service_s_own_words(told: Told, body: bytes, said: str) -> None:
    told.first = [(400, {}, body)]
    with client_of(told) as client, pytest.raises(SourceRefused, match=said) as refused:
        client.transport.get(f"{told.base_url}/x", table="up")
    assert len(told.asked) == 1
    assert len(str(refused.value)) < 400


def test_an_exception_report_under_200_is_final_and_told(told: Told) -> None:
    told.first = [
        (
            200,
            {},
            b"<?xml version='1.0'?><ows:ExceptionReport><ows:ExceptionText>Unknown layer</ows:ExceptionText>"
            b"</ows:ExceptionReport>",
        )
    ]
    with (
        client_of(told) as client,
        pytest.raises(SourceRefused, match="report under HTTP 200; it says: “Unknown layer”"),
    ):
        client.transport.get(f"{told.base_url}/x", table="up")
    assert len(told.asked) == 1


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_another_address_is_named_and_never_called(told: Told, status: int) -> None:
    told.first = [(status, {"location": "/PxWeb/api/v2/"}, b"")]
    with (
        client_of(told) as client,
        pytest.raises(SourceMoved, match=f"HTTP {status}.* now at {told.base_url}/PxWeb/api/v2/$"),
    ):
        client.transport.get(f"{told.base_url}/x", table="up")
    assert len(told.asked) == 1


def bomb(megabytes: int) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join([*(packer.compress(b" " * 1024 * 1024) for _ in range(megabytes)), packer.flush()])


def test_a_packed_answer_is_unpacked_no_further_than_a_table_is_large(told: Told) -> None:
    told.first = [(200, {"content-encoding": "gzip"}, bomb(64))]
    with (
        client_of(told, most_bytes=3_000_000) as client,
        pytest.raises(SourceRefused, match=r"an answer of [34][0-9]{6} bytes"),
    ):
        client.transport.get(f"{told.base_url}/x", table="up")


@pytest.mark.parametrize(
    ("encoding", "body"),
    [("gzip, gzip", gzip.compress(bomb(1), mtime=0)), ("br", b"x"), ("gzip", b"not packed"), ("zstd, gzip", b"")],
)
def test_an_answer_packed_otherwise_is_no_answer(told: Told, encoding: str, body: bytes) -> None:
    told.first = [(200, {"content-encoding": encoding}, body)] * 6
    with client_of(told) as client, pytest.raises(SourceUnavailable, match=r"DecodingError.*tried 6 times"):
        client.transport.get(f"{told.base_url}/x", table="up")


@pytest.mark.parametrize(
    ("encoding", "pack"), [("gzip", gzip.compress), ("deflate", zlib.compress), ("identity", bytes)]
)
def test_an_answer_packed_once_is_read(told: Told, encoding: str, pack: Any) -> None:
    told.first = [(200, {"content-encoding": encoding}, pack(b'{"a": 1}'))]
    with client_of(told) as client:
        assert client.transport.get(f"{told.base_url}/x", table="up") == b'{"a": 1}'


def test_an_answer_that_drips_for_ever_ends(told: Told) -> None:
    told.first = [(200, {}, b" " * 300_000)] * 6
    ticks = count(0, 601)
    with (
        client_of(told, clock=lambda: float(next(ticks))) as client,
        pytest.raises(SourceUnavailable, match="not at its end"),
    ):
        client.transport.get(f"{told.base_url}/x", table="up")


@pytest.mark.parametrize(("seconds", "ends"), [(15, False), (21, True)])
def test_an_answer_that_has_brought_some_bytes_in_twenty_seconds_ends(told: Told, seconds: int, *, ends: bool) -> None:
    told.answers["/x"] = b'{"a": 1}'
    ticks = count(0, seconds)
    with client_of(told, clock=lambda: float(next(ticks))) as client:
        if ends:
            with pytest.raises(SourceUnavailable, match="only 8 bytes in 20 s"):
                client.transport.get(f"{told.base_url}/x", table="up")
        else:
            assert client.transport.get(f"{told.base_url}/x", table="up") == b'{"a": 1}'


def test_a_name_that_an_object_holds_twice_is_found_fast_among_many() -> None:
    names: Json = {f"name {number}": number for number in range(100_000)}
    answer = json.dumps(names)[:-1].encode() + b', "name 99999": 0}'
    with pytest.raises(SourceChanged, match="'name 99999' is there twice"):
        read(answer, source="Test", table="up")
