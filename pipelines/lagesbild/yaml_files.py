"""YAML as people write it: a number is what they write as one, and nothing is said twice.

YAML 1.1 reads ``020`` as 16, ``1:30`` as 90, ``no`` as false and ``1e5`` as words, and of a key written twice it takes
the last without a word. Here all of these but plain numbers are text, and a doubled key is an error.
"""

import re
from itertools import accumulate
from typing import Any, Final

import yaml

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # PyYAML without libyaml reads the same, eight times slower
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

DEEPEST: Final = 100
BRACKETS: Final = re.compile(r"[\[\]{}]")
DASHES: Final = re.compile(r"(?:[-?:][ \t]+){100}")
TAG: Final = "tag:yaml.org,2002:"
READ_AS: Final = {
    "null": (r"~|null|", ["~", "n", ""]),
    "bool": (r"true|false|True|False", list("tTfF")),
    "int": (r"[-+]?(?:0|[1-9][0-9]*)", list("-+0123456789")),
    "float": (r"[-+]?(?:0|[1-9][0-9]*)\.[0-9]+", list("-+0123456789")),
    "timestamp": (r"[0-9]{4}-[0-9]{2}-[0-9]{2}", list("0123456789")),
}
"""What is no text: how it is written, and what it can begin with."""


class DoubledKey(yaml.constructor.ConstructorError):
    """A key stands twice in the same mapping; ``key`` is its name."""

    def __init__(self, key: str, mark: yaml.Mark | None) -> None:
        self.key = key
        super().__init__(None, None, "is there twice", mark)


class Plain(Loader):
    """Reads what people write by hand."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 – a class of PyYAML keeps them so

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """Return the mapping, each key of which stands there once."""
        seen: set[str] = set()
        for key, _ in node.value:
            name = str(key.value)
            if name in seen:
                raise DoubledKey(name, key.start_mark)
            seen.add(name)
        return super().construct_mapping(node, deep=deep)


for kind, (form, begins) in READ_AS.items():
    Plain.add_implicit_resolver(f"{TAG}{kind}", re.compile(f"(?:{form})$"), begins)


def yaml_content(text: str) -> Any:
    """Return what a YAML text holds.

    Raises:
        yaml.YAMLError: it is not YAML, nests too deep, or has a ``DoubledKey``.
    """
    if _depth(text) > DEEPEST or DASHES.search(text):
        raise yaml.YAMLError("nests too deep")
    reader = Plain(text)
    try:
        return reader.get_single_data()
    finally:
        reader.dispose()


def _depth(text: str) -> int:
    """How many brackets are open at once: libyaml ends the process where they are a hundred thousand."""
    return max(accumulate((1 if each in "[{" else -1 for each in BRACKETS.findall(text)), initial=0))
