"""One file of several: the pages' script of its modules, their style sheet of its parts. No tool is needed to publish.

Pages are opened from a folder, where a browser loads no module that another imports; so the modules of
``assets/script`` are joined into one classic script. The rule:

* a module's imports are lines of the form ``import { name, … } from "./module.js";``, each name exported there;
* each module is written once, after those it imports; all of them are in one function, in strict mode;
* the words ``import`` and ``export`` go, the names stay: no name is defined in two modules, none is
  renamed, and none at the top comes out of a pattern (``const { a } = …``).
"""

import re
from collections import Counter
from collections.abc import Iterable
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import Final, NamedTuple

SCRIPT_PARTS: Final = "script"
FIRST_MODULE: Final = "main"
STYLE_PARTS: Final = "style"
STYLE_ORDER: Final = (
    "colours",
    "ground",
    "locator",
    "opening",
    "exhibit",
    "table",
    "take",
    "own",
    "closing",
    "lists",
    "since",
    "document",
    "projector",
    "paper",
    "short",
)
"""Later rules win: what is for paper comes after what it changes."""

IMPORT: Final = re.compile(r'^import \{([^}]*)\} from "\./([a-z]+)\.js";\n', re.MULTILINE)
EXPORT: Final = re.compile(r"^export (?=const |function |async function |class )", re.MULTILINE)
DEFINED: Final = re.compile(r"^(export )?(?:const|let|function|async function|class) ([A-Za-z_]\w*)", re.MULTILINE)
LEFT_OVER: Final = re.compile(r"^(?:(?:import|export)\b|(?:const|let|var) [{\[]).*", re.MULTILINE)


class NotJoined(ValueError):
    """A module has something that the rule has no place for."""


class Module(NamedTuple):
    """One module: what it takes from which other, the names it defines and gives, its text without both words."""

    imports: tuple[tuple[str, str], ...]
    defines: tuple[str, ...]
    exports: frozenset[str]
    text: str


def joined_script(assets: Path) -> str:
    """Return the one script of all modules under ``assets``.

    Raises:
        NotJoined: an import is unknown, two modules import each other, a name is defined twice, or a module is
            imported by none.
    """
    modules = {path.stem: _module(path) for path in sorted((assets / SCRIPT_PARTS).glob("*.js"))}
    _refuse(modules)
    order = _in_order(modules)
    text = "\n".join(modules[name].text.strip("\n") + "\n" for name in order)
    return f'"use strict";\n\n(() => {{\n{text}}})();\n'


def joined_style(assets: Path) -> str:
    """Return the one style sheet of the parts under ``assets``, in the order of ``STYLE_ORDER``.

    Raises:
        NotJoined: a part is not in that order, or not there.
    """
    parts = {path.stem: path.read_text(encoding="utf-8") for path in (assets / STYLE_PARTS).glob("*.css")}
    for name in sorted(parts.keys() ^ {*STYLE_ORDER}):
        raise NotJoined(f"{STYLE_PARTS}/{name}.css: STYLE_ORDER and the folder differ")
    return "\n".join(parts[name] for name in STYLE_ORDER)


def _module(path: Path) -> Module:
    source = path.read_text(encoding="utf-8")
    imports = [(name.strip(), module) for names, module in IMPORT.findall(source) for name in names.split(",")]
    defined = DEFINED.findall(source)
    text = EXPORT.sub("", IMPORT.sub("", source))
    for left in LEFT_OVER.findall(text):
        raise NotJoined(f"{path.name}: {left!r} is not of the form that can be joined")
    return Module(
        imports=tuple((name, module) for name, module in imports if name),
        defines=tuple(name for _, name in defined),
        exports=frozenset(name for exported, name in defined if exported),
        text=text,
    )


def _refuse(modules: dict[str, Module]) -> None:
    for problem in _problems(modules):
        raise NotJoined(problem)


def _problems(modules: dict[str, Module]) -> Iterable[str]:
    imports = [(by, name, module) for by, each in modules.items() for name, module in each.imports]
    for by, name, module in imports:
        if module not in modules or name not in modules[module].exports:
            yield f"{by}.js: {name} is not exported by {module}.js"
    names = Counter(name for module in modules.values() for name in module.defines)
    yield from (f"{name} is defined {count} times" for name, count in names.items() if count > 1)
    unused = modules.keys() - {module for _, _, module in imports} - {FIRST_MODULE}
    yield from (f"{name}.js is imported by no module" for name in sorted(unused))


def _in_order(modules: dict[str, Module]) -> list[str]:
    """Each module after those it imports; where that leaves a choice, in the order of their names."""
    after = {name: sorted({other for _, other in module.imports}) for name, module in sorted(modules.items())}
    try:
        return list(TopologicalSorter(after).static_order())
    except CycleError as cycle:
        raise NotJoined(f"modules import each other: {' → '.join(cycle.args[1])}") from None
