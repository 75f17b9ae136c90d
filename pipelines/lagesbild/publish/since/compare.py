"""Two records of an area compared: what is revised, newer, of another boundary or method, new, gone, said otherwise."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, Literal

from lagesbild.publish.since.record import AreaRecord

Kind = Literal["revised", "new_projection", "new_period", "new_boundary", "new_method", "new", "withdrawn"]
KINDS: Final[tuple[Kind, ...]] = (
    *("new_period", "revised", "new_projection"),
    *("new_boundary", "new_method", "new", "withdrawn"),
)
"""In the order in which they are told."""
Json = dict[str, Any]
SAYS: Final = ("value", "at_most")
WHEN: Final = ("year", "month", "kind")


@dataclass(frozen=True)
class Change:
    """One figure that is another than it was: ``then`` is missing where it is new, ``now`` where it is withdrawn."""

    key: str
    kind: Kind
    then: Json | None
    now: Json | None

    @property
    def exhibit(self) -> str:
        """The exhibit that it is of."""
        return self.key.partition("/")[0]


@dataclass(frozen=True)
class Since:
    """What changed between two briefs of an area.

    ``found_otherwise`` are exhibits of both that report something else, ``reworded`` those that report the same in
    other words; ``messages`` are the exhibits of the core messages now, ``earlier_messages`` those of then.
    """

    changes: tuple[Change, ...]
    unchanged: int
    found_otherwise: tuple[str, ...]
    reworded: tuple[str, ...]
    messages: tuple[str, ...]
    earlier_messages: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether both briefs say the same."""
        return not (self.changes or self.found_otherwise or self.reworded or self.messages != self.earlier_messages)

    @property
    def touched(self) -> tuple[str, ...]:
        """The core messages of now that rest on what changed."""
        changed = {*(change.exhibit for change in self.changes), *self.found_otherwise}
        return tuple(exhibit for exhibit in self.messages if exhibit in changed)

    def count(self, kind: Kind) -> int:
        """How many figures changed in this way."""
        return sum(change.kind == kind for change in self.changes)


def compare_records(then: AreaRecord, now: AreaRecord) -> Since:
    """Compare an earlier record of a brief with a later one of the same language.

    A figure of a newer period has that for its change, whatever else. Of one period, another value is of a new boundary
    where the area has other municipalities, of a new projection where it comes from another round's table, revised
    where the source's figures are others, else of a new method.
    """
    changes = tuple(sorted(_changes(then, now), key=lambda change: (KINDS.index(change.kind), change.key)))
    both = then.facts.keys() & now.facts.keys()
    same = sorted(then.findings.keys() & now.findings.keys())
    refound = tuple(each for each in same if then.findings[each] != now.findings[each])
    resaid = (each for each in same if then.takeaways[each] != now.takeaways[each])
    return Since(
        changes=changes,
        unchanged=len(both) - sum(change.key in both for change in changes),
        found_otherwise=refound,
        reworded=tuple(each for each in resaid if each not in refound),
        messages=now.messages,
        earlier_messages=then.messages,
    )


def _changes(then: AreaRecord, now: AreaRecord) -> Iterator[Change]:
    for key in now.facts.keys() | then.facts.keys():
        before, after = then.facts.get(key), now.facts.get(key)
        if before is None or after is None:
            yield Change(key, "withdrawn" if after is None else "new", before, after)
        elif kind := _kind(then, now, key):
            yield Change(key, kind, before, after)


def _kind(then: AreaRecord, now: AreaRecord, key: str) -> Kind | None:
    before, after = then.facts[key], now.facts[key]
    if any(before[name] != after[name] for name in WHEN):
        return "new_period"
    if all(before[name] == after[name] for name in SAYS):
        return None
    if then.codes != now.codes:
        return "new_boundary"
    if before["kind"] == "projected" and before["sources"] != after["sources"]:
        return "new_projection"
    sources = (*before["sources"], *after["sources"])
    return "revised" if any(then.versions.get(each) != now.versions.get(each) for each in sources) else "new_method"
