"""One answer of a service: whether it can be used and, where not, why – in the service's own words."""

import html
import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, Final

import httpx

AGAIN: Final = frozenset({408, 425, 429, 500, 502, 503, 504})
HINTS: Final = {
    400: ": the table or a value of it is not there any more",
    403: ": more cells than the service allows, or the address is closed",
    404: ": nothing is at this address",
}
MOST_WORDS: Final = 240
QUOTED_OF: Final = 20_000
EXCEPTION: Final = b"ExceptionReport"
TELLING: Final = ("error", "errors", "message", "detail", "details", "title", "reason", "description")
"""Fields in which services say what is wrong, the first that holds words."""


@dataclass(frozen=True)
class Answer:
    """What came. ``retry_after`` is how many seconds the service asks to wait, ``moved_to`` where it says it is now."""

    status: int
    reason: str
    content: bytes
    is_too_large: bool = False
    retry_after: float = 0.0
    moved_to: str = ""

    @property
    def is_final(self) -> bool:
        """Whether the same call would be answered in the same way again."""
        return self.is_too_large or self._is_exception or self.status not in {httpx.codes.OK, *AGAIN}

    @property
    def fault(self) -> str:
        """Why the answer cannot be used; empty where it can."""
        if self.status != httpx.codes.OK:
            return f"HTTP {self.status} {self.reason}{self._because}"
        if self.is_too_large:
            return f"an answer of {len(self.content)} bytes and more, larger than any table is"
        if self._is_exception:
            return f"an exception report under HTTP 200{_said(own_words(self.content))}"
        if self.content.lstrip()[:1] == b"<":
            said = _said(own_words(self.content))
            return f"a page for people under HTTP 200, perhaps a log-in, where JSON was asked for{said}"
        return _not_json(self.content)

    @property
    def _is_exception(self) -> bool:
        """Web feature services put their refusals into XML, some of them under 200."""
        return self.content.lstrip()[:1] == b"<" and EXCEPTION in self.content[:QUOTED_OF]

    @property
    def _because(self) -> str:
        if self.moved_to:
            return f": the service says that it is now at {self.moved_to}"
        words = own_words(self.content) if self.status not in AGAIN else ""
        return _said(words) or HINTS.get(self.status, "")


def own_words(content: bytes) -> str:
    """Return what a service says of a refusal, on one line and cut short; empty where it says nothing in words.

    JSON is looked through for the fields in which such words stand; of a page or a report what stands between the tags.
    """
    written = content[:QUOTED_OF].decode("utf-8", errors="replace")
    try:
        words = _telling(json.loads(content[:QUOTED_OF]))
    except (ValueError, RecursionError):
        bare = re.sub(r"(?is)<(script|style|head)\b.*?</\1\s*>", " ", written)
        words = html.unescape(re.sub(r"<[^>]*>", " ", bare))
    words = " ".join(words.split())
    if not re.search(r"[^\W\d_]{3}", words):
        return ""
    return words if len(words) <= MOST_WORDS else f"{words[:MOST_WORDS]}…"


def _telling(given: Any) -> str:
    """The words of a refusal in JSON, of whatever depth they stand in within a few steps."""
    steps = [given]
    for _ in range(6):
        if isinstance(steps[-1], str):
            return steps[-1]
        if isinstance(steps[-1], list):
            steps.append(steps[-1][0] if steps[-1] else "")
        elif isinstance(steps[-1], dict):
            steps.append(next((steps[-1][name] for name in TELLING if steps[-1].get(name)), ""))
    return ""


def _said(words: str) -> str:
    return f"; it says: “{words}”" if words else ""


def _not_json(content: bytes) -> str:
    try:
        json.loads(content)
    except ValueError as error:
        return f"an answer under HTTP 200 that is not whole JSON: {error}"
    except RecursionError:
        return ""  # whole as far as can be told; whoever reads it refuses it
    return ""


def asked_seconds(retry_after: str, now: datetime) -> float:
    """Return how long a service asks to wait: a number of seconds, or a date; 0 where it is neither, or has passed."""
    given = retry_after.strip()
    if re.fullmatch("[0-9]{1,15}", given):
        return float(given)
    try:
        until = parsedate_to_datetime(given)
    except ValueError:
        return 0.0
    return max(0.0, ((until if until.tzinfo else until.replace(tzinfo=UTC)) - now).total_seconds())
