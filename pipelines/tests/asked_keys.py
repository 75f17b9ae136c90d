"""Keys of strings that code asks for, read from the code itself: what a call of ``text`` is given, wherever it is made.

A key is a pattern: ``text("title")`` asks for ``title``, ``text(f"part_{name}")`` for ``part_`` and anything after it.
A name is followed to what it may hold: to both sides of a choice, to the values of a constant, to what the module's own
calls hand to a parameter. What cannot be followed is anything. A key of which nothing is written in the call, since it
comes with a row, is one that is written elsewhere: any string of the module, or of a measure that it imports.
"""

import ast
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, cached_property, singledispatchmethod
from importlib.util import find_spec
from itertools import chain, product
from pathlib import Path
from typing import NamedTuple

ANY = ".+"
SCOPES = (ast.Module, ast.FunctionDef, ast.ListComp, ast.SetComp, ast.GeneratorExp, ast.DictComp)
PASSED_ON = {"sorted", "list", "tuple", "reversed", "set", "iter", "chain"}
OF_MAPPING = {"keys": 0, "values": 1, "items": None}


class Bound(NamedTuple):
    """A value that a name may have; ``place`` is which part of it, ``is_one_of`` whether it is one of its elements."""

    value: ast.expr
    is_one_of: bool = False
    place: int | None = None


