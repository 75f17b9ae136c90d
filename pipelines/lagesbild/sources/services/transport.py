"""Calls to a service: within its limits, tried again when that helps, never for ever."""

import time
from collections import deque
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from typing import Any, Final

import httpx

from lagesbild.errors import SourceMoved, SourceRefused, SourceUnavailable, counted
from lagesbild.sources.services.answer import Answer, asked_seconds
from lagesbild.sources.services.body import unpacked
from lagesbild.sources.services.connection import dead_proxy, new_client, new_request

TRIES: Final = 6
FIRST_WAIT_SECONDS: Final = 1.0
PATIENCE_SECONDS: Final = 32.0
"""How long after a call was first sent it is tried again; with the last try it ends within a minute."""
MOST_BYTES: Final = 128 * 1024 * 1024
LONGEST_ANSWER_SECONDS: Final = 600.0
SLOW_SECONDS: Final = 20.0
LEAST_BYTES: Final = 20_000
"""What has come of an answer after so many seconds where it comes at all; a slow network is faster."""


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


class Transport:
    """Sends requests and returns whole JSON answers as bytes.

    Tried again for half a minute, with growing waits or those that ``Retry-After`` asks for: 429 and the 5xx of a busy
    service, timeouts, lost connections, answers that were cut, and pages for people under 200. A service that was never
    reached is not tried again: without a network that would only waste time. ``wait`` and ``clock`` can be replaced.
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
        self._proxy = ""
        self._wait, self._clock = wait, clock
        self._client = client or new_client(source)

    def get(self, address: str, *, table: str) -> bytes:
        """Return the whole JSON answer to a GET; see :meth:`_send` for errors."""
        return self._send(self._request("GET", address, table), table)

    def post(self, address: str, question: dict[str, Any], *, table: str) -> bytes:
        """Return the whole JSON answer to a POST of ``question``; see :meth:`_send` for errors."""
        return self._send(self._request("POST", address, table, json=question), table)

    def _request(self, method: str, address: str, table: str, **sent: Any) -> httpx.Request:
        return new_request(method, address, source=self.source, table=table, **sent)

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def _send(self, request: httpx.Request, table: str) -> bytes:
        """Try until a usable answer comes.

        Raises:
            SourceMoved: the service says that it is at another address now; that one is never called unasked.
            SourceRefused: the service refuses the request itself (400, 403, 404 and the like), or the answer is larger
                than any table is.
            SourceUnavailable: the service was never reached, gave no usable answer in the allowed tries, or asks to
                be left alone for longer than is worth waiting.
        """
        begun = self._clock()
        for attempt in range(1, TRIES + 1):
            answer, reason = self._once(request)
            if answer is not None and not reason:
                return answer.content
            self._refuse_final(answer, reason, request, table)
            wait = max(answer.retry_after if answer else 0.0, FIRST_WAIT_SECONDS * 2 ** (attempt - 1))
            if attempt == TRIES or self._clock() - begun + wait > PATIENCE_SECONDS:
                break
            self._wait(wait)
        tried = counted(attempt, "time")
        raise SourceUnavailable(self.source, table, f"{reason} (tried {tried}). Try again later: lagesbild fetch")

    def _refuse_final(self, answer: Answer | None, reason: str, request: httpx.Request, table: str) -> None:
        """Raise what :meth:`_send` raises where trying again would not help."""
        if answer is not None and answer.moved_to:
            raise SourceMoved(self.source, table, reason)
        if answer is not None and answer.is_final:
            raise SourceRefused(self.source, table, reason)
        if not self._reached:
            proxy = f"{self._proxy}, then" if self._proxy else "when there is a network"
            todo = f"The present figures stay in use; {proxy}: lagesbild fetch"
            raise SourceUnavailable(self.source, table, f"{request.url.host} cannot be reached ({reason}). {todo}")
        if answer is not None and answer.retry_after > PATIENCE_SECONDS:
            told = f"{reason}; it asks to be left alone for {answer.retry_after:.0f} s"
            raise SourceUnavailable(self.source, table, f"{told}. Try again after that: lagesbild fetch")

    def _once(self, request: httpx.Request) -> tuple[Answer | None, str]:
        self.pace.before()
        self.calls += 1
        try:
            answer = self._read(self._client.send(request, stream=True))
        except httpx.RequestError as error:
            self._reached |= not isinstance(error, httpx.ConnectError | httpx.ConnectTimeout)
            self._proxy = dead_proxy(str(request.url), error)
            return None, f"{type(error).__name__}: {error}"
        finally:
            self.pace.after()
        self._reached = True
        return answer, answer.fault

    def _read(self, response: httpx.Response) -> Answer:
        """Read the body, no further than any table is large, and for no longer than any takes."""
        content, begun = bytearray(), self._clock()
        with closing(response):
            for chunk in unpacked(response):
                content += chunk
                if len(content) > self._most_bytes:
                    break
                _refuse_slow(len(content), self._clock() - begun)
        return Answer(
            status=response.status_code,
            reason=response.reason_phrase,
            content=bytes(content),
            is_too_large=len(content) > self._most_bytes,
            retry_after=asked_seconds(response.headers.get("retry-after", ""), datetime.now(UTC)),
            moved_to=str(response.request.url.join(response.headers["location"]))
            if response.has_redirect_location
            else "",
        )


def _refuse_slow(size: int, seconds: float) -> None:
    """An answer that is not at its end when any would be, or that drips so that it never would.

    Raises:
        httpx.ReadTimeout: it is one.
    """
    if seconds > LONGEST_ANSWER_SECONDS:
        raise httpx.ReadTimeout(f"not at its end after {LONGEST_ANSWER_SECONDS:.0f} s")
    if seconds > SLOW_SECONDS and size < LEAST_BYTES:
        raise httpx.ReadTimeout(f"only {counted(size, 'byte')} in {SLOW_SECONDS:.0f} s")
