"""Reads rendered sentences back: every number in them, and every word of direction, is held against what was found.

A number in the words that is no value of a finding, a value that the words do not have, and a word of direction that
contradicts the sign of its finding are all refused. A template says the same in its three languages: the same numbers
written into it, the same words of direction, the same values in the same order. Nothing here knows how the product
writes numbers. Words for a size – nearly half, a third – are read in ``magnitudes.py``.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from numbers import Integral
from pathlib import Path
from typing import Final

import yaml

from lagesbild.language import CompositeCell, Finding, FormattedMonth, FormattedNumber, Magnitude, Sentence, Texts
from lagesbild.language.texts import Template, catalogue
from lagesbild.settings import LANGUAGES, Language
from tests.derivations import magnitudes
from tests.derivations.signs import numbers_in

VALUE: Final = "…"
LISTED: Final = Path(__file__).with_suffix(".yml")
OPPOSITES: Final = (("down", "up"), ("below", "above"), ("earlier", "later"), ("at_least", "at_most"))
WAYS: Final[Mapping[Language, Mapping[str, str]]] = {
    "fi": {
        "down": r"vähen(?:i|ee|tyä)|pienen(?:i|ee|evät|tyä|tää)|pienemmät|laskee|laski|laskenut|vähemmän|supistu\w*",
        "up": r"kasvoi|kasvaa|kasvavat|nousee|nousi|noussut|enemmän|lisääntyy|kasvattaa|suuremmat",
        "below": r"alapuolella",
        "above": r"yläpuolella",
        "earlier": rf"ennen (?:vuotta )?{VALUE}",
        "later": rf"{VALUE} jälkeen",
        "at_least": r"vähintään|ainakin",
        "at_most": r"enintään",
    },
    "sv": {
        "down": r"minskade|minskar|minskat|minska|sjunker|sjönk|sjunkit|färre",
        "up": r"ökade|ökar|ökat|öka|växer|växte|stiger|steg|stigit|fler|mer",
        "below": r"under medianen",
        "above": r"över medianen",
        "earlier": rf"före {VALUE}",
        "later": rf"efter {VALUE}",
        "at_least": r"minst",
        "at_most": r"högst",
    },
    "en": {
        "down": r"fell|falls?|fallen|shrinks?|shrank|fewer|declines?|declined|reduces",
        "up": r"grew|grows?|rises?|rose|risen|more|increases",
        "below": r"below",
        "above": r"above",
        "earlier": rf"before {VALUE}",
        "later": rf"after {VALUE}",
        "at_least": r"at least",
        "at_most": r"at most",
    },
}
SIGNED: Final = ("pct", "change")
GRADES: Final = r"(?:1–6|7–9|[17](?![\d–]))"
NO_NUMBERS: Final[Mapping[Language, str]] = {
    "fi": r"(?<=\d\.)12\.",
    "sv": rf"(?<=\d\.)12\b\.?|årskurs(?:erna)? {GRADES}",
    "en": rf"grades? {GRADES}",
}
"""What one language writes with a number and another with a word: 31.12., and the grades of the Finnish alakoulu."""


class Templates:
    """Every template of one language by its kind: the shared ones, and those of the rooms' files."""

    def __init__(self, language: Language, rooms: Iterable[Path]) -> None:
        self.language = language
        self._shared = Texts(language)
        self._rooms = {room.stem: Texts(language, room) for room in rooms}

    def written(self, finding: Finding) -> str:
        """The words of a finding as they are written, with the names of its values."""
        texts = self._rooms.get(finding.kind.partition(".")[0], self._shared)
        return texts.template(finding.kind, finding.values)

    def has(self, kind: str) -> bool:
        """Whether there is a template of this kind."""
        stem, _, key = kind.partition(".")
        return kind in self._shared or (stem in self._rooms and key in self._rooms[stem])


def problems(sentence: Sentence, templates: Templates) -> list[str]:
    """Say what in one sentence is not found; empty where everything is."""
    read = Counter(numbers_in(sentence, templates.language))
    known = Counter(number for finding in sentence.findings for number in _own_numbers(finding, templates))
    unknown, unread = read - known, known - read
    refused = [f"{number} is in the words and no finding" for number in unknown]
    refused += [f"{number} is found and not in the words" for number in unread]
    refused += _of_writing(sentence, templates.language)
    refused += magnitudes.problems(
        sentence, [templates.written(each) for each in sentence.findings], templates.language
    )
    refused += [each for finding in sentence.findings for each in _of_direction(finding, templates)]
    return [f"{sentence!s}: {each}" for each in refused]


def _of_writing(text: str, language: Language) -> list[str]:
    """Numbers without their groups, and a percent sign that a line may leave alone."""
    refused = [f"{number} is written without groups" for number in re.findall(r"\d{5,}", text)]
    return refused + [f"{each} may break" for each in re.findall(r"\d %", text) if language != "en"]


def bare(written: str) -> str:
    """A template without its values."""
    return re.sub(r"\{\w+\}", VALUE, written)


def names_in(written: str) -> list[str]:
    """The names of a template's values, in their order; ``{In_area}`` is the value ``in_area`` with a capital."""
    return [first.lower() + others for first, others in re.findall(r"\{(\w)(\w*)\}", written)]


def _own_numbers(finding: Finding, templates: Templates) -> Iterable[Decimal]:
    """Numbers that a finding brings by itself: its values, and the numbers of its definition.

    Not those of inner sentences, which bring their own, but where such a one is said a second time.
    """
    written = templates.written(finding)
    yield from numbers_in(bare(written), templates.language)
    for name, times in Counter(names_in(written)).items():
        value = finding.values[name]
        if isinstance(value, Sentence) and value.findings:
            inner = [number for each in value.findings for number in _own_numbers(each, templates)]
            yield from inner * (times - 1)
        else:
            yield from _numbers_of(value, templates.language) * times


