"""What is looked at when a file of protected tables arrives, before anybody works with it."""

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Final

from lagesbild.adult.made_up import is_made_up
from lagesbild.adult.protect.attack import SumsContradict, attack
from lagesbild.adult.protect.cells import DESIGN_EFFECT, SMALL, Key, Published, Sum, least, name_of
from lagesbild.adult.protect.cube import LEAST_LEARNERS
from lagesbild.adult.protect.exchange import HIDDEN, NAME, NO, YES, Shipment, digest_of, provider_problem
from lagesbild.adult.protect.margins import (
    DIMENSIONS,
    LEARNERS,
    PARTICIPATIONS,
    REFUSED,
    UNKNOWN,
    learners_of,
    margin_of,
    sums_of,
)
from lagesbild.contracts import Contract
from lagesbild.errors import BadFile
from lagesbild.store.handmade import read_handmade, refusals

PERSONAL: Final = ("person_key", "person_id", "personnummer", "birth_year_band", "sex")
"""Columns of the record that no table of counts has."""
MOST_BYTES: Final = 50_000_000
MOST_TOLD: Final = 20
EXAMPLE: Final = "0180-2025H2-0a1b2c3d4e5f6071.csv"
MUNICIPALITY: Final = len("0180")
COUNTED: Final = (PARTICIPATIONS, LEARNERS, REFUSED)
LEAST_EFFECT: Final = 100
"""The design effect of learners with one participation each."""
FIRST_SUMMED: Final = 3
"""The place in a key of the first dimension that a file sums over: home municipality."""


@dataclass(frozen=True)
class Arrived:
    """One file that arrived, and what describes it."""

    path: Path
    contract: Contract

    @cached_property
    def lines(self) -> Mapping[Key, tuple[int, Mapping[str, str]]]:
        """Key → line number and fields; only of a file that keeps its contract."""
        table = read_handmade(self.path, self.contract).fillna("")
        rows = (dict(zip(table.columns, row, strict=True)) for row in table.itertuples(index=False))
        return {_key(fields): (line, fields) for line, fields in enumerate(rows, start=2)}

    @cached_property
    def shipment(self) -> Shipment:
        """What the file holds, by its name and its lines."""
        figures = {key: _figure(fields) for key, (_, fields) in self.lines.items()}
        sender, half, _ = self.path.stem.split("-")
        made_up = any(fields["made_up"] == YES for _, fields in self.lines.values())
        return Shipment(sender, half, Published(figures, sums_of(figures), made_up))

    def fault(self, key: Key, problem: str) -> BadFile:
        """What is wrong with the figure of a cell."""
        return BadFile(self.path, problem, line=self.lines[key][0], field="figure")


def read_shipment(path: Path, contract: Contract) -> Shipment:
    """Read one file that arrived or was written here; it is not attacked.

    Raises:
        BadFile: the first of the other :func:`faults`.
    """
    arrived = Arrived(path, contract)
    for fault in _first_faults(arrived, FORM):
        raise fault
    return arrived.shipment


def faults(path: Path, contract: Contract) -> Iterator[BadFile]:
    """What keeps a file from being taken, up to twenty faults of a kind: each names line, column and what to do.

    Its name and digest; columns, codes and numbers by the contract; a count of 1 to 4 that is shown, a hidden figure
    that has a value; tables that are not published; totals that are missing or differ; and what the attack recovers.
    The next kind is looked for only where there is none of the kinds before.
    """
    return _first_faults(Arrived(path, contract), (*FORM, _attack_faults))


def _first_faults(arrived: Arrived, kinds: Iterable[Callable[[Arrived], Iterator[BadFile]]]) -> Iterator[BadFile]:
    for looked_for in kinds:
        found = list(islice(looked_for(arrived), MOST_TOLD))
        yield from found
        if found:
            return


def _name_faults(arrived: Arrived) -> Iterator[BadFile]:
    path, named = arrived.path, NAME.fullmatch(arrived.path.name)
    if not named:
        yield BadFile(path, f"is not named sender-half-digest.csv ({EXAMPLE}); ask for the file as it was written")
    elif not path.is_file():
        yield BadFile(path, "is not there; see how the file is named")
    elif path.stat().st_size > MOST_BYTES:
        yield BadFile(path, f"has more than {MOST_BYTES:,} bytes; ask what else it holds")
    elif digest_of(path.read_bytes()) != named["digest"]:
        yield BadFile(path, "was cut off, changed or saved anew on its way (SHA-256); ask for it as it was written")


def _contract_faults(arrived: Arrived) -> Iterator[BadFile]:
    header = arrived.path.read_bytes().partition(b"\n")[0].decode("utf-8", "replace")
    personal = sorted({*PERSONAL} & {*re.split("[,;]", header.strip())})
    if personal:
        problem = "tells of persons, who never leave their municipality; delete the file, ask for protected tables"
        yield BadFile(arrived.path, problem, line=1, field=", ".join(personal))
    else:
        yield from refusals(arrived.path, arrived.contract)


