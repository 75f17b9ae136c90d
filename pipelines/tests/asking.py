"""Declared tables and one small service for tests: a real server on the loopback address that answers what it is told.

Every figure that a test gives to it is made up, unless the test says where it is from.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from lagesbild.contracts import Fetch, Role, Service
from lagesbild.contracts.register import Protocol
from lagesbild.sources.declared import Declared

Json = dict[str, Any]
Answer = tuple[int, dict[str, str], bytes]


def declared(protocol: Protocol, path: str, keys: Mapping[Role, str] | Mapping[str, str], **more: Any) -> Declared:
    """A table of a service called Test, into ``raw_test__table``."""
    fetch = Fetch.model_validate({"service": "test", "path": path, "into": "raw_test__table", "keys": keys, **more})
    return Declared("test-source", Service(name="Test", protocol=protocol, address="http://127.0.0.1"), fetch)


def packed(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False).encode()


class Told:
    """What a service answers and what it was asked.

    ``answers`` maps a path with its query to an answer: JSON content, ready bytes, or a function that gets the body of
    the call. ``first`` holds answers that come before any other, in turn. Calls with ``broken`` in their path or body
    are answered with 503. ``asked`` keeps every call: path and body.
    """

    def __init__(self) -> None:
        self.answers: dict[str, Any] = {}
        self.first: list[Answer] = []
        self.broken = ""
        self.asked: list[tuple[str, str]] = []
        self.base_url = ""

    def answer(self, path: str, body: bytes) -> Answer:
        self.asked.append((path, body.decode()))
        if self.first:
            return self.first.pop(0)
        if self.broken and self.broken in path + body.decode():
            return 503, {}, b"busy"
        if path not in self.answers:
            return 404, {}, b"not found"
        given = self.answers[path]
        given = given(body) if callable(given) else given
        return 200, {}, given if isinstance(given, bytes) else packed(given)


@contextmanager
def serving(told: Told) -> Iterator[Told]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = -1  # headers and body in one packet: else each answer waits for the other side's acknowledgement

        def do_GET(self) -> None:
            self._give(b"")

        def do_POST(self) -> None:
            self._give(self.rfile.read(int(self.headers["content-length"])))

        def _give(self, body: bytes) -> None:
            status, headers, content = told.answer(self.path, body)
            self.send_response(status)
            for name, value in {**headers, "content-length": str(len(content))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    told.base_url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield told
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def cube(dimensions: Mapping[str, list[str]], value: list[float | None], **more: Any) -> Json:
    """A JSON-stat 2 dataset with contents as the provider's service writes it."""
    return {
        "class": "dataset",
        "updated": "2026-02-22T07:00:00Z",
        "id": list(dimensions),
        "size": [len(values) for values in dimensions.values()],
        "dimension": {
            code: {"label": code, "category": {"index": {each: place for place, each in enumerate(values)}}}
            for code, values in dimensions.items()
        },
        "value": value,
        **more,
    }


def cube_of(value_of: Callable[[Json], float | None], selection: Mapping[str, list[str]], **more: Any) -> Json:
    """The dataset that answers a selection: ``value_of`` gets the codes of a cell."""
    cells: list[Json] = [{}]
    for code, values in selection.items():
        cells = [{**cell, code: value} for cell in cells for value in values]
    return cube({code: list(values) for code, values in selection.items()}, list(map(value_of, cells)), **more)
