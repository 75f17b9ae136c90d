"""Calls to a service: within its limits, tried again when that helps, never for ever."""

import json
import os
import ssl
import time
from collections import deque
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from functools import cache
from typing import Any, Final

import httpx

from lagesbild.contracts.register import Service
from lagesbild.errors import LagesbildError, SourceRefused, SourceUnavailable
from lagesbild.sources.declared import base_url

TRIES: Final = 6
FIRST_WAIT_SECONDS: Final = 2.0
LONGEST_WAIT_SECONDS: Final = 60.0
LONGEST_ASKED_SECONDS: Final = 300.0
MOST_BYTES: Final = 128 * 1024 * 1024
MOST_QUOTED: Final = 200
LOOK_SECONDS: Final = 5.0
SET_BY: Final = ("HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "NO_PROXY", "SSL_CERT_FILE", "SSL_CERT_DIR")
"""What in the environment decides how a connection is made."""
AGAIN: Final = frozenset({408, 425, 429, 500, 502, 503, 504})
HINTS: Final = {
    400: ": the table or a value of it is not there any more",
    403: ": more cells than the service allows, or the address is closed",
    404: ": nothing is at this address",
}


class Pace:
    """Lets at most ``calls`` calls end within any ``window`` seconds; without limits it never waits."""

    def __init__(self, *, wait: Callable[[float], None], clock: Callable[[], float]) -> None:
        self._wait, self._clock = wait, clock
        self._ended: deque[float] = deque()
        self._calls, self._window = 0, 0.0

    def limit(self, calls: int, window: float) -> None:
        """Hold to these limits from now on; calls already made count."""
        self._calls, self._window = calls, window

    def before(self) -> None:
        """Wait until one more call is allowed."""
        if self._calls and len(self._ended) >= self._calls:
            oldest = self._ended[-self._calls]
            if (left := oldest + self._window - self._clock()) > 0:
                self._wait(left)

    def after(self) -> None:
        """Note that a call has ended, well or badly."""
        self._ended.append(self._clock())


def _variable(source: str) -> str:
    """The variable that sets a service's address."""
    return f"LAGESBILD_{source.upper()}_URL"


def _quoted(text: str) -> str:
    """What a service says, as one line of letters that can be seen."""
    return " ".join("".join(each if each.isprintable() else " " for each in text).split())[:MOST_QUOTED]


def _own_words(answer: "_Answer") -> str:
    """The reason that a service gives itself, where it is no page for people."""
    words = _quoted(answer.content.decode("utf-8", "replace"))
    return f'; the service says "{words}"' if words and not words.startswith("<") else ""


def _seconds(asked: str, now: str) -> float:
    """How long to wait by ``Retry-After``, seconds or a day and time of which the answer's own date is taken off."""
    if asked.isascii() and asked.isdigit():
        return min(float(asked), LONGEST_ASKED_SECONDS)
    try:
        left = (parsedate_to_datetime(asked) - parsedate_to_datetime(now)).total_seconds()
    except (ValueError, TypeError):
        return 0.0
    return min(max(left, 0.0), LONGEST_ASKED_SECONDS)


def set_by() -> str:
    """The variables of the environment that decide how a connection is made; empty where none does."""
    return ", ".join(name for name in SET_BY if os.environ.get(name) or os.environ.get(name.lower()))


def unreached(source: str, service: Service) -> str:
    """Say why a service cannot be reached; empty where it answers, whatever it answers."""
    try:
        with closing(_client(source)) as client, client.stream("GET", base_url(source, service), timeout=LOOK_SECONDS):
            return ""
    except LagesbildError as error:
        return str(error)
    except (httpx.RequestError, httpx.InvalidURL) as error:
        return f"cannot be reached ({type(error).__name__}); the figures at hand stay in use"


def _client(source: str) -> httpx.Client:
    """A client that goes through the proxy and trusts whom the environment says.

    Raises:
        SourceUnavailable: what the environment says cannot be done; values are not told, as they may hold passwords.
    """
    try:
        return httpx.Client(timeout=60.0, headers={"user-agent": "lagesbild"}, verify=_certificates())
    except (ValueError, ImportError, OSError, httpx.InvalidURL) as error:
        problem = (
            f"no connection can be made as {set_by()} say ({type(error).__name__}); correct them or take them away"
        )
        raise SourceUnavailable(source, "connection", problem) from error


def _certificates() -> ssl.SSLContext:
    """Whom to trust, as the environment has it; read once, since that takes longer than many an answer."""
    return _read_certificates(*map(os.environ.get, ("SSL_CERT_FILE", "SSL_CERT_DIR")))


@cache
def _read_certificates(*_named: str | None) -> ssl.SSLContext:
    return httpx.create_ssl_context()


class Transport:
    """Sends requests and returns whole JSON answers as bytes.

    Tried again with growing waits, or as long as ``Retry-After`` asks: 429 and the 5xx of a busy service, timeouts,
    lost connections, answers that were cut, and pages for people under 200. A service that was never reached is not
    tried again: without a network that would only waste a minute. ``wait`` and ``clock`` can be replaced.
    ``calls`` counts every request that was sent. An answer of more than ``most_bytes`` is not read to its end.
    """

    def __init__(
        self,
        source: str,
        *,
        client: httpx.Client | None = None,
        wait: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
        most_bytes: int = MOST_BYTES,
    ) -> None:
        self.source = source
        self.calls = 0
        self._most_bytes = most_bytes
        self.pace = Pace(wait=wait, clock=clock)
        self._reached = False
        self._wait = wait
        self._client = client or _client(source)

    def get(self, address: str, *, table: str) -> bytes:
        """Return the whole JSON answer to a GET; see :meth:`_send` for errors."""
        return self._send(self._request("GET", address, table), table)

    def post(self, address: str, question: dict[str, Any], *, table: str) -> bytes:
        """Return the whole JSON answer to a POST of ``question``; see :meth:`_send` for errors."""
        return self._send(self._request("POST", address, table, json=question), table)

    def _request(self, method: str, address: str, table: str, **sent: Any) -> httpx.Request:
        try:
            return httpx.Request(method, address, **sent)
        except httpx.InvalidURL as error:
            problem = f"its address is none ({error}); correct {_variable(self.source)}"
            raise SourceRefused(self.source, table, problem) from error

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def _send(self, request: httpx.Request, table: str) -> bytes:
        """Try until a usable answer comes.

        Raises:
            SourceRefused: the service refuses the request itself (400, 403, 404 and the like), or the answer is larger
                than any table is.
            SourceUnavailable: the service was never reached, or gave no usable answer in the allowed tries.
        """
        reason, wait = "", 0.0
        for attempt in range(TRIES):
            if attempt:
                self._wait(wait)
            answer, reason = self._once(request)
            if answer is not None and not reason:
                return answer.content
            if answer is not None and (answer.is_too_large or answer.status not in {httpx.codes.OK, *AGAIN}):
                raise SourceRefused(self.source, table, reason)
            if not self._reached:
                todo = "The present figures stay in use; when there is a network: lagesbild fetch"
                raise SourceUnavailable(self.source, table, f"{request.url.host} cannot be reached ({reason}). {todo}")
            asked = answer.retry_after if answer else 0.0
            wait = max(asked, min(FIRST_WAIT_SECONDS * 2**attempt, LONGEST_WAIT_SECONDS))
        raise SourceUnavailable(self.source, table, f"{reason} (tried {TRIES} times); try again later")

    def _once(self, request: httpx.Request) -> tuple["_Answer | None", str]:
        self.pace.before()
        self.calls += 1
        try:
            answer = self._read(self._client.send(request, stream=True))
        except httpx.RequestError as error:
            self._reached |= not isinstance(error, httpx.ConnectError | httpx.ConnectTimeout)
            return None, f"{type(error).__name__}: {error}"
        finally:
            self.pace.after()
        self._reached = True
        return answer, _fault(answer, self.source)

    def _read(self, response: httpx.Response) -> "_Answer":
        """Read the body, no further than any table is large."""
        content = bytearray()
        with closing(response):
            for chunk in response.iter_bytes():
                content += chunk
                if len(content) > self._most_bytes:
                    break
        return _Answer(
            status=response.status_code,
            reason=response.reason_phrase,
            content=bytes(content),
            is_too_large=len(content) > self._most_bytes,
            retry_after=_seconds(response.headers.get("retry-after", ""), response.headers.get("date", "")),
            moved_to=response.headers.get("location", "") if response.has_redirect_location else "",
        )


@dataclass(frozen=True)
class _Answer:
    """What came, how many seconds the service asks to wait before the next call, and where it says that it is now."""

    status: int
    reason: str
    content: bytes
    is_too_large: bool
    retry_after: float
    moved_to: str


def _fault(answer: _Answer, source: str) -> str:
    """Say why the answer cannot be used; empty where it can."""
    if answer.moved_to:
        return f"it has moved to {_quoted(answer.moved_to)}; if that is right, set {_variable(source)} to it"
    if answer.status != httpx.codes.OK:
        return f"HTTP {answer.status} {answer.reason}{HINTS.get(answer.status, '')}{_own_words(answer)}"
    if answer.is_too_large:
        return f"an answer of {len(answer.content)} bytes and more, larger than any table is"
    if answer.content.lstrip()[:1] == b"<":
        return "a page for people under HTTP 200, where JSON was asked for"
    try:
        json.loads(answer.content)
    except ValueError as error:
        return f"an answer under HTTP 200 that is not whole JSON: {error}"
    return ""
