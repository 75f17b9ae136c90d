"""The code that draws the charts: what they need of plotly.js, cut out of the file that the Python package brings.

That file is a bundle as esbuild writes it: modules one after the other, ``var name=wrap((exports,module)=>{…});``, and
a last one that registers every kind of trace. A module is left out where its name is nowhere in what is kept; all that
is kept is as it came, but for the list of kinds.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

from plotly.offline import get_plotlyjs

IN_CORE: Final = "scatter"
KINDS: Final = ("bar",)
"""Kinds of trace besides; a figure with another one is not published."""
DRAWN: Final = frozenset({IN_CORE, *KINDS})
WRAP: Final = re.compile(r"var ([\w$]+)=\(e,t\)=>\(\)=>\{try\{return t\|\|e\(\(t=\{exports:\{\}\}\)")
REGISTERED: Final = re.compile(r"\.register\(\[([\w$(),]+)\]\)")
NAME: Final = re.compile(r"[\w$]+")
Modules = Mapping[str, str]


@cache
def published_code() -> str:
    """Return what pages read: the part of plotly.js for the kinds of trace that are ``DRAWN``."""
    return cut(get_plotlyjs(), KINDS)


def cut(bundle: str, kinds: Iterable[str]) -> str:
    """Return a bundle of plotly.js without what only other ``kinds`` of trace need.

    One that is not built as described is returned whole: pages work with it, they are slower.
    """
    start, modules = _modules(bundle)
    last = next(reversed(modules), "")
    found = REGISTERED.search(modules.get(last, ""))
    loaded = [_loading(kind, found[1], modules) for kind in kinds] if found else []
    if not (found and all(loaded)):
        return bundle
    kept = {**modules, last: modules[last].replace(found[1], ",".join(loaded))}
    needed = _needed(start + last, kept)
    return start + "".join(text for name, text in kept.items() if name in needed)


def _modules(bundle: str) -> tuple[str, dict[str, str]]:
    """What stands before the first module, and the text of each by its name; none where the form is another."""
    wrap = WRAP.search(bundle)
    if not wrap:
        return bundle, {}
    begin = re.compile(rf"var ([\w$]+)={re.escape(wrap[1])}\((?:\([\w$,]*\)|[\w$]+)=>\{{")
    found = list(begin.finditer(bundle))
    ends = [each.start() for each in found[1:]] + [len(bundle)]
    texts = {each[1]: bundle[each.start() : end] for each, end in zip(found, ends, strict=True)}
    return bundle[: found[0].start()] if found else bundle, texts


def _loading(kind: str, registered: str, modules: Modules) -> str:
    """The call that loads a kind of trace, ``name()``; empty where none of those registered does."""
    said = f'moduleType:"trace",name:"{kind}"'
    for name in NAME.findall(registered):
        inner = NAME.findall(modules.get(name, ""))
        if any(said in modules.get(each, "") for each in (name, *inner)):
            return f"{name}()"
    return ""


def _needed(start: str, modules: Modules) -> set[str]:
    """The names of all modules that are named in ``start``, in those so named, and so on."""
    needed, unread = set[str](), [start]
    while unread:
        named = modules.keys() & set(NAME.findall(unread.pop())) - needed
        needed |= named
        unread += [modules[name] for name in named]
    return needed
