"""The figures of a page as it holds them: what they have in common stands once, each figure has what is its own."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile
from typing import Any, Final, NamedTuple

LONG: Final = 40
"""Letters of a list from which on it is written once, where it occurs again."""
DECIMALS: Final = 4
"""Of a number that is only drawn: a chart is some hundred pixels wide."""
LIKE: Final = "like"
SAME: Final = "same"
"""``{"same": 3}`` stands for the fourth of the lists in common."""
BEGIN: Final = "begin"
EACH: Final = "each"
"""``{"begin": "Year ", "each": ["2024", ""]}`` stands for the texts ``Year 2024`` and nothing."""
Json = dict[str, Any]


class Figures(NamedTuple):
    """``common`` is what the script needs to complete each of ``own``, which are by the id of their exhibit."""

    common: Json
    own: Mapping[str, Json]


def in_common(figures: Mapping[str, Json]) -> Figures:
    """Return the figures of a page without what they have in common.

    ``common`` has the usual ``layout``; the usual ``things`` – traces and notes – to which each points by ``like``; and
    the ``lists`` that occur again. A usual value holds for every figure that does not write its own; one that has none
    at all writes null. Of an object it writes what is its own in it.
    """
    drawn = {name: _rounded(figure) for name, figure in figures.items()}
    layout = _usual([figure["layout"] for figure in drawn.values()])
    kinds: dict[tuple[object, ...], list[Json]] = {}
    for thing in (thing for figure in drawn.values() for thing in _things(figure)):
        kinds.setdefault(_kind(thing), []).append(thing)
    things = {kind: _usual(alike) for kind, alike in kinds.items()}
    own = {name: _own(figure, layout, things) for name, figure in drawn.items()}
    lists = _repeated(own.values())
    common = {"layout": layout, "things": list(things.values()), "lists": list(map(json.loads, lists))}
    return Figures(common, {name: _pointing(each, lists) for name, each in own.items()})


def _rounded(value: Any) -> Any:
    """Numbers as precise as they can be seen; whole ones without a point."""
    if isinstance(value, dict):
        return {key: _rounded(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_rounded(inner) for inner in value]
    if not isinstance(value, float):
        return value
    return int(value) if value.is_integer() else round(value, DECIMALS)


def _things(figure: Json) -> list[Json]:
    return [*figure["data"], *figure["layout"].get("annotations", ())]


def _kind(thing: Json) -> tuple[object, ...]:
    """Traces of the same type that are drawn alike and notes of the same name have most in common."""
    return (thing.get("type"), thing.get("mode") or thing.get("name"), "hovertext" in thing, "fill" in thing)


def _own(figure: Json, layout: Json, things: Mapping[tuple[object, ...], Json]) -> Json:
    at = {kind: position for position, kind in enumerate(things)}

    def like(thing: Json) -> Json:
        return {LIKE: at[_kind(thing)]} | _without(thing, things[_kind(thing)])

    own = _without(figure["layout"], layout)
    notes = {"annotations": [like(note) for note in own["annotations"]]} if "annotations" in own else {}
    return figure | {"data": [like(trace) for trace in figure["data"]], "layout": own | notes}


def _usual(things: Sequence[Json]) -> Json:
    """What to write once for all of them: each value that saves more than the nulls of those without it cost."""
    found: Json = {}
    for key in sorted({key for thing in things for key in thing}):
        values = [thing[key] for thing in things if key in thing]
        inner = [value for value in values if isinstance(value, dict)]
        written, times = Counter(map(_written, values)).most_common(1)[0]
        nulls = (len(things) - len(values)) * len(f'"{key}":null,')
        if 2 * len(inner) > len(values):
            found |= {key: _usual(inner)}
        elif not _is_long(written) and (times - 1) * len(f'"{key}":{written},') > nulls:
            found |= {key: json.loads(written)}
    return found


def _without(thing: Json, usual: Json) -> Json:
    own = {key: value for key, value in thing.items() if not (key in usual and _is_same(value, usual[key]))}
    inner = {key: _without(value, usual[key]) for key, value in own.items() if _are_objects(value, usual.get(key))}
    lacking = {key: None for key in usual if key not in thing}
    return {key: inner.get(key, value) for key, value in own.items() if inner.get(key, True)} | lacking


def _is_same(value: object, usual: object) -> bool:
    return not isinstance(usual, dict) and _written(value) == _written(usual)


def _are_objects(value: object, usual: object) -> bool:
    return isinstance(value, dict) and isinstance(usual, dict)


def _repeated(figures: Iterable[Json]) -> list[str]:
    """The long lists that occur more than once, as they are written."""
    times = Counter(written for figure in figures for written in _lists(figure))
    return sorted(written for written, count in times.items() if count > 1)


def _lists(value: object) -> Iterable[str]:
    """Every long list in it, as it is written; what is inside another is not asked for."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from _lists(inner)
    elif isinstance(value, list) and any(isinstance(each, dict) for each in value):
        for inner in value:
            yield from _lists(inner)
    elif isinstance(value, list) and _is_long(_written(value)):
        yield _written(value)


def _pointing(value: Any, lists: Sequence[str]) -> Any:
    if isinstance(value, dict):
        return {key: _pointing(inner, lists) for key, inner in value.items()}
    if not isinstance(value, list):
        return value
    written = _written(value)
    return (
        {SAME: lists.index(written)} if written in lists else _begun_alike([_pointing(each, lists) for each in value])
    )


def _begun_alike(values: list[Any]) -> Any:
    """Texts that begin with the same words as these and what follows; an empty text stays empty."""
    texts = [value for value in values if isinstance(value, str) and value]
    begin = _beginning(texts) if {type(value) for value in values} == {str} else ""
    is_shorter = len(begin) * (len(texts) - 1) > LONG and begin not in texts
    return {BEGIN: begin, EACH: [value.removeprefix(begin) for value in values]} if is_shorter else values


def _is_long(written: str) -> bool:
    return written.startswith("[") and len(written) > LONG


def _beginning(texts: Sequence[str]) -> str:
    """The letters that all of them begin with."""
    alike = takewhile(lambda letters: len(set(letters)) == 1, zip(*texts, strict=False))
    return "".join(letters[0] for letters in alike)


def _written(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
