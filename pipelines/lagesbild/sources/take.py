"""One table of a service at once: described, asked for, read."""

from datetime import UTC, datetime

from lagesbild.sources.declared import Declared
from lagesbild.sources.http import Client
from lagesbild.sources.protocols import READINGS, Taken


def take(service: Client, table: Declared) -> Taken:
    """Fetch one table and bring it into contract form, keeping nothing of the answers.

    Raises:
        SourceRefused: the service has no such table.
        SourceUnavailable: no usable answer came.
        SourceChanged: the table, or an answer, is not what is declared.
    """
    reading, description = READINGS[table.service.protocol], service.description(table)
    today = datetime.now(UTC).date()
    questions = reading.questions(table, description, cells=service.limits.cells, today=today)
    answers = [(question, service.answer(table, question)) for question in questions]
    updated = reading.updated(table, *answers[0])
    return Taken(reading.rows(table, description, answers), updated)
