"""Every string in Finnish, Swedish and English: those of an exhibit beside it in ``x.yml``, shared ones here.

A string that depends on a number ``n`` has plural forms by CLDR's categories instead: ``{one: …, other: …}``.
A placeholder with a capital is filled with one: ``{In_area}`` begins a sentence with what is given as ``in_area``.
"""

import string
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from babel import Locale

from lagesbild.errors import BadFile
from lagesbild.language.sentence import Finding, Sentence, findings_of
from lagesbild.settings import LANGUAGES, Language
from lagesbild.yaml_files import yaml_content

Template = str | Mapping[str, str]
Catalogue = Mapping[str, Mapping[Language, Template]]
SHARED: Final = Path(__file__).parent


class Texts:
    """The strings of one language: shared ones as ``texts("page.contents")``, those of a room as ``texts("title")``.

    ``room`` is the YAML file of an exhibit, or none.
    """

    def __init__(self, language: Language, room: Path | None = None) -> None:
        self.language = language
        self._own = catalogue(room) if room else {}
        self._name = room.stem if room else ""

    def __call__(self, key: str, **values: object) -> Sentence:
        """Return the string with its placeholders filled.

        Raises:
            KeyError: no such key, or a placeholder without a value; both are mistakes of the program.
        """
        own = key in self._own
        kind = f"{self._name}.{key}" if own else key
        used = {name: values[name] for name in sorted(placeholders(self._forms(key)))}
        found = (Finding(kind, used), *findings_of(*used.values()))
        form = self._form(self._forms(key), used)
        return Sentence(form.format_map({name: _as_written(name, used) for name in _names(form)}), found)

    def template(self, kind: str, values: Mapping[str, object]) -> str:
        """The string of a finding before it was filled; of plural forms the one that its values choose."""
        own = kind.removeprefix(f"{self._name}.")
        return self._form(self._forms(own if own in self._own else kind), values)

    def _forms(self, key: str) -> Template:
        return (self._own if key in self._own else shared())[key][self.language]

    def __contains__(self, key: str) -> bool:
        return key in self._own or key in shared()

    def _form(self, template: Template, values: Mapping[str, object]) -> str:
        if isinstance(template, str):
            return template
        count = float(str(values["n"]))
        category = Locale.parse(self.language).plural_form(count)
        return template.get(category, template["other"])


@cache
def shared(folder: Path = SHARED) -> Catalogue:
    """Read every file of the folder: ``<file>.<key>`` → language → string.

    Raises:
        BadFile: as for ``catalogue``.
    """
    return {
        f"{path.stem}.{key}": strings
        for path in sorted(folder.glob("*.yml"))
        for key, strings in catalogue(path).items()
    }


@cache
def catalogue(path: Path) -> Catalogue:
    """Read one file: key → language → string, or plural forms.

    Raises:
        BadFile: a string is missing in a language, its placeholders differ between languages, or plural forms lack
            ``other`` or the number ``n``.
    """
    listed = yaml_content(path.read_text(encoding="utf-8"))
    return {key: _checked(path, key, strings) for key, strings in listed.items()}


@cache
def _placeholders(forms: tuple[str, ...]) -> frozenset[str]:
    return frozenset(given_as(name) for form in forms for name in _names(form))


@cache
def _names(form: str) -> tuple[str, ...]:
    return tuple(name for _, name, _, _ in string.Formatter().parse(form) if name)


def given_as(name: str) -> str:
    """``in_area`` of ``In_area``: the name that a placeholder's value is given by."""
    return name[0].lower() + name[1:]


def _as_written(name: str, values: Mapping[str, object]) -> object:
    """A value, with a capital where its placeholder has one."""
    value = values[given_as(name)]
    return value if name in values else str(value)[:1].upper() + str(value)[1:]


def placeholders(template: Template) -> frozenset[str]:
    """Return the names that the values of one string are given by, of all its forms together."""
    return _placeholders((template,) if isinstance(template, str) else tuple(template.values()))


def _checked(path: Path, key: str, strings: dict[Language, Template]) -> dict[Language, Template]:
    if set(strings) != set(LANGUAGES):
        raise BadFile(path, f"has {', '.join(strings)}; every string needs fi, sv and en", field=key)
    if len({placeholders(template) for template in strings.values()}) > 1:
        raise BadFile(path, "the placeholders differ between the languages", field=key)
    for template in strings.values():
        if not isinstance(template, str) and not ("other" in template and "n" in placeholders(template)):
            raise BadFile(path, "plural forms need `other` and the placeholder {n}", field=key)
    return strings