def _line_faults(arrived: Arrived) -> Iterator[BadFile]:
    sender, half, _ = arrived.path.stem.split("-")
    if not arrived.lines:
        yield BadFile(arrived.path, "has no line below the header; ask for the tables", line=1)
    made_up = next((fields["made_up"] for _, fields in arrived.lines.values()), NO)
    for line, fields in arrived.lines.values():
        wrong = [*_wrong_place(fields, sender, half), *_wrong_kind(fields, made_up), *_wrong_figure(fields)]
        for field, problem in wrong:
            yield BadFile(arrived.path, problem, line=line, field=field)


def _wrong_place(fields: Mapping[str, str], sender: str, half: str) -> Iterator[tuple[str, str]]:
    """What a line tells that the file is not of: the column, and what to do."""
    if fields["sender"] != sender:
        yield "sender", f"is {fields['sender']} in a file of {sender}; send each municipality's file by itself"
    if fields["reporting_half"] != half:
        yield "reporting_half", f"is {fields['reporting_half']} in a file of {half}; send each half-year by itself"
    if fields["principal_municipality"] != (sender if len(sender) == MUNICIPALITY else ""):
        yield "principal_municipality", f"is not the sender {sender}; a municipality sends its own tables"
    if fields["provider_orgno"] and (problem := provider_problem(fields["provider_orgno"])):
        yield "provider_orgno", f"{problem}; write the organisation number, or ask how to name the provider"
    if margin_of(_key(fields)) == UNKNOWN:
        yield "measure", "is not published by these dimensions; make the file by lagesbild adult protect"


def _wrong_kind(fields: Mapping[str, str], made_up: str) -> Iterator[tuple[str, str]]:
    """Where a line is made up and others are not: by what it says, and by its provider."""
    provider = fields["provider_orgno"]
    if fields["made_up"] != made_up:
        yield "made_up", f"is {fields['made_up']} in a file whose first line says {made_up}; never mix both kinds"
    elif provider and is_made_up(provider) != (made_up == YES):
        yield "made_up", f"is {made_up}, but the provider says the opposite; ask for the file as it was written"


def _wrong_figure(fields: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    is_hidden, figure, is_count = fields["status"] == HIDDEN, fields["figure"], fields["measure"] in COUNTED
    if is_hidden and figure:
        yield "figure", "has a value though it is hidden; delete the file and ask for protected tables"
    elif not is_hidden and not figure:
        yield "figure", "is empty though it is shown; write the figure, or hidden as its status"
    elif is_count and figure == "0" and not _is_none_refused(fields):
        yield "figure", "counts nobody; leave the line out"
    elif is_count and figure and 1 <= int(figure) <= SMALL:
        yield "figure", "shows a count of 1 to 4; delete the file and ask for protected tables"
    elif fields["measure"] == DESIGN_EFFECT and (is_hidden or int(figure) < LEAST_EFFECT):
        yield "figure", f"is no design effect, which is shown and at least {LEAST_EFFECT}; ask for the file anew"


def _is_none_refused(fields: Mapping[str, str]) -> bool:
    """Whether a line says of all rows that none was refused."""
    return fields["measure"] == REFUSED and not fields["provider_orgno"] and not fields["detail"]


def _sum_faults(arrived: Arrived) -> Iterator[BadFile]:
    figures = arrived.shipment.tables.figures
    for key in figures:
        for total in _totals(key):
            if total not in figures:
                yield arrived.fault(key, f"lacks its total, {name_of(total)}; ask for the whole file")
        if (learners := learners_of(key)) and (figures.get(learners) or 0) < LEAST_LEARNERS:
            yield arrived.fault(key, f"is told of fewer than {LEAST_LEARNERS} shown learners; ask for protected tables")
    for each in arrived.shipment.tables.sums:
        figure, (low, high) = figures[each.total], _ends(each, arrived.shipment.tables)
        if figure is not None and (figure > high or (each.exact and figure < low)):
            yield arrived.fault(
                each.total, f"is {figure}, which its parts cannot sum to; ask for the file as it was written"
            )


def _totals(key: Key) -> Iterator[Key]:
    """The published totals of a cell; the sender's own code is never summed over."""
    for place in range(FIRST_SUMMED, len(key)):
        total = (*key[:place], "", *key[place + 1 :])
        if key[place] and margin_of(total) != UNKNOWN:
            yield total


def _ends(each: Sum, tables: Published) -> tuple[float, float]:
    """The least and the greatest sum of the parts, whatever the hidden ones are."""
    shown = sum(tables.figures[part] or 0 for part in each.parts)
    hidden = [part for part in each.parts if tables.figures[part] is None]
    return shown + sum(least(part) for part in hidden), math.inf if hidden else shown


def _attack_faults(arrived: Arrived) -> Iterator[BadFile]:
    try:
        for key, _, _ in attack(arrived.shipment.tables):
            yield arrived.fault(key, "is hidden, but sums of the file give it away; ask for protected tables")
    except SumsContradict as error:
        yield arrived.fault(error.key, "cannot be true with the sums around it; ask for the file as it was written")


FORM: Final = (_name_faults, _contract_faults, _line_faults, _sum_faults)


def _figure(fields: Mapping[str, str]) -> int | None:
    return None if fields["status"] == HIDDEN else int(fields["figure"])


def _key(fields: Mapping[str, str]) -> Key:
    return (fields["measure"], *(fields[name] for name in DIMENSIONS))
