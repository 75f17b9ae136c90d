"""Figures as the page's script completes them, from what they have in common and what is their own."""

from copy import deepcopy
from typing import Any

Json = dict[str, Any]


def whole(own: Json, common: Json) -> Json:
    """The figure as it was before the page wrote once what several have."""
    figure: Json = with_lists(deepcopy(own), common["lists"])
    complete(figure["layout"], common["layout"])
    for thing in (*figure["data"], *figure["layout"].get("annotations", ())):
        complete(thing, common["things"][thing.pop("like")])
    return figure


def with_lists(value: Any, lists: list[Any]) -> Any:
    """The value with the lists that it points to, and the texts that it has the beginning of."""
    if isinstance(value, list):
        return [with_lists(each, lists) for each in value]
    if not isinstance(value, dict):
        return value
    if "begin" in value:
        return [rest and value["begin"] + rest for rest in value["each"]]
    return lists[value["same"]] if "same" in value else {key: with_lists(each, lists) for key, each in value.items()}


def complete(own: Json, usual: Json) -> None:
    """Write into ``own`` what it leaves to the usual."""
    for name, value in usual.items():
        if name in own and own[name] is None:
            del own[name]
        elif isinstance(value, dict) and isinstance(own.get(name), dict):
            complete(own[name], value)
        else:
            own.setdefault(name, deepcopy(value))
