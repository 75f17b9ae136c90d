"""What the accessibility statement says: exactly what the record of the last test holds, and who takes feedback."""

from collections.abc import Iterator
from typing import NamedTuple

from lagesbild.contracts.accessibility import FORMS, WAYS, Assessment, Feedback, Form, Way
from lagesbild.language import Numbers, Texts
from lagesbild.settings import LANGUAGES, Language


class Line(NamedTuple):
    """One form of page and how many faults each way of reading it found, in the order of the ways."""

    page: str
    faults: tuple[str, ...]


class Statement(NamedTuple):
    """The statement in one language, ready to read; ``assessed`` and ``result`` are empty where nothing was tested.

    ``lines`` is the table of the test, ``ways`` its columns. ``publisher``, ``email`` and ``form`` are empty where
    staff have not said them.
    """

    status: str
    assessed: str
    result: str
    ways: tuple[str, ...]
    lines: tuple[Line, ...]
    failures: tuple[str, ...]
    publisher: str
    email: str
    form: str


def statement_said(tested: Assessment | None, feedback: Feedback, language: Language) -> Statement:
    """Say the record of a test; no page is called fully conformant, as machines alone cannot tell."""
    text, contact = Texts(language), (feedback.publisher.get(language, ""), feedback.email, feedback.form)
    if tested is None:
        return Statement(text("statement.status_open"), "", "", (), (), (), *contact)
    numbers = Numbers(language)
    return Statement(
        text("statement.status_partial"),
        text("statement.assessed", day=numbers.day(tested.day), tools=_tools(tested)),
        _result(tested, text),
        tuple(text(f"statement.way_{way}") for way in WAYS),
        tuple(_lines(tested, text, numbers)),
        tuple(_failures(tested, text)),
        *contact,
    )


def _tools(tested: Assessment) -> str:
    return ", ".join(f"{name} {version}" for name, version in tested.tools.items())


def _result(tested: Assessment, text: Texts) -> str:
    total = sum(_faults(tested, form, way) for form in tested.pages for way in WAYS)
    return text("statement.result", n=total) if total else text("statement.result_none")


def _faults(tested: Assessment, form: Form, way: Way) -> int:
    """Places in which a form of page breaks a rule, in all languages together."""
    return sum(sum(ways[way].values()) for ways in tested.pages[form].values())


def _lines(tested: Assessment, text: Texts, numbers: Numbers) -> Iterator[Line]:
    for form in (each for each in FORMS if each in tested.pages):
        faults = tuple(str(numbers.integer(_faults(tested, form, way))) for way in WAYS)
        yield Line(text(f"statement.form_{form}"), faults)


def _failures(tested: Assessment, text: Texts) -> Iterator[str]:
    """One sentence per form of page, way of reading and rule: what is broken, in which languages, how often."""
    for form in (each for each in FORMS if each in tested.pages):
        for way in WAYS:
            for rule, found in _by_rule(tested, form, way).items():
                yield text(
                    "statement.failure",
                    what=_broken(rule, text),
                    page=text(f"statement.form_{form}"),
                    way=text(f"statement.way_{way}"),
                    languages=", ".join(text(f"statement.in_{language}") for language in found),
                    n=sum(found.values()),
                )


def _by_rule(tested: Assessment, form: Form, way: Way) -> dict[str, dict[Language, int]]:
    """Rule → language → in how many places it is broken; rules by name, languages in their order."""
    read = {language: tested.pages[form][language][way] for language in LANGUAGES}
    rules = sorted({rule for found in read.values() for rule in found})
    return {rule: {each: found[rule] for each, found in read.items() if rule in found} for rule in rules}


def _broken(rule: str, text: Texts) -> str:
    """A rule in words; one of axe that has none is named."""
    is_named = f"shortcomings.{rule}" in text
    return text(f"shortcomings.{rule}") if is_named else text("statement.rule", rule=rule)
