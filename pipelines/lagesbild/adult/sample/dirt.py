"""Rows that a record must refuse, put between the good ones, with a list of what is where.

The rows are added, so that the good ones stay what they were. Together they are ``SHARE`` of a file's own rows, every
kind as often.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from itertools import cycle
from pathlib import Path
from typing import Final

import numpy as np

from lagesbild.adult.sample.kinds_of_dirt import ALL_KINDS, KINDS, OF_THE_SAME_LEARNER, Row, Spoil, of_two_files
from lagesbild.adult.sample.numbers import A_DAY
from lagesbild.files import write_atomic

SHARE: Final = 0.04
TRIES: Final = 400
"""So many rows of a file are tried for a kind that not every row can have."""
LISTED: Final = "dirty.csv"


def soil(folder: Path, seed: int) -> int:
    """Put rows of every kind into the files of a folder and list them in ``dirty.csv``; return how many there are."""
    random = np.random.default_rng([seed, len(ALL_KINDS)])
    kinds, listed = cycle(ALL_KINDS), ["file,line,kind"]
    before: list[str] = []
    for path in sorted(folder.glob("exempel-*.csv"), key=lambda path: path.stem.split("-")[::-1]):
        header, *lines = path.read_text(encoding="utf-8").splitlines()
        wanted = [next(kinds) for _ in range(max(1, round(SHARE * len(lines))))]
        made = [*_made(random, header, lines, before, wanted)]
        listed += _inserted(path, random, [header, *lines], made)
        before = lines
    write_atomic(folder / LISTED, ("\n".join(listed) + "\n").encode())
    return len(listed) - 1


def _made(
    random: np.random.Generator, header: str, lines: Sequence[str], before: Sequence[str], kinds: Sequence[str]
) -> Iterator[tuple[str, str]]:
    """Kind and text of each row; a kind that no row of the file can have is left out."""
    names = header.split(",")
    for number, kind in enumerate(kinds):
        if kind == of_two_files.__name__:
            made = _first(random, names, before if lines else (), lambda row: of_two_files(row, _row(names, lines[0])))
        else:
            made = _first(random, names, lines, KINDS[kind])
        if made is not None:
            yield kind, _text([*(made if kind in OF_THE_SAME_LEARNER else _of_nobody_else(made, number)).values()])


def _of_nobody_else(row: Row, number: int) -> Row:
    """The row of a learner of its own, so that it contradicts no good one."""
    return row | {"person_id": f"{row['person_id'][:8]}EY{number % A_DAY:02}", "person_id_kind": "temporary"}


def _first(random: np.random.Generator, names: Sequence[str], lines: Sequence[str], spoil: Spoil) -> Row | None:
    """What the kind makes of the first suitable row among some drawn ones."""
    for at in random.integers(0, len(lines), TRIES) if lines else ():
        if (made := spoil(_row(names, lines[at]))) is not None:
            return made
    return None


def _row(names: Sequence[str], line: str) -> Row:
    return dict(zip(names, next(csv.reader([line])), strict=True))


def _text(values: Sequence[str]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="").writerow(values)
    return written.getvalue()


def _inserted(path: Path, random: np.random.Generator, lines: list[str], made: Sequence[tuple[str, str]]) -> list[str]:
    """Write the file with the rows between its own and return the lines of the list."""
    places = np.sort(random.integers(1, len(lines) + 1, len(made)))
    listed = []
    for added, (place, (kind, text)) in enumerate(zip(places.tolist(), made, strict=True)):
        lines.insert(place + added, text)
        listed.append(f"{path.name},{place + added + 1},{kind}")
    write_atomic(path, ("\n".join(lines) + "\n").encode())
    return listed
