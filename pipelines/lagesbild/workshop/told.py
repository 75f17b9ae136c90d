"""What the run of a brief says that a workshop works with: findings, messages, questions, key figures."""

from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple

from lagesbild.publish.exporter import Part, Parts, in_depth_file

MOST_JUDGED: Final = 6
"""Findings that a table says how far it agrees with: more take longer than the round has."""


class Observation(NamedTuple):
    """What one exhibit says: its number, headline and question, and its address in the projector view."""

    exhibit: str
    number: int
    text: str
    question: str
    href: str
    publishers: tuple[str, ...]


class Question(NamedTuple):
    """A question for discussion of the brief, and the exhibit that its figures are in."""

    text: str
    exhibit: str


class Told(NamedTuple):
    """A brief as a workshop takes it; ``opening`` is as its notebook shows it, ``observations`` are in its order.

    ``messages`` are the three core messages, ``certainty`` says how certain the projection is, if the brief does.
    """

    opening: Part
    observations: Mapping[str, Observation]
    messages: tuple[Observation, ...]
    certainty: Observation | None
    questions: tuple[Question, ...]

    @property
    def judged(self) -> tuple[Observation, ...]:
        """The findings that tables judge: of the core messages first, then of the questions; in the brief's order."""
        said = {each.exhibit: each for each in self.messages}
        asked = [each.exhibit for each in self.questions if each.exhibit in self.observations]
        kept = list(dict.fromkeys([*said, *asked]))[:MOST_JUDGED]
        chosen = [said.get(each, self.observations[each]) for each in kept]
        return tuple(sorted(chosen, key=lambda each: each.number))


def told_of(parts: Parts, *, file: str) -> Told:
    """Take what a workshop needs from the parts of an executed brief, whose page is ``file``."""
    opening, closing = dict(parts)["opening"], dict(parts)["closing"]
    observations = {each.exhibit: each for each in _observations(parts, file)}
    certainty = opening["certainty"]
    return Told(
        opening=opening,
        observations=observations,
        messages=tuple(_said(each, observations) for each in opening["core_messages"]),
        certainty=_said(certainty, observations) if certainty else None,
        questions=tuple(Question(each["text"], each["exhibit"]) for each in closing["discussion"]["questions"]),
    )


def _observations(parts: Parts, file: str) -> Iterable[Observation]:
    """Every exhibit that shows something."""
    page = file
    for kind, part in parts:
        if kind == "in_depth":
            page = in_depth_file(file)
        elif kind == "exhibit" and part["takeaway"]:
            publishers = tuple(dict.fromkeys(source["publisher"] for source in part["sources"]))
            href = f"{page}?projector#{part['id']}"
            yield Observation(part["id"], part["number"], part["takeaway"], part["question"], href, publishers)


def _said(message: Mapping[str, Any], observations: Mapping[str, Observation]) -> Observation:
    """The exhibit of a message with the message's words."""
    return observations[message["exhibit"]]._replace(text=message["text"])
