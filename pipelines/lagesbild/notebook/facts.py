"""The keyed facts of an area, from the answers of all exhibits that have such: what a group can follow."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

from lagesbild.exhibits import Exhibit, declared
from lagesbild.language import Context
from lagesbild.measures.facts import Fact
from lagesbild.settings import Language
from lagesbild.store import Area, Store, once

ASKED: Final = {"area", "horizon"}
Facts = Mapping[str, Fact]


@once
def facts_of(store: Store, *, area: Area, horizon: int) -> Facts:
    """Every fact of an area by its key, in the order of the exhibits' names; projected ones at the horizon."""
    asked = {"area": area, "horizon": horizon}
    found: dict[str, Fact] = {}
    for exhibit in with_facts():
        answer = exhibit.answer(store, **{name: asked[name] for name in exhibit.parameters})
        found |= {fact.key: fact for fact in exhibit.keyed(answer)}
    return MappingProxyType(found)


def with_facts() -> Iterator[Exhibit[Any, Any]]:
    """The exhibits of one area that have facts."""
    return (each for each in declared() if each.facts and set(each.parameters) <= ASKED)


def namer(language: Language) -> Callable[[Fact], str]:
    """What says in a language how a fact is called."""
    known = {each.id: (each, Context(language, 0, each.room)) for each in with_facts()}

    def called(fact: Fact) -> str:
        exhibit, say = known[fact.key.partition("/")[0]]
        return exhibit.called(fact, say)

    return called
