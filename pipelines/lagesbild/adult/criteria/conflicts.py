"""Where one word means two things: the same providers and school form under different formulas or targets."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from lagesbild.adult.criteria.criterion import Criterion, Formula


class Conflict(NamedTuple):
    """Criteria with one word for the same providers and school form; ``formulas`` has each one once.

    ``targets`` counts the different targets that are stated. One of both is two or more.
    """

    word: str
    provider_scope: str
    school_form: str
    criteria: tuple[Criterion, ...]
    formulas: tuple[Formula, ...]
    targets: int


def conflicts(criteria: Iterable[Criterion]) -> list[Conflict]:
    """Every conflict, in the order of word, providers and school form.

    A formula that is not stated conflicts with none: nobody knows whether it is another one.
    """
    groups: dict[tuple[str, str, str], list[Criterion]] = defaultdict(list)
    for each in criteria:
        groups[each.word, each.provider_scope, each.school_form].append(each)
    found = (_conflict(key, group) for key, group in sorted(groups.items()))
    return [each for each in found if len(each.formulas) > 1 or each.targets > 1]


def _conflict(key: tuple[str, str, str], group: list[Criterion]) -> Conflict:
    known = tuple(dict.fromkeys(each.formula for each in group if each.formula.is_known))
    targets = {each.target for each in group if each.target[1] is not None}
    return Conflict(*key, tuple(group), known, len(targets))
