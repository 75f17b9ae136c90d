"""The digests of the rows of each area in the marts, kept for each state of the store: which figures changed since."""

import json
import zlib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from lagesbild.files import write_atomic
from lagesbild.publish.ledger.line import packed
from lagesbild.sources.archive import digest_of
from lagesbild.store import Store
from lagesbild.store.digests import area_digests, tables_of

FOLDER: Final = "figures"
MOST_KEPT: Final = 8
"""Of how many states of the store the digests are kept, the newest."""
MOST_NAMED: Final = 3
ByArea = Mapping[str, Mapping[str, str]]


def digests_by_area(store: Store) -> dict[str, dict[str, str]]:
    """Return mart → area → digest of its rows, of the marts that have rows of areas."""
    marts = (name for name, is_of_areas in tables_of(store).items() if is_of_areas and name.startswith("mart_"))
    return {name: area_digests(store, table=name) for name in marts}


def keep_by_area(by_area: ByArea, ledger_folder: Path) -> str:
    """Keep the digests of a state of the store and return its name; of older ones the newest few stay."""
    content = packed(json.dumps(by_area, sort_keys=True).encode())
    name, folder = digest_of(content), ledger_folder / FOLDER
    write_atomic(folder / name, content)
    for older in sorted(folder.glob("[!.]*"), key=lambda path: path.stat().st_mtime, reverse=True)[MOST_KEPT:]:
        older.unlink(missing_ok=True)
    return name


def kept_by_area(name: str, ledger_folder: Path) -> ByArea:
    """Return the digests of a state of the store; none where they are not kept any more."""
    with suppress(OSError, ValueError, zlib.error):
        kept: ByArea = json.loads(zlib.decompress((ledger_folder / FOLDER / name).read_bytes()))
        return kept
    return {}


def areas_changed(table: str, then: ByArea, now: ByArea, asked: str) -> str:
    """Say of which areas the rows of a table are others: those that were ``asked`` for before all others."""
    before, after = then.get(table, {}), now.get(table, {})
    codes = [code for code in sorted(before.keys() | after.keys()) if before.get(code) != after.get(code)]
    named = [code for code in codes if f'"{code}"' in asked] or codes
    more = f" and {len(named) - MOST_NAMED} more" if len(named) > MOST_NAMED else ""
    return f"{table} of {', '.join(named[:MOST_NAMED])}{more}" if before and named else table
