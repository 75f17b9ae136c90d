"""The body of an answer, unpacked in small steps: a few kilobytes can be packed so that they fill a machine."""

import zlib
from collections.abc import Iterable, Iterator
from typing import Final

import httpx

STEP: Final = 1024 * 1024
PLAIN: Final = frozenset({"", "identity"})
PACKED: Final = frozenset({"gzip", "x-gzip", "deflate"})
EITHER: Final = zlib.MAX_WBITS | 32  # the header says whether it is gzip or zlib


def unpacked(response: httpx.Response) -> Iterator[bytes]:
    """Yield the body of an open response, at most ``STEP`` bytes at a time where it is packed.

    Raises:
        httpx.DecodingError: it is packed more than once, in a way that nobody asked for, or not as it says.
    """
    encoding = response.headers.get("content-encoding", "").strip().lower()
    if encoding in PLAIN:
        return response.iter_raw()
    if encoding in PACKED:
        return _inflated(response.iter_raw())
    raise httpx.DecodingError(f"packed as {encoding!r}, which was not asked for")


def _inflated(chunks: Iterable[bytes]) -> Iterator[bytes]:
    unpacker = zlib.decompressobj(EITHER)
    try:
        for chunk in chunks:
            left = chunk
            while left:
                yield unpacker.decompress(left, STEP)
                left = unpacker.unconsumed_tail
    except zlib.error as error:
        raise httpx.DecodingError(str(error)) from error
