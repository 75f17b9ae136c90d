"""Are the figures that others publish those that the project computes? Every one that can be compared is, area by area.

Each file in ``expectations/published`` sets published figures against what briefs have: how many were compared, how
many are equal, the farthest off. Figures that are not in the store are in a table beside it, or in the folder of public
copies (``LAGESBILD_PUBLIC_COPIES``, else ``shared`` beside the checkout); without it they are said not to be compared.
Needs a built store: ``make judge``, or ``python pipelines/published_figures.py`` with names for some of them.
"""

import os
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import duckdb

from lagesbild.errors import BadFile
from lagesbild.settings import Project, project

HEADER: Final = ("figure", "published", "computed", "rounding", "least")
EXACT: Final = 1e-9
JUDGED: Final = """
    with sizes as (
        select
            concat_ws(', ', area_code, period, figure) as place,
            cast(published as double) as published,
            cast(low as double) as low,
            cast(high as double) as high
        from ({statement})
    ),
    judged as (
        select
            place,
            if(
                published is null or low is null or high is null,
                cast('inf' as double),
                greatest(low - published, published - high, 0)
            ) as off
        from sizes
    )
    select
        count(*),
        count(*) filter (off <= {rounding} + {exact}),
        coalesce(max(off), 0),
        coalesce(arg_max(place, (off, place)), '')
    from judged"""
"""How far outside of what was computed each published figure lies: endlessly far where one of both is missing."""


class Comparison(NamedTuple):
    """One file: what is compared with what, and the statement that gives both, one row per figure.

    Its rows have ``area_code``, ``period``, ``figure``, ``published``, and ``low`` and ``high``, between which the
    computed figure lies: they are one number where nothing is hidden. ``rounding`` is how far off a figure may be that
    was published rounded, ``least`` how many must be compared. ``differs`` are so many that differ for the reason
    ``because``. ``copies`` are the public copies that it reads, ``unless`` says when the store has nothing to compare.
    """

    name: str
    figure: str
    published: str
    computed: str
    rounding: float
    least: int
    differs: int
    because: str
    copies: tuple[str, ...]
    unless: str
    statement: str


class Verdict(NamedTuple):
    """How many were compared and are equal, and the one that is farthest off; ``reason`` where none was compared."""

    compared: int
    equal: int
    farthest: float
    where: str
    reason: str = ""


def read_comparison(path: Path) -> Comparison:
    """Read one file.

    Raises:
        BadFile: a line of its header is missing.
    """
    statement = path.read_text(encoding="utf-8")
    header = dict(re.findall(r"^-- ([a-z]+): (\S.*)$", statement, flags=re.MULTILINE))
    for field in HEADER:
        if field not in header:
            raise BadFile(path, f"a comparison begins with the lines -- {': … -- '.join(HEADER)}: …", field=field)
    return Comparison(
        name=path.stem,
        figure=header["figure"],
        published=header["published"],
        computed=header["computed"],
        rounding=float(header["rounding"]),
        least=int(header["least"]),
        differs=int(header.get("differs", 0)),
        because=header.get("because", ""),
        copies=tuple(filter(None, header.get("copies", "").split(", "))),
        unless=header.get("unless", ""),
        statement=statement,
    )


def comparisons(home: Project) -> list[Comparison]:
    """Every file, in the order of their names."""
    return [read_comparison(path) for path in sorted(folder_of(home).glob("*.sql"))]


def folder_of(home: Project) -> Path:
    """Where the comparisons are, and the figures that stand beside them."""
    return home.root / "expectations" / "published"


def public_copies() -> Path:
    """The data of the public copies, whether they are there or not."""
    default = Path(__file__).resolve().parents[2] / "shared"
    return Path(os.environ.get("LAGESBILD_PUBLIC_COPIES", default)) / "data"


def compare(comparison: Comparison, store: duckdb.DuckDBPyConnection, *, figures: Path, copies: Path) -> Verdict:
    """Compare on an open store; ``figures`` is the folder of the tables beside it, ``copies`` that of public copies."""
    if not all((copies / name).is_file() for name in comparison.copies):
        return Verdict(0, 0, 0.0, "", "the public copies are not here")
    folders = {"figures": str(figures), "copies": str(copies)}
    given = {name: folder for name, folder in folders.items() if f"${name}" in comparison.statement}
    judged = JUDGED.format(statement=comparison.statement, rounding=comparison.rounding, exact=EXACT)
    ((compared, equal, farthest, where),) = store.execute(judged, given).fetchall()
    return Verdict(compared, equal, farthest, where, "" if compared else comparison.unless)


def refusal(comparison: Comparison, verdict: Verdict) -> str:
    """Why a verdict is none to live with; empty where it is as it should be."""
    if verdict.reason:
        return ""
    if verdict.compared < comparison.least:
        return f"{verdict.compared} compared, at least {comparison.least} must be"
    differing = verdict.compared - verdict.equal
    if differing > comparison.differs:
        return f"{differing} differ, {verdict.where} by {verdict.farthest:g}"
    return ""


def verdicts(home: Project, chosen: Sequence[str] = ()) -> Iterator[tuple[Comparison, Verdict]]:
    """Each comparison with its verdict; all where none is chosen."""
    with duckdb.connect(home.store, read_only=True) as store:
        for comparison in comparisons(home):
            if not chosen or comparison.name in chosen:
                yield comparison, compare(comparison, store, figures=folder_of(home), copies=public_copies())


def line(comparison: Comparison, verdict: Verdict) -> str:
    """One line of the table, and below it what else is to be known."""
    if verdict.reason:
        return f"{comparison.name:<26}{'–':>9}{'–':>9}  not compared, because {verdict.reason}"
    off = f"{verdict.farthest:g}" + (f" ({verdict.where})" if verdict.compared > verdict.equal else "")
    known = f"; {comparison.because}" if comparison.because else ""
    said = f"{comparison.name:<26}{verdict.compared:>9}{verdict.equal:>9}  {off}{known}"
    wrong = refusal(comparison, verdict)
    return f"{said}\n  REFUSED: {wrong}" if wrong else said


def main(chosen: Sequence[str]) -> int:
    """Print one line per comparison; the number of those that are refused."""
    print(f"{'published figures':<26}{'compared':>9}{'equal':>9}  farthest off")
    refused = compared = equal = 0
    for comparison, verdict in verdicts(project(), chosen):
        print(line(comparison, verdict), flush=True)
        refused += bool(refusal(comparison, verdict))
        compared, equal = compared + verdict.compared, equal + verdict.equal
    print(f"{equal} of {compared} published figures are equal.")
    return refused


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
