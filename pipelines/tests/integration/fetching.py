"""A PxWeb service for tests: answers on the loopback address from the figures that ship, and does as it is told."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import product
from threading import Thread
from typing import Any

import pandas as pd

from lagesbild.sources.declared import Declared, declared_tables
from lagesbild.sources.parquet import read_parquet
from lagesbild.sources.roles import TEXTS
from tests.conftest import CHECKOUT

MANIFEST = json.loads((CHECKOUT.bundled / "MANIFEST.json").read_text(encoding="utf-8"))
WORDS = {role: text for text, role in reversed(TEXTS.items())} | {"time": "Time"}
SHIPPED = [
    table for table in declared_tables(CHECKOUT).values() if table.table in MANIFEST and table.service.name == "StatFin"
]
PLACES = {table.path: table for table in SHIPPED}
Json = dict[str, Any]


@cache
def shipped(table: str) -> pd.DataFrame:
    return read_parquet(CHECKOUT.bundled / f"{table}.parquet")


class Service:
    """Tables that a test may change; ``asked`` keeps the table and query of every POST, ``calls`` every path.

    ``before`` is called with every POST's number before it is answered and may give an answer of its own. A service
    that ``moved`` names that address for every GET.
    """

    def __init__(self) -> None:
        self.rows = {table.path: shipped(table.table).copy() for table in SHIPPED}
        self.updated = {table.path: MANIFEST[table.table]["updated"] for table in SHIPPED}
        self.units: dict[str, str] = {}
        self.cells = 120_000
        self.asked: list[tuple[str, str]] = []
        self.answered: list[tuple[str, str]] = []
        self.calls: list[str] = []
        self.before: Callable[[int], bytes | None] = lambda number: None
        self.base_url = ""
        self.moved = ""

    def get(self, path: str) -> object:
        if path == "?config":
            return {"maxValues": self.cells, "maxCells": self.cells, "maxCalls": 1000, "timeWindow": 60, "CORS": True}
        if path.endswith("/"):
            inside = [table for table in SHIPPED if table.path.startswith(path)]
            return [{"id": f"{table.id}.px", "updated": self.updated[table.path].rstrip("Z")} for table in inside]
        return {"title": path, "variables": self._variables(PLACES[path])}

    def post(self, path: str, body: bytes) -> bytes:
        self.asked.append((path, body.decode()))
        given = self.before(len(self.asked))
        answer = json.dumps(self._cube(PLACES[path], json.loads(body)["query"])).encode() if given is None else given
        self.answered.append((path, body.decode()))
        return answer

    def _variables(self, table: Declared) -> list[Json]:
        keys = [
            {
                "code": f"{role}_20260101",
                "text": WORDS[role],
                "values": (values := sorted(map(str, self.rows[table.path][column].unique()))),
                "valueTexts": [f"The {value}" for value in values],
                "time": role == "time",
            }
            for role, column in table.keys.items()
        ]
        codes = list(table.contents)
        return [*keys, {"code": "contentscode", "text": "Information", "values": codes, "valueTexts": codes}]

    def _cube(self, table: Declared, query: list[Json]) -> Json:
        asked = {item["code"]: item["selection"]["values"] for item in query}
        columns = [table.keys[code.removesuffix("_20260101")] for code in asked if code != "contentscode"]
        rows = self.rows[table.path].astype(dict.fromkeys(columns, "str")).set_index(columns)
        *keys, codes = asked.values()
        wanted = rows.loc[list(product(*keys)) if len(keys) > 1 else keys[0]]
        contents = [table.contents[code] for code in codes]
        values = wanted[[content.column for content in contents]].astype("object").to_numpy().ravel().tolist()
        signs = [wanted[content.status] if content.may_hide else pd.Series(None, wanted.index) for content in contents]
        status = pd.concat(signs, axis=1).astype("object").to_numpy().ravel().tolist()
        dimension: Json = {code: {"category": {"index": given}} for code, given in asked.items()}
        if self.units:
            dimension["contentscode"]["category"]["unit"] = {code: {"base": self.units.get(code, "")} for code in codes}
        return {
            "class": "dataset",
            "updated": self.updated[table.path],
            "id": list(asked),
            "size": [len(given) for given in asked.values()],
            "dimension": dimension,
            "value": [None if pd.isna(value) else value for value in values],
            "status": {str(place): sign for place, sign in enumerate(status) if not pd.isna(sign)},
        }


@contextmanager
def running(told: Service) -> Iterator[Service]:
    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

        def do_GET(self) -> None:
            told.calls.append(path := self.path.removeprefix("/PxWeb/api/v1/en/"))
            if told.moved:
                self.send_response(308)
                self.send_header("location", told.moved)
                self.send_header("content-length", "0")
                self.end_headers()
            else:
                self._reply(json.dumps(told.get(path)).encode())

        def do_POST(self) -> None:
            told.calls.append(path := self.path.removeprefix("/PxWeb/api/v1/en/"))
            self._reply(told.post(path, self.rfile.read(int(self.headers["content-length"]))))

        def _reply(self, answer: bytes) -> None:
            self.send_response(200)
            self.send_header("content-length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.handle_error = lambda *_: None  # type: ignore[method-assign]  # a client that was killed
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    told.base_url = f"http://127.0.0.1:{server.server_port}/PxWeb/api/v1"
    try:
        yield told
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
