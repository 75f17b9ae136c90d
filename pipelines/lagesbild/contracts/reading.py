"""Reading ``expectations/contracts/<table>.yml``, with the fields that many tables share from ``columns.yml`` beside.

A column of a contract is written in one of three ways: with a ``kind`` it is described there and nowhere else; empty it
is the shared field of its name; with other keys it is the shared field of its name, or the one that ``like`` names,
with these keys in place of the shared ones.
"""

from functools import cache
from pathlib import Path
from typing import Any, Final

from lagesbild.contracts.model import Column, Contract, Strict, checked, parsed
from lagesbild.errors import BadFile, nearest

SHARED: Final = "columns.yml"
_READ: Final[dict[tuple[str, str], Contract]] = {}


class SharedColumns(Strict):
    """The fields that many tables share: name → description."""

    columns: dict[str, Column]


def load_contracts(folder: Path) -> dict[str, Contract]:
    """Read every contract of a folder: table name → contract, in the order of their names.

    Raises:
        BadFile: as in :func:`load_contract`.
    """
    return {path.stem: load_contract(path) for path in sorted(folder.glob("*.yml"))}


def load_contract(path: Path) -> Contract:
    """Read one contract; the same text, with the same shared fields, is understood only once.

    Raises:
        BadFile: not YAML, a field is missing, unknown or of the wrong form, a column has no description, or the file
            is not named for its table.
    """
    shared = path.parent.parent / SHARED
    texts = path.read_text(encoding="utf-8"), shared.read_text(encoding="utf-8") if shared.exists() else ""
    if texts not in _READ:
        _READ[texts] = checked(path, _whole(path, parsed(path, texts[0]), _shared_columns(shared, texts[1])), Contract)
    contract = _READ[texts]
    if contract.table != path.stem:
        raise BadFile(path, f"describes {contract.table}, but the file is named {path.stem}", field="table")
    return contract


@cache
def _shared_columns(path: Path, text: str) -> dict[str, dict[str, Any]]:
    fields = checked(path, parsed(path, text), SharedColumns).columns if text else {}
    return {name: column.model_dump(exclude_unset=True) for name, column in fields.items()}


def _whole(path: Path, content: Any, shared: dict[str, dict[str, Any]]) -> Any:
    """What the file holds, each column with its whole description; anything of another form is left to be refused."""
    columns = content.get("columns") if isinstance(content, dict) else None
    if not isinstance(columns, dict):
        return content
    return content | {"columns": {name: _described(path, name, given, shared) for name, given in columns.items()}}


def _described(path: Path, name: str, given: Any, shared: dict[str, dict[str, Any]]) -> Any:
    written = {} if given is None else given
    if not isinstance(written, dict) or "kind" in written:
        return written
    wanted = written.get("like", name)
    if wanted not in shared:
        raise BadFile(path, _missing(wanted, shared), field=f"columns.{name}")
    return shared[wanted] | {key: value for key, value in written.items() if key != "like"}


def _missing(wanted: str, shared: dict[str, dict[str, Any]]) -> str:
    near = f" (nearest there: {', '.join(nearest(wanted, shared))})" if shared else ""
    return (
        f"gives no kind, and {SHARED} has no field {wanted!r}{near}; describe it here, or there where tables share it"
    )