class Code:
    """One module as it is written."""

    def __init__(self, source: str) -> None:
        self._nodes = list(ast.walk(ast.parse(source)))
        self._parents = {child: node for node in self._nodes for child in ast.iter_child_nodes(node)}
        self._functions = {node.name: node for node in self._nodes if isinstance(node, ast.FunctionDef)}
        self._following: set[tuple[ast.AST, str]] = set()
        self._own_nodes = cache(lambda scope: list(_own_nodes(scope)))

    @cached_property
    def patterns(self) -> set[str]:
        """Every key that is asked for, but those of which nothing is written."""
        return {pattern for pattern in self._all if _is_written(pattern)}

    @cached_property
    def has_unwritten(self) -> bool:
        """Whether a key is asked for of which nothing is written in the call."""
        return not all(map(_is_written, self._all))

    @cached_property
    def _all(self) -> list[str]:
        return [pattern for call in self._calls for pattern in self._asked(call)]

    @cached_property
    def words(self) -> set[str]:
        """All strings of the module but its docstrings."""
        docs = {node.value for node in self._nodes if isinstance(node, ast.Expr)}
        constants = (node for node in self._nodes if isinstance(node, ast.Constant) and node not in docs)
        return {node.value for node in constants if isinstance(node.value, str)}

    @property
    def measures(self) -> Iterator["Code"]:
        """The measures that the module imports from."""
        return map(read, self.imported("lagesbild.measures."))

    def imported(self, package: str) -> Iterator[Path]:
        """The modules of a package that the module imports from."""
        for name in self._imports:
            if name.startswith(package):
                found = find_spec(name)
                assert found and found.origin, name
                yield Path(found.origin)

    @cached_property
    def _imports(self) -> list[str]:
        return [str(node.module) for node in self._nodes if isinstance(node, ast.ImportFrom)]

    @cached_property
    def made(self) -> set[str]:
        """Every string that is put together, wherever it stands, as a pattern."""
        return set(chain.from_iterable(self._texts(node) for node in self._nodes if isinstance(node, ast.JoinedStr)))

    @cached_property
    def _calls(self) -> list[ast.Call]:
        return [node for node in self._nodes if isinstance(node, ast.Call)]

    def _asked(self, call: ast.Call) -> list[str]:
        name = _name(call.func)
        if name == "text" and call.args:
            return self._texts(call.args[0])
        if name == "notes":
            return [rf"notes\.{pattern}" for pattern in self._elements(call.args)]
        if name == "map" and _name(call.args[0]) == "text":
            return self._texts_in(call.args[1])
        return [pattern for keyword in call.keywords if keyword.arg == "alt" for pattern in self._texts(keyword.value)]

    @singledispatchmethod
    def _texts(self, _: ast.AST) -> list[str]:
        """What an expression may be, as patterns."""
        return [ANY]

    @_texts.register
    def _(self, node: ast.Constant) -> list[str]:
        return [re.escape(str(node.value))]

    @_texts.register
    def _(self, node: ast.JoinedStr) -> list[str]:
        return _glued(map(self._texts, node.values))

    @_texts.register
    def _(self, node: ast.FormattedValue) -> list[str]:
        return self._texts(node.value)

    @_texts.register
    def _(self, node: ast.BinOp) -> list[str]:
        return _glued(map(self._texts, (node.left, node.right)))

    @_texts.register
    def _(self, node: ast.IfExp) -> list[str]:
        return [*self._texts(node.body), *self._texts(node.orelse)]

    @_texts.register
    def _(self, node: ast.BoolOp) -> list[str]:
        return _all_of(map(self._texts, node.values))

    @_texts.register
    def _(self, node: ast.Name) -> list[str]:
        return self._followed(node.id, node, self._held)

    @_texts.register
    def _(self, node: ast.Subscript) -> list[str]:
        return self._texts_in(node.value, 1)

    @_texts.register
    def _(self, node: ast.Call) -> list[str]:
        given = self._given_back(_name(node.func)) if isinstance(node.func, ast.Name) else []
        return _all_of(map(self._texts, given)) or [ANY]

    @singledispatchmethod
    def _texts_in(self, _: ast.AST, place: int | None = None) -> list[str]:
        """What the elements of an expression may be; of pairs and of mappings those at one place."""
        return [ANY]

    @_texts_in.register
    def _(self, node: ast.Tuple | ast.List | ast.Set, place: int | None = None) -> list[str]:
        return self._elements(node.elts, place)

    @_texts_in.register
    def _(self, node: ast.Dict, place: int | None = None) -> list[str]:
        return self._elements(node.values if place == 1 else [key for key in node.keys if key])

    @_texts_in.register
    def _(self, node: ast.ListComp | ast.SetComp | ast.GeneratorExp, place: int | None = None) -> list[str]:
        return self._at(node.elt, place)

    @_texts_in.register
    def _(self, node: ast.IfExp, place: int | None = None) -> list[str]:
        return [*self._texts_in(node.body, place), *self._texts_in(node.orelse, place)]

    @_texts_in.register
    def _(self, node: ast.BinOp, place: int | None = None) -> list[str]:
        return [*self._texts_in(node.left, place), *self._texts_in(node.right, place)]

    @_texts_in.register
    def _(self, node: ast.Subscript, place: int | None = None) -> list[str]:
        return self._texts_in(node.value, place) if isinstance(node.slice, ast.Slice) else [ANY]

    @_texts_in.register
    def _(self, node: ast.Name, place: int | None = None) -> list[str]:
        return self._followed(node.id, node, lambda bound: self._texts_in(bound.value, place))

    @_texts_in.register
    def _(self, node: ast.Call, place: int | None = None) -> list[str]:
        return self._texts_of_call(node.func, node.args, place)

    def _texts_of_call(self, function: ast.expr, arguments: list[ast.expr], place: int | None) -> list[str]:
        name = _name(function)
        if isinstance(function, ast.Attribute) and name in OF_MAPPING:
            return self._texts_in(function.value, place if name == "items" else OF_MAPPING[name])
        if name == "zip" and place is not None and place < len(arguments):
            return self._texts_in(arguments[place])
        if name == "enumerate" and place == 1:
            return self._texts_in(arguments[0])
        if name in PASSED_ON or name == "fromkeys":
            return [each for argument in arguments for each in self._texts_in(argument, place)]
        given = self._given_back(name) if isinstance(function, ast.Name) else []
        return _all_of(self._texts_in(value, place) for value in given) or [ANY]

    def _elements(self, nodes: Iterable[ast.expr], place: int | None = None) -> list[str]:
        return _all_of(
            self._texts_in(node.value, place) if isinstance(node, ast.Starred) else self._at(node, place)
            for node in nodes
        )

    def _at(self, node: ast.expr, place: int | None) -> list[str]:
        """What an element may be; of a pair what is at the place."""
        if place is None:
            return self._texts(node)
        return self._texts(node.elts[place]) if isinstance(node, ast.Tuple) else self._texts_in(node)

    def _held(self, bound: Bound) -> list[str]:
        read = self._texts_in if bound.is_one_of else self._at
        return read(bound.value, bound.place)

    def _followed(self, name: str, node: ast.AST, read: Callable[[Bound], list[str]]) -> list[str]:
        """What a name may be, seen from a node: all that it is bound to in the nearest scope that binds it."""
        scope = next((each for each in self._scopes(node) if any(self._bound_in(each, name))), None)
        if scope is None:
            return [ANY]
        if (scope, name) in self._following:
            return []
        self._following.add((scope, name))
        found = [each for bound in self._bound_in(scope, name) for each in read(bound)]
        self._following.discard((scope, name))
        return found

    def _bound_in(self, scope: ast.AST, name: str) -> Iterator[Bound]:
        if isinstance(scope, ast.FunctionDef):
            yield from self._handed(scope, name)
        for node in self._own_nodes(scope):
            match node:
                case ast.Assign(targets, value):
                    yield from chain.from_iterable(_parts(target, name, Bound(value)) for target in targets)
                case ast.AnnAssign(target, _, value) if value:
                    yield from _parts(target, name, Bound(value))
                case ast.NamedExpr(target, value):
                    yield from _parts(target, name, Bound(value))
                case ast.For(target, values) | ast.comprehension(target, values):
                    yield from _parts(target, name, Bound(values, is_one_of=True))

    def _handed(self, function: ast.FunctionDef, name: str) -> Iterator[Bound]:
        """What the module's own calls hand to a parameter, and its default."""
        parameters = [each.arg for each in function.args.args if each.arg != "self"]
        named = [each.arg for each in function.args.kwonlyargs]
        if name not in parameters + named:
            return
        for call in self._calls:
            if _name(call.func) != function.name:
                continue
            yield from (Bound(keyword.value) for keyword in call.keywords if keyword.arg == name)
            place = parameters.index(name) if name in parameters else len(call.args)
            if place < len(call.args):
                yield Bound(call.args[place])
        defaults = dict(zip(reversed(parameters), reversed(function.args.defaults), strict=False))
        defaults |= {key: value for key, value in zip(named, function.args.kw_defaults, strict=True) if value}
        if name in defaults:
            yield Bound(defaults[name])

    def _given_back(self, name: str) -> list[ast.expr]:
        nodes = self._own_nodes(self._functions[name]) if name in self._functions else ()
        return [node.value for node in nodes if isinstance(node, ast.Return | ast.Yield) and node.value]

    def _scopes(self, node: ast.AST) -> Iterator[ast.AST]:
        while node in self._parents:
            node = self._parents[node]
            if isinstance(node, SCOPES):
                yield node


