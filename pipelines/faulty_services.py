"""What a service can do to a fetch, and what becomes of it: a real server on the loopback address, one fault each.

A fault of :mod:`faulty_answers` spoils one of the four things that a fetch asks for. Each is met by the command line
itself in a home of its own, several at once, as most of them are waiting. It must be told in a line, or the figures
must be those of a service without a fault; within a minute and a gigabyte.
"""

import json
import random
import re
import shutil
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import product
from typing import Final, NamedTuple

from faulty_answers import FAULTS, PLACES, Reply, place_of
from faulty_kinds import leftovers
from faulty_runs import Ended, Run, apart_for_long
from lagesbild.settings import Project
from lagesbild.sources.archive import digest_of
from tests.integration.fetching import Service

ADDRESS: Final = re.compile(r"/(?P<fault>\d*)-(?P<place>[a-z]*)/PxWeb/api/v1/en/(?P<path>.*)")
FETCH: Final = ("fetch", "statfin-121w", "--base-url")
BEFORE: Final = "-before"
ANEW: Final = "2026-11-20T06:00:00Z"
NO_BODY: Final = {204, 304}
MOST_SECONDS: Final = 60
MOST_MEGABYTES: Final = 1024
DIED: Final = ("Traceback", "not foreseen")


class Case(NamedTuple):
    """A fault at a place; no fault where both are empty."""

    fault: str = ""
    place: str = ""


def cases(number: int, seed: int) -> list[Case]:
    """So many of all faults at all places, by chance; all faults before any at another place."""
    chance, all_faults = random.Random(seed), list(FAULTS)  # noqa: S311 – no secret
    turns = {fault: chance.sample(PLACES, len(PLACES)) for fault in all_faults}
    return [Case(fault, turns[fault][turn]) for turn, fault in product(range(len(PLACES)), all_faults)][:number]


def meet(home: Project, address: str, listed: Sequence[Case], until: float) -> dict[str, Counter[str]]:
    """Let a fetch meet every case, one after the other, and count what was wrong by place; the last has no fault.

    Each time there is an archive of an earlier day, and the service has the same figures anew. No case begins after
    ``until`` (monotonic seconds).
    """
    rows = {f"service {place}": Counter[str]() for place in PLACES}
    _fetched(home, f"{address}/{BEFORE}", "--accept")
    archive, right, peace = home.root / "archive", _figures(home), Case()
    home.raw.rename(archive)
    for case in [*listed, peace]:
        if case != peace and time.monotonic() > until:
            continue
        shutil.rmtree(home.raw, ignore_errors=True)
        shutil.copytree(archive, home.raw)
        run, ended = _fetched(home, f"{address}/{_named(case)}")
        found = [*problems(ended, _figures(home), right), *["processes"] * run.left()]
        if case == peace:
            found += ["leftovers"] * len(leftovers(home)) + ["missing"] * (ended.code != 0)
        for problem in found:
            where = f"service {case.place}, {case.fault}: {problem}, {ended.seconds:.0f} s, {ended.megabytes:.0f} MB"
            sys.stderr.write(f"{where}: {ended.told[-300:]!r}\n")
        rows[f"service {case.place or PLACES[-1]}"].update({"runs": int(case != peace)} | Counter(found))
    return rows


def _fetched(home: Project, address: str, *words: str) -> tuple[Run, Ended]:
    run = Run(home.root, [*FETCH, f"{address}/PxWeb/api/v1", *words])
    return run, run.ended()


def problems(ended: Ended, found: set[str], right: set[str]) -> Iterator[str]:
    """What is wrong with how a fetch ended that has these figures, where a service without a fault gives ``right``."""
    is_told = "Did not come" in ended.told or "lagesbild: " in ended.told
    if ended.code < 0 or any(word in ended.told for word in DIED) or (ended.code and not is_told):
        yield "not told"
    if ended.code == 0 and found != right:
        yield "accepted"
    if ended.seconds > MOST_SECONDS:
        yield "over 60 s"
    if ended.megabytes > MOST_MEGABYTES:
        yield "over 1 GB"


def _named(case: Case) -> str:
    return f"{list(FAULTS).index(case.fault)}-{case.place}" if case.fault else "-"


def _figures(home: Project) -> set[str]:
    """Digests of the rows that were read of each snapshot of the archive."""
    return {digest_of(path.read_bytes()) for path in home.raw.glob(".tables/*.parquet")}


def faultless(address: str) -> str:
    """The address of the service without a fault."""
    return f"{address}/-/PxWeb/api/v1"


class Asked(BaseHTTPRequestHandler):
    """One call: its address names the fault and the place where it is."""

    before, now = Service(), Service()
    now.updated = dict.fromkeys(now.updated, ANEW)

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Answer a question without a body."""
        self._send(self._reply("GET", b""))

    def do_POST(self) -> None:
        """Answer a question with one."""
        self._send(self._reply("POST", self.rfile.read(int(self.headers["content-length"]))))

    def _reply(self, method: str, content: bytes) -> Reply:
        asked = ADDRESS.fullmatch(self.path)
        if asked is None:
            return Reply(status=404)
        told = self.before if self.path.startswith(f"/{BEFORE}/") else self.now
        path = asked["path"]
        right = told.post(path, content) if method == "POST" else json.dumps(told.get(path)).encode()
        is_here = asked["fault"] and asked["place"] == place_of(path, method)
        return list(FAULTS.values())[int(asked["fault"])](right) if is_here else Reply(right)

    def _send(self, reply: Reply) -> None:
        parts = [reply.body] if isinstance(reply.body, bytes) else reply.body
        if reply.status:
            self.send_response(reply.status)
            length = reply.length or (len(reply.body) if isinstance(reply.body, bytes) else None)
            announced = {} if length is None or reply.status in NO_BODY else {"content-length": str(length)}
            for name, value in {**announced, **reply.headers}.items():
                self.send_header(name, value)
            self.end_headers()
        for part in parts:
            self.wfile.write(part)


@contextmanager
def faulty_service() -> Iterator[str]:
    """The address of the service, which is a process of its own."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Asked)
    server.handle_error = lambda *_: None  # type: ignore[method-assign]  # who asked has left
    with apart_for_long(server.serve_forever):
        yield f"http://127.0.0.1:{server.server_port}"
