"""Compare two published sites file by file: for a change of the code that must not show.

    python pipelines/compare_sites.py reports/snapshots/before reports/snapshots/after

Pages must be the same to the byte but for the ``meta`` of their charts, which only the page's script reads; tables must
be the same to the byte. Shared files and the manifest are named where they differ. Ends with 1 where a page or a table
differs.
"""

import json
import re
import sys
from pathlib import Path
from typing import Any

FIGURE = re.compile(r'(<script type="application/json"[^>]*>)(.*?)(</script>)', re.DOTALL)
NOT_READ = ("assets/", "manifest.json")


def without_meta(value: Any) -> Any:
    """A figure without what the page's script reads of it."""
    if isinstance(value, dict):
        return {key: without_meta(inner) for key, inner in value.items() if key != "meta"}
    return [without_meta(inner) for inner in value] if isinstance(value, list) else value


def as_read(page: str) -> str:
    """A page as it reads: figures without ``meta``."""
    return FIGURE.sub(lambda found: found[1] + json.dumps(without_meta(json.loads(found[2]))) + found[3], page)


def is_same(before: Path, after: Path) -> bool:
    """Whether two files are the same to a reader."""
    if before.read_bytes() == after.read_bytes():
        return True
    if before.suffix != ".html":
        return False
    return as_read(before.read_text(encoding="utf-8")) == as_read(after.read_text(encoding="utf-8"))


def files_below(site: Path) -> dict[str, Path]:
    """Path below the site's root → file."""
    return {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*")) if path.is_file()}


def main(before: Path, after: Path) -> int:
    """Print every file that is on one side only or differs, and how many are the same."""
    old, new = files_below(before), files_below(after)
    for name in sorted(old.keys() ^ new.keys()):
        print(f"only {'before' if name in old else 'after'}: {name}")
    shared = sorted(old.keys() & new.keys())
    changed = [name for name in shared if not is_same(old[name], new[name])]
    for name in changed:
        print(f"differs: {name}")
    read = [name for name in changed if not name.startswith(NOT_READ)]
    same = len(shared) - len(changed)
    print(f"{len(shared)} files on both sides, {same} the same, {len(read)} pages or tables differ")
    return int(bool(read) or old.keys() != new.keys())


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:3])))
