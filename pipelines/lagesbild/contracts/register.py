"""The register of sources: who publishes what, how it was obtained, and how to cite it."""

from pathlib import Path

from lagesbild.contracts.model import Strict, read_yaml
from lagesbild.settings import Language


class Source(Strict):
    """One published table.

    ``updated`` is the provider's own date of the version at hand (ISO), ``period`` what it covers. ``obtained`` and
    ``leaves_out`` are said on every page that uses the source; ``leaves_out_fetched`` takes the latter's place where
    the table was fetched from the service and then has more.
    """

    publisher: dict[Language, str]
    statistic: dict[Language, str]
    table: str
    address: str
    licence: str
    licence_address: str
    updated: str
    period: str
    obtained: dict[Language, str]
    leaves_out: dict[Language, str]
    leaves_out_fetched: dict[Language, str] | None = None


class _Register(Strict):
    sources: dict[str, Source]


def load_sources(reference: Path) -> dict[str, Source]:
    """Read ``sources.yml``: source id → source, in the order of the file.

    Raises:
        BadFile: a field is missing, unknown or of the wrong form.
    """
    return read_yaml(reference / "sources.yml", _Register).sources
