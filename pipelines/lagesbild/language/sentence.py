"""A sentence and what it found: the words of one language, and the template and values that they were made of."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple


class Finding(NamedTuple):
    """What a sentence reports, the same in every language.

    ``kind`` is the template, ``school_stages.takeaway``; the direction is part of it (``history.past_down``).
    ``values`` holds what was put into it, by name: numbers as they were written, years, names, or inner sentences.
    """

    kind: str
    values: Mapping[str, object]


class Sentence(str):
    """Words that keep what they report: ``findings`` has their own finding first, then those of inner sentences."""

    __slots__ = ("findings",)
    findings: tuple[Finding, ...]

    def __new__(cls, text: str, findings: Iterable[Finding]) -> "Sentence":
        """Make the sentence."""
        made = super().__new__(cls, text)
        made.findings = tuple(findings)
        return made

    def __reduce__(self) -> tuple[type["Sentence"], tuple[str, tuple[Finding, ...]]]:
        """What a copy is made of."""
        return (type(self), (str(self), self.findings))


def findings_of(*texts: object) -> tuple[Finding, ...]:
    """The findings of all of them that are sentences, in their order."""
    return tuple(finding for text in texts if isinstance(text, Sentence) for finding in text.findings)


def join(between: str, texts: Iterable[str]) -> Sentence:
    """Join like ``str.join``, and keep the findings."""
    listed = list(texts)
    return Sentence(between.join(listed), findings_of(*listed))