def _numbers_of(value: object, language: Language) -> list[Decimal]:
    if isinstance(value, Magnitude):
        return numbers_in(value, language)
    if isinstance(value, FormattedNumber):
        return [Decimal(str(value.value))]
    if isinstance(value, CompositeCell):
        return [Decimal(str(part.value)) for _, part in value.parts]
    if isinstance(value, FormattedMonth):
        return [Decimal(value.value[:4])]
    if isinstance(value, Integral):
        return [Decimal(int(value))]
    return numbers_in(str(value), language)


def ways_in(text: str, language: Language) -> frozenset[str]:
    """The directions that the words of a template name."""
    small = text.lower()
    return frozenset(way for way, pattern in WAYS[language].items() if re.search(rf"(?<!\w)(?:{pattern})(?!\w)", small))


def _of_direction(finding: Finding, templates: Templates) -> list[str]:
    """Whether the words say up where the finding says down, or the other way round."""
    ways = ways_in(bare(templates.written(finding)), templates.language)
    if pair := _opposites(finding.kind, templates):
        wanted, said = {finding.kind.rpartition("_")[2]}, ways & pair
        return [] if said == wanted else [f"{finding.kind} says {' and '.join(sorted(said)) or 'no direction'}"]
    sign, said = _sign(finding.values), ways & {"down", "up"}
    if len(said) == 1 and sign and said != {"up" if sign > 0 else "down"}:
        return [f"{finding.kind} says {', '.join(said)} of {sign:+}"]
    return []


def _opposites(kind: str, templates: Templates) -> set[str]:
    """``down`` and ``up`` of ``past_down``, where there is a ``past_up``, too."""
    stem, _, suffix = kind.rpartition("_")
    return next((set(pair) for pair in OPPOSITES if suffix in pair and _has_all(stem, pair, templates)), set())


def _has_all(stem: str, pair: Sequence[str], templates: Templates) -> bool:
    return all(templates.has(f"{stem}_{way}") for way in pair)


def _sign(values: Mapping[str, object]) -> Decimal:
    """The sign of what changed: of a signed number, else of the later less the earlier; zero where neither is there."""
    for name in SIGNED:
        value = values.get(name)
        if isinstance(value, FormattedNumber) and value.pattern.startswith("+"):
            return Decimal(str(value.value))
    now, then = values.get("now"), values.get("then")
    if isinstance(now, FormattedNumber) and isinstance(then, FormattedNumber):
        return Decimal(str(then.value)) - Decimal(str(now.value))
    return Decimal(0)


def template_problems(by_language: Mapping[Language, Template]) -> dict[str, str]:
    """Say what differs between the languages of one template: ``numbers``, ``ways``, ``order``.

    And what is wrong in any of them: a ``year`` that is written into it, a word for a size (``sizes``: nearly half), a
    value that stands in it ``twice``.

    Words and order may differ where a language asks for it: ``read_back.yml`` lists such templates, letter by letter.
    """
    forms = {language: _forms(by_language[language]) for language in LANGUAGES}
    sizes = [
        f"{language} {words}"
        for language, each in forms.items()
        for words in sorted(magnitudes.phrases_in(" ".join(each), language))
    ]
    read = {
        "numbers": {language: _sorted_numbers(each[-1], language) for language, each in forms.items()},
        "ways": {language: _sorted_ways(each, language) for language, each in forms.items()},
        "order": {language: names_in(each[-1]) for language, each in forms.items()},
    }
    differing = {what: _listed(each) for what, each in read.items() if len({tuple(one) for one in each.values()}) > 1}
    years = [year for each in forms.values() for form in each for year in re.findall(r"\b(?:19|20)\d\d\b", form)]
    twice = sorted({name for each in read["order"].values() for name in each if each.count(name) > 1})
    wrong = {"year": ", ".join(years), "twice": ", ".join(twice), "sizes": "; ".join(sizes)}
    return differing | {what: said for what, said in wrong.items() if said}


def _forms(template: Template) -> list[str]:
    """The forms of a template; the one for most numbers is the last."""
    return [template] if isinstance(template, str) else sorted(template.values(), key=template["other"].__eq__)


def _sorted_ways(forms: Sequence[str], language: Language) -> list[str]:
    return sorted({way for form in forms for way in ways_in(bare(form), language)})


def _sorted_numbers(form: str, language: Language) -> list[str]:
    without = re.sub(NO_NUMBERS[language], "", bare(form))
    return [str(number) for number in sorted(numbers_in(without, language))]


def _listed(read: Mapping[Language, Sequence[str]]) -> str:
    return "; ".join(" ".join([language, *words]) for language, words in read.items())


def all_template_problems(files: Iterable[Path]) -> list[str]:
    """What differs between the languages of any template, or is a year in it, and is not listed just so."""
    differing = {
        (what, f"{path.stem}.{key}", said)
        for path in files
        for key, by_language in catalogue(path).items()
        for what, said in template_problems(by_language).items()
    }
    listed = yaml.safe_load(LISTED.read_text(encoding="utf-8"))
    known = {(what, kind, said) for what, kinds in listed.items() for kind, said in kinds.items()}
    refused = [f"{kind}: {what} {said}" for what, kind, said in sorted(differing - known)]
    return refused + [f"{kind}: {what} is listed, but not so" for what, kind, _ in sorted(known - differing)]
