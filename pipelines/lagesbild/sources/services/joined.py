"""Several answers of a service kept as one JSON document, each inside it byte for byte as it came."""

from collections.abc import Iterable, Mapping


def named(answers: Mapping[str, bytes]) -> bytes:
    """Return ``{"name": answer, …}``."""
    return b"{" + b",\n".join(b'"%b": %b' % (name.encode(), answer) for name, answer in answers.items()) + b"}"


def listed(answers: Iterable[bytes]) -> bytes:
    """Return ``[answer, …]``."""
    return b"[" + b",\n".join(answers) + b"]"
