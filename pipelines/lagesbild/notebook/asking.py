"""Answers of exhibits: one that knows no language is kept for the next language of the same process."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from lagesbild.exhibits import Answer, Exhibit
from lagesbild.store import Store, TracedStore, once

OF_ALL_LANGUAGES: Final = {"area", "areas", "horizon"}
"""By what an answer is asked for that is the same in every language."""


def answer_of(exhibit: Exhibit[Any, Any], store: Store, taken: Mapping[str, object]) -> Answer[Any]:
    """Ask an exhibit by what its answer takes by name; rows that were kept are copied, whatever is done to them."""
    if not isinstance(store, TracedStore) or not set(taken) <= OF_ALL_LANGUAGES:
        return exhibit.answer(store, **taken)
    found = _kept(store, exhibit, **taken)
    return replace(found, rows=found.rows.copy(deep=False))


@once
def _kept(store: Store, /, exhibit: Exhibit[Any, Any], **asked: object) -> Answer[Any]:
    return exhibit.answer(store, **asked)
