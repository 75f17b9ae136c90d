"""One table of a PxWeb service at once: described, asked for, read."""

from lagesbild.sources.http.pxweb import PxWeb, cut
from lagesbild.sources.parse import Taken, parse, select, variables_of
from lagesbild.sources.tables import PxTable


def take(service: PxWeb, table: PxTable) -> Taken:
    """Fetch one table and bring it into contract form, keeping nothing of the answers.

    Raises:
        SourceRefused: the service has no such table.
        SourceUnavailable: no usable answer came.
        SourceChanged: the table, or an answer, is not what is declared.
    """
    description = service.description(table.path)
    variables = variables_of(table, description, source=service.source)
    parts = cut(select(table, variables, source=service.source), service.limits.cells)
    answers = ((part, service.answer(table.path, part)) for part in parts)
    return parse(table, description, answers, source=service.source)