def read(module: Path) -> Code:
    """The code of a module."""
    return code_of(module.read_text(encoding="utf-8"))


@cache
def code_of(source: str) -> Code:
    """The code of a text, understood once."""
    return Code(source)


def helpers(room: Path) -> list[Path]:
    """The modules of language or of protected tables that a room imports from; they may ask for its strings."""
    code = read(room.with_suffix(".py"))
    return [*code.imported("lagesbild.language."), *code.imported("lagesbild.adult.reported.")]


def unused(room: Path, keys: Iterable[str]) -> list[str]:
    """Keys of a room's strings that its code, and what helps it, does not ask for; the question is the page's."""
    code = read(room.with_suffix(".py"))
    words = code.words.union(*(measure.words for measure in code.measures)) if code.has_unwritten else set()
    asked = any_of(code.patterns.union(*(read(helper).patterns for helper in helpers(room))))
    return [key for key in keys if key != "question" and key not in words and not asked(key)]


def missing(module: Path, keys: Iterable[str]) -> list[str]:
    """Keys that a module asks for and nobody wrote, as patterns."""
    listed = "\n".join(keys)
    return sorted(each for each in read(module).patterns if not re.search(f"^(?:{each})$", listed, re.MULTILINE))


def any_of(patterns: Iterable[str]) -> Callable[[str], re.Match[str] | None]:
    """What a whole key matches one of; all are compiled once, since they are too many for the cache of ``re``."""
    return re.compile("|".join(patterns) or "(?!)").fullmatch


def _is_written(pattern: str) -> bool:
    return bool(re.search(r"\w", pattern.replace(ANY, "")))


def _name(function: ast.expr) -> str:
    """``text`` of ``text``, ``say.text`` and ``page.context().text``."""
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


def _glued(parts: Iterable[list[str]]) -> list[str]:
    return ["".join(each) for each in product(*parts)]


def _parts(target: ast.expr, name: str, bound: Bound) -> Iterator[Bound]:
    """What a target binds a name to; of a tuple of targets the part at its place."""
    if isinstance(target, ast.Name) and target.id == name:
        yield bound
    if isinstance(target, ast.Tuple):
        for place, each in enumerate(target.elts):
            if isinstance(each, ast.Name) and each.id == name:
                yield bound._replace(place=place)


def _all_of(listed: Iterable[list[str]]) -> list[str]:
    return list(chain.from_iterable(listed))


def _own_nodes(scope: ast.AST) -> Iterator[ast.AST]:
    """The nodes of a scope without those of the scopes in it."""
    for child in ast.iter_child_nodes(scope):
        yield child
        if not isinstance(child, SCOPES):
            yield from _own_nodes(child)
