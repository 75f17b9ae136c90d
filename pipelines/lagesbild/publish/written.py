"""Files as they are written: JSON of which the same content is the same bytes, and the digest of each."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any


def as_json(told: Mapping[str, Any]) -> bytes:
    """JSON of which the same content is the same bytes, a field on a line."""
    return (json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def digests(files: Mapping[str, bytes]) -> dict[str, str]:
    """Return path → sha256, in the order of the paths."""
    return {path: hashlib.sha256(files[path]).hexdigest() for path in sorted(files)}
