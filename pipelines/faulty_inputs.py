"""Wrong inputs: malformed files of a group's own, and wrong figures in the tables. None may be taken without a word."""

import random
import shutil
import sys
from collections import Counter
from collections.abc import Callable
from itertools import zip_longest
from pathlib import Path
from typing import Final

from lagesbild.settings import Project
from seeded_figures import WrongFigure, listed_figures, verdicts
from tests.spoiled_own import is_clear, spoiled, told

ROUNDS: Final = 2
IsLate = Callable[[], bool]


def own_files(home: Project, number: int, seed: int, is_late: IsLate) -> Counter[str]:
    """Put so many malformed files of all kinds into ``data/local``, one at a time, as far as the time goes."""
    row, files = Counter[str](), list(spoiled(home, seed, rounds=ROUNDS))
    for each in random.Random(seed).sample(files, min(number, len(files))):  # noqa: S311 – no secret
        if is_late():
            break
        path = home.local / f"{each.name}{each.suffix}"
        path.write_bytes(each.content)
        refusals = told(home)
        path.unlink()
        unclear = [line for line in refusals if not is_clear(line, path.name, each.slip)]
        row.update({"runs": 1, "accepted": not refusals, "not told": len(unclear)})
        for line in unclear if refusals else ["accepted"]:
            sys.stderr.write(f"own file, {each.name}, {each.slip}: {line}\n")
    return row


def wrong_figures(checkout: Project, folder: Path, number: int, is_late: IsLate) -> Counter[str]:
    """Seed so many wrong figures, of all kinds, into a copy of a store, made in a folder, as far as the time goes."""
    row, copy = Counter[str](), Path(shutil.copy(checkout.store, folder))
    for verdict in verdicts(copy, checkout, by_turns(listed_figures())[:number]):
        row.update({"runs": 1, "accepted": not verdict.is_as_listed, "unknowable": verdict.outcome == "unseen"})
        if not verdict.is_as_listed:
            sys.stderr.write(f"wrong figure, {verdict.figure.kind}: {verdict.figure.what} is {verdict.outcome}\n")
        if is_late():
            break
    return row


def by_turns(figures: tuple[WrongFigure, ...]) -> list[WrongFigure]:
    """One of each kind, then a second one of each, and so on."""
    kinds: dict[str, list[WrongFigure]] = {}
    for each in figures:
        kinds.setdefault(each.kind, []).append(each)
    return [each for turn in zip_longest(*kinds.values()) for each in turn if each]
