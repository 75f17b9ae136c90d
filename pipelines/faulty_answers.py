"""Answers of a service that is broken, busy, moved, hostile, or writes otherwise than anybody else: one function each.

Each takes what the service would have answered, and gives what comes instead. ``FAULTS`` has them by name.
"""

import gzip
import json
import re
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from email.utils import formatdate
from itertools import repeat
from typing import Any, Final

MB: Final = 1024 * 1024
FOREVER: Final = 120
"""Seconds that a fault lasts which would not end by itself: twice what a fetch may take."""
LONGEST_TABLE_MB: Final = 128
OWN_REASON: Final = {"error": {"message": "Closed for the night"}}


@dataclass(frozen=True)
class Reply:
    """What is sent: a status of 0 sends the body alone, as it is; ``length`` is announced instead of the body's own."""

    body: bytes | Iterable[bytes] = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    length: int | None = None


Fault = Callable[[bytes], Reply]


def _always(status: int, body: bytes = b"", **headers: str) -> Fault:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda _: Reply(body, status, named)


def _json(status: int, told: object, **headers: str) -> Fault:
    return _always(status, json.dumps(told).encode(), **headers)


def _written(change: Callable[[bytes], bytes], **headers: str) -> Fault:
    """The answer, its bytes changed."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda right: Reply(change(right), headers=named)


def _read(change: Callable[[Any], Any]) -> Fault:
    """The answer, its content changed."""
    return _written(lambda right: json.dumps(change(json.loads(right))).encode())


def _numbers(written: str) -> Fault:
    """The answer with something else in the place of its last number."""
    place = rb"(.*[ \[])-?\d[\d.e+]*"
    return _written(lambda right: re.sub(place, rb"\g<1>" + written.encode(), right, count=1, flags=re.DOTALL))


def _strings(change: Callable[[str], object]) -> Fault:
    return _read(lambda found: _each(found, lambda leaf: change(leaf) if isinstance(leaf, str) else leaf))


def _each(found: Any, change: Callable[[Any], Any]) -> Any:
    if isinstance(found, dict):
        return {name: _each(inside, change) for name, inside in found.items()}
    if isinstance(found, list):
        return [_each(inside, change) for inside in found]
    return change(found)


def _dripping(right: bytes) -> Iterator[bytes]:
    until = time.monotonic() + FOREVER
    for byte in right:
        if time.monotonic() > until:
            return
        yield bytes([byte])
        time.sleep(0.5)


def _silent(_: bytes) -> Iterator[bytes]:
    time.sleep(FOREVER)
    yield b""


def _bomb(_: bytes) -> Iterator[bytes]:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    yield from (packer.compress(part) for part in repeat(b" " * MB, 2048))
    yield packer.flush()


def _chunked_badly(right: bytes) -> Reply:
    return Reply(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n" + right, status=0)


def _first_of(found: Any) -> Any:
    """Less than there was: the last of every list is missing."""
    if isinstance(found, dict):
        return {name: _first_of(inside) for name, inside in found.items()}
    return [_first_of(each) for each in found[:-1]] if isinstance(found, list) else found


def _turned(found: Any) -> Any:
    """Every list the other way round."""
    if isinstance(found, dict):
        return {name: _turned(inside) for name, inside in found.items()}
    return [_turned(each) for each in reversed(found)] if isinstance(found, list) else found


def _twice(right: bytes) -> bytes:
    """The first name of the first object stands in it twice."""
    return re.sub(rb'\{("[^"]+": )', rb'{\1"twice", \1', right, count=1)


def _deep(right: bytes) -> bytes:
    return right.rstrip(b"}]") + b'"x": ' + b"[" * 200_000 + b"]" * 200_000


def _later(seconds: float) -> str:
    return formatdate(time.time() + seconds, usegmt=True)


FAULTS: Final[Mapping[str, Fault]] = {
    "busy": _always(503),
    "busy, a page": _always(502, b"<html><h1>Bad gateway</h1></html>"),
    "broken, its own reason": _json(500, OWN_REASON),
    "too late": _always(504, b"upstream timed out"),
    "too many calls, wait 2 s": _always(429, retry_after="2"),
    "wait for years": _always(503, retry_after="1000000000"),
    "wait for ten minutes": _always(429, retry_after="600"),
    "wait until a day that was": _always(503, retry_after="Mon, 30 Nov 2020 12:00:00 GMT"),
    "wait until a day to come": lambda _: Reply(b"", 503, {"retry-after": _later(3600)}),
    "wait for a word": _always(503, retry_after="soon"),
    "wait for less than nothing": _always(503, retry_after="-5"),
    "refused, its own reason": _json(400, OWN_REASON),
    "refused, a page": _always(400, b"<html><body><p>Ei k\xc3\xa4yt\xc3\xb6ss\xc3\xa4</p></body></html>"),
    "refused, terminal escapes": _always(400, b"\x1b[2J\x1b[31mgone"),
    "closed": _always(403),
    "not there": _always(404),
    "gone": _json(410, {"title": "Gone"}),
    "moved": _always(301, location="/elsewhere/"),
    "moved to itself": _always(302, location=""),
    "moved to a file": _always(307, location="file:///etc/hostname"),
    "moved nowhere": _always(308),
    "nothing to say": _always(204),
    "a part": lambda right: Reply(right[: len(right) // 2], 206),
    "an unheard-of status": _always(299, b"{}"),
    "a page under 200": _always(200, b"<!doctype html><title>Maintenance</title>"),
    "an exception report under 200": _always(
        200, b"<?xml version='1.0'?><ExceptionReport><ExceptionText>No</ExceptionText></ExceptionReport>"
    ),
    "no body": _always(200),
    "null": _always(200, b"null"),
    "an empty list": _always(200, b"[]"),
    "an empty object": _always(200, b"{}"),
    "a number": _always(200, b"7"),
    "its reason under 200": _json(200, OWN_REASON),
    "a body that is cut": _written(lambda right: right[:-9]),
    "a connection that is cut": lambda right: Reply(right[: len(right) // 2], length=len(right)),
    "chunks without a size": _chunked_badly,
    "a body that drips": lambda right: Reply(_dripping(right), length=len(right)),
    "silence": lambda right: Reply(_silent(right), status=0),
    "a connection that is closed": lambda _: Reply(b"", status=0),
    "no HTTP": _always(0, b"SSH-2.0-OpenSSH_9.6\r\n"),
    "a head without an end": lambda _: Reply(repeat(b"x-more: " + b"x" * 60_000 + b"\r\n", 40), status=0),
    "more than any table": lambda _: Reply(repeat(b" " * MB, 2 * LONGEST_TABLE_MB), length=2 * LONGEST_TABLE_MB * MB),
    "a bomb of 2 GB": lambda right: Reply(_bomb(right), headers={"content-encoding": "gzip"}),
    "packed twice": _written(lambda right: gzip.compress(gzip.compress(right)), content_encoding="gzip, gzip"),
    "not packed as it says": _written(lambda right: right, content_encoding="gzip"),
    "packed and cut": _written(lambda right: gzip.compress(right)[:-12], content_encoding="gzip"),
    "packed otherwise": _written(lambda right: right, content_encoding="br"),
    "lists 200 000 deep": _written(_deep),
    "a name twice": _written(_twice),
    "NaN": _numbers("NaN"),
    "a number without end": _numbers("1e999"),
    "a number below all": _numbers("-1"),
    "a number of a thousand digits": _numbers("9" * 1000),
    "a thousand million": _numbers("1000000000"),
    "true for a number": _numbers("true"),
    "text for a number": _numbers('"7"'),
    "zero": _numbers("0"),
    "half of a letter": _written(lambda right: right.replace(b'": "', b'": "\\ud800', 1)),
    "terminal escapes": _strings(lambda text: f"\x1b[31m{text}"),
    "null for texts": _strings(lambda _: None),
    "numbers for texts": _strings(len),
    "empty texts": _strings(lambda _: ""),
    "names in capitals": _strings(str.upper),
    "less than there was": _read(_first_of),
    "everything the other way round": _read(_turned),
    "the same twice": _read(lambda found: [*found, *found] if isinstance(found, list) else {**found, "again": found}),
    "UTF-16": _written(lambda right: right.decode().encode("utf-16")),
    "UTF-8 with its mark": _written(lambda right: b"\xef\xbb\xbf" + right),
    "bytes of no encoding": _written(lambda right: right.replace(b'": "', b'": "\xff\xfe', 1)),
    "another kind of content": _written(lambda right: right, content_type="text/html; charset=latin-1"),
    "an odd head": _written(lambda right: right, content_type="x", retry_after="²", content_language="\xff"),
}
"""By name. Those that any reader may take are held to the figures that a service without a fault gives."""
PLACES: Final = ("limits", "list", "description", "cells")
"""What a fetch asks for, one after the other."""


def place_of(path: str, method: str) -> str:
    """Which of the four is asked for."""
    if method == "POST":
        return "cells"
    if path.endswith("?config"):
        return "limits"
    return "list" if path.endswith("/") else "description"
